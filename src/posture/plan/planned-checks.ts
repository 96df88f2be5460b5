import { UNTOLD } from "../../plan/told.js";
import type { PlannedSchedule } from "../../plan/planned-policy.js";
import type { CheckId, RuleSettings } from "../../settings/policy.js";
import type { CheckOutcome } from "../check.js";
import { backupPolicyAssigned } from "../checks/backup-policy-assigned.js";
import { fail, notApplicable, pass, unknown } from "../checks/outcome.js";
import { policyMeetsThreshold } from "../checks/policy-meets-threshold.js";
import { promisedRetention } from "../checks/retention.js";
import { keepsWithin, knownWorstCopyAge } from "../checks/schedule-facts.js";
import { againstLimit, inDays } from "../checks/span-text.js";
import { isReadable } from "../schedule/recurrence.js";
import { remembered } from "../schedule/remembered.js";
import type { PlannedSubject } from "./planned-subject.js";

/** What a check of the audit says of a volume that a plan makes or keeps. */
export type PlannedCheck = (subject: PlannedSubject) => CheckOutcome;

/**
 * The checks that a plan can answer: from the policy that will hold and from the volume's arguments.
 * null: the check looks at backups, and what does not exist yet has none.
 */
export const plannedChecks: Readonly<Record<CheckId, PlannedCheck | null>> = {
  "backup-policy-assigned": (subject) => {
    const { protection } = subject;
    return protection.kind === "unknown"
      ? unknown(protection.why)
      : backupPolicyAssigned.evaluate(subject.asAudited);
  },
  "policy-meets-threshold": (subject) =>
    bySchedules(subject, () => policyMeetsThreshold.evaluate(subject.asAudited)),
  retention: (subject) => {
    const { asAudited, settings } = subject;
    const required = settings.require.retention;
    if (required === null) return notApplicable("no rule says how long backups are to be kept");
    return bySchedules(subject, () => {
      const promised = promisedRetention(asAudited, required);
      return promised === null
        ? fail("no backup policy will keep backups of the volume", null)
        : promised;
    });
  },
  immutable: (subject) => bySchedules(subject, (schedules) => judgeGuards(subject, schedules)),
  "cross-region-copy": (subject) =>
    bySchedules(subject, (schedules) => judgeDestination(subject, schedules)),
  replica: ({ replicas, settings }) => {
    if (settings.require.replica === null) return notApplicable("no rule asks for a replica");
    if (replicas === UNTOLD) return unknown("the plan does not tell whether a replica is made");
    return replicas > 0
      ? pass("a replica is configured; when it has synced, only an audit can tell")
      : fail("no replica is configured", null);
  },
  "customer-managed-key": ({ hasOwnKey }) => {
    if (hasOwnKey === UNTOLD) return unknown("the plan does not tell whether a Vault key is used");
    return hasOwnKey
      ? pass("the volume is encrypted with a Vault key")
      : fail("the volume is encrypted with a key that Oracle manages", null);
  },
  "backup-recency": null,
  "schedule-missed": null,
  "last-backup-faulty": null,
  "expiry-forecast": null,
  "achieved-rpo": null,
  "restore-tested": null,
  "protection-level": null,
  "orphaned-backup": null,
  "deletion-restricted": null,
  "unattached-volume": null,
};

/** Judges by the schedules that will make backups: none where no policy is assigned. */
function bySchedules(
  { protection }: PlannedSubject,
  judge: (schedules: readonly PlannedSchedule[]) => CheckOutcome,
): CheckOutcome {
  if (protection.kind === "unknown") return unknown(protection.why);
  if (protection.kind === "unprotected") return judge([]);
  const { schedules } = protection.policy;
  return schedules === UNTOLD
    ? unknown(
        "the plan does not tell the schedules of the backup policy; a data source oci_core_volume_backup_policies, or the report of an audit as baseline-file, tells them",
      )
    : judge(schedules);
}

/**
 * A recent recovery point is protected at any time if each backup is while it is recent, or if those
 * that are come often enough by themselves.
 */
function judgeGuards(
  { settings, region, protection, guardSeen }: PlannedSubject,
  schedules: readonly PlannedSchedule[],
): CheckOutcome {
  // A report has the schedules of a policy without what they protect, and what came of them.
  const isSeen = protection.kind === "protected" && protection.via === "baseline";
  if (isSeen && guardSeen !== null && guardSeen.withinMs <= settings.maxBackupAgeMs) {
    if (schedules.every(({ isGuarded }) => isGuarded === UNTOLD)) return pass(guardSeen.message);
  }
  const guarded = guardedOf(schedules);
  const perhaps = perhapsGuardedOf(schedules);
  const isGuarded = schedules.length > 0 && suffices(guarded, schedules, settings, region);
  if (isGuarded === true) return pass("the schedules make backups that cannot be deleted");
  if (isGuarded === null) return unknown(MONTH_ENDS);
  if (perhaps.length > guarded.length && suffices(perhaps, schedules, settings, region) !== false) {
    return unknown("the plan does not tell how long backups are protected from deletion");
  }
  if (schedules.length === 0) return fail("no schedule makes backups that cannot be deleted", null);
  return fail(
    guarded.length === 0
      ? "no schedule protects its backups from deletion"
      : `the schedules that protect their backups from deletion do not keep within ${inDays(settings.maxBackupAgeMs)}`,
    null,
  );
}

// Many volumes share a policy, and it takes long to work out how often its schedules run.
/** Each as if its backups were kept for as long as they are protected. */
const whileGuarded = remembered((schedules: readonly PlannedSchedule[]) =>
  schedules.map((it) => ({
    ...it,
    retentionSeconds: Math.min(it.retentionSeconds, it.guardSeconds ?? Infinity),
  })),
);
const guardedOf = remembered((schedules: readonly PlannedSchedule[]) =>
  schedules.filter(({ isGuarded }) => isGuarded === true),
);
const perhapsGuardedOf = remembered((schedules: readonly PlannedSchedule[]) =>
  schedules.filter(({ isGuarded }) => isGuarded !== false),
);
const readableOf = remembered((schedules: readonly PlannedSchedule[]) =>
  schedules.filter(isReadable),
);

function suffices(
  some: readonly PlannedSchedule[],
  all: readonly PlannedSchedule[],
  { maxBackupAgeMs }: RuleSettings,
  region: string,
): boolean | null {
  if (some.length === 0) return false;
  const isLasting = some.every(({ retentionSeconds, guardSeconds }) => {
    const needed = Math.min(retentionSeconds, maxBackupAgeMs / 1_000);
    return guardSeconds === null || guardSeconds >= needed;
  });
  if (isLasting && some.length === all.length) return true;
  return keepsWithin(readableOf(whileGuarded(some)), region, maxBackupAgeMs);
}

const MONTH_ENDS =
  "a schedule is for a day that not every month has, and what OCI does in the others is not documented";

function judgeDestination(
  { settings, protection, region, isRegionKnown }: PlannedSubject,
  schedules: readonly PlannedSchedule[],
): CheckOutcome {
  const limit = settings.require["cross-region-copy"];
  if (limit === null) return notApplicable("no rule asks for a copy in another region");
  const destination = protection.kind === "protected" ? protection.policy.destinationRegion : null;
  if (destination === UNTOLD) return unknown("the plan does not tell where backups are copied to");
  if (destination === null) return fail("no backup is copied to another region", null);
  if (isRegionKnown && destination === region) {
    return fail(`backups are copied to ${destination}, which is the volume's own region`, null);
  }
  const oldest = knownWorstCopyAge(schedules, region);
  if (schedules.length === 0) return fail("no schedule makes a backup to copy", null);
  if (oldest === null || !schedules.every(isReadable)) {
    return unknown("a schedule cannot be read by this version");
  }
  const isKept = keepsWithin(schedules, region, limit, knownWorstCopyAge);
  if (isKept === null) {
    return unknown(MONTH_ENDS);
  }
  const text =
    oldest.ageMs === Infinity
      ? `copies in ${destination} are not kept until the next one is there: at times none is left`
      : `the newest copy in ${destination} can have an age of ${againstLimit(oldest.ageMs, limit)}`;
  return isKept ? pass(text) : fail(text, null);
}
