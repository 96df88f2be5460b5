import type { Assessment, Finding, Tally } from "../posture/assessment.js";
import { msToDays } from "../posture/wording.js";
import { visibleJson } from "./escape/visible.js";
import type { Renderer, RunFacts } from "./report.js";
import type { JsonFinding, JsonReport } from "./report-schema.js";
import { utcTimestamp } from "./timestamps.js";

/** The JSON report as `schema/report.schema.json` describes it. */
export const jsonRenderer: Renderer = {
  format: "json",
  extension: "json",
  contentType: "application/json",
  render: (assessment, facts) =>
    `${visibleJson(JSON.stringify(toReport(assessment, facts), null, 2))}\n`,
};

function toReport(assessment: Assessment, facts: RunFacts): JsonReport {
  const { compartments, findings, unread, verdict } = assessment;
  const ofKind = (kind: Finding["kind"]) =>
    findings.filter((it) => it.kind === kind).map(toFinding);
  return {
    schema_version: "1.0",
    metadata: metadata(assessment, facts),
    summary: summary(assessment),
    gate: {
      passed: verdict.passed,
      violations: verdict.violations.map(({ rule, limit, actual, message }) => ({
        rule,
        limit,
        actual,
        message,
      })),
    },
    compartments: compartments.map((it) => ({
      compartment_id: it.id,
      name: it.name,
      path: it.path,
      block_volume_count: it.blockVolumes,
      boot_volume_count: it.bootVolumes,
      non_compliant_volume_count: it.nonCompliant,
    })),
    skipped_compartments: unread.map((it) => ({
      compartment_id: it.compartmentId,
      name: it.compartmentName,
      region: it.region,
      operation: it.operation,
      status: it.status,
      code: it.code,
      reason: it.reason,
      opc_request_id: it.opcRequestId,
    })),
    findings: { block_volumes: ofKind("BLOCK_VOLUME"), boot_volumes: ofKind("BOOT_VOLUME") },
  };
}

function metadata(assessment: Assessment, facts: RunFacts): JsonReport["metadata"] {
  const { requests, retries, throttled } = facts.api;
  const { run } = facts;
  return {
    report_name: "block_volume_backup_posture_audit",
    tool_version: facts.toolVersion,
    generated_at_utc: new Date(assessment.assessedAt).toISOString(),
    tenancy_ocid: assessment.tenancyId,
    region: assessment.homeRegion,
    regions: [...assessment.regions],
    max_backup_age_days: assessment.maxBackupAgeDays,
    complete: assessment.complete,
    duration_ms: facts.durationMs,
    api: { requests, retries, throttled },
    run: run && { repository: run.repository, run_id: run.runId, sha: run.sha, url: run.url },
  };
}

function summary({ summary: it }: Assessment): JsonReport["summary"] {
  return {
    scanned_compartment_count: it.scannedCompartments,
    skipped_compartment_count: it.skippedCompartments,
    total_volumes_analyzed: it.total,
    compliant_count: it.compliant,
    stale_backup_count: it.stale,
    no_backup_count: it.noBackup,
    unknown_count: it.unknown,
    non_compliant_count: it.nonCompliant,
    waived_count: it.waived,
    compliance_percent: it.compliancePercent,
    total_gb: it.totalGb,
    unprotected_gb: it.unprotectedGb,
    availability_domain_summary: tallies(it.byAvailabilityDomain),
    region_summary: tallies(it.byRegion),
  };
}

function tallies(
  by: ReadonlyMap<string, Tally>,
): Record<string, { total: number; non_compliant: number }> {
  return Object.fromEntries(
    [...by].map(([key, { total, nonCompliant }]) => [key, { total, non_compliant: nonCompliant }]),
  );
}

function toFinding(it: Finding): JsonFinding {
  const newest = it.newestRecoveryPoint;
  return {
    compartment_id: it.compartmentId,
    compartment_name: it.compartmentName,
    compartment_path: it.compartmentPath,
    region: it.region,
    resource_kind: it.kind,
    resource_id: it.volumeId,
    resource_name: it.volumeName,
    availability_domain: it.availabilityDomain,
    lifecycle_state: it.lifecycleState,
    size_gb: it.sizeGb,
    time_created_utc: utcTimestamp(it.timeCreated),
    attached_instances: it.attachedInstances.map((instance) => ({
      instance_id: instance.instanceId,
      instance_name: instance.instanceName,
      compartment_id: instance.compartmentId,
    })),
    backup_ocid: newest?.id ?? null,
    latest_backup_time_utc: newest && utcTimestamp(newest.timeCreated),
    backup_age_days: it.backupAgeMs === null ? null : msToDays(it.backupAgeMs),
    max_backup_age_days: it.maxBackupAgeDays,
    compliance_status: it.status,
    waived: it.waived,
    reason: it.reason,
  };
}
