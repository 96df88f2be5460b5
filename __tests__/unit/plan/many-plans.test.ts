/** Of several plans a reader is told which one a row is of. */
import { describe, expect, test } from "@jest/globals";

import { planAnnotations } from "../../../src/github/plan-annotations.js";
import type { PlanAssessment } from "../../../src/posture/plan/plan-assessment.js";
import { renderPlanComment } from "../../../src/reports/plan/plan-comment.js";
import { planHtmlRenderer } from "../../../src/reports/plan/plan-html.js";
import { planMarkdownRenderer } from "../../../src/reports/plan/plan-markdown.js";
import { planSarifRenderer } from "../../../src/reports/plan/plan-sarif.js";
import { renderPlanTerminal } from "../../../src/reports/plan/plan-terminal.js";
import { judged, judgedTogether, planJson } from "./judged-plan.js";

const FACTS = { toolVersion: "1.0.0", run: null };
const ONE = judged("changes");
const TWO = judgedTogether([
  ["plans/eu", planJson("changes")],
  ["plans/us", planJson("targeted")],
  ["plans/ap", planJson("changes")],
]);

const OUTPUTS: readonly (readonly [name: string, of: (it: PlanAssessment) => string])[] = [
  ["Markdown", (it) => planMarkdownRenderer.render(it, FACTS)],
  ["comment", (it) => renderPlanComment(it, FACTS, "<!-- m -->")],
  ["terminal", (it) => renderPlanTerminal(it, 200)],
  ["HTML", (it) => planHtmlRenderer.render(it, FACTS).replace(/<header[^]*?<\/header>/, "")],
  ["SARIF", (it) => planSarifRenderer.render(it, FACTS)],
  ["annotations", (it) => JSON.stringify(planAnnotations(it))],
];

describe.each(OUTPUTS)("%s", (_, of) => {
  /** As it is written where some characters are escaped. */
  const names = (text: string, plan: string) => {
    const [folder = "", file = ""] = plan.split("/");
    return (
      text.split(new RegExp(`${folder}(?:/|\\\\/|&#x?[0-9a-f]+;)${file}\\\\?\\.json`)).length - 1
    );
  };

  test("names the plan of each row where there are several", () => {
    const text = of(TWO);
    expect(names(text, "plans/eu")).toBeGreaterThan(0);
    expect(names(text, "plans/ap")).toBeGreaterThan(0);
  });

  test("says nothing of the plan where there is one", () => {
    expect(of(ONE)).not.toContain("changes.json");
  });
});

test("the first sentence counts the plans where there are several", () => {
  expect(ONE.headline).toMatch(/^This plan creates 1 volume, replaces 1 /);
  expect(TWO.headline).toMatch(
    /^These 3 plans create \d+ volumes, replace 2 volumes and destroy \d+ volumes; /,
  );
  expect(TWO.verdict.violations[0]?.message).toMatch(/^These 3 plans make checks fail /);
  const empty = JSON.stringify({ format_version: "1.2", resource_changes: [], configuration: {} });
  const none = judgedTogether([
    ["a", empty],
    ["b", empty],
  ]);
  expect(none.headline).toBe("These 2 plans touch no volume.");
});

test("a note is of its plan", () => {
  const partial = TWO.notes.filter(({ code }) => code === "partial-plan");
  expect(partial.map(({ message }) => message.split(": ")[0])).toEqual(["plans/us.json"]);
  const [alone] = judged("targeted").notes.filter(({ code }) => code === "partial-plan");
  expect(alone?.message).toMatch(/^The plan is partial/);
});

describe("annotations", () => {
  const levels = (it: PlanAssessment) => planAnnotations(it).map(({ level }) => level);

  test("are errors for what fails the gate, and warnings for what only warns", () => {
    const shown = planAnnotations(judged("changes"));
    const of = (check: string) =>
      shown.filter(({ message }) => message.includes(check)).map(({ level }) => level);
    expect(of("backup-policy-assigned")).toContain("error");
    expect(of("backup-policy-assigned")).not.toContain("warning");
    // Nothing that the plan does is counted then, and all of it is said.
    const uncounted = planAnnotations(
      judged("changes", { gate: { failOnChecks: ["two-policies"] } }),
    );
    expect(uncounted.length).toBeGreaterThan(2);
    expect(new Set(uncounted.map(({ level }) => level))).toEqual(new Set(["warning"]));
  });

  test("are warnings all of them under warn-only", () => {
    expect(new Set(levels(judged("changes", { gate: { warnOnly: true } })))).toEqual(
      new Set(["warning"]),
    );
  });

  test("are with those of the broken limits no more than GitHub shows, the errors first", () => {
    const many = judgedTogether(
      ["a", "b", "c", "d"].map((name) => [name, planJson("changes")] as const),
      { gate: { maxUnknown: 0 } },
    );
    const shown = levels(many);
    expect(shown.length + many.verdict.violations.length).toBe(10);
    expect(shown.slice(0, -1)).toEqual(shown.slice(0, -1).sort());
    expect(planAnnotations(many).at(-1)?.message).toMatch(/^\d+ more resources fail or warn: /);
  });

  test("are none of what is exempted", () => {
    const policy =
      'exemptions: [{ id: e, match: { addresses: ["**"] }, reason: r, permanent: true }]';
    expect(planAnnotations(judged("changes", { policy }))).toEqual([]);
  });
});
