import { describe, expect, test } from "@jest/globals";

import type { Reply } from "../oci-client.js";
import {
  REGION,
  CORE,
  builder,
  prod,
  erp,
  hidden,
  gone,
  volumes,
  volume,
  boot,
  backup,
  host,
  group,
  replica,
  listVolumes,
  code,
  names,
  tenancy,
  client,
  restart,
} from "../world.js";

describe("core services", () => {
  test("pages through a listing with tokens that must be encoded", async () => {
    const { items, pages } = await client.list(`${listVolumes}&limit=10`);
    expect(pages).toEqual([10, 10, 5]);
    expect(items.map(({ id }) => id)).toEqual(volumes.map(({ id }) => id));
    const first = await client.ask(`${listVolumes}&limit=10`);
    const token = first.headers["opc-next-page"]?.toString() ?? "";
    expect(token).toMatch(/(?=.*\+)(?=.*\/)(?=.*=)/);
    expect(token).toHaveLength(1288);
    const raw = await client.ask(`${listVolumes}&limit=10&page=${token}`);
    expect(code(raw)).toBe("400 InvalidParameter");
    const elsewhere = `${CORE}/bootVolumes?compartmentId=${erp}&page=${encodeURIComponent(token)}`;
    expect(code(await client.ask(elsewhere))).toBe("400 InvalidParameter");
  });

  test.each(["0", "-1", "many", "1001"])("refuses a limit of %s", async (limit) => {
    expect(code(await client.ask(`${listVolumes}&limit=${limit}`))).toBe("400 InvalidParameter");
  });

  test("gives big pages that come short and yet name a next one", async () => {
    const crowd = builder.compartment("crowd");
    for (let number = 0; number < 120; number += 1) {
      builder.volume({ name: `v-${number}`, compartment: crowd, region: REGION });
    }
    const url = `${CORE}/volumes?compartmentId=${crowd}`;
    expect((await client.list(url)).pages).toEqual([98, 22]);
    expect((await client.list(`${url}&limit=110`)).pages).toEqual([108, 12]);
    expect((await client.list(`${url}&limit=1000`)).pages).toEqual([120]);
  });

  test("gives no time to what is not imaged yet", async () => {
    const compartment = builder.compartment("under way");
    const [a, b] = ["a", "b"].map((name) => builder.volume({ name, compartment, region: REGION }));
    if (a === undefined || b === undefined) throw new Error("no volumes");
    const done = builder.backup(a, { age: 1_000 });
    builder.backup(a, { age: 0, state: "REQUEST_RECEIVED" });
    builder.backup(a, { age: 0, state: "CREATING" });
    builder.copyBackup(done, { region: REGION, age: 0, state: "CREATING" });
    builder.groupBackup(builder.volumeGroup("g", compartment, [b]), { age: 0, state: "CREATING" });
    const listed = await client.ask(`${CORE}/volumeBackups?compartmentId=${compartment}`);
    const backups = listed.json as { timeCreated: string | null; timeRequestReceived: string }[];
    const time: unknown = expect.any(String);
    expect(backups.map((it) => it.timeCreated)).toEqual([time, null, time, null, null]);
    expect(backups.every((it) => Date.parse(it.timeRequestReceived) > 0)).toBe(true);
    const group = await client.ask(`${CORE}/volumeGroupBackups?compartmentId=${compartment}`);
    expect(group.json).toMatchObject([{ timeCreated: null, lifecycleState: "CREATING" }]);
  });

  test("may give smaller pages than asked for", async () => {
    await restart({ behaviour: { pageSize: 7 } });
    expect((await client.list(`${listVolumes}&limit=1000`)).pages).toEqual([7, 7, 7, 4]);
    expect((await client.list(listVolumes)).pages).toEqual([7, 7, 7, 4]);
  });

  test("can begin a listing with an empty page that names a next one", async () => {
    const other = builder.compartment("starts-empty");
    const only = builder.volume({ name: "only", compartment: other, region: REGION });
    tenancy.emptyFirstPage({ compartmentId: other, operation: "ListVolumes" });
    const { items, pages } = await client.list(`${CORE}/volumes?compartmentId=${other}`);
    expect(pages).toEqual([0, 1]);
    expect(items).toMatchObject([{ id: only.id }]);
  });

  test.each([
    ["/volumes", "compartmentId"],
    ["/volumes?compartmentId=", "compartmentId"],
    [`/bootVolumeAttachments?compartmentId=${erp}`, "availabilityDomain"],
    ["/volumeBackupPolicyAssignments", "assetId"],
  ])("%s is refused without %s", async (path, name) => {
    const reply = await client.ask(`${CORE}${path}`);
    expect(code(reply)).toBe("400 MissingParameter");
    expect(reply.text).toContain(name);
  });

  test("lists boot volumes without a domain, unless configured to demand one", async () => {
    const url = `${CORE}/bootVolumes?compartmentId=${erp}`;
    expect(names(await client.ask(url))).toEqual(["boot"]);
    await restart({ behaviour: { bootVolumesNeedAvailabilityDomain: true } });
    expect(code(await client.ask(url))).toBe("400 MissingParameter");
    const domain = encodeURIComponent(boot.record.availabilityDomain);
    expect(names(await client.ask(`${url}&availabilityDomain=${domain}`))).toEqual(["boot"]);
  });

  test("filters and sorts backups", async () => {
    const url = `${CORE}/volumeBackups?compartmentId=${erp}&volumeId=${volume.id}`;
    const times = async (query: string): Promise<string[]> =>
      ((await client.ask(`${url}${query}`)).json as { timeCreated: string }[]).map((item) =>
        item.timeCreated.slice(8, 10),
      );
    expect(await times("&sortBy=TIMECREATED")).toEqual(["14", "14", "12"]);
    expect(await times("&sortBy=TIMECREATED&sortOrder=ASC")).toEqual(["12", "14", "14"]);
    expect(await times("&sortBy=DISPLAYNAME")).toEqual(["12", "14", "14"]);
    expect(await times("&lifecycleState=FAULTY")).toEqual(["12"]);
  });

  test("serves every collection with the fields that a joiner needs", async () => {
    const domain = encodeURIComponent(boot.record.availabilityDomain);
    const one = async (path: string): Promise<unknown> =>
      ((await client.ask(`${CORE}/${path}`)).json as unknown[])[0];
    expect(await one(`volumeBackups?compartmentId=${erp}`)).toMatchObject({
      volumeId: volume.id,
      isRetentionLockEnabled: true,
      expirationTime: null,
    });
    expect(await one(`bootVolumeBackups?compartmentId=${prod}`)).toMatchObject({
      bootVolumeId: boot.id,
    });
    expect(await one(`volumeGroups?compartmentId=${prod}`)).toMatchObject({
      volumeIds: [volume.id, boot.id],
    });
    expect(await one(`volumeGroupBackups?compartmentId=${prod}`)).toMatchObject({
      volumeGroupId: group.id,
    });
    expect(await one(`volumeAttachments?compartmentId=${erp}`)).toMatchObject({
      volumeId: volume.id,
      instanceId: host.id,
    });
    expect(
      await one(`bootVolumeAttachments?compartmentId=${erp}&availabilityDomain=${domain}`),
    ).toMatchObject({ bootVolumeId: boot.id });
    const instance = (await one(`instances?compartmentId=${erp}`)) as {
      metadata: { user_data: string };
    };
    expect(Buffer.from(instance.metadata.user_data, "base64").toString()).toContain("password");
  });

  test("reads single resources, and refuses those in compartments that are denied", async () => {
    const secret = builder.instance({ name: "secret", compartment: hidden, region: REGION });
    const get = (path: string): Promise<Reply> => client.ask(`${CORE}/${path}`);
    expect((await get(`instances/${host.id}`)).json).toMatchObject({ displayName: "db-1" });
    expect(code(await get(`instances/${secret.id}`))).toBe("404 NotAuthorizedOrNotFound");
    expect(code(await get("instances/none"))).toBe("404 NotAuthorizedOrNotFound");
    expect((await get(`volumes/${volume.id}`)).json).toMatchObject({ volumeGroupId: group.id });
    const abroad = "https://iaas.eu-frankfurt-1.oraclecloud.com/20160918";
    expect((await client.ask(`${abroad}/blockVolumeReplicas/${replica.id}`)).json).toMatchObject({
      blockVolumeId: volume.id,
      timeLastSynced: "2024-01-14T23:59:59.000Z",
    });
    const replicas = await client.ask(`${abroad}/blockVolumeReplicas?compartmentId=${erp}`);
    expect(replicas.json).toMatchObject([{ id: replica.id }]);
    const none = await client.ask(`${abroad}/bootVolumeReplicas?compartmentId=${erp}`);
    expect(none.json).toEqual([]);
    const copies = await client.ask(`${abroad}/volumeBackups?compartmentId=${erp}`);
    expect(copies.json).toMatchObject([{ sourceVolumeBackupId: backup.id, volumeId: volume.id }]);
  });

  test("tells the policy of an asset, an empty list for none, and the policy itself", async () => {
    const gold = builder.oraclePolicy("gold");
    const assignment = (id: string): Promise<Reply> =>
      client.ask(`${CORE}/volumeBackupPolicyAssignments?assetId=${id}`);
    expect((await assignment(volume.id)).json).toMatchObject([{ policyId: gold.id }]);
    expect((await assignment(boot.id)).json).toEqual([]);
    expect(code(await assignment("nothing"))).toBe("404 NotAuthorizedOrNotFound");
    const policy = await client.ask(`${CORE}/volumeBackupPolicies/${gold.id}`);
    expect(policy.json).toMatchObject({ displayName: "gold", compartmentId: null });
    expect(code(await client.ask(`${CORE}/volumeBackupPolicies/none`))).toMatch(/^404/);
    expect(names(await client.ask(`${CORE}/volumeBackupPolicies`))).toEqual([
      "silver",
      "bronze",
      "gold",
    ]);
    expect(names(await client.ask(`${CORE}/volumeBackupPolicies?compartmentId=${erp}`))).toEqual(
      [],
    );
  });

  test("denies by compartment, operation and region", async () => {
    const partly = builder.compartment("partly");
    tenancy.deny({ compartmentId: partly, operation: "ListVolumeBackups", region: REGION });
    const ask = (host: string, path: string): Promise<Reply> =>
      client.ask(`https://iaas.${host}.oraclecloud.com/20160918/${path}?compartmentId=${partly}`);
    expect(code(await ask(REGION, "volumeBackups"))).toBe("404 NotAuthorizedOrNotFound");
    expect((await ask(REGION, "volumes")).status).toBe(200);
    expect((await ask("eu-frankfurt-1", "volumeBackups")).status).toBe(200);
  });

  test.each([
    ["unreadable", hidden],
    ["deleted", gone],
    ["unknown", "ocid1.compartment.oc1..none"],
  ])("a compartment that is %s cannot be listed", async (_, id) => {
    const reply = await client.ask(`${CORE}/volumes?compartmentId=${id}`);
    expect(code(reply)).toBe("404 NotAuthorizedOrNotFound");
  });
});
