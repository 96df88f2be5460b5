import type { InputValues } from "./schema.js";
import type { CommonSettings } from "./settings.js";

/** What is not a single input's value. */
type Resolved = Pick<
  CommonSettings,
  "policy" | "policyFile" | "policySha256" | "ruleLines" | "warnings" | "gate" | "proxy"
>;

/** The inputs' values in the program's own terms. */
export function commonSettings(values: InputValues, resolved: Resolved): CommonSettings {
  return {
    ...resolved,
    region: values.region ?? null,
    scope: {
      regions: values.regions,
      rootCompartment: values["root-compartment"] ?? null,
      includeSubcompartments: values["include-subcompartments"],
      excludeCompartments: values["exclude-compartments"],
    },
    outputDir: values["output-dir"],
    formats: values.formats.filter((it) => it !== "inventory"),
    keepsInventory: values.formats.includes("inventory"),
    objectStorage: {
      enabled: values["upload-object-storage"],
      namespace: values["object-storage-namespace"] ?? null,
      bucket: values["object-storage-bucket"] ?? null,
      prefix: values["object-storage-prefix"],
      region: values["object-storage-region"] ?? null,
      autoDiscoverBucket: values["auto-discover-bucket"],
    },
    artifact: {
      enabled: values["upload-artifact"],
      name: values["artifact-name"],
      retentionDays: values["artifact-retention-days"] ?? null,
    },
    jobSummary: values["job-summary"],
    drift: {
      baselineFile: values["baseline-file"] ?? null,
      readsLast: values.baseline === "last",
    },
    comment: { when: values.comment, token: values["github-token"] ?? null },
    sharding: {
      shard: values.shard ?? null,
      maxShards: values["max-shards"],
      partials: values["partial-reports"],
    },
    metricsNamespace: values["metrics-namespace"] ?? null,
    notificationTopic: values["notification-topic"] ?? null,
    logFormat: values["log-format"],
    redact: values.redact,
    discovery: values.discovery,
    failOnUploadError: values["fail-on-upload-error"],
    concurrency: values.concurrency,
    // A timer of 0 ms would mean "none" to some clients.
    requestTimeoutMs: Math.max(1, Math.round(values["request-timeout-seconds"] * 1000)),
  };
}
