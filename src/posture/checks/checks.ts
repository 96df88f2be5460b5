import { CHECK_IDS, type CheckId } from "../../settings/policy.js";
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
import { protectionLevel } from "./protection-level.js";
import { replica } from "./replica.js";
import { restoreTested } from "./restore-tested.js";
import { retention } from "./retention.js";
import { scheduleMissed } from "./schedule-missed.js";
import { unattachedVolume } from "./unattached-volume.js";

/** null: it judges the tenancy, not one volume. */
const BY_ID: Readonly<Record<CheckId, Check | null>> = {
  "backup-recency": backupRecency,
  "backup-policy-assigned": backupPolicyAssigned,
  "policy-meets-threshold": policyMeetsThreshold,
  "schedule-missed": scheduleMissed,
  "last-backup-faulty": lastBackupFaulty,
  "expiry-forecast": expiryForecast,
  retention,
  immutable,
  "cross-region-copy": crossRegionCopy,
  replica,
  "customer-managed-key": customerManagedKey,
  "achieved-rpo": achievedRpo,
  "restore-tested": restoreTested,
  "protection-level": protectionLevel,
  "orphaned-backup": null,
  "deletion-restricted": null,
  "unattached-volume": unattachedVolume,
};

/** All checks of one volume, in the order of CHECK_IDS. */
export const checks: readonly Check[] = CHECK_IDS.map((id) => BY_ID[id]).filter(
  (it) => it !== null,
);
