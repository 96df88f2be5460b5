import type { Backup } from "../../inventory/inventory.js";
import type { Check, CheckOutcome, CheckSubject } from "../check.js";
import { newestOnes } from "../evidence/recovery-point.js";
import { retentionOf } from "../schedule/schedule-retention.js";
import { daysToMs } from "../../plain/days.js";
import { describePolicy, knownPolicy, replacePolicy } from "./assigned-policy.js";
import { fail, notApplicable, pass, unknown } from "./outcome.js";
import { backUpNow } from "./remedy.js";
import { againstMinimum, inDays } from "./span-text.js";

export const retention: Check = {
  id: "retention",
  title: "Backups are kept long enough",
  help:
    "Damage that is found late can be undone only from a backup that is older than it. " +
    "Lengthen the schedules' retention, or make a backup by hand, which is kept until deleted.",
  severity: "low",
  needs: [],
  isRequired: ({ require }) => require.retention !== null,
  demands: ({ require }) => [require.retention],
  evaluate(subject) {
    const required = subject.settings.require.retention;
    if (required === null) return notApplicable("no rule says how long backups are to be kept");
    const newest = longestKept(newestOnes(subject.recoveryPoints));
    if (!subject.areBackupsRead) {
      return unknown("not all backups could be listed, so the newest one is not known");
    }
    if (newest === undefined) {
      const promised = promisedRetention(subject, required);
      return promised === null
        ? fail(
            `there is no recovery point that is kept (at least ${inDays(required)} required)`,
            backUpNow(subject.volume),
          )
        : { ...promised, message: `there is no recovery point; ${promised.message}` };
    }
    if (newest.expirationTime === null) {
      return pass("the newest recovery point is kept until it is deleted");
    }
    const kept = newest.expirationTime - newest.timeCreated;
    const text = `the newest recovery point is kept for ${againstMinimum(kept, required)}`;
    return kept >= required ? pass(text) : fail(text, backUpNow(subject.volume));
  },
};

/** Of backups of the same data one that is kept is enough. */
function longestKept(backups: readonly Backup[]): Backup | undefined {
  const until = ({ expirationTime }: Backup) => expirationTime ?? Infinity;
  return backups.reduce<Backup | undefined>(
    (best, it) => (best === undefined || until(it) > until(best) ? it : best),
    undefined,
  );
}

/** What the schedules promise, all there is to judge without a recovery point; null without schedules. */
export function promisedRetention(subject: CheckSubject, required: number): CheckOutcome | null {
  const assigned = knownPolicy(subject);
  const promised = assigned && retentionOf(assigned.policy.schedules);
  if (assigned === null || promised === null) return null;
  const kept = daysToMs(promised.shortestDays);
  const text = `${describePolicy(assigned)} keeps backups for ${againstMinimum(kept, required)}`;
  return kept >= required
    ? pass(text)
    : fail(text, replacePolicy(subject, assigned, ["retention"]));
}
