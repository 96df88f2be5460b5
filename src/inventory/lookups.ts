import pMap from "p-map";

import { GET_REPLICA } from "../oci/operations.js";
import type { Cloud, RegionCloud } from "../oci/cloud.js";
import { OciFailure, unknownRegion } from "../oci/failure.js";
import type { BackupPolicy } from "../oci/resources.js";
import type {
  AssignedPolicy,
  Inventory,
  Lookup,
  LookupRequest,
  Replica,
  UnreadListing,
} from "./inventory.js";
import { unreadListing } from "./listing-task.js";
import { unreadKey } from "./unread-key.js";
import { findVanished, type FailedLookUp } from "./vanished.js";
import { compartmentFinder } from "./with-lookups.js";

export interface LookUpOptions {
  /** Look-ups under way a region. */
  readonly concurrency: number;
  readonly cancellation: AbortSignal;
}

/**
 * Asks for what the rules need beyond the listings: there is no bulk call, so each asset is asked
 * for once, and each policy once. A look-up that fails is `unread`, never an answer; the inventory
 * comes back with the gaps listed, one for each compartment, region and operation. What went away
 * after it was listed is no gap, and is left out. When
 * `cancellation` fires the look-ups still open fail, and the inventory says that it was interrupted.
 */
export async function lookUp(
  cloud: Cloud,
  inventory: Inventory,
  request: LookupRequest,
  { concurrency, cancellation }: LookUpOptions,
): Promise<Inventory> {
  if (inventory.interruption !== null) return inventory;
  const failures: FailedLookUp[] = [];
  const policies = new Map<string, Lookup<AssignedPolicy>>();
  const replicas = new Map<string, Lookup<Replica>>();
  const details = new PolicyCache();
  const askPolicy = async ({ id, region }: LookupRequest["policyAssets"][number]) => {
    try {
      policies.set(id, {
        kind: "answered",
        answer: await assignedPolicy(cloud.region(region), id, details),
      });
    } catch (error) {
      policies.set(id, { kind: "unread" });
      failures.push({ operation: "GetVolumeBackupPolicyAssetAssignment", region, id, error });
    }
  };
  const askReplica = async ({ id, kind }: LookupRequest["replicas"][number]) => {
    const place = await cloud.regionOf(id);
    const region = place.kind === "named" ? place.region : inventory.homeRegion;
    try {
      if (place.kind === "unknown") throw unknownRegion(GET_REPLICA[kind], place.key);
      replicas.set(id, { kind: "answered", answer: await cloud.region(region).replica(kind, id) });
    } catch (error) {
      replicas.set(id, { kind: "unread" });
      failures.push({ operation: GET_REPLICA[kind], region, id, error });
    }
  };
  await Promise.all([
    pMap(request.policyAssets, askPolicy, { concurrency: concurrency * inventory.regions.length }),
    pMap(request.replicas, askReplica, { concurrency }),
  ]);
  const gone = cancellation.aborted
    ? new Set<string>()
    : await findVanished(cloud, inventory, failures, concurrency);
  const gaps = new UnansweredLookups(inventory);
  for (const failure of failures) {
    const { id } = failure;
    if (!gone.has(id)) gaps.add(failure);
    else if (!replicas.delete(id)) policies.set(id, { kind: "answered", answer: null });
  }
  return {
    ...inventory,
    volumes: gone.size === 0 ? inventory.volumes : without(gone, inventory.volumes),
    lookups: { policies, replicas },
    interruption: cancellation.aborted ? String(cancellation.reason) : null,
    unread: [...inventory.unread, ...gaps.all()],
  };
}

/** A policy that is gone is assigned to nothing: the assignment is then asked for once more. */
async function assignedPolicy(
  region: RegionCloud,
  assetId: string,
  details: PolicyCache,
): Promise<AssignedPolicy | null> {
  const assignment = await region.policyAssignment(assetId);
  if (assignment === null) return null;
  try {
    const policy = await details.read(region, assignment.policyId);
    return { policy, assignedAt: assignment.assignedAt };
  } catch (error) {
    if (!(error instanceof OciFailure) || error.status !== 404) throw error;
    const again = await region.policyAssignment(assetId);
    if (again === null) return null;
    if (again.policyId === assignment.policyId) throw error;
    const policy = await details.read(region, again.policyId);
    return { policy, assignedAt: again.assignedAt };
  }
}

/** The volumes that are still there, without the replicas that are not. */
function without(gone: ReadonlySet<string>, volumes: Inventory["volumes"]): Inventory["volumes"] {
  return volumes
    .filter(({ id }) => !gone.has(id))
    .map((volume) =>
      volume.replicas.some(({ id }) => gone.has(id))
        ? { ...volume, replicas: volume.replicas.filter(({ id }) => !gone.has(id)) }
        : volume,
    );
}

/** Many volumes share a policy; it is read once for all of them. */
class PolicyCache {
  readonly #reads = new Map<string, Promise<BackupPolicy>>();

  read(region: RegionCloud, policyId: string): Promise<BackupPolicy> {
    const known = this.#reads.get(policyId) ?? region.backupPolicy(policyId);
    this.#reads.set(policyId, known);
    return known;
  }
}

/** One unread entry speaks for all look-ups of its kind in a compartment and region. */
class UnansweredLookups {
  readonly #inventory: Inventory;
  readonly #compartmentOfAsset: (assetId: string) => string;
  readonly #entries = new Map<string, UnreadListing>();

  constructor(inventory: Inventory) {
    this.#inventory = inventory;
    this.#compartmentOfAsset = compartmentFinder(inventory);
  }

  /** The operation is the look-up's; the one of its calls that failed says so itself. */
  add({ operation: asked, region, id, error }: FailedLookUp): void {
    const operation = error instanceof OciFailure ? error.operation : asked;
    const compartment = this.#compartmentOf(id);
    const key = unreadKey({ operation, region, compartmentId: compartment.id });
    if (this.#entries.has(key)) return;
    this.#entries.set(key, unreadListing({ operation, region, compartment }, error));
  }

  all(): readonly UnreadListing[] {
    return [...this.#entries.values()];
  }

  #compartmentOf(assetId: string): { readonly id: string; readonly name: string } {
    const id = this.#compartmentOfAsset(assetId);
    return this.#inventory.compartments.find((each) => each.id === id) ?? { id, name: id };
  }
}
