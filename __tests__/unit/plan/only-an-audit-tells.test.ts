/** Checks that a plan cannot be judged by: at the gate, and where rules require them. */
import { describe, expect, test } from "@jest/globals";

import type { PlanAssessment } from "../../../src/posture/plan/plan-assessment.js";
import { escapeMarkdown } from "../../../src/reports/escape/markdown.js";
import { planHtmlRenderer } from "../../../src/reports/plan/plan-html.js";
import { planMarkdownRenderer } from "../../../src/reports/plan/plan-markdown.js";
import { CHECK_IDS, type PlanCheckId } from "../../../src/settings/policy.js";
import { judged } from "./judged-plan.js";

const NEVER_JUDGED: readonly PlanCheckId[] = [
  "backup-recency",
  "schedule-missed",
  "last-backup-faulty",
  "expiry-forecast",
  "achieved-rpo",
  "restore-tested",
  "protection-level",
  "orphaned-backup",
  "deletion-restricted",
  "unattached-volume",
];
const notes = ({ notes: all }: PlanAssessment, code: string) =>
  all.filter((it) => it.code === code).map(({ message }) => message);
const markdown = (assessment: PlanAssessment) =>
  planMarkdownRenderer.render(assessment, { toolVersion: "1.2.3", run: null });

describe("fail-on-checks with checks that no plan is judged by", () => {
  const unnamed = judged("changes");

  test.each(NEVER_JUDGED)("%s alone narrows nothing", (id) => {
    const assessment = judged("changes", { gate: { failOnChecks: [id] } });
    expect(unnamed.verdict.passed).toBe(false);
    expect(assessment.verdict).toEqual(unnamed.verdict);
    expect(assessment.headline).toBe(unnamed.headline);
    expect(notes(assessment, "gate-checks")).toEqual([
      `fail-on-checks names only what this plan cannot be judged by (${id}): it is judged as if fail-on-checks were not given.`,
    ]);
  });

  test("those that can be judged narrow, and the others are named once", () => {
    const named = (failOnChecks: PlanCheckId[]) => judged("changes", { gate: { failOnChecks } });
    const narrowed = named(["restore-tested", "group-replaced", "deletion-restricted"]);
    expect(narrowed.verdict).toEqual(named(["group-replaced"]).verdict);
    expect(narrowed.verdict.violations).not.toEqual(unnamed.verdict.violations);
    expect(notes(narrowed, "gate-checks")).toEqual([
      "fail-on-checks names restore-tested and deletion-restricted, by which no plan can be judged: of this plan only the other checks that it names count.",
    ]);
  });

  test("a severity beside them narrows as it does alone", () => {
    const gate = { failOnSeverity: "critical" } as const;
    const beside = judged("changes", { gate: { ...gate, failOnChecks: ["restore-tested"] } });
    expect(beside.verdict).toEqual(judged("changes", { gate }).verdict);
    expect(notes(beside, "gate-checks")).toHaveLength(1);
  });

  test("one that no rule gives a limit for is said to be judged on no volume", () => {
    const gate = { failOnChecks: ["replica", "immutable", "volume-replaced"] } as const;
    expect(notes(judged("changes", { gate }), "gate-checks")).toEqual([
      "fail-on-checks names replica, which no rule requires, so that it is judged on no volume: require it in a rule or in defaults, or take it off.",
    ]);
    const both = judged("changes", { gate: { failOnChecks: ["replica", "restore-tested"] } });
    expect(both.verdict).toEqual(unnamed.verdict);
    expect(notes(both, "gate-checks")[1]).toContain("(replica, restore-tested)");
    const policy = "rules: [{ name: r, require: { replica: 1d } }]";
    expect(notes(judged("changes", { gate, policy }), "gate-checks")).toEqual([]);
  });

  test("nothing is said where all can be judged", () => {
    const failOnChecks = [
      ...CHECK_IDS.filter((id) => !NEVER_JUDGED.includes(id)),
      "two-policies",
    ] as const;
    const policy = "defaults: { require: { retention: 7d, cross-region-copy: 2d, replica: 1d } }";
    const assessment = judged("changes", { policy, gate: { failOnChecks } });
    expect(notes(assessment, "gate-checks")).toEqual([]);
  });
});

describe("what is new and not counted", () => {
  test("is not called old", () => {
    const text = markdown(judged("changes", { gate: { failOnChecks: ["group-replaced"] } }));
    const [, uncounted = "", old = ""] = text.split(/<details><summary>/);
    expect(uncounted).toMatch(/^Not counted by the gate: \d+<\/summary>/);
    expect(uncounted).toContain("| oci_core_volume.loses |");
    expect(uncounted).not.toContain("oci_core_volume.old_gap");
    expect(old).toMatch(/^Was so before this plan: 1<\/summary>/);
    expect(old).toContain("| oci_core_volume.old_gap |");
  });
});

describe("what is exempted", () => {
  const policy =
    'exemptions: [{ id: e, match: { addresses: ["**"] }, reason: rebuilt, permanent: true }]';
  const assessment = judged("doubts", { policy });

  test("is under what is not counted, also where it cannot be told", () => {
    const text = markdown(assessment);
    expect(assessment.verdict.passed).toBe(true);
    expect(text).toMatch(/<summary>Not counted by the gate: \d+<\/summary>/);
    expect(text).not.toContain("Cannot be told from the plan");
    const untold = assessment.findings.filter(({ reason, checks }) => {
      const [check] = checks.filter(({ result }) => result === "unknown");
      return check !== undefined && check.message === reason;
    });
    expect(untold.length).toBeGreaterThan(0);
    for (const { address } of untold) expect(text).toContain(escapeMarkdown(address));
  });

  test("is not shown as asked in HTML", () => {
    const html = planHtmlRenderer.render(assessment, { toolVersion: "1.2.3", run: null });
    const bad = assessment.findings.filter(({ waived }) => waived).length;
    expect(bad).toBeGreaterThan(0);
    expect(html.split('<tr class="old">')).toHaveLength(bad + 1);
  });
});

describe("what rules require and only an audit tells", () => {
  const REQUIRING = "require: { restore-tested: 90d, protection-level: 3-2-1, retention: 7d }";
  const only = (policy: string, plan = "rules") => notes(judged(plan, { policy }), "only-audit");

  test("is a note, once, and fails nothing", () => {
    const assessment = judged("rules", { policy: `defaults: { ${REQUIRING} }` });
    const plain = judged("rules", { policy: "defaults: { require: { retention: 7d } }" });
    expect(notes(assessment, "only-audit")).toEqual([
      "The policy also requires restore-tested and protection-level of volumes of this plan, which only an audit can tell: they are not judged here.",
    ]);
    expect(assessment.verdict).toEqual(plain.verdict);
    expect(markdown(assessment).split("restore-tested")).toHaveLength(2);
  });

  test("is said of the rules that hold for volumes of the plan, and no others", () => {
    const rule = (match: string) => `rules: [{ name: r, match: ${match}, ${REQUIRING} }]`;
    expect(only(rule("{ names: [no-such-volume] }"))).toEqual([]);
    expect(only(rule("{ names: [retagged] }"))).toHaveLength(1);
    // Recency is asked of every volume, and so is none of what a rule adds.
    expect(only("")).toEqual([]);
  });

  test("is not said of volumes that go away", () => {
    const policy = (name: string) =>
      `rules: [{ name: r, match: { names: [${name}] }, require: { schedule-missed: true } }]`;
    const { findings } = judged("changes");
    const nameOf = (address: string) =>
      findings.find((it) => it.address === address)?.resourceName ?? "";
    expect(nameOf("oci_core_volume.goes")).not.toBe("");
    expect(only(policy(nameOf("oci_core_volume.goes")), "changes")).toEqual([]);
    expect(only(policy(nameOf("oci_core_volume.loses")), "changes")).toHaveLength(1);
  });
});
