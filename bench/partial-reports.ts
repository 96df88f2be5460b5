import { OcidMint } from "../simulator/tenancy/ocid.js";
import { ocidRegion } from "../simulator/tenancy/regions.js";
import { days, hours } from "../simulator/tenancy/time.js";
import { BackupStore } from "../src/inventory/store/backup-store.js";
import {
  NO_LOOKUPS,
  type Attachment,
  type AuditedCompartment,
  type Backup,
  type Instance,
  type Inventory,
  type Volume,
} from "../src/inventory/inventory.js";
import type { Partial } from "../src/sharding/partial.js";
import { planShards } from "../src/sharding/plan-shards.js";
import { isInSlice, parseShard } from "../src/settings/shard-id.js";

/** What a matrix has read, by shard. The shards are spread evenly over the regions. */
export interface MatrixSize {
  readonly shards: number;
  readonly volumesPerShard: number;
  readonly backupsPerVolume: number;
}

const REGIONS = ["us-ashburn-1", "eu-frankfurt-1", "uk-london-1", "us-phoenix-1", "ap-tokyo-1"];
const COMPARTMENTS = 1_000;
/** One compartment in so many takes in backups that were moved, one in a hundred of all. */
const ARCHIVE_EVERY = 20;
const MOVED_EVERY = 100;
/** One volume in so many has stopped being backed up, and one is attached to nothing. */
export const STALE_EVERY = 12;
const DETACHED_EVERY = 50;

/** Of 10 volumes the first 3 are boot volumes. */
const isBoot = (volume: number): boolean => volume % 10 < 3;

/** What each shard of a matrix over plain volumes with daily backups hands over, one at a time. */
export function* matrixPartials(size: MatrixSize, now: number): Generator<Partial> {
  const mint = new OcidMint("merge", "oc1");
  const tenancyId = mint.next("tenancy");
  const compartments = Array.from({ length: COMPARTMENTS }, (_, index): AuditedCompartment => {
    const name = `team-${index}`;
    const id = mint.next("compartment");
    const placed = { path: `bench/${name}`, names: [name] };
    return { id, name, parentId: tenancyId, lifecycleState: "ACTIVE", ...placed };
  });
  const weight = (size.shards * size.volumesPerShard) / REGIONS.length;
  const weights = REGIONS.map((region) => ({ region, weight, compartments: COMPARTMENTS }));
  for (const name of planShards(weights, size.shards)) {
    const shard = parseShard(name);
    if (shard === null) throw new Error(`${name} names no shard.`);
    const mine = compartments.filter(({ id }) => isInSlice(shard, id));
    const [region = ""] = shard.regions;
    yield {
      shard,
      regions: REGIONS,
      toolVersion: "1.0.0",
      scope: {
        ...{ regions: "all", rootCompartment: null },
        ...{ includeSubcompartments: true, excludeCompartments: [] },
      },
      startedAt: now,
      runId: null,
      durationMs: 60_000,
      api: { requests: mine.length * 7, retries: 0, throttled: 0 },
      coversTenancy: true,
      inventory: {
        tenancyId,
        homeRegion: "us-ashburn-1",
        regions: shard.regions,
        compartments: mine,
        ...contents(mint, region, mine, size, now),
        volumeGroups: [],
        lookups: NO_LOOKUPS,
        interruption: null,
        unread: [],
        tolerated: [],
        unasked: [],
        discovery: shard.regions.map((it) => ({ region: it, by: "list" as const })),
        searchFailures: [],
      },
    };
  }
}

type Contents = Pick<Inventory, "volumes" | "backups" | "attachments" | "instances">;

function contents(
  mint: OcidMint,
  region: string,
  compartments: readonly AuditedCompartment[],
  { volumesPerShard, backupsPerVolume }: MatrixSize,
  now: number,
): Contents {
  const volumes: Volume[] = [];
  const attachments: Attachment[] = [];
  const instances = new Map<string, Instance>();
  const backups = new BackupStore();
  const at = ocidRegion(region);
  const archives = compartments.filter((_, index) => index % ARCHIVE_EVERY === 0);
  let host = "";
  for (let number = 0; number < volumesPerShard; number += 1) {
    // Neighbours share a compartment, as the disks of one server do.
    const placed = compartments[Math.floor(number / 10) % compartments.length];
    const compartmentId = placed?.id ?? "";
    const volume = volumeOf(mint, region, number, compartmentId, now);
    volumes.push(volume);
    if (isBoot(number)) {
      host = mint.next("instance", at);
      const { availabilityDomain } = volume;
      const name = `server-${number}`;
      instances.set(host, { id: host, name, compartmentId, availabilityDomain });
    }
    if (number % DETACHED_EVERY !== 0) {
      const { kind, id: volumeId } = volume;
      attachments.push({
        ...{ kind, region, volumeId, instanceId: host, compartmentId },
        ...{ lifecycleState: "ATTACHED", isShareable: false },
      });
    }
    const staleFor = number % STALE_EVERY === STALE_EVERY - 1 ? days(9) : 0;
    for (let generation = 0; generation < backupsPerVolume; generation += 1) {
      const age = days(generation) + hours(1 + (number % 20)) + staleFor;
      const order = number * backupsPerVolume + generation;
      const archive = order % MOVED_EVERY === 0 ? archives[order % archives.length] : undefined;
      const id = mint.next(volume.kind === "BOOT_VOLUME" ? "bootvolumebackup" : "volumebackup", at);
      backups.add(backupOf(volume, id, archive?.id ?? compartmentId, now - age));
    }
  }
  return { volumes, attachments, instances, backups };
}

function volumeOf(
  mint: OcidMint,
  region: string,
  number: number,
  compartmentId: string,
  now: number,
): Volume {
  const type = isBoot(number) ? "bootvolume" : "volume";
  return {
    kind: isBoot(number) ? "BOOT_VOLUME" : "BLOCK_VOLUME",
    id: mint.next(type, ocidRegion(region)),
    name: `${isBoot(number) ? "boot" : "data"}-${number}`,
    compartmentId,
    region,
    availabilityDomain: `Uocm:${region.toUpperCase()}-AD-1`,
    lifecycleState: "AVAILABLE",
    sizeGb: 50,
    timeCreated: now - days(100),
    volumeGroupId: null,
    kmsKeyId: null,
    freeformTags: {},
    definedTags: {},
    replicas: [],
  };
}

function backupOf(
  { kind, id: volumeId, region }: Volume,
  id: string,
  compartmentId: string,
  timeCreated: number,
): Backup {
  return {
    ...{ kind, id, volumeId, compartmentId, region, timeCreated },
    lifecycleState: "AVAILABLE",
    timeRequestReceived: timeCreated - 60_000,
    expirationTime: timeCreated + days(30),
    isScheduled: true,
    sizeGb: 10,
    uniqueGb: 1,
    kmsKeyId: null,
    copyOfId: null,
    protection: null,
  };
}
