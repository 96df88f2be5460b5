import { DAY_MS } from "../../plain/days.js";
import type { Assessment, BackupPoint } from "../../posture/assessment.js";
import { MAX_BACKUP_POINTS } from "../../posture/judge-volumes.js";
import { barChart } from "./bar-chart.js";
import type { Markup } from "./markup.js";

const DAYS = 30;

/** On each of the last 30 days (UTC): how many volumes got a recovery point that can be used now. */
export function recoveryPointChart({ findings, assessedAt }: Assessment): Markup {
  const today = Math.floor(assessedAt / DAY_MS);
  const volumes = new Array<number>(DAYS).fill(0);
  for (const { backups } of findings) {
    const days = new Set(
      backups
        .filter((it) => isUsable(it, assessedAt))
        .map((it) => today - Math.floor(it.timeCreated / DAY_MS)),
    );
    for (const ago of days) if (volumes[ago] !== undefined) volumes[ago] += 1;
  }
  // Older ones of a volume that has as many as a finding holds are not known here.
  const isCut = findings.some(({ backups }) => backups.length >= MAX_BACKUP_POINTS);
  return barChart({
    title: "Volumes with a new recovery point, by day",
    summary: `${volumes[0] ?? 0} today, at most ${Math.max(...volumes)} on a day of the last ${DAYS}`,
    axis: "day (UTC)",
    bars: volumes
      .map((count, ago) => {
        const day = new Date((today - ago) * DAY_MS).toISOString().slice(0, 10);
        return {
          title: day,
          tick: ago % 7 === 0 ? day.slice(5) : null,
          parts: [{ look: "compliant", count }],
        };
      })
      .reverse(),
    ...(isCut ? { note: `Counts the newest ${MAX_BACKUP_POINTS} backups of each volume.` } : {}),
  });
}

function isUsable({ state, expiresAt, timeCreated }: BackupPoint, now: number): boolean {
  const isDated = !Number.isNaN(timeCreated) && timeCreated <= now;
  return state === "AVAILABLE" && isDated && (expiresAt === null || expiresAt > now);
}
