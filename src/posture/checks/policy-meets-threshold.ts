import type { Check, CheckOutcome, CheckSubject, EffectivePolicy } from "../check.js";
import { isReadable } from "../schedule/recurrence.js";
import { SCHEDULE_SLACK_MS } from "../schedule/schedule-slack.js";
import {
  assignFirstPolicy,
  describePolicy,
  judgePolicy,
  replacePolicy,
} from "./assigned-policy.js";
import { fail, pass, unknown } from "./outcome.js";
import { keepsWithin, knownWorstAge } from "./schedule-facts.js";
import { againstLimit, inDays } from "./span-text.js";

export const policyMeetsThreshold: Check = {
  id: "policy-meets-threshold",
  title: "The backup policy can keep within the age limit",
  help:
    "A schedule that runs too seldom, or does not keep its backups until the next one, leaves the " +
    "volume stale, however well it works. Assign a policy whose backups, up to a day late, come " +
    "within the age limit and are kept for as long.",
  severity: "medium",
  needs: ["policy"],
  isRequired: ({ require }) => require["policy-meets-threshold"],
  demands: ({ maxBackupAgeMs }) => [maxBackupAgeMs],
  evaluate: (subject) =>
    judgePolicy(subject, {
      none: () => {
        const { settings } = subject;
        return fail(
          `no backup policy is assigned, so nothing keeps the volume within ${inDays(settings.maxBackupAgeMs)}`,
          assignFirstPolicy(subject, ["threshold"]),
        );
      },
      assigned: (policy) => judgeSchedules(subject, policy),
    }),
};

function judgeSchedules(subject: CheckSubject, assigned: EffectivePolicy): CheckOutcome {
  const { schedules } = assigned.policy;
  const limit = subject.settings.maxBackupAgeMs;
  const name = describePolicy(assigned);
  const worst = knownWorstAge(schedules, subject.volume.region);
  const remedy = replacePolicy(subject, assigned, ["threshold"]);

  if (schedules.length === 0) return fail(`${name} has no schedules`, remedy);
  if (worst === null || !schedules.every(isReadable)) {
    return unknown(`${name} has a schedule that this version cannot read`);
  }
  if (keepsWithin(schedules, subject.volume.region, limit) === null) {
    return unknown(
      `${name} has a schedule for a day that not every month has, and what OCI does in the others is not documented: if it makes no backup there, the policy does not keep within ${inDays(limit)}`,
    );
  }
  const { gapMs, ageMs } = worst;
  const delay = inDays(SCHEDULE_SLACK_MS);
  if (ageMs === Infinity) {
    const text = `does not keep its backups until the next one is there, up to ${delay} late`;
    return fail(`${name} ${text}: at times none is left`, remedy);
  }
  const text =
    ageMs <= gapMs + SCHEDULE_SLACK_MS
      ? `leaves up to ${inDays(gapMs)} between backups, with ${delay} of delay ${againstLimit(ageMs, limit)}`
      : `does not keep each backup until the next one is there, up to ${delay} late: ` +
        `at times the newest that is left has an age of ${againstLimit(ageMs, limit)}`;
  return ageMs <= limit ? pass(`${name} ${text}`) : fail(`${name} ${text}`, remedy);
}
