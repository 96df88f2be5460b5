import type { DeletionChange } from "./deletion-change.js";
import type { Standing, ChangeKind } from "./standing.js";
import type { VolumeKind } from "../../inventory/inventory.js";
import type { CheckId } from "../../settings/policy.js";
import type { Verdict } from "../assessment.js";
import type { Notice } from "../notice.js";
import type { Lacking } from "./lacking.js";
import type { WidenedExemption } from "./widened-exemptions.js";

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
  /** null: the change does not touch who may delete backups. */
  readonly deletion: DeletionChange | null;
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
