import type { Backup } from "../../inventory/inventory.js";
import { byCodeUnit } from "../../plain/order.js";
import { counted } from "../../plain/wording.js";
import { daysToMs } from "../../plain/days.js";
import { PROTECTION_LEVELS, type ProtectionLevel } from "../../settings/policy.js";
import type { CheckSubject } from "../check.js";
import { guardOf, isGuardOpen } from "./immutable.js";
import { lastBackupFaulty } from "./last-backup-faulty.js";
import { backUpAndCopyTo, backUpNow, copyTo, holdBackup, restoreFrom } from "./remedy.js";
import { doubtOf } from "./restore-tested.js";
import { inDays } from "./span-text.js";

/** What a level has that the one before has not; the levels begin with the volume alone. */
export interface ProtectionStep {
  readonly level: ProtectionLevel;
  readonly isThere: "yes" | "no" | "unknown";
  /** What is missing, or why it is not known, a clause; empty where it is there. */
  readonly lack: string;
  readonly remedy: string | null;
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
  const steps = protectionSteps(subject);
  const upTo = (isBelow: (step: ProtectionStep) => boolean) => {
    const first = steps.findIndex((it) => !isBelow(it));
    return PROTECTION_LEVELS[first < 0 ? steps.length : first] ?? "1";
  };
  return {
    proven: upTo(({ isThere }) => isThere === "yes"),
    possible: upTo(({ isThere }) => isThere !== "no"),
  };
}

/** Each level after the first, in their order. */
export function protectionSteps(subject: CheckSubject): readonly ProtectionStep[] {
  const backups = recentBackups(subject);
  return [
    { level: "2-2", ...anyBackup(subject, backups) },
    { level: "3-2-1", ...twoRegions(subject, backups) },
    { level: "3-2-1-1", ...outOfReach(subject, backups) },
    { level: "3-2-1-1-0", ...withoutErrors(subject) },
  ];
}

type Step = Omit<ProtectionStep, "level">;

const THERE: Step = { isThere: "yes", lack: "", remedy: null };
const missing = (lack: string, remedy: string | null): Step => ({ isThere: "no", lack, remedy });
const unknown = (lack: string): Step => ({ isThere: "unknown", lack, remedy: null });

/** The usable backups that hold the volume's data as its rule asks for, newest first in each region. */
function recentBackups(subject: CheckSubject): readonly Backup[] {
  const { recoveryPoints, copies, settings, now } = subject;
  const { maxBackupAgeMs, require } = settings;
  const copyAge = require["cross-region-copy"] ?? maxBackupAgeMs;
  const isDated = datedIn(subject);
  return [
    ...recoveryPoints.filter((it) => now - it.timeCreated <= maxBackupAgeMs),
    ...copies.filter((it) => now - it.timeCreated <= copyAge),
  ].filter(isDated);
}

/** A copy is as old as what it descends from: it may be older than it looks while that was not seen. */
function datedIn(subject: CheckSubject): (backup: Backup) => boolean {
  if (isAllSeen(subject)) return () => true;
  const seen = new Map([...subject.backups, ...subject.copies].map((it) => [it.id, it]));
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

function isAllSeen({ areBackupsRead, areCopiesRead }: CheckSubject): boolean {
  return areBackupsRead && areCopiesRead;
}

/** Why there may be more backups than were seen, a clause; null where there are none. */
function unseenBackups(subject: CheckSubject): string | null {
  if (!isAllSeen(subject)) return "not all backups could be listed";
  return subject.auditedRegions.length < 2
    ? "only one region is audited, so copies in other regions are not seen"
    : null;
}

function anyBackup(subject: CheckSubject, backups: readonly Backup[]): Step {
  if (backups.length > 0) return THERE;
  const unseen = unseenBackups(subject);
  return unseen === null
    ? missing("no recent backup can be restored", backUpNow(subject.volume))
    : unknown(unseen);
}

function twoRegions(subject: CheckSubject, backups: readonly Backup[]): Step {
  const regions = new Set(backups.map(({ region }) => region));
  if (regions.size > 1) return THERE;
  const unseen = unseenBackups(subject);
  if (unseen !== null) return unknown(unseen);
  const [region = "no region"] = regions;
  return missing(`recent backups lie in ${region} alone`, elsewhere(subject, backups));
}

/** A copy where there is none: in another region, or in the volume's own. */
function elsewhere({ volume, auditedRegions }: CheckSubject, backups: readonly Backup[]) {
  const [newest] = backups;
  if (newest !== undefined && newest.region !== volume.region) return backUpNow(volume);
  const [other] = auditedRegions.filter((it) => it !== volume.region).toSorted(byCodeUnit);
  if (other === undefined) return null;
  return newest === undefined ? backUpAndCopyTo(other, volume) : copyTo(other, newest);
}

function outOfReach(subject: CheckSubject, backups: readonly Backup[]): Step {
  if (backups.some((it) => guardOf(it, subject.now) !== null)) return THERE;
  const unseen = unseenBackups(subject);
  if (unseen !== null) return unknown(unseen);
  if (backups.some((it) => it.protection === null || isGuardOpen(it))) {
    return unknown("OCI does not say of every recent backup whether it is protected from deletion");
  }
  const [newest] = backups;
  return missing(
    `none of ${counted(backups.length, "recent backup")} is protected from deletion`,
    newest === undefined ? null : holdBackup(newest),
  );
}

function withoutErrors(subject: CheckSubject): Step {
  const tested = restoreTested(subject);
  if (tested.isThere === "no") return tested;
  if (!isAllSeen(subject)) return unknown("not all backups could be listed");
  const { result, message, remedy } = lastBackupFaulty.evaluate(subject);
  if (result === "fail") return missing(message, remedy);
  return result === "unknown" ? unknown(message) : tested;
}

function restoreTested(subject: CheckSubject): Step {
  const { restore, recoveryPoints, volume, settings, now } = subject;
  const limit = settings.require["restore-tested"] ?? RESTORE_TEST_MS;
  if (restore.proof !== null && now - restore.proof.restoredAt <= limit) return THERE;
  const doubt = doubtOf(subject, limit);
  if (doubt !== null) return unknown(doubt);
  const [newest] = recoveryPoints;
  return missing(
    `no restore of the last ${inDays(limit)} was seen`,
    newest === undefined || restore.isUnderWay ? null : restoreFrom(newest, volume),
  );
}
