import { createHash } from "node:crypto";

import type { DeletionRestricted } from "../../posture/access/deletion-restricted.js";
import type { Assessment, Finding } from "../../posture/assessment.js";
import type { CheckResult, VolumeCheckResult } from "../../posture/check.js";
import { CHECK_IDS, SEVERITIES, type CheckId, type Severity } from "../../settings/policy.js";
import { othersNamed } from "../deletion-texts.js";
import { sarifText } from "../escape/sarif.js";
import { visible } from "../../plain/visible.js";
import { commandLine } from "../remedy/command-line.js";
import { LEVELS } from "./sarif-rules.js";

/** A result with what it is ordered by. */
export interface RatedResult {
  readonly ruleId: CheckId;
  readonly severity: Severity;
  readonly isSuppressed: boolean;
  readonly isFailure: boolean;
  /** Made only when it is wanted: of very many, most are left out. */
  readonly result: () => object;
}

/**
 * Every failing check of every volume, and every required one that could not be told; worst first,
 * what is excused last. `anchor` is the URI of a file in the repository to show them at, `ruleLines` where in
 * it each of the assessment's rules begins, as far as that is known.
 */
export function sarifResults(
  assessment: Assessment,
  anchor: string,
  ruleLines: readonly number[],
): readonly RatedResult[] {
  const { findings, orphanedBackups, deletionRestricted, tenancyId } = assessment;
  const lines = new Map(assessment.rules.map(({ name }, index) => [name, ruleLines[index] ?? 1]));
  const top = { uri: anchor, line: 1 };
  const hasBaseline = assessment.drift.baseline !== null;
  const ofVolumes = findings.flatMap((finding) =>
    finding.checks
      .filter((it) => it.result === "fail" || (it.result === "unknown" && it.isRequired))
      .map((check) => {
        const subject = { id: finding.volumeId, name: finding.volumeName };
        const place = { uri: anchor, line: lines.get(finding.rule) ?? 1 };
        return rated(check, subject, place, excuseOf(finding, check), () => ({
          text: `${describe(finding)}: ${check.message}.${remedyText(check)}`,
          baselineState: hasBaseline ? baselineState(finding, check) : undefined,
          properties: {
            region: finding.region,
            compartment: visible(finding.compartmentPath),
            status: finding.status,
            severity: check.severity,
          },
        }));
      }),
  );
  const tenancyChecks = [
    ...(orphanedBackups.result === "fail" ? [orphanedBackups] : []),
    ...(deletionRestricted === undefined || deletionRestricted.result === "pass"
      ? []
      : [deletionRestricted]),
  ];
  const ofTenancy = tenancyChecks.map((check) =>
    rated(check, { id: tenancyId, name: tenancyId }, top, null, () => ({
      text: `In the tenancy as a whole, ${check.message}.${namesOf(check, deletionRestricted)}`,
      baselineState: undefined,
      properties: { severity: check.severity },
    })),
  );
  return [...ofVolumes, ...ofTenancy].toSorted(worstFirst);
}

/** Those who may delete, where the result is about them. */
function namesOf(check: CheckResult, deletion: DeletionRestricted | undefined): string {
  if (deletion === undefined || check !== deletion) return "";
  const names = othersNamed(deletion.who);
  return names === "" ? "" : ` They are: ${names}.`;
}

/** Where code scanning shows a result. */
interface SarifLocation {
  readonly uri: string;
  readonly line: number;
}

interface Subject {
  readonly id: string;
  readonly name: string;
}

interface Particulars {
  readonly text: string;
  readonly baselineState: string | undefined;
  readonly properties: Readonly<Record<string, string>>;
}

/** `excuse`: why the gate does not count it; null when it does. */
function rated(
  check: CheckResult,
  subject: Subject,
  place: SarifLocation,
  excuse: string | null,
  particulars: () => Particulars,
): RatedResult {
  const { id: ruleId, severity } = check;
  return {
    ruleId,
    severity,
    isFailure: check.result === "fail",
    isSuppressed: excuse !== null,
    result: () => toResult(check, subject, place, excuse, particulars()),
  };
}

function toResult(
  { id: ruleId, result, severity }: CheckResult,
  subject: Subject,
  place: SarifLocation,
  excuse: string | null,
  { text, baselineState: state, properties }: Particulars,
): object {
  return {
    ruleId,
    ruleIndex: CHECK_IDS.indexOf(ruleId),
    // SARIF 3.27.10: what did not fail has no level.
    ...(result === "fail"
      ? { kind: "fail", level: LEVELS[severity] }
      : { kind: "review", level: "none" }),
    message: { text: sarifText(text) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: place.uri, uriBaseId: "%SRCROOT%" },
          region: { startLine: place.line },
        },
        logicalLocations: [
          {
            name: visible(subject.name),
            fullyQualifiedName: visible(subject.id),
            kind: "resource",
          },
        ],
      },
    ],
    partialFingerprints: { primaryLocationLineHash: fingerprint(ruleId, subject.id) },
    ...(state === undefined ? {} : { baselineState: state }),
    // All results have the property, or a viewer could not tell "none" from "not said".
    suppressions: excuse === null ? [] : [suppression(excuse)],
    properties,
  };
}

function describe({ kind, volumeName, volumeId, compartmentPath, region }: Finding): string {
  const what = kind === "BOOT_VOLUME" ? "Boot volume" : "Block volume";
  return `${what} ${volumeName} (${volumeId}) in compartment ${compartmentPath}, ${region}`;
}

function remedyText({ remedy }: CheckResult): string {
  return remedy === null ? "" : ` Remedy: ${commandLine(remedy)}`;
}

/** How it compares with the last run; undefined where that run's report does not tell. */
function baselineState({ drift }: Finding, check: VolumeCheckResult): string | undefined {
  const isStatus = check.id === "backup-recency";
  if (isStatus && drift === "changed") return "updated";
  if (check.result === "fail") return check.isNew ? "new" : "unchanged";
  if (!isStatus || drift === "none") return undefined;
  return drift === "new" ? "new" : "unchanged";
}

function excuseOf({ exemption }: Finding, check: VolumeCheckResult): string | null {
  if (check.waived) return exemption === null ? "Exempt." : `${exemption.id}: ${exemption.reason}`;
  return check.inGracePeriod ? "The volume is in its grace period." : null;
}

function suppression(justification: string) {
  return { kind: "external", status: "accepted", justification: visible(justification) };
}

/** GitHub takes the part before the colon for the alert's identity, and counts after it. */
function fingerprint(ruleId: string, ocid: string): string {
  const hash = createHash("sha256").update(`${ruleId}\n${ocid}`).digest("hex");
  return `${hash.slice(0, 16)}:1`;
}

/** What is alike keeps the assessment's order. */
function worstFirst(a: RatedResult, b: RatedResult): number {
  return rank(b) - rank(a);
}

function rank({ isSuppressed, isFailure, severity }: RatedResult): number {
  return (isSuppressed ? 0 : 100) + (isFailure ? 10 : 0) + SEVERITIES.indexOf(severity);
}
