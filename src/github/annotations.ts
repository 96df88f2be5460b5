import type { Assessment, Finding } from "../posture/assessment.js";

/** GitHub keeps at most so many annotations of each level a step. */
export const MAX_ANNOTATIONS_PER_LEVEL = 10;
/** GitHub cuts an annotation's message off after so many UTF-16 units. */
export const MAX_ANNOTATION_LENGTH = 4096;

export type AnnotationLevel = "error" | "warning" | "notice";

export interface Annotation {
  readonly level: AnnotationLevel;
  readonly title: string;
  readonly message: string;
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
  const atFault = findings.filter(({ status, waived }) => status !== "COMPLIANT" && !waived);
  if (atFault.length === 0 || room <= 0) return [];
  const shown = atFault.length <= room ? atFault.length : room - 1;
  const annotations = worstFirst(atFault).slice(0, shown).map(ofFinding);
  const left = atFault.length - shown;
  if (left === 0) return annotations;
  const message = `${left} more volumes are at fault: see the report.`;
  return [...annotations, { level: "warning", title: "Backup posture", message }];
}

function ofFinding(finding: Finding): Annotation {
  const kind = finding.kind === "BOOT_VOLUME" ? "Boot volume" : "Block volume";
  const where = `compartment ${finding.compartmentPath}, ${finding.region}`;
  return {
    level: "warning",
    title: `${finding.status}: ${finding.volumeName}`,
    message: `${kind} ${finding.volumeName} (${finding.volumeId}) in ${where}: ${finding.reason}`,
  };
}

const RANK = { NO_BACKUP: 0, STALE_BACKUP: 1, UNKNOWN: 2, COMPLIANT: 3 } as const;

/** By status, the oldest recovery point first; otherwise in the report's order. */
function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort(
    (a, b) => RANK[a.status] - RANK[b.status] || (b.backupAgeMs ?? 0) - (a.backupAgeMs ?? 0),
  );
}
