import type { EarlierProofs, RestoreProof } from "../../inventory/restore-proof.js";
import { sortedByKeys } from "../../plain/order.js";
import type { Redactor } from "./redactor.js";

/** Without the OCIDs of the backup and of the volume that was made of it. */
export function redactProof(proof: RestoreProof, redactor: Redactor): RestoreProof {
  return {
    ...proof,
    backupId: redactor.ocid(proof.backupId),
    restoredVolumeId: redactor.ocid(proof.restoredVolumeId),
  };
}

/** In the order of the OCIDs that are shown. */
export function redactProofs(proofs: EarlierProofs, redactor: Redactor): EarlierProofs {
  const redacted = [...proofs].map(
    ([id, proof]) => [redactor.ocid(id), redactProof(proof, redactor)] as const,
  );
  return new Map(sortedByKeys(redacted, ([id]) => [id]));
}
