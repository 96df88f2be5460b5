import type { Assessment } from "../../posture/assessment.js";
import type { Drift } from "../../posture/verdict/drift.js";
import type { RunFacts } from "../report.js";
import { jsonRule } from "./json-rule.js";
import type { JsonMetadata } from "./metadata-schema.js";
import { toScope } from "./report-scope.js";

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
    rules: assessment.rules.map(jsonRule),
    scope: toScope(facts.scope),
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

/** The link of the chain: a change of that report afterwards breaks it. */
function previousOf({ baseline }: Drift): JsonMetadata["previous"] {
  const sha256 = baseline?.sha256;
  return baseline === null || sha256 === undefined ? null : { source: baseline.source, sha256 };
}
