import { describe, expect, test } from "@jest/globals";

import type { FoundResource } from "../../../src/oci/resources.js";
import { collect, found, FRANKFURT, volume } from "./collect-fixture.js";
import { denied, HOME } from "./fake-cloud.js";
import { compartments, index, SEARCH } from "./search-index.js";

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

  test("lists a region whose index turns out to be behind, or fails late", async () => {
    const old = volume("hidden", { compartmentId: "c7", timeCreated: Date.now() - 2 * 86_400_000 });
    const behind = await collect(
      { [HOME]: { find: index(), volumes: { c7: [[old]] } } },
      { ...SEARCH, world: { below: [compartments(600)] } },
    );
    const late = await collect(
      {
        [HOME]: {
          find: (query) => (query.includes("backup") ? [denied("SearchResources")] : [[]]),
          volumes: { c7: [[volume("v", { compartmentId: "c7", timeCreated: Date.now() })]] },
        },
      },
      { ...SEARCH, world: { below: [compartments(600)] } },
    );
    const reasons = [/does not show volumes/, /NotAuthorizedOrNotFound/];
    for (const [at, { inventory, asked }] of [behind, late].entries()) {
      expect(inventory.volumes).toHaveLength(1);
      expect(inventory.searchFailures).toMatchObject([
        { reason: expect.stringMatching(reasons[at] ?? "") },
      ]);
      expect(inventory.discovery).toEqual([{ region: HOME, by: "search, then list" }]);
      expect([inventory.unasked, inventory.unread]).toEqual([[], []]);
      expect(asked).toContain(`${HOME} volumeAttachments c599`);
    }
  });

  test("tells what rests on the index, however young the volume that it lacks", async () => {
    const young = volume("young", { compartmentId: "c7", timeCreated: Date.now() });
    const { inventory } = await collect(
      { [HOME]: { find: index(), volumes: { c7: [[young]] } } },
      { ...SEARCH, world: { below: [compartments(600)] } },
    );
    expect(inventory.discovery).toEqual([{ region: HOME, by: "search" }]);
    expect(inventory.unasked).toContainEqual({
      ...{ region: HOME, operation: "ListVolumeBackups", compartments: 600 },
    });
    expect(inventory.searchFailures).toEqual([]);
  });
});
