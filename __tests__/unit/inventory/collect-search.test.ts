import { describe, expect, test } from "@jest/globals";

import type { FoundResource } from "../../../src/oci/resources.js";
import { backup, collect, found, FRANKFURT, volume } from "./collect-fixture.js";
import { denied, failure, HOME, type RegionAnswers } from "./fake-cloud.js";

/** An index of one region: the resources of a query's types that its conditions let pass. */
const index =
  (...resources: readonly FoundResource[]) =>
  (query: string) => {
    const [, types = "", conditions = ""] =
      /^query (.*?) resources(?: where (.*))?$/.exec(query) ?? [];
    const excluded = [...conditions.matchAll(/!= '([^']+)'/g)].map(([, id]) => id);
    const wanted = resources.filter(
      ({ type, compartmentId }) =>
        types.split(", ").includes(type) && !excluded.includes(compartmentId),
    );
    return [wanted];
  };

const SEARCH = { discovery: "search" } as const;
const HIDDEN = "backups";

/** The listings that were asked for: `us-ashburn-1 volumes prod`. */
const listings = (asked: readonly string[]) =>
  asked.filter((each) => / (volume|boot|instances|domains)/.test(each)).sort();

describe("a collection that searches", () => {
  test("lists only where the index shows something", async () => {
    const regions: Record<string, RegionAnswers> = {
      [HOME]: {
        find: index(
          found("volume", "v1", "prod"),
          found("volumegroup", "g1", "prod"),
          found("instance", "i1", "acme-elsewhere"),
          found("bootvolume", "gone", "prod", { lifecycleState: "TERMINATED" }),
        ),
        volumes: { prod: [[volume("v1")]] },
        volumeBackups: { prod: [[backup("b1", "v1")]] },
      },
      [FRANKFURT]: { find: index() },
    };
    const { inventory, asked, told } = await collect(regions, SEARCH);
    const prod = listings(asked).filter((each) => each.includes(" prod"));
    expect(prod).toEqual(
      [
        `${HOME} volumes prod`,
        `${HOME} volumeGroups prod`,
        `${HOME} volumeBackups prod`,
        `${HOME} volumeAttachments prod`,
        // What the index shows none of is asked for all the same, for the caller may not be let in.
        `${HOME} bootVolumes prod`,
        `${FRANKFURT} volumes prod`,
        `${FRANKFURT} bootVolumes prod`,
      ].sort(),
    );
    expect(asked.filter((each) => / (instances|domains)/.test(each))).toEqual([]);
    expect(inventory.volumes.map(({ id }) => id)).toEqual(["v1"]);
    expect(inventory.backups.get("v1")?.map(({ id }) => id)).toEqual(["b1"]);
    expect(inventory.unread).toEqual([]);
    expect(told.searchFailures).toEqual([]);
  });

  test("finds backups in a compartment that holds no volume", async () => {
    const shown = [found("volume", "v1", "prod"), found("volumebackup", "b1", "backups")];
    const far = backup("b1", "v1", { compartmentId: "backups" });
    const { inventory } = await collect(
      {
        [HOME]: {
          find: index(...shown),
          volumes: { prod: [[volume("v1")]] },
          volumeBackups: { backups: [[far]] },
        },
      },
      SEARCH,
    );
    expect(inventory.backups.get("v1")?.map(({ id }) => id)).toEqual(["b1"]);
  });

  test("still reports a compartment that the index hides because it may not be read", async () => {
    const answers = { [HIDDEN]: [denied("ListVolumes")] };
    const regions = {
      [HOME]: {
        find: index(found("volume", "v1", "prod")),
        volumes: { prod: [[volume("v1")]], ...answers },
      },
      [FRANKFURT]: { find: index(), volumes: answers },
    };
    const { inventory } = await collect(regions, SEARCH);
    const unread = { compartmentId: HIDDEN, operation: "ListVolumes" };
    expect(inventory.unread).toHaveLength(2);
    for (const region of [HOME, FRANKFURT]) {
      expect(inventory.unread).toContainEqual(expect.objectContaining({ ...unread, region }));
    }
  });

  test.each([HOME, FRANKFURT])("and one that may not be read in %s alone", async (dark) => {
    const regionOf = (region: string): RegionAnswers =>
      region === dark
        ? {
            find: index(),
            volumes: { prod: [denied("ListVolumes")] },
            volumeBackups: { prod: [denied("ListVolumeBackups")] },
          }
        : {
            find: index(found("volume", "v1", "prod")),
            volumes: { prod: [[volume("v1", { region })]] },
          };
    const regions = { [HOME]: regionOf(HOME), [FRANKFURT]: regionOf(FRANKFURT) };
    const { inventory } = await collect(regions, SEARCH);
    expect(inventory.unread).toMatchObject([
      { compartmentId: "prod", operation: "ListVolumes", region: dark },
      { compartmentId: "prod", operation: "ListVolumeBackups", region: dark },
    ]);
  });

  test("finds copies in a region without volumes, and backups whose volume is gone", async () => {
    const copy = backup("copy", "v1", { compartmentId: "backups", region: FRANKFURT });
    const { inventory } = await collect(
      {
        [HOME]: { find: index(found("volume", "v1", "prod")), volumes: { prod: [[volume("v1")]] } },
        [FRANKFURT]: {
          find: index(found("volumebackup", "copy", "backups")),
          volumeBackups: { backups: [[copy]] },
        },
      },
      SEARCH,
    );
    expect(inventory.backups.get("v1")?.map(({ id }) => id)).toEqual(["copy"]);
  });

  test("lists the backups of a volume that only the probe found, for the index lags", async () => {
    const late = volume("late", { compartmentId: "backups" });
    const { inventory } = await collect(
      {
        [HOME]: {
          find: index(),
          volumes: { backups: [[late]] },
          volumeBackups: { backups: [[backup("b1", "late", { compartmentId: "backups" })]] },
        },
      },
      SEARCH,
    );
    expect(inventory.volumes.map(({ id }) => id)).toEqual(["late"]);
    expect(inventory.backups.get("late")?.map(({ id }) => id)).toEqual(["b1"]);
  });

  test.each([
    ["young", 0, []],
    ["older than the index may lag", 2 * 86_400_000, [{ code: "IndexOutOfDate" }]],
  ])("a volume that the index does not show and that is %s", async (_what, age, unread) => {
    const hidden = volume("hidden", { compartmentId: "backups", timeCreated: Date.now() - age });
    const { inventory } = await collect(
      {
        [HOME]: { find: index(), bootVolumes: { backups: [[{ ...hidden, kind: "BOOT_VOLUME" }]] } },
      },
      SEARCH,
    );
    expect(inventory.volumes.map(({ id }) => id)).toEqual(["hidden"]);
    expect(inventory.unread).toMatchObject(unread);
    expect(inventory.unread).toHaveLength(unread.length);
  });

  test.each([
    ["denied", denied("SearchResources")],
    ["failed", failure("SearchResources", 500, "InternalServerError")],
  ])("lists every compartment of a region whose search is %s, and says so", async (_, error) => {
    const { inventory, told, asked } = await collect(
      {
        [HOME]: { find: () => [error], volumes: { prod: [[volume("v1")]] } },
        [FRANKFURT]: { find: index() },
      },
      SEARCH,
    );
    expect(told.searchFailures).toEqual([[HOME, error.message]]);
    expect(inventory.searchFailures).toEqual([{ region: HOME, reason: error.message }]);
    expect(inventory.volumes.map(({ id }) => id)).toEqual(["v1"]);
    expect(inventory.unread).toEqual([]);
    expect(asked).toContain(`${HOME} volumes backups`);
    expect(asked).toContain(`${HOME} volumeGroups backups`);
    expect(asked).not.toContain(`${FRANKFURT} volumeGroups backups`);
  });

  test("an error that is none of OCI's is a gap, and all is listed too", async () => {
    const { inventory } = await collect(
      {
        [HOME]: { find: () => [new TypeError("odd")], volumes: { prod: [[volume("v1")]] } },
      },
      SEARCH,
    );
    expect(inventory.volumes.map(({ id }) => id)).toEqual(["v1"]);
    expect(inventory.unread).toMatchObject([
      { operation: "SearchResources", code: "UnexpectedAnswer", reason: "odd" },
    ]);
  });

  test("a small tenancy is listed by itself, a big one is searched", async () => {
    const small = await collect({ [HOME]: { find: index() } }, { discovery: "auto" });
    expect(small.asked.filter((each) => each.includes(" find "))).toEqual([]);
    const big = await collect(
      { [HOME]: { find: index() } },
      { discovery: "auto", world: { below: [compartments(101)] } },
    );
    expect(big.asked.filter((each) => each.includes(" find "))).toHaveLength(3);
  });
});

const compartments = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    ...{ id: `c${at}`, name: `c${at}`, parentId: null, lifecycleState: "ACTIVE" },
  }));

describe("a collection of a large tenancy that searches", () => {
  const ids = compartments(300).map(({ id }) => id);
  const shown = ids.map((id) => found("volume", `v-${id}`, id));
  const probed = async (inFrankfurt: readonly FoundResource[]) => {
    const { asked } = await collect(
      {
        [HOME]: { find: index(...shown) },
        [FRANKFURT]: { find: index(...inFrankfurt) },
      },
      { ...SEARCH, world: { below: [compartments(300)] } },
    );
    return (region: string, kind: string) =>
      asked.filter((each) => each.startsWith(`${region} ${kind} c`)).length;
  };

  test("asks once for what no region's index shows", async () => {
    const asked = await probed([found("volume", "far", "c0")]);
    expect(asked(HOME, "bootVolumes") + asked(FRANKFURT, "bootVolumes")).toBe(300);
    expect(asked(HOME, "volumes")).toBe(300);
    expect(asked(FRANKFURT, "volumes")).toBe(1);
  });

  test("asks a region whose index shows nothing for its share, for it may be closed", async () => {
    const asked = await probed([]);
    expect(asked(FRANKFURT, "volumes")).toBeGreaterThan(100);
    expect(asked(FRANKFURT, "volumes")).toBeLessThan(200);
  });
});
