import type { models } from "oci-core";

import type { BackupPolicy, BackupSchedule, PolicyAssignment, Replica } from "../resources.js";
import { optionalInstant, optionalText } from "./model-values.js";

/** SDK models → domain types. Source: oci-core's model/volume-backup-policy.d.ts and its neighbours. */

export function backupPolicy(model: models.VolumeBackupPolicy): BackupPolicy {
  return {
    id: model.id,
    name: model.displayName,
    destinationRegion: optionalText(model.destinationRegion),
    schedules: model.schedules.map(backupSchedule),
  };
}

function backupSchedule(model: models.VolumeBackupSchedule): BackupSchedule {
  return {
    backupType: model.backupType,
    period: model.period,
    offsetType: optionalText(model.offsetType),
    offsetSeconds: model.offsetSeconds ?? null,
    hourOfDay: model.hourOfDay ?? null,
    dayOfWeek: optionalText(model.dayOfWeek),
    dayOfMonth: model.dayOfMonth ?? null,
    month: optionalText(model.month),
    retentionSeconds: model.retentionSeconds,
    timeZone: optionalText(model.timeZone),
  };
}

export function policyAssignment(model: models.VolumeBackupPolicyAssignment): PolicyAssignment {
  return { policyId: model.policyId, assignedAt: optionalInstant(model.timeCreated) };
}

export function replica(model: models.BlockVolumeReplica | models.BootVolumeReplica): Replica {
  const { id, lifecycleState } = model;
  return { id, lifecycleState, timeLastSynced: optionalInstant(model.timeLastSynced) };
}
