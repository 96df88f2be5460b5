import { describe, expect, test } from "@jest/globals";

import { assess } from "../../../../src/posture/assess.js";
import { summedWaste, wasteOf } from "../../../../src/posture/waste/waste.js";
import { backup, DAY, inventory, NOW, OFF, unread, volume } from "../inventory-builder.js";
import { policy, rule, settings } from "../policy-fixtures.js";

const GONE = "ocid1.volume.oc1.iad.gone";
const KEPT = policy({ defaults: settings({ retention: 30 * DAY }) });
const old = (id: string, age: number, uniqueGb: number | null) =>
  backup({ id, timeCreated: NOW - age * DAY, uniqueGb });
const BACKUPS = [
  old("new", 1, 1),
  old("edge", 31, 2),
  old("spare", 40, 4),
  old("dark", 50, null),
  backup({ id: "orphan", volumeId: GONE, uniqueGb: 8 }),
];

function judged(over: Parameters<typeof inventory>[0], by = KEPT, coversTenancy = true) {
  const given = inventory({ volumes: [volume()], backups: BACKUPS, ...over });
  return assess(given, by, OFF, NOW, { coversTenancy });
}

test("a tally sums the sizes that are known, and counts the others", () => {
  expect(wasteOf([])).toEqual({ backups: 0, gb: 0, unknownSizes: 0 });
  const sizes = [3, null, 0, null].map((uniqueGb) => ({ uniqueGb }));
  expect(wasteOf(sizes)).toEqual({ backups: 4, gb: 3, unknownSizes: 2 });
});

test("tallies add up; of none at all nothing is known", () => {
  const one = { backups: 1, gb: 2, unknownSizes: 0 };
  expect(summedWaste([one, one])).toEqual({ backups: 2, gb: 4, unknownSizes: 0 });
  expect(summedWaste([])).toBeNull();
});

describe("an assessment tells of backups to spare", () => {
  const PAST = { backups: 2, gb: 4, unknownSizes: 1 };
  const ORPHANED = { backups: 1, gb: 8, unknownSizes: 0 };

  test("in the tenancy, and of each volume", () => {
    const { summary, findings } = judged({});
    expect(summary.waste).toEqual({ orphaned: ORPHANED, pastNeed: PAST, isWhole: true });
    expect(findings[0]?.pastNeed).toEqual(PAST);
  });

  test("none where nothing is to spare, which is not the same as unknown", () => {
    const { waste } = judged({ backups: [backup()] }).summary;
    const none = { backups: 0, gb: 0, unknownSizes: 0 };
    expect(waste).toEqual({ orphaned: none, pastNeed: none, isWhole: true });
    expect(judged({ backups: [] }).summary.waste.pastNeed).toBeNull();
  });

  test("neither where no rule asks for retention, nor where it is not known what is gone", () => {
    const { waste } = judged({}, policy(), false).summary;
    expect(waste).toEqual({ orphaned: null, pastNeed: null, isWhole: true });
  });

  test.each([
    ["unread", { unread: [unread({ compartmentId: "c", region: "eu-frankfurt-1" })] }],
    ["denied where that is no gap", { tolerated: [unread()] }],
    ["not asked for", { unasked: [{ ...unread(), compartments: 3 }] }],
  ])("as a part of what there is where a listing is %s", (_, hidden) => {
    expect(judged(hidden).summary.waste).toEqual({
      orphaned: ORPHANED,
      pastNeed: PAST,
      isWhole: false,
    });
  });

  test("nothing of a volume of which it is not known which rule holds", () => {
    const attached = rule("attached", { attached: true }, { retention: 45 * DAY });
    const by = { ...KEPT, rules: [attached] };
    const unlisted = { unread: [unread({ operation: "ListVolumeAttachments" })] };
    expect(judged(unlisted, by).findings[0]?.pastNeed).toBeNull();
    expect(judged({}, by).findings[0]?.pastNeed).toEqual(PAST);
  });
});
