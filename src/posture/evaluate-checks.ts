import {
  isExcusedByGrace,
  type Check,
  type CheckSubject,
  type VolumeCheckResult,
} from "./check.js";
import type { Waiver } from "./policy/exemptions.js";
import { inOnePiece } from "./in-one-piece.js";

/**
 * Puts every check to a volume whose needs are met: those that need no look-up, and those whose
 * look-ups were asked for. A check that the rule requires takes the rule's severity.
 */
export function evaluateChecks(
  checks: readonly Check[],
  subject: CheckSubject,
  { covers }: Pick<Waiver, "covers">,
  isInGracePeriod: boolean,
): VolumeCheckResult[] {
  const results: VolumeCheckResult[] = [];
  for (const check of checks) {
    if (!isEvaluable(check, subject)) continue;
    const { id, severity } = check;
    const isRequired = check.isRequired(subject.settings);
    const { result, message, remedy } = check.evaluate(subject);
    // What applies neither to the volume nor to its rule would only fill the reports.
    if (result === "not_applicable" && !isRequired) continue;
    results.push({
      id,
      result,
      severity: isRequired ? subject.settings.severity : severity,
      message: inOnePiece(message),
      remedy,
      isRequired,
      waived: covers(id),
      inGracePeriod: isInGracePeriod && isExcusedByGrace(check),
      isNew: false,
    });
  }
  // One that grew has room for many more, and there is one in each of thousands of findings.
  return results.slice();
}

function isEvaluable({ needs }: Check, subject: CheckSubject): boolean {
  return needs.every((need) => subject[LOOK_UPS[need]] !== null);
}

const LOOK_UPS = { policy: "policy", replica: "replicas" } as const;
