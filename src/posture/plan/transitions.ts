import type { Asset } from "../../plan/asset.js";
import type { Protection } from "../../plan/effective-policy.js";
import { UNTOLD } from "../../plan/told.js";
import type { TransitionCheckId } from "../../settings/policy.js";
import type { CheckOutcome } from "../check.js";
import { fail, unknown } from "../checks/outcome.js";
import type { Recovery } from "./recovery.js";

export interface TransitionOutcome extends CheckOutcome {
  readonly id: TransitionCheckId;
  /** Said, and counted at the gate only where `fail-on-checks` names it. */
  readonly onlyWarns: boolean;
}

/** What a volume loses by the plan, but for single requirements: see `weakened`. */
export function transitionsOf(
  asset: Asset,
  before: Protection | null,
  after: Protection | null,
  recovery: Recovery | null,
): readonly TransitionOutcome[] {
  const outcomes: TransitionOutcome[] = [];
  const add = (id: TransitionCheckId, outcome: CheckOutcome, onlyWarns = false) => {
    outcomes.push({ id, onlyWarns, ...outcome });
  };
  const left = recovery === null ? "" : `; ${recovery.text}`;
  if (asset.fate === "destroyed") {
    const isForGood = recovery?.outcome === "nothing";
    add("volume-destroyed", fail(`the plan destroys the volume${left}`, null), !isForGood);
  }
  if (asset.fate === "replaced") {
    const by = asset.replacedBy.length === 0 ? "" : `, because of ${asset.replacedBy.join(", ")}`;
    // Another instance cannot start from a boot volume that goes with the one before.
    const made = asset.after === null ? "" : " and makes an empty one in its place";
    add("volume-replaced", fail(`the plan destroys the volume${made}${by}${left}`, null));
  }
  if (staysAlive(asset) && before?.kind === "protected") {
    if (after?.kind === "unprotected") {
      const message =
        asset.fate === "forgotten"
          ? "the volume leaves Terraform and lives on, without its backup policy"
          : "the plan takes its backup policy away";
      add("protection-removed", fail(message, null));
    }
    if (after?.kind === "unknown") add("protection-removed", unknown(after.why));
    if (makesBackups(before) === true && after !== null && makesBackups(after) === false) {
      add("protection-removed", fail("the plan leaves its backup policy without a schedule", null));
    }
  }
  if (after?.kind === "protected" && after.assignments.length > 1) {
    const names = after.assignments.join(" and ");
    add("two-policies", fail(`${names} are both for it, and one displaces the other`, null), true);
  }
  return outcomes;
}

/** The volume itself outlives the plan, in Terraform or out of it. */
function staysAlive({ fate }: Asset): boolean {
  return fate === "kept" || fate === "forgotten";
}

/** Whether its policy has a schedule; null where there is none, or where that cannot be told. */
function makesBackups(protection: Protection): boolean | null {
  if (protection.kind !== "protected" || protection.policy.schedules === UNTOLD) return null;
  return protection.policy.schedules.length > 0;
}

/** `met`: requirements that the volume met before; those of them that it no longer meets. */
export function weakened(
  asset: Asset,
  met: readonly { readonly id: string; readonly now: CheckOutcome }[],
): TransitionOutcome | null {
  if (!staysAlive(asset)) return null;
  const lost = met.filter(({ now }) => now.result === "fail");
  const doubtful = met.filter(({ now }) => now.result === "unknown");
  const base = { id: "protection-weakened", onlyWarns: false } as const;
  if (lost.length > 0) {
    // Those checks fail too, and say why.
    const what = lost.map(({ id }) => id).join(", ");
    return { ...base, ...fail(`the volume met ${what} before, and would not any more`, null) };
  }
  if (doubtful.length === 0) return null;
  const what = doubtful.map(({ id }) => id).join(", ");
  return { ...base, ...unknown(`it cannot be told whether the volume still meets ${what}`) };
}
