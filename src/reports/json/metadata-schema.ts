import { z } from "zod";

import { ruleSchema } from "./json-rule.js";
import { scopeSchema } from "./report-scope.js";
import { count, instant, sha256, text } from "./schema-parts.js";

/** What a report says of itself and of its run. */
export const metadataSchema = z.object({
  report_name: z.literal("block_volume_backup_posture_audit"),
  tool_version: text,
  generated_at_utc: instant.describe("When the volumes were judged"),
  tenancy_ocid: text,
  region: text.describe("The tenancy's home region"),
  regions: z.array(text).describe("The regions that were audited"),
  max_backup_age_days: z.number().positive().describe("Where no rule says otherwise"),
  rules: z
    .array(ruleSchema)
    .optional()
    .describe(
      "What the volumes were judged by, since 1.2: the policy's rules, and `defaults` last",
    ),
  scope: scopeSchema.describe("What was asked to be audited"),
  complete: z.boolean().describe("False when some region, compartment or listing was not read"),
  interruption: text.nullable().describe("Why the reading was broken off; null when it was not"),
  discovery: z
    .array(z.object({ region: text, by: z.enum(["list", "search", "search, then list"]) }))
    .describe("How it was found out what to list in each region"),
  search_failures: z
    .array(z.object({ region: text, reason: text }))
    .describe("Regions whose search index gave no answer, so that every compartment was listed"),
  duration_ms: z.number().nonnegative(),
  api: z.object({ requests: count, retries: count, throttled: count }),
  previous: z
    .object({ source: text, sha256 })
    .nullable()
    .optional()
    .describe("The report before this one, with the SHA-256 of its file; null where none was read"),
  policy_file: z
    .object({ path: text, sha256 })
    .nullable()
    .optional()
    .describe("The policy file with the SHA-256 of its text in UTF-8; null without one"),
  run: z
    .object({ repository: text, run_id: text, sha: text, url: text })
    .nullable()
    .describe("The GitHub workflow run; null outside GitHub Actions"),
});

export type JsonMetadata = z.infer<typeof metadataSchema>;
