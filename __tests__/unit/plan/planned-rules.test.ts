import { describe, expect, test } from "@jest/globals";

import { findingOf, judged, judgedText, planJson } from "./judged-plan.js";

const policyOf = (match: string) =>
  `defaults: { require: { backup-policy-assigned: false } }
rules: [{ name: asked, match: ${match}, require: { backup-policy-assigned: true } }]`;

/** Whether a rule holds for a volume: yes, no, or what the plan does not tell. */
const CASES: readonly (readonly [match: string, volume: string, holds: boolean | null])[] = [
  ["{ freeform-tags: { tier: gold } }", "oci_core_volume.gold", true],
  ["{ freeform-tags: { tier: gold } }", "oci_core_volume.dev", false],
  // The service may fill them in where none are written.
  ["{ freeform-tags: { tier: gold } }", "oci_core_volume.untagged", null],
  // Plan JSON leaves an unknown value out of the map: it is no missing tag.
  ["{ freeform-tags: { tier: gold } }", "oci_core_volume.tag_unknown", null],
  ["{ freeform-tags: { tier: gold } }", "oci_core_instance.host boot_volume", null],
  ["{ defined-tags: { Ops.Tier: gold } }", "oci_core_volume.gold", null],
  [
    "{ compartments: [ocid1.compartment.oc1..aaaaaaaalab] }",
    "oci_core_volume.other_compartment",
    true,
  ],
  ["{ compartments: [ocid1.compartment.oc1..aaaaaaaalab] }", "oci_core_volume.dev", false],
  ["{ compartments: [acme/erp] }", "oci_core_volume.dev", null],
  ["{ regions: [me-dubai-1] }", "oci_core_volume.far", true],
  ["{ regions: [me-dubai-1] }", "oci_core_volume.dev", false],
  ["{ min-size-gb: 400 }", "oci_core_volume.large", true],
  ["{ min-size-gb: 600 }", "oci_core_volume.large", false],
  ["{ min-size-gb: 400 }", "oci_core_volume.dev", null],
  ["{ attached: true }", "oci_core_volume.fastened", true],
  ["{ attached: true }", "oci_core_volume.dev", false],
  ["{ attached: true }", "oci_core_volume.retagged", null],
  ["{ attached: true }", "oci_core_instance.host boot_volume", true],
  ["{ kinds: [boot] }", "oci_core_instance.host boot_volume", true],
  ["{ kinds: [boot] }", "oci_core_volume.dev", false],
  ["{ names: [go*] }", "oci_core_volume.gold", true],
  ["{ names: [go*] }", "oci_core_volume.dev", false],
  // One "no" decides, whatever else is not told.
  ["{ names: [go*], compartments: [acme/erp] }", "oci_core_volume.dev", false],
];

describe("the rule of a planned volume", () => {
  test.each(CASES)("%s, %s: %p", (match, name, holds) => {
    const [address = "", part = null] = name.split(" ");
    const { rule, rules, checks } = findingOf(
      judged("rules", { policy: policyOf(match) }),
      address,
      part,
    );
    const expected = {
      true: { rule: "asked", rules: ["asked"], results: ["fail"] },
      false: { rule: "defaults", rules: ["defaults"], results: [] },
      null: { rule: null, rules: ["asked", "defaults"], results: ["unknown"] },
    }[String(holds) as "true" | "false" | "null"];
    expect({ rule, rules, results: checks.map(({ result }) => result) }).toEqual(expected);
  });

  test.each([
    [
      "{ freeform-tags: { tier: gold } }",
      "oci_core_volume.untagged",
      "its freeform_tags are not set, or not known before apply; set them in the configuration",
    ],
    [
      "{ freeform-tags: { tier: gold } }",
      "oci_core_volume.tag_unknown",
      "a value in its freeform_tags is not known before apply; set one that is",
    ],
    [
      "{ freeform-tags: { tier: gold } }",
      "oci_core_instance.host boot_volume",
      "the plan has no freeform_tags of a volume that an instance brings along; match those volumes by kind, name or compartment",
    ],
    [
      "{ defined-tags: { Ops.Tier: gold } }",
      "oci_core_volume.gold",
      "its defined_tags are not set, or not known before apply; set them in the configuration",
    ],
    [
      "{ compartments: [acme/erp] }",
      "oci_core_volume.dev",
      "the plan has its compartment as an OCID, and the policy names paths or names; give the report of an audit as baseline-file, or the OCID in the policy",
    ],
    [
      "{ min-size-gb: 400 }",
      "oci_core_volume.dev",
      "its size is not set, or not known before apply; set it in the configuration",
    ],
    [
      "{ attached: true }",
      "oci_core_volume.retagged",
      "the plan does not tell whether it is attached; refer to it directly in the attachment",
    ],
    [
      "{ min-size-gb: 400, compartments: [acme/erp] }",
      "oci_core_volume.dev",
      "the plan has its compartment as an OCID, and the policy names paths or names; give the report of an audit as baseline-file, or the OCID in the policy; its size is not set, or not known before apply; set it in the configuration",
    ],
  ])("%s, %s: says what is open, and what would tell it", (match, name, open) => {
    const [address = "", part = null] = name.split(" ");
    const { reason } = findingOf(judged("rules", { policy: policyOf(match) }), address, part);
    expect(reason).toBe(
      `its rule may be asked or defaults, which ask for different things: ${open}`,
    );
  });

  test("rules that agree are no doubt: the finding fails as seriously as the mildest takes it", () => {
    const policy =
      "defaults: { severity: low }\nrules: [{ name: gold, match: { freeform-tags: { tier: gold } }, severity: high }]";
    const { checks, rules } = findingOf(judged("rules", { policy }), "oci_core_volume.untagged");
    expect(rules).toEqual(["gold", "defaults"]);
    expect(checks.map(({ result, severity }) => [result, severity])).toEqual([["fail", "low"]]);
  });

  test("a stricter rule makes an old gap new", () => {
    const policy = policyOf("{ freeform-tags: { tier: gold } }");
    expect(findingOf(judged("rules", { policy }), "oci_core_volume.retagged").isNew).toBe(true);
    expect(findingOf(judged("rules"), "oci_core_volume.retagged").isNew).toBe(false);
  });
});

describe("what an instance attaches when it is launched", () => {
  const rulesOf = (text: string, address: string) =>
    findingOf(judgedText(text, "launched", { policy: policyOf("{ attached: true }") }), address)
      .rules;

  test.each([
    ["oci_core_volume.att", ["asked"]],
    ["oci_core_boot_volume.b", ["asked"]],
    ["oci_core_volume.free", ["defaults"]],
  ])("%s: %j", (address, rules) => {
    expect(rulesOf(planJson("launched"), address)).toEqual(rules);
  });

  test("a partial plan does not tell it of what it leaves out", () => {
    const plan = JSON.parse(planJson("launched")) as { resource_changes: { address: string }[] };
    const changes = plan.resource_changes.filter(({ address }) => !/instance/.test(address));
    const partial = { ...plan, complete: false, resource_changes: changes };
    const text = JSON.stringify(partial);
    expect(rulesOf(text, "oci_core_volume.att")).toEqual(["asked", "defaults"]);
    expect(rulesOf(text, "oci_core_volume.free")).toEqual(["defaults"]);
  });
});

describe("exemptions by address", () => {
  const waived = (pattern: string) =>
    judged("rules", {
      policy: `exemptions: [{ id: e, match: { addresses: ['${pattern}'] }, reason: r, permanent: true }]`,
    })
      .findings.filter((it) => it.waived)
      .map(({ address }) => address);

  test.each([
    [
      "module.scratch.**",
      ['module.scratch["a"].oci_core_volume.this', 'module.scratch["b"].oci_core_volume.this'],
    ],
    ['module.scratch["a"].**', ['module.scratch["a"].oci_core_volume.this']],
    ["module.scratch", []],
    ["oci_core_volume.go*", ["oci_core_volume.gold"]],
    ["oci_core_instance.host.boot_volume", ["oci_core_instance.host"]],
    ["module.other.**", []],
  ])("%s", (pattern, addresses) => {
    expect(waived(pattern)).toEqual(addresses);
  });

  test.each([
    ['module.scratch["eu/a.b"].**', 1],
    ['module.scratch["eu/a.b"].*.this', 1],
    ['module.scratch["eu/*"].**', 1],
    ['module.scratch["eu"].**', 0],
  ])("slashes and dots within a key are its own: %s", (pattern, expected) => {
    const text = planJson("rules").replaceAll(
      'module.scratch[\\"a\\"]',
      'module.scratch[\\"eu/a.b\\"]',
    );
    const policy = `exemptions: [{ id: e, match: { addresses: ['${pattern}'] }, reason: r, permanent: true }]`;
    expect(judgedText(text, "p", { policy }).summary.waived).toBe(expected);
  });

  test("one that is over waives nothing", () => {
    const policy = (expires: string) =>
      `exemptions: [{ id: e, match: { addresses: ["module.scratch.**"] }, reason: r, expires: ${expires} }]`;
    const count = (expires: string) => judged("rules", { policy: policy(expires) }).summary.waived;
    expect([count("2026-11-05"), count("2026-11-04")]).toEqual([2, 0]);
  });
});
