import type { Backup, Volume, VolumeKind } from "../../inventory/inventory.js";
import type { NamedPolicy } from "./suitable-policy.js";

/** What OCIDs and region names consist of; no shell gives any of these a meaning. */
const PLAIN_WORD = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

type Place = Pick<Volume, "region">;
type VolumeRef = Pick<Volume, "kind" | "id" | "region">;
type BackupRef = Pick<Backup, "kind" | "id" | "region">;

/** Backs the volume up now; a backup made by hand has no expiration. */
export function backUpNow(volume: VolumeRef): string | null {
  return onVolume(volume, {
    BLOCK_VOLUME: "bv backup create",
    BOOT_VOLUME: "bv boot-volume-backup create",
  });
}

/** Assigns a policy to a volume or a volume group, in place of the one it has; null: any that fits. */
export function assignPolicy(
  assetId: string,
  place: Place,
  policy: NamedPolicy | null,
): string | null {
  const command = "bv volume-backup-policy-assignment create";
  const asset = { "asset-id": assetId };
  if (policy === null) return ociCommand(`${command} --policy-id POLICY_OCID`, asset, place);
  if ("id" in policy) return ociCommand(command, { "policy-id": policy.id, ...asset }, place);
  const query = String.raw`"data[?\"display-name\"=='${policy.oracleDefined}'].id | [0]"`;
  // Without a compartment the policies that Oracle defines are listed, and no others.
  const found = ociCommand("bv volume-backup-policy list --all", {}, place);
  return ociCommand(
    `${command} --policy-id "$(${String(found)} --query ${query} --raw-output)"`,
    asset,
    place,
  );
}

export function copyTo(destinationRegion: string, backup: BackupRef): string | null {
  const destination = { "destination-region": destinationRegion };
  return onBackup("copy", backup, destination);
}

/** Makes a backup, waits until it can be used, and copies it. */
export function backUpAndCopyTo(destinationRegion: string, volume: VolumeRef): string | null {
  const destination = { "destination-region": destinationRegion };
  return onNewBackup("copy", volume, destination);
}

/** Makes a new volume of it, in the compartment of the volume that it is of. */
export function restoreFrom(
  backup: BackupRef,
  { compartmentId }: Pick<Volume, "compartmentId">,
): string | null {
  const command = "create --availability-domain AVAILABILITY_DOMAIN --display-name restore-test";
  const place = { "compartment-id": compartmentId };
  return backup.kind === "BOOT_VOLUME"
    ? ociCommand(
        `bv boot-volume ${command}`,
        { "boot-volume-backup-id": backup.id, ...place },
        backup,
      )
    : ociCommand(`bv volume ${command}`, { "volume-backup-id": backup.id, ...place }, backup);
}

/** Holds it until somebody gives it free. */
export function holdBackup(backup: BackupRef): string | null {
  return onBackup("update --is-indefinite-retention-enabled true", backup);
}

/** Makes a backup, waits until it can be used, and holds it until somebody gives it free. */
export function backUpAndHold(volume: VolumeRef): string | null {
  return onNewBackup("update --is-indefinite-retention-enabled true", volume);
}

export function encryptBackup(backup: BackupRef): string | null {
  return onBackup("update --kms-key-id KEY_OCID", backup);
}

export function encryptVolume(volume: VolumeRef): string | null {
  return onVolume(volume, {
    BLOCK_VOLUME: "bv volume-kms-key update --kms-key-id KEY_OCID",
    BOOT_VOLUME: "bv boot-volume-kms-key update --kms-key-id KEY_OCID",
  });
}

/** A key of the volume's reaches later backups only. */
export function encryptBoth(volume: VolumeRef, newest: BackupRef): string | null {
  const lines = [encryptVolume(volume), encryptBackup(newest)];
  return lines.includes(null) ? null : lines.join(" && ");
}

/** `replicas.json` names the availability domain to replicate to. */
export function replicate(volume: VolumeRef): string | null {
  return onVolume(volume, {
    BLOCK_VOLUME: "bv volume update --block-volume-replicas file://replicas.json",
    BOOT_VOLUME: "bv boot-volume update --boot-volume-replicas file://replicas.json",
  });
}

/** The two kinds have commands of their own, and name the volume each in its way. */
function onVolume(
  volume: VolumeRef,
  commands: Readonly<Record<VolumeKind, string>>,
): string | null {
  const option = volume.kind === "BOOT_VOLUME" ? "boot-volume-id" : "volume-id";
  return ociCommand(commands[volume.kind], { [option]: volume.id }, volume);
}

function onBackup(
  action: string,
  backup: BackupRef,
  options: Readonly<Record<string, string>> = {},
): string | null {
  return backup.kind === "BOOT_VOLUME"
    ? ociCommand(
        `bv boot-volume-backup ${action}`,
        { "boot-volume-backup-id": backup.id, ...options },
        backup,
      )
    : ociCommand(`bv backup ${action}`, { "volume-backup-id": backup.id, ...options }, backup);
}

function onNewBackup(
  action: string,
  volume: VolumeRef,
  options: Readonly<Record<string, string>> = {},
): string | null {
  const made = backUpNow(volume);
  if (made === null) return null;
  const [command, option] =
    volume.kind === "BOOT_VOLUME"
      ? ["bv boot-volume-backup", "boot-volume-backup-id"]
      : ["bv backup", "volume-backup-id"];
  const id = `"$(${made} --wait-for-state AVAILABLE --query data.id --raw-output)"`;
  return ociCommand(`${command} ${action} --${option} ${id}`, options, volume);
}

/**
 * An OCI CLI line, run in the region of the place. Words in capitals are the reader's to fill in.
 * null when a value is no plain word: it did not come from OCI, and quoting differs by shell.
 */
function ociCommand(
  command: string,
  options: Readonly<Record<string, string>>,
  { region }: Place,
): string | null {
  const given = Object.entries({ ...options, region });
  if (given.some(([, value]) => !PLAIN_WORD.test(value))) return null;
  return ["oci", command, ...given.map(([name, value]) => `--${name} ${value}`)].join(" ");
}
