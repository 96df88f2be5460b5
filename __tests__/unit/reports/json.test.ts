import { describe, expect, test } from "@jest/globals";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { readFileSync } from "node:fs";
import { z } from "zod";
import { jsonRenderer } from "../../../src/reports/json.js";
import { reportSchema, type JsonReport } from "../../../src/reports/report-schema.js";
import {
  assessmentNaming,
  cleanAssessment,
  FACTS,
  OUTSIDE_ACTIONS,
  sampleAssessment,
} from "./sample.js";
import { hostileText } from "./hostile-names.js";

const ajv = new Ajv2020({ validateFormats: false, allowUnionTypes: true });
const committed: unknown = JSON.parse(readFileSync("schema/report.schema.json", "utf8"));
const satisfiesCommitted = ajv.compile(committed as object);
/** As the committed one, but refusing fields that the schema does not name. */
const satisfiesExactly = ajv.compile(z.toJSONSchema(reportSchema, { io: "output" }));

function rendered(...[assessment, facts]: Parameters<typeof jsonRenderer.render>): JsonReport {
  return JSON.parse(jsonRenderer.render(assessment, facts)) as JsonReport;
}

describe("the JSON report", () => {
  test.each([
    ["with every status", sampleAssessment(), FACTS],
    ["outside GitHub Actions", cleanAssessment(), OUTSIDE_ACTIONS],
  ])("satisfies its schema, field for field: %s", (_, assessment, facts) => {
    const report = rendered(assessment, facts);
    satisfiesCommitted(report);
    expect(satisfiesCommitted.errors).toBeNull();
    satisfiesExactly(report);
    expect(satisfiesExactly.errors).toBeNull();
  });

  test("a later 1.x report with more fields satisfies it too; a wrong status does not", () => {
    const report = rendered(sampleAssessment(), FACTS);
    const later = { ...report, schema_version: "1.1", drift: null };
    expect(satisfiesCommitted(later)).toBe(true);
    expect(satisfiesCommitted({ ...report, schema_version: "2.0" })).toBe(false);
    const [first] = report.findings.block_volumes;
    const wrong = { block_volumes: [{ ...first, compliance_status: "FINE" }], boot_volumes: [] };
    expect(satisfiesCommitted({ ...report, findings: wrong })).toBe(false);
  });

  test("has its keys in the contract's order and ends with a line feed", () => {
    const text = jsonRenderer.render(sampleAssessment(), FACTS);
    expect(text.endsWith("}\n")).toBe(true);
    expect(Object.keys(JSON.parse(text) as object)).toEqual([
      "schema_version",
      "metadata",
      "summary",
      "gate",
      "compartments",
      "skipped_compartments",
      "findings",
    ]);
  });

  test("run is null outside GitHub Actions", () => {
    expect(rendered(cleanAssessment(), OUTSIDE_ACTIONS).metadata.run).toBeNull();
  });

  test("a creation time that does not parse is null", () => {
    const clean = cleanAssessment();
    const findings = clean.findings.map((it) => ({ ...it, timeCreated: Number.NaN }));
    const report = rendered({ ...clean, findings }, FACTS);
    expect(report.findings.block_volumes[0]?.time_created_utc).toBeNull();
    expect(satisfiesCommitted(report)).toBe(true);
  });

  test("a region named like an object's own key is a key like any other", () => {
    const clean = cleanAssessment();
    const byRegion = new Map([["__proto__", { total: 1, nonCompliant: 0 }]]);
    const text = jsonRenderer.render({ ...clean, summary: { ...clean.summary, byRegion } }, FACTS);
    expect(text).toContain('"__proto__": {');
  });

  test("gives names back unchanged, in text without unseen characters", () => {
    fc.assert(
      fc.property(hostileText, (name) => {
        const text = jsonRenderer.render(assessmentNaming(name), FACTS);
        expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
        const report = JSON.parse(text) as JsonReport;
        expect(report.findings.block_volumes[0]?.resource_name).toBe(name);
      }),
    );
  });
});
