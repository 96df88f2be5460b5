import { copiesIn } from "../inventory/copies-in.js";
import type { Backup, Backups, Volume } from "../inventory/inventory.js";
import { newestFirst, whyUnusable } from "./recovery-point.js";

/** The backups of one volume, sorted out; each list newest first, with each backup once. */
export interface BackupEvidence {
  readonly all: readonly Backup[];
  /** In the volume's own region, in any state. */
  readonly inRegion: readonly Backup[];
  /** Those of them that the volume could be restored from now. */
  readonly recoveryPoints: readonly Backup[];
  /** AVAILABLE, unexpired ones in other regions. */
  readonly copies: readonly Backup[];
}

/** Sorts out at `now` (ms since the epoch) what was listed of a volume, in whatever region or state. */
export function evidenceOf(
  { region }: Pick<Volume, "region">,
  backups: readonly Backup[],
  now: number,
): BackupEvidence {
  const all = newestFirst(backups);
  const inRegion = those(all, (it) => it.region === region);
  return {
    all,
    inRegion,
    recoveryPoints: those(inRegion, (it) => whyUnusable(it, region, now) === null),
    copies:
      inRegion === all
        ? []
        : all.filter((it) => it.region !== region && whyUnusable(it, it.region, now) === null),
  };
}

/** The backups that fit; most often all of them do, and then they need no list of their own. */
function those(backups: readonly Backup[], fits: (backup: Backup) => boolean): readonly Backup[] {
  return backups.every(fits) ? backups : backups.filter(fits);
}

/**
 * Finds copies that do not name the volume themselves but descend, copy by copy, from one of its
 * backups. Returns them by volume OCID.
 */
export function copiesByOrigin(backups: Backups): ReadonlyMap<string, readonly Backup[]> {
  const copies = [...copiesIn(backups)];
  const byOrigin = new Map<string, Backup[]>();
  if (copies.length === 0) return byOrigin;
  // Of a million backups only the few are held that some copy was made from.
  const origins = new Set(copies.map((it) => it.copyOfId));
  const byId = new Map<string, Backup>();
  for (const group of backups.values()) {
    for (const it of group) if (origins.has(it.id)) byId.set(it.id, it);
  }
  for (const copy of copies) {
    const volumeId = originOf(copy, byId).volumeId;
    if (volumeId === null || volumeId === copy.volumeId) continue;
    const known = byOrigin.get(volumeId);
    if (known === undefined) byOrigin.set(volumeId, [copy]);
    else known.push(copy);
  }
  return byOrigin;
}

/** The backup at the chain's start, as far as it was listed. */
function originOf(copy: Backup, byId: ReadonlyMap<string, Backup>): Backup {
  const seen = new Set<string>();
  let origin = copy;
  while (origin.copyOfId !== null && !seen.has(origin.id)) {
    seen.add(origin.id);
    const original = byId.get(origin.copyOfId);
    if (original === undefined) break;
    origin = original;
  }
  return origin;
}
