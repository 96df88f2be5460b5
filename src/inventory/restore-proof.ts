/**
 * A backup of a volume was restored: another volume was made of it, was AVAILABLE when a run saw it,
 * and all of its data had been copied. Times are milliseconds since the epoch.
 */
export interface RestoreProof {
  readonly backupId: string;
  /** When the data was imaged; of a copy, that of the oldest backup that it descends from. */
  readonly backupTime: number;
  readonly backupRegion: string;
  /** The volume that was made of the backup. */
  readonly restoredVolumeId: string;
  /** Its creation. */
  readonly restoredAt: number;
  readonly restoredRegion: string;
  /** When a run last saw it: test volumes are deleted. */
  readonly seenAt: number;
}

/** From the OCID of the volume that was backed up to what earlier reports saw. */
export type EarlierProofs = ReadonlyMap<string, RestoreProof>;
