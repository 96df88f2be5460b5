/** Writes the JSON Schemas in schema/ from the program's own schemas. */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { evidenceSchema } from "../src/reports/evidence/evidence-schema.js";
import { reportSchema } from "../src/reports/json/report-schema.js";
import { planReportSchema } from "../src/reports/plan/plan-report-schema.js";
import { previewReportSchema } from "../src/reports/preview/preview-report-schema.js";
import { policyFileSchema } from "../src/settings/policy-file/schema.js";

const SCHEMAS = [
  { file: "report.schema.json", schema: reportSchema },
  { file: "plan-report.schema.json", schema: planReportSchema },
  { file: "evidence.schema.json", schema: evidenceSchema },
  { file: "preview-report.schema.json", schema: previewReportSchema },
  {
    file: "policy.schema.json",
    schema: policyFileSchema.meta({ title: "Policy file of the OCI volume backup audit" }),
  },
];

/** The files of schema/ by name, with their text. */
export function schemaFiles(): { readonly file: string; readonly text: string }[] {
  return SCHEMAS.map(({ file, schema }) => {
    // The input side leaves a report's objects open: a reader of 1.0 accepts the fields that 1.1 adds.
    const json = z.toJSONSchema(schema, { io: "input" });
    return { file, text: `${JSON.stringify(json, null, 2)}\n` };
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { file, text } of schemaFiles()) {
    writeFileSync(new URL(`../schema/${file}`, import.meta.url), text);
  }
}
