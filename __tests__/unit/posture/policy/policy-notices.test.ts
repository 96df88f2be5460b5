import { describe, expect, test } from "@jest/globals";

import type { Inventory } from "../../../../src/inventory/inventory.js";
import { assess } from "../../../../src/posture/assess.js";
import { noticeText } from "../../../../src/posture/notice.js";
import type { Match } from "../../../../src/settings/policy.js";
import { compartment, inventory, NOW, OFF, unread, volume } from "../inventory-builder.js";
import { exemption, match, policy, rule } from "../policy-fixtures.js";

const INVENTORY = inventory({
  regions: ["us-ashburn-1", "us-phoenix-1"],
  compartments: [
    compartment(),
    compartment({ id: "empty", name: "sandbox", path: "acme/sandbox" }),
  ],
  volumes: [
    volume({ id: "v1", name: "db-1", freeformTags: { env: "prod", "caf\u00e9": "x" } }),
    volume({ id: "v2", name: "Web", definedTags: { Ops: { Tier: "gold" } } }),
  ],
});

function notices(
  matches: readonly Partial<Match>[],
  over: Partial<Inventory> = {},
  namesNearest = true,
): readonly string[] {
  const rules = matches.map((it, index) => rule(`r${index + 1}`, it));
  const given = { ...INVENTORY, ...over };
  return assess(given, policy({ rules }), OFF, NOW, { namesNearest }).policyNotices.map(noticeText);
}

const AMISS = ": correct its match, or remove it.";

describe("a rule that selects nothing is told with the part that does not", () => {
  test.each<[Partial<Match>, string]>([
    [{ names: ["DB-*"] }, '; none is selected by names "DB-*" (the nearest is "db-1")'],
    [{ names: ["Wev"] }, '; none is selected by names "Wev" (the nearest is "Web")'],
    [{ names: ["nothing like it"] }, '; none is selected by names "nothing like it"'],
    [
      { compartments: ["Prod/**"] },
      '; none is selected by compartments "Prod/**" (the nearest is "prod/erp")',
    ],
    [
      { compartments: ["acme/prod/erq"] },
      '; none is selected by compartments "acme/prod/erq" (the nearest is "acme/prod/erp")',
    ],
    [
      { freeformTags: { Env: ["prod"] } },
      '; none is selected by freeform-tags "Env" (the nearest is "env")',
    ],
    [
      { freeformTags: { env: ["Prod"] } },
      '; none is selected by freeform-tags "env: Prod" (the nearest is "prod")',
    ],
    [
      { definedTags: { "Ops.Tier": ["silver"] } },
      '; none is selected by defined-tags "Ops.Tier: silver"',
    ],
    [{ kinds: ["boot"] }, "; none is selected by kinds boot"],
    [
      { regions: ["us-ashburn-2"] },
      '; none is selected by regions us-ashburn-2 (the nearest is "us-ashburn-1")',
    ],
    [{ regions: ["us-phoenix-1"] }, "; none is selected by regions us-phoenix-1"],
    [{ attached: true }, "; none is selected by attached true"],
    [{ minSizeGb: 51 }, "; none is selected by min-size-gb 51"],
    [
      { names: ["x", "y"], kinds: ["boot"] },
      '; none is selected by kinds boot, names "x", names "y"',
    ],
    [
      { names: ["1", "2", "3", "4", "5", "6", "7"] },
      '; none is selected by names "1", names "2", names "3", names "4", names "5", and 2 more',
    ],
    // Each part selects something, and nothing all of them.
    [{ names: ["db-1"], definedTags: { "ops.tier": ["gold"] } }, ""],
    [{ compartments: ["sandbox"] }, ""],
  ])("%j", (given, why) => {
    expect(notices([given])).toEqual([`Rule r1 matched no audited volume${why}${AMISS}`]);
  });
});

test("a rule that selects something is told of each pattern that does not", () => {
  const found = notices([
    {
      names: ["db-1", "WEB", "Web"],
      compartments: ["prod/**", "sandbox", "prod/*/tmp"],
      kinds: ["block", "boot"],
      regions: ["us-ashburn-1", "us-phoenix-1", "eu-frankfurt-1"],
    },
  ]);
  expect(found).toEqual([
    'Rule r1: compartments "prod/*/tmp" selects no audited volume; correct or remove it.',
    "Rule r1: regions eu-frankfurt-1 selects no audited volume; correct or remove it.",
    'Rule r1: names "WEB" (the nearest is "Web") selects no audited volume; correct or remove it.',
  ]);
});

test("a rule that only has what others took is told with them", () => {
  expect(notices([{ kinds: ["block"] }, { names: ["db-*"] }])).toEqual([
    "Rule r2 holds for no volume, since rules above it take the 1 volume that it matches: move it up, or remove it.",
  ]);
});

test("what could not be read may hold what is not seen", () => {
  const told = [
    `Rule r1 matched no audited volume, as far as could be read; none is selected by names "x"${AMISS}`,
  ];
  expect(notices([{ names: ["x"] }], { unread: [unread()] })).toEqual(told);
  expect(notices([{ names: ["x"] }], { interruption: "Cancelled." })).toEqual(told);
});

test("nothing is told where it is all right, or where there is no volume at all", () => {
  const right = [{ names: ["db-*"], freeformTags: { "cafe\u0301": ["x"] } }, {}];
  expect(notices(right)).toEqual([]);
  expect(notices([{ names: ["x"] }], { volumes: [] })).toEqual([]);
});

test("no name of the tenancy's is quoted where names are pseudonyms", () => {
  expect(notices([{ names: ["DB-*"] }], {}, false)).toEqual([
    `Rule r1 matched no audited volume; none is selected by names "DB-*"${AMISS}`,
  ]);
});

test("exemptions are told likewise, and one that expired of its day alone", () => {
  const given = policy({
    exemptions: [
      exemption({ id: "some", match: match({ volumes: ["v1", "v9"] }) }),
      exemption({ id: "none", match: match({ names: ["DB-1"] }) }),
      exemption({ id: "old", match: match({ names: ["DB-1"] }), expires: "2026-11-04" }),
    ],
  });
  expect(assess(INVENTORY, given, OFF, NOW).policyNotices.map(noticeText)).toEqual([
    "Exemption some: volumes v9 selects no audited volume; correct or remove it.",
    `Exemption none matched no audited volume; none is selected by names "DB-1" (the nearest is "db-1")${AMISS}`,
    "Exemption old expired on 2026-11-04 and matches no audited volume: remove it.",
  ]);
});
