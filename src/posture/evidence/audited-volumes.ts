import type { Volume } from "../../inventory/inventory.js";
import { isGone } from "../../inventory/lifecycle.js";
import { compareKeys } from "../../plain/order.js";

/**
 * The volumes to judge: those that are not going or gone, each once even when listed twice. One that
 * was listed as gone and as there, on pages of different times, does not come back.
 */
export function auditedVolumes(volumes: readonly Volume[]): Volume[] {
  const byId = new Map<string, Volume>();
  const gone = new Set(volumes.filter(isGone).map(({ id }) => id));
  for (const volume of volumes) {
    if (gone.has(volume.id)) continue;
    const other = byId.get(volume.id);
    // A volume that moved between two listings: which one is kept must not depend on their order.
    if (other === undefined || compareKeys(keysOf(volume), keysOf(other)) < 0)
      byId.set(volume.id, volume);
  }
  return [...byId.values()];
}

const keysOf = (it: Volume) => [it.compartmentId, it.lifecycleState, it.name];
