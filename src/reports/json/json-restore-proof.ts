import { z } from "zod";

import type { Assessment } from "../../posture/assessment.js";
import type { EarlierProofs, RestoreProof } from "../../inventory/restore-proof.js";
import { utcText } from "../../plain/utc-time.js";
import { instant } from "./schema-parts.js";

/** An OCID, or what `redact` leaves of one. */
const id = z.string().regex(/^[\w.:-]{1,255}$/);
const region = z.string().regex(/^[\w-]{1,64}$/);

/** Strict: it is read back from a report that anyone may have written. */
const restoreProof = z.strictObject({
  backup_ocid: id.describe("The backup that was restored"),
  backup_time_utc: instant.describe("When its data was imaged"),
  backup_region: region,
  restored_volume_ocid: id.describe("The volume that was made of it; it may be deleted by now"),
  restored_at_utc: instant.describe("When that volume was created"),
  restored_region: region,
  seen: z.enum(["this_run", "earlier_report"]),
  seen_at_utc: instant.describe("The run that last saw that volume, available and hydrated"),
});

export const restoreProofSchema = restoreProof.describe(
  "The newest restore of one of its backups that was seen; absent where none was",
);

/** Of a volume that the run did not see. */
export const unseenProofSchema = z.strictObject({ resource_id: id, ...restoreProof.shape });

export type JsonRestoreProof = z.infer<typeof restoreProof>;

/** @param now when the report was made, in milliseconds since the epoch */
export function toRestoreProof(it: RestoreProof, now: number): JsonRestoreProof {
  return {
    backup_ocid: it.backupId,
    backup_time_utc: utcText(it.backupTime),
    backup_region: it.backupRegion,
    restored_volume_ocid: it.restoredVolumeId,
    restored_at_utc: utcText(it.restoredAt),
    restored_region: it.restoredRegion,
    seen: it.seenAt === now ? "this_run" : "earlier_report",
    seen_at_utc: utcText(it.seenAt),
  };
}

/** Absent where there are none. */
export function toUnseenProofs({
  unseenProofs,
  assessedAt,
}: Pick<Assessment, "unseenProofs" | "assessedAt">): {
  readonly unseen_restore_proofs?: z.infer<typeof unseenProofSchema>[];
} {
  if (unseenProofs.size === 0) return {};
  return {
    unseen_restore_proofs: [...unseenProofs].map(([id, proof]) => {
      return { resource_id: id, ...toRestoreProof(proof, assessedAt) };
    }),
  };
}

/** What a report holds of one volume, by its OCID, as it stands there. */
export type WrittenProof = readonly [volumeId: string, proof: unknown];

/**
 * The proofs of a report that was made at `generatedAt`, in milliseconds since the epoch; null where one
 * of them is none that this program writes.
 */
export function readRestoreProofs(
  written: readonly WrittenProof[],
  generatedAt: number,
): EarlierProofs | null {
  const proofs = new Map<string, RestoreProof>();
  for (const [volumeId, value] of written) {
    const proof = proofIn(value, generatedAt);
    if (proof === null) return null;
    proofs.set(volumeId, proof);
  }
  return proofs;
}

/** Those of volumes that the report's run could not see; null where they are not so written. */
export function unseenProofsIn(value: unknown): readonly WrittenProof[] | null {
  const parsed = z.array(unseenProofSchema).safeParse(value ?? []);
  return parsed.success
    ? parsed.data.map(({ resource_id: volumeId, ...proof }) => [volumeId, proof])
    : null;
}

function proofIn(value: unknown, generatedAt: number): RestoreProof | null {
  const parsed = restoreProof.safeParse(value);
  if (!parsed.success) return null;
  const { data } = parsed;
  const proof = {
    backupId: data.backup_ocid,
    backupTime: Date.parse(data.backup_time_utc),
    backupRegion: data.backup_region,
    restoredVolumeId: data.restored_volume_ocid,
    restoredAt: Date.parse(data.restored_at_utc),
    restoredRegion: data.restored_region,
    seenAt: Date.parse(data.seen_at_utc),
  };
  const { backupTime, restoredAt, seenAt } = proof;
  const isInOrder = backupTime <= restoredAt && restoredAt <= seenAt && seenAt <= generatedAt;
  return isInOrder ? proof : null;
}
