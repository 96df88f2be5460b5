import type { Assessment } from "../../../src/posture/assessment.js";
import type { ComplianceStatus } from "../../../src/posture/compliance-status.js";
import { PLACES, REGIONS, SPECIMENS, type Place, type Specimen } from "./fault-tenancy.js";

/** Where a fault strikes; absent: everywhere. */
export interface Blast {
  readonly region?: string;
  readonly place?: Place;
}

/** What a listing that cannot be read takes from the audit. */
export interface Loss {
  /** The volumes are not there, but for the entry that says so. */
  readonly volumes?: Specimen["kind"];
  /** What is left of the recovery points decides. */
  readonly backups?: Specimen["kind"];
}

export interface View {
  /** `region/volume`, its status; sorted. */
  readonly statuses: readonly string[];
  /** `region/place/operation`; sorted. */
  readonly unread: readonly string[];
}

/** What the audit must show when `loss` befalls everything in the blast. */
export function statusesAfter(loss: Loss, blast: Blast): readonly string[] {
  return REGIONS.flatMap((region) =>
    SPECIMENS.flatMap((it) => {
      if (it.kind === loss.volumes && isHit(blast, region, it.place)) return [];
      const lost = (place: Place) => it.kind === loss.backups && isHit(blast, region, place);
      return [`${region}/${it.name} ${statusOf(it, lost)}`];
    }),
  ).sort();
}

/** The contract's rule, in the words of §1 and not of the program. */
function statusOf({ place, backup }: Specimen, lost: (place: Place) => boolean): ComplianceStatus {
  const known = backup !== null && !lost(backup.place) ? backup : null;
  if (known?.isFresh === true) return "COMPLIANT";
  if (lost(place)) return "UNKNOWN";
  return known === null ? "NO_BACKUP" : "STALE_BACKUP";
}

export function isHit(blast: Blast, region: string, place: Place): boolean {
  return (blast.region ?? region) === region && (blast.place ?? place) === place;
}

export function unreadOf(
  operation: string,
  blast: Blast,
  places: readonly Place[] = PLACES,
): readonly string[] {
  return REGIONS.flatMap((region) =>
    places
      .filter((place) => isHit(blast, region, place))
      .map((place) => `${region}/${place}/${operation}`),
  ).sort();
}

/** The same view of what the audit did show. */
export function viewOf(
  { findings, unread }: Assessment,
  placeIds: Readonly<Record<Place, string>>,
): View {
  const placeOf = (id: string) => PLACES.find((place) => placeIds[place] === id) ?? id;
  return {
    statuses: findings.map((it) => `${it.region}/${it.volumeName} ${it.status}`).sort(),
    unread: unread.map((it) => `${it.region}/${placeOf(it.compartmentId)}/${it.operation}`).sort(),
  };
}
