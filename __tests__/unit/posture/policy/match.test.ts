import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Volume } from "../../../../src/inventory/inventory.js";
import { compileMatch, surroundingsOf } from "../../../../src/posture/policy/match.js";
import type { Match } from "../../../../src/settings/policy.js";
import { attachment, compartment, inventory, unread, volume } from "../inventory-builder.js";
import { match } from "../policy-fixtures.js";

const TENANCY = "ocid1.tenancy.oc1..acme";
const ERP = "ocid1.compartment.oc1..erp";

const surroundings = surroundingsOf(
  inventory({
    compartments: [
      compartment({ id: TENANCY, name: "acme", parentId: null, path: "acme" }),
      compartment(),
    ],
    attachments: [attachment({ volumeId: "attached" })],
    unread: [unread({ operation: "ListVolumeAttachments", region: "us-phoenix-1" })],
  }),
);
const holds = (given: Partial<Match>, judged: Partial<Volume> = {}) =>
  compileMatch(match(given), surroundings)(volume(judged));

const phoenix = { region: "us-phoenix-1" };
const tagged = {
  freeformTags: { env: "prod" },
  definedTags: { Operations: { Tier: "gold", Owner: "a.b" } },
};

const decomposed = {
  freeformTags: { "cafe\u0301": "e\u0301" },
  definedTags: { n: { "Cafe\u0301": "e\u0301" } },
};

describe("a match", () => {
  test.each<[string, Partial<Match>, Partial<Volume>, boolean | null]>([
    ["nothing asked", {}, {}, true],
    ["compartment by path", { compartments: ["prod/**"] }, {}, true],
    ["compartment by a path that ends above", { compartments: ["prod"] }, {}, false],
    ["one star stays within a name", { compartments: ["*"] }, {}, false],
    ["slashes at the ends", { compartments: ["/prod/erp/"] }, {}, true],
    ["path with the tenancy's name", { compartments: ["acme/prod/erp"] }, {}, true],
    ["glob with the tenancy's name", { compartments: ["acme/prod/**"] }, {}, true],
    ["glob instead of the tenancy's name", { compartments: ["*/prod/erp"] }, {}, false],
    ["compartment by name", { compartments: ["erp"] }, {}, true],
    ["compartment by OCID", { compartments: [ERP] }, {}, true],
    ["any of several", { compartments: ["dev/**", "erp"] }, {}, true],
    ["the tenancy by name", { compartments: ["acme"] }, { compartmentId: TENANCY }, true],
    ["the tenancy is below nothing", { compartments: ["**"] }, { compartmentId: TENANCY }, false],
    ["out of scope, by OCID", { compartments: ["x"] }, { compartmentId: "x" }, true],
    ["out of scope, by path", { compartments: ["**"] }, { compartmentId: "x" }, false],
    ["freeform tag", { freeformTags: { env: ["dev", "prod"] } }, tagged, true],
    ["freeform tag of another value", { freeformTags: { env: ["dev"] } }, tagged, false],
    ["freeform tag, other case", { freeformTags: { Env: ["prod"] } }, tagged, false],
    ["freeform tag of an object's own key", { freeformTags: { toString: ["x"] } }, tagged, false],
    ["every tag must hold", { freeformTags: { env: ["prod"], a: ["b"] } }, tagged, false],
    ["defined tag", { definedTags: { "Operations.Tier": ["gold"] } }, tagged, true],
    ["defined tag, other case", { definedTags: { "operations.tier": ["gold"] } }, tagged, true],
    ["defined tag, value's case", { definedTags: { "Operations.Tier": ["Gold"] } }, tagged, false],
    ["defined tag not there", { definedTags: { "Operations.Cost": ["x"] } }, tagged, false],
    [
      "tags in either form of Unicode",
      { freeformTags: { "caf\u00e9": ["\u00e9"] } },
      decomposed,
      true,
    ],
    ["defined ones too", { definedTags: { "N.caf\u00e9": ["\u00e9"] } }, decomposed, true],
    ["kind", { kinds: ["block"] }, {}, true],
    ["other kind", { kinds: ["block"] }, { kind: "BOOT_VOLUME" }, false],
    ["either kind", { kinds: ["block", "boot"] }, { kind: "BOOT_VOLUME" }, true],
    ["region", { regions: ["us-ashburn-1"] }, {}, true],
    ["other region", { regions: ["us-ashburn-1"] }, phoenix, false],
    ["name", { names: ["db-*", "da?a"] }, {}, true],
    ["other name", { names: ["db-*"] }, {}, false],
    ["a star takes slashes", { names: ["db-*"] }, { name: "db-1/a/b" }, true],
    ["a slash in the glob", { names: ["db/*"] }, { name: "db/1" }, true],
    ["line breaks", { names: ["a**z"] }, { name: "a\n::error::\nz" }, true],
    ["a leading dot", { names: ["*"] }, { name: ".hidden" }, true],
    ["an exclamation mark is no negation", { names: ["!x"] }, {}, false],
    ["parentheses", { names: ["web-* (Boot Volume)"] }, { name: "web-1 (Boot Volume)" }, true],
    ["braces", { names: ["{data,log}"] }, {}, true],
    ["attached", { attached: true }, { id: "attached" }, true],
    ["not attached", { attached: true }, {}, false],
    ["detached", { attached: false }, {}, true],
    ["attachments not read: perhaps attached", { attached: true }, phoenix, null],
    ["attachments not read: perhaps detached", { attached: false }, phoenix, null],
    ["attachments not read, and another key", { attached: true, names: ["x"] }, phoenix, false],
    ["size, equal", { minSizeGb: 50 }, {}, true],
    ["size, below", { minSizeGb: 50.5 }, {}, false],
    ["size not known", { minSizeGb: 50 }, { sizeGb: null }, null],
    ["size not known, and another key", { minSizeGb: 50, names: ["x"] }, { sizeGb: null }, false],
    ["size not known, and attached", { minSizeGb: 1, attached: true }, { sizeGb: null }, false],
    ["volume", { volumes: ["ocid1.volume.oc1.iad.a"] }, {}, true],
    ["other volume", { volumes: ["ocid1.volume.oc1.iad.b"] }, {}, false],
    ["every key must hold", { names: ["data"], kinds: ["boot"] }, {}, false],
    ["an empty list", { names: [] }, {}, false],
  ])("%s", (_, given, judged, expected) => {
    expect(holds(given, judged)).toBe(expected);
  });

  test("a name without glob characters matches itself and nothing else", () => {
    const plain = fc.stringMatching(/^[a-z0-9_/ -]{1,12}$/);
    fc.assert(
      fc.property(plain, plain, (one, other) => {
        expect(holds({ names: [one] }, { name: other })).toBe(one === other);
      }),
    );
  });
});
