import { DAY_MS } from "../plain/days.js";
import { distinctBy } from "../plain/distinct-by.js";
import { latestPast } from "../plain/instant.js";
import type { Inventory, RegionDiscovery, UnaskedListings } from "../inventory/inventory.js";
import { unreadKey } from "../inventory/unread-key.js";
import { withGroups } from "../inventory/volume-groups.js";
import { JoinedBackups } from "./joined-backups.js";
import { PartialError, type Partial } from "./partial.js";
import { shardName, type Shard } from "../settings/shard-id.js";

/**
 * Joins the shards of one audit into what a single run would have read. Refuses a set that is not
 * whole: a shard missing, twice, overlapping, of another audit, or not of today at `now` (ms since the
 * epoch). Throws `PartialError`.
 */
export function joinPartials(
  partials: readonly Partial[],
  now: number,
): Omit<Partial, "shard" | "regions"> {
  const [first] = partials;
  if (first === undefined) {
    throw new PartialError("partial-reports: there is no partial report to join.");
  }
  refuseForeign(first, partials);
  for (const each of partials) refuseUntimely(each, now);
  refuseGaps(partials.map(({ shard }) => shard));
  refuseRegionsLeftOut(partials);
  // Of what two shards read, as it moved, the later one is right.
  const inventories = partials
    .toSorted((a, b) => a.startedAt - b.startedAt)
    .map(({ inventory }) => inventory);
  const sum = (count: (partial: Partial) => number) =>
    partials.reduce((total, partial) => total + count(partial), 0);
  return {
    toolVersion: first.toolVersion,
    scope: first.scope,
    runId: first.runId,
    startedAt: Math.max(...partials.map(({ startedAt }) => startedAt)),
    durationMs: Math.max(...partials.map(({ durationMs }) => durationMs)),
    api: {
      requests: sum(({ api }) => api.requests),
      retries: sum(({ api }) => api.retries),
      throttled: sum(({ api }) => api.throttled),
    },
    coversTenancy: first.coversTenancy,
    inventory: joinInventories(first.inventory, inventories),
  };
}

function joinInventories(first: Inventory, all: readonly Inventory[]): Inventory {
  const volumeGroups = distinctBy(
    all.flatMap((it) => it.volumeGroups),
    ({ id }) => id,
  );
  // The first shard reads it for all.
  const iam = all.find((it) => it.iam !== undefined)?.iam;
  return {
    ...(iam === undefined ? {} : { iam }),
    tenancyId: first.tenancyId,
    homeRegion: first.homeRegion,
    regions: distinctBy(
      all.flatMap(({ regions }) => regions),
      (region) => region,
    ),
    compartments: distinctBy(
      all.flatMap(({ compartments }) => compartments),
      ({ id }) => id,
    ),
    // A group may lie in another shard than its volumes.
    volumes: withGroups(
      distinctBy(
        all.flatMap(({ volumes }) => volumes),
        ({ id }) => id,
      ),
      volumeGroups,
    ),
    backups: new JoinedBackups(all.map(({ backups }) => backups)),
    attachments: distinctBy(
      all.flatMap(({ attachments }) => attachments),
      ({ volumeId, instanceId, lifecycleState: state }) => `${volumeId} ${instanceId} ${state}`,
    ),
    instances: new Map(all.flatMap(({ instances }) => [...instances])),
    volumeGroups,
    lookups: {
      policies: new Map(all.flatMap(({ lookups }) => [...lookups.policies])),
      replicas: new Map(all.flatMap(({ lookups }) => [...lookups.replicas])),
    },
    interruption: all.find(({ interruption }) => interruption !== null)?.interruption ?? null,
    unread: distinctBy(
      all.flatMap(({ unread }) => unread),
      unreadKey,
    ),
    tolerated: distinctBy(
      all.flatMap(({ tolerated }) => tolerated),
      unreadKey,
    ),
    unasked: joinUnasked(all.flatMap(({ unasked }) => unasked)),
    discovery: joinDiscovery(all.flatMap(({ discovery }) => discovery)),
    searchFailures: distinctBy(
      all.flatMap(({ searchFailures }) => searchFailures),
      ({ region }) => region,
    ),
  };
}

/** Slices of a region leave out compartments of their own. */
function joinUnasked(all: readonly UnaskedListings[]): readonly UnaskedListings[] {
  const joined = new Map<string, UnaskedListings>();
  for (const it of all) {
    const key = JSON.stringify([it.region, it.operation]);
    const compartments = (joined.get(key)?.compartments ?? 0) + it.compartments;
    joined.set(key, { ...it, compartments });
  }
  return [...joined.values()];
}

/** Slices of a region may have been planned in several ways: the one that leaves most open says it. */
function joinDiscovery(all: readonly RegionDiscovery[]): readonly RegionDiscovery[] {
  const order: readonly RegionDiscovery["by"][] = ["list", "search, then list", "search"];
  const sorted = all.toSorted((a, b) => order.indexOf(a.by) - order.indexOf(b.by));
  return distinctBy(sorted, ({ region }) => region);
}

function refuseForeign(first: Partial, partials: readonly Partial[]): void {
  for (const { shard, inventory, scope, toolVersion, runId } of partials) {
    const name = shardName(shard);
    if (inventory.tenancyId !== first.inventory.tenancyId) {
      throw new PartialError(`partial-reports: shard ${name} is of another tenancy.`);
    }
    if (JSON.stringify(scope) !== JSON.stringify(first.scope)) {
      throw new PartialError(
        `partial-reports: shard ${name} is of another scope. Give every job of the matrix the same inputs.`,
      );
    }
    if (toolVersion !== first.toolVersion) {
      throw new PartialError(
        `partial-reports: shard ${name} was made by version ${toolVersion}, another by ${first.toolVersion}. Use one version in every job.`,
      );
    }
    if (runId !== first.runId) {
      const [here, there] = [runId, first.runId].map((id) => id ?? "outside of GitHub Actions");
      throw new PartialError(
        `partial-reports: shard ${name} is of another workflow run than the others (${here}, not ${there}). Join the parts of one run: run the whole matrix again.`,
      );
    }
  }
}

/** Jobs of one run may wait for a runner, and be run again, but not for so long. */
const MOST_AGE_MS = DAY_MS;

/** What a shard read long ago must not be told as today's, by a merge that is run again alone either. */
function refuseUntimely({ shard, startedAt }: Partial, now: number): void {
  const name = shardName(shard);
  const at = new Date(startedAt).toISOString();
  if (startedAt > latestPast(now)) {
    throw new PartialError(
      `partial-reports: shard ${name} was read at ${at}, which is still to come by this machine's clock. Set the clocks of all runners, and run the whole matrix again.`,
    );
  }
  if (now - startedAt > MOST_AGE_MS) {
    throw new PartialError(
      `partial-reports: shard ${name} was read at ${at}, more than a day ago, and what it holds is not of today. Run the whole matrix again.`,
    );
  }
}

function refuseGaps(shards: readonly Shard[]): void {
  const names = shards.map(shardName);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new PartialError(`partial-reports: shard ${twice} is there twice. Keep one of each.`);
  }
  const total = shards[0]?.total ?? 0;
  const stranger = shards.find((shard) => shard.total !== total);
  if (stranger !== undefined) {
    throw new PartialError(
      `partial-reports: shard ${shardName(stranger)} belongs to another matrix (the others are of ${total}).`,
    );
  }
  refuseOverlap(shards);
  const present = new Set(shards.map(({ index }) => index));
  const missing = Array.from({ length: total }, (_, index) => index + 1).filter(
    (index) => !present.has(index),
  );
  if (missing.length > 0) {
    throw new PartialError(
      `partial-reports: ${missing.length === 1 ? "shard" : "shards"} ${missing.join(", ")} of ${total} ${missing.length === 1 ? "is" : "are"} missing, so the audit would not be whole. Look at why ${missing.length === 1 ? "that job" : "those jobs"} of the matrix failed.`,
    );
  }
  refuseSlicesLeftOut(shards);
}

/** The matrix may have been planned before a region was subscribed to, or with other inputs. */
function refuseRegionsLeftOut(partials: readonly Partial[]): void {
  const read = new Set(partials.flatMap(({ shard }) => shard.regions));
  const covered = new Set(partials.flatMap(({ regions }) => regions));
  const leftOut = [...covered].filter((region) => !read.has(region));
  if (leftOut.length === 0) return;
  throw new PartialError(
    `partial-reports: no shard is of ${leftOut.join(", ")}, which the audit covers. Plan the matrix again, with the same inputs as its jobs.`,
  );
}

/** A region belongs to one shard, or to the slices of one cut, each once. */
function refuseOverlap(shards: readonly Shard[]): void {
  for (const [region, parts] of byRegion(shards)) {
    const taken = new Set(parts.map(({ slice }) => slice));
    const isOneCut = parts.every(({ slices }) => slices === parts[0]?.slices);
    if (isOneCut && taken.size === parts.length) continue;
    throw new PartialError(
      `partial-reports: the shards ${parts.map(shardName).join(" and ")} overlap in region ${region}. Join the parts of one matrix only.`,
    );
  }
}

/** Parts of several matrices may have numbers that fit, and still leave out a part of a region. */
function refuseSlicesLeftOut(shards: readonly Shard[]): void {
  for (const [region, parts] of byRegion(shards)) {
    const slices = parts[0]?.slices ?? 0;
    if (parts.length === slices) continue;
    throw new PartialError(
      `partial-reports: of the ${slices} slices of region ${region} only ${parts.length} ${parts.length === 1 ? "is" : "are"} there. Join the parts of one matrix only.`,
    );
  }
}

function byRegion(shards: readonly Shard[]): ReadonlyMap<string, readonly Shard[]> {
  const regions = new Set(shards.flatMap((shard) => shard.regions));
  return new Map(
    [...regions].map((region) => [region, shards.filter((it) => it.regions.includes(region))]),
  );
}
