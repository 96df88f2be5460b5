import type { RegionCloud } from "../oci/cloud.js";
import type { VolumeKind } from "./inventory.js";
import { isGone } from "./lifecycle.js";
import { tasksFor, unreadListing, type ListingTask } from "./listing-task.js";
import { readAll, type Reading } from "./read-region.js";
import { spread } from "./spread.js";
import { NOWHERE, type Whereabouts } from "./whereabouts.js";

/** What the audit covers, whatever a shard reads: every shard decides by it alike. */
export interface WholeAudit {
  readonly regions: readonly string[];
  /** Pairs of a compartment and a region. */
  readonly pairs: number;
}

/** What the index of each region shows; null: it gave no answer, and the region is listed. */
type Searches = readonly Promise<Whereabouts | null>[];

/** Up to so many, a probe of each pair that the index shows nothing of costs seconds at most. */
const PROBED_PAIRS = 500;

/**
 * The index shows nothing of a compartment that the caller may not read, and so does an empty one.
 * So the region at `index` lists what it shows no volumes of, all of it in a small audit and its
 * share in a large one: a denial is then seen, and so is an index that does not know what there is.
 */
export async function readUnseen(
  reading: Reading,
  region: RegionCloud,
  whole: WholeAudit,
  searches: Searches,
  index: number,
  now: number,
): Promise<void> {
  const here = (await searches[index]) ?? null;
  if (here === null) return;
  const all = reading.scope.audited.map(({ id }) => id);
  const unseen =
    whole.pairs <= PROBED_PAIRS
      ? unseenOf(all, () => [here])
      : unseenAnywhere(
          all.filter((id) => isShareOf(region.region, whole, id)),
          here,
          await Promise.all(searches),
        );
  await readAll(reading, tasksIn(reading, region, { ...NOWHERE, ...unseen }));
  await readAll(reading, tasksIn(reading, region, afterProbes(reading, region, unseen, now)));
}

/** The compartments to probe in one region, by what the index shows none of. */
interface Unseen {
  readonly volumes: ReadonlySet<string>;
  readonly bootVolumes: ReadonlySet<string>;
}

const SEEN: Readonly<Record<VolumeKind, keyof Unseen>> = {
  BLOCK_VOLUME: "volumes",
  BOOT_VOLUME: "bootVolumes",
};

function unseenOf(
  compartments: readonly string[],
  shownBy: (kind: keyof Unseen) => readonly Whereabouts[],
): Unseen {
  const unseen = (kind: keyof Unseen) =>
    new Set(compartments.filter((id) => !shownBy(kind).some((where) => where[kind].has(id))));
  return { volumes: unseen("volumes"), bootVolumes: unseen("bootVolumes") };
}

/** Of a region's share, what no region shows; and all of it where this one shows no volume at all. */
function unseenAnywhere(
  share: readonly string[],
  here: Whereabouts,
  found: readonly (Whereabouts | null)[],
): Unseen {
  const searched = found.filter((where) => where !== null);
  // A region that was listed has asked every compartment already.
  if (searched.length < found.length) return NOWHERE;
  return unseenOf(share, (kind) => (here[kind].size === 0 ? [here] : searched));
}

/** Every compartment falls to one region. */
function isShareOf(region: string, { regions }: WholeAudit, compartmentId: string): boolean {
  return regions[spread(compartmentId, regions.length)] === region;
}

function tasksIn(
  { scope, into }: Reading,
  region: RegionCloud,
  where: Whereabouts,
): readonly ListingTask[] {
  return scope.audited.flatMap((each) => tasksFor(region, each, false, where, into));
}

/** What the index may not know yet is no older than this. */
const INDEX_LAG_MS = 86_400_000;

/**
 * Where a probe met a volume the index is behind: that compartment's other listings are read too.
 * Where it failed, its backups are asked for as well: that they are not known must be known.
 */
function afterProbes(
  { into, tenancy }: Reading,
  { region }: RegionCloud,
  unseen: Unseen,
  now: number,
): Whereabouts {
  const ahead = into.volumes.filter(
    (volume) =>
      volume.region === region &&
      !isGone(volume) &&
      unseen[SEEN[volume.kind]].has(volume.compartmentId),
  );
  if (ahead.some(({ timeCreated }) => now - timeCreated > INDEX_LAG_MS)) {
    into.addUnread({
      ...unreadListing(
        { operation: "SearchResources", region, compartment: tenancy },
        new Error(
          "the search index does not show volumes that have been there for more than a day, so that others may be missing; set discovery to list",
        ),
      ),
      code: "IndexOutOfDate",
    });
  }
  const met = new Set(ahead.map(({ compartmentId }) => compartmentId));
  const failed = (operation: string, probed: ReadonlySet<string>) =>
    into.unread
      .filter((it) => it.operation === operation && it.region === region)
      .map(({ compartmentId }) => compartmentId)
      .filter((id) => probed.has(id));
  return {
    ...NOWHERE,
    volumes: new Set([...met].filter((id) => !unseen.volumes.has(id))),
    bootVolumes: new Set([...met].filter((id) => !unseen.bootVolumes.has(id))),
    volumeGroups: met,
    volumeAttachments: met,
    volumeBackups: new Set([...met, ...failed("ListVolumes", unseen.volumes)]),
    bootVolumeBackups: new Set([...met, ...failed("ListBootVolumes", unseen.bootVolumes)]),
  };
}
