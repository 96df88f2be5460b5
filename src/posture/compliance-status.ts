/** Worst first: the order of every list and table. */
export const COMPLIANCE_STATUSES = ["NO_BACKUP", "STALE_BACKUP", "UNKNOWN", "COMPLIANT"] as const;
export type ComplianceStatus = (typeof COMPLIANCE_STATUSES)[number];

/** 0 for the worst. */
export function statusRank(status: ComplianceStatus): number {
  return COMPLIANCE_STATUSES.indexOf(status);
}

/** UNKNOWN is counted apart: of such a volume nothing is known to be wrong. */
export function isNonCompliant(status: ComplianceStatus): boolean {
  return status === "NO_BACKUP" || status === "STALE_BACKUP";
}
