import {
  granteeOrder,
  type DeletionRestricted,
  type Grantee,
} from "../../posture/access/deletion-restricted.js";
import { isOcid } from "../../plain/ocid.js";
import { sortedByKeys } from "../../plain/order.js";
import { WITHHELD_STATEMENT } from "../../plain/withheld.js";
import type { Redactor } from "./redactor.js";

/** A statement is made of names; how it was read stands beside it, and the policy can be looked up. */
export function redactDeletion(it: DeletionRestricted, redactor: Redactor): DeletionRestricted {
  const told = <Row extends Grantee>(rows: readonly Row[]): Row[] =>
    // The order of the true names tells of them.
    sortedByKeys(
      rows.map((row) => redactGrantee(row, redactor)),
      granteeOrder,
    );
  return { ...it, who: told(it.who), mayGrant: told(it.mayGrant) };
}

function redactGrantee<Row extends Grantee>(row: Row, redactor: Redactor): Row {
  const { subject, compartmentId, compartmentPath, policyId } = row;
  return {
    ...row,
    subject: subject && { ...subject, name: redactName(subject.name, redactor) },
    compartmentId: compartmentId === null ? null : redactor.ocid(compartmentId),
    compartmentPath: compartmentPath === null ? null : redactor.path(compartmentPath),
    policyId: redactor.ocid(policyId),
    policyName: redactor.pseudonym("iam-policy", policyId),
    statement: WITHHELD_STATEMENT,
  };
}

/** Of a subject, or of a pattern in the policy file: it is made of names. */
export function redactName(name: string, redactor: Redactor): string {
  if (name === "") return name;
  return isOcid(name) ? redactor.ocid(name) : redactor.named("subject", name);
}
