import { describe, expect, test } from "@jest/globals";

import { attachment, backup, collect, found, FRANKFURT, volume } from "./collect-fixture.js";
import { denied, failure, HOME, type RegionAnswers } from "./fake-cloud.js";
import { compartments, index, SEARCH } from "./search-index.js";

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
        // What the index shows none of is asked for all the same: it may lag, or may not show it.
        `${HOME} bootVolumes prod`,
        `${HOME} bootVolumeBackups prod`,
        `${FRANKFURT} volumes prod`,
        `${FRANKFURT} bootVolumes prod`,
        `${FRANKFURT} volumeBackups prod`,
        `${FRANKFURT} bootVolumeBackups prod`,
      ].sort(),
    );
    expect(asked.filter((each) => / (instances|domains)/.test(each))).toEqual([]);
    expect(inventory.volumes.map(({ id }) => id)).toEqual(["v1"]);
    expect(inventory.backups.get("v1")?.map(({ id }) => id)).toEqual(["b1"]);
    expect(inventory.unread).toEqual([]);
    expect(told.searchFailures).toEqual([]);
    expect(inventory.discovery).toEqual([
      { region: FRANKFURT, by: "search" },
      { region: HOME, by: "search" },
    ]);
    // The root and the compartment of the backups are not asked for attachments.
    expect(inventory.unasked).toContainEqual({
      ...{ region: HOME, operation: "ListVolumeAttachments", compartments: 2 },
    });
  });

  test("lists boot volumes in domains that are not named, where the service demands one", async () => {
    const boot = { kind: "BOOT_VOLUME" as const };
    const shown = found("bootvolume", "b3", "prod", { availabilityDomain: "AD-3" });
    const answers: RegionAnswers = {
      find: index(shown),
      domains: ["AD-1"],
      volumes: { prod: [[volume("v", { availabilityDomain: "AD-2" })]] },
    };
    const demanding: RegionAnswers = {
      ...answers,
      bootVolumesIn: {
        "prod/AD-2": [[volume("b2", { ...boot, availabilityDomain: "AD-2" })]],
        "prod/AD-3": [[volume("b3", { ...boot, availabilityDomain: "AD-3" })]],
      },
    };
    const { inventory } = await collect(
      { [HOME]: demanding, [FRANKFURT]: { find: index() } },
      SEARCH,
    );
    expect(inventory.volumes.map(({ id }) => id).sort()).toEqual(["b2", "b3", "v"]);
    expect(inventory.unread).toEqual([]);

    const other = await collect({ [HOME]: answers, [FRANKFURT]: { find: index() } }, SEARCH);
    expect(other.asked.filter((it) => / (domains|bootVolumesIn)/.test(it))).toEqual([]);
  });

  test("lists attachments everywhere once something hangs on them", async () => {
    const attached = attachment("v1", "i1", { compartmentId: "backups" });
    const boot = volume("b1", { kind: "BOOT_VOLUME", availabilityDomain: "AD-9" });
    const { inventory } = await collect(
      {
        [HOME]: {
          find: index(),
          volumes: { prod: [[volume("v1")]] },
          bootVolumes: { prod: [[boot]] },
          volumeAttachments: { backups: [[attached]] },
          bootVolumeAttachments: {
            "backups/AD-9": [[attachment("b1", "i2", { kind: "BOOT_VOLUME" })]],
          },
        },
        [FRANKFURT]: { find: index() },
      },
      {
        ...SEARCH,
        inQuestion: ({ attachments }) => {
          expect(attachments).toEqual([]);
          return [
            { region: HOME, kind: "BLOCK_VOLUME" },
            { region: HOME, kind: "BOOT_VOLUME" },
          ];
        },
      },
    );
    expect(inventory.attachments.map(({ volumeId }) => volumeId).sort()).toEqual(["b1", "v1"]);
    expect(inventory.unasked.filter(({ region }) => region === HOME)).toEqual([]);
    expect(inventory.discovery).toEqual([
      { region: FRANKFURT, by: "search" },
      { region: HOME, by: "search, then list" },
    ]);
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

  test("a volume that the index does not show is found, and so is its attachment", async () => {
    const hidden = volume("hidden", { compartmentId: "backups" });
    const { inventory } = await collect(
      {
        [HOME]: {
          find: index(),
          bootVolumes: { backups: [[{ ...hidden, kind: "BOOT_VOLUME" }]] },
          bootVolumeAttachments: {
            "backups/AD-1": [[attachment("hidden", "i", { kind: "BOOT_VOLUME" })]],
          },
        },
      },
      SEARCH,
    );
    expect(inventory.volumes.map(({ id }) => id)).toEqual(["hidden"]);
    expect(inventory.attachments.map(({ volumeId }) => volumeId)).toEqual(["hidden"]);
    expect(inventory.unread).toEqual([]);
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
    expect(big.asked.filter((each) => each.includes(" find "))).toHaveLength(4);
  });
});
