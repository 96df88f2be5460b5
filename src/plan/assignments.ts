import { Doubts } from "./doubts.js";
import { byPolicy, UNPROTECTED, type Protection, type Via } from "./effective-policy.js";
import type { ResourceChange } from "./plan-document.js";
import type { PlanFacts, Reader, When } from "./plan-facts.js";
import type { Policies } from "./planned-policies.js";
import { UNKNOWN_POLICY, type PlannedPolicy } from "./planned-policy.js";
import { certainSource, type Resolution } from "./resolution.js";
import type { Side } from "./side.js";
import { at, textOf, UNTOLD } from "./told.js";

/** A policy that something assigns. */
export interface Assigned {
  readonly address: string;
  readonly policy: PlannedPolicy;
}

/** What is assigned to volumes and groups, and what perhaps is. */
export interface Assignments {
  /** By OCID, and by the key of an asset or group. */
  readonly certain: ReadonlyMap<string, readonly Assigned[]>;
  /** Why it cannot be told whether a policy is assigned, by the same keys. `hasId`: its OCID is known. */
  doubtOf(key: string, resource: string, hasId: boolean): string | null;
}

export const ASSIGNMENT_TYPE = "oci_core_volume_backup_policy_assignment";

/** The assignments of one side of a plan. */
export function assignmentsOf({ facts, policies, when, targetsOf }: Side): Assignments {
  const certain = new Map<string, Assigned[]>();
  const doubts = new Doubts(facts, targetsOf);
  const add = (key: string, assigned: Assigned) => {
    const others = certain.get(key);
    if (others === undefined) certain.set(key, [assigned]);
    else others.push(assigned);
  };
  for (const change of facts.document.changes) {
    if (change.type !== ASSIGNMENT_TYPE || change.isDeposed) continue;
    const from = facts.reader(change, when);
    if (from === null) continue;
    const policy = textOf(from(["policy_id"]));
    if (typeof policy === "string" && policies.isGone(policy)) continue;
    const assigned = { address: change.address, policy: policyOf(facts, policies, change, from) };
    const asset = textOf(from(["asset_id"]));
    if (asset !== UNTOLD) {
      if (asset !== null) add(asset, assigned);
      continue;
    }
    // What is written says nothing of an assignment that the plan deletes, replaces or leaves out.
    const isKept = change.action === "no-op" || change.action === "update";
    const isWritten = !change.isLeftOut && (when === "after" || isKept);
    const resolution = isWritten ? facts.resolution(change, ["asset_id"]) : null;
    const target = resolution === null ? null : doubts.certainTarget(resolution);
    if (target !== null) add(target, assigned);
    else doubts.add(resolution, change.address, isHidden(change, when));
  }
  if (when === "after") doubts.addUnplanned(ASSIGNMENT_TYPE);
  return { certain, doubtOf: (...asked) => doubts.of(...asked) };
}

/** Its asset is there to read, and marked as sensitive. */
function isHidden(change: ResourceChange, when: When): boolean {
  const side = when === "after" ? (change.after ?? change.before) : change.before;
  return side !== null && at({ ...side, sensitive: null }, ["asset_id"]) !== UNTOLD;
}

/** The policy of an assignment, of a group or of a volume, as far as it can be told. */
function policyOf(
  facts: PlanFacts,
  policies: Policies,
  change: ResourceChange,
  from: Reader,
): PlannedPolicy {
  const id = textOf(from(["policy_id"]));
  if (id !== UNTOLD) return id === null ? UNKNOWN_POLICY : policies.byId(id);
  return policyFrom(policies, facts.resolution(change, ["policy_id"]));
}

function policyFrom(policies: Policies, resolution: Resolution | null): PlannedPolicy {
  const source = certainSource(resolution);
  return source === null ? UNKNOWN_POLICY : policies.bySource(source);
}

/** The policy of an argument that may be left out: what a data source finds later may be none. null: perhaps none. */
export function policyIfAny(
  policies: Policies,
  resolution: Resolution | null,
): PlannedPolicy | null {
  const isCertain = resolution?.isCertain === true && resolution.sources.every((it) => !it.isData);
  return isCertain ? policyFrom(policies, resolution) : null;
}

/** By the policy with this OCID, if the plan leaves it. */
export function byPolicyId(via: Via, policies: Policies, id: string): Protection {
  return policies.isGone(id) ? UNPROTECTED : byPolicy(via, policies.byId(id));
}

/** By the key of an asset or group, and by its OCID where that is known. */
export function lookUp<Value>(
  index: ReadonlyMap<string, readonly Value[]>,
  key: string,
  ocid: string | null,
): readonly Value[] {
  const own = index.get(key) ?? [];
  return ocid === null ? own : [...own, ...(index.get(ocid) ?? [])];
}
