import { z } from "zod";

import { COMPLIANCE_STATUSES, type ComplianceStatus } from "../../posture/compliance-status.js";
import type {
  PeriodExcuse,
  PeriodFault,
  PeriodReport,
  PeriodRestore,
  PeriodVolume,
} from "../../posture/period/period-report.js";
import { sha256Of } from "../../plain/sha256.js";
import { tenancyChecksOf, tenancyParts } from "./period-tenancy.js";
import { readRestoreProofs } from "./json-restore-proof.js";
import { earlierRuleSchema, settingsOfRule } from "./json-rule.js";
import { parseReport, type ReportFault } from "./open-report.js";
import { scopeKey, scopeSchema } from "./report-scope.js";
import { limitsHeld, untoldChecks } from "./standing-facts.js";

const check = z.object({
  id: z.string(),
  result: z.string(),
  required: z.boolean().optional(),
  waived: z.boolean().optional(),
  in_grace_period: z.boolean().optional(),
});

const finding = z.object({
  resource_id: z.string(),
  resource_name: z.string(),
  compartment_path: z.string(),
  region: z.string(),
  compliance_status: z.enum(COMPLIANCE_STATUSES),
  waived: z.boolean(),
  in_grace_period: z.boolean().optional(),
  exemption: z
    .object({ id: z.string(), reason: z.string(), expires: z.string().nullable() })
    .nullish(),
  rule: z.string().optional(),
  checks: z.array(check).optional(),
  restore_proof: z.unknown().optional(),
});

type Finding = z.infer<typeof finding>;

/** As much of a report as evidence needs; every 1.x report has it. */
const report = z.object({
  schema_version: z.string().startsWith("1."),
  metadata: z.object({
    report_name: z.literal("block_volume_backup_posture_audit"),
    generated_at_utc: z.iso.datetime(),
    tenancy_ocid: z.string(),
    complete: z.boolean(),
    rules: z.array(earlierRuleSchema).optional(),
    scope: scopeSchema.optional(),
    previous: z.object({ source: z.string(), sha256: z.string() }).nullish(),
    policy_file: z.object({ sha256: z.string() }).nullish(),
    run: z.object({ sha: z.string(), url: z.string() }).nullish(),
  }),
  summary: z.object({
    total_volumes_analyzed: z.number(),
    compliant_count: z.number(),
    stale_backup_count: z.number(),
    no_backup_count: z.number(),
    unknown_count: z.number(),
  }),
  ...tenancyParts,
  gate: tenancyParts.gate.extend({ passed: z.boolean() }),
  skipped_compartments: z.array(z.unknown()),
  findings: z.object({ block_volumes: z.array(finding), boot_volumes: z.array(finding) }),
});

type Summary = z.infer<typeof report>["summary"];

interface ReadFinding {
  readonly volume: PeriodVolume;
  readonly status: ComplianceStatus;
  /** As it stands there; absent where the report knows of none. */
  readonly written?: unknown;
}

/** What was read of a file; or `problem`, which follows its name; or null: it is no report at all. */
export type ReadPeriodReport = PeriodReport | { readonly problem: string } | null;

/** Reads reports one after the other; what is equal in them is held once. Never throws. */
export class PeriodReader {
  readonly #volumes = new Map<string, PeriodVolume>();

  /** `file` is what the report is called by. */
  read(content: Buffer, file: string): ReadPeriodReport {
    const parsed = parseReport(content, { report, finding }, (it) => this.#finding(it));
    if ("fault" in parsed) return problemOf(parsed.fault);
    const { metadata, gate, summary, skipped_compartments: unread } = parsed.report;
    const { previous, run } = metadata;
    const generatedAt = Date.parse(metadata.generated_at_utc);
    return {
      file,
      sha256: sha256Of(content),
      generatedAt,
      tenancyId: metadata.tenancy_ocid,
      scope: metadata.scope === undefined ? "null" : scopeKey(metadata.scope),
      isComplete: metadata.complete,
      unreadListings: unread.length,
      hasPassed: limitsHeld(gate) === true,
      ...(previous === undefined ? {} : { previous }),
      policySha256: metadata.policy_file?.sha256 ?? null,
      rules: new Map(metadata.rules?.map((it) => [it.name, settingsOfRule(it)])),
      run: run ? { commit: run.sha, url: run.url } : null,
      isConsistent: isConsistent(summary, parsed.values),
      volumes: parsed.values.map(({ volume }) => volume),
      tenancyChecks: tenancyChecksOf(parsed.report, parsed.values.length),
      restores: parsed.values.flatMap((it) => restoreOf(it, generatedAt)),
    };
  }

  #finding(it: Finding): ReadFinding {
    const volume: PeriodVolume = {
      volumeId: it.resource_id,
      volumeName: it.resource_name,
      compartmentPath: it.compartment_path,
      region: it.region,
      faults: faultsOf(it),
      untold: untoldChecks(it.checks ?? []),
      passed: passedChecks(it.checks ?? []),
      rule: it.rule ?? null,
    };
    const key = JSON.stringify(volume);
    const known = this.#volumes.get(key) ?? volume;
    this.#volumes.set(key, known);
    const { restore_proof: written, compliance_status: status } = it;
    return { volume: known, status, ...(written === undefined ? {} : { written }) };
  }
}

/** What this program does not write so is no proof. */
function restoreOf({ volume, written }: ReadFinding, generatedAt: number): PeriodRestore[] {
  if (written === undefined) return [];
  const { volumeId, volumeName, compartmentPath, region } = volume;
  const proof = readRestoreProofs([[volumeId, written]], generatedAt)?.get(volumeId);
  return proof === undefined ? [] : [{ volumeId, volumeName, compartmentPath, region, proof }];
}

/** null: it is JSON, and no report. */
function problemOf(fault: ReportFault): { readonly problem: string } | null {
  if (fault.kind === "text") return { problem: fault.text };
  if (fault.kind === "version") {
    const version = JSON.stringify(fault.version);
    return {
      problem: `has the schema version ${version}, which is not one that this version reads (1.x)`,
    };
  }
  return fault.kind === "no JSON" ? { problem: "is not JSON" } : null;
}

function faultsOf(it: Finding): readonly PeriodFault[] {
  const { compliance_status: what, checks = [] } = it;
  const isFault = what !== "COMPLIANT";
  const ofStatus = isFault ? [{ check: "backup-recency", what, excuse: excuseOf(it, it) }] : [];
  const ofChecks = checks
    .filter(({ id, result, required }) => {
      return id !== "backup-recency" && result === "fail" && required === true;
    })
    .map((failed) => ({ check: failed.id, what: "fail", excuse: excuseOf(it, failed) }));
  return [...ofStatus, ...ofChecks];
}

function passedChecks(checks: NonNullable<Finding["checks"]>): readonly string[] {
  const passed = checks.filter(({ result, required }) => result === "pass" && required === true);
  return passed.map(({ id }) => id);
}

function excuseOf(
  { exemption }: Finding,
  by: { readonly waived?: boolean | undefined; readonly in_grace_period?: boolean | undefined },
): PeriodExcuse | null {
  if (by.waived === true) {
    const { id, reason, expires } = exemption ?? { id: "", reason: "", expires: null };
    return { kind: "exemption", id, reason, expires };
  }
  return by.in_grace_period === true
    ? { kind: "grace period", id: "", reason: "", expires: null }
    : null;
}

/** A finding that was changed, added or taken away no longer fits the counts. */
function isConsistent(summary: Summary, findings: readonly ReadFinding[]): boolean {
  const count = (status: ComplianceStatus) => findings.filter((it) => it.status === status).length;
  return (
    summary.total_volumes_analyzed === findings.length &&
    summary.compliant_count === count("COMPLIANT") &&
    summary.stale_backup_count === count("STALE_BACKUP") &&
    summary.no_backup_count === count("NO_BACKUP") &&
    summary.unknown_count === count("UNKNOWN")
  );
}
