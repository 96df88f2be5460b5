import type { Assessment } from "../../posture/assessment.js";
import type { AppliedRule } from "../../posture/policy/rules.js";
import type { Drift } from "../../posture/verdict/drift.js";
import type { RunFacts } from "../report.js";
import type { JsonMetadata, JsonRule } from "./metadata-schema.js";

export function metadataOf(assessment: Assessment, facts: RunFacts): JsonMetadata {
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
    rules: assessment.rules.map(ruleOf),
    scope: {
      regions: facts.scope.regions === "all" ? "all" : [...facts.scope.regions],
      root_compartment: facts.scope.rootCompartment,
      include_subcompartments: facts.scope.includeSubcompartments,
      exclude_compartments: [...facts.scope.excludeCompartments],
    },
    complete: assessment.complete,
    interruption: assessment.interruption,
    discovery: assessment.discovery.map(({ region, by }) => ({ region, by })),
    search_failures: assessment.searchFailures.map(({ region, reason }) => ({ region, reason })),
    duration_ms: facts.durationMs,
    api: { requests, retries, throttled },
    previous: previousOf(assessment.drift),
    policy_file: facts.policyFile ?? null,
    run: run && { repository: run.repository, run_id: run.runId, sha: run.sha, url: run.url },
  };
}

/** The link of the chain: whoever changes that report afterwards breaks it. */
function previousOf({ baseline }: Drift): JsonMetadata["previous"] {
  const sha256 = baseline?.sha256;
  return baseline === null || sha256 === undefined ? null : { source: baseline.source, sha256 };
}

function ruleOf({ name, settings: it }: AppliedRule): JsonRule {
  const { require } = it;
  return {
    name,
    max_backup_age_ms: it.maxBackupAgeMs,
    grace_period_ms: it.gracePeriodMs,
    severity: it.severity,
    warn_within_ms: it.warnWithinMs,
    rpo_window_ms: it.rpoWindowMs,
    require: {
      backup_policy_assigned: require.backupPolicyAssigned,
      policy_meets_threshold: require.policyMeetsThreshold,
      schedule_missed: require.scheduleMissed,
      immutable: require.immutable,
      customer_managed_key: require.customerManagedKey,
      retention_ms: require.retentionMs,
      cross_region_copy_ms: require.crossRegionCopyMs,
      replica_ms: require.replicaMs,
      achieved_rpo_ms: require.achievedRpoMs,
    },
  };
}
