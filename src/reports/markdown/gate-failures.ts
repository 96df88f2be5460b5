import type { Finding } from "../../posture/assessment.js";
import type { VolumeCheckResult } from "../../posture/check.js";

/** The checks that the volume's rule requires, that failed and that no exemption covers. */
export function gateFailures({ checks }: Pick<Finding, "checks">): readonly VolumeCheckResult[] {
  return checks.filter(isGateFailure);
}

export function isGateFailure({ result, isRequired, waived }: VolumeCheckResult): boolean {
  return result === "fail" && isRequired && !waived;
}
