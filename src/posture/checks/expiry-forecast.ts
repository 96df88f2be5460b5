import type { Check, CheckSubject } from "../check.js";
import { inUtc } from "../../plain/utc-time.js";
import { fail, notApplicable, pass, unknown } from "./outcome.js";
import { backUpNow } from "./remedy.js";
import { inDays } from "./span-text.js";

export const expiryForecast: Check = {
  id: "expiry-forecast",
  title: "The volume stays protected for the days to come",
  help:
    "The newest recovery point ages and may expire with nothing due to replace it in time. " +
    "Back the volume up before the time given, or assign a backup policy.",
  severity: "low",
  needs: [],
  isRequired: () => false,
  demands: ({ maxBackupAgeMs, warnWithinMs }) => [maxBackupAgeMs, warnWithinMs],
  evaluate(subject) {
    const { status, settings, now } = subject;
    if (status === "UNKNOWN") return unknown("the recovery points of today are not known");
    if (status !== "COMPLIANT") {
      return notApplicable(
        "the volume has no recent recovery point now, which backup-recency says",
      );
    }
    const breach = subject.nextBreachAt;
    if (breach === null) return pass("recovery points stay within the limit as far as foreseen");

    const when = `${inUtc(breach)}, in ${inDays(breach - now)}`;
    const forecast = `the volume ${whatHappens(subject, breach)} at ${when}`;
    if (breach - now >= settings.warnWithinMs) return pass(forecast);
    if (!subject.areBackupsRead) {
      return unknown(`${forecast}, unless a backup that could not be listed is newer`);
    }
    if (subject.policy?.kind === "unread") {
      return unknown(`${forecast}, unless its backup policy, which could not be looked up, acts`);
    }
    const mayBeRenewed = subject.policy === null && subject.recoveryPoints[0]?.isScheduled === true;
    return fail(
      `${forecast}${mayBeRenewed ? ", unless a new backup is made" : ""}`,
      // A backup of now turns stale within the time as well where the limit is the shorter one.
      settings.maxBackupAgeMs < settings.warnWithinMs ? null : backUpNow(subject.volume),
    );
  },
};

function whatHappens({ recoveryPoints }: CheckSubject, breach: number): string {
  const isAnyLeft = recoveryPoints.some((it) => (it.expirationTime ?? Infinity) > breach);
  return isAnyLeft ? "turns stale" : "loses its last recovery point";
}
