import { expect, test } from "@jest/globals";

import type { Waste } from "../../../src/posture/waste/waste.js";
import { wastePhrase } from "../../../src/reports/waste-text.js";

const NONE = { backups: 0, gb: 0, unknownSizes: 0 };
const MANY = { backups: 3, gb: 40, unknownSizes: 0 };

test.each<[string, Partial<Waste>, string | null]>([
  ["there is none", {}, null],
  ["it cannot be told", { orphaned: null, pastNeed: null }, null],
  ["orphans", { orphaned: MANY }, "3 backups whose volume is gone take up 40 GB"],
  ["one", { pastNeed: { ...MANY, backups: 1 } }, "1 backup past every rule's need takes up 40 GB"],
  [
    "some of unknown size, and perhaps more",
    { pastNeed: { ...MANY, unknownSizes: 2 }, isWhole: false },
    "at least 3 backups past every rule's need take up 40 GB, without 2 of unknown size",
  ],
  [
    "all of unknown size",
    { orphaned: { backups: 2, gb: 0, unknownSizes: 2 } },
    "2 backups whose volume is gone take up an unknown size",
  ],
  [
    "both",
    { orphaned: { ...MANY, backups: 1 }, pastNeed: MANY },
    "1 backup whose volume is gone takes up 40 GB; 3 backups past every rule's need take up 40 GB",
  ],
])("%s", (_, waste, phrase) => {
  const told = { orphaned: NONE, pastNeed: NONE, isWhole: true, ...waste };
  expect(wastePhrase({ waste: told })).toBe(phrase);
});
