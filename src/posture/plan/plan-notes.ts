import type { Asset } from "../../plan/asset.js";
import { JUDGED_TYPES, type PlanFacts } from "../../plan/plan-facts.js";
import type { ResourceChange } from "../../plan/plan-document.js";
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

function isAttributeUsed(facts: PlanFacts, change: ResourceChange): boolean {
  const value = facts.reader(change, "after")?.(["backup_policy_id"]);
  return value !== null && value !== undefined && value !== "";
}
