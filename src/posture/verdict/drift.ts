import type { VolumeSnapshot, Snapshot } from "./snapshot.js";
import type { CheckId } from "../../settings/policy.js";
import type { ComplianceStatus } from "../compliance-status.js";
import { sortedByKeys } from "../../plain/order.js";
import { judgedAnew } from "./judged-anew.js";

/**
 * A volume fails by its status or by a check that its rule requires; what is excused is no failure.
 * `new`: fails now and did not then by the rules of now, or was excused then. `changed`: failed then too, with another
 * status. `persisting`: fails as it did then. `none`: does not fail now, or there is nothing to
 * compare with.
 */
export type DriftKind = "new" | "persisting" | "changed" | "none";

export interface ResolvedFinding {
  readonly volumeId: string;
  readonly volumeName: string;
  readonly compartmentPath: string;
  readonly region: string;
  readonly previousStatus: ComplianceStatus;
  /** When it was first seen to fail, as far as earlier runs tell. */
  readonly firstSeenAt: number;
  /** The required checks that failed and were not excused. */
  readonly previouslyFailing: readonly CheckId[];
}

/** What changed since the last run. */
export interface Drift {
  /** null: there was nothing to compare with, and all counts are 0. */
  readonly baseline: Pick<Snapshot, "generatedAt" | "source" | "sha256"> | null;
  readonly new: number;
  readonly persisting: number;
  readonly changed: number;
  /** Failed then, and stands without any failure now, excused ones included. */
  readonly resolved: number;
  /** Volumes that are there now and were not, and the other way round, failing or not. */
  readonly appeared: number;
  readonly vanished: number;
  readonly resolvedFindings: readonly ResolvedFinding[];
}

export interface VolumeDrift {
  readonly drift: DriftKind;
  readonly firstSeenAt: number | null;
  /** Checks that fail now and did not then, or were excused then; none without an earlier run. */
  readonly newlyFailing: readonly CheckId[];
}

export interface Comparison {
  readonly drift: Drift;
  /** By volume OCID, for every volume of the later snapshot. */
  readonly byVolume: ReadonlyMap<string, VolumeDrift>;
}

/** Compares two runs over the same scope. Pure; the order of the volumes does not matter. */
export function compareRuns(before: Snapshot | null, after: Snapshot): Comparison {
  const earlier = new Map(before?.volumes.map((volume) => [volume.volumeId, volume]));
  const now = new Map(after.volumes.map((volume) => [volume.volumeId, volume]));
  const byVolume = new Map(
    after.volumes.map((volume): [string, VolumeDrift] => {
      const known = earlier.get(volume.volumeId);
      const then = before && known && judgedAnew(known, before, volume, after.rules);
      return [
        volume.volumeId,
        {
          drift: before === null ? "none" : driftOf(then, volume),
          firstSeenAt: firstSeen(known, volume, before, after),
          newlyFailing: before === null ? [] : newlyFailing(then, volume),
        },
      ];
    }),
  );
  const counts = { new: 0, persisting: 0, changed: 0, none: 0 };
  for (const { drift } of byVolume.values()) counts[drift] += 1;
  const resolved = [...earlier.values()]
    .filter((then) => isFailing(then) && isResolved(then, now.get(then.volumeId)))
    .map((then) => resolvedFinding(then, before?.generatedAt ?? after.generatedAt));
  const resolvedFindings = sortedByKeys(resolved, reportOrder);
  const drift: Drift = {
    baseline: before && baselineOf(before),
    new: counts.new,
    persisting: counts.persisting,
    changed: counts.changed,
    resolved: resolvedFindings.length,
    appeared: before === null ? 0 : [...now.keys()].filter((id) => !earlier.has(id)).length,
    vanished: [...earlier.keys()].filter((id) => !now.has(id)).length,
    resolvedFindings,
  };
  return { drift, byVolume };
}

function baselineOf({ generatedAt, source, sha256 }: Snapshot): Drift["baseline"] {
  return { generatedAt, source, ...(sha256 === undefined ? {} : { sha256 }) };
}

/** A volume that fails now and did not fail alike then. */
export interface FailsAnew {
  readonly kind: "new" | "changed";
  readonly volume: VolumeSnapshot;
  /** The checks by which it fails besides, where it persists in its status; else none. */
  readonly further: readonly CheckId[];
}

/** The volumes of the later snapshot that fail newly, each once. */
export function failingAnew({ volumes }: Snapshot, { byVolume }: Comparison): readonly FailsAnew[] {
  return volumes.flatMap((volume): FailsAnew[] => {
    const change = byVolume.get(volume.volumeId);
    if (change === undefined) return [];
    const { drift: kind, newlyFailing: newly } = change;
    if (kind === "new" || kind === "changed") return [{ kind, volume, further: [] }];
    const further = countedChecks(volume).filter((id) => newly.includes(id));
    return further.length === 0 ? [] : [{ kind: "changed", volume, further }];
  });
}

/** The status that the gate counts; null when it counts none. */
function countedStatus({ status, isExcused }: VolumeSnapshot): ComplianceStatus | null {
  return isExcused || status === "COMPLIANT" ? null : status;
}

function countedChecks({ failing }: VolumeSnapshot): CheckId[] {
  return failing.filter((it) => it.isRequired && !it.isExcused).map(({ id }) => id);
}

function isFailing(volume: VolumeSnapshot): boolean {
  return countedStatus(volume) !== null || countedChecks(volume).length > 0;
}

/**
 * True when not even something excused fails. A volume that vanished is not known to be well, nor is one
 * whose failure of then cannot be told now.
 */
function isResolved(then: VolumeSnapshot, volume: VolumeSnapshot | undefined): boolean {
  if (volume === undefined || hasFault(volume)) return false;
  return !countedChecks(then).some((id) => volume.untold?.includes(id));
}

/** A failure, excused or not: what a volume is first seen with. */
export function hasFault({ status, failing }: VolumeSnapshot): boolean {
  return status !== "COMPLIANT" || failing.some(({ isRequired }) => isRequired);
}

function driftOf(then: VolumeSnapshot | null | undefined, volume: VolumeSnapshot): DriftKind {
  if (!isFailing(volume)) return "none";
  if (!then || !isFailing(then)) return "new";
  return countedStatus(then) === countedStatus(volume) ? "persisting" : "changed";
}

/** A volume whose grace period ended is a new failure, first seen long before. */
function firstSeen(
  then: VolumeSnapshot | undefined,
  volume: VolumeSnapshot,
  before: Snapshot | null,
  after: Snapshot,
): number | null {
  if (!hasFault(volume)) return null;
  if (before === null || then === undefined || !hasFault(then)) return after.generatedAt;
  return then.firstSeenAt ?? before.generatedAt;
}

function newlyFailing(then: VolumeSnapshot | null | undefined, volume: VolumeSnapshot): CheckId[] {
  const known = new Set(then?.failing.filter((it) => !it.isExcused).map(({ id }) => id));
  return volume.failing.map(({ id }) => id).filter((id) => !known.has(id));
}

function resolvedFinding(then: VolumeSnapshot, seenAt: number): ResolvedFinding {
  const { volumeId, volumeName, compartmentPath, region, status } = then;
  const where = { volumeId, volumeName, compartmentPath, region };
  const firstSeenAt = then.firstSeenAt ?? seenAt;
  const previouslyFailing = countedChecks(then);
  return { ...where, previousStatus: status, firstSeenAt, previouslyFailing };
}

const reportOrder = (it: ResolvedFinding) => [
  it.region,
  it.compartmentPath,
  it.volumeName,
  it.volumeId,
];
