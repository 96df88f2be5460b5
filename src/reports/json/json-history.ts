import { z } from "zod";

import { DAY_LETTERS, dayOf, MOST_DAYS } from "../../posture/verdict/history.js";
import type { HistoryEntry } from "../../posture/verdict/snapshot.js";
import { count } from "./schema-parts.js";

const days = z.number().nonnegative();

/** One day of the history. Strict: it is read back from a report that anyone may have written. */
export const historySchema = z.strictObject({
  day: z.iso.date().describe("In UTC; a day without a run has no entry"),
  volumes: count,
  compliant: count,
  stale_backup: count,
  no_backup: count,
  unknown: count,
  compliance_percent: z.number().min(0).max(100),
  unprotected_gb: z.number().nonnegative(),
  fixed_count: count.describe("Volumes that were fixed on the day"),
  fixed_days: days.describe("For how many days they had failed, all together"),
  mean_days_to_fix: days.nullable().describe("`fixed_days` for each of them; null for none"),
  oldest_gap_days: days
    .nullable()
    .describe("For how long the volume that fails longest has failed; null while none does"),
  policy_changed: z
    .boolean()
    .describe("What volumes are judged by was not the same as in the run before"),
});

type JsonEntry = z.infer<typeof historySchema>;

/** A letter a day, the report's own last. */
export const STATUS_DAYS = /^[CSNU.]{0,29}[CSNU]$/;

export function toHistory(history: readonly HistoryEntry[]): JsonEntry[] {
  return history.map((it) => ({
    day: it.day,
    volumes: it.volumes,
    compliant: it.compliant,
    stale_backup: it.stale,
    no_backup: it.noBackup,
    unknown: it.unknown,
    compliance_percent: it.compliancePercent,
    unprotected_gb: it.unprotectedGb,
    fixed_count: it.fixed,
    fixed_days: it.fixedDays,
    mean_days_to_fix: it.fixed === 0 ? null : Math.round((it.fixedDays / it.fixed) * 100) / 100,
    oldest_gap_days: it.oldestGapDays,
    policy_changed: it.isPolicyChanged,
  }));
}

/** The history of a report that was made at `generatedAt`; null for what this program does not write. */
export function readHistory(value: unknown, generatedAt: number): readonly HistoryEntry[] | null {
  const parsed = z.array(historySchema).max(MOST_DAYS).safeParse(value);
  if (!parsed.success) return null;
  const { data } = parsed;
  const isInOrder = data.every(({ day }, index) => day > (data[index - 1]?.day ?? ""));
  const addsUp = data.every(
    (it) => it.compliant + it.stale_backup + it.no_backup + it.unknown === it.volumes,
  );
  const isPast = (data.at(-1)?.day ?? "") <= dayOf(generatedAt);
  if (!isInOrder || !addsUp || !isPast) return null;
  return data.map((it) => ({
    day: it.day,
    volumes: it.volumes,
    compliant: it.compliant,
    stale: it.stale_backup,
    noBackup: it.no_backup,
    unknown: it.unknown,
    compliancePercent: it.compliance_percent,
    unprotectedGb: it.unprotected_gb,
    fixed: it.fixed_count,
    fixedDays: it.fixed_days,
    oldestGapDays: it.oldest_gap_days,
    isPolicyChanged: it.policy_changed,
  }));
}

/** Whether a volume's days may stand beside its status, whose letter they end with. */
export function areDaysSound(value: unknown, status: keyof typeof DAY_LETTERS): value is string {
  return (
    typeof value === "string" && STATUS_DAYS.test(value) && value.endsWith(DAY_LETTERS[status])
  );
}
