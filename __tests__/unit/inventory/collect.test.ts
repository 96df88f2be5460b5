import { describe, expect, test } from "@jest/globals";

import { backup, collect, FRANKFURT, volume } from "./collect-fixture.js";
import { denied, failure, HOME, TENANCY } from "./fake-cloud.js";

describe("collectInventory", () => {
  test("reads every ACTIVE compartment of every region, and nothing of the others", async () => {
    const { inventory, asked } = await collect({ [HOME]: {}, [FRANKFURT]: {} });
    expect(inventory).toMatchObject({
      tenancyId: TENANCY,
      homeRegion: HOME,
      regions: [FRANKFURT, HOME],
      interruption: null,
      unread: [],
      searchFailures: [],
    });
    expect(inventory.compartments.map(({ path }) => path)).toEqual([
      "acme",
      "acme/prod-name",
      "acme/backups-name",
    ]);
    const listings = [
      "volumes",
      "bootVolumes",
      "volumeGroups",
      "volumeBackups",
      "bootVolumeBackups",
      "volumeAttachments",
      "instances",
    ];
    for (const region of [HOME, FRANKFURT]) {
      for (const listing of listings) {
        for (const id of [TENANCY, "prod", "backups"]) {
          expect(asked).toContain(`${region} ${listing} ${id}`);
        }
      }
    }
    expect(asked.filter((each) => each.includes("gone"))).toEqual([]);
  });

  test("joins backups to volumes across compartments, whatever page they come on", async () => {
    const { inventory } = await collect({
      [HOME]: {
        volumes: { prod: [[volume("v1")], [], [volume("v2")]] },
        bootVolumes: { prod: [[volume("b1", { kind: "BOOT_VOLUME" })]] },
        volumeBackups: {
          prod: [[backup("k1", "v1")], [backup("k2", "v1"), backup("k3", null)]],
          backups: [[backup("k4", "v2", { compartmentId: "backups" }), backup("k5", "v1")]],
        },
        bootVolumeBackups: { [TENANCY]: [[backup("k6", "b1", { kind: "BOOT_VOLUME" })]] },
      },
    });
    expect(inventory.volumes.map(({ id }) => id).sort()).toEqual(["b1", "v1", "v2"]);
    const joined = [...inventory.backups].map(([id, all]) => [
      id,
      all.map((each) => each.id).sort(),
    ]);
    expect(Object.fromEntries(joined)).toEqual({ v1: ["k1", "k2", "k5"], v2: ["k4"], b1: ["k6"] });
  });

  test("a backup that names no volume leaves it open whose it is, once a compartment", async () => {
    const gone = backup("k4", null, { compartmentId: "backups", lifecycleState: "TERMINATED" });
    const { inventory } = await collect({
      [HOME]: {
        volumes: { prod: [[volume("v1")]] },
        volumeBackups: {
          prod: [[backup("k1", "v1"), backup("k2", null), backup("k3", null)]],
          backups: [[gone]],
        },
      },
    });
    expect(inventory.unread).toEqual([]);
    expect(inventory.tolerated).toMatchObject([
      {
        ...{ operation: "ListVolumeBackups", region: HOME, compartmentId: "prod" },
        reason: "a backup in the answer names no volume",
      },
    ]);
  });

  test("a volume whose group alone names it belongs to that group", async () => {
    const group = {
      id: "g",
      name: "g",
      compartmentId: "backups",
      region: HOME,
      volumeIds: ["v1", "v2"],
    };
    const { inventory } = await collect({
      [HOME]: {
        volumes: { prod: [[volume("v1"), volume("v2", { volumeGroupId: "h" }), volume("v3")]] },
        volumeGroups: { backups: [[group]] },
      },
    });
    expect(inventory.volumeGroups).toEqual([group]);
    expect(inventory.volumes.map((each) => each.volumeGroupId)).toEqual(["g", "h", null]);
  });

  test("a listing that fails becomes data, and the others go on", async () => {
    const { inventory, told } = await collect({
      [HOME]: {
        volumes: {
          prod: [[volume("v1")], failure("ListVolumes", 500, "InternalError")],
          backups: [[volume("v2", { compartmentId: "backups" })]],
        },
        volumeBackups: { prod: [denied("ListVolumeBackups")] },
        instances: { prod: [new TypeError("odd answer")] },
      },
    });
    expect(inventory.volumes.map(({ id }) => id).sort()).toEqual(["v1", "v2"]);
    const where = { compartmentId: "prod", compartmentName: "prod-name", region: HOME };
    const byOperation = [...inventory.unread].sort((a, b) => (a.operation < b.operation ? -1 : 1));
    expect(byOperation).toEqual([
      {
        ...where,
        operation: "ListInstances",
        status: null,
        code: "UnexpectedAnswer",
        reason: "odd answer",
        opcRequestId: null,
      },
      {
        ...where,
        operation: "ListVolumeBackups",
        status: 404,
        code: "NotAuthorizedOrNotFound",
        reason: "NotAuthorizedOrNotFound for ListVolumeBackups",
        opcRequestId: "req-1",
      },
      {
        ...where,
        operation: "ListVolumes",
        status: 500,
        code: "InternalError",
        reason: "InternalError for ListVolumes",
        opcRequestId: "req-1",
      },
    ]);
    expect(told.regions).toEqual([
      [
        HOME,
        [
          { path: "acme", volumes: 0, unreadListings: 0 },
          { path: "acme/prod-name", volumes: 1, unreadListings: 3 },
          { path: "acme/backups-name", volumes: 1, unreadListings: 0 },
        ],
      ],
    ]);
  });

  test("a whole region that fails leaves the others' results", async () => {
    const down = [failure("ListVolumes", null, "TimedOut")];
    const { inventory } = await collect({
      [HOME]: { volumes: { prod: [[volume("v1")]] } },
      [FRANKFURT]: { volumes: { [TENANCY]: down, prod: down, backups: down } },
    });
    expect(inventory.volumes.map(({ id }) => id)).toEqual(["v1"]);
    expect(inventory.unread.map(({ region, status, code }) => [region, status, code])).toEqual(
      Array(3).fill([FRANKFURT, null, "TimedOut"]),
    );
  });

  describe("beyond the scope", () => {
    test("volumes are left out, backups and attachments are looked for", async () => {
      const { inventory, asked } = await collect(
        {
          [HOME]: {
            volumes: { prod: [[volume("v1")]], backups: [[volume("v2")]] },
            volumeBackups: { backups: [[backup("k1", "v1", { compartmentId: "backups" })]] },
          },
        },
        { root: "prod" },
      );
      expect(inventory.volumes.map(({ id }) => id)).toEqual(["v1"]);
      expect(inventory.backups.get("v1")?.map(({ id }) => id)).toEqual(["k1"]);
      expect(inventory.compartments.map(({ id }) => id)).toEqual(["prod"]);
      expect(asked).not.toContain(`${HOME} volumes backups`);
      expect(asked).toContain(`${HOME} volumeAttachments backups`);
      expect(asked).toContain(`${HOME} bootVolumeAttachments backups/AD-1`);
    });

    test("a denial is no gap, a failure is one", async () => {
      const { inventory } = await collect(
        {
          [HOME]: {
            volumeBackups: { backups: [denied("ListVolumeBackups")] },
            bootVolumeBackups: { backups: [failure("ListBootVolumeBackups", 500, "X")] },
            bootVolumeAttachments: { "backups/AD-1": [denied("ListBootVolumeAttachments")] },
          },
        },
        { root: "prod" },
      );
      expect(inventory.unread.map(({ operation, status }) => [operation, status])).toEqual([
        ["ListBootVolumeBackups", 500],
      ]);
    });
  });

  test("subscriptions that may not be read are a gap", async () => {
    const { inventory } = await collect(
      {},
      { world: { subscriptions: denied("ListRegionSubscriptions") } },
    );
    expect(inventory.regions).toEqual([HOME]);
    expect(inventory.unread).toMatchObject([
      { operation: "ListRegionSubscriptions", region: HOME, compartmentId: TENANCY, status: 404 },
    ]);
  });

  test("the progress goes up to everything, a listing at a time", async () => {
    const { told } = await collect({ [HOME]: {}, [FRANKFURT]: {} });
    const done = told.progress.map(([each]) => each);
    expect(done).toEqual(done.map((_, index) => index + 1));
    const [last, total] = told.progress.at(-1) ?? [];
    expect(last).toBe(total);
    expect(told.regions.map(([region]) => region).sort()).toEqual([FRANKFURT, HOME]);
  });
});
