import type { Inventory, UnreadListing } from "../../inventory/inventory.js";
import { sortedByKeys } from "../../plain/order.js";
import { counted } from "../../plain/wording.js";
import type { DeletionRestriction } from "../../settings/policy.js";
import type { CheckResult } from "../check.js";
import { allowedTeller } from "./allowed-subjects.js";
import type { Deletable, Target } from "./deletion-rights.js";
import { protectedThings, type Held } from "./protected-things.js";
import { Places } from "./places.js";
import { readGrants, type Doubt } from "./read-grants.js";
import type { Subject } from "./statement.js";
import { iamGaps } from "./iam-gaps.js";

export const DELETION_RESTRICTED_CHECK = {
  id: "deletion-restricted",
  title: "Only those who are allowed may delete backups",
  help:
    "Whoever takes over an account deletes the backups first. Take the right to delete from everybody who " +
    "does not need it: grant use in place of manage, or exclude the permissions in a condition.",
  severity: "high",
} as const;

/** One subject of one statement. */
export interface Grantee {
  /** null: it could not be read whom the statement names. */
  readonly subject: Subject | null;
  /** Why it is not sure; null: it is. */
  readonly doubt: Doubt | null;
  /** Where it holds, and in all below; null: not known. */
  readonly compartmentId: string | null;
  readonly compartmentPath: string | null;
  readonly policyId: string;
  readonly policyName: string;
  readonly statement: string;
  readonly isAllowed: boolean;
}

export interface Deleter extends Grantee {
  readonly what: readonly Deletable[];
}

/** Who may delete backups, backup policies and their assignments, for the tenancy as a whole. */
export interface DeletionRestricted extends CheckResult {
  readonly result: "pass" | "fail" | "unknown";
  /** Those who are not allowed first. */
  readonly who: readonly Deleter[];
  /** Besides them, those who may write IAM policies, and so grant it to themselves. */
  readonly mayGrant: readonly Grantee[];
  /** What no right deletes now. */
  readonly held: Held;
}

/** The check with the gaps that it leaves in the audit. */
export interface JudgedDeletion {
  readonly check: DeletionRestricted;
  /** What was not asked for, or denied where only this check needs it. */
  readonly gaps: readonly UnreadListing[];
}

/**
 * Reads every statement of IAM that holds where something is audited, or where a backup of it lies, at
 * `now` (ms since the epoch). What was not read makes the answer `unknown`, never `pass`.
 */
export function judgeDeletion(
  inventory: Inventory,
  restriction: DeletionRestriction,
  now: number,
): JudgedDeletion {
  const { iam, tenancyId } = inventory;
  const { compartmentIds, possibleIds, held } = protectedThings(inventory, now);
  const places = new Places(tenancyId, iam?.compartments ?? []);
  const covering = {
    sure: places.covering(compartmentIds),
    possible: places.covering(possibleIds ?? places.ids()),
  };
  const { gaps, isWhole } = iamGaps(inventory, covering);
  const isAllowed = allowedTeller(restriction);
  const granted = (iam?.policies ?? []).flatMap((policy) =>
    policy.statements.flatMap((statement) =>
      readGrants(statement, policy.compartmentId, places, covering).map((grant) => ({
        targets: grant.targets,
        grantee: {
          subject: grant.subject,
          doubt: grant.doubt,
          compartmentId: grant.compartmentId,
          compartmentPath: grant.compartmentId === null ? null : places.path(grant.compartmentId),
          policyId: policy.id,
          policyName: policy.name,
          statement,
          isAllowed: grant.subject !== null && isAllowed(grant.subject),
        },
      })),
    ),
  );
  const who = granted.flatMap(({ targets, grantee }): Deleter[] => {
    const what = targets.filter(isDeletable);
    return what.length === 0 ? [] : [{ ...grantee, what }];
  });
  const deleters = new Set(who.map(nameOf));
  const mayGrant = granted
    .filter(({ targets, grantee }) => !targets.some(isDeletable) && !deleters.has(nameOf(grantee)))
    .map(({ grantee }) => grantee);
  const { id, severity } = DELETION_RESTRICTED_CHECK;
  return {
    check: {
      ...{ id, severity, held },
      ...outcomeOf(who, isWhole),
      who: sortedByKeys(who, granteeOrder),
      mayGrant: sortedByKeys(mayGrant, granteeOrder),
    },
    gaps,
  };
}

/** Those whom the policy file does not allow, each once, by what `nameOf` calls them. */
export function otherNames(who: readonly Grantee[]): ReadonlySet<string> {
  return new Set(who.filter(({ isAllowed }) => !isAllowed).map(nameOf));
}

function isDeletable(target: Target): target is Deletable {
  return target !== "iam policies";
}

/** One for all statements that name the same subject. */
export function nameOf({ subject, policyId, statement }: Grantee): string {
  return subject === null
    ? JSON.stringify([policyId, statement])
    : JSON.stringify([subject.kind, subject.name]);
}

const ALL_OF_IT = "backups, backup policies or their assignments";

function outcomeOf(
  who: readonly Deleter[],
  isWhole: boolean,
): Pick<DeletionRestricted, "result" | "message" | "remedy"> {
  const names = otherNames(who);
  const sure = otherNames(who.filter(({ doubt }) => doubt === null));
  if (names.size > 0) {
    const atLeast = isWhole ? "" : "at least ";
    const doubtful = names.size - sure.size;
    const perhaps = doubtful === 0 ? "" : `, ${doubtful} of them only perhaps`;
    const subjects = counted(names.size, "subject");
    const message = `${atLeast}${subjects} that the policy file does not allow may delete ${ALL_OF_IT}${perhaps}`;
    return { result: "fail", message, remedy: null };
  }
  const message = isWhole
    ? `nobody but those whom the policy file allows may delete ${ALL_OF_IT}`
    : `nobody else was found who may delete ${ALL_OF_IT}, but not all IAM policies could be read, for which the audit must be allowed to inspect policies in tenancy`;
  return { result: isWhole ? "pass" : "unknown", message, remedy: null };
}

/** Those who are not allowed first, and of them those of whom it is sure. */
export const granteeOrder = (it: Grantee) => [
  Number(it.isAllowed),
  Number(it.doubt !== null),
  it.subject?.kind ?? "",
  it.subject?.name ?? "",
  it.policyName,
  it.policyId,
  it.statement,
];
