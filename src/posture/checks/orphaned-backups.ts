import { GET_VOLUME, LIST_VOLUMES } from "../../oci/operations.js";
import type { Backup, Inventory } from "../../inventory/inventory.js";
import { isGone } from "../../inventory/lifecycle.js";
import { auditedVolumes } from "../evidence/audited-volumes.js";
import type { CheckResult } from "../check.js";
import { newestFirst } from "../evidence/recovery-point.js";
import { isEveryBackupListed } from "../evidence/unread-listings.js";
import { counted } from "../../plain/wording.js";
import { wasteOf, type WasteTally } from "../waste/waste.js";
import { fail, pass, unknown } from "./outcome.js";

export const ORPHANED_BACKUP_CHECK = {
  id: "orphaned-backup",
  title: "Every backup's volume still exists",
  help:
    "Backups outlive their volume, and those without an expiration are paid for until somebody " +
    "deletes them. Delete what is not needed; keep what is the last copy of something.",
  severity: "info",
} as const;

/** The counts are null when it cannot be told which volumes are gone. */
export interface OrphanedBackups extends CheckResult {
  readonly count: number | null;
  /** GB, as OCI sizes the backups. */
  readonly totalGb: number | null;
  readonly neverExpiringCount: number | null;
  /** `fail-on-checks` or `fail-on-severity` means it. */
  readonly isGated?: true;
  /** What they take up themselves, their volume being gone. */
  readonly waste: WasteTally | null;
}

/**
 * The backups, in any state but TERMINATING and TERMINATED, whose volume is gone: informational and
 * for the tenancy as a whole. `coversTenancy` says that volumes of every compartment were asked
 * for; only then is a volume that was not listed certain to be gone. A copy from another region
 * counts only where its original was seen: the volume may be in a region that is not audited.
 */
export function orphanedBackups(inventory: Inventory, coversTenancy: boolean): OrphanedBackups {
  const orphans = withoutVolume(inventory);
  // Of a compartment that is closed to the caller a search tells in one region only.
  const unread = new Set(inventory.unread.map(({ operation }) => operation));
  // One that moved while it was listed is looked up: without an answer it may be there.
  const areVolumesKnown = (kind: Backup["kind"]) =>
    !unread.has(LIST_VOLUMES[kind]) && !unread.has(GET_VOLUME[kind]);
  const isCertain = orphans.every(({ kind }) => coversTenancy && areVolumesKnown(kind));
  if (!isCertain) {
    const why = coversTenancy
      ? "not all volumes could be listed"
      : "not the whole tenancy is audited";
    return result(null, unknown(`${why}, so it is not known which backups' volumes are gone`));
  }
  const areBackupsRead = isEveryBackupListed(inventory);
  if (orphans.length > 0) return result(orphans, fail(describe(orphans, areBackupsRead), null));
  return areBackupsRead
    ? result(orphans, pass("the volume of every backup still exists"))
    : result(null, unknown("no backup without its volume was found, but not all could be listed"));
}

type Orphan = Pick<Backup, "kind" | "sizeGb" | "uniqueGb" | "expirationTime">;

function withoutVolume({ volumes, backups }: Inventory): readonly Orphan[] {
  const existing = new Set(auditedVolumes(volumes).map((it) => it.id));
  const orphans = new Map<string, Orphan>();
  for (const volumeId of backups.keys()) {
    // A copy that names no volume tells nothing of one that is gone.
    if (existing.has(volumeId) || volumeId === "") continue;
    const ofVolume = newestFirst(backups.get(volumeId) ?? []);
    const byId = new Map(ofVolume.map((it) => [it.id, it]));
    for (const backup of ofVolume) {
      const original = backup.copyOfId === null ? backup : byId.get(backup.copyOfId);
      if (isGone(backup) || original === undefined) continue;
      if (original.copyOfId !== null) continue;
      const { kind, sizeGb, uniqueGb, expirationTime } = backup;
      orphans.set(backup.id, { kind, sizeGb, uniqueGb, expirationTime });
    }
  }
  return [...orphans.values()];
}

function describe(orphans: readonly Orphan[], areBackupsRead: boolean): string {
  const backups = counted(orphans.length, "backup");
  const size = `${sizeOf(orphans)} GB`;
  const never = neverExpiring(orphans);
  const atLeast = areBackupsRead ? "" : "at least ";
  return `the volumes of ${atLeast}${backups} (${size}) are gone, ${never} of them never expiring`;
}

function result(
  orphans: readonly Orphan[] | null,
  outcome: Pick<CheckResult, "result" | "message" | "remedy">,
): OrphanedBackups {
  const { id, severity } = ORPHANED_BACKUP_CHECK;
  const totalGb = orphans && sizeOf(orphans);
  const neverExpiringCount = orphans && neverExpiring(orphans);
  const count = orphans?.length ?? null;
  const waste = orphans && wasteOf(orphans);
  return { id, severity, ...outcome, count, totalGb, neverExpiringCount, waste };
}

function sizeOf(orphans: readonly Orphan[]): number {
  return orphans.reduce((sum, it) => sum + it.sizeGb, 0);
}

function neverExpiring(orphans: readonly Orphan[]): number {
  return orphans.filter((it) => it.expirationTime === null).length;
}
