/**
 * One schedule of a volume backup policy, as OCI's VolumeBackupSchedule has it (Core Services
 * 20160918). Enumerations are plain strings since the service may send values newer than this
 * program; `isReadable` tells whether a schedule can be reckoned with. null: OCI sent no such field.
 */
export interface BackupSchedule {
  /** FULL or INCREMENTAL; either restores the whole volume. */
  readonly backupType: string;
  /** ONE_HOUR, ONE_DAY, ONE_WEEK, ONE_MONTH or ONE_YEAR. */
  readonly period: string;
  /** STRUCTURED or NUMERIC_SECONDS; absent means NUMERIC_SECONDS, by the API's reference. */
  readonly offsetType: string | null;
  /** Shift of the start from the period's boundary, in seconds; ignored when STRUCTURED. */
  readonly offsetSeconds: number | null;
  /** 0 to 23; for every period but ONE_HOUR, when STRUCTURED. */
  readonly hourOfDay: number | null;
  /** MONDAY to SUNDAY; for ONE_WEEK, when STRUCTURED. */
  readonly dayOfWeek: string | null;
  /** 1 to 31; for ONE_MONTH and ONE_YEAR, when STRUCTURED. */
  readonly dayOfMonth: number | null;
  /** JANUARY to DECEMBER; for ONE_YEAR, when STRUCTURED. */
  readonly month: string | null;
  /** How long a backup that this schedule makes is kept, in seconds. */
  readonly retentionSeconds: number;
  /** UTC or REGIONAL_DATA_CENTER_TIME; absent is taken as UTC. */
  readonly timeZone: string | null;
}
