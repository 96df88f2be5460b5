import type { VolumeKind } from "../../inventory/inventory.js";
import type { CheckId } from "../../settings/policy.js";
import type { Verdict } from "../assessment.js";
import type { ComplianceStatus } from "../compliance-status.js";
import type { Notice } from "../notice.js";
import type { Lacking } from "./lacking.js";
import type { WidenedExemption } from "./widened-exemptions.js";

/** A check of a volume, and what it says. */
export interface ToldCheck {
  readonly id: CheckId;
  readonly message: string;
}

/** How one policy judges a volume; of the checks only those that it asks for. */
export interface Standing {
  readonly rule: string;
  readonly status: ComplianceStatus;
  /** Fail and count. */
  readonly failing: readonly ToldCheck[];
  /** Fail, and are exempted or within the grace period. */
  readonly excused: readonly ToldCheck[];
  readonly unknown: readonly ToldCheck[];
}

/**
 * `begins`: fails only under the new policy. `becomes_unknown`: it cannot be told any more, and does not
 * fail. `differs`: fails under both, by other checks. `stops`: fails only under the old one, and not for
 * being exempted. `same`: none of these.
 */
export const CHANGE_KINDS = ["begins", "becomes_unknown", "differs", "stops", "same"] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** A volume that the change of the policy makes a difference to. */
export interface VolumeChange {
  readonly kind: VolumeKind;
  readonly volumeId: string;
  readonly volumeName: string;
  readonly compartmentPath: string;
  readonly region: string;
  readonly change: ChangeKind;
  readonly before: Standing;
  readonly after: Standing;
  /** null: the change exempts nothing of it. */
  readonly exempted: WidenedExemption | null;
}

/** The whole of one policy's judgement. */
export interface PolicySide {
  readonly failing: number;
  readonly waived: number;
  readonly unknown: number;
  readonly verdict: Verdict;
}

export interface RuleChange {
  readonly rule: string;
  readonly volumesBefore: number;
  readonly volumesAfter: number;
  /** Volumes under the rule, in the policy of that side. */
  readonly failingBefore: number;
  readonly failingAfter: number;
}

export interface CheckChange {
  readonly id: CheckId;
  readonly begins: number;
  readonly stops: number;
}

export interface PreviewNotice {
  readonly notice: Notice;
  /** It does not stand under the old policy. */
  readonly isNew: boolean;
}

/** What a change of the policy would do, as far as an inventory tells. */
export interface Preview {
  /** When the inventory was read, in milliseconds since the epoch; all is judged at that instant. */
  readonly readAt: number;
  readonly tenancyId: string;
  /** False when the audit could not read everything. */
  readonly complete: boolean;
  readonly total: number;
  readonly begins: number;
  readonly stops: number;
  readonly becomesUnknown: number;
  readonly exempted: number;
  readonly headline: string;
  readonly before: PolicySide;
  readonly after: PolicySide;
  /** In the order of CHANGE_KINDS; then region, path, name, OCID. */
  readonly volumes: readonly VolumeChange[];
  /** In the order of the new policy; those of the old one alone come last. */
  readonly rules: readonly RuleChange[];
  /** Those that make a difference somewhere, in the order of CHECK_IDS. */
  readonly checks: readonly CheckChange[];
  readonly notices: readonly PreviewNotice[];
  readonly lacking: readonly Lacking[];
  /** The preview's own: what `fail-on-exemptions` makes of it. */
  readonly verdict: Verdict;
}
