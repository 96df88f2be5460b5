import { announcingFailure } from "../announce.js";
import {
  collectInventory,
  isWholeTenancy,
  planCollection,
  type Plan,
} from "../../inventory/collect.js";
import { readIamPolicies } from "../../inventory/iam-policies.js";
import { lookUp } from "../../inventory/lookups.js";
import { withLookupsOf } from "../../inventory/with-lookups.js";
import { collectionObserver, narratePlan } from "../narrate.js";
import type { Connection } from "../../oci/cloud.js";
import type { Snapshot } from "../../posture/verdict/snapshot.js";
import { everyLookup, lookupsNeeded } from "../../posture/lookups-needed.js";
import type { RunContext } from "../run-context.js";
import { judgedInstant, stopwatch } from "../judged-instant.js";
import { attachmentsToAsk } from "../attachments-to-ask.js";
import { keptInventory } from "../kept-inventory.js";
import type { Findings } from "../publish.js";
import { conclude, judge, lastRun, reportPlace, type JudgedRun } from "../conclude.js";

/** `mode: audit`: collect, assess, publish, judge. */
export async function audit(context: RunContext, connection: Connection): Promise<number> {
  return await announcingFailure(context, connection, () =>
    collectAndConclude(context, connection),
  );
}

async function collectAndConclude(context: RunContext, connection: Connection): Promise<number> {
  const { world, settings, redaction } = context;
  const { cloud } = connection;
  const { scope } = settings;
  const elapsed = stopwatch(world);
  const plan = await planCollection(cloud, scope);
  const startedAt = judgedInstant(world, connection, elapsed());
  redaction.learn([...plan.scope.audited, ...plan.scope.beyond]);
  narratePlan(world.log, redaction.plan(plan));
  const findPlace = reportPlace(context, plan.scope.audited, cloud);
  const baseline = lastRun(
    context,
    { scope, tenancyId: cloud.tenancyId, now: startedAt },
    findPlace,
  );
  const judged = await collectAndJudge(context, connection, {
    ...{ plan, startedAt, elapsed, baseline },
  });
  return await conclude(context, judged, { connection, findPlace });
}

/** On its own, so that the inventory is gone from the memory before the reports come into it. */
async function collectAndJudge(
  context: RunContext,
  { cloud, usage }: Connection,
  run: {
    readonly plan: Plan;
    readonly startedAt: number;
    readonly elapsed: () => number;
    readonly baseline: Promise<Snapshot | null>;
  },
): Promise<JudgedRun & Pick<Findings, "inventory">> {
  const { world, settings, redaction } = context;
  const { concurrency, discovery, policy, scope } = settings;
  const { plan, startedAt, elapsed } = run;
  const { cancellation } = world;
  const observer = redaction.observer(collectionObserver(world.log, cancellation));
  const options = {
    ...{ concurrency, discovery, now: startedAt, cancellation, observer },
    attachmentsInQuestion: attachmentsToAsk(settings, startedAt),
  };
  const listed = await collectInventory(cloud, plan, options);
  const needed = settings.keepsInventory ? everyLookup(listed) : lookupsNeeded(listed, policy);
  const limits = { concurrency, cancellation };
  const lookedUp = await lookUp(cloud, listed, needed, limits);
  const inventory =
    policy.deletionRestricted === undefined
      ? lookedUp
      : await readIamPolicies(cloud, lookedUp, plan, limits);
  // The requests for it are among those that the report counts.
  const baseline = await run.baseline;
  const collected = {
    inventory,
    coversTenancy: isWholeTenancy(plan),
    scope,
    startedAt,
    durationMs: elapsed(),
    api: { ...usage },
  };
  if (!settings.keepsInventory) return { ...judge(context, collected, baseline), inventory: null };
  const kept = await keptInventory(context, collected, baseline);
  // For other policies more was looked up than this one needs.
  const own = withLookupsOf(inventory, lookupsNeeded(inventory, policy));
  return { ...judge(context, { ...collected, inventory: own }, baseline), inventory: kept };
}
