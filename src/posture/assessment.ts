import type { AttachedInstance } from "./evidence/attachments.js";
import type { ComplianceStatus } from "./compliance-status.js";
import type {
  DefinedTags,
  FreeformTags,
  RegionDiscovery,
  SearchFailure,
  UnaskedListings,
  UnreadListing,
  VolumeKind,
} from "../inventory/inventory.js";
import type { CheckId, PlanCheckId, ProtectionLevel } from "../settings/policy.js";
import type { EarlierProofs, RestoreProof } from "../inventory/restore-proof.js";
import type { CheckOutcomeKind, EffectivePolicy, VolumeCheckResult } from "./check.js";
import type { ProtectionFacts } from "./checks/protection-steps.js";
import type { Drift, DriftKind } from "./verdict/drift.js";
import type { HistoryEntry } from "./verdict/snapshot.js";
import type { DeletionRestricted } from "./access/deletion-restricted.js";
import type { OrphanedBackups } from "./checks/orphaned-backups.js";
import type { Notice } from "./notice.js";
import type { AppliedRule } from "./policy/rules.js";
import type { Waste, WasteTally } from "./waste/waste.js";

/** The exemption that a finding shows. */
export interface AppliedExemption {
  readonly id: string;
  readonly reason: string;
  /** `YYYY-MM-DD`, the last day on which it holds, in UTC; null: permanent. */
  readonly expires: string | null;
}

/** One backup of a volume, as a point on its time axis. */
export interface BackupPoint {
  readonly id: string;
  readonly timeCreated: number;
  readonly expiresAt: number | null;
  readonly state: string;
  readonly isScheduled: boolean;
}

/** A usable backup. Times are milliseconds since the epoch. */
export interface RecoveryPoint {
  readonly id: string;
  readonly timeCreated: number;
  /** null: it does not expire. */
  readonly expiresAt: number | null;
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
  /** null when OCI does not tell it. */
  readonly sizeGb: number | null;
  readonly timeCreated: number;
  readonly attachedInstances: readonly AttachedInstance[];
  /** False where it may be attached to instances besides these. */
  readonly areAttachmentsKnown: boolean;
  readonly status: ComplianceStatus;
  readonly newestRecoveryPoint: RecoveryPoint | null;
  /** The newest restore of one of its backups, seen by this run or an earlier one; null: none was. */
  readonly restoreProof: RestoreProof | null;
  readonly protection: ProtectionFacts;
  readonly backupAgeMs: number | null;
  /** The threshold of the volume's rule. */
  readonly maxBackupAgeDays: number;
  /** An exemption covers the status: it stands, but the gate does not count the volume. */
  readonly waived: boolean;
  readonly reason: string;
  /** Name of the policy rule that the volume falls under, or `defaults`. */
  readonly rule: string;
  /** NO_BACKUP of a volume so young that the gate does not count it yet. */
  readonly inGracePeriod: boolean;
  readonly exemption: AppliedExemption | null;
  /** null: there is none. Absent: not looked up, or the look-up failed. */
  readonly backupPolicy?: EffectivePolicy | null;
  /** When a COMPLIANT volume turns STALE_BACKUP or NO_BACKUP, as far as is known today. */
  readonly nextBreachAt: number | null;
  /** Those that apply or are required, in the order of CHECK_IDS. */
  readonly checks: readonly VolumeCheckResult[];
  /** Whose it is; null: nobody's by its tags. Absent where the policy names no tag for it. */
  readonly owner?: string | null;
  readonly freeformTags: FreeformTags;
  readonly definedTags: DefinedTags;
  /** Of its backups those that its rule needs no longer; null where that cannot be told. */
  readonly pastNeed: WasteTally | null;
  /** Its backups in its own region, newest first, at most MAX_BACKUP_POINTS. */
  readonly backups: readonly BackupPoint[];
  readonly drift: DriftKind;
  /** Its status on each of the days before this one, as verdict/history.ts writes it. */
  readonly pastDays: string;
  /** When it was first seen to fail, as far as the last run remembers; null while it does not. */
  readonly firstSeenAt: number | null;
}

export interface Tally {
  readonly total: number;
  readonly nonCompliant: number;
}

/** The volumes under one rule. `waived` ones are in the other counts too. */
export interface RuleTally {
  readonly total: number;
  readonly compliant: number;
  readonly stale: number;
  readonly noBackup: number;
  readonly unknown: number;
  readonly waived: number;
}

/** The volumes of one owner; null: of none. */
export interface OwnerTally {
  readonly owner: string | null;
  readonly total: number;
  /** Not COMPLIANT, of those that the gate counts. */
  readonly atFault: number;
  readonly totalGb: number;
}

/** The volumes of one protection level, by what is proven of them. */
export interface LevelTally {
  readonly level: ProtectionLevel;
  readonly volumes: number;
  /** Of so many of them a higher level cannot be excluded. */
  readonly mayBeHigher: number;
}

/** How often one check came to each result, and what it is called. */
export interface CheckTally extends Record<CheckOutcomeKind, number> {
  readonly title: string;
  /** A rule requires it on some volume, or the gate names it. */
  readonly isAskedFor: boolean;
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
  /** NO_BACKUP volumes in their grace period. */
  readonly inGracePeriod: number;
  /** compliant / counted volumes × 100, two decimals; 100 when there are none. */
  readonly compliancePercent: number;
  readonly totalGb: number;
  /** GB of the volumes with STALE_BACKUP or NO_BACKUP. */
  readonly unprotectedGb: number;
  /** Volumes whose size is not known; in no sum of sizes. */
  readonly unsized: number;
  readonly byAvailabilityDomain: ReadonlyMap<string, Tally>;
  readonly byRegion: ReadonlyMap<string, Tally>;
  /** Every rule in the policy's order, those without volumes too, and `defaults` last. */
  readonly byRule: ReadonlyMap<string, RuleTally>;
  /** Every check that was evaluated on some volume, in the order of CHECK_IDS. */
  readonly byCheck: ReadonlyMap<CheckId, CheckTally>;
  /** Every level, from the lowest up. */
  readonly byProtectionLevel: readonly LevelTally[];
  readonly waste: Waste;
  /** Volumes of nobody first; absent where the policy names no tag for it. */
  readonly byOwner?: readonly OwnerTally[];
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

/** An exemption in force and how many audited volumes it matched; `checks` null: all. */
export interface ExemptionUse extends AppliedExemption {
  readonly checks: readonly PlanCheckId[] | null;
  readonly volumes: number;
}

/** `passed` is the verdict after `warn-only`; `violations` are listed either way. */
export interface Verdict {
  readonly passed: boolean;
  readonly warnOnly: boolean;
  /** Only what the last run did not have was counted; shares and completeness are of the whole. */
  readonly onlyNew: boolean;
  readonly violations: readonly Violation[];
}

/** The judged inventory: everything that a report may say, computed once. */
export interface Assessment {
  readonly assessedAt: number;
  readonly tenancyId: string;
  readonly homeRegion: string;
  readonly regions: readonly string[];
  /** The threshold where no rule says otherwise. */
  readonly maxBackupAgeDays: number;
  /** False when some region, compartment or listing could not be read. */
  readonly complete: boolean;
  /** Why the reading was broken off, a sentence; null when it was not. */
  readonly interruption: string | null;
  /** Every rule in the policy's order, and the defaults last. */
  readonly rules: readonly AppliedRule[];
  readonly summary: Summary;
  readonly compartments: readonly CompartmentSummary[];
  readonly unread: readonly UnreadListing[];
  /** How each region was planned, by region. */
  readonly discovery: readonly RegionDiscovery[];
  /** What rests on Resource Search; by region and operation. */
  readonly unasked: readonly UnaskedListings[];
  /** By region; no gap, but a run of more calls than were needed. */
  readonly searchFailures: readonly SearchFailure[];
  readonly orphanedBackups: OrphanedBackups;
  /** Absent where the policy file does not ask for it. */
  readonly deletionRestricted?: DeletionRestricted;
  /** Those in force that matched something, in the policy's order. */
  readonly exemptions: readonly ExemptionUse[];
  /** On selectors of the policy that select nothing, and on exemptions that expired. */
  readonly policyNotices: readonly Notice[];
  readonly drift: Drift;
  /** The days that are remembered, oldest first, this one included. */
  readonly history: readonly HistoryEntry[];
  /** The restores that earlier runs saw of volumes that this run could not see, by their OCID. */
  readonly unseenProofs: EarlierProofs;
  /** Sorted: NO_BACKUP, STALE_BACKUP, UNKNOWN, COMPLIANT; then region, path, name, OCID. */
  readonly findings: readonly Finding[];
  readonly verdict: Verdict;
}
