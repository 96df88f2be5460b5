import { everyItem } from "../services/service-fixture.js";
import type { RecordedCase, RecordedCases } from "./case.js";
import { rawRecords, type Raw } from "./recorded-answer.js";
import { at, orNull, REGION, type Reader, type Shape } from "./replay.js";

type Listing = (reader: Reader) => AsyncIterable<readonly unknown[]>;

function listed(read: Listing, model: (raw: Raw) => unknown, shape?: Shape): RecordedCase {
  return {
    ...(shape === undefined ? {} : { shape }),
    read: (reader) => everyItem(read(reader)),
    gives: (answer) => rawRecords(answer).map(model),
  };
}

const volumeOf =
  (kind: "BLOCK_VOLUME" | "BOOT_VOLUME") =>
  (raw: Raw): unknown => ({
    kind,
    id: raw["id"],
    name: raw["displayName"],
    compartmentId: raw["compartmentId"],
    region: REGION,
    availabilityDomain: raw["availabilityDomain"],
    lifecycleState: raw["lifecycleState"],
    sizeGb: raw["sizeInGBs"],
    timeCreated: at(raw["timeCreated"]),
    volumeGroupId: orNull(raw["volumeGroupId"]),
    kmsKeyId: orNull(raw["kmsKeyId"]),
    freeformTags: raw["freeformTags"],
    definedTags: raw["definedTags"],
    replicas: [],
    ...restoredFrom(raw),
  });

function restoredFrom(raw: Raw): object {
  const source = raw["sourceDetails"] as { readonly type: string; readonly id: string } | null;
  if (source === null || !source.type.endsWith("Backup")) return {};
  return { restoredFrom: { backupId: source.id, isHydrated: raw["isHydrated"] } };
}

const backupOf =
  (kind: "BLOCK_VOLUME" | "BOOT_VOLUME") =>
  (raw: Raw): unknown => ({
    kind,
    id: raw["id"],
    volumeId: raw[kind === "BLOCK_VOLUME" ? "volumeId" : "bootVolumeId"],
    compartmentId: raw["compartmentId"],
    region: REGION,
    lifecycleState: raw["lifecycleState"],
    timeCreated: at(raw["timeCreated"]),
    timeRequestReceived: at(raw["timeRequestReceived"]),
    expirationTime: null,
    isScheduled: false,
    sizeGb: raw["sizeInGBs"],
    uniqueGb: raw["uniqueSizeInGBs"],
    kmsKeyId: null,
    copyOfId: orNull(
      raw[kind === "BLOCK_VOLUME" ? "sourceVolumeBackupId" : "sourceBootVolumeBackupId"],
    ),
    protection: null,
  });

const groupOf = (raw: Raw): unknown => ({
  id: raw["id"],
  name: raw["displayName"],
  compartmentId: raw["compartmentId"],
  region: REGION,
  volumeIds: raw["volumeIds"],
});

const scheduleOf = (raw: Raw): unknown => ({
  backupType: raw["backupType"],
  period: raw["period"],
  offsetType: orNull(raw["offsetType"]),
  offsetSeconds: raw["offsetSeconds"],
  hourOfDay: null,
  dayOfWeek: null,
  dayOfMonth: null,
  month: null,
  retentionSeconds: raw["retentionSeconds"],
  timeZone: orNull(raw["timeZone"]),
});

const policyOf = (raw: Raw): unknown => ({
  id: raw["id"],
  name: raw["displayName"],
  destinationRegion: null,
  schedules: (raw["schedules"] as readonly Raw[]).map(scheduleOf),
});

/** The program reads one policy at a time. */
const policy = (index: number): RecordedCase => ({
  shape: index,
  read: ({ region }) => region.backupPolicy("p"),
  gives: (answer) => policyOf(rawRecords(answer)[index] ?? {}),
});

const volumes: Listing = ({ region }) => region.volumes("c");
const bootVolumes: Listing = ({ region }) => region.bootVolumes("c");
const backups: Listing = ({ region }) => region.volumeBackups("c");
const bootBackups: Listing = ({ region }) => region.bootVolumeBackups("c");
const groups: Listing = ({ region }) => region.volumeGroups("c");
const blockVolume = volumeOf("BLOCK_VOLUME");
const bootVolume = volumeOf("BOOT_VOLUME");
const blockBackup = backupOf("BLOCK_VOLUME");
const bootBackup = backupOf("BOOT_VOLUME");

export const BLOCK_STORAGE_CASES: RecordedCases = {
  "volumes-page": listed(volumes, blockVolume),
  "volume-restoring": listed(volumes, blockVolume, "as a list"),
  "legacy-volume": listed(volumes, blockVolume, "as a list"),
  "boot-volume-available": listed(bootVolumes, bootVolume, "as a list"),
  "boot-volume-kms": listed(bootVolumes, bootVolume, "as a list"),
  "volume-backup-requested": listed(backups, blockBackup, "as a list"),
  "volume-backup-creating": listed(backups, blockBackup, "as a list"),
  "volume-backup-available": listed(backups, blockBackup, "as a list"),
  "volume-backup-terminated": listed(backups, blockBackup, "as a list"),
  "volume-backup-copied-same-region": listed(backups, blockBackup, "as a list"),
  "volume-backups-page": listed(backups, blockBackup),
  "boot-volume-backup-requested": listed(bootBackups, bootBackup, "as a list"),
  "boot-volume-backup-available": listed(bootBackups, bootBackup, "as a list"),
  "volume-groups-page": listed(groups, groupOf),
  "volume-group-available": listed(groups, groupOf, "as a list"),
  "volume-group-updated": listed(groups, groupOf, "as a list"),
  "oracle-policies-2018": policy(0),
  "oracle-policies-2018 bronze": policy(1),
  "oracle-policies-2018 gold": policy(2),
  "oracle-policies-2020": policy(0),
  "oracle-policies-2020 bronze": policy(1),
  "oracle-policies-2020 gold": policy(2),
  "user-policy": policy(0),
  "policy-assignment": {
    read: ({ region }) => region.policyAssignment("v"),
    gives: (answer) => {
      const [raw = {}] = rawRecords(answer);
      return { policyId: raw["policyId"], assignedAt: at(raw["timeCreated"]) };
    },
  },
  "policy-assignment-none": {
    read: ({ region }) => region.policyAssignment("v"),
    gives: () => null,
  },
};
