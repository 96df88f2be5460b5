import type { Backup, Volume } from "../../inventory/inventory.js";
import { newestFirst, whyUnusable } from "./recovery-point.js";

/** The backups of one volume, sorted out; each list newest first, with each backup once. */
export interface BackupEvidence {
  readonly all: readonly Backup[];
  /** In the volume's own region, in any state. */
  readonly inRegion: readonly Backup[];
  /** Those of them that the volume could be restored from now. */
  readonly recoveryPoints: readonly Backup[];
  /** In other regions, in any state. */
  readonly elsewhere: readonly Backup[];
  /** AVAILABLE, unexpired ones of those. */
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
  const elsewhere = inRegion === all ? NONE : all.filter((it) => it.region !== region);
  return {
    all,
    inRegion,
    recoveryPoints: those(inRegion, (it) => whyUnusable(it, region, now) === null),
    elsewhere,
    copies: those(elsewhere, (it) => whyUnusable(it, it.region, now) === null),
  };
}

/** One for all volumes that have none. */
const NONE: readonly Backup[] = [];

/** The backups that fit; most often all of them do, and then they need no list of their own. */
function those(backups: readonly Backup[], fits: (backup: Backup) => boolean): readonly Backup[] {
  return backups.every(fits) ? backups : backups.filter(fits);
}
