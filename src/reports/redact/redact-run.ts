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

/**
 * The last run's snapshot with whole OCIDs where a redacted report had short ones, as far as the
 * audited volumes tell them: what was redacted then can so be compared with what is not yet.
 */
export function recogniseVolumes(
  snapshot: Snapshot,
  volumeIds: readonly string[],
  redactor: Redactor,
): Snapshot {
  const byShort = new Map(volumeIds.map((id) => [redactor.ocid(id), id]));
  const { restoreProofs } = snapshot;
  return {
    ...snapshot,
    ...(restoreProofs === undefined
      ? {}
      : {
          restoreProofs: new Map(
            [...restoreProofs].map(([id, proof]) => [byShort.get(id) ?? id, proof]),
          ),
        }),
    volumes: snapshot.volumes.map((it) => ({
      ...it,
      volumeId: byShort.get(it.volumeId) ?? it.volumeId,
    })),
  };
}
