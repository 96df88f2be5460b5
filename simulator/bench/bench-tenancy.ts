import { TenancyBuilder } from "../tenancy/builder.js";
import { RenderedRecords } from "../tenancy/rendered-records.js";
import type { ResourceTable } from "../tenancy/resource-table.js";
import type { RegionContents, Tenancy } from "../tenancy/tenancy.js";
import { backupCompartment, layOut, type RegionLayout } from "./layout.js";
import { RegionRecords } from "./region-records.js";
import type { BenchShape, BenchSize } from "./sizes.js";

/** Regions with three availability domains come first, as in most tenancies. */
const REGIONS = [
  { name: "us-ashburn-1", availabilityDomains: 3 },
  { name: "eu-frankfurt-1", availabilityDomains: 3 },
  { name: "uk-london-1", availabilityDomains: 3 },
  { name: "us-phoenix-1", availabilityDomains: 3 },
  { name: "ap-tokyo-1" },
  { name: "ap-sydney-1" },
  { name: "ca-toronto-1" },
  { name: "eu-zurich-1" },
  { name: "sa-saopaulo-1" },
  { name: "ap-mumbai-1" },
];

const CHILDREN_PER_COMPARTMENT = 5;

export interface BenchTenancy {
  readonly tenancy: Tenancy;
  /** OCID of the user that audits. */
  readonly user: string;
  readonly region: string;
}

/** A tenancy of plain volumes with daily backups, of any size. The same `now` gives the same one. */
export function benchTenancy(size: BenchSize, now: number): BenchTenancy {
  const regions = REGIONS.slice(0, size.regions);
  const build = new TenancyBuilder({ name: "bench", now, homeRegion: "us-ashburn-1", regions });
  const compartments: string[] = [];
  // The root is a compartment too.
  for (let index = 0; index < size.compartments - 1; index += 1) {
    const parent = compartments[Math.floor(index / CHILDREN_PER_COMPARTMENT) - 1];
    const options = parent === undefined ? {} : { parent };
    compartments.push(build.compartment(`team-${index}`, options));
  }
  compartments.push(build.root);
  regions.forEach(({ name }, index) => {
    fillRegion(build.tenancy.region(name), index, size, compartments, now);
  });
  return { tenancy: build.tenancy, user: build.user(), region: "us-ashburn-1" };
}

function fillRegion(
  region: RegionContents,
  index: number,
  size: BenchSize,
  compartments: readonly string[],
  now: number,
): void {
  const volumes = size.volumes / size.regions;
  const backupsPerVolume = size.backups / size.volumes;
  const layout = layOut(index, compartments.length, volumes, size.shape);
  const { isBoot, hasInstance } = layout;
  const make = new RegionRecords(region, layout, compartments, backupsPerVolume, now);
  const fill = <T extends { readonly id: string; readonly compartmentId: string }>(
    table: ResourceTable<T>,
    placed: Placed,
    one: (number: number, compartment: number) => T,
  ): void => {
    for (const [compartment, numbers] of placed) {
      const records = new RenderedRecords(numbers.length, (at) =>
        one(numbers[at] ?? 0, compartment),
      );
      table.setSource(compartments[compartment] ?? "", records);
    }
  };
  const placed = (isWanted: (volume: number) => boolean): Placed => place(layout, isWanted);
  const isBlock = (volume: number): boolean => !isBoot(volume);
  fill(region.volumes, placed(isBlock), (number) => make.volume(number).record);
  fill(region.bootVolumes, placed(isBoot), (number) => make.volume(number).record);
  fill(region.instances, placed(hasInstance), (number) => make.instance(number).record);
  fill(region.bootVolumeAttachments, placed(hasInstance), (number) => make.bootAttachment(number));
  fill(
    region.volumeAttachments,
    placed((volume) => isBlock(volume) && (layout.hostOf[volume] ?? -1) >= 0),
    (number) => make.blockAttachment(number),
  );
  const backups = (isWanted: (volume: number) => boolean): Placed =>
    placeBackups(layout, backupsPerVolume, compartments.length, isWanted, size.shape);
  fill(region.volumeBackups, backups(isBlock), (...at) => make.backup(...at));
  fill(region.bootVolumeBackups, backups(isBoot), (...at) => make.backup(...at));
}

/** Numbers of records by the index of their compartment. */
type Placed = ReadonlyMap<number, readonly number[]>;

function place({ compartmentOf }: RegionLayout, isWanted: (volume: number) => boolean): Placed {
  const placed = new Map<number, number[]>();
  compartmentOf.forEach((compartment, volume) => {
    if (isWanted(volume)) put(placed, compartment, volume);
  });
  return placed;
}

function placeBackups(
  { compartmentOf }: RegionLayout,
  perVolume: number,
  compartments: number,
  isWanted: (volume: number) => boolean,
  shape: BenchShape,
): Placed {
  const placed = new Map<number, number[]>();
  compartmentOf.forEach((home, volume) => {
    if (!isWanted(volume)) return;
    for (let backup = volume * perVolume; backup < (volume + 1) * perVolume; backup += 1) {
      put(placed, backupCompartment({ backup, volume }, home, compartments, shape), backup);
    }
  });
  return placed;
}

function put(placed: Map<number, number[]>, compartment: number, number: number): void {
  const present = placed.get(compartment);
  if (present === undefined) placed.set(compartment, [number]);
  else present.push(number);
}
