import type { Backup, Volume } from "../../inventory/inventory.js";
import type { ComplianceStatus } from "../compliance-status.js";
import { byCodeUnit } from "../../plain/order.js";
import { whyUnusable } from "./recovery-point.js";
import { msToDays, msToExactDays, roundedDays } from "../../plain/days.js";
import { counted } from "../../plain/wording.js";

/** What there is to judge a volume's status by. Times are milliseconds. */
export interface StatusEvidence {
  /** All backups of the volume, each once, in whatever region and state. */
  readonly backups: readonly Backup[];
  readonly newest: Backup | null;
  /** The backups of the volume's own compartment and region could not be listed. */
  readonly isOwnListingUnread: boolean;
  /** Not every compartment was listed for backups, since Resource Search shows none there. */
  readonly restsOnIndex: boolean;
  readonly maxBackupAgeMs: number;
  readonly now: number;
}

export interface StatusFacts {
  readonly status: ComplianceStatus;
  /** Milliseconds, never negative: a creation time in the future (clock skew) has age 0. */
  readonly ageMs: number | null;
  readonly reason: string;
}

/** Judges one volume by its newest recovery point (null: it has none). */
export function judgeStatus(
  { region }: Pick<Volume, "region">,
  { backups, newest, isOwnListingUnread, restsOnIndex, maxBackupAgeMs, now }: StatusEvidence,
): StatusFacts {
  const ageMs = newest === null ? null : Math.max(0, now - newest.timeCreated);
  const age = ageMs === null ? null : describeAge(ageMs, maxBackupAgeMs);

  if (age?.isFresh === true) {
    return { status: "COMPLIANT", ageMs, reason: `newest recovery point is ${age.text}` };
  }
  if (isOwnListingUnread) {
    const elsewhere =
      age === null ? "" : `; the newest recovery point found elsewhere is ${age.text}`;
    const reason = `backups in this compartment could not be listed${elsewhere}`;
    return { status: "UNKNOWN", ageMs, reason };
  }
  const hedge = restsOnIndex ? ", as far as Resource Search shows" : "";
  if (age !== null) {
    return {
      status: "STALE_BACKUP",
      ageMs,
      reason: `newest recovery point is ${age.text}${hedge}`,
    };
  }
  const reason = `no recovery point: ${describeUnusable(region, backups, now)}${hedge}`;
  return { status: "NO_BACKUP", ageMs, reason };
}

function describeAge(ageMs: number, limitMs: number): { isFresh: boolean; text: string } {
  const isFresh = ageMs <= limitMs;
  const shown = msToDays(ageMs);
  const limit = roundedDays(msToExactDays(limitMs));
  // Two decimals can hide that the limit was passed: "7 days old (limit 7)" would read as a mistake.
  const excess = !isFresh && shown <= limit ? ", exceeded by less than 0.01 days" : "";
  return { isFresh, text: `${counted(shown, "day")} old (limit ${limit}${excess})` };
}

function describeUnusable(region: string, backups: readonly Backup[], now: number): string {
  if (backups.length === 0) return "no backup exists";
  const tally = new Map<string, number>();
  for (const backup of backups) {
    const why = String(whyUnusable(backup, region, now));
    tally.set(why, (tally.get(why) ?? 0) + 1);
  }
  const parts = [...tally]
    .toSorted(([a], [b]) => byCodeUnit(a, b))
    .map(([why, count]) => `${count} ${why}`);
  const existing = backups.length === 1 ? "1 backup exists" : `${backups.length} backups exist`;
  return `${existing}, none usable (${parts.join(", ")})`;
}
