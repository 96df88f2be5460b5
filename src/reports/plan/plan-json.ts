import type {
  AuditedFacts,
  BaselineFacts,
  PlanAssessment,
  PlanFinding,
} from "../../posture/plan/plan-assessment.js";
import { utcText } from "../../plain/utc-time.js";
import type { PlanReport } from "./plan-report-schema.js";
import type { PlanRenderer } from "./plan-report.js";

export const planJsonRenderer: PlanRenderer = {
  format: "json",
  extension: "json",
  contentType: "application/json",
  render(assessment, { toolVersion, run }) {
    const { planFiles, baseline, complete, summary, verdict, findings, notes, headline } =
      assessment;
    const report: PlanReport = {
      schema_version: "1.0",
      metadata: {
        report_name: "volume_backup_plan",
        tool_version: toolVersion,
        generated_at_utc: utcText(assessment.assessedAt),
        plan_files: planFiles.map((it) => ({
          path: it.path,
          format_version: it.formatVersion,
          terraform_version: it.terraformVersion,
          partial: it.isPartial,
        })),
        baseline: baseline && baselineOf(baseline),
        complete,
        run: run && { repository: run.repository, run_id: run.runId, sha: run.sha, url: run.url },
      },
      headline,
      summary: {
        total_volumes: summary.total,
        created: summary.created,
        replaced: summary.replaced,
        destroyed: summary.destroyed,
        protected_count: summary.protected,
        unprotected_count: summary.unprotected,
        unknown_count: summary.unknown,
        waived_count: summary.waived,
      },
      gate: gateOf(verdict),
      findings: [],
      notes: [...notes],
    };
    const lines = findings.map((finding) => `    ${JSON.stringify(findingOf(finding))}`);
    return `${withFindings(JSON.stringify(report, null, 2), lines)}\n`;
  },
};

/** A finding is one line, so that text tools can compare two reports. */
function withFindings(report: string, lines: readonly string[]): string {
  if (lines.length === 0) return report;
  const [before = "", after = ""] = report.split('\n  "findings": []');
  return `${before}\n  "findings": [\n${lines.join(",\n")}\n  ]${after}`;
}

function gateOf({
  passed,
  warnOnly,
  onlyNew,
  violations,
}: PlanAssessment["verdict"]): PlanReport["gate"] {
  const fail_on = onlyNew ? "new" : "any";
  return { passed, warn_only: warnOnly, fail_on, violations: [...violations] };
}

function baselineOf(it: BaselineFacts): PlanReport["metadata"]["baseline"] {
  return {
    source: it.source,
    generated_at_utc: utcText(it.generatedAt),
    used: it.isUsed,
    complete: it.isComplete,
    too_old: it.isTooOld,
  };
}

function auditedOf({
  status,
  compartmentPath,
  recoveryPoint,
  recovery,
}: AuditedFacts): PlanReport["findings"][number]["last_audit"] {
  const expires = recoveryPoint?.expiresAt ?? null;
  return {
    compliance_status: status,
    compartment_path: compartmentPath,
    backup_ocid: recoveryPoint?.id ?? null,
    latest_backup_time_utc: recoveryPoint && utcText(recoveryPoint.timeCreated),
    latest_backup_expires_utc: expires === null ? null : utcText(expires),
    recovery,
  };
}

function findingOf(finding: PlanFinding): PlanReport["findings"][number] {
  return {
    plan_file: finding.planFile,
    address: finding.address,
    asset: finding.asset,
    resource_type: finding.resourceType,
    resource_kind: finding.resourceKind,
    resource_name: finding.resourceName,
    actions: [...finding.actions],
    region: finding.region,
    protection: finding.protection,
    backup_policy: finding.backupPolicy,
    rule: finding.rule,
    rules: [...finding.rules],
    new: finding.isNew,
    waived: finding.waived,
    exemption: finding.exemption,
    reason: finding.reason,
    checks: finding.checks.map(({ isRequired, isNew, ...check }) => ({
      ...check,
      required: isRequired,
      new: isNew,
    })),
    last_audit: finding.lastAudit && auditedOf(finding.lastAudit),
    location: finding.location,
  };
}
