import type { CheckOutcomeKind } from "../../../posture/check.js";
import type { DriftKind } from "../../../posture/verdict/drift.js";
import type { PackedRemedy } from "./packed-remedy.js";
import type { CheckId, Severity } from "../../../settings/policy.js";

/**
 * The volumes as the page carries them: columns over lists of distinct values, since 20,000 objects
 * would repeat every key and most values. An index points into the list named; times are whole
 * minutes since the epoch, null where OCI gave none. All text has unseen characters spelled out.
 */
export interface Payload {
  /** Milliseconds since the epoch. */
  readonly assessedAt: number;
  /** At most so many backups of a volume are in the page, newest first. */
  readonly backupsPerVolume: number;
  readonly lists: Lists;
  readonly columns: VolumeColumns;
}

export interface Lists {
  readonly regions: readonly string[];
  /** Path and OCID. */
  readonly compartments: readonly (readonly [path: string, id: string])[];
  readonly domains: readonly string[];
  readonly lifecycleStates: readonly string[];
  readonly rules: readonly string[];
  readonly instances: readonly (readonly [id: string, name: string | null])[];
  /** `key=value`, or `namespace.key=value`. */
  readonly tags: readonly string[];
  readonly tagSets: readonly (readonly number[])[];
  readonly owners: readonly string[];
  /** Statuses of the last days, as posture/verdict/history.ts writes them. */
  readonly days: readonly string[];
  readonly exemptions: readonly (readonly [id: string, reason: string, expires: string | null])[];
  readonly policies: readonly PackedPolicy[];
  readonly proofs: readonly PackedProof[];
  /** With holes for what differs from volume to volume; see packed-text.ts. */
  readonly texts: readonly string[];
  readonly checks: readonly PackedCheck[];
  readonly checkSets: readonly (readonly number[])[];
  readonly backupKinds: readonly BackupKind[];
}

export interface VolumeColumns {
  readonly id: readonly string[];
  readonly name: readonly string[];
  /** 1: a boot volume. */
  readonly isBoot: readonly number[];
  readonly compartment: readonly number[];
  readonly region: readonly number[];
  readonly domain: readonly number[];
  readonly lifecycleState: readonly number[];
  readonly sizeGb: readonly (number | null)[];
  readonly created: readonly (number | null)[];
  /** Index into COMPLIANCE_STATUSES. */
  readonly status: readonly number[];
  /** Index into PROTECTION_LEVELS: of what is proven. */
  readonly level: readonly number[];
  /** The same of what cannot be excluded. */
  readonly levelAtMost: readonly number[];
  /** Of the newest recovery point, in minutes. */
  readonly age: readonly (number | null)[];
  /** OCID of the newest recovery point. */
  readonly newest: readonly (string | null)[];
  readonly limitDays: readonly number[];
  readonly isWaived: readonly number[];
  readonly isInGrace: readonly number[];
  readonly rule: readonly number[];
  /** −1: none. */
  readonly exemption: readonly number[];
  /** −1: there is none; −2: not looked up. */
  readonly policy: readonly number[];
  readonly nextBreach: readonly (number | null)[];
  /** Index into `proofs`; −1: no restore was seen. */
  readonly proof: readonly number[];
  /** Index into DRIFTS. */
  readonly drift: readonly number[];
  readonly firstSeen: readonly (number | null)[];
  /** Index into `owners`; −1 where owners are not told. */
  readonly owner: readonly number[];
  /** Index into `days`. */
  readonly days: readonly number[];
  /** Index into `texts`. */
  readonly reason: readonly number[];
  readonly checkSet: readonly number[];
  /** What fills the holes: of the reason, then of each check's message and remedy. */
  readonly fillings: readonly string[];
  /** Indexes into `instances`. */
  readonly instances: readonly (readonly number[])[];
  readonly tagSet: readonly number[];
  /** See packed-backups.ts. */
  readonly backups: readonly string[];
  /** OCIDs of the backups, one a line; null where they would make the page too large. */
  readonly backupIds: readonly string[] | null;
}

export interface PackedPolicy {
  readonly id: string;
  readonly name: string;
  readonly via: "volume" | "volume_group";
  readonly destinationRegion: string | null;
  /** One line a schedule, as describe-schedule.ts words them. */
  readonly schedules: readonly string[];
}

/** A restore that was seen; times in minutes since the epoch. */
export interface PackedProof {
  readonly backupId: string;
  readonly backupTime: number | null;
  readonly backupRegion: string;
  readonly restoredVolumeId: string;
  readonly restoredAt: number | null;
  readonly restoredRegion: string;
  /** null: this run saw it. */
  readonly seenAt: number | null;
}

export interface PackedCheck {
  readonly id: CheckId;
  readonly severity: Severity;
  readonly result: CheckOutcomeKind;
  readonly isRequired: boolean;
  readonly waived: boolean;
  /** Indexes into `texts`. */
  readonly message: number;
  readonly remedy: PackedRemedy | null;
}

/** What backups have in common; `keptMinutes` null: until deleted. */
export type BackupKind = readonly [state: string, isScheduled: boolean, keptMinutes: number | null];

export const DRIFTS: readonly DriftKind[] = ["new", "changed", "persisting", "none"];

/** Stands for the owner of volumes that have none; no tag's value is empty. */
export const NOBODY = " ";

export const NO_POLICY = -1;
export const POLICY_NOT_LOOKED_UP = -2;
