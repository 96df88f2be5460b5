import type { Snapshot } from "../posture/verdict/snapshot.js";
import { writeSnapshot } from "../snapshot/snapshot.js";
import type { Collected } from "./conclude.js";
import type { RunContext } from "./run-context.js";

/** What was read, as a file, before it is let go; null where nobody asked for it or it is not whole. */
export async function keptInventory(
  { world, settings }: Pick<RunContext, "world" | "settings">,
  { inventory, scope, startedAt, coversTenancy }: Collected,
  baseline: Snapshot | null,
): Promise<Buffer | null> {
  if (!settings.keepsInventory || inventory.interruption !== null) return null;
  const { secrets, version } = world;
  const earlierProofs = baseline?.restoreProofs ?? new Map();
  const facts = { toolVersion: version, scope, readAt: startedAt, coversTenancy, earlierProofs };
  return await writeSnapshot({ ...facts, inventory }, (text) => secrets.applyToFile(text));
}
