import { isUnmet } from "../../posture/check.js";
import { isExcused } from "../../posture/excused.js";
import { DELETION_RESTRICTED_CHECK } from "../../posture/access/deletion-restricted.js";
import type { Assessment, Finding } from "../../posture/assessment.js";
import type { CheckOutcomeKind, CheckResult, VolumeCheckResult } from "../../posture/check.js";
import { checks } from "../../posture/checks/checks.js";
import { ORPHANED_BACKUP_CHECK } from "../../posture/checks/orphaned-backups.js";
import { clauseName, clausesOf, standardName } from "../../posture/frameworks/clauses.js";
import { stableUuid } from "../../plain/stable-uuid.js";
import { SEVERITIES, type CheckId, type Severity } from "../../settings/policy.js";
import { visibleJson } from "../../plain/visible.js";
import { commandLine } from "../remedy/command-line.js";
import type { Renderer, RunFacts } from "../report.js";

const OCSF_VERSION = "1.5.0";
const FINDINGS_CATEGORY = 2;
const COMPLIANCE_FINDING = 2003;
const ACTIVITIES = { create: 1, update: 2 } as const;
const STATUSES = { new: 1, inProgress: 2, suppressed: 3, resolved: 4 } as const;

/** An event is one of hundreds of thousands: what each clause leaves open is in the other formats. */
const IN_PART = "The check gives evidence for these requirements in part.";

/** OCSF calls a missing answer a warning, and has no word for a question that does not arise. */
const RESULTS: Readonly<Record<CheckOutcomeKind, { readonly id: number; readonly name: string }>> =
  {
    pass: { id: 1, name: "Pass" },
    unknown: { id: 2, name: "Warning" },
    fail: { id: 3, name: "Fail" },
    not_applicable: { id: 99, name: "Not applicable" },
  };

/** OCSF counts from informational, which is 1. */
const SEVERITY_NAMES = ["Informational", "Low", "Medium", "High", "Critical"] as const;

/** OCSF Compliance Findings (class 2003), one object a line: each check of each volume. */
export const ocsfRenderer: Renderer = {
  format: "ocsf",
  extension: "ocsf.jsonl",
  contentType: "application/x-ndjson",
  render: (assessment, facts) => [...pieces(assessment, facts)].join(""),
  pieces,
};

function* pieces(assessment: Assessment, facts: RunFacts): Generator<string> {
  const { orphanedBackups, deletionRestricted, tenancyId } = assessment;
  for (const finding of assessment.findings) {
    for (const check of finding.checks) {
      yield lineOf(volumeEvent(finding, check, assessment, facts));
    }
  }
  const tenancy = {
    uid: tenancyId,
    name: tenancyId,
    type: "Tenancy",
    region: assessment.homeRegion,
  };
  const ofTenancy = [
    orphanedBackups,
    ...(deletionRestricted === undefined ? [] : [deletionRestricted]),
  ];
  for (const check of ofTenancy) {
    yield lineOf(event(check, tenancy, lifeOf(check.result), assessment, facts));
  }
}

function lineOf(value: object): string {
  return `${visibleJson(JSON.stringify(value))}\n`;
}

/** Where the finding stands between its first sight and its end. */
interface Life {
  readonly activity: keyof typeof ACTIVITIES;
  readonly status: keyof typeof STATUSES;
  readonly firstSeenAt: number | null;
}

function volumeEvent(
  finding: Finding,
  check: VolumeCheckResult,
  assessment: Assessment,
  facts: RunFacts,
): object {
  const resource = {
    uid: finding.volumeId,
    name: finding.volumeName,
    type: finding.kind === "BOOT_VOLUME" ? "Boot volume" : "Block volume",
    region: finding.region,
    zone: finding.availabilityDomain,
    namespace: finding.compartmentPath,
  };
  const hasStood = assessment.drift.baseline !== null && check.result === "fail" && !check.isNew;
  const isSuppressed = check.result === "fail" && isExcused(check);
  const life: Life = {
    ...lifeOf(check.result),
    ...(hasStood ? { activity: "update" as const, status: "inProgress" as const } : {}),
    ...(isSuppressed ? { status: "suppressed" as const } : {}),
    firstSeenAt: check.result === "fail" ? finding.firstSeenAt : null,
  };
  return event(check, resource, life, assessment, facts);
}

function lifeOf(result: CheckOutcomeKind): Life {
  return {
    activity: "create",
    status: isUnmet({ result }) ? "new" : "resolved",
    firstSeenAt: null,
  };
}

function event(
  check: CheckResult,
  resource: { readonly uid: string; readonly name: string; readonly region: string },
  { activity, status, firstSeenAt }: Life,
  { assessedAt, tenancyId }: Assessment,
  { toolVersion }: RunFacts,
): object {
  const { id, result, severity, message, remedy } = check;
  const clauses = clausesOf(id);
  const { id: resultId, name: resultName } = RESULTS[result];
  const rank = severityOf(result, severity);
  return {
    activity_id: ACTIVITIES[activity],
    category_uid: FINDINGS_CATEGORY,
    class_uid: COMPLIANCE_FINDING,
    type_uid: COMPLIANCE_FINDING * 100 + ACTIVITIES[activity],
    time: assessedAt,
    severity_id: rank + 1,
    severity: SEVERITY_NAMES[rank],
    status_id: STATUSES[status],
    message,
    metadata: {
      version: OCSF_VERSION,
      profiles: ["cloud"],
      event_code: id,
      tenant_uid: tenancyId,
      product: { name: "oci-volume-backup-audit", version: toolVersion },
    },
    cloud: { provider: "OCI", region: resource.region, account: { uid: tenancyId } },
    finding_info: {
      // The same check of the same volume is the same finding, from run to run.
      uid: stableUuid(tenancyId, id, resource.uid),
      title: TITLES.get(id) ?? id,
      ...(firstSeenAt === null ? {} : { first_seen_time: firstSeenAt }),
      types: ["Backup"],
    },
    compliance: {
      control: id,
      ...(clauses.length === 0 ? {} : { desc: IN_PART }),
      standards: [...new Set(clauses.map(standardName))],
      requirements: clauses.map(clauseName),
      status_id: resultId,
      status: resultName,
    },
    resources: [resource],
    ...(remedy === null ? {} : { remediation: { desc: commandLine(remedy) } }),
  };
}

/** What did not fail is information, however serious a failure would be. */
function severityOf(result: CheckOutcomeKind, severity: Severity): number {
  return result === "fail" ? SEVERITIES.indexOf(severity) : 0;
}

const TITLES: ReadonlyMap<CheckId, string> = new Map(
  [...checks, ORPHANED_BACKUP_CHECK, DELETION_RESTRICTED_CHECK].map(({ id, title }) => [id, title]),
);
