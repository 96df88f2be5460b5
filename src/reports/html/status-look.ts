import { COMPLIANCE_STATUSES, type ComplianceStatus } from "../../posture/compliance-status.js";

export interface StatusLook {
  readonly status: ComplianceStatus;
  readonly label: string;
  /** Name of its icon, and of its colour in the style sheet. */
  readonly look: string;
}

const LOOKS: Readonly<Record<ComplianceStatus, Omit<StatusLook, "status">>> = {
  NO_BACKUP: { label: "No backup", look: "none" },
  STALE_BACKUP: { label: "Stale", look: "stale" },
  UNKNOWN: { label: "Unknown", look: "unknown" },
  COMPLIANT: { label: "Compliant", look: "compliant" },
};

/** How each status is shown, worst first. */
export const STATUS_LOOKS: readonly StatusLook[] = COMPLIANCE_STATUSES.map((status) => ({
  status,
  ...LOOKS[status],
}));

export function lookOf(status: ComplianceStatus): string {
  return LOOKS[status].look;
}
