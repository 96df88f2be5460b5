import { z } from "zod";

import { COMPLIANCE_STATUSES } from "../../posture/compliance-status.js";
import { ALL_CHECK_IDS } from "../../settings/policy.js";
import { count, instant, severity, text, violations } from "../json/schema-parts.js";

const check = z.object({
  id: z.enum(ALL_CHECK_IDS),
  result: z.enum(["pass", "fail", "unknown", "not_applicable"]),
  severity,
  message: text,
  remedy: text.nullable().describe("A Terraform block to paste; null where none would fix it"),
  required: z.boolean().describe("False for a check that only warns"),
  new: z.boolean().describe("The plan makes it so"),
  waived: z.boolean(),
});

const finding = z.object({
  plan_file: text,
  address: text,
  asset: text
    .nullable()
    .describe("boot_volume, launch_volume_attachments[0], block_volumes[1]; null for the resource"),
  resource_type: text,
  resource_kind: z.enum(["BLOCK_VOLUME", "BOOT_VOLUME", "VOLUME_GROUP", "BACKUP"]),
  resource_name: text.nullable(),
  actions: z.array(text).describe("As Terraform has them"),
  region: text.nullable(),
  protection: z.enum(["PROTECTED", "UNPROTECTED", "UNKNOWN"]).nullable(),
  backup_policy: z
    .object({
      name: text.nullable(),
      via: z.enum(["assignment", "volume_group", "attribute", "state", "baseline"]),
    })
    .nullable(),
  rule: text.nullable().describe("null where the plan does not tell which of `rules` holds"),
  rules: z.array(text),
  new: z.boolean(),
  waived: z.boolean(),
  exemption: z.object({ id: text, reason: text, expires: text.nullable() }).nullable(),
  reason: text,
  checks: z.array(check),
  last_audit: z
    .object({
      compliance_status: z.enum(COMPLIANCE_STATUSES).nullable(),
      compartment_path: text.nullable(),
      backup_ocid: text.nullable().describe("The newest recovery point"),
      latest_backup_time_utc: instant.nullable(),
      latest_backup_expires_utc: instant.nullable(),
      recovery: z.enum(["recoverable", "nothing", "not_in_report", "unknown"]),
    })
    .nullable()
    .describe("What the baseline says of the volume; null without one, and for what is new"),
  location: z.object({ file: text, line: z.int().positive() }).nullable(),
});

/** The JSON report of a plan: the source of its JSON Schema. */
export const planReportSchema = z
  .object({
    schema_version: z.literal("1.0"),
    metadata: z.object({
      report_name: z.literal("volume_backup_plan"),
      tool_version: text,
      generated_at_utc: instant,
      plan_files: z.array(
        z.object({
          path: text,
          format_version: text,
          terraform_version: text.nullable(),
          partial: z.boolean(),
        }),
      ),
      baseline: z
        .object({
          source: text,
          generated_at_utc: instant,
          used: z.boolean().describe("False for a report that has no OCID in common with the plan"),
          complete: z.boolean().describe("False when the audit could not read something"),
          too_old: z.boolean().describe("True when it tells nothing of what can be restored"),
        })
        .nullable()
        .describe("The audit's report that was read along with the plan; null without one"),
      complete: z.boolean().describe("False when a plan leaves out what is configured"),
      run: z.object({ repository: text, run_id: text, sha: text, url: text }).nullable(),
    }),
    headline: text,
    summary: z.object({
      total_volumes: count,
      created: count,
      replaced: count,
      destroyed: count,
      protected_count: count,
      unprotected_count: count,
      unknown_count: count.describe("Volumes of which the plan does not tell what protects them"),
      waived_count: count,
    }),
    gate: z.object({
      passed: z.boolean(),
      warn_only: z.boolean(),
      fail_on: z.enum(["new", "any"]),
      violations,
    }),
    findings: z.array(finding),
    notes: z.array(z.object({ code: text, address: text.nullable(), message: text })),
  })
  .meta({ title: "Report on the volume backups of a Terraform plan" });

export type PlanReport = z.output<typeof planReportSchema>;
