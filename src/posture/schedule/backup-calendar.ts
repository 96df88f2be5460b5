import { DAY_MS } from "../../plain/days.js";
import { type Interval, isCountable, LAST_INSTANT } from "./interval.js";
import { rememberedByClock, type Schedules } from "./remembered.js";
import { scheduledBackups, type ScheduledBackup } from "./scheduled-backups.js";

/** Reckoned at a time: few for what a run asks about, and cheap where an old volume asks for more. */
const CHUNK_MS = 128 * DAY_MS;

type RegionalInterval = Interval & { readonly region: string };

/** The scheduled backups of the chunk with that number since the epoch. */
type Chunks = (index: number) => readonly ScheduledBackup[];

/** A chunk stands alone: `scheduledBackups` tells an interval's first and last days apart whole. */
const chunksOf = rememberedByClock((schedules, region): Chunks => {
  const known = new Map<number, readonly ScheduledBackup[]>();
  return (index) => {
    const from = index * CHUNK_MS;
    const to = Math.min(from + CHUNK_MS, LAST_INSTANT);
    const chunk = known.get(index) ?? scheduledBackups(schedules, { from, to, region });
    known.set(index, chunk);
    return chunk;
  };
});

/** The start of the first of `scheduledBackups`, null for none; thousands of volumes may ask. */
export function firstScheduledBackup(
  schedules: Schedules,
  { from, to, region }: RegionalInterval,
): number | null {
  if (!isCountable({ from, to })) return null;
  const chunkAt = chunksOf(schedules, region);
  for (let index = Math.floor(from / CHUNK_MS); index * CHUNK_MS < to; index += 1) {
    const chunk = chunkAt(index);
    const first = chunk[countWhile(chunk, (it) => it.at < from)];
    if (first !== undefined) return first.at < to ? first.at : null;
  }
  return null;
}

/** `scheduledBackups`, from what is known already. */
export function knownScheduledBackups(
  schedules: Schedules,
  { from, to, region }: RegionalInterval,
): readonly ScheduledBackup[] {
  if (!isCountable({ from, to })) return [];
  const chunkAt = chunksOf(schedules, region);
  const found: ScheduledBackup[] = [];
  for (let index = Math.floor(from / CHUNK_MS); index * CHUNK_MS < to; index += 1) {
    const chunk = chunkAt(index);
    const isBefore = (limit: number) => (it: ScheduledBackup) => it.at < limit;
    found.push(...chunk.slice(countWhile(chunk, isBefore(from)), countWhile(chunk, isBefore(to))));
  }
  return found;
}

/** How many lead the ascending list for which a test holds that fails ever after. */
export function countWhile<Item>(
  ascending: readonly Item[],
  holds: (item: Item) => boolean,
): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = ascending[middle];
    if (item !== undefined && holds(item)) low = middle + 1;
    else high = middle;
  }
  return low;
}
