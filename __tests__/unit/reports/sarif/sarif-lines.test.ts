import { expect, test } from "@jest/globals";
import type { RunFacts } from "../../../../src/reports/report.js";
import { sarifRenderer } from "../../../../src/reports/sarif/sarif.js";
import { FACTS, policyAssessment } from "../sample.js";

interface Log {
  readonly runs: readonly {
    readonly results: readonly {
      readonly locations: readonly {
        readonly physicalLocation: { readonly region: { readonly startLine: number } };
        readonly logicalLocations: readonly { readonly fullyQualifiedName: string }[];
      }[];
    }[];
  }[];
}

const given = policyAssessment();
const ruleOf = new Map(given.findings.map((it) => [it.volumeId, it.rule]));

/** The rule that each result breaks, and the line that it stands at. */
function placed(facts: RunFacts): { readonly rule: string; readonly line: number | undefined }[] {
  const { runs } = JSON.parse(sarifRenderer.render(given, facts)) as Log;
  return (runs[0]?.results ?? []).map(({ locations: [place] }) => ({
    rule: ruleOf.get(place?.logicalLocations[0]?.fullyQualifiedName ?? "") ?? "",
    line: place?.physicalLocation.region.startLine,
  }));
}

test("a result stands at the line of the rule that is broken", () => {
  const ruleLines = given.rules.map((_, index) => 10 + index);
  const lineOf = new Map(given.rules.map(({ name }, index) => [name, 10 + index]));
  const told = placed({ ...FACTS, ruleLines });
  expect(new Set(told.map(({ line }) => line)).size).toBeGreaterThan(1);
  expect(told.map(({ line }) => line)).toEqual(told.map(({ rule }) => lineOf.get(rule) ?? 1));
});

test("a result stands at the first line where the rules' lines are not known", () => {
  expect(new Set(placed(FACTS).map(({ line }) => line))).toEqual(new Set([1]));
});
