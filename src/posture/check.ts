import type {
  AssignedPolicy,
  Backup,
  BackupPolicy,
  Lookup,
  Replica,
  Volume,
} from "../inventory/inventory.js";
import type { CheckId, RuleSettings, Severity } from "../settings/policy.js";
import type { ComplianceStatus } from "./compliance-status.js";
import type { RestoreEvidence } from "./evidence/restore-proofs.js";
import type { Remedy } from "./remedy.js";

export type CheckOutcomeKind = "pass" | "fail" | "unknown" | "not_applicable";

/** What a check says of one volume. `message` is a sentence. */
export interface CheckOutcome {
  readonly result: CheckOutcomeKind;
  readonly message: string;
  /** null: it did not fail, or no one action fixes it. */
  readonly remedy: Remedy | null;
}

/** It fails, or it cannot be told whether it does. */
export function isUnmet({ result }: Pick<CheckOutcome, "result">): boolean {
  return result === "fail" || result === "unknown";
}

export interface CheckResult extends CheckOutcome {
  readonly id: CheckId;
  readonly severity: Severity;
}

/** A check's result on one volume, as its rule and the exemptions have it. */
export interface VolumeCheckResult extends CheckResult {
  /** True when the volume's rule asks for the check. */
  readonly isRequired: boolean;
  /** A failure that `fail-on-checks` or `fail-on-severity` means, though no rule asks for the check. */
  readonly isGated?: true;
  /** True when an exemption covers it: it stays in the reports, but the gate does not count it. */
  readonly waived: boolean;
  /** True when the volume's grace period covers it: the gate does not count it either. */
  readonly inGracePeriod: boolean;
  /** True for a failure that the last run did not have; false without a last run. */
  readonly isNew: boolean;
}

/** Where an assigned policy was found. */
export interface EffectivePolicy extends AssignedPolicy {
  readonly via: "volume" | "volume_group";
}

/** What is known of one volume now. Times are milliseconds since the epoch. */
export interface VolumeFacts {
  readonly volume: Volume;
  readonly now: number;
  readonly settings: RuleSettings;
  readonly status: ComplianceStatus;
  readonly statusReason: string;
  /** False when backups of the volume's own compartment and region could not be listed. */
  readonly areBackupsRead: boolean;
  /**
   * All backups of this volume in its own region, in any state, newest first by timeCreated. That of a
   * copy, here and below, is the time of the oldest backup that it descends from.
   */
  readonly backups: readonly Backup[];
  /** Those of them that are recovery points now, newest first. */
  readonly recoveryPoints: readonly Backup[];
  /** AVAILABLE, unexpired backups of this volume in other audited regions, newest first. */
  readonly copies: readonly Backup[];
  /** All backups of it in other audited regions, in any state, newest first. */
  readonly elsewhere: readonly Backup[];
  /** True when backups of every audited region were read in full. */
  readonly areCopiesRead: boolean;
  /** True when backups may also lie where a denial is no gap, or where nothing was asked. */
  readonly areBackupsHidden: boolean;
  readonly auditedRegions: readonly string[];
  /** null: it was not seen attached, and not all attachments were listed. */
  readonly isAttached: boolean | null;
  /** null: not looked up. */
  readonly policy: Lookup<EffectivePolicy> | null;
  /** The policies that were found assigned in the volume's region, those of most assets first. */
  readonly policiesInUse: readonly BackupPolicy[];
  /** The look-ups of the volume's replicas; empty when it has none; null: not looked up. */
  readonly replicas: readonly Lookup<Replica>[] | null;
  /** What was seen of restores of its backups. */
  readonly restore: RestoreEvidence;
}

/** Everything that a check may look at, for one volume. */
export interface CheckSubject extends VolumeFacts {
  /** When it stops being COMPLIANT, in milliseconds since the epoch; null: not foreseen. */
  readonly nextBreachAt: number | null;
}

/** One question about one volume. The engine knows no check by name. */
export interface Check {
  readonly id: CheckId;
  readonly title: string;
  /** One or two sentences for the reports' help text: why it matters and what to do. */
  readonly help: string;
  /** Of a failure where no rule requires the check; a requiring rule's severity replaces it. */
  readonly severity: Severity;
  /** What must be looked up for it, and so when it is evaluated at all. */
  readonly needs: readonly ("policy" | "replica")[];
  /** It fails for what a volume can have from its creation on, so that no grace period excuses it. */
  readonly isOfVolumeAlone?: true;
  /** True when the rule's settings ask for it. */
  isRequired(settings: RuleSettings): boolean;
  /**
   * What of the rule's settings decides between pass and fail: a failure under other demands need be
   * none under these.
   */
  demands(settings: RuleSettings): readonly (number | null)[];
  evaluate(subject: CheckSubject): CheckOutcome;
}

/** What a new volume cannot have yet is a backup; its policy, replicas and key it can. */
export function isExcusedByGrace({ needs, isOfVolumeAlone }: Check): boolean {
  return needs.length === 0 && isOfVolumeAlone !== true;
}
