import type { Backup, Backups } from "../inventory.js";

/** The backups that are copies of another. */
export function* copiesIn(backups: Backups): Generator<Backup> {
  if (backups.copies !== undefined) yield* backups.copies();
  else for (const group of backups.values()) yield* group.filter((it) => it.copyOfId !== null);
}
