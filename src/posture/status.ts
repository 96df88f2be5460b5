import type { Backup, Volume } from "../inventory/inventory.js";
import type { ComplianceStatus } from "./assessment.js";
import { byCodeUnit } from "./code-unit-order.js";
import { newestRecoveryPoint, whyUnusable } from "./recovery-point.js";
import { counted, daysToMs, msToDays } from "./wording.js";

/** What the backups of one volume amount to. `ageMs` is null exactly when `newest` is. */
export interface StatusFacts {
  readonly status: ComplianceStatus;
  readonly newest: Backup | null;
  /** Milliseconds, never negative: a creation time in the future (clock skew) has age 0. */
  readonly ageMs: number | null;
  readonly reason: string;
}

/**
 * Judges one volume by its backups, in whatever state they are. `ownBackupsUnread` says that the
 * backups of the volume's own compartment and region could not be listed.
 */
export function judgeBackups(
  volume: Pick<Volume, "region">,
  backups: readonly Backup[],
  ownBackupsUnread: boolean,
  maxBackupAgeDays: number,
  now: number,
): StatusFacts {
  const newest = newestRecoveryPoint(volume, backups, now);
  const ageMs = newest === null ? null : Math.max(0, now - newest.timeCreated);
  const age = ageMs === null ? null : describeAge(ageMs, maxBackupAgeDays);

  if (age?.isFresh === true) {
    const reason = `newest recovery point is ${age.text}`;
    return { status: "COMPLIANT", newest, ageMs, reason };
  }
  if (ownBackupsUnread) {
    const elsewhere =
      age === null ? "" : `; the newest recovery point found elsewhere is ${age.text}`;
    const reason = `backups in this compartment could not be listed${elsewhere}`;
    return { status: "UNKNOWN", newest, ageMs, reason };
  }
  if (age !== null) {
    const reason = `newest recovery point is ${age.text}`;
    return { status: "STALE_BACKUP", newest, ageMs, reason };
  }
  const reason = `no recovery point: ${describeUnusable(volume.region, backups, now)}`;
  return { status: "NO_BACKUP", newest, ageMs, reason };
}

function describeAge(ageMs: number, limitDays: number): { isFresh: boolean; text: string } {
  const isFresh = ageMs <= daysToMs(limitDays);
  const shown = msToDays(ageMs);
  // Two decimals can hide that the limit was passed: "7 days old (limit 7)" would read as a mistake.
  const excess = !isFresh && shown <= limitDays ? ", exceeded by less than 0.01 days" : "";
  return { isFresh, text: `${counted(shown, "day")} old (limit ${limitDays}${excess})` };
}

function describeUnusable(region: string, backups: readonly Backup[], now: number): string {
  const whyById = new Map(backups.map((it) => [it.id, String(whyUnusable(it, region, now))]));
  if (whyById.size === 0) return "no backup exists";
  const tally = new Map<string, number>();
  for (const why of whyById.values()) tally.set(why, (tally.get(why) ?? 0) + 1);
  const parts = [...tally]
    .toSorted(([a], [b]) => byCodeUnit(a, b))
    .map(([why, count]) => `${count} ${why}`);
  const existing = whyById.size === 1 ? "1 backup exists" : `${whyById.size} backups exist`;
  return `${existing}, none usable (${parts.join(", ")})`;
}
