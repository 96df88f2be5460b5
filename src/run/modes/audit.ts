import { announcingFailure } from "../announce.js";
import {
  collectInventory,
  isWholeTenancy,
  planCollection,
  type Plan,
} from "../../inventory/collect.js";
import type { Inventory } from "../../inventory/inventory.js";
import { lookUp } from "../../inventory/look-up.js";
import { collectionObserver, narratePlan } from "../narrate.js";
import type { Connection } from "../../oci/cloud.js";
import {
  asksForAttachments,
  attachmentsInQuestion,
} from "../../posture/evidence/attachment-questions.js";
import type { Snapshot } from "../../posture/verdict/drift.js";
import { lookupsNeeded } from "../../posture/lookups-needed.js";
import type { RunContext } from "../run-context.js";
import { judgedInstant, stopwatch } from "../judged-instant.js";
import { conclude, judge, lastRun, reportPlace, type Judged } from "../conclude.js";

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
): Promise<Judged> {
  const { world, settings, redaction } = context;
  const { concurrency, discovery, policy, scope } = settings;
  const { plan, startedAt, elapsed } = run;
  const { cancellation } = world;
  const observer = redaction.observer(collectionObserver(world.log, cancellation));
  const options = {
    ...{ concurrency, discovery, now: startedAt, cancellation, observer },
    attachmentsInQuestion: asksForAttachments(policy, settings.gate)
      ? (read: Inventory) => attachmentsInQuestion(read, policy, settings.gate, startedAt)
      : null,
  };
  const listed = await collectInventory(cloud, plan, options);
  const needed = lookupsNeeded(listed, policy);
  const inventory = await lookUp(cloud, listed, needed, { concurrency, cancellation });
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
  return judge(context, collected, baseline);
}
