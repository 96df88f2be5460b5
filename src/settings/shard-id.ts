import { spread } from "../plain/stable-hash.js";

/**
 * A part of the audit that one runner does: some regions, or one slice of a region's compartments.
 * The name says all, so that the runners need not share anything: `3of7.us-ashburn-1.2of3` is the
 * third of seven shards, and takes the second of three slices of us-ashburn-1.
 */
export interface Shard {
  readonly index: number;
  readonly total: number;
  readonly regions: readonly string[];
  readonly slice: number;
  readonly slices: number;
}

export function shardName({ index, total, regions, slice, slices }: Shard): string {
  return `${index}of${total}.${regions.join("+")}.${slice}of${slices}`;
}

const SHARD = /^(\d{1,4})of(\d{1,4})\.([a-z0-9-]+(?:\+[a-z0-9-]+)*)\.(\d{1,4})of(\d{1,4})$/;

/** null for a text that names no shard. */
export function parseShard(name: string): Shard | null {
  const match = SHARD.exec(name);
  if (match === null) return null;
  const [index, total, slice, slices] = [match[1], match[2], match[4], match[5]].map(Number);
  const regions = (match[3] ?? "").split("+");
  if (!isPart(index, total) || !isPart(slice, slices)) return null;
  if (new Set(regions).size < regions.length || (regions.length > 1 && slices !== 1)) return null;
  return { index, total, regions, slice, slices } as Shard;
}

function isPart(part: number | undefined, whole: number | undefined): boolean {
  return part !== undefined && whole !== undefined && part >= 1 && part <= whole;
}

/** True when the compartment belongs to the shard's slice; every runner comes to the same answer. */
export function isInSlice({ slice, slices }: Shard, compartmentId: string): boolean {
  return slices === 1 || spread(compartmentId, slices) === slice - 1;
}
