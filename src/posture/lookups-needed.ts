import type { Inventory, LookupRequest, Volume } from "../inventory/inventory.js";
import type { Policy, RuleSettings } from "../settings/policy.js";
import { auditedVolumes } from "./evidence/audited-volumes.js";
import type { Check } from "./check.js";
import { checks } from "./checks/checks.js";
import { surroundingsOf } from "./policy/match.js";
import { ruleFinder, settingsOf } from "./policy/rules.js";

type Need = Check["needs"][number];

/**
 * The assets that the checks which a volume's rule requires need looked up, each once: the volume
 * and its volume group for their backup policy, and the volume's replicas.
 */
export function lookupsNeeded(inventory: Inventory, policy: Policy): LookupRequest {
  const needsOf = needsFinder();
  if (!settingsOf(policy).some((it) => needsOf(it).size > 0)) {
    return { policyAssets: [], replicas: [] };
  }
  const ruleOf = ruleFinder(policy, surroundingsOf(inventory));
  return requestFor(
    inventory,
    (volume) => new Set(ruleOf(volume).flatMap(({ settings }) => [...needsOf(settings)])),
  );
}

/** Whatever a policy may ask for that is not written yet. */
export function everyLookup(inventory: Inventory): LookupRequest {
  const all = new Set<Need>(["policy", "replica"]);
  return requestFor(inventory, () => all);
}

function requestFor(
  { volumes }: Inventory,
  needsOf: (volume: Volume) => ReadonlySet<Need>,
): LookupRequest {
  const policyAssets = new Map<string, LookupRequest["policyAssets"][number]>();
  const replicas = new Map<string, LookupRequest["replicas"][number]>();
  for (const volume of auditedVolumes(volumes)) {
    const needs = needsOf(volume);
    const { id, region, kind, volumeGroupId } = volume;
    if (needs.has("policy")) {
      policyAssets.set(id, { id, region });
      if (volumeGroupId !== null) policyAssets.set(volumeGroupId, { id: volumeGroupId, region });
    }
    if (needs.has("replica")) {
      for (const replica of volume.replicas) replicas.set(replica.id, { id: replica.id, kind });
    }
  }
  return { policyAssets: [...policyAssets.values()], replicas: [...replicas.values()] };
}

/** Whether some volume may need its backup policy looked up. */
export function needsPolicies(policy: Policy): boolean {
  const needsOf = needsFinder();
  return settingsOf(policy).some((settings) => needsOf(settings).has("policy"));
}

/** Rules are few and volumes many: what a rule's settings need is found out once. */
function needsFinder(): (settings: RuleSettings) => ReadonlySet<Need> {
  const known = new Map<RuleSettings, ReadonlySet<Need>>();
  return (settings) => {
    const needs =
      known.get(settings) ??
      new Set(checks.filter((it) => it.isRequired(settings)).flatMap((it) => it.needs));
    known.set(settings, needs);
    return needs;
  };
}
