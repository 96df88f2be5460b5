import type {
  Backup,
  BackupProtection,
  BackupSchedule,
  Lookup,
  Volume,
} from "../../../../src/inventory/inventory.js";
import type {
  Check,
  CheckSubject,
  EffectivePolicy,
  VolumeFacts,
} from "../../../../src/posture/check.js";
import { nextBreach } from "../../../../src/posture/checks/next-breach.js";
import { NOTHING_RESTORED } from "../../../../src/posture/evidence/restore-proofs.js";
import { commandLine } from "../../../../src/reports/remedy/command-line.js";
import { BUILT_IN } from "../../../../src/settings/policy-content.js";
import type { Requirements, RuleSettings } from "../../../../src/settings/policy.js";
import { backup, DAY, NOW, volume } from "../inventory-builder.js";
import { structured } from "../schedule/schedule-fixtures.js";

export { DAY, NOW };
export const HOUR = 3_600_000;

export const NOTHING_REQUIRED: Requirements = BUILT_IN.require;

export function settings(
  over: Partial<RuleSettings> = {},
  require: Partial<Requirements> = {},
): RuleSettings {
  return {
    maxBackupAgeMs: 7 * DAY,
    gracePeriodMs: DAY,
    severity: "high",
    warnWithinMs: 3 * DAY,
    rpoWindowMs: 30 * DAY,
    require: { ...NOTHING_REQUIRED, ...require },
    ...over,
  };
}

export const requiring = (require: Partial<Requirements>): Partial<CheckSubject> => ({
  settings: settings({}, require),
});

/** A block volume with one recovery point, a day old; nothing was looked up. */
export function subject(over: Partial<CheckSubject> = {}): CheckSubject {
  const backups = over.backups ?? over.recoveryPoints ?? [backup()];
  const facts: VolumeFacts = {
    volume: volume(),
    now: NOW,
    settings: settings(),
    status: "COMPLIANT",
    statusReason: "newest recovery point is 1 day old (limit 7)",
    areBackupsRead: true,
    backups,
    recoveryPoints: backups,
    copies: [],
    elsewhere: over.copies ?? [],
    areCopiesRead: true,
    areBackupsHidden: over.areBackupsRead === false || over.areCopiesRead === false,
    auditedRegions: ["us-ashburn-1", "us-phoenix-1"],
    isAttached: true,
    policy: null,
    policiesInUse: [],
    replicas: null,
    restore: NOTHING_RESTORED,
    ...over,
  };
  return { ...facts, nextBreachAt: nextBreach(facts) };
}

export const boot = (over: Partial<Volume> = {}): Volume =>
  volume({ kind: "BOOT_VOLUME", id: "ocid1.bootvolume.oc1.iad.b", ...over });

/** A backup of that age in milliseconds; each age has an OCID of its own. */
export const aged = (ms: number, over: Partial<Backup> = {}): Backup =>
  backup({ id: `ocid1.volumebackup.oc1.iad.age${ms}`, timeCreated: NOW - ms, ...over });

export const UNPROTECTED: BackupProtection = {
  isRetentionLocked: false,
  isIndefinite: false,
  isDeletionPrevented: false,
  retentionExpiresAt: null,
};

export const UNREAD: Lookup<never> = { kind: "unread" };
export const NONE: Lookup<never> = { kind: "answered", answer: null };

/** Starts at 03:00 UTC; NOW is 03:15 UTC on a Thursday. */
export const DAILY = structured("ONE_DAY", { hourOfDay: 3, retentionSeconds: 7 * 86_400 });
export const MONTHLY = structured("ONE_MONTH", { retentionSeconds: 365 * 86_400 });
export const UNREADABLE = structured("ONE_DECADE");

export function assigned(
  schedules: readonly BackupSchedule[],
  over: Partial<EffectivePolicy> = {},
): Lookup<EffectivePolicy> {
  const id = "ocid1.volumebackuppolicy.oc1..p";
  const policy = { id, name: "nightly", destinationRegion: null, schedules };
  return { kind: "answered", answer: { policy, assignedAt: null, via: "volume", ...over } };
}

/** A row of a check's table: the case, the subject, the result, what the message says. */
export type Case = readonly [
  name: string,
  over: Partial<CheckSubject>,
  result: string,
  message: string,
];

/** The remedy that the check has, as the command that the reports show. */
export function command(check: Check, over: Partial<CheckSubject>): string | null {
  const { remedy } = check.evaluate(subject(over));
  return remedy && commandLine(remedy);
}

export function outcome(check: Check, over: Partial<CheckSubject>): readonly [string, string] {
  const { result, message } = check.evaluate(subject(over));
  return [result, message];
}
