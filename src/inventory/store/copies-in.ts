import type { Backup, Backups } from "../inventory.js";

/** The backups that are copies of another. */
export function* copiesIn(backups: Backups): Generator<Backup> {
  if (backups.copies !== undefined) yield* backups.copies();
  else for (const group of backups.values()) yield* group.filter((it) => it.copyOfId !== null);
}

/** The backups with one of these OCIDs, wherever they are listed. */
export function* backupsHaving(backups: Backups, ids: ReadonlySet<string>): Generator<Backup> {
  if (backups.having !== undefined) yield* backups.having(ids);
  else for (const group of backups.values()) yield* group.filter((it) => ids.has(it.id));
}
