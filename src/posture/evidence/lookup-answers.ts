import type {
  AssignedPolicy,
  Lookup,
  Lookups,
  Replica,
  Volume,
} from "../../inventory/inventory.js";
import type { EffectivePolicy } from "../check.js";

type PolicyLookup = Lookup<AssignedPolicy>;

const UNREAD = { kind: "unread" } as const;
const NONE = { kind: "answered", answer: null } as const;

/**
 * The backup policy that holds for a volume: its own, else its volume group's. "None" takes the
 * answer of both, and a policy the answer of one. null: not looked up.
 */
export function effectivePolicy(
  { id, volumeGroupId }: Pick<Volume, "id" | "volumeGroupId">,
  policies: Lookups["policies"],
): Lookup<EffectivePolicy> | null {
  const own = policies.get(id);
  if (own === undefined) return null;
  if (isAssigned(own)) return found(own.answer, "volume");
  if (volumeGroupId === null) return own.kind === "unread" ? UNREAD : NONE;
  const group = policies.get(volumeGroupId);
  if (group !== undefined && isAssigned(group)) return found(group.answer, "volume_group");
  return own.kind === "answered" && group?.kind === "answered" ? NONE : UNREAD;
}

function isAssigned(
  lookup: PolicyLookup,
): lookup is { readonly kind: "answered"; readonly answer: AssignedPolicy } {
  return lookup.kind === "answered" && lookup.answer !== null;
}

function found(assigned: AssignedPolicy, via: EffectivePolicy["via"]): Lookup<EffectivePolicy> {
  return { kind: "answered", answer: { ...assigned, via } };
}

/** The look-ups of a volume's replicas, empty when it has none; null when one was not looked up. */
export function replicaLookups(
  { replicas }: Pick<Volume, "replicas">,
  known: Lookups["replicas"],
): readonly Lookup<Replica>[] | null {
  const found = replicas.map(({ id }) => known.get(id)).filter((it) => it !== undefined);
  return found.length === replicas.length ? found : null;
}
