import { GET_REPLICA, type Operation } from "../oci/operations.js";
import type {
  AssignedPolicy,
  Inventory,
  Lookup,
  LookupRequest,
  Replica,
  UnreadListing,
} from "./inventory.js";
import { distinctBy } from "../plain/distinct-by.js";
import { notAsked } from "./not-asked.js";
import { unreadKey } from "./unread-key.js";

/** Where a gap in the look-up of an asset is told of: with its volume or group, else with the root. */
export function compartmentFinder({
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

const POLICY_OPERATIONS: readonly Operation[] = [
  "GetVolumeBackupPolicyAssetAssignment",
  "GetVolumeBackupPolicy",
];
const REPLICA_OPERATIONS: readonly Operation[] = Object.values(GET_REPLICA);

/** The inventory as if nothing but the request had been looked up: other answers and gaps go. */
export function withLookupsOf(inventory: Inventory, request: LookupRequest): Inventory {
  const { lookups, unread, tenancyId } = inventory;
  const compartmentOf = compartmentFinder(inventory);
  const policies: [string, Lookup<AssignedPolicy>][] = [];
  const replicas: [string, Lookup<Replica>][] = [];
  const gaps = new Set<string>();
  let own: ReadonlySet<string> | null = null;
  const addGap = (operation: Operation, region: string, assetId: string) => {
    // A group may have been looked up without knowing its compartment.
    own ??= new Set(inventory.volumes.map(({ id }) => id));
    const further = own.has(assetId) ? [] : [tenancyId];
    for (const compartmentId of [compartmentOf(assetId), ...further]) {
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
      if (operation === GET_REPLICA[kind]) addGap(operation, region, id);
    }
  }
  const isOfLookups = ({ operation }: UnreadListing) =>
    POLICY_OPERATIONS.includes(operation) || REPLICA_OPERATIONS.includes(operation);
  return {
    ...inventory,
    lookups: { policies: new Map(policies), replicas: new Map(replicas) },
    unread: unread.filter((it) => !isOfLookups(it) || gaps.has(unreadKey(it))),
  };
}

/** Asked for now and not then: it could not be told, which is not the same as not asked. */
export function withGapsUnread(
  inventory: Inventory,
  { policyAssets, replicas }: LookupRequest,
): Inventory {
  const { lookups } = inventory;
  return {
    ...inventory,
    lookups: {
      policies: withUnread(lookups.policies, policyAssets),
      replicas: withUnread(lookups.replicas, replicas),
    },
  };
}

type Asset = { readonly id: string };

function withUnread<Answer>(
  known: ReadonlyMap<string, Lookup<Answer>>,
  assets: readonly Asset[],
): ReadonlyMap<string, Lookup<Answer>> {
  const missing = assets.filter(({ id }) => !known.has(id));
  if (missing.length === 0) return known;
  return new Map([...known, ...missing.map(({ id }) => [id, { kind: "unread" }] as const)]);
}

/** What of the request nobody looked up, as gaps of the audit; none where all of it was. */
export function gapsNotAsked(
  inventory: Inventory,
  { policyAssets, replicas }: LookupRequest,
): readonly UnreadListing[] {
  const { lookups, homeRegion } = inventory;
  const reason = "whoever read this was not asked for what the policy file asks for";
  const gapOf = (operation: Operation, region: string) =>
    notAsked(inventory, { operation, region, reason });
  const missing = [
    ...policyAssets
      .filter(({ id }) => !lookups.policies.has(id))
      .map(({ region }) => gapOf("GetVolumeBackupPolicyAssetAssignment", region)),
    ...replicas
      .filter(({ id }) => !lookups.replicas.has(id))
      .map(({ kind }) => gapOf(GET_REPLICA[kind], homeRegion)),
  ];
  return distinctBy(missing, unreadKey);
}
