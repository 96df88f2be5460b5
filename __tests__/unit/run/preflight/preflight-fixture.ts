import type { Cloud, Connection, RegionCloud } from "../../../../src/oci/cloud.js";
import type { ObjectStore } from "../../../../src/oci/object-store.js";
import type { PreflightResult } from "../../../../src/run/preflight/result.js";
import type { CommonSettings } from "../../../../src/settings/settings.js";
import { fakeCloud, type World } from "../../inventory/fake-cloud.js";
import { STRICT } from "../../posture/inventory-builder.js";
import { PLAIN } from "../../posture/policy-fixtures.js";
import { STRAIGHT } from "../../../../src/settings/proxy.js";

export const PHOENIX = "us-phoenix-1";
/** The result of one check. */
export const named = (results: readonly PreflightResult[], what: string) =>
  results.find((result) => result.what === what);

export const TOPIC = "ocid1.onstopic.oc1.iad.changes";

/** The fake tenancy, whose regions also answer what `more` says, and whose buckets are in `store`. */
export function cloudOf(
  world: World,
  more: Partial<RegionCloud> = {},
  store?: ObjectStore,
): { readonly cloud: Cloud; readonly asked: readonly string[] } {
  const { cloud, asked } = fakeCloud(world);
  return {
    asked,
    cloud: {
      ...cloud,
      region: (name) => ({ ...cloud.region(name), ...more }),
      objectStore: (region) => store ?? cloud.objectStore(region),
    },
  };
}

/** What the fixture's worlds and connections take for the time. */
export const NOW = Date.UTC(2026, 10, 5);

/** A connection that fails a test which posts or publishes. */
export function connectionTo(cloud: Cloud, serverNow: number | null = NOW): Connection {
  const unused = () => Promise.reject(new Error("not part of this test"));
  return {
    cloud,
    usage: { requests: 7, retries: 2, throttled: 1 },
    postMetrics: unused,
    publishMessage: unused,
    serverNow: () => serverNow,
  };
}

/** The settings of a run that lists everything and delivers nowhere. */
export function commonSettings(over: Partial<CommonSettings> = {}): CommonSettings {
  return {
    region: null,
    scope: {
      regions: "all",
      rootCompartment: null,
      includeSubcompartments: true,
      excludeCompartments: [],
    },
    policy: PLAIN,
    policyFile: null,
    policySha256: null,
    ruleLines: [],
    keepsInventory: false,
    warnings: [],
    gate: STRICT,
    outputDir: "output",
    formats: ["json"],
    objectStorage: {
      enabled: false,
      namespace: null,
      bucket: null,
      prefix: "posture",
      region: null,
      autoDiscoverBucket: true,
    },
    artifact: { enabled: false, name: "reports", retentionDays: null },
    jobSummary: false,
    drift: { baselineFile: null, readsLast: false },
    comment: { when: "never", token: null },
    sharding: { shard: null, maxShards: 10, partials: "" },
    metricsNamespace: null,
    notificationTopic: null,
    logFormat: "text",
    redact: false,
    proxy: STRAIGHT,
    failOnUploadError: true,
    discovery: "list",
    concurrency: 16,
    requestTimeoutMs: 30_000,
    ...over,
  };
}
