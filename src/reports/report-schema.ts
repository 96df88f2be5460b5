import { z } from "zod";

const count = z.int().nonnegative();
const text = z.string();
const instant = z.iso.datetime();

const tally = z.object({ total: count, non_compliant: count });

const metadata = z.object({
  report_name: z.literal("block_volume_backup_posture_audit"),
  tool_version: text,
  generated_at_utc: instant.describe("When the volumes were judged"),
  tenancy_ocid: text,
  region: text.describe("The tenancy's home region"),
  regions: z.array(text).describe("The regions that were audited"),
  max_backup_age_days: z.number().positive(),
  complete: z.boolean().describe("False when some region, compartment or listing was not read"),
  duration_ms: z.number().nonnegative(),
  api: z.object({ requests: count, retries: count, throttled: count }),
  run: z
    .object({ repository: text, run_id: text, sha: text, url: text })
    .nullable()
    .describe("The GitHub workflow run; null outside GitHub Actions"),
});

const summary = z.object({
  scanned_compartment_count: count.describe("Compartments in scope"),
  skipped_compartment_count: count.describe("Compartments of which some listing was not read"),
  total_volumes_analyzed: count,
  compliant_count: count,
  stale_backup_count: count,
  no_backup_count: count,
  unknown_count: count,
  non_compliant_count: count.describe("STALE_BACKUP and NO_BACKUP; UNKNOWN is counted apart"),
  waived_count: count,
  compliance_percent: z.number().min(0).max(100),
  total_gb: z.number().nonnegative(),
  unprotected_gb: z.number().nonnegative().describe("Of volumes with STALE_BACKUP or NO_BACKUP"),
  availability_domain_summary: z.record(text, tally),
  region_summary: z.record(text, tally),
});

const gate = z.object({
  passed: z.boolean().describe("The verdict; true with violations when warn-only is set"),
  violations: z.array(
    z.object({
      rule: text.describe("The input's name"),
      limit: z.union([z.number(), z.boolean()]),
      actual: z.number(),
      message: text,
    }),
  ),
});

const compartment = z.object({
  compartment_id: text,
  name: text,
  path: text.describe("From the tenancy's name down, parted by slashes"),
  block_volume_count: count,
  boot_volume_count: count,
  non_compliant_volume_count: count,
});

const skippedCompartment = z.object({
  compartment_id: text,
  name: text,
  region: text,
  operation: text.describe("The API operation that was not answered"),
  status: z.int().nullable().describe("HTTP status; null when no answer came"),
  code: text.nullable(),
  reason: text,
  opc_request_id: text.nullable(),
});

const finding = z.object({
  compartment_id: text,
  compartment_name: text,
  compartment_path: text,
  region: text,
  resource_kind: z.enum(["BLOCK_VOLUME", "BOOT_VOLUME"]),
  resource_id: text,
  resource_name: text,
  availability_domain: text,
  lifecycle_state: text,
  size_gb: z.number().nonnegative(),
  time_created_utc: instant.nullable().describe("Null when OCI gave no time that parses"),
  attached_instances: z.array(
    z.object({
      instance_id: text,
      instance_name: text.nullable().describe("Null when the instance could not be read"),
      compartment_id: text,
    }),
  ),
  backup_ocid: text.nullable().describe("The newest recovery point"),
  latest_backup_time_utc: instant.nullable(),
  backup_age_days: z.number().nonnegative().nullable().describe("Two decimals"),
  max_backup_age_days: z.number().positive(),
  compliance_status: z.enum(["COMPLIANT", "STALE_BACKUP", "NO_BACKUP", "UNKNOWN"]),
  waived: z.boolean(),
  reason: text,
});

/** The JSON report, version 1.0. Later 1.x versions add fields and take none away. */
export const reportSchema = z
  .object({
    schema_version: z.string().regex(/^1\.\d+$/),
    metadata,
    summary,
    gate,
    compartments: z.array(compartment),
    skipped_compartments: z.array(skippedCompartment).describe("One entry a listing not read"),
    findings: z.object({ block_volumes: z.array(finding), boot_volumes: z.array(finding) }),
  })
  .meta({ title: "OCI block volume backup posture report" });

export type JsonReport = z.infer<typeof reportSchema>;
export type JsonFinding = z.infer<typeof finding>;
