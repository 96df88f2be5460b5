import type { Backup } from "../../inventory/inventory.js";
import { byCodeUnit } from "../../plain/order.js";
import { counted } from "../../plain/wording.js";
import { daysToMs } from "../../plain/days.js";
import { PROTECTION_LEVELS, type ProtectionLevel } from "../../settings/policy.js";
import type { CheckSubject } from "../check.js";
import type { Remedy } from "../remedy.js";
import { otherRegion } from "./cross-region-copy.js";
import { guardOf, isGuardOpen } from "./immutable.js";
import { newestAttempt, type Attempt } from "./newest-attempt.js";
import { backUpAndCopyTo, backUpNow, copyTo, holdBackup, inOrder } from "./remedy.js";
import { restoreStanding } from "./restore-tested.js";
import { inDays } from "./span-text.js";

/** What a level has that the one before has not. */
export interface ProtectionStep {
  readonly isThere: "yes" | "no" | "unknown";
  /** What is missing, or why it is not known, a clause; empty where it is there. */
  readonly lack: string;
  readonly remedy: Remedy | null;
}

export interface ProtectionFacts {
  /** The highest level of which all is there. */
  readonly proven: ProtectionLevel;
  /** The highest level of which nothing is known to be missing. */
  readonly possible: ProtectionLevel;
}

/** Where no rule says how old a restore test may be. */
const RESTORE_TEST_MS = daysToMs(365);

export function protectionFacts(subject: CheckSubject): ProtectionFacts {
  return factsOf(protectionSteps(subject));
}

export function factsOf(steps: readonly ProtectionStep[]): ProtectionFacts {
  const upTo = (isBelow: (step: ProtectionStep) => boolean) => {
    const first = steps.findIndex((it) => !isBelow(it));
    return PROTECTION_LEVELS[first < 0 ? steps.length : first] ?? "1";
  };
  return {
    proven: upTo(({ isThere }) => isThere === "yes"),
    possible: upTo(({ isThere }) => isThere !== "no"),
  };
}

/** Those from each level to the next, of which the first is the volume alone. */
export function protectionSteps(subject: CheckSubject): readonly ProtectionStep[] {
  const recent = recentBackups(subject);
  const backups = recent.filter(datedIn(subject));
  const evidence = {
    subject,
    backups,
    unseen: unseenBackups(subject, backups.length < recent.length),
  };
  return [anyBackup(evidence), twoRegions(evidence), outOfReach(evidence), withoutErrors(evidence)];
}

interface RecentEvidence {
  readonly subject: CheckSubject;
  /** The usable backups that hold the volume's data as its rule asks for, newest first in each region. */
  readonly backups: readonly Backup[];
  /** Why there may be more than these, a clause; null where there are none. */
  readonly unseen: string | null;
}

const THERE: ProtectionStep = { isThere: "yes", lack: "", remedy: null };
const missing = (lack: string, remedy: Remedy | null): ProtectionStep => ({
  isThere: "no",
  lack,
  remedy,
});
const unknown = (lack: string): ProtectionStep => ({ isThere: "unknown", lack, remedy: null });

/** By their looks: of a copy that may not be all. */
function recentBackups({ recoveryPoints, copies, settings, now }: CheckSubject) {
  const { maxBackupAgeMs, require } = settings;
  const copyAge = require["cross-region-copy"] ?? maxBackupAgeMs;
  return [
    ...recoveryPoints.filter((it) => now - it.timeCreated <= maxBackupAgeMs),
    ...copies.filter((it) => now - it.timeCreated <= copyAge),
  ];
}

/** A copy is as old as what it descends from: while that may be hidden it may be older than it looks. */
function datedIn({ areBackupsHidden, backups, copies }: CheckSubject): (it: Backup) => boolean {
  if (!areBackupsHidden) return () => true;
  const seen = new Map([...backups, ...copies].map((it) => [it.id, it]));
  return (backup) => {
    const path = new Set<string>();
    let each: Backup | undefined = backup;
    while (each !== undefined && each.copyOfId !== null && !path.has(each.id)) {
      path.add(each.id);
      each = seen.get(each.copyOfId);
    }
    return each?.copyOfId === null;
  };
}

function unseenBackups(subject: CheckSubject, areSomeUndated: boolean): string | null {
  if (!isAllSeen(subject)) return "not all backups could be listed";
  if (areSomeUndated) return "the original of a recent copy may lie where nothing was listed";
  return subject.auditedRegions.length < 2
    ? "only one region is audited, so copies in other regions are not seen"
    : null;
}

function isAllSeen({ areBackupsRead, areCopiesRead }: CheckSubject): boolean {
  return areBackupsRead && areCopiesRead;
}

function anyBackup({ subject, backups, unseen }: RecentEvidence): ProtectionStep {
  if (backups.length > 0) return THERE;
  if (unseen !== null) return unknown(unseen);
  const { volume } = subject;
  // What is asked for is a copy as well.
  const other = otherRegion(subject);
  return missing(
    "no recent backup can be restored",
    other === null ? null : backUpAndCopyTo(other, volume),
  );
}

function twoRegions({ subject, backups, unseen }: RecentEvidence): ProtectionStep {
  const [newest] = backups;
  if (newest === undefined) return anyBackup({ subject, backups, unseen });
  if (backups.some(({ region }) => region !== newest.region)) return THERE;
  return unseen === null
    ? missing(`recent backups lie in ${newest.region} alone`, copyElsewhere(subject, newest))
    : unknown(unseen);
}

/** A copy where there is none: in another region, or in the volume's own. */
function copyElsewhere(subject: CheckSubject, newest: Backup): Remedy | null {
  const { volume } = subject;
  if (newest.region !== volume.region) return backUpNow(volume);
  const other = otherRegion(subject);
  return other === null ? null : copyTo(other, newest);
}

function outOfReach({ subject, backups, unseen }: RecentEvidence): ProtectionStep {
  const [newest] = backups;
  if (backups.some((it) => guardOf(it, subject.now) !== null)) return THERE;
  if (unseen !== null) return unknown(unseen);
  if (backups.some((it) => it.protection === null || isGuardOpen(it))) {
    return unknown("OCI does not say of every recent backup whether it is protected from deletion");
  }
  const recent = counted(backups.length, "recent backup");
  return missing(
    `none of ${recent} is protected from deletion`,
    newest === undefined ? null : holdBackup(newest),
  );
}

function withoutErrors({ subject, backups }: RecentEvidence): ProtectionStep {
  const tested = restoreTested(subject);
  if (!isAllSeen(subject)) {
    return tested.isThere === "no" ? tested : unknown("not all backups could be listed");
  }
  const attempts = newestAttempts(subject, backups);
  const failed = attempts.filter(({ result }) => result === "fail");
  if (failed.length > 0) {
    const lacks = failed.map(({ message }) => message);
    return tested.isThere === "no"
      ? missing([...lacks, tested.lack].join(", and "), null)
      : missing(lacks.join(", and "), inOrder(failed.flatMap(({ remedy }) => remedy ?? [])));
  }
  const open = attempts.find(({ result }) => result === "unknown");
  return open !== undefined && tested.isThere === "yes" ? unknown(open.message) : tested;
}

interface RegionAttempt extends Attempt {
  /** Of a failure. */
  readonly remedy: Remedy | null;
}

/** Those in the volume's region, and in each other one in which a backup lies that counts. */
function newestAttempts(
  { volume, backups, elsewhere, now }: CheckSubject,
  recent: readonly Backup[],
): readonly RegionAttempt[] {
  const home = newestAttempt(backups, now);
  const regions = new Set(recent.map(({ region }) => region));
  regions.delete(volume.region);
  const away = [...regions].toSorted(byCodeUnit).flatMap((region) => {
    const there = elsewhere.filter((it) => it.region === region);
    const attempt = newestAttempt(there, now, region);
    return attempt === null ? [] : { ...attempt, remedy: backUpAndCopyTo(region, volume) };
  });
  return home === null ? away : [{ ...home, remedy: backUpNow(volume) }, ...away];
}

function restoreTested(subject: CheckSubject): ProtectionStep {
  const limit = subject.settings.require["restore-tested"] ?? RESTORE_TEST_MS;
  const standing = restoreStanding(subject, limit);
  if (standing.kind === "tested") return THERE;
  return standing.kind === "doubtful"
    ? unknown(standing.doubt)
    : missing(`no restore of the last ${inDays(limit)} was seen`, standing.remedy);
}
