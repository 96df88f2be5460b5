import type { Check, CheckOutcome, CheckSubject, EffectivePolicy } from "../check.js";
import { isReadable } from "../schedule/recurrence.js";
import { inUtc } from "../../plain/utc-time.js";
import { describePolicy, judgePolicy, reassignPolicy } from "./assigned-policy.js";
import { missedBackup } from "./missed-backup.js";
import { fail, notApplicable, pass, unknown } from "./outcome.js";
import { inDays } from "./span-text.js";

export const scheduleMissed: Check = {
  id: "schedule-missed",
  title: "The schedule made its last backup",
  help:
    "A schedule that should have made a backup, the service's usual delay of up to a day included, " +
    "and did not is broken or at a limit. Look for the cause, then assign the policy once more.",
  severity: "medium",
  needs: ["policy"],
  isRequired: ({ require }) => require["schedule-missed"],
  demands: () => [],
  evaluate: (subject) =>
    judgePolicy(subject, {
      none: () => notApplicable("no backup policy is assigned, so no backup is scheduled"),
      assigned: (policy) => judgeSchedules(subject, policy),
    }),
};

function judgeSchedules(subject: CheckSubject, assigned: EffectivePolicy): CheckOutcome {
  const { schedules } = assigned.policy;
  const name = describePolicy(assigned);
  if (schedules.length === 0) return notApplicable(`${name} has no schedules`);

  const missed = missedBackup(subject, assigned);
  if (missed === null) {
    // What else there may be among unread backups could only be newer.
    return schedules.every(isReadable)
      ? pass(`${name} has missed no backup`)
      : unknown(`${name} has a schedule that this version cannot read`);
  }
  const start = `due ${inUtc(missed)}, ${inDays(subject.now - missed)} ago`;
  if (!subject.areBackupsRead) {
    return unknown(
      `the scheduled backup ${start}, was not found, but not all backups could be listed`,
    );
  }
  // Whether the service marks what a group's schedule makes of its members as scheduled is not recorded.
  if (
    assigned.via === "volume_group" &&
    missedBackup(subject, assigned, { withManual: true }) === null
  ) {
    return unknown(
      `the scheduled backup ${start}, was not found; those made since are not marked as scheduled, and may be the group's`,
    );
  }
  return fail(
    `${name} has missed its backups since the one ${start}`,
    reassignPolicy(subject, assigned),
  );
}
