import type { PlanFinding } from "../../posture/plan/plan-assessment.js";
import { escapeCsv } from "../escape/csv.js";
import { utcTimestamp } from "../timestamps.js";
import type { PlanRenderer } from "./plan-report.js";

/** A header row, then a row a finding in the assessment's order (RFC 4180). New columns come last. */
export const planCsvRenderer: PlanRenderer = {
  format: "csv",
  extension: "csv",
  contentType: "text/csv; charset=utf-8",
  render: ({ findings }) =>
    [COLUMNS.map(([name]) => name), ...findings.map(toRow)]
      .map((fields) => `${fields.join(",")}\r\n`)
      .join(""),
};

type CsvColumn = readonly [
  name: string,
  valueOf: (finding: PlanFinding) => string | boolean | null,
];

const COLUMNS: readonly CsvColumn[] = [
  ["protection", (it) => it.protection],
  ["address", (it) => it.address],
  ["asset", (it) => it.asset],
  ["resource_kind", (it) => it.resourceKind],
  ["resource_name", (it) => it.resourceName],
  ["actions", (it) => it.actions.join(" ")],
  ["region", (it) => it.region],
  ["backup_policy", (it) => it.backupPolicy?.name ?? null],
  ["via", (it) => it.backupPolicy?.via ?? null],
  ["rule", (it) => it.rule],
  ["new", (it) => it.isNew],
  ["waived", (it) => it.waived],
  ["failing_checks", (it) => idsOf(it, "fail")],
  ["unknown_checks", (it) => idsOf(it, "unknown")],
  ["plan_file", (it) => it.planFile],
  ["file", (it) => it.location?.file ?? null],
  ["line", (it) => (it.location === null ? null : String(it.location.line))],
  ["reason", (it) => it.reason],
  ["recovery", (it) => it.lastAudit?.recovery ?? null],
  ["latest_backup_time_utc", (it) => utcTimestamp(it.lastAudit?.recoveryPoint?.timeCreated ?? NaN)],
];

/** Those that the gate may count: required and not waived. */
function idsOf({ checks }: PlanFinding, result: "fail" | "unknown"): string {
  return checks
    .filter((it) => it.result === result && it.isRequired && !it.waived)
    .map(({ id }) => id)
    .join(" ");
}

function toRow(finding: PlanFinding): string[] {
  return COLUMNS.map(([, valueOf]) => {
    const value = valueOf(finding);
    return typeof value === "string" ? escapeCsv(value) : String(value ?? "");
  });
}
