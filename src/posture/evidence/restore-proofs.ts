import type { Backup, Inventory, Volume, VolumeKind } from "../../inventory/inventory.js";
import { isGone } from "../../inventory/lifecycle.js";
import { backupsHaving } from "../../inventory/store/copies-in.js";
import { GET_VOLUME, LIST_VOLUMES, type Operation } from "../../oci/operations.js";
import { DAY_MS } from "../../plain/days.js";
import { byCodeUnit } from "../../plain/order.js";
import type { EarlierProofs, RestoreProof } from "../../inventory/restore-proof.js";
import type { Ancestry, CopyChains } from "./copy-chains.js";
import { hiddenBackups } from "./unread-listings.js";

/** What was seen of restores of one volume's backups. */
export interface RestoreEvidence {
  /** The newest restore; null: none was seen. */
  readonly proof: RestoreProof | null;
  /** It was seen by an earlier run, and not by this one. */
  readonly isCarried: boolean;
  /** A volume is made of one of its backups whose data is still being copied. */
  readonly isUnderWay: boolean;
  /** When the newest volume was made of one of its backups of which OCI does not say whether it is complete. */
  readonly untoldAt: number | null;
  /** Sources of volumes are not known, or not all volumes that may be restored ones were listed. */
  readonly unseen: "sources" | "volumes" | null;
  /** When the newest volume was made of a backup that was not listed where not all were; null for none. */
  readonly unplacedAt: number | null;
}

/** A volume that is made of a backup. */
interface Restored extends Pick<Volume, "id" | "kind" | "region" | "timeCreated"> {
  readonly backupId: string;
  readonly isHydrated: boolean | null;
}

/** What one volume's backups were restored to, as far as this run tells. */
interface SeenOfVolume {
  proof: RestoreProof | null;
  isUnderWay: boolean;
  untoldAt: number | null;
}

interface SeenRestores {
  /** By OCID of the volume that was backed up. */
  readonly byVolume: ReadonlyMap<string, SeenOfVolume>;
  /** When the newest was made of a backup of which it is not known whose it is. */
  readonly unplaced: ReadonlyMap<VolumeKind, number>;
}

/**
 * From a volume to what was seen, at `now` (ms since the epoch), of restores of its backups, wherever
 * the backup and the restored volume lie. A backup that is deleted by now still names its volume
 * while it is listed; once it is not, an earlier report alone can tell what it was of.
 */
export function restoreFinder(
  inventory: Inventory,
  chains: CopyChains,
  earlier: EarlierProofs,
  now: number,
): (volume: Pick<Volume, "id" | "kind">) => RestoreEvidence {
  const restored = restoredVolumes(inventory.volumes);
  const sources = sourcesOf(inventory, restored, earlier);
  const { byVolume, unplaced } = seenRestores(restored, sources, chains, now);
  const unseen = unseenVolumes(inventory);
  const areBackupsHidden = hiddenBackups(inventory);
  return ({ id, kind }) => {
    const seen = byVolume.get(id);
    const carried = carriedOn(id, earlier, sources, chains);
    const proof = newest(seen?.proof ?? null, carried);
    return {
      proof,
      isCarried: proof !== null && proof === carried,
      isUnderWay: seen?.isUnderWay === true,
      untoldAt: seen?.untoldAt ?? null,
      unseen: unseen(kind),
      unplacedAt: areBackupsHidden(kind) ? (unplaced.get(kind) ?? null) : null,
    };
  };
}

/** What an earlier report saw of the volume; null where its backup is listed now as another's. */
function carriedOn(
  volumeId: string,
  earlier: EarlierProofs,
  sources: Sources,
  chains: CopyChains,
): RestoreProof | null {
  const carried = earlier.get(volumeId) ?? null;
  const backup = carried === null ? undefined : sources.get(carried.backupId);
  const owner = backup === undefined ? null : chains.originOf(backup).volumeId;
  return owner === null || owner === volumeId ? carried : null;
}

function seenRestores(
  restored: readonly Restored[],
  sources: Sources,
  chains: CopyChains,
  now: number,
): SeenRestores {
  const byVolume = new Map<string, SeenOfVolume>();
  const unplaced = new Map<VolumeKind, number>();
  for (const it of restored) {
    const backup = sources.get(it.backupId);
    const { volumeId, imagedAt } = backup === undefined ? NOBODYS : chains.originOf(backup);
    if (backup !== undefined && volumeId !== null) {
      const seen = byVolume.get(volumeId) ?? { proof: null, isUnderWay: false, untoldAt: null };
      byVolume.set(volumeId, seen);
      const { id: backupId, region: backupRegion } = backup;
      addRestore(seen, it, { backupId, backupRegion, backupTime: imagedAt }, now);
    } else if (it.isHydrated !== false) {
      unplaced.set(it.kind, latest(madeAt(it, now), unplaced.get(it.kind) ?? null));
    }
  }
  return { byVolume, unplaced };
}

/** Of a backup that is not listed. */
const NOBODYS: Ancestry = { volumeId: null, imagedAt: NaN };

type Source = Pick<RestoreProof, "backupId" | "backupTime" | "backupRegion">;

function addRestore(seen: SeenOfVolume, it: Restored, source: Source, now: number): void {
  const { isHydrated, timeCreated } = it;
  if (isHydrated === false) seen.isUnderWay = true;
  else if (isHydrated === null || !Number.isFinite(timeCreated)) {
    seen.untoldAt = latest(madeAt(it, now), seen.untoldAt);
  } else seen.proof = newest(seen.proof, proofOf(it, source, now));
}

/** One without a creation time may have been made just now. */
function madeAt({ timeCreated }: Restored, now: number): number {
  return Number.isFinite(timeCreated) ? timeCreated : now;
}

const FILLING: ReadonlySet<string> = new Set(["PROVISIONING", "RESTORING"]);

/**
 * Each volume once. One that is being deleted or is gone proves nothing any more, on whatever page it
 * was still there: OCI does not document what `isHydrated` says of it.
 */
function restoredVolumes(volumes: readonly Volume[]): readonly Restored[] {
  const restored = new Map<string, Restored>();
  for (const { restoredFrom: source, lifecycleState, id, kind, region, timeCreated } of volumes) {
    const isFilling = FILLING.has(lifecycleState);
    if (source === undefined || (lifecycleState !== "AVAILABLE" && !isFilling)) continue;
    const told = isFilling ? false : source.isHydrated;
    const isHydrated = either(told, restored.get(id)?.isHydrated ?? null);
    restored.set(id, { id, kind, region, timeCreated, backupId: source.backupId, isHydrated });
  }
  if (restored.size > 0) {
    for (const volume of volumes) if (isGone(volume)) restored.delete(volume.id);
  }
  return [...restored.values()];
}

/** Of a volume that was listed twice while it was filled: once it is hydrated it stays so. */
function either(a: boolean | null, b: boolean | null): boolean | null {
  if (a === true || b === true) return true;
  return a ?? b;
}

/** By their OCID. */
type Sources = ReadonlyMap<string, Backup>;

/** The backups that volumes are or were made of, as far as they were listed, in whatever state. */
function sourcesOf(
  { backups }: Inventory,
  restored: readonly Restored[],
  earlier: EarlierProofs,
): Sources {
  const wanted = new Set([...restored, ...earlier.values()].map(({ backupId }) => backupId));
  const found = new Map<string, Backup>();
  if (wanted.size === 0) return found;
  for (const it of backupsHaving(backups, wanted)) {
    const other = found.get(it.id);
    // Listed twice, it may have had no time at first.
    if (other === undefined || timeOf(it) > timeOf(other)) found.set(it.id, it);
  }
  return found;
}

function timeOf({ timeCreated }: Backup): number {
  return Number.isFinite(timeCreated) ? timeCreated : -Infinity;
}

/**
 * null where the restored volume is older than the backup, as one that was written over in place. What was
 * made while the run went on is of its instant.
 */
function proofOf(
  { id, region, timeCreated }: Restored,
  source: Source,
  now: number,
): RestoreProof | null {
  if (!(timeCreated >= source.backupTime)) return null;
  return {
    ...source,
    backupTime: Math.min(source.backupTime, now),
    restoredVolumeId: id,
    restoredAt: Math.min(timeCreated, now),
    restoredRegion: region,
    seenAt: now,
  };
}

/** The restore that was made last; of equally new ones that of the newer backup, then any, but always the same. */
function newest(a: RestoreProof | null, b: RestoreProof | null): RestoreProof | null {
  if (a === null || b === null) return a ?? b;
  const later =
    b.restoredAt - a.restoredAt ||
    b.backupTime - a.backupTime ||
    b.seenAt - a.seenAt ||
    byCodeUnit(a.restoredVolumeId, b.restoredVolumeId);
  return later > 0 ? b : a;
}

/** For as long a restore is remembered of a volume that cannot be seen, and may be gone. */
const MOST_AGE_MS = 400 * DAY_MS;

/** What stays to be carried on: of volumes that an incomplete run has no finding of. */
export function unseenProofs(
  earlier: EarlierProofs,
  findings: readonly { readonly volumeId: string }[],
  now: number,
): EarlierProofs {
  if (earlier.size === 0) return earlier;
  const seen = new Set(findings.map(({ volumeId }) => volumeId));
  const kept = [...earlier].filter(
    ([id, { restoredAt }]) => !seen.has(id) && now - restoredAt <= MOST_AGE_MS,
  );
  return new Map(kept.toSorted(([a], [b]) => byCodeUnit(a, b)));
}

/** What was seen of a volume of whose backups nothing is restored. */
export const NOTHING_RESTORED: RestoreEvidence = {
  proof: null,
  isCarried: false,
  isUnderWay: false,
  untoldAt: null,
  unseen: null,
  unplacedAt: null,
};

function latest(at: number, other: number | null): number {
  return other === null ? at : Math.max(at, other);
}

function unseenVolumes({
  areSourcesUnknown,
  unread,
  unasked,
}: Inventory): (kind: VolumeKind) => RestoreEvidence["unseen"] {
  if (areSourcesUnknown === true) return () => "sources";
  const operations = new Set<Operation>([...unread, ...unasked].map((it) => it.operation));
  return (kind) =>
    operations.has(LIST_VOLUMES[kind]) || operations.has(GET_VOLUME[kind]) ? "volumes" : null;
}
