import type { Assessment, Finding, Tally } from "../../posture/assessment.js";
import type { EffectivePolicy, VolumeCheckResult } from "../../posture/check.js";
import type { Drift } from "../../posture/verdict/drift.js";
import { noticeText } from "../../posture/notice.js";
import { retentionOf } from "../../posture/schedule/schedule-retention.js";
import { msToDays } from "../../plain/days.js";
import { visibleJson } from "../../plain/visible.js";
import type { Renderer, RunFacts } from "../report.js";
import { deletionOf } from "./json-deletion.js";
import { checksOf } from "./json-checks.js";
import { metadataOf } from "./json-metadata.js";
import type { JsonBackupPolicy, JsonCheck, JsonFinding, JsonReport } from "./report-schema.js";
import { daysOf } from "../../posture/verdict/history.js";
import { toHistory } from "./json-history.js";
import { protectionOf, toLevelSummary } from "./json-protection.js";
import { toRestoreProof, toUnseenProofs } from "./json-restore-proof.js";
import { toWaste, toWasteSummary } from "./json-waste.js";
import { consoleLink } from "../remedy/console-link.js";
import { commandLine } from "../remedy/command-line.js";
import { kubernetesAdvice } from "../remedy/kubernetes-volume.js";
import { terraformBlock } from "../remedy/terraform.js";
import { utcTimestamp } from "../timestamps.js";

/**
 * The JSON report as `schema/report.schema.json` describes it. A finding is one line, so that lines
 * can be compared and searched, and 50,000 of them stay of a bearable size.
 */
export const jsonRenderer: Renderer = {
  format: "json",
  extension: "json",
  contentType: "application/json",
  render: (assessment, facts) => [...pieces(assessment, facts)].join(""),
  pieces,
};

function* pieces(assessment: Assessment, facts: RunFacts): Generator<string> {
  const frame = visibleJson(JSON.stringify(frameOf(assessment, facts), null, 2));
  yield `${frame.slice(0, -"\n}".length)},\n  "history": `;
  yield* lines(toHistory(assessment.history));
  yield `,\n  "findings": {\n    "block_volumes": `;
  yield* list(assessment, "BLOCK_VOLUME");
  yield ',\n    "boot_volumes": ';
  yield* list(assessment, "BOOT_VOLUME");
  yield "\n  }\n}\n";
}

/** A JSON array with a day a line. */
function* lines(days: readonly object[]): Generator<string> {
  yield days.length === 0
    ? "[]"
    : `[\n    ${days.map((it) => JSON.stringify(it)).join(",\n    ")}\n  ]`;
}

/** A JSON array with a finding a line. */
function* list({ findings, assessedAt }: Assessment, kind: Finding["kind"]): Generator<string> {
  let isEmpty = true;
  for (const finding of findings) {
    if (finding.kind !== kind) continue;
    yield isEmpty ? "[\n      " : ",\n      ";
    // By itself: joined to what precedes it, a long text would be copied once more to be written.
    yield visibleJson(JSON.stringify(toFinding(finding, assessedAt)));
    isEmpty = false;
  }
  yield isEmpty ? "[]" : "\n    ]";
}

/** Everything but the findings, which stand last. */
function frameOf(
  assessment: Assessment,
  facts: RunFacts,
): Omit<JsonReport, "findings" | "history"> {
  const { compartments, unread, verdict, deletionRestricted } = assessment;
  return {
    schema_version: "1.2",
    metadata: metadataOf(assessment, facts),
    summary: summary(assessment),
    gate: {
      passed: verdict.passed,
      only_new: verdict.onlyNew,
      violations: verdict.violations.map(({ rule, limit, actual, message }) => ({
        rule,
        limit,
        actual,
        message,
      })),
    },
    checks: checksOf(assessment),
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
    orphaned_backups: orphanedBackups(assessment),
    ...(deletionRestricted === undefined
      ? {}
      : { deletion_restricted: deletionOf(deletionRestricted) }),
    policy_notices: assessment.policyNotices.map(noticeText),
    drift: driftOf(assessment.drift),
    ...toUnseenProofs(assessment),
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
    rule_summary: Object.fromEntries(
      [...it.byRule].map(([rule, { total, compliant, stale, noBackup, unknown, waived }]) => [
        rule,
        { total, compliant, stale_backup: stale, no_backup: noBackup, unknown, waived },
      ]),
    ),
    ...(it.byOwner === undefined
      ? {}
      : {
          owner_summary: it.byOwner.map(({ owner, total, atFault, totalGb }) => {
            return { owner, total, at_fault: atFault, total_gb: totalGb };
          }),
        }),
    protection_levels: toLevelSummary(it),
    waste: toWasteSummary(it.waste),
    check_summary: Object.fromEntries(
      [...it.byCheck].map(([id, { pass, fail, unknown, not_applicable }]) => [
        id,
        { pass, fail, unknown, not_applicable },
      ]),
    ),
  };
}

function orphanedBackups({ orphanedBackups: it }: Assessment): JsonReport["orphaned_backups"] {
  return {
    result: it.result,
    severity: it.severity,
    message: it.message,
    count: it.count,
    total_gb: it.totalGb,
    never_expiring_count: it.neverExpiringCount,
  };
}

function tallies(
  by: ReadonlyMap<string, Tally>,
): Record<string, { total: number; non_compliant: number }> {
  return Object.fromEntries(
    [...by].map(([key, { total, nonCompliant }]) => [key, { total, non_compliant: nonCompliant }]),
  );
}

function toFinding(it: Finding, now: number): JsonFinding {
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
    ...(it.areAttachmentsKnown ? {} : { attachments_known: false as const }),
    backup_ocid: newest?.id ?? null,
    latest_backup_time_utc: newest && utcTimestamp(newest.timeCreated),
    latest_backup_expires_utc:
      newest?.expiresAt === undefined || newest.expiresAt === null
        ? null
        : utcTimestamp(newest.expiresAt),
    ...(it.restoreProof === null ? {} : { restore_proof: toRestoreProof(it.restoreProof, now) }),
    ...protectionOf(it),
    backup_age_days: it.backupAgeMs === null ? null : msToDays(it.backupAgeMs),
    max_backup_age_days: it.maxBackupAgeDays,
    compliance_status: it.status,
    waived: it.waived,
    reason: it.reason,
    rule: it.rule,
    in_grace_period: it.inGracePeriod,
    exemption: it.exemption && {
      id: it.exemption.id,
      reason: it.exemption.reason,
      expires: it.exemption.expires,
    },
    // JSON leaves out what is undefined.
    backup_policy: it.backupPolicy && toBackupPolicy(it.backupPolicy),
    next_breach_utc: it.nextBreachAt === null ? null : utcTimestamp(it.nextBreachAt),
    checks: it.checks.map((check) => toCheck(check, it)),
    ...whereToFix(it),
    ...(it.owner === undefined ? {} : { owner: it.owner }),
    ...(it.pastNeed === null || it.pastNeed.backups === 0
      ? {}
      : { past_need: toWaste(it.pastNeed) }),
    drift: it.drift,
    status_days: daysOf(it),
    first_seen_utc: it.firstSeenAt === null ? null : utcTimestamp(it.firstSeenAt),
  };
}

/** Of volumes that fail nothing nobody has to look anything up. */
function whereToFix(it: Finding): Pick<JsonFinding, "console_url" | "advice"> {
  if (it.checks.every(({ result }) => result !== "fail")) return {};
  const link = consoleLink(it.kind, it.volumeId, it.region);
  const advice = kubernetesAdvice(it.volumeName);
  return {
    ...(link === null ? {} : { console_url: link }),
    ...(advice === null ? {} : { advice }),
  };
}

function driftOf({ baseline, resolvedFindings, ...counts }: Drift): JsonReport["drift"] {
  return {
    baseline: baseline && {
      generated_at_utc: utcTimestamp(baseline.generatedAt),
      source: baseline.source,
    },
    new: counts.new,
    persisting: counts.persisting,
    changed: counts.changed,
    resolved: counts.resolved,
    appeared: counts.appeared,
    vanished: counts.vanished,
    resolved_findings: resolvedFindings.map((it) => ({
      resource_id: it.volumeId,
      resource_name: it.volumeName,
      compartment_path: it.compartmentPath,
      region: it.region,
      previous_status: it.previousStatus,
      first_seen_utc: utcTimestamp(it.firstSeenAt),
      previously_failing: [...it.previouslyFailing],
    })),
  };
}

function toCheck(it: VolumeCheckResult, { volumeName }: Finding): JsonCheck {
  const terraform = it.remedy && terraformBlock(it.remedy, volumeName);
  return {
    id: it.id,
    result: it.result,
    severity: it.severity,
    message: it.message,
    remedy: it.remedy && commandLine(it.remedy),
    ...(terraform === null ? {} : { terraform }),
    waived: it.waived,
    in_grace_period: it.inGracePeriod,
    required: it.isRequired,
    new: it.isNew,
  };
}

function toBackupPolicy({ policy, via }: EffectivePolicy): JsonBackupPolicy {
  return {
    name: policy.name,
    id: policy.id,
    via,
    schedules: policy.schedules.map((it) => ({
      backup_type: it.backupType,
      period: it.period,
      offset_type: it.offsetType,
      offset_seconds: it.offsetSeconds,
      hour_of_day: it.hourOfDay,
      day_of_week: it.dayOfWeek,
      day_of_month: it.dayOfMonth,
      month: it.month,
      time_zone: it.timeZone,
      retention_seconds: it.retentionSeconds,
    })),
    retention_days: retentionOf(policy.schedules)?.shortestDays ?? null,
  };
}
