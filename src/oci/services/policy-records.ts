import type { models } from "oci-core";

import type { BackupPolicy, BackupSchedule, PolicyAssignment, Replica } from "../resources.js";
import {
  optionalInstant,
  optionalNumber,
  optionalText,
  requiredList,
  requiredNumber,
  requiredText,
} from "./model-values.js";

/** SDK models → domain types. Source: oci-core's model/volume-backup-policy.d.ts and its neighbours. */

export function backupPolicy(model: models.VolumeBackupPolicy): BackupPolicy {
  const id = requiredText(model.id, "id");
  return {
    id,
    name: optionalText(model.displayName) ?? id,
    destinationRegion: optionalText(model.destinationRegion),
    schedules: requiredList(model.schedules, "schedules").map(backupSchedule),
  };
}

function backupSchedule(model: models.VolumeBackupSchedule): BackupSchedule {
  return {
    backupType: requiredText(model.backupType, "backupType"),
    period: requiredText(model.period, "period"),
    offsetType: optionalText(model.offsetType),
    offsetSeconds: optionalNumber(model.offsetSeconds),
    hourOfDay: optionalNumber(model.hourOfDay),
    dayOfWeek: optionalText(model.dayOfWeek),
    dayOfMonth: optionalNumber(model.dayOfMonth),
    month: optionalText(model.month),
    retentionSeconds: requiredNumber(model.retentionSeconds, "retentionSeconds"),
    timeZone: optionalText(model.timeZone),
  };
}

export function policyAssignment(model: models.VolumeBackupPolicyAssignment): PolicyAssignment {
  return {
    policyId: requiredText(model.policyId, "policyId"),
    assignedAt: optionalInstant(model.timeCreated),
  };
}

export function replica(model: models.BlockVolumeReplica | models.BootVolumeReplica): Replica {
  return {
    id: requiredText(model.id, "id"),
    lifecycleState: requiredText(model.lifecycleState, "lifecycleState"),
    timeLastSynced: optionalInstant(model.timeLastSynced),
  };
}
