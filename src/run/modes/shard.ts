import { artifactSinks } from "../artifact-sinks.js";
import { diskSink } from "../../delivery/disk.js";
import { deliverAll } from "../../delivery/sink.js";
import { workflowRun } from "../../github/workflow-run.js";
import { collectInventory, isWholeTenancy, planCollection } from "../../inventory/collect.js";
import type { Inventory, LookupRequest } from "../../inventory/inventory.js";
import { readIamPolicies } from "../../inventory/iam-policies.js";
import { lookUp } from "../../inventory/lookups.js";
import { collectionObserver, narrateDelivery, narratePlan, narrateProblem } from "../narrate.js";
import { writeOutputs } from "../../github/outputs.js";
import { distinctBy } from "../../plain/distinct-by.js";
import { counted } from "../../plain/wording.js";
import type { Connection } from "../../oci/cloud.js";
import type { VolumesOfRegion } from "../../posture/evidence/attachment-questions.js";
import { everyLookup, lookupsNeeded, needsPolicies } from "../../posture/lookups-needed.js";
import type { Policy } from "../../settings/policy.js";
import { writePartial } from "../../sharding/partial.js";
import { shardName, type Shard } from "../../settings/shard-id.js";
import { slicePlan } from "../../sharding/slice-plan.js";
import type { RunContext } from "../run-context.js";
import { attachmentsToAsk } from "../attachments-to-ask.js";
import { EXIT } from "../exit-code.js";
import { judgedInstant, stopwatch } from "../judged-instant.js";
import { refuseRedaction } from "./refuse-redaction.js";

/** `mode: audit` with a `shard`: reads its part and hands it over; `mode: merge` judges the whole. */
export async function auditShard(
  { world, settings }: RunContext,
  connection: Connection,
  shard: Shard,
): Promise<number> {
  const { log, cancellation } = world;
  const { concurrency, discovery, scope, policy } = settings;
  refuseRedaction(settings);
  const { cloud, usage } = connection;
  const elapsed = stopwatch(world);
  const whole = await planCollection(cloud, scope);
  const startedAt = judgedInstant(world, connection, elapsed());
  const plan = slicePlan(whole, shard);
  narratePlan(log, plan);
  const observer = collectionObserver(log, cancellation);
  const toAsk = attachmentsToAsk(settings, startedAt);
  const listed = await collectInventory(cloud, plan, {
    ...{ concurrency, discovery, now: startedAt, cancellation, observer },
    // What is attached to a volume may lie in another slice of its region.
    attachmentsInQuestion:
      toAsk !== null && shard.slices > 1 ? () => everyVolumeOf(plan.regions.regions) : toAsk,
  });
  const options = { concurrency, cancellation };
  const needed = lookupsOfShard(listed, policy, settings.keepsInventory);
  const lookedUp = await lookUp(cloud, listed, needed, options);
  // They are of no region and no slice: one shard reads them for all.
  const isAskedForIam = policy.deletionRestricted !== undefined && shard.index === 1;
  const inventory = isAskedForIam
    ? await readIamPolicies(cloud, lookedUp, whole, options)
    : lookedUp;
  if (inventory.interruption !== null) {
    log.error(`${inventory.interruption} The shard is not handed over.`, "Interrupted");
    return EXIT.notAudited;
  }
  const name = shardName(shard);
  const content = await writePartial(name, {
    shard,
    regions: whole.regions.regions,
    toolVersion: world.version,
    scope,
    startedAt,
    runId: workflowRun(world.env)?.runId ?? null,
    durationMs: elapsed(),
    api: { ...usage },
    coversTenancy: isWholeTenancy(whole),
    inventory,
  });
  const file = {
    format: "partial",
    fileName: `partial_${name}.json.gz`,
    contentType: "application/gzip",
    content: () => [content],
  };
  const disk = diskSink(settings.outputDir, world.workingDir);
  const artifacts = artifactSinks(world, settings, `${settings.artifact.name}-${name}`);
  const deliveries = await deliverAll([disk, ...artifacts], [file]);
  narrateDelivery(log, deliveries);
  const isHandedOver = deliveries.every(({ problems }) => problems.length === 0);
  const read = `Shard ${name}: ${counted(inventory.volumes.length, "volume")} read`;
  const headline = `${read} and ${isHandedOver ? "" : "not "}handed over`;
  narrateProblem(log, await writeOutputs({ headline }));
  return isHandedOver ? EXIT.passed : EXIT.notDelivered;
}

/**
 * A shard may not see an instance of another one, so that it cannot tell which rule with `attached`
 * will win. It looks up for either answer; the merge uses what it needs.
 */
function lookupsOfShard(
  inventory: Inventory,
  policy: Policy,
  keepsInventory: boolean,
): LookupRequest {
  if (keepsInventory) {
    const { policyAssets, replicas } = everyLookup(inventory);
    return { policyAssets: distinct([...policyAssets, ...groupsOfOthers(inventory)]), replicas };
  }
  const variants = [policy];
  if (policy.rules.some(({ match }) => match.attached !== null)) {
    const rules = policy.rules.filter(({ match }) => match.attached === null);
    const widened = policy.rules.map((rule) => ({
      ...rule,
      match: { ...rule.match, attached: null },
    }));
    variants.push({ ...policy, rules }, { ...policy, rules: widened });
  }
  const requests = variants.map((variant) => lookupsNeeded(inventory, variant));
  const groups = needsPolicies(policy) ? groupsOfOthers(inventory) : [];
  return {
    policyAssets: distinct([...requests.flatMap(({ policyAssets }) => policyAssets), ...groups]),
    replicas: distinct(requests.flatMap(({ replicas }) => replicas)),
  };
}

function distinct<Item extends { readonly id: string }>(items: readonly Item[]): readonly Item[] {
  return distinctBy(items, ({ id }) => id);
}

/** A shard may not see the volumes that something hangs on: another one may judge them. */
function everyVolumeOf(regions: readonly string[]): readonly VolumesOfRegion[] {
  return regions.flatMap((region) => [
    { region, kind: "BLOCK_VOLUME" as const },
    { region, kind: "BOOT_VOLUME" as const },
  ]);
}

/** Groups of volumes that another shard reads, and that need not know their group. */
function groupsOfOthers({ volumes, volumeGroups }: Inventory): LookupRequest["policyAssets"] {
  const own = new Set(volumes.map(({ id }) => id));
  return volumeGroups
    .filter(({ volumeIds }) => volumeIds.some((id) => !own.has(id)))
    .map(({ id, region }) => ({ id, region }));
}
