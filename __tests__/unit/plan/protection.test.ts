import { readFileSync } from "node:fs";

import { describe, expect, test } from "@jest/globals";

import { assetsOf } from "../../../src/plan/assets.js";
import { PlanFacts } from "../../../src/plan/plan-facts.js";
import { readPlanText } from "../../../src/plan/plan-text.js";
import { protectionFinder } from "../../../src/plan/protection.js";
import { judged } from "./judged-plan.js";

/** A plan that Terraform made of the configuration beside it. */
function protections(name: string): Readonly<Record<string, string>> {
  const place = new URL(`../../fixtures/plans/${name}/plan.json`, import.meta.url);
  return protectionsIn(readFileSync(place, "utf8"));
}

function protectionsIn(plan: string): Readonly<Record<string, string>> {
  const facts = new PlanFacts(readPlanText(plan, "plan.json"));
  const assets = assetsOf(facts);
  const protectionOf = protectionFinder(facts, assets)("after");
  return Object.fromEntries(
    assets.map((asset) => [asset.change.address, protectionOf(asset)?.kind ?? "gone"]),
  );
}

describe("who protects whom", () => {
  test("follows references as far as plan JSON has them, and doubts the rest", () => {
    expect(protections("references")).toEqual({
      // `oci_core_volume.data[each.value]` over a set, over a map of constants, and over the volumes.
      'oci_core_volume.data["a"]': "protected",
      'oci_core_volume.data["b"]': "protected",
      // `oci_core_volume.n[count.index]`
      "oci_core_volume.n[0]": "protected",
      "oci_core_volume.n[1]": "protected",
      // One of two in a conditional.
      "oci_core_volume.one": "unknown",
      // `module.m[each.key].vol` leaves out which output it is, and the module has two.
      'module.m["x"].oci_core_volume.v': "unknown",
      'module.m["y"].oci_core_volume.v': "unknown",
      // `module.m["x"].map["k"]` names all of it.
      'module.m["x"].oci_core_volume.w["k"]': "protected",
      'module.m["y"].oci_core_volume.w["k"]': "unknown",
      "module.s.oci_core_volume.v": "protected",
      // Nothing refers to it.
      'module.s.oci_core_volume.w["k"]': "unprotected",
    });
  });

  test("a group that a partial plan leaves out may have the boot volume of an instance", () => {
    const instance = (name: string) => ({
      address: `oci_core_instance.${name}`,
      ...{ mode: "managed", type: "oci_core_instance", name },
      provider_name: "registry.terraform.io/oracle/oci",
      change: {
        actions: ["create"],
        after: { source_details: [{ source_type: "image" }] },
        after_unknown: { boot_volume_id: true },
      },
    });
    const members = { references: ["oci_core_instance.grouped.boot_volume_id"] };
    const plan = {
      ...{ format_version: "1.2", complete: false },
      resource_changes: [instance("grouped"), instance("alone")],
      configuration: {
        root_module: {
          resources: [
            { address: "oci_core_instance.grouped", expressions: {} },
            { address: "oci_core_instance.alone", expressions: {} },
            { address: "oci_core_volume_group.g", expressions: { volume_ids: members } },
          ],
        },
      },
    };
    expect(protectionsIn(JSON.stringify(plan))).toEqual({
      "oci_core_instance.grouped": "unknown",
      "oci_core_instance.alone": "unprotected",
    });
  });
});

test("what a module of nothing but a deferred data source gives cannot be told", () => {
  const { findings } = judged("deferred-module");
  const found = findings.find(({ address }) => address === "oci_core_volume.o");
  expect(found?.protection).toBe("UNKNOWN");
});
