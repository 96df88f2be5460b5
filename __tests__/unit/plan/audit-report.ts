import { planJson } from "./judged-plan.js";

/** What differs from a volume that was backed up a day before, under a policy of its own. */
export interface Told {
  readonly backup?: {
    readonly id?: string;
    readonly made: string;
    readonly ends?: string | null;
  } | null;
  readonly policy?: object | null | undefined;
  readonly [key: string]: unknown;
}

const FINANCE = "ocid1.compartment.oc1..aaaaaaaafinance";

/** An audit's report on volumes of a plan, by address (`ADDRESS boot_volume` for a boot volume). */
export function auditReport(
  plan: string,
  volumes: Readonly<Record<string, Told>>,
  metadata: object = {},
): object {
  const ids = idsOf(plan);
  return {
    schema_version: "1.2",
    metadata: {
      report_name: "block_volume_backup_posture_audit",
      generated_at_utc: "2026-11-05T00:00:00.000Z",
      tenancy_ocid: "ocid1.tenancy.oc1..aaaaaaaaacme",
      complete: true,
      ...metadata,
    },
    compartments: [{ compartment_id: FINANCE, path: "acme/corp/finance" }],
    findings: {
      block_volumes: Object.entries(volumes).map(([address, told]) =>
        finding(ids.get(address) ?? address, told),
      ),
      boot_volumes: [],
    },
  };
}

function finding(id: string, { backup, policy, ...more }: Told): object {
  const {
    made = null,
    ends = null,
    id: backupId = "ocid1.volumebackup.oc1.iad.newest",
  } = backup === undefined ? { made: "2026-11-04T03:15:00.000Z" } : (backup ?? { id: null });
  return {
    compartment_id: FINANCE,
    compartment_path: "acme/corp/finance",
    resource_id: id,
    compliance_status: made === null ? "NO_BACKUP" : "COMPLIANT",
    backup_ocid: backupId,
    latest_backup_time_utc: made,
    latest_backup_expires_utc: ends,
    max_backup_age_days: 7,
    ...(policy === undefined ? {} : { backup_policy: policy }),
    checks: [],
    ...more,
  };
}

/** OCIDs before the plan, by address. */
export function idsOf(plan: string): ReadonlyMap<string, string> {
  const { resource_changes } = JSON.parse(planJson(plan)) as {
    resource_changes: {
      address: string;
      change: { before: { id?: string; boot_volume_id?: string } | null };
    }[];
  };
  return new Map(
    resource_changes.flatMap(({ address, change: { before } }) => [
      ...(before?.id === undefined ? [] : [[address, before.id] as const]),
      ...(before?.boot_volume_id === undefined
        ? []
        : [[`${address} boot_volume`, before.boot_volume_id] as const]),
    ]),
  );
}

/** A policy as the report has it, with backups each day that are kept for so long. */
export function dailyPolicy(days: number, via: "volume" | "volume_group" = "volume"): object {
  return {
    name: "live",
    id: "ocid1.volumebackuppolicy.oc1.iad.live",
    via,
    retention_days: days,
    schedules: [
      {
        backup_type: "INCREMENTAL",
        period: "ONE_DAY",
        offset_type: "NUMERIC_SECONDS",
        offset_seconds: 0,
        hour_of_day: null,
        day_of_week: null,
        day_of_month: null,
        month: null,
        time_zone: "UTC",
        retention_seconds: days * 86_400,
      },
    ],
  };
}
