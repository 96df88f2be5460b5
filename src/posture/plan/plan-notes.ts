import type { Asset } from "../../plan/asset.js";
import { ASSIGNMENT_TYPE } from "../../plan/assignments.js";
import { membersBefore } from "../../plan/group-members.js";
import { JUDGED_TYPES, type PlanFacts } from "../../plan/plan-facts.js";
import { isDestroyed, isMade, type ResourceChange } from "../../plan/plan-document.js";
import { at, textOf, type PlannedValues, type Told } from "../../plan/told.js";
import { GROUP_TYPE } from "../../plan/volume-groups.js";
import { counted } from "../../plain/wording.js";
import type { PlanNote, PlanNoteCode } from "./plan-assessment.js";

/** Their volumes are made by the service, one for each machine, and none can be assigned in a plan. */
const POOL_TYPES: ReadonlySet<string> = new Set([
  "oci_core_instance_pool",
  "oci_core_cluster_network",
  "oci_containerengine_node_pool",
]);

/** What is worth knowing of a plan though nothing judges it. */
export function planNotes(facts: PlanFacts, assets: readonly Asset[]): readonly PlanNote[] {
  const { changes, goneOutside } = facts.document;
  const notes: PlanNote[] = [];
  const add = (code: PlanNoteCode, address: string | null, message: string) => {
    notes.push({ code, address, message });
  };
  if (facts.isPartial) {
    add(
      "partial-plan",
      null,
      "The plan is partial: it was targeted, or something was deferred. What it leaves out is judged only where the plan takes protection from it.",
    );
  }
  const pools = changes.filter(
    ({ type, action, isLeftOut }) => POOL_TYPES.has(type) && action !== "delete" && !isLeftOut,
  );
  if (pools.length > 0) {
    add(
      "pools",
      null,
      `The boot volumes of ${counted(pools.length, "pool")} are not judged: a plan cannot assign a backup policy to them.`,
    );
  }
  for (const { address } of changes.filter(isMadeWithVolumes)) {
    add(
      "group-from-backup",
      address,
      `${address} is made from another group, a backup or a replica: the volumes that come with it are not in the plan, and are not judged.`,
    );
  }
  for (const { address, action } of assignmentsOfOthers(facts, assets)) {
    const done = action === "delete" ? "deleted" : "replaced";
    add(
      "assignment-deleted",
      address,
      `${address} is ${done}, and what it protects now is not in this plan and is not judged: make sure that it keeps a backup policy.`,
    );
  }
  const forgotten = changes.filter(
    ({ type, actions }) => actions.includes("forget") && JUDGED_TYPES.includes(type),
  );
  for (const { address, action } of forgotten) {
    const what = action === "forget" ? address : `What ${address} was`;
    add("forgotten", address, `${what} leaves Terraform and stays in the cloud.`);
  }
  for (const { change, fate, part } of assets) {
    if (
      part === null &&
      (fate === "created" || fate === "replaced") &&
      isAttributeUsed(facts, change)
    ) {
      add(
        "deprecated-attribute",
        change.address,
        `${change.address} sets backup_policy_id, which is deprecated: a later change of it replaces the volume. Use an oci_core_volume_backup_policy_assignment.`,
      );
    }
  }
  const created = new Set(
    changes.filter(({ action }) => action === "create").map(({ address }) => address),
  );
  for (const { address, type } of goneOutside) {
    if (!JUDGED_TYPES.includes(type)) continue;
    const outcome = created.has(address)
      ? "this plan makes it again"
      : "this plan does not make it again";
    add("drift", address, `${address} was removed outside Terraform; ${outcome}.`);
  }
  return notes;
}

/** By its source's type; the volumes of a list are there already. */
function isMadeWithVolumes(change: ResourceChange): boolean {
  if (change.type !== GROUP_TYPE || !isMade(change) || change.after === null) return false;
  const type = at(change.after, ["source_details", 0, "type"]);
  return typeof type === "string" && type !== "volumeIds";
}

/** The assignments that the plan deletes of what it does not show: a volume, or members of a group. */
function assignmentsOfOthers(
  facts: PlanFacts,
  assets: readonly Asset[],
): readonly ResourceChange[] {
  const { changes } = facts.document;
  const assigned = changes.filter(({ type, isDeposed }) => type === ASSIGNMENT_TYPE && !isDeposed);
  const kept = new Set(
    assigned.map((it) => (it.action === "delete" ? null : idIn(it.after, "asset_id"))),
  );
  const shown = new Set<unknown>(assets.map(({ before }) => before?.ocid));
  const members = new Map<unknown, readonly string[]>();
  for (const change of changes) {
    if (change.type === GROUP_TYPE)
      members.set(idIn(change.before, "id"), membersBefore(facts, change));
  }
  return assigned.filter((change) => {
    const id = isDestroyed(change) ? idIn(change.before, "asset_id") : null;
    const volumes = members.get(id) ?? [id];
    return id !== null && !kept.has(id) && !volumes.every((it) => shown.has(it));
  });
}

/** Cannot be told, or null where it is not there on that side. */
function idIn(side: PlannedValues | null, attribute: string): Told<string | null> {
  return side === null ? null : textOf(at(side, [attribute]));
}

function isAttributeUsed(facts: PlanFacts, change: ResourceChange): boolean {
  const value = facts.reader(change, "after")?.(["backup_policy_id"]);
  return value !== null && value !== undefined && value !== "";
}
