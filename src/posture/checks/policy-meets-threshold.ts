import type { Check, CheckOutcome, CheckSubject, EffectivePolicy } from "../check.js";
import { isReadable } from "../schedule/recurrence.js";
import { retentionOf } from "../schedule/schedule-retention.js";
import { SCHEDULE_SLACK_MS } from "../schedule/schedule-slack.js";
import { daysToMs } from "../wording.js";
import { describePolicy, judgePolicy, replacePolicy } from "./assigned-policy.js";
import { fail, pass, unknown } from "./outcome.js";
import { assignPolicy } from "./remedy.js";
import { longestGap } from "./schedule-facts.js";
import { againstLimit, inDays } from "./span-text.js";

export const policyMeetsThreshold: Check = {
  id: "policy-meets-threshold",
  title: "The backup policy can keep within the age limit",
  help:
    "A schedule that runs too seldom leaves the volume stale between its backups, however well it " +
    "works. Assign a policy whose backups, up to a day late, come within the age limit.",
  severity: "medium",
  needs: ["policy"],
  isRequired: ({ require }) => require.policyMeetsThreshold,
  evaluate: (subject) =>
    judgePolicy(subject, {
      none: () => {
        const { volume, settings } = subject;
        return fail(
          `no backup policy is assigned, so nothing keeps the volume within ${inDays(settings.maxBackupAgeMs)}`,
          assignPolicy(volume.id, volume),
        );
      },
      assigned: (policy) => judgeSchedules(subject, policy),
    }),
};

function judgeSchedules(subject: CheckSubject, assigned: EffectivePolicy): CheckOutcome {
  const { schedules } = assigned.policy;
  const limit = subject.settings.maxBackupAgeMs;
  const name = describePolicy(assigned);
  const gap = longestGap(schedules, subject.volume.region);
  const remedy = replacePolicy(subject, assigned);

  const kept = retentionOf(schedules);
  if (kept === null) return fail(`${name} has no schedules`, remedy);
  if (gap === null || !schedules.every(isReadable)) {
    return unknown(`${name} has a schedule that this version cannot read`);
  }
  const longestKept = daysToMs(kept.longestDays);
  if (longestKept < gap) {
    const text = `keeps its backups for ${inDays(longestKept)} at most`;
    return fail(`${name} ${text}, but leaves up to ${inDays(gap)} between them`, remedy);
  }
  const worst = gap + SCHEDULE_SLACK_MS;
  const text =
    `${name} leaves up to ${inDays(gap)} between backups, ` +
    `with ${inDays(SCHEDULE_SLACK_MS)} of delay ${againstLimit(worst, limit)}`;
  return worst <= limit ? pass(text) : fail(text, remedy);
}
