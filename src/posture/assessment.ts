import type { UnreadListing, VolumeKind } from "../inventory/inventory.js";

export type ComplianceStatus = "COMPLIANT" | "STALE_BACKUP" | "NO_BACKUP" | "UNKNOWN";

export interface AttachedInstance {
  readonly instanceId: string;
  readonly instanceName: string | null;
  readonly compartmentId: string;
}

/** One audited volume and what was found of it. Times are milliseconds since the epoch. */
export interface Finding {
  readonly kind: VolumeKind;
  readonly volumeId: string;
  readonly volumeName: string;
  readonly compartmentId: string;
  readonly compartmentName: string;
  readonly compartmentPath: string;
  readonly region: string;
  readonly availabilityDomain: string;
  readonly lifecycleState: string;
  readonly sizeGb: number;
  readonly timeCreated: number;
  readonly attachedInstances: readonly AttachedInstance[];
  readonly status: ComplianceStatus;
  readonly newestRecoveryPoint: { readonly id: string; readonly timeCreated: number } | null;
  readonly backupAgeMs: number | null;
  readonly maxBackupAgeDays: number;
  readonly waived: boolean;
  readonly reason: string;
}

export interface Tally {
  readonly total: number;
  readonly nonCompliant: number;
}

export interface Summary {
  readonly scannedCompartments: number;
  readonly skippedCompartments: number;
  readonly total: number;
  readonly compliant: number;
  readonly stale: number;
  readonly noBackup: number;
  readonly unknown: number;
  /** STALE_BACKUP + NO_BACKUP; UNKNOWN is counted apart. */
  readonly nonCompliant: number;
  readonly waived: number;
  /** compliant / counted volumes × 100, two decimals; 100 when there are none. */
  readonly compliancePercent: number;
  readonly totalGb: number;
  /** GB of the volumes with STALE_BACKUP or NO_BACKUP. */
  readonly unprotectedGb: number;
  readonly byAvailabilityDomain: ReadonlyMap<string, Tally>;
  readonly byRegion: ReadonlyMap<string, Tally>;
}

export interface CompartmentSummary {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly blockVolumes: number;
  readonly bootVolumes: number;
  readonly nonCompliant: number;
}

export interface Violation {
  /** The input's name: `max-no-backup`. */
  readonly rule: string;
  readonly limit: number | boolean;
  readonly actual: number;
  readonly message: string;
}

/** `passed` is the verdict after `warn-only`; `violations` are listed either way. */
export interface Verdict {
  readonly passed: boolean;
  readonly warnOnly: boolean;
  readonly violations: readonly Violation[];
}

/** The judged inventory: everything that a report may say, computed once. */
export interface Assessment {
  readonly assessedAt: number;
  readonly tenancyId: string;
  readonly homeRegion: string;
  readonly regions: readonly string[];
  readonly maxBackupAgeDays: number;
  /** False when some region, compartment or listing could not be read. */
  readonly complete: boolean;
  readonly summary: Summary;
  readonly compartments: readonly CompartmentSummary[];
  readonly unread: readonly UnreadListing[];
  /** Sorted: NO_BACKUP, STALE_BACKUP, UNKNOWN, COMPLIANT; then region, path, name, OCID. */
  readonly findings: readonly Finding[];
  readonly verdict: Verdict;
}
