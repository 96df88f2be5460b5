import type { LogPlace } from "./log.js";
import type { Assessment, Finding } from "../posture/assessment.js";
import { volumesAtFault, worstFirst } from "../reports/faults.js";
import { gateFailures } from "../reports/markdown/gate-failures.js";

/** GitHub keeps at most so many annotations of each level a step. */
export const MAX_ANNOTATIONS_PER_LEVEL = 10;
/** GitHub cuts an annotation's message off after so many UTF-16 units. */
export const MAX_ANNOTATION_LENGTH = 4096;

export type AnnotationLevel = "error" | "warning" | "notice";

export interface Annotation {
  readonly level: AnnotationLevel;
  readonly title: string;
  readonly message: string;
  /** Where GitHub shows it; without one, on the run's page alone. */
  readonly place?: LogPlace;
}

/**
 * What to show on the run's page: an error for each violated threshold (a warning under
 * `warn-only`), then as many warnings for the worst volumes as GitHub leaves room for.
 */
export function annotationsOf(assessment: Assessment): readonly Annotation[] {
  const { violations, warnOnly } = assessment.verdict;
  const verdict = violations.map(({ rule, message }): Annotation => ({
    level: warnOnly ? "warning" : "error",
    title: `Backup posture: ${rule}`,
    message,
  }));
  const taken = warnOnly ? verdict.length : 0;
  return [...verdict, ...ofWorstVolumes(assessment.findings, MAX_ANNOTATIONS_PER_LEVEL - taken)];
}

function ofWorstVolumes(findings: readonly Finding[], room: number): readonly Annotation[] {
  const atFault = volumesAtFault(findings);
  if (atFault.length === 0 || room <= 0) return [];
  const shown = atFault.length <= room ? atFault.length : room - 1;
  const annotations = worstFirst(atFault).slice(0, shown).map(ofFinding);
  const left = atFault.length - shown;
  if (left === 0) return annotations;
  const message = `${left} more volumes are at fault: see the report.`;
  return [...annotations, { level: "warning", title: "Backup posture", message }];
}

function ofFinding(finding: Finding): Annotation {
  const { status, volumeName, volumeId, drift } = finding;
  const kind = finding.kind === "BOOT_VOLUME" ? "Boot volume" : "Block volume";
  const where = `compartment ${finding.compartmentPath}, ${finding.region}`;
  // A compliant volume is at fault for the checks that its rule or the gate asks for.
  const label = status === "COMPLIANT" ? "Fails checks" : status;
  const change = drift === "new" || drift === "changed" ? ` (${drift})` : "";
  return {
    level: "warning",
    title: `${label}${change}: ${volumeName}`,
    message: `${kind} ${volumeName} (${volumeId}) in ${where}: ${faultsOf(finding).join("; ")}`,
  };
}

/** `backup-recency` says what the reason says already. */
function faultsOf(finding: Finding): string[] {
  const failures = gateFailures(finding)
    .filter(({ id }) => id !== "backup-recency")
    .map(({ id, message }) => `${id}: ${message}`);
  return finding.status === "COMPLIANT" ? failures : [finding.reason, ...failures];
}
