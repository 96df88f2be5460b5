import pMap from "p-map";

import { announcingFailure } from "../announce.js";
import { withLookupsOf } from "../../inventory/look-up.js";
import type { Connection } from "../../oci/cloud.js";
import { lookupsNeeded } from "../../posture/lookups-needed.js";
import { counted } from "../../plain/wording.js";
import type { Redaction } from "../redaction.js";
import type { CommonSettings } from "../../settings/settings.js";
import { joinPartials } from "../../sharding/join.js";
import { readPartial, type Partial } from "../../sharding/partial.js";
import type { World } from "../world.js";
import { conclude, judge, lastRun, reportPlace } from "../conclude.js";
import { findPartialFiles, type PartialFile } from "./partial-files.js";

/** `mode: merge`: joins the parts of a matrix, judges once and publishes once. */
export async function merge(
  world: World,
  settings: CommonSettings,
  connection: Connection | null,
  redaction: Redaction,
): Promise<number> {
  const join = () => joinAndConclude(world, settings, connection, redaction);
  return connection === null
    ? await join()
    : await announcingFailure(world, settings, connection, join);
}

async function joinAndConclude(
  world: World,
  settings: CommonSettings,
  connection: Connection | null,
  redaction: Redaction,
): Promise<number> {
  const partials = await readPartials(world, settings.sharding.partials);
  const now = world.now();
  const { inventory, ...facts } = joinPartials(partials, now);
  const { tenancyId, compartments } = inventory;
  redaction.ofTenancy(tenancyId);
  redaction.learn(compartments);
  world.log.info(`Joined ${counted(partials.length, "shard")}.`);
  const findPlace =
    connection === null ? null : reportPlace(settings, redaction, compartments, connection.cloud);
  const baseline = lastRun(redaction, settings, { scope: facts.scope, tenancyId, now }, findPlace);
  // A shard may have looked up more than the whole needs; a single run would not have.
  const needed = lookupsNeeded(inventory, settings.policy);
  const collected = { ...facts, inventory: withLookupsOf(inventory, needed) };
  const judged = judge(settings, collected, redaction, await baseline);
  return await conclude(settings, judged, { world, connection, findPlace });
}

/** While one is taken in, the next is inflated; more would only fill the memory. */
const READ_AT_ONCE = 3;

async function readPartials(world: World, pattern: string): Promise<readonly Partial[]> {
  const files = await findPartialFiles(world.workingDir, pattern);
  const read = async (file: PartialFile) => readPartial(await file.read(), file.name);
  return await pMap(files, read, { concurrency: READ_AT_ONCE });
}
