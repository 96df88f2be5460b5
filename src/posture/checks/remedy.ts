import type { Backup, Volume } from "../../inventory/inventory.js";
import { distinctBy } from "../../plain/distinct-by.js";
import type { Remedy, RemedyAction } from "../remedy.js";
import type { NamedPolicy } from "./suitable-policy.js";

type Place = Pick<Volume, "kind" | "region">;
type VolumeRef = Pick<Volume, "kind" | "id" | "region">;
type BackupRef = Pick<Backup, "kind" | "id" | "region">;

/** Backs the volume up now; a backup made by hand has no expiration. */
export const backUpNow = (volume: VolumeRef) => onAsset("back-up", volume);

/** Assigns a policy to a volume or a volume group, in place of the one it has; null: any that fits. */
export function assignPolicy(
  assetId: string,
  { kind, region }: Place,
  policy: NamedPolicy | null,
): Remedy | null {
  const named = policy === null ? {} : "id" in policy ? { policyId: policy.id } : policy;
  return onAsset("assign-policy", { kind, id: assetId, region }, named);
}

export const copyTo = (destinationRegion: string, backup: BackupRef) =>
  onAsset("copy-backup", backup, { destinationRegion });

/** Makes a backup, waits until it can be used, and copies it. */
export const backUpAndCopyTo = (destinationRegion: string, volume: VolumeRef) =>
  onAsset("back-up-and-copy", volume, { destinationRegion });

/** Makes a new volume of it, in the compartment of the volume that it is of. */
export const restoreFrom = (backup: BackupRef, { compartmentId }: Pick<Volume, "compartmentId">) =>
  onAsset("restore-backup", backup, { compartmentId });

/** One after the other, each of them once; null where there is none. */
export function inOrder(remedies: readonly Remedy[]): Remedy | null {
  const [first, ...rest] = distinctBy(remedies, (it) => JSON.stringify(it));
  if (first === undefined) return null;
  const then = inOrder(rest);
  return then === null ? first : { ...first, then };
}

/** Holds it until somebody gives it free. */
export const holdBackup = (backup: BackupRef) => onAsset("hold-backup", backup);

/** Makes a backup, waits until it can be used, and holds it until somebody gives it free. */
export const backUpAndHold = (volume: VolumeRef) => onAsset("back-up-and-hold", volume);

export const encryptBackup = (backup: BackupRef) => onAsset("encrypt-backup", backup);

export const encryptVolume = (volume: VolumeRef) => onAsset("encrypt-volume", volume);

/** A key of the volume's reaches later backups only. */
export const encryptBoth = (volume: VolumeRef, newest: Pick<Backup, "id">) =>
  onAsset("encrypt-volume-and-backup", volume, { backupId: newest.id });

export const replicate = (volume: VolumeRef) => onAsset("replicate", volume);

/** What OCIDs and region names consist of; no shell gives any of these a meaning. */
const PLAIN_WORD = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** null when a value is no plain word: it did not come from OCI, and quoting differs by shell. */
function onAsset(
  action: RemedyAction,
  { kind: volumeKind, id: assetId, region }: VolumeRef,
  more: Omit<Remedy, "action" | "volumeKind" | "assetId" | "region" | "then"> = {},
): Remedy | null {
  const isPlain = [assetId, region, ...Object.values(more)].every((it) => PLAIN_WORD.test(it));
  return isPlain ? { action, volumeKind, assetId, region, ...more } : null;
}
