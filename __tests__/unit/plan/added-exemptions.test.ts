import { describe, expect, test } from "@jest/globals";

import {
  fittedPlanMarkdown,
  planMarkdownRenderer,
} from "../../../src/reports/plan/plan-markdown.js";
import { judged } from "./judged-plan.js";

const FACTS = { toolVersion: "1.0.0", run: null };

const exemption = (id: string, match: string, more = "permanent: true") =>
  `{ id: ${id}, match: { addresses: ['${match}'] }, reason: rebuilt by every run, ${more} }`;
const policyOf = (...exemptions: string[]) => `exemptions: [${exemptions.join(", ")}]`;
const notesOf = (policy: string, basePolicy: string | null) =>
  judged("rules", { policy, basePolicy }).notes.filter(({ code }) => code === "exemption-added");
const dev = exemption("dev-disk", "oci_core_volume.dev");

describe("the exemptions that a change adds", () => {
  test("are named with what they cover", () => {
    const all = exemption("everything", "**", "expires: 2027-06-30");
    expect(notesOf(policyOf(dev, all), "").map(({ message }) => message)).toEqual([
      "This change adds the exemption dev-disk, without an end: rebuilt by every run. It covers 1 resource of the plan, and excuses what fails or cannot be told on 1.",
      expect.stringMatching(
        /^This change adds the exemption everything, until 2027-06-30: rebuilt by every run\. It covers \d{2} resources of the plan, /,
      ),
    ]);
  });

  test.each<[string, string, string | null, readonly string[]]>([
    ["one that was there", policyOf(dev), policyOf(dev), []],
    ["one that was there, at another place", policyOf(dev), policyOf(exemption("x", "y"), dev), []],
    ["one that covers more", policyOf(exemption("dev-disk", "**")), policyOf(dev), ["alters"]],
    [
      "one that lasts longer",
      policyOf(dev),
      policyOf(exemption("dev-disk", "oci_core_volume.dev", "expires: 2027-01-01")),
      ["alters"],
    ],
    ["one that is over", policyOf(exemption("dev-disk", "**", "expires: 2026-01-01")), "", []],
    ["one that covers nothing", policyOf(exemption("none", "nothing")), "", ["adds"]],
    ["where the policy before is not known", policyOf(dev), null, []],
  ])("%s", (_, policy, basePolicy, verbs) => {
    const said = notesOf(policy, basePolicy).map(({ message }) => message.split(" ")[2]);
    expect(said).toEqual(verbs);
  });

  test("stand before what fails, and what they excuse says by what", () => {
    const policy = policyOf(dev);
    const text = planMarkdownRenderer.render(judged("rules", { policy, basePolicy: "" }), FACTS);
    expect(text.indexOf("## Exemptions of this change")).toBeGreaterThan(0);
    expect(text.indexOf("## Exemptions of this change")).toBeLessThan(text.indexOf("## Fails"));
    expect(text).not.toContain("## Notes");
    expect(text).toMatch(
      /\| oci_core_volume\.dev \|.*\(exempted\)<br>Exemption dev-disk: rebuilt by every run \|/,
    );
  });

  test("are counted where there is no room to name them", () => {
    const policy = policyOf(...["a", "b", "c"].map((id) => exemption(id, "nothing")));
    const assessment = judged("rules", { policy, basePolicy: "" });
    const text = fittedPlanMarkdown(assessment, "# Plan", {
      ...{ room: 1, note: "The rest is in the report files." },
      sizeOf: (tried) => (tried.includes("2 exemptions more") ? 1 : 2),
    });
    expect(text).toContain("the exemption a,");
    expect(text).toContain("- 2 exemptions more, in the JSON report.");
  });
});
