import type { Check } from "../check.js";
import { newestAttempt } from "./newest-attempt.js";
import { fail, notApplicable, pass, unknown } from "./outcome.js";
import { backUpNow } from "./remedy.js";

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
    const attempt = newestAttempt(backups, now);
    if (attempt === null) return notApplicable("no backup was attempted");
    const { result, message } = attempt;
    if (result === "fail") return fail(message, backUpNow(volume));
    return result === "pass" ? pass(message) : unknown(message);
  },
};
