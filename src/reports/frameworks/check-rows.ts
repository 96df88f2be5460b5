import { isUnmet } from "../../posture/check.js";
import { isExcused } from "../../posture/excused.js";
import { DELETION_RESTRICTED_CHECK } from "../../posture/access/deletion-restricted.js";
import type { Assessment, Finding } from "../../posture/assessment.js";
import type { CheckOutcomeKind, VolumeCheckResult } from "../../posture/check.js";
import { ORPHANED_BACKUP_CHECK } from "../../posture/checks/orphaned-backups.js";
import { checks } from "../../posture/checks/checks.js";
import type { CheckId } from "../../settings/policy.js";

/** One check on the volumes of one rule. */
export interface CheckRow {
  readonly id: CheckId;
  readonly title: string;
  readonly help: string;
  readonly rule: string;
  readonly counts: Readonly<Record<CheckOutcomeKind, number>>;
  /** Failures that the gate does not count: exempted, or in a grace period. */
  readonly excused: number;
  /** The volumes on which it failed or could not be told. */
  readonly told: readonly { readonly finding: Finding; readonly check: VolumeCheckResult }[];
}

/** Every check under every rule under which it was evaluated, in the order of the checks. */
export function checkRows({ findings, rules }: Assessment): readonly CheckRow[] {
  const rows = new Map<string, Tallied>();
  for (const finding of findings) {
    for (const check of finding.checks) {
      const key = keyOf(check.id, finding.rule);
      const row = rows.get(key) ?? tallied();
      rows.set(key, row);
      row.counts[check.result] += 1;
      if (check.result === "fail" && isExcused(check)) row.excused += 1;
      if (isUnmet(check)) row.told.push({ finding, check });
    }
  }
  return checks.flatMap(({ id, title, help }) =>
    rules.flatMap(({ name: rule }) => {
      const row = rows.get(keyOf(id, rule));
      return row === undefined ? [] : [{ id, title, help, rule, ...row }];
    }),
  );
}

/** The checks of the tenancy as a whole, under no rule. */
export function tenancyRows({ orphanedBackups, deletionRestricted }: Assessment): CheckRow[] {
  const judged = [
    { check: ORPHANED_BACKUP_CHECK, result: orphanedBackups.result },
    ...(deletionRestricted === undefined
      ? []
      : [{ check: DELETION_RESTRICTED_CHECK, result: deletionRestricted.result }]),
  ];
  return judged.map(({ check: { id, title, help }, result }) => {
    const { counts } = tallied();
    counts[result] = 1;
    return { id, title, help, rule: "tenancy", counts, excused: 0, told: [] };
  });
}

interface Tallied {
  readonly counts: Record<CheckOutcomeKind, number>;
  excused: number;
  readonly told: { readonly finding: Finding; readonly check: VolumeCheckResult }[];
}

function tallied(): Tallied {
  return { counts: { pass: 0, fail: 0, unknown: 0, not_applicable: 0 }, excused: 0, told: [] };
}

function keyOf(id: string, rule: string): string {
  return `${id}\n${rule}`;
}
