import { Ajv2020 } from "ajv/dist/2020.js";
import { readFileSync } from "node:fs";
import { z } from "zod";
import { reportSchema } from "../../../src/reports/json/report-schema.js";

const ajv = new Ajv2020({ validateFormats: false, allowUnionTypes: true });
const committed: unknown = JSON.parse(readFileSync("schema/report.schema.json", "utf8"));
/** Whether a report satisfies the published schema; its `errors` say why not. */
export const satisfiesCommitted = ajv.compile(committed as object);
/** As the committed one, but refusing fields that the schema does not name. */
export const satisfiesExactly = ajv.compile(z.toJSONSchema(reportSchema, { io: "output" }));
