import type { TenancyBuilder } from "../../../simulator/tenancy/builder.js";
import type {
  BackupHandle,
  VolumeGroupHandle,
  VolumeHandle,
} from "../../../simulator/tenancy/handles.js";

export interface Assets {
  readonly build: TenancyBuilder;
  readonly volumes: readonly VolumeHandle[];
  readonly groups: readonly VolumeGroupHandle[];
}

/** Does to the simulated tenancy what a remedy's command line would do to a real one. */
export function applyRemedy(command: string, assets: Assets): void {
  for (const line of command.split(" && ")) applyLine(line, assets);
}

function applyLine(command: string, assets: Assets): void {
  const inner = /"\$\((.*)\)"/.exec(command)?.[1] ?? null;
  const line = inner === null ? command : command.replace(`"$(${inner})"`, "RESULT");
  const [, action = ""] = /^oci bv ((?:[a-z][a-z-]* )+)--/.exec(line) ?? [];
  const option = (name: string) => new RegExp(`--${name} (\\S+)`).exec(line)?.[1] ?? "";
  switch (action.trim()) {
    case "backup create":
    case "boot-volume-backup create":
      backUp(line, assets);
      return;
    case "volume-backup-policy-assignment create":
      assign(option("asset-id"), inner === null ? option("policy-id") : policyNamed(inner), assets);
      return;
    case "backup copy":
    case "boot-volume-backup copy":
      assets.build.copyBackup(backupOf(line, inner, assets), {
        region: option("destination-region"),
        age: 0,
      });
      return;
    case "backup update":
    case "boot-volume-backup update":
      update(backupOf(line, inner, assets), option("kms-key-id"), line, assets);
      return;
    case "volume-kms-key update":
    case "boot-volume-kms-key update":
      volumeOf(line, assets).record.kmsKeyId = keyOf(option("kms-key-id"), assets);
      return;
    case "volume create":
    case "boot-volume create":
      restore(backupOf(line, inner, assets), option("compartment-id"), assets);
      return;
    default:
      throw new Error(`The command is not known: ${command}`);
  }
}

function restore(backup: BackupHandle, compartment: string, { build }: Assets): void {
  const { kind, region } = backup.volume;
  build.volume({ name: "restore-test", kind, region, compartment, age: 0, restoredFrom: backup });
}

function update(backup: BackupHandle, key: string, line: string, assets: Assets): void {
  if (key !== "") backup.record.kmsKeyId = keyOf(key, assets);
  else if (line.includes("--is-indefinite-retention-enabled true ")) {
    backup.record.isIndefiniteRetentionEnabled = true;
  } else throw new Error(`The command is not known: ${line}`);
}

/** The reader fills the word in capitals in. */
function keyOf(given: string, { build }: Assets): string {
  if (given !== "KEY_OCID") throw new Error(`${given} is no place for a key.`);
  return build.vaultKey(build.tenancy.homeRegion);
}

function volumeOf(line: string, { volumes }: Assets): VolumeHandle {
  const id = /--(?:boot-)?volume-id (\S+)/.exec(line)?.[1];
  const volume = volumes.find((it) => it.id === id);
  if (volume === undefined) throw new Error(`There is no volume of ${line}.`);
  return volume;
}

function backUp(line: string, assets: Assets): BackupHandle {
  const volume = volumeOf(line, assets);
  const { kmsKeyId } = volume.record;
  return assets.build.backup(volume, { age: 0, ...(kmsKeyId === null ? {} : { kmsKeyId }) });
}

function backupOf(line: string, inner: string | null, assets: Assets): BackupHandle {
  if (inner !== null) return backUp(inner, assets);
  const id = /--(?:boot-)?(?:volume-)?backup-id (\S+)/.exec(line)?.[1] ?? "";
  for (const volume of assets.volumes) {
    const region = assets.build.tenancy.region(volume.region);
    const backups = volume.kind === "boot" ? region.bootVolumeBackups : region.volumeBackups;
    const record = backups.get(id);
    const owner = record?.volumeId ?? record?.bootVolumeId;
    if (record !== undefined && owner === volume.id) {
      return { region: volume.region, id, volume, record };
    }
  }
  throw new Error(`There is no backup ${id}.`);
}

/** As the inner command finds it: the policies that Oracle defines, by their display name. */
function policyNamed(command: string): string {
  const name = /^oci bv volume-backup-policy list --all --region \S+ --query .*=='(\w+)'/.exec(
    command,
  )?.[1];
  if (name === undefined) throw new Error(`The command is not known: ${command}`);
  return `oracle:${name}`;
}

function assign(assetId: string, policy: string, { build, volumes, groups }: Assets): void {
  const asset = [...volumes, ...groups].find(({ id }) => id === assetId);
  if (asset === undefined) throw new Error(`There is no asset ${assetId}.`);
  const home = build.tenancy.region(build.tenancy.homeRegion);
  const isGroup = groups.some(({ id }) => id === assetId);
  const record = [...home.policies.values()].find(({ id, compartmentId, displayName }) =>
    policy.startsWith("oracle:")
      ? compartmentId === null && displayName === policy.slice("oracle:".length)
      : id === policy,
  );
  if (record === undefined) throw new Error(`There is no policy ${policy}.`);
  if (isGroup && record.compartmentId === null) {
    throw new Error("A volume group takes no Oracle-defined policy.");
  }
  build.assignPolicy(asset, record).timeCreated = new Date().toISOString();
}
