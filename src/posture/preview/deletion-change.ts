import type { DeletionRestriction } from "../../settings/policy.js";
import { allowedEntries, entriesBeyond, type AllowedEntry } from "../access/allowed-subjects.js";
import { nameOf, type DeletionRestricted, type Grantee } from "../access/deletion-restricted.js";

/** What the change does to `deletion-restricted`, by the two policy files alone. */
export interface AllowListChange {
  /** `added`, `removed`: the key itself; its entries stand below. */
  readonly kind: "added" | "removed" | "changed";
  readonly added: readonly AllowedEntry[];
  readonly removed: readonly AllowedEntry[];
}

/** Who may delete backups as one policy judges it, as much as is compared. */
export interface DeletionSide extends Pick<DeletionRestricted, "result"> {
  /** Those who may delete, or perhaps, and are not allowed; by what `nameOf` calls them. */
  readonly others: ReadonlyMap<string, Grantee["subject"]>;
}

/** The same, with what the inventory tells of it. */
export interface DeletionChange extends AllowListChange {
  /** null: the policy file does not ask. */
  readonly before: DeletionSide["result"] | null;
  readonly after: DeletionSide["result"] | null;
  /** Those who may delete backups and fail the check no more; a subject is null where it could not be read. */
  readonly stops: readonly Grantee["subject"][];
  /** Those who may delete backups and begin to fail the check. */
  readonly begins: readonly Grantee["subject"][];
}

/** null: both files allow the same. */
export function allowListChange(
  before: DeletionRestriction | undefined,
  after: DeletionRestriction | undefined,
): AllowListChange | null {
  if (before === undefined) {
    return after === undefined
      ? null
      : { kind: "added", added: allowedEntries(after), removed: [] };
  }
  if (after === undefined) return { kind: "removed", added: [], removed: allowedEntries(before) };
  const [added, removed] = [entriesBeyond(after, before), entriesBeyond(before, after)];
  return added.length + removed.length === 0 ? null : { kind: "changed", added, removed };
}

export function deletionSideOf({ result, who }: DeletionRestricted): DeletionSide {
  const others = who.filter(({ isAllowed }) => !isAllowed);
  return { result, others: new Map(others.map((it) => [nameOf(it), it.subject])) };
}

export function deletionChangeOf(
  change: AllowListChange | null,
  before: DeletionSide | null,
  after: DeletionSide | null,
): DeletionChange | null {
  if (change === null) return null;
  const [then, now] = [before?.others ?? new Map(), after?.others ?? new Map()];
  return {
    ...change,
    before: before?.result ?? null,
    after: after?.result ?? null,
    stops: beyond(then, now),
    begins: beyond(now, then),
  };
}

function beyond(one: DeletionSide["others"], other: DeletionSide["others"]) {
  return [...one].filter(([name]) => !other.has(name)).map(([, subject]) => subject);
}

/** By how many entries the gate objects to less; the whole key counts as one. */
export function loosenedBy(change: AllowListChange | null): number {
  if (change === null || change.kind === "added") return 0;
  return change.kind === "removed" ? 1 : change.added.length;
}
