import type { EarlierProofs } from "../../inventory/restore-proof.js";
import type { ComplianceStatus } from "../compliance-status.js";
import type { CheckId, RuleSettings } from "../../settings/policy.js";

/** What the last run of one day found. A day without a run has no entry. */
export interface HistoryEntry {
  /** `YYYY-MM-DD`, in UTC. */
  readonly day: string;
  readonly volumes: number;
  readonly compliant: number;
  readonly stale: number;
  readonly noBackup: number;
  readonly unknown: number;
  readonly compliancePercent: number;
  readonly unprotectedGb: number;
  /** How many volumes were fixed on the day, and for how many days they had failed, all together. */
  readonly fixed: number;
  readonly fixedDays: number;
  /** For how many days the volume that fails longest has failed; null while none does. */
  readonly oldestGapDays: number | null;
  /** What volumes are judged by was not the same as the day before. */
  readonly isPolicyChanged: boolean;
}

/** A check that fails on a volume. */
export interface FailingCheck {
  readonly id: CheckId;
  /** True when the volume's rule asks for the check: only then does the volume fail for it. */
  readonly isRequired: boolean;
  /** Waived, or in the volume's grace period: the gate does not count it. */
  readonly isExcused: boolean;
}

/** What an earlier run knew of one volume, or this run does. Times are milliseconds since the epoch. */
export interface VolumeSnapshot {
  readonly volumeId: string;
  readonly volumeName: string;
  readonly compartmentPath: string;
  readonly region: string;
  readonly status: ComplianceStatus;
  /** The status is waived, or the volume in its grace period: the gate does not count it. */
  readonly isExcused: boolean;
  /** Every check that fails, recency included. */
  readonly failing: readonly FailingCheck[];
  /** The checks that its rule requires and that could not be told; absent for none. */
  readonly untold?: readonly CheckId[];
  /** When the data of its newest recovery point was imaged; null for none, or when nobody knows. */
  readonly recoveryPointAt: number | null;
  /** null when nobody knows. */
  readonly timeCreated: number | null;
  /** Name of the rule that it was judged by; null when nobody knows. */
  readonly rule: string | null;
  /** When the volume was first seen to fail; null while it does not, or when nobody knows. */
  readonly firstSeenAt: number | null;
  /** Its status on each of the last days up to the run's own; absent when nobody knows. */
  readonly days?: string;
}

/** What the volumes were judged by; a name may be missing where that is not known. */
export type RulesByName = ReadonlyMap<string, RuleSettings>;

export interface Snapshot {
  /** OCID of the tenancy, shortened where the report is redacted; absent where it was read from none. */
  readonly tenancyId?: string;
  /** Two are of one scope when these texts are equal; absent where it does not say. */
  readonly scope?: string;
  readonly generatedAt: number;
  /** Where it came from: a file's path, an `oci://` URI. */
  readonly source: string;
  /** SHA-256 of the report as it was stored, in hexadecimal; absent where it was read from none. */
  readonly sha256?: string;
  /** No limit was broken, whatever the run made of it; null where that is not known. */
  readonly limitsHeld: boolean | null;
  /** Everything that was asked for was read; absent where nobody knows. */
  readonly isComplete?: boolean;
  readonly rules: RulesByName;
  readonly volumes: readonly VolumeSnapshot[];
  /** How many backups without a volume it told of; absent when it told of none, or could not tell. */
  readonly orphanedBackups?: number;
  /** The days that it remembered, oldest first. */
  readonly history?: readonly HistoryEntry[];
  /** The restores that it knew of; absent where it was read from no report. */
  readonly restoreProofs?: EarlierProofs;
}
