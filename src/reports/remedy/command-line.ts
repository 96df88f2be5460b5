import type { VolumeKind } from "../../inventory/inventory.js";
import type { Remedy, RemedyAction } from "../../posture/remedy.js";

const ASSIGN = "bv volume-backup-policy-assignment create";
const HOLD = "update --is-indefinite-retention-enabled true";
/** Words in capitals are the reader's to fill in. */
const KEY = "--kms-key-id KEY_OCID";

/** A line for the OCI CLI, run in the remedy's region. */
export function commandLine(remedy: Remedy): string {
  const line = LINES[remedy.action](remedy);
  return remedy.then === undefined ? line : `${line} && ${commandLine(remedy.then)}`;
}

const LINES: Readonly<Record<RemedyAction, (remedy: Remedy) => string>> = {
  "assign-policy": assignment,
  "back-up": backUp,
  "back-up-and-copy": (it) => onNewBackup("copy", it),
  "back-up-and-hold": (it) => onNewBackup(HOLD, it),
  "copy-backup": (it) => onBackup("copy", it),
  "encrypt-backup": (it) => onBackup(`update ${KEY}`, it),
  "encrypt-volume": encryptVolume,
  "encrypt-volume-and-backup": (it) => {
    const backup = { ...it, assetId: it.backupId ?? "" };
    return `${encryptVolume(it)} && ${onBackup(`update ${KEY}`, backup)}`;
  },
  "restore-backup": restore,
  "hold-backup": (it) => onBackup(HOLD, it),
  // `replicas.json` names the availability domain to replicate to.
  replicate: (it) =>
    onVolume(it, {
      BLOCK_VOLUME: "bv volume update --block-volume-replicas file://replicas.json",
      BOOT_VOLUME: "bv boot-volume update --boot-volume-replicas file://replicas.json",
    }),
};

/** In a domain of the reader's choice: a backup can be restored in each of its region. */
function restore({ volumeKind, assetId, compartmentId, region }: Remedy): string {
  const command = volumeKind === "BOOT_VOLUME" ? "bv boot-volume create" : "bv volume create";
  return ociCommand(
    `${command} --availability-domain AVAILABILITY_DOMAIN --display-name restore-test`,
    { [BACKUPS[volumeKind].option]: assetId, "compartment-id": compartmentId ?? "", region },
  );
}

function assignment({ assetId, policyId, oracleDefined, region }: Remedy): string {
  const asset = { "asset-id": assetId, region };
  if (policyId !== undefined) return ociCommand(ASSIGN, { "policy-id": policyId, ...asset });
  if (oracleDefined === undefined) return ociCommand(`${ASSIGN} --policy-id POLICY_OCID`, asset);
  const query = String.raw`"data[?\"display-name\"=='${oracleDefined}'].id | [0]"`;
  // Without a compartment the policies that Oracle defines are listed, and no others.
  const found = ociCommand("bv volume-backup-policy list --all", { region });
  return ociCommand(`${ASSIGN} --policy-id "$(${found} --query ${query} --raw-output)"`, asset);
}

function backUp(remedy: Remedy): string {
  return onVolume(remedy, {
    BLOCK_VOLUME: "bv backup create",
    BOOT_VOLUME: "bv boot-volume-backup create",
  });
}

function encryptVolume(remedy: Remedy): string {
  return onVolume(remedy, {
    BLOCK_VOLUME: `bv volume-kms-key update ${KEY}`,
    BOOT_VOLUME: `bv boot-volume-kms-key update ${KEY}`,
  });
}

/** The two kinds have commands of their own, and name the volume each in its way. */
function onVolume(
  { volumeKind, assetId, region }: Remedy,
  commands: Readonly<Record<VolumeKind, string>>,
): string {
  const option = volumeKind === "BOOT_VOLUME" ? "boot-volume-id" : "volume-id";
  return ociCommand(commands[volumeKind], { [option]: assetId, region });
}

const BACKUPS: Readonly<Record<VolumeKind, { readonly command: string; readonly option: string }>> =
  {
    BLOCK_VOLUME: { command: "bv backup", option: "volume-backup-id" },
    BOOT_VOLUME: { command: "bv boot-volume-backup", option: "boot-volume-backup-id" },
  };

function onBackup(action: string, remedy: Remedy): string {
  const { command, option } = BACKUPS[remedy.volumeKind];
  return ociCommand(`${command} ${action}`, { [option]: remedy.assetId, ...placesOf(remedy) });
}

function onNewBackup(action: string, remedy: Remedy): string {
  const { command, option } = BACKUPS[remedy.volumeKind];
  const id = `"$(${backUp(remedy)} --wait-for-state AVAILABLE --query data.id --raw-output)"`;
  return ociCommand(`${command} ${action} --${option} ${id}`, placesOf(remedy));
}

function placesOf({ destinationRegion, region }: Remedy): Readonly<Record<string, string>> {
  const to = destinationRegion === undefined ? {} : { "destination-region": destinationRegion };
  return { ...to, region };
}

function ociCommand(command: string, options: Readonly<Record<string, string>>): string {
  const given = Object.entries(options).map(([name, value]) => `--${name} ${value}`);
  return ["oci", command, ...given].join(" ");
}
