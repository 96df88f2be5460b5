import type { Check } from "../check.js";
import { fail, pass, unknown } from "./outcome.js";
import { backUpNow } from "./remedy.js";

export const backupRecency: Check = {
  id: "backup-recency",
  title: "The newest recovery point is recent",
  help:
    "What was written after the newest usable backup is lost with the volume. " +
    "Back the volume up now, and assign a backup policy that keeps within the age limit.",
  severity: "medium",
  needs: [],
  isRequired: () => true,
  demands: ({ maxBackupAgeMs }) => [maxBackupAgeMs],
  evaluate({ status, statusReason, volume }) {
    if (status === "UNKNOWN") return unknown(statusReason);
    return status === "COMPLIANT" ? pass(statusReason) : fail(statusReason, backUpNow(volume));
  },
};
