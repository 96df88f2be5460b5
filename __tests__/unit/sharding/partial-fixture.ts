import type { Partial } from "../../../src/sharding/partial.js";
import { parseShard, type Shard } from "../../../src/settings/shard-id.js";
import { inventory } from "../posture/inventory-builder.js";

export const NOW = Date.UTC(2026, 10, 5, 3, 15);
export const HOUR = 3_600_000;

export const SCOPE = {
  regions: "all",
  rootCompartment: null,
  includeSubcompartments: true,
  excludeCompartments: [],
} as const;

export function partial(name: string, facts: { [K in keyof Partial]?: Partial[K] } = {}): Partial {
  return {
    shard: parseShard(name) as Shard,
    regions: ["us-ashburn-1"],
    toolVersion: "1.0.0",
    scope: SCOPE,
    startedAt: NOW - 1_000,
    runId: "42",
    durationMs: 10,
    api: { requests: 5, retries: 1, throttled: 0 },
    coversTenancy: true,
    inventory: inventory(),
    ...facts,
  };
}

export const HALVES = ["1of2.us-ashburn-1.1of2", "2of2.us-ashburn-1.2of2"] as const;
