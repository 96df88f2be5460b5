import type { RecordedCases } from "./case.js";
import { rawRecords } from "./recorded-answer.js";
import { TOPIC, type Reader } from "./replay.js";

/** Its MD5 is the one that was recorded for an upload. */
const EMPTY = Buffer.alloc(0);

const upload = ({ store }: Reader): Promise<unknown> =>
  store.createObject({
    ...{ namespace: "examplenamespace", bucket: "reports", contentType: "text/csv", body: EMPTY },
    name: "posture/block_volume_backup_posture_20261105T031500Z.csv",
  });

const METRICS = {
  namespace: "audit",
  compartmentId: "ocid1.compartment.oc1..a",
  timestamp: Date.UTC(2026, 0, 1),
  values: [{ name: "stale", value: 1, unit: "count", dimensions: { region: "us-phoenix-1" } }],
};

/** Object Storage, Monitoring and Notifications. */
export const STORE_CASES: RecordedCases = {
  namespace: { read: ({ store }) => store.getNamespace(), gives: () => "namespace" },
  buckets: {
    read: ({ store }) => store.listBuckets("ns", "c"),
    gives: (answer) =>
      rawRecords(answer).map(({ name, compartmentId }) => ({
        ...{ name, compartmentId, freeformTags: {} },
      })),
  },
  "buckets-tags": {
    read: ({ store }) => store.listBuckets("ns", "c"),
    gives: (answer) =>
      rawRecords(answer).map(({ name, compartmentId, freeformTags }) => ({
        ...{ name, compartmentId, freeformTags },
      })),
  },
  // The recording lacks whether the bucket is public, so nobody can tell.
  bucket: {
    read: ({ store }) => store.getBucket("ns", "test_bucket"),
    gives: () => ({ name: "test_bucket", publicAccessType: "UNKNOWN" }),
  },
  "put-object": { read: upload, gives: () => undefined },
  "post-metric-data": {
    read: ({ connection }) => connection.postMetrics(METRICS),
    gives: () => ({ count: 0, messages: [] }),
  },
  "publish-message": {
    read: ({ connection }) => connection.publishMessage({ topicId: TOPIC, title: "t", body: "b" }),
    gives: () => undefined,
  },
};
