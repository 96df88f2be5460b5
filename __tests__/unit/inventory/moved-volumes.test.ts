import { describe, expect, test } from "@jest/globals";

import { attachment, backup, collect, volume } from "./collect-fixture.js";
import { denied, failure, HOME, type RegionAnswers } from "./fake-cloud.js";

/** A volume that no listing showed, named by a backup and by an attachment. */
const NAMED: RegionAnswers = {
  volumeBackups: { prod: [[backup("b", "moved")]] },
  volumeAttachments: { prod: [[attachment("ridden", "i")]] },
};

const lookedUp = (asked: readonly string[]) =>
  asked.filter((it) => it.startsWith(`${HOME} volume `));

describe("a volume that an attachment or a backup names and no listing showed", () => {
  test("is audited where it is in scope, and left out where it is not", async () => {
    const known = { moved: volume("moved"), ridden: volume("ridden", { compartmentId: "abroad" }) };
    const { inventory } = await collect({ [HOME]: { ...NAMED, volume: known } });
    expect(inventory.volumes.map(({ id }) => id)).toEqual(["moved"]);
    expect(inventory.unread).toEqual([]);
  });

  test("is left out when it is gone", async () => {
    const { inventory, asked } = await collect({ [HOME]: NAMED });
    expect(lookedUp(asked)).toEqual([`${HOME} volume ridden`, `${HOME} volume moved`]);
    expect([inventory.volumes, inventory.unread]).toEqual([[], []]);
  });

  test("is a gap when the service does not answer", async () => {
    const broken = failure("GetVolume", 500, "InternalServerError");
    const { inventory } = await collect({ [HOME]: { ...NAMED, volume: { moved: broken } } });
    expect(inventory.unread).toMatchObject([
      { operation: "GetVolume", compartmentId: "prod", compartmentName: "prod-name", status: 500 },
    ]);
  });

  test.each<[string, RegionAnswers]>([
    [
      "it is over",
      { volumeAttachments: { prod: [[attachment("x", "i", { lifecycleState: "DETACHED" })]] } },
    ],
    [
      "its backup is gone",
      { volumeBackups: { prod: [[backup("b", "x", { lifecycleState: "TERMINATED" })]] } },
    ],
    [
      "its backup is a copy",
      { volumeBackups: { prod: [[backup("b", "x", { copyOfId: "far" })]] } },
    ],
    ["volumes could not be listed", { ...NAMED, volumes: { prod: [denied("ListVolumes")] } }],
  ])("is not looked up when %s", async (_, answers) => {
    expect(lookedUp((await collect({ [HOME]: answers })).asked)).toEqual([]);
  });

  describe.each(["list", "search"] as const)(
    "in a slice of a region, with discovery: %s",
    (discovery) => {
      const slice = (answers: RegionAnswers) =>
        collect(
          { [HOME]: { ...NAMED, find: () => [[]], ...answers } },
          { elsewhere: ["backups"], discovery },
        );

      test("is handed over whichever shard it belongs to now, and nothing more is listed for another's", async () => {
        const known = {
          moved: volume("moved", { compartmentId: "backups" }),
          ridden: volume("ridden"),
        };
        const { inventory, asked } = await slice({ volume: known });
        expect(inventory.volumes.map(({ id }) => id)).toEqual(
          // Where the index shows nothing, only backups are listed.
          discovery === "list" ? ["ridden", "moved"] : ["moved"],
        );
        expect(inventory.unread).toEqual([]);
        expect(asked.filter((it) => it.includes("backups"))).toEqual([]);
      });

      test("is a gap when the service does not answer", async () => {
        const broken = failure("GetVolume", 500, "InternalServerError");
        const { inventory } = await slice({ volume: { moved: broken } });
        expect(inventory.unread).toMatchObject([{ operation: "GetVolume", status: 500 }]);
      });
    },
  );

  test("beyond the scope is nothing that would be audited", async () => {
    const { asked } = await collect({ [HOME]: NAMED }, { root: "backups" });
    expect(lookedUp(asked)).toEqual([]);
  });

  test("in a region that is searched has its backups listed where it is now", async () => {
    const { inventory } = await collect(
      {
        [HOME]: {
          ...NAMED,
          find: () => [[]],
          volume: { moved: volume("moved", { compartmentId: "backups", kind: "BOOT_VOLUME" }) },
          bootVolumeBackups: { backups: [[backup("b2", "moved", { kind: "BOOT_VOLUME" })]] },
          bootVolumeAttachments: {
            "backups/AD-1": [[attachment("moved", "i", { kind: "BOOT_VOLUME" })]],
          },
        },
      },
      { discovery: "search" },
    );
    expect(
      inventory.backups
        .get("moved")
        ?.map(({ id }) => id)
        .sort(),
    ).toEqual(["b", "b2"]);
    expect(inventory.attachments).toContainEqual(expect.objectContaining({ volumeId: "moved" }));
  });
});
