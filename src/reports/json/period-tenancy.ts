import { z } from "zod";

import { DELETION_RESTRICTED_CHECK } from "../../posture/access/deletion-restricted.js";
import { ORPHANED_BACKUP_CHECK } from "../../posture/checks/orphaned-backups.js";
import type { TenancyCheck } from "../../posture/period/period-report.js";

const section = z.object({ result: z.string(), message: z.string() });

/** What a report says of the tenancy as a whole. */
export const tenancyParts = {
  gate: z.object({
    violations: z.array(z.object({ rule: z.string(), message: z.string() })).optional(),
  }),
  deletion_restricted: section.optional(),
  orphaned_backups: section.optional(),
};

type TenancyParts = z.infer<z.ZodObject<typeof tenancyParts>>;

const EMPTY_RULE = "fail-if-empty";

/** Volumes aside: what the gate counted, and what it would have. `volumes` is how many it lists. */
export function tenancyChecksOf(
  { gate, deletion_restricted: deletion, orphaned_backups: orphaned }: TenancyParts,
  volumes: number,
): readonly TenancyCheck[] {
  const violations = gate.violations ?? [];
  const empty = violations.find(({ rule }) => rule === EMPTY_RULE);
  const isNamed = violations.some(({ rule, message }) => {
    return CHECK_RULES.has(rule) && message.includes(`${ORPHANED_BACKUP_CHECK.id} for the tenancy`);
  });
  return [
    ...(deletion === undefined ? [] : [checkOf(DELETION_RESTRICTED_CHECK.id, deletion, true)]),
    ...(orphaned === undefined ? [] : [checkOf(ORPHANED_BACKUP_CHECK.id, orphaned, isNamed)]),
    ...(empty === undefined ? [] : [checkOf(EMPTY_RULE, { ...empty, result: "fail" }, true)]),
    ...(volumes === 0 ? [] : [checkOf(EMPTY_RULE, { result: "pass", message: "" }, true)]),
  ];
}

const CHECK_RULES: ReadonlySet<string> = new Set(["fail-on-checks", "fail-on-severity"]);

/** A result of a later version is not known. */
function checkOf(
  check: string,
  { result, message }: z.infer<typeof section>,
  isCounted: boolean,
): TenancyCheck {
  const known = result === "pass" || result === "fail" ? result : "unknown";
  return { check, result: known, isCounted, message };
}
