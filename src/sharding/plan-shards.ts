import { shardName, type Shard } from "../settings/shard-id.js";

/** How much work a region is: its volumes, or its listings where those are not known. */
export interface RegionWeight {
  readonly region: string;
  readonly weight: number;
  /** A region cannot be cut into more slices than it has compartments. */
  readonly compartments: number;
}

/**
 * Cuts the audit into at most `maxShards` parts of about the same weight: heavy regions into slices,
 * light ones together. The names come in the order of their index.
 */
export function planShards(regions: readonly RegionWeight[], maxShards: number): readonly string[] {
  const total = regions.reduce((sum, { weight }) => sum + Math.max(1, weight), 0);
  const share = Math.max(1, total / maxShards);
  const heaviestFirst = [...regions].sort(
    (a, b) => b.weight - a.weight || (a.region < b.region ? -1 : 1),
  );
  const parts: Pick<Shard, "regions" | "slice" | "slices">[] = [];
  const light: RegionWeight[] = [];
  for (const each of heaviestFirst) {
    const slices = Math.min(Math.floor(each.weight / share), Math.max(1, each.compartments));
    if (slices <= 1) light.push(each);
    else {
      for (let slice = 1; slice <= slices; slice += 1) {
        parts.push({ regions: [each.region], slice, slices });
      }
    }
  }
  const bins = binned(light, Math.max(1, maxShards - parts.length));
  for (const names of bins) parts.push({ regions: names, slice: 1, slices: 1 });
  return parts.map((part, position) =>
    shardName({ ...part, index: position + 1, total: parts.length }),
  );
}

/** Each region into the bin that is lightest so far; empty bins are left out. */
function binned(regions: readonly RegionWeight[], count: number): readonly (readonly string[])[] {
  const bins = Array.from({ length: Math.min(count, regions.length) }, () => ({
    weight: 0,
    names: [] as string[],
  }));
  for (const { region, weight } of regions) {
    const lightest = bins.reduce((least, bin) => (bin.weight < least.weight ? bin : least));
    lightest.weight += Math.max(1, weight);
    lightest.names.push(region);
  }
  return bins.map(({ names }) => names.sort());
}
