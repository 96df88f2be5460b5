import { describe, expect, test } from "@jest/globals";
import { applyExemptions, waiverOf } from "../../../../src/posture/policy/exemptions.js";
import { noticeText } from "../../../../src/posture/notice.js";
import { surroundingsOf } from "../../../../src/posture/policy/match.js";
import { selectorTeller } from "../../../../src/posture/policy/policy-notices.js";
import type { Exemption } from "../../../../src/settings/policy.js";
import { inventory, NOW, volume } from "../inventory-builder.js";
import { exemption, match } from "../policy-fixtures.js";

const scratch = [volume({ id: "s1", name: "scratch-1" }), volume({ id: "s2", name: "scratch-2" })];
const apply = (exemptions: readonly Exemption[], now = NOW) => {
  const volumes = [...scratch, volume()];
  const surroundings = surroundingsOf(inventory());
  const teller = selectorTeller(inventory(), volumes, surroundings, true);
  return applyExemptions(exemptions, volumes, surroundings, teller, now);
};

describe("applyExemptions", () => {
  test("gives each volume the exemptions that match it, in order, and counts their uses", () => {
    const both = exemption();
    const second = exemption({
      id: "second",
      match: match({ volumes: ["s2"] }),
      checks: ["immutable"],
      expires: null,
    });
    const applied = apply([both, second]);
    expect(applied.byVolume).toEqual(
      new Map([
        ["s1", [both]],
        ["s2", [both, second]],
      ]),
    );
    const { reason } = both;
    expect(applied.uses).toEqual([
      { id: "scratch-disks", reason, expires: "2027-01-31", checks: null, volumes: 2 },
      { id: "second", reason, expires: null, checks: ["immutable"], volumes: 1 },
    ]);
    expect(applied.notices).toEqual([]);
  });

  test("holds to the end of its last day in UTC", () => {
    const midnight = Date.UTC(2027, 1, 1);
    expect(apply([exemption()], midnight - 1).byVolume.size).toBe(2);
    expect(apply([exemption()], midnight).byVolume.size).toBe(0);
  });

  test.each([
    [
      "expired",
      { expires: "2026-11-04" },
      "Exemption scratch-disks expired on 2026-11-04 and no longer exempts 2 volumes: fix what it excused, or give it a later date.",
    ],
    [
      "expired, matching nothing",
      { expires: "2026-11-04", match: match({ names: ["x"] }) },
      "Exemption scratch-disks expired on 2026-11-04 and matches no audited volume: remove it.",
    ],
    [
      "matching nothing",
      { match: match({ names: ["x"] }) },
      'Exemption scratch-disks matched no audited volume; none is selected by names "x": correct its match, or remove it.',
    ],
  ])("says of one that is %s", (_, over, notice) => {
    const applied = apply([exemption(over)]);
    expect(applied).toMatchObject({ byVolume: new Map(), uses: [] });
    expect(applied.notices.map(noticeText)).toEqual([notice]);
  });
});

describe("waiverOf", () => {
  const ofChecks = exemption({ id: "some", checks: ["immutable", "retention"] });
  const ofRecency = exemption({ id: "recency", checks: ["backup-recency"] });
  const ofAll = exemption({ id: "all" });

  test.each([
    ["none", [], null, false, [false, false, false]],
    ["some checks", [ofChecks], "some", false, [false, true, false]],
    ["recency only", [ofRecency], "recency", true, [true, false, false]],
    ["all checks", [ofAll], "all", true, [true, true, true]],
    [
      "together, showing the one for the status",
      [ofChecks, ofAll],
      "all",
      true,
      [true, true, true],
    ],
    ["the first of two", [ofAll, ofRecency], "all", true, [true, true, true]],
  ] as const)("%s", (_, exemptions, id, waived, covered) => {
    const waiver = waiverOf(exemptions);
    expect(waiver.exemption?.id ?? null).toBe(id);
    expect(waiver.waived).toBe(waived);
    const asked = ["backup-recency", "immutable", "replica"] as const;
    expect(asked.map(waiver.covers)).toEqual(covered);
  });
});
