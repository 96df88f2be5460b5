import pMap from "p-map";

import type { Cloud, RegionCloud } from "../oci/cloud.js";
import { OciFailure } from "../oci/failure.js";
import { regionOf } from "../oci/region-names.js";
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

export interface LookUpOptions {
  /** Look-ups under way a region. */
  readonly concurrency: number;
  readonly cancellation: AbortSignal;
}

/**
 * Asks for what the rules need beyond the listings: there is no bulk call, so each asset is asked
 * for once, and each policy once. A look-up that fails is `unread`, never an answer; the inventory
 * comes back with the gaps listed, one for each compartment, region and operation. When
 * `cancellation` fires the look-ups still open fail, and the inventory says that it was interrupted.
 */
export async function lookUp(
  cloud: Cloud,
  inventory: Inventory,
  request: LookupRequest,
  { concurrency, cancellation }: LookUpOptions,
): Promise<Inventory> {
  if (inventory.interruption !== null) return inventory;
  const gaps = new Gaps(inventory);
  const policies = new Map<string, Lookup<AssignedPolicy>>();
  const replicas = new Map<string, Lookup<Replica>>();
  const details = new PolicyCache();
  const askPolicy = async ({ id, region }: LookupRequest["policyAssets"][number]) => {
    try {
      const assignment = await cloud.region(region).policyAssignment(id);
      const answer =
        assignment === null
          ? null
          : {
              policy: await details.read(cloud.region(region), assignment.policyId),
              assignedAt: assignment.assignedAt,
            };
      policies.set(id, { kind: "answered", answer });
    } catch (error) {
      policies.set(id, { kind: "unread" });
      gaps.add("GetVolumeBackupPolicyAssetAssignment", region, id, error);
    }
  };
  const askReplica = async ({ id, kind }: LookupRequest["replicas"][number]) => {
    const region = regionOf(id) ?? inventory.homeRegion;
    try {
      replicas.set(id, { kind: "answered", answer: await cloud.region(region).replica(kind, id) });
    } catch (error) {
      replicas.set(id, { kind: "unread" });
      const operation = kind === "BLOCK_VOLUME" ? "GetBlockVolumeReplica" : "GetBootVolumeReplica";
      gaps.add(operation, region, id, error);
    }
  };
  await Promise.all([
    pMap(request.policyAssets, askPolicy, { concurrency: concurrency * inventory.regions.length }),
    pMap(request.replicas, askReplica, { concurrency }),
  ]);
  return {
    ...inventory,
    lookups: { policies, replicas },
    interruption: cancellation.aborted ? String(cancellation.reason) : null,
    unread: [...inventory.unread, ...gaps.all()],
  };
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
class Gaps {
  readonly #inventory: Inventory;
  readonly #entries = new Map<string, UnreadListing>();
  #compartmentOfAsset: Map<string, string> | null = null;

  constructor(inventory: Inventory) {
    this.#inventory = inventory;
  }

  /** `asked` is the operation of the look-up; the one of its calls that failed says so itself. */
  add(asked: string, region: string, assetId: string, error: unknown): void {
    const operation = error instanceof OciFailure ? error.operation : asked;
    const compartment = this.#compartmentOf(assetId);
    const key = [operation, region, compartment.id].join("\n");
    if (this.#entries.has(key)) return;
    this.#entries.set(key, unreadListing({ operation, region, compartment }, error));
  }

  all(): readonly UnreadListing[] {
    return [...this.#entries.values()];
  }

  #compartmentOf(assetId: string): { readonly id: string; readonly name: string } {
    const { volumes, volumeGroups, compartments, tenancyId } = this.#inventory;
    this.#compartmentOfAsset ??= new Map([
      ...volumes.map(({ id, compartmentId }) => [id, compartmentId] as const),
      ...volumeGroups.map(({ id, compartmentId }) => [id, compartmentId] as const),
      ...volumes.flatMap(({ replicas, compartmentId }) =>
        replicas.map(({ id }) => [id, compartmentId] as const),
      ),
    ]);
    const id = this.#compartmentOfAsset.get(assetId) ?? tenancyId;
    return compartments.find((each) => each.id === id) ?? { id, name: id };
  }
}
