import type { Plan } from "../inventory/collect.js";
import { ScopeError } from "../inventory/scope.js";
import { isInSlice, shardName, type Shard } from "../settings/shard-id.js";

/** The part of the plan that one shard reads: its regions, and its slice of all compartments. */
export function slicePlan(plan: Plan, shard: Shard): Plan {
  const { regions, scope } = plan;
  const unknown = shard.regions.filter((region) => !regions.regions.includes(region));
  if (unknown.length > 0) {
    throw new ScopeError(
      `shard: ${shardName(shard)} is of ${unknown.join(", ")}, which this audit does not cover. Give mode: shards and mode: audit the same inputs.`,
    );
  }
  const isMine = ({ id }: { readonly id: string }) => isInSlice(shard, id);
  return {
    ...plan,
    regions: { ...regions, regions: shard.regions },
    scope: {
      ...scope,
      audited: scope.audited.filter(isMine),
      beyond: scope.beyond.filter(isMine),
      elsewhere: new Set(scope.audited.filter((each) => !isMine(each)).map(({ id }) => id)),
    },
  };
}
