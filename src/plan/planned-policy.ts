import type { BackupSchedule } from "../inventory/inventory.js";
import { UNTOLD, type Told } from "./told.js";

/** A schedule as a plan has it. */
export interface PlannedSchedule extends BackupSchedule {
  /** Its backups are retention-locked or protected from deletion. */
  readonly isGuarded: Told<boolean>;
  /** How long they are; null: as long as they are kept. */
  readonly guardSeconds: number | null;
}

/** A backup policy as far as the plan knows it. */
export interface PlannedPolicy {
  /** null: the plan does not tell its name. */
  readonly name: string | null;
  readonly schedules: Told<readonly PlannedSchedule[]>;
  readonly destinationRegion: Told<string | null>;
}

/** A policy of which nothing is known but that there is one. */
export const UNKNOWN_POLICY: PlannedPolicy = {
  name: null,
  schedules: UNTOLD,
  destinationRegion: UNTOLD,
};
