import type { ListingTask } from "./listing-task.js";
import { DAY_MS } from "../plain/days.js";
import { OciFailure } from "../oci/failure.js";
import { listLikelyBootAttachments, readDomains, unnamedDomains } from "./boot-attachments.js";
import type { RegionDiscovery, Volume, VolumeKind } from "./inventory.js";
import { isGone } from "./lifecycle.js";
import { listRegion } from "./list-region.js";
import { lookUpMoved } from "./moved-volumes.js";
import { readAll } from "./read-listings.js";
import type { RegionListing, RegionReader } from "./region-reader.js";
import { spread } from "../plain/stable-hash.js";
import {
  findBackupsBeyond,
  findWhereabouts,
  type BackupSearch,
  type Sought,
  type Whereabouts,
} from "./whereabouts.js";

/** What the audit covers, whatever a shard reads: every shard decides by it alike. */
export interface WholeAudit {
  readonly regions: readonly string[];
  /** Pairs of a compartment and a region. */
  readonly pairs: number;
}

/** Up to so many, volumes and backups are listed everywhere, whatever the index shows. */
const EXACT_PAIRS = 500;

/** What is worth listing where the index shows something. */
const NEAR: Readonly<Record<Sought, readonly RegionListing[]>> = {
  volume: ["ListVolumes", "ListVolumeBackups", "ListVolumeAttachments"],
  bootvolume: ["ListBootVolumes", "ListBootVolumeBackups"],
  volumegroup: ["ListVolumeGroups"],
};

/** A region whose index is being asked; what it shows is listed meanwhile. */
export interface RegionSearch {
  readonly reader: RegionReader;
  /** null: the index gave no answer. */
  readonly found: Promise<Whereabouts | null>;
  /** Done when all that the index showed is listed. */
  readonly listed: Promise<void>;
}

/** What is done about an index that cannot be relied on: the reason is a clause. */
export type OnUnreliable = (region: string, reason: string) => void;

/** Begins to ask the index of one region. */
export function startSearch(reader: RegionReader, onUnreliable: OnUnreliable): RegionSearch {
  const { reading, cloud } = reader;
  const listings: Promise<void>[] = [];
  const found = askIndex(reader, onUnreliable, () =>
    findWhereabouts(cloud, reading.scope, (type, ids) => {
      listings.push(reader.list(NEAR[type], ids));
    }),
  );
  const listed = found.then(async () => {
    await Promise.all(listings);
  });
  return { reader, found, listed };
}

/** What the index answers; null when it gives no answer, which is told. */
async function askIndex<Answer>(
  { reading, region }: RegionReader,
  onUnreliable: OnUnreliable,
  ask: () => Promise<Answer>,
): Promise<Answer | null> {
  let answer: Answer | null = null;
  const task: ListingTask = {
    operation: "SearchResources",
    region,
    compartment: reading.tenancy,
    isBeyondScope: false,
    read: async () => {
      try {
        answer = await ask();
      } catch (error) {
        if (!(error instanceof OciFailure) || error.code === "Cancelled") throw error;
        onUnreliable(region, error.message);
      }
    },
  };
  await readAll(reading, [task]);
  return answer;
}

/**
 * Reads one region by what its index shows. What a listing would show and the index does not is not
 * taken for absent: in a small audit volumes and backups are listed everywhere, in a large one each
 * compartment is probed once, and an index that is found to be behind is not relied on at all.
 */
export async function readBySearch(
  { reader, found, listed }: RegionSearch,
  whole: WholeAudit,
  searches: readonly RegionSearch[],
  now: number,
  onUnreliable: OnUnreliable,
): Promise<RegionDiscovery["by"]> {
  const isExact = whole.pairs <= EXACT_PAIRS;
  const exact = isExact ? listVolumesAndBackups(reader) : Promise.resolve();
  const where = await found;
  if (where === null) {
    await Promise.all([listed, exact, listRegion(reader)]);
    await lookUpMoved(reader);
    return "search, then list";
  }
  reader.reading.into.addInstances(where.instances, reader.region);
  const [isRelied] = await Promise.all([
    isExact ? true : listBackupsBeyond(reader, where, onUnreliable),
    isExact ? undefined : probe(reader, where, whole, searches),
    listed,
    exact,
  ]);
  await listUnnamedDomains(reader, where);
  await listAround(reader, where);
  if ((await lookUpMoved(reader)) > 0) await listAround(reader, where);
  if (isExact || (isRelied && !isBehind(reader, where, now))) return "search";
  if (isRelied) {
    onUnreliable(reader.region, "it does not show volumes that have been there for over a day");
  }
  await listRegion(reader);
  return "search, then list";
}

async function listVolumesAndBackups(reader: RegionReader): Promise<void> {
  await Promise.all([
    reader.list(["ListVolumes", "ListBootVolumes"], reader.audited),
    reader.list(["ListVolumeBackups", "ListBootVolumeBackups"], reader.everywhere),
  ]);
}

/**
 * A region without volumes may hold copies of another one's, and backups whose volume is gone. False
 * when the index gave no answer.
 */
async function listBackupsBeyond(
  reader: RegionReader,
  { volumes, bootVolumes }: Whereabouts,
  onUnreliable: OnUnreliable,
): Promise<boolean> {
  const { cloud, reading } = reader;
  const listings: Promise<void>[] = [];
  const find = (type: BackupSearch["type"], operation: RegionListing, near: ReadonlySet<string>) =>
    findBackupsBeyond(cloud, {
      ...{ type, near, everywhere: [...reader.everywhere] },
      isWhole: reading.scope.elsewhere.size === 0,
      concurrency: reading.concurrency,
      onFound: (ids) => {
        listings.push(reader.list([operation], ids));
      },
    });
  const answer = await askIndex(reader, onUnreliable, () =>
    Promise.all([
      find("volumebackup", "ListVolumeBackups", volumes),
      find("bootvolumebackup", "ListBootVolumeBackups", bootVolumes),
    ]),
  );
  await Promise.all(listings);
  return answer !== null;
}

/**
 * The index shows nothing of a compartment that the caller may not read, and so does an empty one. So
 * each compartment of which no region's index shows volumes is asked for them in one region, and all
 * of a region's share where its index shows no volume at all: a denial is then seen.
 */
async function probe(
  reader: RegionReader,
  here: Whereabouts,
  whole: WholeAudit,
  searches: readonly RegionSearch[],
): Promise<void> {
  const found = await Promise.all(searches.map((search) => search.found));
  const searched = found.filter((where) => where !== null);
  // A region that was listed has asked every compartment already.
  if (searched.length < found.length) return;
  const share = reader.audited.filter((id) => isShareOf(reader.region, whole, id));
  const unseen = (kind: "volumes" | "bootVolumes") => {
    const shownBy = here[kind].size === 0 ? [here] : searched;
    return share.filter((id) => !shownBy.some((where) => where[kind].has(id)));
  };
  await Promise.all([
    reader.list(["ListVolumes"], unseen("volumes")),
    reader.list(["ListBootVolumes"], unseen("bootVolumes")),
  ]);
}

/** Every compartment falls to one region. */
function isShareOf(region: string, { regions }: WholeAudit, compartmentId: string): boolean {
  return regions[spread(compartmentId, regions.length)] === region;
}

/** Where the service demands a domain, the boot volumes of one that it does not name were left out. */
async function listUnnamedDomains(
  reader: RegionReader,
  { bootDomains }: Whereabouts,
): Promise<void> {
  if (!reader.cloud.bootVolumesNeedDomain()) return;
  reader.reading.into.noteDomains(reader.region, [...bootDomains]);
  const others = unnamedDomains(reader, await readDomains(reader));
  await Promise.all(others.map((domain) => reader.listBootVolumesIn(domain)));
}

/** What belongs to the volumes that were met, even where the index does not show them. */
async function listAround(reader: RegionReader, where: Whereabouts): Promise<void> {
  const { into } = reader.reading;
  const { kindsElsewhere, instanceDomains } = where;
  const here = volumesOf(reader);
  const block = compartmentsOf(here, "BLOCK_VOLUME");
  const boot = compartmentsOf(here, "BOOT_VOLUME");
  const ahead = unshown(here, where).map(({ compartmentId }) => compartmentId);
  // That the backups of a compartment are not known must be known as well.
  const failed = (operation: RegionListing) =>
    into.unread
      .filter((it) => it.operation === operation && it.region === reader.region)
      .map(({ compartmentId }) => compartmentId);
  const hasBlock = block.size > 0 || kindsElsewhere.has("BLOCK_VOLUME");
  await Promise.all([
    reader.list(["ListVolumeBackups"], [...block, ...failed("ListVolumes")]),
    reader.list(["ListBootVolumeBackups"], [...boot, ...failed("ListBootVolumes")]),
    reader.list(["ListVolumeGroups"], ahead),
    // An attachment lies with its instance, or with its volume.
    reader.list(["ListVolumeAttachments"], [...block, ...(hasBlock ? instanceDomains.keys() : [])]),
    listLikelyBootAttachments(reader, where),
  ]);
}

/** What the index may not know yet is no older than this. */
const INDEX_LAG_MS = DAY_MS;

function isBehind(reader: RegionReader, where: Whereabouts, now: number): boolean {
  return unshown(volumesOf(reader), where).some(
    // Written so that one without a creation time counts as old.
    ({ timeCreated }) => !(now - timeCreated <= INDEX_LAG_MS),
  );
}

/** Volumes in a compartment of which the index shows none of their kind. */
function unshown(volumes: readonly Volume[], where: Whereabouts): readonly Volume[] {
  return volumes.filter(({ kind, compartmentId }) => !where[SHOWN[kind]].has(compartmentId));
}

const SHOWN = { BLOCK_VOLUME: "volumes", BOOT_VOLUME: "bootVolumes" } as const;

function volumesOf({ region, reading }: RegionReader): readonly Volume[] {
  return reading.into.volumes.filter((volume) => volume.region === region && !isGone(volume));
}

function compartmentsOf(volumes: readonly Volume[], kind: VolumeKind): ReadonlySet<string> {
  return new Set(volumes.filter((it) => it.kind === kind).map((it) => it.compartmentId));
}
