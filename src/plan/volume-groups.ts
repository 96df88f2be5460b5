import { assetKey } from "./asset.js";
import {
  ASSIGNMENT_TYPE,
  byPolicyId,
  lookUp,
  policyIfAny,
  type Assignments,
} from "./assignments.js";
import { argumentAt, type ResourceConfig } from "./configuration.js";
import type { TargetFinder } from "./doubts.js";
import { byPolicy, UNPROTECTED, type Protection } from "./effective-policy.js";
import { placeId, resourceKeyOf } from "./instances.js";
import type { LivePolicies, LivePolicy } from "./live-policies.js";
import type { ResourceChange } from "./plan-document.js";
import type { PlanFacts, Reader, When } from "./plan-facts.js";
import type { Policies } from "./planned-policies.js";
import { UNKNOWN_POLICY } from "./planned-policy.js";
import { ANY, type Binding } from "./resolution.js";
import { isList, isTold, textOf, UNTOLD, type Step, type Told } from "./told.js";

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

/** What the plan knows by OCID. */
interface KnownIds {
  /** Groups and volumes that lose an assignment. */
  readonly unassigned: ReadonlySet<string>;
  /** Keys of the assets that have an OCID. */
  readonly withId: ReadonlySet<string>;
  readonly targetsOf: TargetFinder;
  /** By the group's OCID, what an audit saw to be assigned to it. */
  readonly livePolicies: ReadonlyMap<string, LivePolicy>;
  readonly live: LivePolicies;
}

/** The volume groups of one side of a plan, with their members and their policies. */
export function groupsOf(
  facts: PlanFacts,
  policies: Policies,
  assignments: Assignments,
  when: When,
  known: KnownIds,
): Groups {
  const ids = new Set<string>();
  const members = new Map<string, Protection>();
  const wereMembers = new Set<string>();
  const policiesBefore = policyIdsBefore(facts);
  const hadPolicies = new Map<string, readonly string[]>();
  const perhaps = new Map<string, Protection>();
  let everything: Protection | null = null;
  for (const change of facts.document.changes) {
    if (change.type !== GROUP_TYPE || change.isDeposed) continue;
    const before =
      change.before === null ? null : textOf(facts.marked(change, "before")?.(["id"]) ?? null);
    const held = membersBefore(facts, change);
    for (const id of held) wereMembers.add(id);
    if (typeof before === "string") {
      ids.add(before);
      const had = policiesBefore.get(before) ?? [];
      for (const id of [before, ...held]) {
        hadPolicies.set(id, [...(hadPolicies.get(id) ?? []), ...had]);
      }
    }
    const from = facts.reader(change, when);
    if (from === null || (when === "after" && change.action === "delete")) continue;
    const isNew = when === "after" && (change.action === "create" || change.action === "replace");
    const id = isNew ? null : textOf(from(["id"]));
    const key = assetKey(placeId(resourceKeyOf(change), change.key), null);
    const ocid = typeof id === "string" ? id : null;
    const isUnassigned = ocid !== null && known.unassigned.has(ocid);
    const seen = ocid === null ? null : (known.livePolicies.get(ocid) ?? liveThrough(held, known));
    const live = isUnassigned ? null : seen;
    const group = { key, ocid, isUnassigned, live };
    const protection = protectionOf(facts, policies, assignments, change, from, group);
    if (protection.kind === "unprotected") continue;
    const listed = membersOf(facts, change, from, when, known);
    for (const member of listed.certain) members.set(member, protection);
    const doubt: Protection = {
      kind: "unknown",
      why: `plan JSON does not tell whether it is a member of ${change.address}; refer to the volume directly in the volume_ids there`,
    };
    for (const member of listed.perhaps) perhaps.set(member, doubt);
    if (listed.isEverything) everything = doubt;
  }
  if (when === "after") {
    for (const { name, binding, written } of facts.unplanned(GROUP_TYPE)) {
      const why = `${name} is configured and not in this plan, which is partial; plan without -target`;
      for (const member of unplannedMembers(facts, binding, written)) {
        if (!perhaps.has(member)) perhaps.set(member, { kind: "unknown", why });
      }
    }
  }
  const isInPlan = (id: string) => ids.has(id);
  return {
    of: (key, resource, ocid) => ({
      protection:
        members.get(key) ??
        (ocid === null ? undefined : members.get(ocid)) ??
        perhaps.get(key) ??
        perhaps.get(resource) ??
        everything,
      isInPlan,
      isAnyInPlan: ids.size > 0,
      wasMember: ocid !== null && wereMembers.has(ocid),
      had: (policyId, groupId) =>
        [ocid, groupId].some(
          (id) => typeof id === "string" && hadPolicies.get(id)?.includes(policyId) === true,
        ),
    }),
  };
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

/** OCIDs that the state names, whose volumes may not know of it yet. */
function membersBefore(facts: PlanFacts, change: ResourceChange): readonly string[] {
  const from = facts.marked(change, "before");
  if (from === null) return [];
  return [["volume_ids"], ["source_details", 0, "volume_ids"]].flatMap((path) => {
    const list = from(path);
    return isTold(list) && isList(list) ? list.filter((id) => typeof id === "string") : [];
  });
}

/** What protects a member through its group protects the group. */
function liveThrough(members: readonly string[], { live }: KnownIds): LivePolicy | null {
  for (const id of members) {
    const seen = live.of(id);
    if (isTold(seen) && seen?.via === "volume_group") return seen;
  }
  return null;
}

interface Group {
  readonly key: string;
  readonly ocid: string | null;
  /** The plan takes an assignment away from it. */
  readonly isUnassigned: boolean;
  readonly live: LivePolicy | null;
}

function protectionOf(
  facts: PlanFacts,
  policies: Policies,
  assignments: Assignments,
  change: ResourceChange,
  from: Reader,
  { key, ocid, isUnassigned, live }: Group,
): Protection {
  const own = lookUp(assignments.certain, key, ocid);
  const [first, ...others] = own;
  if (first !== undefined) {
    const policy = others.length > 0 ? UNKNOWN_POLICY : first.policy;
    return byPolicy("volume_group", policy);
  }
  if (live !== null) return byPolicyId("baseline", policies, live.id);
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

interface Members {
  /** OCIDs, and keys of assets. */
  readonly certain: readonly string[];
  /** Keys of assets, and resources any of whose instances it may be. */
  readonly perhaps: readonly string[];
  /** It may be any volume. */
  readonly isEverything: boolean;
}

const NOBODY: Members = { certain: [], perhaps: [], isEverything: false };

/** Keys of assets, and resources, that a group which the plan leaves out may have. */
function unplannedMembers(
  { resolver, reach }: PlanFacts,
  binding: Binding,
  written: ResourceConfig,
): readonly string[] {
  return [["volume_ids"], ["source_details", 0, "volume_ids"]].flatMap((path) => {
    const expression = argumentAt(written, path, () => 1);
    if (expression === null || expression === UNTOLD) return [];
    const { sources, open } = resolver.resolve(expression, binding);
    return [
      ...sources.map(({ resource, key }) =>
        key === ANY ? resource : assetKey(placeId(resource, key), null),
      ),
      ...open.flatMap((it) => [...reach.of(it)]),
    ];
  });
}

/**
 * `source_details` says what a group was made from, `volume_ids` what it holds now. A list whose length
 * is known, and that has as many references as elements to be known after apply, holds them all.
 */
function membersOf(
  facts: PlanFacts,
  change: ResourceChange,
  from: Reader,
  when: When,
  { withId, targetsOf }: KnownIds,
): Members {
  const current = from(["volume_ids"]);
  const isEmptied = isTold(current) && isList(current) && current.length === 0 && when === "after";
  // Told to hold nobody; where nothing is written, an empty list only says that the state lacks it.
  if (isEmptied && facts.argument(change, ["volume_ids"]) !== null) return NOBODY;
  const isListed = isTold(current) ? isList(current) && current.length > 0 : true;
  const path: readonly Step[] = isListed ? ["volume_ids"] : ["source_details", 0, "volume_ids"];
  const list = from(path);
  const elements = list === UNTOLD ? null : isList(list) ? [...list.keys()] : [];
  const told = (elements ?? []).map((index) => textOf(from([...path, index])));
  const certain = told.filter((id) => typeof id === "string");
  const open = elements === null ? null : told.filter((id) => id === UNTOLD).length;
  if (open === 0) return { ...NOBODY, certain };

  const resolution = facts.resolution(change, path);
  const found = (resolution?.sources ?? []).flatMap((source) =>
    (source.key === ANY ? [...facts.instances.ofResource(source.resource)] : [source.key]).flatMap(
      (key) => targetsOf({ ...source, key }).keys,
    ),
  );
  const keys = [...new Set(found)];
  // One that has an OCID would be told by it.
  const unknown = keys.filter((key) => !withId.has(key));
  if (resolution?.open.length === 0 && unknown.length === open) {
    return { ...NOBODY, certain: [...certain, ...unknown] };
  }
  const reached = (resolution?.open ?? []).flatMap((it) => [...facts.reach.of(it)]);
  const isEverything = resolution === null || resolution.open.some((it) => it.isEverything);
  return { certain, perhaps: [...unknown, ...reached], isEverything };
}
