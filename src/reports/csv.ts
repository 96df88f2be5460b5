import type { Assessment, Finding } from "../posture/assessment.js";
import type { AttachedInstance } from "../posture/evidence/attachments.js";
import { daysOf } from "../posture/verdict/history.js";
import { msToDays, roundedDays } from "../plain/days.js";
import { escapeCsv } from "./escape/csv.js";
import { gateFailures } from "./markdown/gate-failures.js";
import type { Renderer } from "./report.js";
import { utcTimestamp } from "./timestamps.js";

/**
 * The volumes as a table for spreadsheets and scripts (RFC 4180): a header row, then a row a volume
 * in the assessment's order; a value that there is none of is empty. Columns keep their names and
 * order, which are the JSON report's where it has the field; new ones come last.
 */
export const csvRenderer: Renderer = {
  format: "csv",
  extension: "csv",
  // No byte order mark: scripts would read it as part of the first column's name.
  contentType: "text/csv; charset=utf-8",
  render: ({ findings }: Assessment) =>
    [COLUMNS.map(([name]) => name), ...findings.map(toRow)]
      .map((fields) => `${fields.join(",")}\r\n`)
      .join(""),
};

type Value = string | number | boolean | null;

const COLUMNS: readonly (readonly [name: string, valueOf: (finding: Finding) => Value])[] = [
  ["compliance_status", (it) => it.status],
  ["resource_name", (it) => it.volumeName],
  ["resource_kind", (it) => it.kind],
  ["resource_id", (it) => it.volumeId],
  ["compartment_path", (it) => it.compartmentPath],
  ["compartment_id", (it) => it.compartmentId],
  ["region", (it) => it.region],
  ["availability_domain", (it) => it.availabilityDomain],
  ["size_gb", (it) => it.sizeGb],
  ["time_created_utc", (it) => utcTimestamp(it.timeCreated)],
  ["latest_backup_time_utc", (it) => instant(it.newestRecoveryPoint?.timeCreated ?? null)],
  ["backup_age_days", (it) => (it.backupAgeMs === null ? null : msToDays(it.backupAgeMs))],
  ["max_backup_age_days", (it) => roundedDays(it.maxBackupAgeDays)],
  ["rule", (it) => it.rule],
  ["waived", (it) => it.waived],
  ["in_grace_period", (it) => it.inGracePeriod],
  // Those that the gate may count: asked for and not waived.
  [
    "failing_checks",
    (it) =>
      gateFailures(it)
        .map(({ id }) => id)
        .join(" "),
  ],
  ["next_breach_utc", (it) => instant(it.nextBreachAt)],
  ["attached_instances", (it) => it.attachedInstances.map(nameOf).join(", ")],
  ["drift", (it) => it.drift],
  ["first_seen_utc", (it) => instant(it.firstSeenAt)],
  ["reason", (it) => it.reason],
  ["status_days", (it) => daysOf(it)],
  ["owner", (it) => it.owner ?? null],
  ["restored_at_utc", (it) => instant(it.restoreProof?.restoredAt ?? null)],
  ["protection_level", (it) => it.protection.proven],
];

function toRow(finding: Finding): string[] {
  return COLUMNS.map(([, valueOf]) => {
    const value = valueOf(finding);
    return typeof value === "string" ? escapeCsv(value) : String(value ?? "");
  });
}

function instant(ms: number | null): string | null {
  return ms === null ? null : utcTimestamp(ms);
}

function nameOf({ instanceName, instanceId }: AttachedInstance): string {
  return instanceName ?? instanceId;
}
