import { z } from "zod";

import { daysToMs } from "../../plain/days.js";
import { toUtf8 } from "../../plain/utf8.js";
import { COMPLIANCE_STATUSES } from "../../posture/compliance-status.js";
import type { AuditedPolicy, AuditedVolume, LastAudit } from "../../posture/plan/last-audit.js";
import { isShortOcid } from "../redact/ocid.js";
import { openReport, stillToCome } from "./open-report.js";

const instant = z.iso.datetime();

const schedule = z.object({
  backup_type: z.string(),
  period: z.string(),
  offset_type: z.string().nullable(),
  offset_seconds: z.number().nullable(),
  hour_of_day: z.number().nullable(),
  day_of_week: z.string().nullable(),
  day_of_month: z.number().nullable(),
  month: z.string().nullable(),
  time_zone: z.string().nullable(),
  retention_seconds: z.number(),
});

const finding = z.object({
  compartment_id: z.string(),
  compartment_path: z.string(),
  resource_id: z.string(),
  compliance_status: z.enum(COMPLIANCE_STATUSES),
  backup_ocid: z.string().nullish(),
  latest_backup_time_utc: instant.nullish(),
  latest_backup_expires_utc: instant.nullish(),
  max_backup_age_days: z.number().positive().optional(),
  backup_policy: z
    .object({
      name: z.string(),
      id: z.string(),
      via: z.enum(["volume", "volume_group"]),
      schedules: z.array(schedule),
    })
    .nullish(),
  checks: z.array(z.object({ id: z.string(), result: z.string(), message: z.string() })).optional(),
});

type ReadFinding = z.infer<typeof finding>;

/** As much of an audit's report as a plan is judged by; every 1.x report has what is not optional. */
const report = z.object({
  metadata: z.object({
    report_name: z.literal("block_volume_backup_posture_audit"),
    generated_at_utc: instant,
    tenancy_ocid: z.string(),
    complete: z.boolean().optional(),
  }),
  compartments: z.array(z.object({ compartment_id: z.string(), path: z.string() })).optional(),
  findings: z.object({ block_volumes: z.array(finding), boot_volumes: z.array(finding) }),
});

/**
 * Reads an audit's JSON report for a plan that is judged at `now` (ms since the epoch). What cannot be
 * used comes back as a sentence; it never throws.
 */
export function readLastAudit(
  content: Buffer,
  source: string,
  now: number,
): { readonly audit: LastAudit } | { readonly problem: string } {
  const decoded = toUtf8(content);
  if ("bytes" in decoded && decoded.bytes.includes('"report_name": "volume_backup_plan"')) {
    return unusable(`${source} is not used: it is a report on a plan. Give that of an audit.`);
  }
  const opened = openReport(content, source, { report, finding }, (it) => it);
  if ("problem" in opened) return opened;
  const { metadata, compartments = [] } = opened.report;
  const generatedAt = Date.parse(metadata.generated_at_utc);
  if (isShortOcid(metadata.tenancy_ocid)) {
    return unusable(
      `${source} is not used: it was made with redact, and has no whole OCID. Make one without, for this.`,
    );
  }
  const toCome = stillToCome({ source, generatedAt }, now);
  if (toCome !== null) return unusable(toCome);
  return {
    audit: {
      source,
      generatedAt,
      isComplete: metadata.complete === true,
      volumes: new Map(opened.values.map((it) => [it.resource_id, volumeOf(it)])),
      compartments: placesOf([...compartments, ...opened.values.map(placeOf)]),
    },
  };
}

function unusable(problem: string): { readonly problem: string } {
  return { problem };
}

function volumeOf(it: ReadFinding): AuditedVolume {
  const { backup_policy: policy } = it;
  const guard = it.checks?.find(({ id, result }) => id === "immutable" && result === "pass");
  return {
    compartmentPath: it.compartment_path,
    status: it.compliance_status,
    recoveryPoint: recoveryPointOf(it),
    ...(policy === undefined ? {} : { policy: policy && policyOf(policy) }),
    guard:
      guard === undefined || it.max_backup_age_days === undefined
        ? null
        : { message: guard.message, withinMs: daysToMs(it.max_backup_age_days) },
  };
}

function recoveryPointOf(it: ReadFinding): AuditedVolume["recoveryPoint"] {
  const { backup_ocid: id, latest_backup_time_utc: made, latest_backup_expires_utc: ends } = it;
  if (!id || !made) return null;
  const expires = ends === undefined ? {} : { expiresAt: ends === null ? null : Date.parse(ends) };
  return { id, timeCreated: Date.parse(made), ...expires };
}

function policyOf({
  name,
  id,
  via,
  schedules,
}: NonNullable<ReadFinding["backup_policy"]>): AuditedPolicy {
  return {
    name,
    id,
    via,
    schedules: schedules.map((it) => ({
      backupType: it.backup_type,
      period: it.period,
      offsetType: it.offset_type,
      offsetSeconds: it.offset_seconds,
      hourOfDay: it.hour_of_day,
      dayOfWeek: it.day_of_week,
      dayOfMonth: it.day_of_month,
      month: it.month,
      retentionSeconds: it.retention_seconds,
      timeZone: it.time_zone,
    })),
  };
}

interface VolumePlace {
  readonly compartment_id: string;
  readonly path: string;
}

function placeOf({ compartment_id, compartment_path }: ReadFinding): VolumePlace {
  return { compartment_id, path: compartment_path };
}

/** A compartment whose path was not read has its OCID there, and is nowhere. */
function placesOf(places: readonly VolumePlace[]): LastAudit["compartments"] {
  const byId = new Map<string, LastAudit["compartments"][number]>();
  for (const { compartment_id: id, path } of places) {
    if (path === id || byId.has(id)) continue;
    const names = path.split("/").slice(1);
    byId.set(id, { id, name: names.at(-1) ?? path, path, names });
  }
  return [...byId.values()];
}
