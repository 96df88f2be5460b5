import pMap from "p-map";

import type { Operation } from "../oci/operations.js";
import type { Cloud, RegionCloud } from "../oci/cloud.js";
import { OciFailure } from "../oci/failure.js";
import { groupBy } from "../plain/group-by.js";
import type { Inventory, Volume, VolumeGroup } from "./inventory.js";
import { isGone } from "./lifecycle.js";

/** A look-up of a volume, a volume group or a replica that gave no answer. */
export interface FailedLookUp {
  readonly operation: Operation;
  readonly region: string;
  readonly id: string;
  readonly error: unknown;
}

/** An asset that was not found, and how to tell whether it is gone. */
interface Suspect {
  readonly id: string;
  /** Those of one place are looked at one after the other. */
  readonly place: string;
  readonly isGone: () => Promise<boolean>;
}

/**
 * The assets among those not found that went away after they were listed: terminated, or no longer
 * there in a listing that can be read. A denial is answered like that, too, so that nothing is taken
 * for gone without another answer that says so. Where one of a compartment is still there, the others
 * are not asked about: the compartment has a gap in any case.
 */
export async function findVanished(
  cloud: Cloud,
  inventory: Inventory,
  failures: readonly FailedLookUp[],
  concurrency: number,
): Promise<ReadonlySet<string>> {
  const suspects = suspectsAmong(cloud, inventory, failures.filter(isNotFound));
  const gone = new Set<string>();
  const lookThrough = async (ofPlace: readonly Suspect[]) => {
    for (const suspect of ofPlace) {
      if (!(await suspect.isGone())) return;
      gone.add(suspect.id);
    }
  };
  const places = groupBy(suspects, ({ place }) => place);
  await pMap(places.values(), lookThrough, { concurrency });
  return gone;
}

function isNotFound({ error }: FailedLookUp): boolean {
  return error instanceof OciFailure && error.status === 404;
}

function suspectsAmong(
  cloud: Cloud,
  { volumes, volumeGroups }: Inventory,
  failures: readonly FailedLookUp[],
): readonly Suspect[] {
  if (failures.length === 0) return [];
  const volumeOf = new Map(volumes.map((volume) => [volume.id, volume]));
  const groupOf = new Map(volumeGroups.map((group) => [group.id, group]));
  const ownerOf = new Map(
    volumes.flatMap((volume) => volume.replicas.map(({ id }) => [id, volume] as const)),
  );
  const presence = new Presence(cloud);
  return failures.flatMap(({ operation, id }): Suspect[] => {
    const of = (asset: Volume | VolumeGroup, gone: () => Promise<boolean>) => [
      { id, place: `${operation} ${asset.region} ${asset.compartmentId}`, isGone: gone },
    ];
    const [volume, group, owner] = [volumeOf.get(id), groupOf.get(id), ownerOf.get(id)];
    if (volume !== undefined) return of(volume, () => presence.isVolumeGone(volume));
    if (group !== undefined) return of(group, () => presence.isGroupGone(group));
    return owner === undefined ? [] : of(owner, () => presence.isReplicaGone(owner, id));
  });
}

/** What the service says of an asset now. */
class Presence {
  readonly #cloud: Cloud;
  readonly #listings = new Map<string, Promise<ReadonlySet<string> | null>>();

  constructor(cloud: Cloud) {
    this.#cloud = cloud;
  }

  async isVolumeGone(volume: Volume): Promise<boolean> {
    const { id, kind, region, compartmentId } = volume;
    const now = await orNotFound(this.#cloud.region(region).volume(kind, id));
    if (now !== "not found") return now !== null && isGone(now);
    const listed = await this.#listed(`${kind} ${region} ${compartmentId}`, region, (place) =>
      kind === "BLOCK_VOLUME" ? place.volumes(compartmentId) : place.bootVolumes(compartmentId),
    );
    return listed !== null && !listed.has(id);
  }

  async isGroupGone({ id, region, compartmentId }: VolumeGroup): Promise<boolean> {
    const state = await orNotFound(this.#cloud.region(region).volumeGroupState(id));
    if (state !== "not found") return state !== null && isGone({ lifecycleState: state });
    const listed = await this.#listed(`group ${region} ${compartmentId}`, region, (place) =>
      place.volumeGroups(compartmentId),
    );
    return listed !== null && !listed.has(id);
  }

  /** Its volume names the replicas that it has. */
  async isReplicaGone({ id, kind, region }: Volume, replicaId: string): Promise<boolean> {
    const now = await orNotFound(this.#cloud.region(region).volume(kind, id));
    if (now === "not found" || now === null) return false;
    return isGone(now) || !now.replicas.some((replica) => replica.id === replicaId);
  }

  /** What a compartment still holds, listed once; null when that could not be read. */
  #listed(
    key: string,
    region: string,
    list: (region: RegionCloud) => AsyncIterable<readonly (Volume | VolumeGroup)[]>,
  ): Promise<ReadonlySet<string> | null> {
    const listing = this.#listings.get(key) ?? idsThere(list(this.#cloud.region(region)));
    this.#listings.set(key, listing);
    return listing;
  }
}

async function idsThere(
  pages: AsyncIterable<readonly (Volume | VolumeGroup)[]>,
): Promise<ReadonlySet<string> | null> {
  const ids = new Set<string>();
  try {
    for await (const page of pages) {
      for (const it of page) if (!("lifecycleState" in it && isGone(it))) ids.add(it.id);
    }
    return ids;
  } catch (error) {
    if (error instanceof OciFailure) return null;
    throw error;
  }
}

/** The answer; null for a failure that tells nothing. */
async function orNotFound<Answer>(asked: Promise<Answer>): Promise<Answer | "not found" | null> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof OciFailure)) throw error;
    return error.status === 404 ? "not found" : null;
  }
}
