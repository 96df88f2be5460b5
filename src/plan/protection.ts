import type { Asset, AssetFacts } from "./asset.js";
import {
  ASSIGNMENT_TYPE,
  assignmentsOf,
  byPolicyId,
  lookUp,
  policyIfAny,
  type Assigned,
  type Assignments,
} from "./assignments.js";
import { byPolicy, UNPROTECTED, type Protection } from "./effective-policy.js";
import { resourceKeyOf } from "./instances.js";
import { NO_LIVE_POLICIES, type LivePolicies, type LivePolicy } from "./live-policies.js";
import { isDestroyed } from "./plan-document.js";
import type { PlanFacts, When } from "./plan-facts.js";
import { plannedPolicies } from "./planned-policies.js";
import { UNKNOWN_POLICY } from "./planned-policy.js";
import type { Side } from "./side.js";
import { targetFinder } from "./targets.js";
import { TEMPLATE, templatePolicyPath } from "./template-volumes.js";
import { asObject, UNTOLD } from "./told.js";
import { groupsBefore, groupsOf, type GroupMembership, type Groups } from "./volume-groups.js";

/**
 * Who protects whom, on one side of a plan or the other.
 * @param live what the last audit saw, which comes before the state
 */
export function protectionFinder(
  facts: PlanFacts,
  assets: readonly Asset[],
  live: LivePolicies = NO_LIVE_POLICIES,
): (when: When) => (asset: Asset) => Protection | null {
  const targetsOf = targetFinder(facts);
  const former = groupsBefore(facts);
  const livePolicies = groupPolicies(assets, live);
  const gone = goneOutside(facts);
  return (when) => {
    const side = { facts, when, policies: plannedPolicies(facts, when, live), targetsOf, live };
    const assignments = assignmentsOf(side);
    const unassigned = when === "after" ? idsThatLoseAssignments(facts) : NONE;
    const identified = assets.filter((asset) => typeof asset[when]?.ocid === "string");
    const withId = new Set(identified.map(({ key }) => key));
    const known = { assignments, former, unassigned, withId, livePolicies };
    const groups = groupsOf(side, known);
    return (asset) => protectionOf(asset, { ...side, assignments, groups, unassigned, gone });
  };
}

/** One side of a plan, with all that may protect a volume there. */
interface Known extends Side {
  readonly assignments: Assignments;
  readonly groups: Groups;
  /** OCIDs of what loses an assignment. */
  readonly unassigned: ReadonlySet<string>;
  /** As `pairOf` makes them. */
  readonly gone: ReadonlySet<string>;
}

function protectionOf(asset: Asset, known: Known): Protection | null {
  const { when, assignments, groups, unassigned } = known;
  const side = asset[when];
  if (side === null) return null;
  const resource = resourceKeyOf(asset.change);
  const ocid = typeof side.ocid === "string" ? side.ocid : null;
  const own = lookUp(assignments.certain, asset.key, ocid);
  if (own[0] !== undefined) return byAssignments(own);
  // Of a template nothing else can be said than what is written in it.
  const doubt = side.ocid === null ? null : assignments.doubtOf(asset.key, resource, ocid !== null);
  const group = groups.of(asset.key, resource, ocid);
  const found =
    byGroup(group) ??
    byAttribute(asset, side, known) ??
    (ocid !== null && unassigned.has(ocid)
      ? UNPROTECTED
      : (byAudit(side, group, known) ?? byState(asset, side, group, known)));
  if (doubt === null) return found;
  if (found.kind !== "protected") return { kind: "unknown", why: doubt };
  return { ...found, policy: UNKNOWN_POLICY };
}

function byAttribute(
  asset: Asset,
  { policyId }: AssetFacts,
  { facts, when, policies }: Side,
): Protection | null {
  const isNew = when === "after" && (asset.fate === "created" || asset.fate === "replaced");
  const isTemplate = asset.change.type === TEMPLATE;
  if (!isNew && !isTemplate) return null;
  if (policyId === null) return null;
  if (policyId !== UNTOLD) return byPolicyId("attribute", policies, policyId);
  const path = isTemplate ? templatePolicyPath(asset.part) : ["backup_policy_id"];
  const policy = policyIfAny(policies, facts.resolution(asset.change, path));
  return policy === null
    ? { kind: "unknown", why: UNTOLD_ATTRIBUTE }
    : byPolicy("attribute", policy);
}

function byAudit(
  { ocid, groupId }: AssetFacts,
  group: GroupMembership,
  { when, policies, live }: Side,
): Protection | null {
  const seen = typeof ocid === "string" ? live.of(ocid) : UNTOLD;
  if (seen === UNTOLD) return null;
  if (seen === null) return UNPROTECTED;
  if (seen.via === "volume_group") {
    // What a group of this plan means for its members was asked before.
    const isOurs = typeof groupId === "string" && group.isInPlan(groupId);
    if (isOurs || group.wasMember) return UNPROTECTED;
    if (typeof groupId !== "string" && when === "after" && group.isAnyInPlan) {
      return { kind: "unknown", why: "plan JSON does not tell which volume group it is in" };
    }
  }
  if (group.had(seen.id, groupId)) return UNPROTECTED;
  return byPolicyId("baseline", policies, seen.id);
}

function byState(
  { change, part, fate }: Asset,
  { policyId, groupId, ocid }: AssetFacts,
  group: GroupMembership,
  { policies, gone }: Known,
): Protection {
  if (ocid === UNTOLD || fate === "created") return UNPROTECTED;
  if (policyId === UNTOLD) return { kind: "unknown", why: UNTOLD_ATTRIBUTE };
  if (typeof policyId === "string") {
    // A member's policy is its group's, which was asked before; the provider never clears it.
    const isStale = group.had(policyId, groupId) || gone.has(pairOf(ocid, policyId));
    return isStale ? UNPROTECTED : byPolicyId("state", policies, policyId);
  }
  if (part !== null && change.type !== TEMPLATE) {
    return {
      kind: "unknown",
      why: `no assignment for it is in this plan, and the state does not tell whether there is another; ${AUDIT_TELLS}`,
    };
  }
  if (typeof groupId === "string" && !group.isInPlan(groupId)) {
    const why = `it is a member of a volume group that is not in this plan; ${AUDIT_TELLS}`;
    return { kind: "unknown", why };
  }
  return UNPROTECTED;
}

const NONE: ReadonlySet<string> = new Set();

const UNTOLD_ATTRIBUTE =
  "plan JSON does not tell the value of backup_policy_id; use an oci_core_volume_backup_policy_assignment instead";
const AUDIT_TELLS = "the report of an audit as baseline-file tells it";

/** The later of two displaces the other; which comes later, nobody can say. */
function byAssignments(own: readonly Assigned[]): Protection {
  const [first, ...others] = own;
  return {
    kind: "protected",
    via: "assignment",
    policy: first === undefined || others.length > 0 ? UNKNOWN_POLICY : first.policy,
    assignments: own.map(({ address }) => address),
  };
}

/** By the group's OCID: what protects a member through it protects the group. */
function groupPolicies(
  assets: readonly Asset[],
  live: LivePolicies,
): ReadonlyMap<string, LivePolicy> {
  const found = new Map<string, LivePolicy>();
  for (const { before } of assets) {
    if (typeof before?.ocid !== "string" || typeof before.groupId !== "string") continue;
    const seen = live.of(before.ocid);
    if (seen !== UNTOLD && seen?.via === "volume_group") found.set(before.groupId, seen);
  }
  return found;
}

function byGroup({ protection }: GroupMembership): Protection | null {
  return protection === null || protection.kind === "unprotected" ? null : protection;
}

/** The provider never clears `backup_policy_id` in the state: it still names what this plan takes away. */
function idsThatLoseAssignments({ document }: PlanFacts): ReadonlySet<string> {
  return new Set(
    document.changes
      .filter((change) => change.type === ASSIGNMENT_TYPE && isDestroyed(change))
      .map(({ before }) => asObject(before?.values)["asset_id"])
      .filter((id) => typeof id === "string"),
  );
}

/** Assets with their policies, whose assignments were deleted outside Terraform. */
function goneOutside({ document }: PlanFacts): ReadonlySet<string> {
  const assignments = document.goneOutside.filter(({ type }) => type === ASSIGNMENT_TYPE);
  return new Set(
    assignments.map(({ before }) => {
      const { asset_id: assetId, policy_id: policyId } = asObject(before?.values);
      return pairOf(assetId, policyId);
    }),
  );
}

function pairOf(assetId: unknown, policyId: unknown): string {
  return JSON.stringify([assetId, policyId]);
}
