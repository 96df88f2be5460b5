/** Writes the JSON Schemas in schema/ from the program's own schemas. */
import { writeFileSync } from "node:fs";
import { z } from "zod";
import { reportSchema } from "../src/reports/report-schema.js";

const SCHEMAS = [{ file: "report.schema.json", schema: reportSchema }];

for (const { file, schema } of SCHEMAS) {
  // The input side leaves objects open: a reader of 1.0 accepts the fields that 1.1 adds.
  const json = z.toJSONSchema(schema, { io: "input" });
  const target = new URL(`../schema/${file}`, import.meta.url);
  writeFileSync(target, `${JSON.stringify(json, null, 2)}\n`);
}
