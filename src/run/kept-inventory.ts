import { writeSnapshot } from "../snapshot/snapshot.js";
import type { Collected } from "./conclude.js";
import type { RunContext } from "./run-context.js";

/** What was read, as a file, before it is let go; null where nobody asked for it or it is not whole. */
export async function keptInventory(
  { world, settings }: Pick<RunContext, "world" | "settings">,
  { inventory, scope, startedAt, coversTenancy }: Collected,
): Promise<Buffer | null> {
  if (!settings.keepsInventory || inventory.interruption !== null) return null;
  const { secrets, version } = world;
  const facts = { toolVersion: version, scope, readAt: startedAt, coversTenancy };
  return await writeSnapshot({ ...facts, inventory }, (text) => secrets.applyToFile(text));
}
