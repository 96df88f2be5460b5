import type { Backup } from "../../inventory/inventory.js";
import { byCodeUnit } from "../../plain/order.js";

/** Why a backup is no recovery point in `region`, in words; null when it is one. */
export function whyUnusable(backup: Backup, region: string, now: number): string | null {
  if (backup.region !== region) return "in another region";
  if (backup.lifecycleState !== "AVAILABLE") return backup.lifecycleState;
  // Written so that an expiration time that does not parse (NaN) counts as expired.
  if (backup.expirationTime !== null && !(backup.expirationTime > now)) return "expired";
  return Number.isFinite(backup.timeCreated) ? null : "without a creation time";
}

/**
 * Each backup once, newest first; those without a creation time last. Of equally new ones the
 * smaller OCID comes first, so that the order is stable whatever the order in which they were read.
 */
export function newestFirst(backups: readonly Backup[]): readonly Backup[] {
  if (backups.length < 2) return backups;
  const sorted = backups.toSorted(inOrder);
  if (wereAllRequestedApart(sorted)) return sorted;
  const ids = new Set(sorted.map(({ id }) => id));
  return ids.size === sorted.length ? sorted : latestOfEach(sorted);
}

/** The first of a list that is newest first, and those of the same instant: copies hold the same data. */
export function newestOnes(backups: readonly Backup[]): readonly Backup[] {
  const older = backups.findIndex((it) => it.timeCreated !== backups[0]?.timeCreated);
  return older < 0 ? backups : backups.slice(0, older);
}

/**
 * States that follow one another, the last of them first. A backup that was listed twice while its
 * state changed has the one that comes later, in whatever order the two were read.
 */
const LAST_FIRST = ["TERMINATED", "TERMINATING", "FAULTY"];
const FIRST_LAST = ["AVAILABLE", "CREATING", "REQUEST_RECEIVED"];

function latestOfEach(sorted: readonly Backup[]): readonly Backup[] {
  const latest = new Map<string, Backup>();
  for (const it of sorted) {
    const other = latest.get(it.id);
    if (other === undefined || comesAfter(it, other)) latest.set(it.id, it);
  }
  return [...latest.values()].toSorted(inOrder);
}

/** Of records that differ in nothing else the one that promises less is taken. */
function comesAfter(it: Backup, other: Backup): boolean {
  const rank = rankOf(it) - rankOf(other);
  const newer = timeOf(it) - timeOf(other);
  const kept = (it.expirationTime ?? Infinity) - (other.expirationTime ?? Infinity);
  return (rank || newer || kept) < 0;
}

/** A state newer than this program may come after AVAILABLE: it proves nothing to restore from. */
function rankOf({ lifecycleState }: Backup): number {
  const known = [...LAST_FIRST, "", ...FIRST_LAST].indexOf(lifecycleState);
  return known < 0 ? LAST_FIRST.length : known;
}

/** One backup has one time of request: where these fall, none of many identifiers is compared. */
function wereAllRequestedApart(sorted: readonly Backup[]): boolean {
  let last = Infinity;
  for (const { timeRequestReceived } of sorted) {
    if (timeRequestReceived === null || !(timeRequestReceived < last)) return false;
    last = timeRequestReceived;
  }
  return true;
}

function inOrder(a: Backup, b: Backup): number {
  const later = timeOf(b) - timeOf(a);
  return later || byCodeUnit(a.id, b.id) || byCodeUnit(a.lifecycleState, b.lifecycleState);
}

function timeOf({ timeCreated }: Backup): number {
  return Number.isFinite(timeCreated) ? timeCreated : Number.MIN_SAFE_INTEGER;
}
