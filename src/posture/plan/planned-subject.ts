import type { Volume } from "../../inventory/inventory.js";
import type { Asset, AssetFacts } from "../../plan/asset.js";
import type { Protection } from "../../plan/effective-policy.js";
import { isTold, UNTOLD, type Told } from "../../plan/told.js";
import type { RuleSettings } from "../../settings/policy.js";
import type { CheckSubject, EffectivePolicy } from "../check.js";
import { NOTHING_RESTORED } from "../evidence/restore-proofs.js";
import type { SeenGuard } from "./last-audit.js";

/** Everything that a check may look at, for one volume on one side of a plan. */
export interface PlannedSubject {
  readonly settings: RuleSettings;
  readonly protection: Protection;
  readonly hasOwnKey: Told<boolean>;
  readonly replicas: Told<number>;
  /** Empty where the plan does not tell it. */
  readonly region: string;
  readonly isRegionKnown: boolean;
  /** What the last audit saw of it that cannot be deleted. */
  readonly guardSeen: SeenGuard | null;
  /** The same as a check of the audit sees it: a volume without backups, and its policy. */
  readonly asAudited: CheckSubject;
}

/** What of a side is found out elsewhere, and the rule to judge it by. */
interface Circumstances {
  readonly protection: Protection;
  readonly region: Told<string>;
  readonly settings: RuleSettings;
  readonly guardSeen: SeenGuard | null;
  /** Names are not for those who read the reports. */
  readonly hidesNames: boolean;
}

export function plannedSubject(
  { change, kind }: Asset,
  side: AssetFacts,
  { protection, region, settings, guardSeen, hidesNames }: Circumstances,
): PlannedSubject {
  const unnamed = hidesNames ? "(its name is hidden)" : "(its name is not in the plan)";
  const place = isTold(region) ? region : "";
  const volume: Volume = {
    kind,
    id: change.address,
    name: typeof side.name === "string" ? side.name : change.address,
    compartmentId: "",
    region: place,
    availabilityDomain: "",
    lifecycleState: "PROVISIONING",
    sizeGb: null,
    timeCreated: 0,
    volumeGroupId: null,
    kmsKeyId: null,
    freeformTags: {},
    definedTags: {},
    replicas: [],
  };
  return {
    settings,
    protection,
    hasOwnKey: side.hasOwnKey,
    replicas: side.replicas,
    region: place,
    isRegionKnown: region !== UNTOLD,
    guardSeen,
    asAudited: auditedSubject(volume, settings, effectivePolicyOf(protection, unnamed)),
  };
}

/** A volume that exists only in a plan: it has no backups, and its policy is as sure as the plan is. */
function auditedSubject(
  volume: Volume,
  settings: RuleSettings,
  answer: EffectivePolicy | null,
): CheckSubject {
  return {
    volume,
    now: 0,
    settings,
    status: "UNKNOWN",
    statusReason: "the volume is planned",
    areBackupsRead: true,
    backups: [],
    recoveryPoints: [],
    copies: [],
    elsewhere: [],
    areCopiesRead: true,
    areBackupsHidden: false,
    auditedRegions: [volume.region],
    isAttached: null,
    policy: { kind: "answered", answer },
    policiesInUse: [],
    replicas: [],
    restore: NOTHING_RESTORED,
    nextBreachAt: null,
  };
}

function effectivePolicyOf(protection: Protection, unnamed: string): EffectivePolicy | null {
  if (protection.kind !== "protected") return null;
  const { via, policy } = protection;
  return {
    policy: {
      id: "",
      name: policy.name ?? unnamed,
      destinationRegion: isTold(policy.destinationRegion) ? policy.destinationRegion : null,
      schedules: isTold(policy.schedules) ? policy.schedules : [],
    },
    assignedAt: null,
    via: via === "volume_group" ? "volume_group" : "volume",
  };
}
