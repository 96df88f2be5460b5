import { DAY_MS } from "../../plain/days.js";
import type { Backup } from "../../inventory/inventory.js";
import { isGone } from "../../inventory/lifecycle.js";
import type { Check } from "../check.js";
import { inUtc } from "../../plain/utc-time.js";
import { fail, notApplicable, pass, unknown } from "./outcome.js";
import { backUpNow } from "./remedy.js";
import { inDays } from "./span-text.js";

const BEING_MADE: ReadonlySet<string> = new Set(["REQUEST_RECEIVED", "CREATING"]);

/** By the service's documentation even a first, full backup is complete within a day. */
const LONGEST_CREATION_MS = DAY_MS;

export const lastBackupFaulty: Check = {
  id: "last-backup-faulty",
  title: "The newest attempt at a backup succeeded",
  help:
    "A backup that is FAULTY, or still being created after a day, cannot be restored, and the next " +
    "ones may fail alike. Back the volume up again; if that fails too, ask Oracle's support.",
  severity: "medium",
  needs: [],
  isRequired: () => false,
  demands: () => [],
  evaluate({ backups, areBackupsRead, volume, now }) {
    if (!areBackupsRead) {
      return unknown("not all backups could be listed, so the newest attempt is not known");
    }
    const newest = newestAttempt(backups);
    if (newest === undefined) return notApplicable("no backup was attempted");

    const { lifecycleState: state } = newest;
    const at = requestedAt(newest);
    const attempt = `the newest attempt, of ${inUtc(at)},`;
    if (state === "AVAILABLE") return pass(`${attempt} is AVAILABLE`);
    if (state === "FAULTY") return fail(`${attempt} is FAULTY`, backUpNow(volume));
    if (!BEING_MADE.has(state)) return unknown(`${attempt} is in a state that is not known`);
    const inProgress = `${attempt} is ${state} for ${inDays(now - at)}`;
    return now - at > LONGEST_CREATION_MS
      ? fail(`${inProgress}, longer than a day`, backUpNow(volume))
      : pass(inProgress);
  },
};

/** By when it was asked for; of equally new ones the smaller OCID. */
function newestAttempt(backups: readonly Backup[]): Backup | undefined {
  let newest: Backup | undefined;
  for (const backup of backups) {
    if (isGone(backup) || !Number.isFinite(requestedAt(backup))) continue;
    if (newest === undefined || isNewer(backup, newest)) newest = backup;
  }
  return newest;
}

function isNewer(one: Backup, other: Backup): boolean {
  const later = requestedAt(one) - requestedAt(other);
  return later > 0 || (later === 0 && one.id < other.id);
}

function requestedAt({ timeRequestReceived, timeCreated }: Backup): number {
  return timeRequestReceived ?? timeCreated;
}
