import { describe, expect, test } from "@jest/globals";

import type { PlanAssessment } from "../../../src/posture/plan/plan-assessment.js";
import { findingOf, judged, judgedText, planJson } from "./judged-plan.js";

type Expected = "PROTECTED" | "UNPROTECTED" | "UNKNOWN";
/** A volume's address (and its part), and what becomes of it. */
type Case = readonly [address: string, expected: Expected, via?: string];

/** Each rule has a case for each of its answers, in a plan that Terraform made. */
const RULES: readonly (readonly [rule: string, plan: string, cases: readonly Case[]])[] = [
  [
    "a direct reference protects what it names, and nothing else",
    "references-plain",
    [
      ["oci_core_volume.direct", "PROTECTED", "assignment"],
      ["oci_core_volume.nobody", "UNPROTECTED"],
    ],
  ],
  [
    "for_each protects the instance of its own key",
    "references-plain",
    [
      ['oci_core_volume.keyed["red"]', "PROTECTED", "assignment"],
      ['oci_core_volume.keyed["blue"]', "PROTECTED", "assignment"],
      ['oci_core_volume.keyed["green"]', "UNPROTECTED"],
    ],
  ],
  [
    "other keys than the volumes' tell nothing of any of them",
    "references-plain",
    [
      ['oci_core_volume.renamed["m"]', "UNKNOWN"],
      ['oci_core_volume.renamed["n"]', "UNKNOWN"],
    ],
  ],
  [
    "count.index protects the instance of its own number",
    "references-plain",
    [
      ["oci_core_volume.numbered[0]", "PROTECTED", "assignment"],
      ["oci_core_volume.numbered[1]", "PROTECTED", "assignment"],
      ["oci_core_volume.numbered[2]", "UNPROTECTED"],
    ],
  ],
  [
    "one(), a splat, a conditional and try() are a perhaps for each that they name",
    "references-plain",
    [
      ["oci_core_volume.lone[0]", "UNKNOWN"],
      ["oci_core_volume.splat[0]", "UNKNOWN"],
      ["oci_core_volume.splat[1]", "UNKNOWN"],
      ["oci_core_volume.left", "UNKNOWN"],
      ["oci_core_volume.right", "UNKNOWN"],
      ["oci_core_volume.tried", "UNKNOWN"],
      ["oci_core_volume.tried_too", "UNKNOWN"],
    ],
  ],
  [
    "backup_policy_id protects where it is written, and perhaps where it may be null",
    "references-plain",
    [
      ["oci_core_volume.by_attribute", "PROTECTED", "attribute"],
      ["oci_core_volume.by_perhaps_attribute", "UNKNOWN"],
    ],
  ],
  [
    "what try() and one() make nothing of while planning protects nobody",
    "absent",
    [
      ["oci_core_volume.try_key", "UNPROTECTED"],
      ["oci_core_volume.try_data", "UNPROTECTED"],
      ["oci_core_volume.one_data", "UNPROTECTED"],
      ["module.disk.oci_core_volume.this", "UNPROTECTED"],
      ["oci_core_volume.member", "UNPROTECTED"],
    ],
  ],
  [
    "a policy that the workspace, a condition or a later look-up decides on is a perhaps",
    "absent",
    [
      ["oci_core_volume.workspace", "UNKNOWN"],
      ["oci_core_volume.later", "UNKNOWN"],
      ["oci_core_volume.chosen", "UNKNOWN"],
      ["oci_core_volume.made", "PROTECTED", "attribute"],
      ['oci_core_volume.keyed["scratch"]', "UNKNOWN"],
      ['oci_core_volume.own["data"]', "PROTECTED", "attribute"],
    ],
  ],
  [
    "references lead through outputs of repeated modules, and into a module that protects",
    "modules-nested",
    [
      ['module.site["zrh"].module.disk["wal"].oci_core_volume.this', "PROTECTED", "assignment"],
      ['module.site["bsl"].module.disk["wal"].oci_core_volume.this', "UNPROTECTED"],
      ['module.single["left"].oci_core_volume.this', "PROTECTED", "assignment"],
      ['module.single["right"].oci_core_volume.this', "UNPROTECTED"],
      ["module.counted[1].oci_core_volume.this", "PROTECTED", "assignment"],
      ["module.counted[0].oci_core_volume.this", "UNPROTECTED"],
    ],
  ],
  [
    "an assignment within a repeated module is for its own instance",
    "modules-nested",
    [
      ['module.site["zrh"].module.disk["heap"].oci_core_volume.this', "PROTECTED", "assignment"],
      ['module.site["bsl"].module.disk["heap"].oci_core_volume.this', "PROTECTED", "assignment"],
      ['module.site["bsl"].module.disk["spare"].oci_core_volume.this', "UNPROTECTED"],
    ],
  ],
  [
    "each.value.OUTPUT over a module is that output and no other",
    "modules-nested",
    [
      ['module.whole["one"].oci_core_volume.this', "PROTECTED", "assignment"],
      ['module.whole["one"].oci_core_volume.twin', "UNPROTECTED"],
    ],
  ],
  [
    "boot_volume_id is the boot volume of the instance with the same key",
    "instances",
    [
      ["oci_core_instance.fleet[0] boot_volume", "PROTECTED", "assignment"],
      ["oci_core_instance.fleet[1] boot_volume", "UNPROTECTED"],
      ['oci_core_instance.named["api"] boot_volume', "PROTECTED", "assignment"],
      ['oci_core_instance.named["job"] boot_volume', "UNPROTECTED"],
    ],
  ],
  [
    "a launch volume is named by its index",
    "instances",
    [
      ["oci_core_instance.launching launch_volume_attachments[1]", "PROTECTED", "assignment"],
      ["oci_core_instance.launching launch_volume_attachments[0]", "UNPROTECTED"],
      ["oci_core_instance.launching boot_volume", "UNPROTECTED"],
    ],
  ],
  [
    "an instance whose attribute is not told may mean a boot volume that was there before",
    "instances",
    [["oci_core_instance.restored[0] launch_volume_attachments[0]", "UNKNOWN"]],
  ],
  [
    "a volume of an instance configuration is protected by what is written in it",
    "instances",
    [
      ["oci_core_instance_configuration.mould block_volumes[0]", "PROTECTED", "attribute"],
      ["oci_core_instance_configuration.mould block_volumes[1]", "UNPROTECTED"],
    ],
  ],
  [
    "and so is a volume of one of its options",
    "options",
    [
      ["oci_core_instance_configuration.w options[0].block_volumes[0]", "UNPROTECTED"],
      ["oci_core_instance_configuration.w options[1].block_volumes[0]", "PROTECTED", "attribute"],
      ["oci_core_instance_configuration.w options[1].block_volumes[1]", "PROTECTED", "attribute"],
    ],
  ],
  [
    "a group protects its members, by an assignment or by its attribute",
    "groups",
    [
      ['oci_core_volume.member["tx"]', "PROTECTED", "volume_group"],
      ['oci_core_volume.member["rx"]', "PROTECTED", "volume_group"],
      ["oci_core_volume.both_ways", "PROTECTED", "volume_group"],
      ["oci_core_volume.apart", "UNPROTECTED"],
    ],
  ],
  [
    "a group without a policy protects nobody",
    "groups",
    [
      ["oci_core_volume.plain[0]", "UNPROTECTED"],
      ["oci_core_volume.plain[1]", "UNPROTECTED"],
    ],
  ],
  [
    "a group that has one of two is a perhaps for both",
    "groups",
    [
      ["oci_core_volume.first", "UNKNOWN"],
      ["oci_core_volume.second", "UNKNOWN"],
    ],
  ],
  [
    "a group's volume_ids are its members now: those that it had, a new one, or nobody",
    "groups-change",
    [
      ["oci_core_volume.shard[0]", "PROTECTED", "volume_group"],
      ["oci_core_volume.shard[1]", "PROTECTED", "volume_group"],
      ["oci_core_volume.dropped", "UNPROTECTED"],
    ],
  ],
  [
    "a group that loses its assignment protects nobody, whatever its state still says",
    "groups-change",
    [["oci_core_volume.bare_group", "UNPROTECTED"]],
  ],
  [
    "an assignment moves with its asset, and what is forgotten lives on",
    "changes",
    [
      ["oci_core_volume.from", "UNPROTECTED"],
      ["oci_core_volume.to", "PROTECTED", "assignment"],
      ["oci_core_volume.stays_alone", "PROTECTED", "assignment"],
    ],
  ],
  [
    "a replacement is protected by what refers to it, a member that is dropped by nothing",
    "changes",
    [
      ["oci_core_volume.zone", "PROTECTED", "assignment"],
      ["oci_core_volume.grp_a", "PROTECTED", "volume_group"],
      ["oci_core_volume.grp_b", "UNPROTECTED"],
    ],
  ],
  [
    "an instance stands for its boot volume in a group too, and for the one that it is started from",
    "launched",
    [
      ["oci_core_instance.web boot_volume", "PROTECTED", "volume_group"],
      ["oci_core_volume.grouped", "PROTECTED", "volume_group"],
      ["oci_core_boot_volume.b", "PROTECTED", "assignment"],
      ["oci_core_volume.att", "UNPROTECTED"],
    ],
  ],
  [
    "an instance that goes is none that a reference could mean",
    "changes",
    [["oci_core_volume.shape", "PROTECTED", "assignment"]],
  ],
  [
    "a partial plan tells nothing of what its configuration protects elsewhere",
    "targeted",
    [
      ["oci_core_volume.covered", "UNKNOWN"],
      ["oci_core_volume.grouped", "UNKNOWN"],
      ['oci_core_volume.each["k1"]', "PROTECTED", "assignment"],
      ['oci_core_volume.each["k2"]', "UNKNOWN"],
      ["module.inner.oci_core_volume.hidden", "UNKNOWN"],
      ["oci_core_volume.alone", "UNPROTECTED"],
    ],
  ],
  [
    "an assignment whose asset is sensitive may be for any volume that is there, and for no new one",
    "doubts",
    [
      ["oci_core_volume.secret", "UNKNOWN"],
      ["oci_core_volume.there", "UNKNOWN"],
      ["oci_core_volume.brand_new", "UNPROTECTED"],
    ],
  ],
  [
    "what a data source will find may be any volume, as an asset and as a member",
    "doubts-data",
    [
      ["oci_core_volume.fresh", "UNKNOWN"],
      ["oci_core_volume.there", "UNKNOWN"],
    ],
  ],
  [
    "a group of what a data source will find may have any volume",
    "doubts-group",
    [
      ["module.far.oci_core_volume.elsewhere", "UNKNOWN"],
      ["oci_core_volume.fresh", "UNKNOWN"],
      ["oci_core_volume.there", "UNKNOWN"],
    ],
  ],
];

const assessments = new Map<string, PlanAssessment>();
function assessed(plan: string): PlanAssessment {
  const made = assessments.get(plan) ?? judged(plan);
  assessments.set(plan, made);
  return made;
}

describe("who protects whom", () => {
  test.each(RULES)("%s", (_, plan, cases) => {
    for (const [name, protection, via] of cases) {
      const [address = "", part = null] = name.split(/ (?=[\w.]+(?:\[\d+\][\w.]*)*$)/);
      const found = findingOf(assessed(plan), address, part);
      expect({ name, protection: found.protection, via: found.backupPolicy?.via }).toEqual({
        name,
        protection,
        via,
      });
    }
  });

  test.each(["oci", "registry.terraform.io/-/oci"])("the provider is %s in old plans", (name) => {
    const text = planJson("absent").replaceAll("registry.terraform.io/oracle/oci", name);
    expect(judgedText(text, "absent").summary).toEqual(assessed("absent").summary);
  });
});
