import type { Finding } from "../../posture/assessment.js";
import type { VolumeCheckResult } from "../../posture/check.js";

/** The checks that the volume's rule or the gate asks for, that failed and that no exemption covers. */
export function gateFailures({ checks }: Pick<Finding, "checks">): readonly VolumeCheckResult[] {
  return checks.filter(isGateFailure);
}

export function isGateFailure(check: VolumeCheckResult): boolean {
  return isAskedFailure(check) && !check.waived;
}

/** The same, exempted or not. */
export function isAskedFailure({ result, isRequired, isGated }: VolumeCheckResult): boolean {
  return result === "fail" && (isRequired || isGated === true);
}
