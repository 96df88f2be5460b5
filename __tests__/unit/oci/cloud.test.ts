import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";

import { connect, type Cloud, type ConnectOptions } from "../../../src/oci/cloud.js";
import { everyItem } from "./services/service-fixture.js";
import { loopback, type Loopback } from "./transport/loopback.js";
import { IDENTITY } from "./transport/signature-check.js";

const TENANCY = "ocid1.tenancy.oc1..acme";
const FILE = "block_volume_backup_posture_20261105T031500Z.json";
let server: Loopback;

beforeAll(async () => {
  server = await loopback();
});
afterAll(() => server.close());
beforeEach(() => {
  server.requests.length = 0;
  // Refused at once, whatever it is: what was asked is what matters here.
  server.answer = () => ({ status: 409, json: { code: "Refused", message: "no" } });
});
afterEach(() => {
  Reflect.deleteProperty(process.env, "OCI_DEFAULT_REALM");
});

function connection(region = "us-ashburn-1", writes: Partial<ConnectOptions> = {}) {
  return connect(
    { identity: IDENTITY, tenancyId: TENANCY, region },
    {
      concurrency: 4,
      requestTimeoutMs: 60_000,
      objectPrefix: "posture",
      userAgent: "audit",
      cancellation: new AbortController().signal,
      pool: server.dispatcher,
      ...writes,
    },
  );
}

const object = {
  namespace: "ns",
  bucket: "b",
  name: `posture/${FILE}`,
  contentType: "application/json",
  body: Buffer.from("{}"),
};

type Ask = (cloud: Cloud) => Promise<unknown>;
const regional = (ask: (region: ReturnType<Cloud["region"]>) => Promise<unknown>): Ask => {
  return (cloud) => ask(cloud.region("eu-frankfurt-1"));
};
const ASKS: readonly (readonly [string, string, string, Ask])[] = [
  ["ListRegionSubscriptions", "identity", "us-ashburn-1", (it) => it.regionSubscriptions()],
  [
    "ListCompartments",
    "identity",
    "us-ashburn-1",
    (it) => everyItem(it.compartmentsBelowTenancy()),
  ],
  ["ListCompartments", "identity", "us-ashburn-1", (it) => everyItem(it.childCompartments("c"))],
  ["ListPolicies", "identity", "us-ashburn-1", (it) => everyItem(it.iamPolicies("c"))],
  ["GetCompartment", "identity", "us-ashburn-1", (it) => it.compartment("c")],
  ["GetTenancy", "identity", "us-ashburn-1", (it) => it.tenancyName()],
  [
    "ListAvailabilityDomains",
    "identity",
    "eu-frankfurt-1",
    regional((it) => it.availabilityDomains()),
  ],
  ["ListVolumes", "iaas", "eu-frankfurt-1", regional((it) => everyItem(it.volumes("c")))],
  ["ListBootVolumes", "iaas", "eu-frankfurt-1", regional((it) => everyItem(it.bootVolumes("c")))],
  [
    "ListVolumeBackups",
    "iaas",
    "eu-frankfurt-1",
    regional((it) => everyItem(it.volumeBackups("c"))),
  ],
  [
    "ListBootVolumeBackups",
    "iaas",
    "eu-frankfurt-1",
    regional((it) => everyItem(it.bootVolumeBackups("c"))),
  ],
  ["ListVolumeGroups", "iaas", "eu-frankfurt-1", regional((it) => everyItem(it.volumeGroups("c")))],
  [
    "ListVolumeAttachments",
    "iaas",
    "eu-frankfurt-1",
    regional((it) => everyItem(it.volumeAttachments("c"))),
  ],
  [
    "ListBootVolumeAttachments",
    "iaas",
    "eu-frankfurt-1",
    regional((it) => everyItem(it.bootVolumeAttachments("c", "AD"))),
  ],
  ["ListInstances", "iaas", "eu-frankfurt-1", regional((it) => everyItem(it.instances("c")))],
  ["GetInstance", "iaas", "eu-frankfurt-1", regional((it) => it.instance("i"))],
  [
    "GetVolumeBackupPolicyAssetAssignment",
    "iaas",
    "eu-frankfurt-1",
    regional((it) => it.policyAssignment("v")),
  ],
  ["GetVolumeBackupPolicy", "iaas", "eu-frankfurt-1", regional((it) => it.backupPolicy("p"))],
  [
    "GetBlockVolumeReplica",
    "iaas",
    "eu-frankfurt-1",
    regional((it) => it.replica("BLOCK_VOLUME", "r")),
  ],
  [
    "GetBootVolumeReplica",
    "iaas",
    "eu-frankfurt-1",
    regional((it) => it.replica("BOOT_VOLUME", "r")),
  ],
  [
    "SearchResources",
    "query",
    "eu-frankfurt-1",
    regional((it) => everyItem(it.find("query all resources"))),
  ],
  [
    "GetNamespace",
    "objectstorage",
    "eu-frankfurt-1",
    (it) => it.objectStore("eu-frankfurt-1").getNamespace(),
  ],
  [
    "PutObject",
    "objectstorage",
    "eu-frankfurt-1",
    (it) => it.objectStore("eu-frankfurt-1").createObject(object),
  ],
];

describe("connect", () => {
  test.each(ASKS)("%s is asked of %s in %s", async (operation, service, region, ask) => {
    const { cloud, usage } = connection();
    await expect(ask(cloud)).rejects.toMatchObject({
      name: "OciFailure",
      operation,
      region,
      status: 409,
    });
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]?.headers.host).toMatch(new RegExp(`^${service}\\.${region}\\.`));
    expect(usage.requests).toBe(1);
  });

  test("knows the tenancy and the start region", () => {
    expect(connection().cloud).toMatchObject({ tenancyId: TENANCY, startRegion: "us-ashburn-1" });
  });

  test("asks for the availability domains of a region once", async () => {
    server.answer = () => ({ json: [{ name: "AD-1" }] });
    const { cloud } = connection();
    const ask = () => cloud.region("us-ashburn-1").availabilityDomains();
    expect(await Promise.all([ask(), ask()])).toEqual([["AD-1"], ["AD-1"]]);
    expect(server.requests).toHaveLength(1);
  });

  test("a region newer than the SDK is in the start region's realm", async () => {
    const { cloud } = connection("us-gov-ashburn-1");
    await expect(everyItem(cloud.region("us-gov-newer-1").volumes("c"))).rejects.toThrow("no");
    expect(server.requests[0]?.headers.host).toBe("iaas.us-gov-newer-1.oraclegovcloud.com");
  });

  test("writes nothing but a report below the prefix", async () => {
    const store = connection().cloud.objectStore("us-ashburn-1");
    await expect(store.createObject({ ...object, name: FILE })).rejects.toMatchObject({
      code: "RefusedByAllowList",
    });
    expect(server.requests).toEqual([]);
  });

  const TOPIC = "ocid1.onstopic.oc1.phx.changes";
  const batch = { namespace: "acme", compartmentId: TENANCY, timestamp: 0, values: [] };
  const message = { topicId: TOPIC, title: "t", body: "b" };

  test("metrics go to the host that takes them in, where they may be posted", async () => {
    const { postMetrics } = connection("us-ashburn-1", { metrics: true });
    await expect(postMetrics(batch)).rejects.toMatchObject({
      operation: "PostMetricData",
      status: 409,
    });
    expect(server.requests[0]?.headers.host).toBe(
      "telemetry-ingestion.us-ashburn-1.oraclecloud.com",
    );
  });

  test("a message goes to the region that its topic names, where it may be published", async () => {
    const { publishMessage } = connection("us-ashburn-1", { topicId: TOPIC });
    await expect(publishMessage(message)).rejects.toMatchObject({
      operation: "PublishMessage",
      region: "us-phoenix-1",
      status: 409,
    });
    expect(server.requests[0]?.headers.host).toBe("notification.us-phoenix-1.oraclecloud.com");
  });

  test("a topic whose OCID names no region is looked for in the start region", async () => {
    const topicId = "changes";
    const { publishMessage } = connection("us-ashburn-1", { topicId });
    await expect(publishMessage({ ...message, topicId })).rejects.toMatchObject({
      region: "us-ashburn-1",
    });
  });

  test("a topic of a region that nobody knows hears nothing, and nothing is sent", async () => {
    const topicId = "ocid1.onstopic.oc1.zzz.changes";
    const { publishMessage } = connection("us-ashburn-1", { topicId });
    await expect(publishMessage({ ...message, topicId })).rejects.toMatchObject({
      operation: "PublishMessage",
      code: "UnknownRegion",
      message: 'the OCID names the region "zzz", which is none of this tenancy\'s regions',
    });
    expect(server.requests.filter(({ method }) => method === "POST")).toEqual([]);
  });

  test("nothing is posted or published that was not asked for", async () => {
    const { postMetrics, publishMessage } = connection();
    const refused = { code: "RefusedByAllowList" };
    await expect(postMetrics(batch)).rejects.toMatchObject(refused);
    await expect(publishMessage(message)).rejects.toMatchObject(refused);
    expect(server.requests).toEqual([]);
  });

  test("tells OCI's time once there was an answer", async () => {
    const it = connection();
    expect(it.serverNow()).toBeNull();
    await expect(it.cloud.tenancyName()).rejects.toThrow("no");
    expect(Math.abs((it.serverNow() ?? Infinity) - Date.now())).toBeLessThan(60_000);
  });
});
