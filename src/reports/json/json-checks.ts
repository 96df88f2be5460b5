import { z } from "zod";

import { DELETION_RESTRICTED_CHECK } from "../../posture/access/deletion-restricted.js";
import type { Assessment } from "../../posture/assessment.js";
import { ORPHANED_BACKUP_CHECK } from "../../posture/checks/orphaned-backups.js";
import { clausesOf } from "../../posture/frameworks/clauses.js";
import { CHECK_IDS } from "../../settings/policy.js";
import { text } from "./schema-parts.js";

const clause = z.object({
  framework: text,
  version: text,
  clause: text,
  covers: z.literal("in part").describe("No check covers a clause alone"),
  does_not_cover: text,
});

/** The checks that were evaluated, each with the clauses that it gives evidence for. */
export const checksSchema = z.array(
  z.object({ id: z.enum(CHECK_IDS), title: text, clauses: z.array(clause) }),
);

export function checksOf({
  summary,
  deletionRestricted,
}: Assessment): z.infer<typeof checksSchema> {
  const evaluated = [...summary.byCheck].map(([id, { title }]) => ({ id, title }));
  const ofTenancy = [
    ORPHANED_BACKUP_CHECK,
    ...(deletionRestricted === undefined ? [] : [DELETION_RESTRICTED_CHECK]),
  ];
  return [...evaluated, ...ofTenancy].map((check) => ({
    ...{ id: check.id, title: check.title },
    clauses: clausesOf(check.id).map((it) => ({
      framework: it.framework,
      version: it.version,
      clause: it.clause,
      covers: "in part" as const,
      does_not_cover: it.notCovered,
    })),
  }));
}
