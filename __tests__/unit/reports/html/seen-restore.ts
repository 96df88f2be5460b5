import type { RestoreProof } from "../../../../src/inventory/restore-proof.js";

/** A restore in another region, an hour before the run at `now` saw it. */
export function seenRestore(now: number): RestoreProof {
  return {
    backupId: "ocid1.volumebackup.oc1.phx.copy",
    backupTime: now - 7_200_000,
    backupRegion: "us-phoenix-1",
    restoredVolumeId: "ocid1.volume.oc1.phx.test",
    restoredAt: now - 3_600_000,
    restoredRegion: "us-phoenix-1",
    seenAt: now,
  };
}
