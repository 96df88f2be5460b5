import type { Assessment } from "../posture/assessment.js";
import { OUTPUT_FORMATS } from "../settings/settings.js";
import { messageOf } from "../plain/error-message.js";
import { verdictSentence } from "../reports/markdown/verdict-section.js";

export interface RunResults {
  /** null when the audit could not be done. */
  readonly assessment: Assessment | null;
  /** Where each format was written on disk, by format. */
  readonly reportPaths: ReadonlyMap<string, string>;
  /** `oci://bucket@namespace/object`, one a report uploaded. */
  readonly objectUris: readonly string[];
  readonly artifact: { readonly id: string; readonly url: string } | null;
}

/**
 * The step's outputs by name, all of them in every case: a number that is not known and a report
 * that was not made are empty strings. Without an earlier report `new` and `resolved` are 0.
 */
export function outputsOf(results: RunResults): Readonly<Record<string, string>> {
  const { assessment, reportPaths, objectUris, artifact } = results;
  const summary = assessment?.summary;
  return {
    result: assessment?.verdict.passed === true ? "pass" : "fail",
    complete: String(assessment?.complete ?? false),
    "total-volumes": count(summary?.total),
    compliant: count(summary?.compliant),
    "stale-backup": count(summary?.stale),
    "no-backup": count(summary?.noBackup),
    unknown: count(summary?.unknown),
    waived: count(summary?.waived),
    new: count(assessment?.drift.new),
    resolved: count(assessment?.drift.resolved),
    "compliance-percent": summary?.compliancePercent.toFixed(2) ?? "",
    "skipped-compartments": count(summary?.skippedCompartments),
    violations: JSON.stringify(assessment?.verdict.violations ?? []),
    headline: assessment === null ? NOTHING_AUDITED : verdictSentence(assessment),
    ...pathOutputs(reportPaths),
    "object-uris": JSON.stringify(objectUris),
    ...artifactOutputs(artifact),
  };
}

const NOTHING_AUDITED = "Nothing could be audited: the log says why.";

/** `report-json` and so on, one a format: where it was written, or empty. */
export function pathOutputs(paths: RunResults["reportPaths"]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    OUTPUT_FORMATS.map((format) => [`report-${format}`, paths.get(format) ?? ""]),
  );
}

export function artifactOutputs(
  artifact: RunResults["artifact"],
): Readonly<Record<string, string>> {
  return { "artifact-id": artifact?.id ?? "", "artifact-url": artifact?.url ?? "" };
}

function count(value: number | undefined): string {
  return value === undefined ? "" : String(value);
}

/**
 * Sets the step's outputs through the file that GITHUB_OUTPUT names; does nothing without it.
 *
 * @returns null, or a sentence that says why the outputs were not set
 */
export async function writeOutputs(
  outputs: Readonly<Record<string, string>>,
): Promise<string | null> {
  if (!process.env["GITHUB_OUTPUT"]) return null;
  // Imported here because it takes some 70 ms, which the first request need not wait for.
  const { setOutput } = await import("@actions/core");
  try {
    for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
    return null;
  } catch (error) {
    return `The outputs could not be written to the file that GITHUB_OUTPUT names (${messageOf(error)}). Later steps will not see them; check that the runner may write there.`;
  }
}
