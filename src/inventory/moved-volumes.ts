import pMap from "p-map";

import { GET_VOLUME, LIST_VOLUMES } from "../oci/operations.js";
import { OciFailure } from "../oci/failure.js";
import type { VolumeKind } from "./inventory.js";
import { isAttached, isGone } from "./lifecycle.js";
import { unreadListing } from "./listing-task.js";
import type { RegionReader } from "./region-reader.js";

interface Named {
  readonly id: string;
  readonly kind: VolumeKind;
  /** Of the attachment or the backup. */
  readonly compartmentId: string;
}

/**
 * A volume that moves while compartments are listed may be in none of the answers. So one that an
 * attachment or a backup in scope names, and that no listing showed, is looked up: where it is in
 * scope it is audited. One that is gone is left out; an answer that cannot be had is a gap. Of a slice
 * the volume may be another shard's: it is handed over by both, and the join takes it once. Returns how
 * many volumes were found in the shard's own compartments.
 */
export async function lookUpMoved({ cloud, region, reading }: RegionReader): Promise<number> {
  const { into, scope, concurrency } = reading;
  const listed = into.volumes.length;
  const audited = new Map(scope.audited.map((it) => [it.id, it]));
  const lookUp = async ({ id, kind, compartmentId }: Named) => {
    try {
      const volume = await cloud.volume(kind, id);
      if (audited.has(volume.compartmentId)) into.addVolumes([volume]);
      else if (scope.elsewhere.has(volume.compartmentId)) into.strays.push(volume);
    } catch (error) {
      if (error instanceof OciFailure && (error.code === "Cancelled" || error.status === 404)) {
        return;
      }
      const compartment = audited.get(compartmentId) ?? { id: compartmentId, name: compartmentId };
      into.addUnread(unreadListing({ operation: GET_VOLUME[kind], region, compartment }, error));
    }
  };
  const wanted = [...namedVolumes(region, into, audited)].filter(
    // Where volumes could not be listed there is a gap already.
    ({ kind }) =>
      !into.unread.some((it) => it.operation === LIST_VOLUMES[kind] && it.region === region),
  );
  await pMap(wanted, lookUp, { concurrency });
  return into.volumes.length - listed;
}

/** What attachments and backups of the region name and no listing showed, each once. */
function namedVolumes(
  region: string,
  { volumes, attachments, backups }: RegionReader["reading"]["into"],
  audited: ReadonlyMap<string, unknown>,
): Iterable<Named> {
  const listed = new Set(volumes.map(({ id }) => id));
  const named = new Map<string, Named>();
  for (const it of attachments) {
    if (it.region !== region || !isAttached(it) || listed.has(it.volumeId)) continue;
    if (!audited.has(it.compartmentId)) continue;
    const kind = isBootVolume(it.volumeId) ? "BOOT_VOLUME" : it.kind;
    named.set(it.volumeId, { id: it.volumeId, kind, compartmentId: it.compartmentId });
  }
  for (const id of backups.keys()) {
    if (id === "" || listed.has(id) || named.has(id)) continue;
    // A copy from another region names a volume of that one.
    const own = backups
      .get(id)
      ?.find(
        (it) =>
          it.region === region &&
          it.copyOfId === null &&
          !isGone(it) &&
          audited.has(it.compartmentId),
      );
    if (own !== undefined) named.set(id, { id, kind: own.kind, compartmentId: own.compartmentId });
  }
  return named.values();
}

/** A boot volume can be attached as a block volume is, for its data. */
function isBootVolume(id: string): boolean {
  return /^ocid[^.:]*[.:]bootvolume[.:]/.test(id);
}
