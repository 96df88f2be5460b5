import type { models } from "oci-core";

import type { BackupPolicy, BackupSchedule, PolicyAssignment, Replica } from "../resources.js";
import {
  numberOrNull,
  optionalText,
  pastOrNull,
  requiredCount,
  requiredList,
  requiredText,
  textOrNull,
} from "./model-values.js";

/**
 * SDK models → domain types. Source: oci-core's model/volume-backup-policy.d.ts and its neighbours.
 * `latest` is the last instant at which something can have happened, in milliseconds since the epoch.
 */

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
    offsetType: textOrNull(model.offsetType, "offsetType"),
    offsetSeconds: numberOrNull(model.offsetSeconds, "offsetSeconds"),
    hourOfDay: numberOrNull(model.hourOfDay, "hourOfDay"),
    dayOfWeek: textOrNull(model.dayOfWeek, "dayOfWeek"),
    dayOfMonth: numberOrNull(model.dayOfMonth, "dayOfMonth"),
    month: textOrNull(model.month, "month"),
    retentionSeconds: requiredCount(model.retentionSeconds, "retentionSeconds"),
    timeZone: textOrNull(model.timeZone, "timeZone"),
  };
}

export function policyAssignment(
  model: models.VolumeBackupPolicyAssignment,
  latest: number,
): PolicyAssignment {
  return {
    policyId: requiredText(model.policyId, "policyId"),
    assignedAt: pastOrNull(model.timeCreated, "timeCreated", latest),
  };
}

export function replica(
  model: models.BlockVolumeReplica | models.BootVolumeReplica,
  latest: number,
): Replica {
  return {
    id: requiredText(model.id, "id"),
    lifecycleState: requiredText(model.lifecycleState, "lifecycleState"),
    timeLastSynced: pastOrNull(model.timeLastSynced, "timeLastSynced", latest),
  };
}
