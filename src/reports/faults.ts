import type { Finding } from "../posture/assessment.js";
import { statusRank } from "../posture/compliance-status.js";
import { sortedByKeys } from "../plain/order.js";
import { daysToMs } from "../plain/days.js";
import { isAskedFailure, isGateFailure } from "./markdown/gate-failures.js";

/**
 * The volumes that are not compliant or fail a check which their rule or the gate asks for, in the order
 * of the assessment. What is waived is no fault.
 */
export function volumesAtFault(findings: readonly Finding[]): Finding[] {
  return findings.filter(isAtFault);
}

/** Those that would be at fault without their exemption. */
export function waivedVolumes(findings: readonly Finding[]): Finding[] {
  return findings.filter((it) => {
    if (it.exemption === null) return false;
    return (it.status !== "COMPLIANT" || it.checks.some(isAskedFailure)) && !isAtFault(it);
  });
}

export function isAtFault({ status, waived, checks }: Finding): boolean {
  return (status !== "COMPLIANT" && !waived) || checks.some(isGateFailure);
}

/** By status, those in their grace period last; then by how far the newest backup is past its limit. */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  return sortedByKeys(findings, (it) => [
    statusRank(it.status),
    it.inGracePeriod ? 1 : 0,
    -ageInLimits(it),
  ]);
}

/** The age of the newest recovery point as a multiple of what the volume's rule allows; 0 for none. */
export function ageInLimits({ backupAgeMs, maxBackupAgeDays }: Finding): number {
  return (backupAgeMs ?? 0) / daysToMs(maxBackupAgeDays);
}
