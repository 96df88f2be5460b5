import type {
  Deleter,
  DeletionRestricted,
  Grantee,
} from "../posture/access/deletion-restricted.js";
import { DELETABLES } from "../posture/access/deletion-rights.js";
import { capitalized, counted } from "../plain/wording.js";

/** What every report says of those who may delete backups. Names in it are as IAM has them. */

/** A sentence names no more; the table has all. */
const MOST_NAMED = 20;

export const DELETION_TITLE = "Who may delete backups";
export const DELETION_COLUMNS = [
  "Who",
  "Allowed",
  "Sure",
  "May delete",
  "In compartment",
  "IAM policy",
  "Statement",
] as const;

export function subjectText({ subject }: Pick<Grantee, "subject">): string {
  if (subject === null) return "(could not be read)";
  return subject.name === "" ? subject.kind : `${subject.kind} ${subject.name}`;
}

export function deletionCells(it: Deleter): readonly string[] {
  return [
    subjectText(it),
    it.isAllowed ? "yes" : "no",
    it.doubt === null ? "yes" : `perhaps: ${it.doubt}`,
    whatText(it),
    it.compartmentPath ?? "(not known)",
    it.policyName,
    it.statement,
  ];
}

function whatText({ what }: Pick<Deleter, "what">): string {
  return what.length === DELETABLES.length ? "all kinds" : what.join(", ");
}

/** Whom the policy file does not allow, each once. */
export function othersNamed(grantees: readonly Grantee[]): string {
  const others = grantees.filter(({ isAllowed }) => !isAllowed);
  return named([...new Set(others.map(subjectText))]);
}

/** The first of them, and how many more there are. */
export function named(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMED).join(", ");
  return names.length > MOST_NAMED ? `${shown} and ${names.length - MOST_NAMED} more` : shown;
}

/** The check's message as a sentence, and what stands beside it. */
export function deletionSentences({ message, held, mayGrant }: DeletionRestricted): string[] {
  const grantors = othersNamed(mayGrant);
  return [
    `${capitalized(message)}.`,
    held.backups === 0
      ? "No backup is held by a retention lock, prevented from deletion or held indefinitely now."
      : `${counted(held.backups, "backup")} of ${counted(held.volumes, "volume")} cannot be deleted now by anybody: a retention lock, a prevented deletion or an indefinite hold keeps them.`,
    ...(grantors === ""
      ? []
      : [`May write IAM policies, and so grant it to themselves: ${grantors}.`]),
  ];
}
