import type { AllowedEntry } from "../../posture/access/allowed-subjects.js";
import type { DeletionChange } from "../../posture/preview/deletion-change.js";
import { noticeText } from "../../posture/notice.js";
import type { PolicySide, Preview, VolumeChange } from "../../posture/preview/preview.js";
import type { Standing } from "../../posture/preview/standing.js";
import { utcText } from "../../plain/utc-time.js";
import { visibleJson } from "../../plain/visible.js";
import { lackingText } from "./lacking-text.js";
import type { PreviewReport } from "./preview-report-schema.js";
import type { PreviewRenderer, PreviewRunFacts } from "./preview-report.js";

export const previewJsonRenderer: PreviewRenderer = {
  format: "json",
  extension: "json",
  contentType: "application/json",
  render(preview, facts) {
    const report: PreviewReport = { ...headOf(preview, facts), volumes: [] };
    const lines = preview.volumes.map((it) => `    ${JSON.stringify(volumeOf(it))}`);
    return visibleJson(`${withVolumes(JSON.stringify(report, null, 2), lines)}\n`);
  },
};

/** A volume is one line, so that text tools can compare two reports. */
function withVolumes(report: string, lines: readonly string[]): string {
  if (lines.length === 0) return report;
  const end = report.lastIndexOf("[]");
  return `${report.slice(0, end)}[\n${lines.join(",\n")}\n  ]${report.slice(end + 2)}`;
}

function headOf(preview: Preview, facts: PreviewRunFacts): Omit<PreviewReport, "volumes"> {
  const { run, inventory } = facts;
  return {
    schema_version: "1.0",
    metadata: {
      report_name: "volume_backup_preview",
      tool_version: facts.toolVersion,
      generated_at_utc: utcText(facts.generatedAt),
      inventory: {
        path: inventory.path,
        read_at_utc: utcText(preview.readAt),
        tool_version: inventory.toolVersion,
        tenancy_ocid: preview.tenancyId,
        complete: preview.complete,
      },
      run: run && { repository: run.repository, run_id: run.runId, sha: run.sha, url: run.url },
    },
    headline: preview.headline,
    summary: {
      total_volumes: preview.total,
      begin_to_fail_count: preview.begins,
      stop_failing_count: preview.stops,
      become_unknown_count: preview.becomesUnknown,
      exempted_count: preview.exempted,
    },
    before: sideOf(preview.before, facts.basePolicyFile),
    after: sideOf(preview.after, facts.policyFile),
    gate: gateOf(preview.verdict),
    deletion_restricted: preview.deletion && deletionOf(preview.deletion),
    rules: preview.rules.map((it) => ({
      rule: it.rule,
      volumes_before: it.volumesBefore,
      volumes_after: it.volumesAfter,
      failing_before: it.failingBefore,
      failing_after: it.failingAfter,
    })),
    checks: preview.checks.map(({ id, begins, stops }) => ({
      ...{ id, begin_to_fail_count: begins, stop_failing_count: stops },
    })),
    notices: preview.notices.map(({ notice, isNew }) => ({
      ...{ message: noticeText(notice), new: isNew },
    })),
    lacking: preview.lacking.map((it) => ({ ...it, message: lackingText(it) })),
  };
}

function sideOf(
  { failing, unknown, waived, verdict }: PolicySide,
  policyFile: string | null,
): PreviewReport["after"] {
  return {
    policy_file: policyFile,
    failing_count: failing,
    unknown_count: unknown,
    waived_count: waived,
    gate: gateOf(verdict),
  };
}

function gateOf({ passed, warnOnly, violations }: Preview["verdict"]): PreviewReport["gate"] {
  return { passed, warn_only: warnOnly, violations: [...violations] };
}

function deletionOf(it: DeletionChange): NonNullable<PreviewReport["deletion_restricted"]> {
  const entries = (list: readonly AllowedEntry[]) => list.map((entry) => ({ ...entry }));
  const subjects = (list: DeletionChange["stops"]) =>
    list.map((subject) => ({
      ...{ subject: subject?.name ?? null, subject_kind: subject?.kind ?? null },
    }));
  return {
    change: it.kind,
    result_before: it.before,
    result_after: it.after,
    entries_added: entries(it.added),
    entries_removed: entries(it.removed),
    stop_failing: subjects(it.stops),
    begin_to_fail: subjects(it.begins),
  };
}

function volumeOf(it: VolumeChange): PreviewReport["volumes"][number] {
  return {
    resource_kind: it.kind,
    resource_id: it.volumeId,
    resource_name: it.volumeName,
    compartment_path: it.compartmentPath,
    region: it.region,
    change: it.change,
    before: standingOf(it.before),
    after: standingOf(it.after),
    exempted: it.exempted && { ...it.exempted, checks: [...it.exempted.checks] },
  };
}

function standingOf({ rule, status, failing, excused, unknown }: Standing) {
  return {
    rule,
    compliance_status: status,
    failing: [...failing],
    excused: [...excused],
    unknown: [...unknown],
  };
}
