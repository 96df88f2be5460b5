import { z } from "zod";

import { COMPLIANCE_STATUSES } from "../../posture/compliance-status.js";
import { MOST_DAYS } from "../../posture/verdict/history.js";
import { CHECK_IDS } from "../../settings/policy.js";
import { deletionSchema } from "./json-deletion.js";
import { checksSchema } from "./json-checks.js";
import { historySchema, STATUS_DAYS } from "./json-history.js";
import { findingProtection, levelSummary } from "./json-protection.js";
import { restoreProofSchema, unseenProofSchema } from "./json-restore-proof.js";
import { wasteSchema, wasteTally } from "./json-waste.js";
import { metadataSchema } from "./metadata-schema.js";
import { count, instant, severity, text, violations } from "./schema-parts.js";

const tally = z.object({ total: count, non_compliant: count });

const checkId = z.enum(CHECK_IDS);
const result = z.enum(["pass", "fail", "unknown", "not_applicable"]);

const ruleTally = z.object({
  total: count,
  compliant: count,
  stale_backup: count,
  no_backup: count,
  unknown: count,
  waived: count.describe("In the other counts too"),
});

const checkTally = z.object({ pass: count, fail: count, unknown: count, not_applicable: count });

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
  total_gb: z.number().nonnegative().describe("Of the volumes whose size is known"),
  unprotected_gb: z.number().nonnegative().describe("Of volumes with STALE_BACKUP or NO_BACKUP"),
  availability_domain_summary: z.record(text, tally),
  region_summary: z.record(text, tally),
  rule_summary: z.record(text, ruleTally).describe("By rule of the policy, and `defaults`"),
  owner_summary: z
    .array(
      z.object({
        owner: text.nullable(),
        total: count,
        at_fault: count.describe("Not COMPLIANT, of those that the gate counts"),
        total_gb: z.number().nonnegative(),
      }),
    )
    .optional()
    .describe("By owner, volumes of nobody first; where the policy names an owner-tag"),
  protection_levels: levelSummary,
  waste: wasteSchema.optional(),
  check_summary: z.partialRecord(checkId, checkTally).describe("The checks that were evaluated"),
});

const gate = z.object({
  passed: z.boolean().describe("The verdict; true with violations when warn-only is set"),
  only_new: z
    .boolean()
    .describe("True when the counts took in only what the last run did not have"),
  violations,
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

const orphanedBackups = z
  .object({
    result,
    severity,
    message: text,
    count: count.nullable().describe("Null when it cannot be told which volumes are gone"),
    total_gb: z.number().nonnegative().nullable(),
    never_expiring_count: count.nullable(),
  })
  .describe("Backups whose volume is gone, in the tenancy as a whole");

const schedule = z.object({
  backup_type: text,
  period: text,
  offset_type: text.nullable(),
  offset_seconds: z.number().nullable(),
  hour_of_day: z.number().nullable(),
  day_of_week: text.nullable(),
  day_of_month: z.number().nullable(),
  month: text.nullable(),
  time_zone: text.nullable(),
  retention_seconds: z.number(),
});

const backupPolicy = z.object({
  name: text,
  id: text,
  via: z.enum(["volume", "volume_group"]),
  schedules: z.array(schedule).describe("As OCI's VolumeBackupSchedule has them"),
  retention_days: z
    .number()
    .nullable()
    .describe("What every backup is kept for at least; null without a schedule"),
});

const check = z.object({
  id: checkId,
  result,
  severity,
  message: text,
  remedy: text.nullable().describe("A line for the OCI CLI; words in capitals are to be filled in"),
  terraform: text
    .optional()
    .describe("The Terraform block that does the same as the remedy, where there is one"),
  waived: z.boolean().describe("Exempt: the gate does not count the failure"),
  in_grace_period: z
    .boolean()
    .describe("The volume is too young: the gate does not count it either"),
  required: z.boolean().describe("True when the volume's rule asks for the check"),
  new: z.boolean().describe("True for a failure that the last run did not have, or had excused"),
});

const status = z.enum(COMPLIANCE_STATUSES);

const drift = z
  .object({
    baseline: z
      .object({ generated_at_utc: instant.nullable(), source: text })
      .nullable()
      .describe("The run that this one is compared with; null when there is none"),
    new: count.describe("Volumes that fail now and did not then, or were excused then"),
    persisting: count.describe("Failed then too, with the same status"),
    changed: count.describe("Failed then too, with another status"),
    resolved: count.describe("Failed then, and stand without any failure now"),
    appeared: count.describe("Volumes that were not there then, failing or not"),
    vanished: count.describe("Volumes that were there then and are not now"),
    resolved_findings: z.array(
      z.object({
        resource_id: text,
        resource_name: text,
        compartment_path: text,
        region: text,
        previous_status: status,
        first_seen_utc: instant.nullish().describe("When it was first seen to fail"),
        previously_failing: z.array(checkId).describe("Required checks that failed then"),
      }),
    ),
  })
  .describe("What changed since the last run over the same scope");

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
  size_gb: z.number().nonnegative().nullable().describe("Null when OCI does not tell it"),
  time_created_utc: instant.nullable().describe("Null when OCI gave no time that parses"),
  attached_instances: z.array(
    z.object({
      instance_id: text,
      instance_name: text.nullable().describe("Null when the instance could not be read"),
      compartment_id: text,
    }),
  ),
  attachments_known: z
    .literal(false)
    .optional()
    .describe("False where attached_instances may lack some; else absent"),
  backup_ocid: text.nullable().describe("The newest recovery point"),
  latest_backup_time_utc: instant.nullable(),
  latest_backup_expires_utc: instant
    .nullable()
    .optional()
    .describe("Null for a backup that does not expire, and for none"),
  restore_proof: restoreProofSchema.optional(),
  ...findingProtection,
  backup_age_days: z.number().nonnegative().nullable().describe("Two decimals"),
  max_backup_age_days: z.number().positive(),
  compliance_status: status,
  waived: z.boolean().describe("Exempt: the gate does not count the volume"),
  reason: text,
  rule: text.describe("The policy's rule that applies, or `defaults`"),
  in_grace_period: z.boolean().describe("Too young to be held to have a backup by the gate"),
  exemption: z
    .object({
      id: text,
      reason: text,
      expires: text.nullable().describe("YYYY-MM-DD, its last day in UTC; null: permanent"),
    })
    .nullable(),
  backup_policy: backupPolicy
    .nullable()
    .optional()
    .describe("Null for none; absent when it was not looked up, or could not be"),
  next_breach_utc: instant.nullable().describe("When a COMPLIANT volume is foreseen to be no more"),
  checks: z.array(check).describe("Those that apply, or that the rule requires"),
  console_url: text
    .optional()
    .describe("The volume's page in OCI's console, where a check fails and the realm's is known"),
  advice: text.optional().describe("What fixes it for good where a program made the volume"),
  past_need: wasteTally
    .optional()
    .describe("Of its backups those that its rule needs no longer, where there are any"),
  drift: z.enum(["new", "persisting", "changed", "none"]).describe("Against the last run"),
  owner: text
    .nullish()
    .describe("Whose it is by the policy's owner-tag: null for nobody, absent without one"),
  status_days: text
    .regex(STATUS_DAYS)
    .optional()
    .describe(
      "Its status on each of the last 30 days at most, the report's own last: C compliant, S stale, N no backup, U unknown, a full stop for a day without a run",
    ),
  first_seen_utc: instant
    .nullable()
    .describe(
      "When it was first seen to fail, as far as earlier runs tell; null while it does not",
    ),
});

/** The JSON report, version 1.2: what 1.0 had, and more. Later 1.x versions take nothing away. */
export const reportSchema = z
  .object({
    schema_version: z.string().regex(/^1\.(?:[2-9]|[1-9]\d+)$/),
    metadata: metadataSchema,
    summary,
    gate,
    checks: checksSchema
      .optional()
      .describe("The checks that were evaluated, with the clauses that they give evidence for"),
    compartments: z.array(compartment),
    skipped_compartments: z.array(skippedCompartment).describe("One entry a listing not read"),
    orphaned_backups: orphanedBackups,
    deletion_restricted: deletionSchema.optional(),
    policy_notices: z
      .array(text)
      .describe("Selectors of the policy that select nothing, and exemptions that expired"),
    drift,
    unseen_restore_proofs: z
      .array(unseenProofSchema)
      .optional()
      .describe(
        "What earlier reports saw of restores of volumes that this run, which is incomplete, could not see; kept for the next one",
      ),
    history: z
      .array(historySchema)
      .max(MOST_DAYS)
      .optional()
      .describe("What the last run of each day found, since 1.2; oldest first"),
    findings: z.object({ block_volumes: z.array(finding), boot_volumes: z.array(finding) }),
  })
  .meta({ title: "OCI block volume backup posture report" });

export type JsonReport = z.infer<typeof reportSchema>;
export type JsonFinding = z.infer<typeof finding>;
export type JsonCheck = z.infer<typeof check>;
export type JsonBackupPolicy = z.infer<typeof backupPolicy>;
