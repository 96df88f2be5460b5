import type { Backup } from "../../inventory/inventory.js";
import type { Check, CheckSubject } from "../check.js";
import { retentionOf } from "../schedule/schedule-retention.js";
import { daysToMs } from "../../plain/days.js";
import { inUtc } from "../../plain/utc-time.js";
import { knownPolicy } from "./assigned-policy.js";
import { fail, pass, unknown } from "./outcome.js";
import { backUpNow } from "./remedy.js";
import { againstLimit, inDays } from "./span-text.js";

export const achievedRpo: Check = {
  id: "achieved-rpo",
  title: "Recovery points have come often enough",
  help:
    "The widest gap between successive recovery points is the loss that a failure could have " +
    "caused: the recovery point objective (RPO) as it was met. Assign a policy that runs more often.",
  severity: "low",
  needs: [],
  isRequired: ({ require }) => require["achieved-rpo"] !== null,
  demands: ({ require, maxBackupAgeMs, rpoWindowMs }) => [
    require["achieved-rpo"] ?? maxBackupAgeMs,
    rpoWindowMs,
  ],
  evaluate(subject) {
    const { settings, volume, now, areBackupsRead, recoveryPoints } = subject;
    const limit = settings.require["achieved-rpo"] ?? settings.maxBackupAgeMs;
    if (!areBackupsRead) return unknown("not all backups could be listed, so gaps are not known");
    if (recoveryPoints.length === 0) {
      return fail("there is no recovery point, so no RPO is achieved", backUpNow(volume));
    }
    const allKeptSince = keptSince(subject);
    const { widest, proven, since } = gapsOf(subject, allKeptSince);

    if (proven > limit) {
      return fail(
        `achieved RPO is ${proven < widest ? "at least " : ""}${measured(proven, limit, since)}`,
        // Nothing fixes the past: the gap has to leave the window.
        null,
      );
    }
    if (widest <= limit) return pass(`achieved RPO is ${measured(widest, limit, since)}`);
    // Only a span longer than the limit could have shown that it was broken.
    return now - allKeptSince > limit
      ? pass(
          `achieved RPO is ${measured(proven, limit, allKeptSince)}; of older backups some have expired`,
        )
      : unknown(
          `a gap of ${inDays(widest)} between recovery points (limit ${inDays(limit)}) ` +
            "may have held backups that have expired since",
        );
  },
};

/** Spans in milliseconds. */
interface PointSpans {
  readonly widest: number;
  /** The widest of their parts after the instant since when every backup is still there. */
  readonly proven: number;
  /** When the first of them begins. */
  readonly since: number;
}

/**
 * The gaps that reach into the window. They begin with a recovery point that is still there: what
 * was before the oldest one may have been deleted when its retention ended.
 */
function gapsOf({ recoveryPoints, now, settings }: CheckSubject, allKeptSince: number): PointSpans {
  const begin = (point: Backup | undefined) => Math.min(point?.timeCreated ?? now, now);
  let [widest, proven, since, to] = [-Infinity, -Infinity, now, now];
  for (const point of recoveryPoints) {
    if (to < now - settings.rpoWindowMs) break;
    const from = begin(point);
    widest = Math.max(widest, to - from);
    proven = Math.max(proven, to - Math.max(from, allKeptSince));
    since = from;
    to = from;
  }
  return { widest, proven, since };
}

/**
 * Since when every backup is still there, going by the shortest retention seen: a policy that keeps
 * daily backups for a week and weekly ones for a month leaves gaps of a week that were none.
 */
function keptSince(subject: CheckSubject): number {
  const promised = retentionOf(knownPolicy(subject)?.policy.schedules ?? []);
  let shortest = daysToMs(promised?.shortestDays ?? Infinity);
  for (const { timeCreated, expirationTime } of subject.recoveryPoints) {
    shortest = Math.min(shortest, (expirationTime ?? Infinity) - timeCreated);
  }
  return subject.now - shortest;
}

function measured(rpo: number, limit: number, since: number): string {
  return `${againstLimit(rpo, limit)}, measured since ${inUtc(since)}`;
}
