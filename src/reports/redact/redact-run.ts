import type { Backup, Volume } from "../../inventory/inventory.js";
import type { EarlierProofs } from "../../inventory/restore-proof.js";
import type { Snapshot } from "../../posture/verdict/snapshot.js";
import type { ScopeSettings } from "../../settings/settings.js";
import type { Redactor } from "./redactor.js";

/**
 * The scope without what it names, in patterns too; the same scope gives the same result, so that two runs can still
 * be told to be over the same one.
 */
export function redactScope(scope: ScopeSettings, redactor: Redactor): ScopeSettings {
  return {
    ...scope,
    rootCompartment: scope.rootCompartment && redactor.ocid(scope.rootCompartment),
    excludeCompartments: scope.excludeCompartments.map((pattern) =>
      redactor.named("pattern", pattern),
    ),
  };
}

/** What was listed, by whose OCIDs short ones are known again. */
interface Listed {
  readonly volumes: readonly Pick<Volume, "id">[];
  readonly backups: ReadonlyMap<string, readonly Pick<Backup, "id">[]>;
}

/**
 * The last run's snapshot with whole OCIDs where a redacted report had short ones, as far as the
 * listed volumes and backups tell them: what was redacted then can so be compared with what is not yet.
 */
export function recogniseListed(
  snapshot: Snapshot,
  { volumes, backups }: Listed,
  redactor: Redactor,
): Snapshot {
  const byShort = new Map(volumes.map(({ id }) => [redactor.ocid(id), id]));
  const whole = (id: string) => byShort.get(id) ?? id;
  const { restoreProofs } = snapshot;
  return {
    ...snapshot,
    ...(restoreProofs === undefined
      ? {}
      : { restoreProofs: recogniseProofs(restoreProofs, backups, whole, redactor) }),
    volumes: snapshot.volumes.map((it) => ({ ...it, volumeId: whole(it.volumeId) })),
  };
}

function recogniseProofs(
  proofs: EarlierProofs,
  listed: Listed["backups"],
  wholeVolume: (id: string) => string,
  redactor: Redactor,
): EarlierProofs {
  const isShort = (id: string) => redactor.ocid(id) === id;
  const sought = new Set([...proofs.values()].map((it) => it.backupId).filter(isShort));
  const byShort = new Map<string, string>();
  // A hash of every backup is much, and there is most often nothing to look for.
  for (const group of sought.size === 0 ? [] : listed.values()) {
    for (const { id } of group) {
      const short = redactor.ocid(id);
      if (sought.has(short)) byShort.set(short, id);
    }
  }
  return new Map(
    [...proofs].map(([id, proof]) => [
      wholeVolume(id),
      { ...proof, backupId: byShort.get(proof.backupId) ?? proof.backupId },
    ]),
  );
}
