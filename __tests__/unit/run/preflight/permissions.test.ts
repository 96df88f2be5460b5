import { describe, expect, test } from "@jest/globals";

import type { Volume } from "../../../../src/inventory/inventory.js";
import { checkListings } from "../../../../src/run/preflight/listings.js";
import { checkLookUps, checkSearch } from "../../../../src/run/preflight/lookups.js";
import { statementsFor } from "../../../../src/run/preflight/statements.js";
import type { Policy } from "../../../../src/settings/policy.js";
import { denied, failure, HOME, type Answer } from "../../inventory/fake-cloud.js";
import { compartment as audited, volume } from "../../posture/inventory-builder.js";
import { PLAIN, policy, rule, settings } from "../../posture/policy-fixtures.js";
import { cloudOf, named, PHOENIX } from "./preflight-fixture.js";

const A = audited({ id: "a", path: "acme/a" });
const B = audited({ id: "b", path: "acme/b" });
const PLACES = [HOME, PHOENIX];

async function* pages<Item>(...given: readonly (readonly Item[] | Error)[]) {
  for (const page of given) {
    await Promise.resolve();
    if (page instanceof Error) throw page;
    yield page;
  }
}

describe("checkListings", () => {
  test("tries each listing in every compartment of the start region, and once elsewhere", async () => {
    const { cloud, asked } = cloudOf({});
    const results = await checkListings(cloud, PLACES, [A, B]);
    expect(results.map(({ what, state }) => `${what}: ${state}`)).toEqual([
      "block volumes: passed",
      "boot volumes: passed",
      "block volume backups: passed",
      "boot volume backups: passed",
      "volume groups: passed",
      "volume attachments: passed",
      "boot volume attachments: passed",
      "instances: passed",
    ]);
    expect(results[0]?.detail).toBe("Can be listed (2 compartments, 2 regions).");
    const volumes = asked.filter((it) => / volumes /.test(it));
    expect(volumes.sort()).toEqual([
      "us-ashburn-1 volumes a",
      "us-ashburn-1 volumes b",
      "us-phoenix-1 volumes a",
    ]);
    expect(asked).toContain("us-ashburn-1 bootVolumeAttachments b/AD-1");
  });

  test("where the start region is not audited, the first one is tried in full", async () => {
    const { cloud, asked } = cloudOf({});
    await checkListings(cloud, [PHOENIX], [A, B]);
    expect(asked).toContain("us-phoenix-1 volumes b");
  });

  test("a region without a domain has no boot attachments to list", async () => {
    const { cloud } = cloudOf({ regions: { [HOME]: { domains: [] } } });
    const results = await checkListings(cloud, [HOME], [A]);
    expect(named(results, "boot volume attachments")?.state).toBe("passed");
  });

  test("a denial names where, the answer and the missing statements", async () => {
    const ids = ["a", "b", "c", "d", "e"];
    const refused = Object.fromEntries(
      ids.slice(1).map((id) => [id, [denied("ListVolumeAttachments")]]),
    );
    const { cloud } = cloudOf({ regions: { [HOME]: { volumeAttachments: refused } } });
    const all = ids.map((id) => audited({ id, path: `acme/${id}` }));
    const results = await checkListings(cloud, [HOME], all);
    expect(named(results, "volume attachments")).toEqual({
      what: "volume attachments",
      state: "failed",
      detail:
        "Cannot be listed in acme/b, acme/c, acme/d and 1 more (of 5 compartments). ListVolumeAttachments in us-ashburn-1: 404 NotAuthorizedOrNotFound: NotAuthorizedOrNotFound for ListVolumeAttachments (opc-request-id req-1).",
      statements: statementsFor(["inspect volume-family", "read instances"]),
    });
    expect(named(results, "instances")?.state).toBe("passed");
  });

  test("a failure that is no denial misses no statement", async () => {
    const broken = { a: [failure("ListInstances", null, "TimedOut")] };
    const { cloud } = cloudOf({ regions: { [HOME]: { instances: broken } } });
    const results = await checkListings(cloud, [HOME], [A]);
    expect(named(results, "instances")).toMatchObject({ state: "failed", statements: [] });
  });
});

const settingsOf = (policy: Policy, keepsInventory = false) => ({ policy, keepsInventory });

describe("checkLookUps", () => {
  const wantsPolicy = policy({ rules: [rule("r", {}, { "backup-policy-assigned": true })] });
  const wantsReplica = policy({ defaults: settings({ replica: 1 }) });
  const replica = { id: "ocid1.blockvolumereplica.oc1.phx.r", availabilityDomain: "AD-1" };
  const held = volume({ id: "v", replicas: [replica] });
  const withVolumes = (answer: Answer<Volume>) => ({
    regions: { [HOME]: { volumes: { b: answer } } },
  });

  test("looks up everything for an inventory that is kept", async () => {
    const { cloud } = cloudOf(withVolumes([[held]]));
    const results = await checkLookUps(cloud, [HOME], [B], settingsOf(PLAIN, true));
    expect(results.map(({ what }) => what)).toEqual(["backup policies", "replicas"]);
  });

  test("looks up nothing that no rule needs", async () => {
    const { cloud, asked } = cloudOf({});
    expect(await checkLookUps(cloud, [HOME], [A], settingsOf(PLAIN))).toEqual([]);
    expect(asked).toEqual([]);
  });

  test("tries the policy of a volume, and the policy itself", async () => {
    const looked: string[] = [];
    const { cloud } = cloudOf(withVolumes([[held]]), {
      policyAssignment: (id) => {
        looked.push(id);
        return Promise.resolve({ policyId: "p" } as never);
      },
      backupPolicy: (id) => {
        looked.push(id);
        return Promise.resolve({} as never);
      },
    });
    expect(await checkLookUps(cloud, [HOME], [A, B], settingsOf(wantsPolicy))).toEqual([
      {
        what: "backup policies",
        state: "passed",
        detail: "The backup policy of a volume can be read.",
        statements: [],
      },
    ]);
    expect(looked).toEqual(["v", "p"]);
  });

  test("a volume without a policy proves the look-up as well", async () => {
    const more = { policyAssignment: () => Promise.resolve(null) };
    const { cloud } = cloudOf(withVolumes([[held]]), more);
    const [result] = await checkLookUps(cloud, [HOME], [B], settingsOf(wantsPolicy));
    expect(result?.state).toBe("passed");
  });

  test("without a volume nothing is proved", async () => {
    const { cloud } = cloudOf(withVolumes([denied("ListVolumes")]));
    expect(await checkLookUps(cloud, [HOME], [A, B], settingsOf(wantsPolicy))).toMatchObject([
      {
        state: "unproven",
        detail: "There is no volume whose backup policy could be looked up.",
      },
    ]);
  });

  test("a denial misses the statement, another failure does not", async () => {
    const refusing = (error: Error) =>
      cloudOf(withVolumes([[held]]), { policyAssignment: () => Promise.reject(error) }).cloud;
    const look = (error: Error) =>
      checkLookUps(refusing(error), [HOME], [B], settingsOf(wantsPolicy));
    expect(await look(denied("GetVolumeBackupPolicyAssetAssignment"))).toEqual([
      {
        what: "backup policies",
        state: "failed",
        detail:
          "The backup policy of a volume cannot be read. GetVolumeBackupPolicyAssetAssignment in us-ashburn-1: 404 NotAuthorizedOrNotFound: NotAuthorizedOrNotFound for GetVolumeBackupPolicyAssetAssignment (opc-request-id req-1).",
        statements: statementsFor(["inspect volume-family"]),
      },
    ]);
    expect(await look(failure("GetVolumeBackupPolicy", null, "TimedOut"))).toMatchObject([
      { state: "failed", statements: [] },
    ]);
  });

  test("a replica is asked for where its OCID says", async () => {
    const asked: string[] = [];
    const { cloud } = cloudOf(withVolumes([[volume({ id: "plain" }), held]]));
    const cloudWithReplica = {
      ...cloud,
      region: (region: string) => ({
        ...cloud.region(region),
        replica: (kind: string, id: string) => {
          asked.push(`${region} ${kind} ${id}`);
          return Promise.resolve({} as never);
        },
      }),
    };
    const results = await checkLookUps(cloudWithReplica, [HOME], [A, B], settingsOf(wantsReplica));
    expect(named(results, "replicas")?.state).toBe("passed");
    expect(asked).toEqual([`us-phoenix-1 BLOCK_VOLUME ${replica.id}`]);
  });

  test("without a replica nothing is proved", async () => {
    const { cloud } = cloudOf(withVolumes([[volume()]]));
    const results = await checkLookUps(cloud, [HOME], [B], settingsOf(wantsReplica));
    expect(named(results, "replicas")).toMatchObject({
      state: "unproven",
      detail: "No volume was found that has a replica to look up.",
    });
  });

  test("a fault of the program is not taken for an answer", async () => {
    const { cloud } = cloudOf(withVolumes([new TypeError("a fault")]));
    await expect(checkLookUps(cloud, [HOME], [B], settingsOf(wantsPolicy))).rejects.toThrow(
      "a fault",
    );
  });
});

describe("checkSearch", () => {
  const refusal = () => cloudOf({}, { find: () => pages(denied("SearchResources")) }).cloud;

  test("asks every region, where discovery may", async () => {
    const { cloud } = cloudOf({}, { find: () => pages([]) });
    expect(await checkSearch(cloud, PLACES, "auto")).toMatchObject([
      { state: "passed", detail: "Can be asked (2 regions)." },
    ]);
    expect(await checkSearch(cloud, PLACES, "list")).toEqual([]);
  });

  test("an index that does not answer is a failure only where it was asked for", async () => {
    expect(await checkSearch(refusal(), [HOME], "auto")).toMatchObject([
      { state: "unproven", statements: [] },
    ]);
    expect(await checkSearch(refusal(), [HOME], "search")).toEqual([
      {
        what: "Resource Search",
        state: "failed",
        detail:
          "Gives no answer, so that every compartment would be listed instead. SearchResources in us-ashburn-1: 404 NotAuthorizedOrNotFound: NotAuthorizedOrNotFound for SearchResources (opc-request-id req-1). Set discovery to list if that is to stay so.",
        statements: statementsFor(["inspect volume-family"]),
      },
    ]);
    const broken = cloudOf({}, { find: () => pages(failure("SearchResources", null, "TimedOut")) });
    expect(await checkSearch(broken.cloud, [HOME], "search")).toMatchObject([
      { state: "failed", statements: [] },
    ]);
  });
});
