/** Volumes that leave Terraform, or that a targeted plan leaves out, and what the plan takes from them. */
import { describe, expect, test } from "@jest/globals";

import { findingOf, judged, judgedText, planJson, saidOf } from "./judged-plan.js";

const LOSES = ["backup-policy-assigned: fail, new", "protection-removed: fail, new"];

describe("what a plan leaves alone", () => {
  test.each([
    ["left-out", "oci_core_volume.bare", null],
    ["left-out", "oci_core_volume.grouped", null],
    ["forgotten", "oci_core_volume.data", null],
    ["forgotten", "oci_core_instance.kept", "boot_volume"],
  ])("%s: %s loses its protection", (plan, address, part) => {
    expect(saidOf(findingOf(judged(plan), address, part))).toEqual(LOSES);
  });

  test("a boot volume that outlives the replacement of its instance loses its protection to the new one", () => {
    const { findings, summary } = judged("preserved");
    expect(summary).toMatchObject({ total: 2, created: 1, replaced: 0, destroyed: 0 });
    const said = findings.map((it) => [it.actions.join(), it.protection, ...saidOf(it)]);
    expect(said).toEqual([
      ["forget", "UNPROTECTED", ...LOSES],
      ["delete,create", "PROTECTED", "backup-policy-assigned: pass"],
    ]);
  });

  test("what loses its policy and is in no plan is noted, and so are volumes that come with a group", () => {
    const { findings, notes } = judged("elsewhere");
    expect(notes.map(({ code, address }) => [code, address])).toEqual([
      ["group-from-backup", "oci_core_volume_group.restored"],
      ...["dropped", "mixed", "moved"].map((name) => [
        "assignment-deleted",
        `oci_core_volume_backup_policy_assignment.${name}`,
      ]),
    ]);
    expect(notes[3]?.message).toMatch(/ is replaced, and what it protects now is not in this plan/);
    expect(findings.map(({ address }) => address)).toEqual(["oci_core_volume.own"]);
  });

  test("is no finding where the plan takes nothing from it", () => {
    const addresses = (plan: string) => judged(plan).findings.map(({ address }) => address);
    expect(addresses("forgotten")).not.toContain("oci_core_volume.both");
    expect(addresses("left-out")).toHaveLength(2);
    const lesser = judged("left-out").notes.filter(({ code }) => code === "lesser-policy");
    expect(lesser.map(({ address }) => address)).toEqual(["oci_core_volume.rarer"]);
  });

  test("a targeted plan that weakens a policy weakens what it leaves out", () => {
    const policy = "defaults: { max-backup-age: 7d, require: { policy-meets-threshold: true } }";
    const found = findingOf(judged("left-out", { policy }), "oci_core_volume.rarer");
    expect(saidOf(found)).toContain("protection-weakened: fail, new");
  });

  test("no block is given for what Terraform does not have any more", () => {
    const { checks } = findingOf(judged("forgotten"), "oci_core_volume.data");
    expect(checks.map(({ remedy }) => remedy)).toEqual([null, null]);
  });

  test("an object that a replacement left behind in the state protects nobody", () => {
    interface InState {
      address: string;
      deposed_key?: string;
      values: { id: string; asset_id?: string };
    }
    const plan = JSON.parse(planJson("left-out")) as {
      prior_state: { values: { root_module: { resources: InState[] } } };
    };
    const { resources } = plan.prior_state.values.root_module;
    const inState = (name: string) => {
      const found = resources.find(({ address }) => address === name);
      if (found === undefined) throw new Error(`no ${name} in the state`);
      return found;
    };
    const safe = inState("oci_core_volume_backup_policy_assignment.safe");
    const { id } = inState("oci_core_volume.bare").values;
    resources.push({ ...safe, deposed_key: "0a1b2c3d", values: { ...safe.values, asset_id: id } });
    const found = findingOf(judgedText(JSON.stringify(plan), "deposed"), "oci_core_volume.bare");
    expect(saidOf(found)).toContain("protection-removed: fail, new");
  });

  test("what takes the place of a forgotten volume is judged as a new one", () => {
    const plan = JSON.parse(
      planJson("attributes").replaceAll('["create"]', '["forget","create"]'),
    ) as {
      resource_changes: { change: { before: object | null; after: object } }[];
    };
    for (const { change } of plan.resource_changes) change.before = change.after;
    const { findings, summary } = judgedText(JSON.stringify(plan), "attributes");
    const plain = judged("attributes");
    expect(summary).toEqual(plain.summary);
    expect(findings.map(saidOf)).toEqual(plain.findings.map(saidOf));
  });
});
