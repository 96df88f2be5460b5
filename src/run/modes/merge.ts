import pMap from "p-map";

import { announcingFailure } from "../announce.js";
import { gapsNotAsked, withGapsUnread, withLookupsOf } from "../../inventory/with-lookups.js";
import type { Connection } from "../../oci/cloud.js";
import { lookupsNeeded } from "../../posture/lookups-needed.js";
import { counted } from "../../plain/wording.js";
import type { RunContext } from "../run-context.js";
import { joinPartials } from "../../sharding/join.js";
import { readPartial, type Partial } from "../../sharding/partial.js";
import { judgedInstant } from "../judged-instant.js";
import type { World } from "../world.js";
import { keptInventory } from "../kept-inventory.js";
import { conclude, judge, lastRun, reportPlace } from "../conclude.js";
import { findPartialFiles, type PartialFile } from "./partial-files.js";

/** `mode: merge`: joins the parts of a matrix, judges once and publishes once. */
export async function merge(context: RunContext, connection: Connection | null): Promise<number> {
  const join = () => joinAndConclude(context, connection);
  return connection === null ? await join() : await announcingFailure(context, connection, join);
}

async function joinAndConclude(
  context: RunContext,
  connection: Connection | null,
): Promise<number> {
  const { world, settings, redaction } = context;
  const partials = await readPartials(world, settings.sharding.partials);
  const now = await presentInstant(world, connection);
  const joined = joinPartials(partials, now);
  const { tenancyId, compartments } = joined.inventory;
  redaction.ofTenancy(tenancyId);
  redaction.learn(compartments);
  world.log.info(`Joined ${counted(partials.length, "shard")}.`);
  const findPlace =
    connection === null ? null : reportPlace(context, compartments, connection.cloud);
  const baseline = await lastRun(context, { scope: joined.scope, tenancyId, now }, findPlace);
  const kept = await keptInventory(context, joined, baseline);
  // A shard may have looked up more than the whole needs; a single run would not have.
  const needed = lookupsNeeded(joined.inventory, settings.policy);
  const gaps = gapsNotAsked(joined.inventory, needed);
  if (gaps.length > 0) world.log.warning(NOT_ASKED);
  const known = withLookupsOf(withGapsUnread(joined.inventory, needed), needed);
  const collected = { ...joined, inventory: { ...known, unread: [...known.unread, ...gaps] } };
  const judged = judge(context, collected, baseline);
  return await conclude(context, { ...judged, inventory: kept }, { connection, findPlace });
}

const NOT_ASKED =
  "The policy file asks for what the shards did not look up, so that the audit is incomplete. Give every job of the matrix the same policy-file, and run the whole matrix again.";

/**
 * The time that the parts' age is told by, in milliseconds since the epoch: a machine whose clock stands
 * still would take parts of any age for today's. OCI is asked for its own where it is asked at all.
 */
async function presentInstant(world: World, connection: Connection | null): Promise<number> {
  if (connection === null) return world.now();
  // Any answer tells the time, a denial too.
  await connection.cloud.regionSubscriptions().catch(() => []);
  return connection.serverNow() === null ? world.now() : judgedInstant(world, connection, 0);
}

/** While one is taken in, the next is inflated; more would only fill the memory. */
const READ_AT_ONCE = 3;

async function readPartials(world: World, pattern: string): Promise<readonly Partial[]> {
  const files = findPartialFiles(world.workingDir, pattern);
  const read = async (file: PartialFile) => readPartial(await file.read(), file.name);
  return await pMap(files, read, { concurrency: READ_AT_ONCE });
}
