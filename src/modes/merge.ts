import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";

import pMap from "p-map";
import picomatch from "picomatch";

import { announcingFailure } from "../announce.js";
import { withLookupsOf } from "../inventory/look-up.js";
import type { Connection } from "../oci/cloud.js";
import { lookupsNeeded } from "../posture/lookups.js";
import { counted } from "../posture/wording.js";
import type { Redaction } from "../redaction.js";
import type { CommonSettings } from "../settings/settings.js";
import { joinPartials } from "../sharding/join.js";
import { PartialError, readPartial, type Partial } from "../sharding/partial.js";
import type { World } from "../world.js";
import { conclude, judge, lastRun, reportPlace } from "./conclude.js";

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
  const { inventory, ...facts } = joinPartials(partials);
  const { tenancyId, compartments } = inventory;
  redaction.ofTenancy(tenancyId);
  redaction.learn(compartments);
  world.log.info(`Joined ${counted(partials.length, "shard")}.`);
  const findPlace =
    connection === null ? null : reportPlace(settings, compartments, connection.cloud);
  const baseline = lastRun(redaction, settings, facts.scope, tenancyId, findPlace);
  // A shard may have looked up more than the whole needs; a single run would not have.
  const needed = lookupsNeeded(inventory, settings.policy);
  const collected = { ...facts, inventory: withLookupsOf(inventory, needed) };
  const judged = judge(settings, collected, redaction, await baseline);
  return await conclude(settings, judged, { world, connection, findPlace });
}

/** While one is taken in, the next is inflated; more would only fill the memory. */
const READ_AT_ONCE = 3;

async function readPartials(world: World, pattern: string): Promise<readonly Partial[]> {
  const { base, glob } = picomatch.scan(pattern);
  const folder = resolve(world.workingDir, base);
  const isMatch = picomatch(glob === "" ? "**" : glob);
  let names: string[];
  try {
    names = await readdir(folder, { recursive: true });
  } catch {
    throw new PartialError(
      `partial-reports: there is no folder ${folder}. Download the artifacts of the matrix before the merge.`,
    );
  }
  const files = names.filter((name) => isMatch(name.replaceAll("\\", "/"))).sort();
  if (files.length === 0) {
    throw new PartialError(
      `partial-reports: ${pattern} matches no file. Download the artifacts of the matrix before the merge.`,
    );
  }
  const read = async (name: string) => readPartial(await readFile(join(folder, name)), name);
  return await pMap(files, read, { concurrency: READ_AT_ONCE });
}
