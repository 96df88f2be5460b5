import pMap from "p-map";

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
  VolumeKind,
} from "./inventory.js";
import { unreadListing } from "./listing-task.js";
import { unreadKey } from "./unread-key.js";

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
    const place = await cloud.regionOf(id);
    const region = place.kind === "named" ? place.region : inventory.homeRegion;
    try {
      if (place.kind === "unknown") throw unknownRegion(REPLICA_OPERATIONS[kind], place.key);
      replicas.set(id, { kind: "answered", answer: await cloud.region(region).replica(kind, id) });
    } catch (error) {
      replicas.set(id, { kind: "unread" });
      gaps.add(REPLICA_OPERATIONS[kind], region, id, error);
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
  readonly #compartmentOfAsset: (assetId: string) => string;
  readonly #entries = new Map<string, UnreadListing>();

  constructor(inventory: Inventory) {
    this.#inventory = inventory;
    this.#compartmentOfAsset = compartmentFinder(inventory);
  }

  /** `asked` is the operation of the look-up; the one of its calls that failed says so itself. */
  add(asked: string, region: string, assetId: string, error: unknown): void {
    const operation = error instanceof OciFailure ? error.operation : asked;
    const compartment = this.#compartmentOf(assetId);
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

/** Where a gap in the look-up of an asset is told of: with its volume or group, else with the root. */
function compartmentFinder({
  volumes,
  volumeGroups,
  tenancyId,
}: Inventory): (assetId: string) => string {
  let known: ReadonlyMap<string, string> | null = null;
  return (assetId) => {
    // Most audits have no gap, and volumes there are many.
    known ??= new Map([
      ...volumes.map(({ id, compartmentId }) => [id, compartmentId] as const),
      ...volumeGroups.map(({ id, compartmentId }) => [id, compartmentId] as const),
      ...volumes.flatMap(({ replicas, compartmentId }) =>
        replicas.map(({ id }) => [id, compartmentId] as const),
      ),
    ]);
    return known.get(assetId) ?? tenancyId;
  };
}

const POLICY_OPERATIONS = ["GetVolumeBackupPolicyAssetAssignment", "GetVolumeBackupPolicy"];
const REPLICA_OPERATIONS: Readonly<Record<VolumeKind, string>> = {
  BLOCK_VOLUME: "GetBlockVolumeReplica",
  BOOT_VOLUME: "GetBootVolumeReplica",
};

/** The inventory as if nothing but the request had been looked up: other answers and gaps go. */
export function withLookupsOf(inventory: Inventory, request: LookupRequest): Inventory {
  const { lookups, unread, tenancyId } = inventory;
  const compartmentOf = compartmentFinder(inventory);
  const policies: [string, Lookup<AssignedPolicy>][] = [];
  const replicas: [string, Lookup<Replica>][] = [];
  const gaps = new Set<string>();
  const addGap = (operation: string, region: string, assetId: string) => {
    // Whoever looked a group up need not have known its compartment.
    for (const compartmentId of [compartmentOf(assetId), tenancyId]) {
      gaps.add(unreadKey({ operation, region, compartmentId }));
    }
  };
  for (const { id, region } of request.policyAssets) {
    const lookup = lookups.policies.get(id);
    if (lookup !== undefined) policies.push([id, lookup]);
    if (lookup?.kind === "unread") {
      for (const operation of POLICY_OPERATIONS) addGap(operation, region, id);
    }
  }
  for (const { id, kind } of request.replicas) {
    const lookup = lookups.replicas.get(id);
    if (lookup !== undefined) replicas.push([id, lookup]);
    // The region that a replica is in, the tenancy alone may know: it is in the gap.
    for (const { region, operation } of lookup?.kind === "unread" ? unread : []) {
      if (operation === REPLICA_OPERATIONS[kind]) addGap(operation, region, id);
    }
  }
  const isOfLookups = ({ operation }: UnreadListing) =>
    POLICY_OPERATIONS.includes(operation) || Object.values(REPLICA_OPERATIONS).includes(operation);
  return {
    ...inventory,
    lookups: { policies: new Map(policies), replicas: new Map(replicas) },
    unread: unread.filter((it) => !isOfLookups(it) || gaps.has(unreadKey(it))),
  };
}
