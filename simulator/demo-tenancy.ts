import {
  backupsUnreadableInOneCompartment,
  deletedCompartment,
  emptyPageWithNextPage,
  regionNotReady,
  unreadableCompartment,
} from "./demo/access-traps.js";
import {
  detachedAttachment,
  instanceInAnotherCompartment,
  shareableAttachment,
  unreadableInstance,
} from "./demo/attachment-traps.js";
import { changeDemo, type DemoChanges } from "./demo/changes.js";
import { deletionRights } from "./demo/iam.js";
import { duplicateNames, hostileNames } from "./demo/name-traps.js";
import {
  buckets,
  crossRegionCopies,
  missedSchedule,
  protectedBackups,
  replicaWithoutBackup,
  REPORT_BUCKET,
  restoreTests,
  vaultKeys,
} from "./demo/protection.js";
import {
  atTheThreshold,
  backupInAnotherCompartment,
  lifecycleStates,
  newestUnusableOlderUsable,
  onlyUnusableBackups,
  volumeGroupBackups,
} from "./demo/recovery-point-traps.js";
import {
  healthyProduction,
  neglectedDevelopment,
  sandboxAndManaged,
  sharedServices,
} from "./demo/routine.js";
import { ASHBURN, DemoWorld, type Fact } from "./demo/world.js";
import type { Tenancy } from "./tenancy/tenancy.js";

export type { DemoChanges } from "./demo/changes.js";
export type { Fact } from "./demo/world.js";

/** The demo tenancy, and what an audit of it must find. */
export interface Demo {
  readonly tenancy: Tenancy;
  /** OCID of the user that audits. */
  readonly user: string;
  readonly region: string;
  readonly reportBucket: string;
  /** OCIDs of the compartments by a short name: `erp` for acme/prod/erp. */
  readonly compartments: DemoWorld["in"];
  /** One entry a volume, audited or not. */
  readonly facts: readonly Fact[];
  /** Changes the tenancy as people do between two audits, once. */
  change(): DemoChanges;
}

const PARTS: readonly ((world: DemoWorld) => void)[] = [
  healthyProduction,
  sharedServices,
  neglectedDevelopment,
  sandboxAndManaged,
  backupInAnotherCompartment,
  onlyUnusableBackups,
  newestUnusableOlderUsable,
  lifecycleStates,
  volumeGroupBackups,
  atTheThreshold,
  shareableAttachment,
  detachedAttachment,
  instanceInAnotherCompartment,
  unreadableInstance,
  unreadableCompartment,
  deletedCompartment,
  backupsUnreadableInOneCompartment,
  regionNotReady,
  emptyPageWithNextPage,
  duplicateNames,
  hostileNames,
  crossRegionCopies,
  protectedBackups,
  vaultKeys,
  replicaWithoutBackup,
  missedSchedule,
  buckets,
  restoreTests,
  deletionRights,
];

/** Builds the demo. The same `now` (milliseconds since the epoch) gives the same tenancy. */
export function demoTenancy(now: number): Demo {
  const world = new DemoWorld(now);
  for (const part of PARTS) part(world);
  return {
    tenancy: world.build.tenancy,
    user: world.build.user(),
    region: ASHBURN,
    reportBucket: REPORT_BUCKET,
    compartments: world.in,
    facts: world.facts,
    change: () => changeDemo(world),
  };
}
