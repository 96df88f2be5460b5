import type { Assessment, Finding } from "../posture/assessment.js";
import type { ComplianceStatus } from "../posture/compliance-status.js";
import { sortedByKeys } from "../plain/order.js";
import { isExcused } from "../posture/excused.js";
import { groupBy } from "../plain/group-by.js";
import type { RunFacts } from "./report.js";

/** The names that the alarms of deploy/terraform/ ask for. */
export type MetricName =
  | "volumes_total"
  | "volumes_compliant"
  | "volumes_stale"
  | "volumes_no_backup"
  | "volumes_unknown"
  | "oldest_backup_age_hours"
  | "compliance_percent"
  | "run_duration_seconds"
  | "api_requests"
  | "api_retries"
  | "api_throttled"
  | "failures"
  | "last_success";

/** One value of one metric stream. */
export interface MetricStream {
  readonly name: MetricName;
  readonly value: number;
  readonly unit: "count" | "hours" | "percent" | "seconds";
  /** `all` in both where the value is of the whole run. */
  readonly dimensions: { readonly region: string; readonly rule: string };
}

/**
 * What a run has to tell OCI Monitoring. Volumes are told by region and rule, in values that may be
 * added up over both (the age: compared); the rest once a run. As at the gate, waived volumes and
 * those in their grace period have no status here: `volumes_total` alone has them in it.
 *
 * @param isDelivered false when a report did not arrive that had to
 */
export function metricsOf(
  assessment: Assessment,
  facts: RunFacts,
  isDelivered: boolean,
): readonly MetricStream[] {
  const { summary, verdict, interruption, assessedAt } = assessment;
  const isIncomplete = verdict.violations.some(({ rule }) => rule === "fail-on-incomplete");
  const hasFailed = isIncomplete || interruption !== null || !isDelivered;
  return [
    ...groupsOf(assessment).flatMap(volumeStreams),
    ofRun("compliance_percent", summary.compliancePercent, "percent"),
    ...effort(facts),
    ofRun("failures", hasFailed ? 1 : 0, "count"),
    ...(hasFailed ? [] : [ofRun("last_success", Math.floor(assessedAt / 1_000), "seconds")]),
  ];
}

/** What a run that came to no assessment has to tell. */
export function failedRunMetrics(
  facts: Pick<RunFacts, "durationMs" | "api">,
): readonly MetricStream[] {
  return [...effort(facts), ofRun("failures", 1, "count")];
}

interface Group {
  readonly region: string;
  readonly rule: string;
  readonly findings: readonly Finding[];
}

/**
 * The volumes by rule and region. A rule without volumes has an empty group, for an alarm on it has
 * to hear that its last volume is gone.
 */
function groupsOf({ summary, findings, homeRegion }: Assessment): readonly Group[] {
  const byRule = groupBy(findings, ({ rule }) => rule);
  return [...summary.byRule.keys()].flatMap((rule): Group[] => {
    const byRegion = groupBy(byRule.get(rule) ?? [], ({ region }) => region);
    if (byRegion.size === 0) return [{ region: homeRegion, rule, findings: [] }];
    const groups = [...byRegion].map(([region, ofRegion]) => ({
      region,
      rule,
      findings: ofRegion,
    }));
    return sortedByKeys(groups, ({ region }) => [region]);
  });
}

const STATUS_METRICS: readonly (readonly [MetricName, ComplianceStatus])[] = [
  ["volumes_compliant", "COMPLIANT"],
  ["volumes_stale", "STALE_BACKUP"],
  ["volumes_no_backup", "NO_BACKUP"],
  ["volumes_unknown", "UNKNOWN"],
];

function volumeStreams({ region, rule, findings }: Group): readonly MetricStream[] {
  const dimensions = { region, rule: dimensionValue(rule) };
  const held = findings.filter((it) => !isExcused(it));
  const count = (name: MetricName, of: readonly Finding[]): MetricStream => {
    return { name, value: of.length, unit: "count", dimensions };
  };
  const ages = held.flatMap(({ backupAgeMs }) => (backupAgeMs === null ? [] : [backupAgeMs]));
  const oldestMs = ages.reduce((oldest, age) => Math.max(oldest, age), 0);
  const oldest: MetricStream = {
    name: "oldest_backup_age_hours",
    value: Math.round(oldestMs / 36_000) / 100,
    unit: "hours",
    dimensions,
  };
  return [
    count("volumes_total", findings),
    ...STATUS_METRICS.map(([name, status]) =>
      count(
        name,
        held.filter((it) => it.status === status),
      ),
    ),
    ...(ages.length === 0 ? [] : [oldest]),
  ];
}

function effort({ durationMs, api }: Pick<RunFacts, "durationMs" | "api">): MetricStream[] {
  return [
    ofRun("run_duration_seconds", durationMs / 1_000, "seconds"),
    ofRun("api_requests", api.requests, "count"),
    ofRun("api_retries", api.retries, "count"),
    ofRun("api_throttled", api.throttled, "count"),
  ];
}

function ofRun(name: MetricName, value: number, unit: MetricStream["unit"]): MetricStream {
  return { name, value, unit, dimensions: { region: "all", rule: "all" } };
}

/** Monitoring takes 512 characters at most. */
function dimensionValue(rule: string): string {
  return Array.from(rule).slice(0, 512).join("");
}
