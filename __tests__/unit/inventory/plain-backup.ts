import type { Backup } from "../../../src/inventory/inventory.js";

/** A row of a table as an object of its own, to be compared with one. */
export function asPlainBackup(backup: Backup): Backup {
  return {
    kind: backup.kind,
    id: backup.id,
    volumeId: backup.volumeId,
    compartmentId: backup.compartmentId,
    region: backup.region,
    lifecycleState: backup.lifecycleState,
    timeCreated: backup.timeCreated,
    timeRequestReceived: backup.timeRequestReceived,
    expirationTime: backup.expirationTime,
    isScheduled: backup.isScheduled,
    sizeGb: backup.sizeGb,
    uniqueGb: backup.uniqueGb,
    kmsKeyId: backup.kmsKeyId,
    copyOfId: backup.copyOfId,
    protection: backup.protection,
  };
}
