import { z } from "zod";

import type {
  Deleter,
  DeletionRestricted,
  Grantee,
} from "../../posture/access/deletion-restricted.js";
import { DELETABLES } from "../../posture/access/deletion-rights.js";
import { SUBJECT_KINDS } from "../../posture/access/statement.js";
import { count, severity, text } from "./schema-parts.js";

const grantee = z.object({
  subject: text
    .nullable()
    .describe("`Domain/Name`, without the domain Default, or an OCID; null: it could not be read"),
  subject_kind: z.enum(SUBJECT_KINDS).nullable(),
  allowed: z.boolean().describe("The policy file allows it"),
  compartment_id: text.nullable().describe("Where it holds, and in all below; null: not known"),
  compartment_path: text.nullable(),
  policy_id: text,
  policy_name: text,
  statement: text,
});

export const deletionSchema = z
  .object({
    result: z.enum(["pass", "fail", "unknown"]),
    severity,
    message: text,
    who: z
      .array(
        grantee.extend({
          may: z.enum(["delete", "be able to delete"]),
          doubt: text.nullable().describe("Why it is not sure; null: it is"),
          what: z.array(z.enum(DELETABLES)),
        }),
      )
      .describe("One entry a subject and statement; those who are not allowed first"),
    may_grant_it: z
      .array(grantee)
      .describe("Who may write IAM policies, besides those; the gate does not count them"),
    held: z
      .object({ backups: count, volumes: count })
      .describe("What nobody can delete now: locked, prevented from deletion or held indefinitely"),
  })
  .describe("Who may delete backups, backup policies and assignments, where the policy file asks");

export function deletionOf(it: DeletionRestricted): z.infer<typeof deletionSchema> {
  return {
    result: it.result,
    severity: it.severity,
    message: it.message,
    who: it.who.map(deleterOf),
    may_grant_it: it.mayGrant.map(granteeOf),
    held: { ...it.held },
  };
}

function deleterOf(it: Deleter) {
  const may = it.doubt === null ? ("delete" as const) : ("be able to delete" as const);
  return { ...granteeOf(it), may, doubt: it.doubt, what: [...it.what] };
}

function granteeOf(it: Grantee): z.infer<typeof grantee> {
  return {
    subject: it.subject?.name ?? null,
    subject_kind: it.subject?.kind ?? null,
    allowed: it.isAllowed,
    compartment_id: it.compartmentId,
    compartment_path: it.compartmentPath,
    policy_id: it.policyId,
    policy_name: it.policyName,
    statement: it.statement,
  };
}
