import { assetKey, ocidOf } from "./asset.js";
import {
  ASSIGNMENT_TYPE,
  byPolicyId,
  lookUp,
  policyIfAny,
  type Assignments,
} from "./assignments.js";
import { byPolicy, UNPROTECTED, type Protection } from "./effective-policy.js";
import { membersBefore, membersOf, unplannedMembers } from "./group-members.js";
import { placeId, resourceKeyOf } from "./instances.js";
import type { LivePolicies, LivePolicy } from "./live-policies.js";
import type { ResourceChange } from "./plan-document.js";
import type { PlanFacts, Reader } from "./plan-facts.js";
import { UNKNOWN_POLICY } from "./planned-policy.js";
import type { Side } from "./side.js";
import { isTold, textOf, UNTOLD, type Told } from "./told.js";

/** What volume groups mean for one volume. */
export interface GroupMembership {
  /** Through the group that it is a member of; null when it is in none of this plan. */
  readonly protection: Protection | null;
  /** True for a group of this plan, whose members are therefore known. */
  readonly isInPlan: (groupId: string) => boolean;
  readonly isAnyInPlan: boolean;
  /** A group of this plan held it before. */
  readonly wasMember: boolean;
  /** A group of this plan, which held it before, had this policy then. */
  readonly had: (policyId: string, groupId: Told<string | null>) => boolean;
}

export interface Groups {
  of(key: string, resource: string, ocid: string | null): GroupMembership;
}

export const GROUP_TYPE = "oci_core_volume_group";

/** The groups of a plan as they stand before it. */
export interface FormerGroups {
  readonly ids: ReadonlySet<string>;
  /** OCIDs of volumes. */
  readonly members: ReadonlySet<string>;
  /** Those of their policies, by the OCID of the group and of each member. */
  readonly policyIds: ReadonlyMap<string, readonly string[]>;
}

/** What one side of a plan knows besides its groups. */
interface Known {
  readonly assignments: Assignments;
  readonly former: FormerGroups;
  /** OCIDs of groups and volumes that lose an assignment. */
  readonly unassigned: ReadonlySet<string>;
  /** Keys of the assets that have an OCID. */
  readonly withId: ReadonlySet<string>;
  /** By the group's OCID, what an audit saw to be assigned to it. */
  readonly livePolicies: ReadonlyMap<string, LivePolicy>;
}

export function groupsBefore(facts: PlanFacts): FormerGroups {
  const ids = new Set<string>();
  const members = new Set<string>();
  const policyIds = new Map<string, readonly string[]>();
  const policiesBefore = policyIdsBefore(facts);
  for (const change of facts.document.changes) {
    if (change.type !== GROUP_TYPE || change.isDeposed) continue;
    const held = membersBefore(facts, change);
    for (const id of held) members.add(id);
    const id = textOf(facts.marked(change, "before")?.(["id"]) ?? null);
    if (typeof id !== "string") continue;
    ids.add(id);
    const had = policiesBefore.get(id) ?? [];
    for (const each of [id, ...held]) {
      policyIds.set(each, [...(policyIds.get(each) ?? []), ...had]);
    }
  }
  return { ids, members, policyIds };
}

/** The volume groups of one side of a plan, with their members and their policies. */
export function groupsOf(side: Side, known: Known): Groups {
  const { certain, perhaps, later, everything } = membershipsOf(side, known);
  const { ids, members, policyIds } = known.former;
  const isInPlan = (id: string) => ids.has(id);
  return {
    of: (key, resource, ocid) => ({
      protection:
        certain.get(key) ??
        (ocid === null ? undefined : certain.get(ocid)) ??
        perhaps.get(key) ??
        perhaps.get(resource) ??
        // What has an OCID stays in the group in which the state has it.
        (ocid === null ? (later.get(key) ?? later.get(resource)) : undefined) ??
        everything,
      isInPlan,
      isAnyInPlan: ids.size > 0,
      wasMember: ocid !== null && members.has(ocid),
      had: (policyId, groupId) =>
        [ocid, groupId].some(
          (id) => typeof id === "string" && policyIds.get(id)?.includes(policyId) === true,
        ),
    }),
  };
}

/** What members have through their groups: by OCIDs, keys of assets, and perhaps by resources. */
interface Memberships {
  readonly certain: ReadonlyMap<string, Protection>;
  readonly perhaps: ReadonlyMap<string, Protection>;
  /** Perhaps through a group that is configured, and that the plan leaves out. */
  readonly later: ReadonlyMap<string, Protection>;
  /** Of any volume; null: of none but those. */
  readonly everything: Protection | null;
}

function membershipsOf(side: Side, known: Known): Memberships {
  const { facts, when } = side;
  const certain = new Map<string, Protection>();
  const perhaps = new Map<string, Protection>();
  const later = new Map<string, Protection>();
  let everything: Protection | null = null;
  for (const change of facts.document.changes) {
    if (change.type !== GROUP_TYPE || change.isDeposed) continue;
    const from = facts.reader(change, when);
    if (from === null) continue;
    const protection = protectionOf(side, known, change, from);
    if (protection.kind === "unprotected") continue;
    const members = membersOf(side, change, from, known.withId);
    for (const member of members.certain) certain.set(member, protection);
    const why = `plan JSON does not tell whether it is a member of ${change.address}; refer to the volume directly in the volume_ids there`;
    const doubt: Protection = { kind: "unknown", why };
    for (const member of members.perhaps) perhaps.set(member, doubt);
    if (members.isEverything) everything = doubt;
  }
  for (const unplanned of when === "after" ? facts.unplanned(GROUP_TYPE) : []) {
    const doubt: Protection = { kind: "unknown", why: unplanned.why };
    for (const member of unplannedMembers(side, unplanned)) later.set(member, doubt);
  }
  return { certain, perhaps, later, everything };
}

const ASSET_AND_POLICY: Readonly<
  Record<string, { readonly asset: string; readonly policy: string }>
> = {
  [GROUP_TYPE]: { asset: "id", policy: "backup_policy_id" },
  [ASSIGNMENT_TYPE]: { asset: "asset_id", policy: "policy_id" },
};

/** By the OCID of a group, those of the policies that it has before the plan. */
function policyIdsBefore(facts: PlanFacts): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const change of facts.document.changes) {
    const names = ASSET_AND_POLICY[change.type];
    const from = names && facts.marked(change, "before");
    if (!from) continue;
    const [id, policyId] = [textOf(from([names.asset])), textOf(from([names.policy]))];
    if (typeof id !== "string" || typeof policyId !== "string") continue;
    found.set(id, [...(found.get(id) ?? []), policyId]);
  }
  return found;
}

/** What protects a member through its group protects the group. */
function liveThrough(members: readonly string[], live: LivePolicies): LivePolicy | null {
  for (const id of members) {
    const seen = live.of(id);
    if (isTold(seen) && seen?.via === "volume_group") return seen;
  }
  return null;
}

/** Of the group itself. */
function protectionOf(
  { facts, when, policies, live }: Side,
  { assignments, unassigned, livePolicies }: Known,
  change: ResourceChange,
  from: Reader,
): Protection {
  const key = assetKey(placeId(resourceKeyOf(change), change.key), null);
  const id = ocidOf(change, when, from, ["id"]);
  const ocid = typeof id === "string" ? id : null;
  const [first, ...others] = lookUp(assignments.certain, key, ocid);
  if (first !== undefined) {
    const policy = others.length > 0 ? UNKNOWN_POLICY : first.policy;
    return byPolicy("volume_group", policy);
  }
  // The plan takes an assignment away from it.
  const isUnassigned = ocid !== null && unassigned.has(ocid);
  if (ocid !== null && !isUnassigned) {
    const seen = livePolicies.get(ocid) ?? liveThrough(membersBefore(facts, change), live);
    if (seen !== null) return byPolicyId("baseline", policies, seen.id);
  }
  // As in a volume, the provider never clears it.
  const attribute = isUnassigned ? null : textOf(from(["backup_policy_id"]));
  if (typeof attribute === "string") return byPolicyId("volume_group", policies, attribute);
  const resolution = attribute === UNTOLD ? facts.resolution(change, ["backup_policy_id"]) : null;
  const written = policyIfAny(policies, resolution);
  if (written !== null) return byPolicy("volume_group", written);
  const doubt = assignments.doubtOf(key, resourceKeyOf(change), ocid !== null);
  const why = doubt ?? (attribute === UNTOLD ? UNTOLD_GROUP_POLICY : null);
  return why === null ? UNPROTECTED : { kind: "unknown", why };
}

const UNTOLD_GROUP_POLICY =
  "plan JSON does not tell its group's policy; assign one to the group by an oci_core_volume_backup_policy_assignment";
