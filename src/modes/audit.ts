import { announcingFailure } from "../announce.js";
import { collectInventory, isWholeTenancy, planCollection } from "../inventory/collect.js";
import { lookUp } from "../inventory/look-up.js";
import { collectionObserver, narratePlan } from "../narrate.js";
import type { Connection } from "../oci/cloud.js";
import { lookupsNeeded } from "../posture/lookups.js";
import { redactionOf } from "../redaction.js";
import type { CommonSettings } from "../settings/settings.js";
import type { World } from "../world.js";
import { conclude, lastRun, reportPlace } from "./conclude.js";

/** `mode: audit`: collect, assess, publish, judge. */
export async function audit(
  world: World,
  settings: CommonSettings,
  connection: Connection,
): Promise<number> {
  return await announcingFailure(world, settings, connection, () =>
    collectAndConclude(world, settings, connection),
  );
}

async function collectAndConclude(
  given: World,
  settings: CommonSettings,
  connection: Connection,
): Promise<number> {
  const { cloud, usage } = connection;
  const { concurrency, discovery, policy, scope } = settings;
  const redaction = redactionOf(given, settings, cloud.tenancyId);
  const { world } = redaction;
  const { log, cancellation } = world;
  const startedAt = world.now();

  const plan = await planCollection(cloud, scope);
  redaction.learn([...plan.scope.audited, ...plan.scope.beyond]);
  narratePlan(log, plan);
  const findPlace = reportPlace(settings, plan.scope.audited, cloud);
  const baseline = lastRun(redaction, settings, scope, cloud.tenancyId, findPlace);

  const observer = collectionObserver(log);
  const options = { concurrency, discovery, cancellation, observer };
  const listed = await collectInventory(cloud, plan, options);
  const needed = lookupsNeeded(listed, policy);
  const inventory = await lookUp(cloud, listed, needed, { concurrency, cancellation });

  // The requests for it are among those that the report counts.
  await baseline;
  const collected = {
    inventory,
    coversTenancy: isWholeTenancy(plan),
    scope,
    startedAt,
    durationMs: world.now() - startedAt,
    api: { ...usage },
  };
  return await conclude(settings, collected, { redaction, connection, findPlace, baseline });
}
