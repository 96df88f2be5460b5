import { z } from "zod";

import { SUBJECT_KINDS } from "../../posture/access/statement.js";
import { LACKING } from "../../posture/preview/lacking.js";
import { COMPLIANCE_STATUSES } from "../../posture/compliance-status.js";
import { CHANGE_KINDS } from "../../posture/preview/standing.js";
import { CHECK_IDS } from "../../settings/policy.js";
import { count, instant, text, violations } from "../json/schema-parts.js";

const gate = z.object({
  passed: z.boolean(),
  warn_only: z.boolean(),
  violations,
});

const side = z.object({
  policy_file: text.nullable().describe("null: what holds without a policy file"),
  failing_count: count,
  unknown_count: count.describe("Volumes of which some check that is asked for cannot be told"),
  waived_count: count,
  gate,
});

const checks = z.array(z.object({ id: z.enum(CHECK_IDS), message: text }));

const standing = z.object({
  rule: text,
  compliance_status: z.enum(COMPLIANCE_STATUSES),
  failing: checks.describe("The checks that fail and count"),
  excused: checks.describe("Those that fail and are exempted, or in the grace period"),
  unknown: checks,
});

const volume = z.object({
  resource_kind: z.enum(["BLOCK_VOLUME", "BOOT_VOLUME"]),
  resource_id: text,
  resource_name: text,
  compartment_path: text,
  region: text,
  change: z
    .enum(CHANGE_KINDS)
    .describe("`differs`: fails under both, by other checks; `same`: it is only exempted"),
  before: standing,
  after: standing,
  exempted: z
    .object({
      id: text,
      reason: text,
      expires: text.nullable().describe("null: permanent"),
      checks: z.array(z.enum(CHECK_IDS)),
      extent: z.enum(["new", "longer"]).describe("`longer`: it was exempted until an earlier day"),
    })
    .nullable()
    .describe("What the change exempts of the volume, whether it fails or not"),
});

const deletionResult = z
  .enum(["pass", "fail", "unknown"])
  .nullable()
  .describe("null: the policy file does not ask");
const entries = z.array(z.object({ kind: z.enum(["group", "dynamic-group"]), name: text }));
const subjects = z.array(
  z.object({
    subject: text.nullable().describe("null: it could not be read"),
    subject_kind: z.enum(SUBJECT_KINDS).nullable(),
  }),
);

const deletion = z.object({
  change: z
    .enum(["added", "removed", "changed"])
    .describe("`added`, `removed`: the key itself, with the entries that it has or had"),
  result_before: deletionResult,
  result_after: deletionResult,
  entries_added: entries.describe("Those that allow whom the old policy file does not"),
  entries_removed: entries.describe("Those that allowed whom the new policy file does not"),
  stop_failing: subjects.describe("May delete backups, and would no longer fail the check"),
  begin_to_fail: subjects.describe("May delete backups, and would begin to fail the check"),
});

/** The JSON report of a preview: the source of its JSON Schema. */
export const previewReportSchema = z
  .object({
    schema_version: z.literal("1.0"),
    metadata: z.object({
      report_name: z.literal("volume_backup_preview"),
      tool_version: text,
      generated_at_utc: instant,
      inventory: z.object({
        path: text,
        read_at_utc: instant.describe("Everything is judged at this instant"),
        tool_version: text,
        tenancy_ocid: text,
        complete: z.boolean(),
      }),
      run: z.object({ repository: text, run_id: text, sha: text, url: text }).nullable(),
    }),
    headline: text,
    summary: z.object({
      total_volumes: count,
      begin_to_fail_count: count,
      stop_failing_count: count,
      become_unknown_count: count,
      exempted_count: count,
    }),
    before: side,
    after: side,
    gate: gate.describe("The preview's own: what fail-on-exemptions makes of it"),
    deletion_restricted: deletion
      .nullable()
      .describe("What becomes of who may delete backups; null: the change does not touch it"),
    rules: z.array(
      z.object({
        rule: text,
        volumes_before: count,
        volumes_after: count,
        failing_before: count,
        failing_after: count,
      }),
    ),
    checks: z.array(
      z.object({ id: z.enum(CHECK_IDS), begin_to_fail_count: count, stop_failing_count: count }),
    ),
    notices: z.array(z.object({ message: text, new: z.boolean() })),
    lacking: z.array(
      z.object({
        what: z.enum(LACKING),
        volumes: count.describe("0 for what is of the tenancy as a whole"),
        message: text,
      }),
    ),
    volumes: z.array(volume).describe("Those that the change makes a difference to"),
  })
  .meta({ title: "Preview of a change of the policy file" });

export type PreviewReport = z.output<typeof previewReportSchema>;
