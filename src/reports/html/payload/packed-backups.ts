import type { BackupPoint } from "../../../posture/assessment.js";
import { visible } from "../../../plain/visible.js";
import type { Interned } from "./interned.js";
import type { BackupKind } from "./payload.js";

const MINUTE_MS = 60_000;
const BASE = 36;
const UNDATED = "?";

/** A backup as the page knows it; times in minutes since the epoch. */
export interface UnpackedBackup {
  /** null where OCI gave no time that parses. */
  readonly created: number | null;
  readonly expires: number | null;
  readonly state: string;
  readonly isScheduled: boolean;
}

/**
 * One word a backup: minutes since the one before it (the first: until the audit), in base 36,
 * after its kind and a dot where that is another than before.
 */
export function packBackups(
  backups: readonly BackupPoint[],
  assessedAt: number,
  kinds: Interned<BackupKind>,
): string {
  let before = toMinutes(assessedAt);
  let lastKind = -1;
  return backups
    .map((backup) => {
      const created = toMinutes(backup.timeCreated);
      const kind = kinds.indexOf([visible(backup.state), backup.isScheduled, keptMinutes(backup)]);
      const prefix = kind === lastKind ? "" : `${kind.toString(BASE)}.`;
      lastKind = kind;
      if (Number.isNaN(created)) return prefix + UNDATED;
      const word = prefix + (before - created).toString(BASE);
      before = created;
      return word;
    })
    .join(" ");
}

export function unpackBackups(
  packed: string,
  assessedAt: number,
  kinds: readonly BackupKind[],
): UnpackedBackup[] {
  if (packed === "") return [];
  let before = toMinutes(assessedAt);
  let [state, isScheduled, kept]: BackupKind = ["", false, null];
  return packed.split(" ").map((word) => {
    const [last = "", kind] = word.split(".").reverse();
    if (kind !== undefined) {
      [state, isScheduled, kept] = kinds[parseInt(kind, BASE)] ?? [state, isScheduled, kept];
    }
    if (last === UNDATED) return { created: null, expires: null, state, isScheduled };
    before -= parseInt(last, BASE);
    const expires = kept === null ? null : before + kept;
    return { created: before, expires, state, isScheduled };
  });
}

export function toMinutes(ms: number): number {
  return Math.floor(ms / MINUTE_MS);
}

function keptMinutes({ timeCreated, expiresAt }: BackupPoint): number | null {
  const kept = expiresAt === null ? NaN : toMinutes(expiresAt) - toMinutes(timeCreated);
  return Number.isNaN(kept) ? null : kept;
}
