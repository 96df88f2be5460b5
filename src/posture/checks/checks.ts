import type { Check } from "../check.js";
import { achievedRpo } from "./achieved-rpo.js";
import { backupPolicyAssigned } from "./backup-policy-assigned.js";
import { backupRecency } from "./backup-recency.js";
import { crossRegionCopy } from "./cross-region-copy.js";
import { customerManagedKey } from "./customer-managed-key.js";
import { expiryForecast } from "./expiry-forecast.js";
import { immutable } from "./immutable.js";
import { lastBackupFaulty } from "./last-backup-faulty.js";
import { policyMeetsThreshold } from "./policy-meets-threshold.js";
import { replica } from "./replica.js";
import { retention } from "./retention.js";
import { scheduleMissed } from "./schedule-missed.js";
import { unattachedVolume } from "./unattached-volume.js";

/** All checks of one volume, in the order of CHECK_IDS; `orphanedBackups` judges the tenancy. */
export const checks: readonly Check[] = [
  backupRecency,
  backupPolicyAssigned,
  policyMeetsThreshold,
  scheduleMissed,
  lastBackupFaulty,
  expiryForecast,
  retention,
  immutable,
  crossRegionCopy,
  replica,
  customerManagedKey,
  achievedRpo,
  unattachedVolume,
];
