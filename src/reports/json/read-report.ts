import { z } from "zod";

import { COMPLIANCE_STATUSES, isNonCompliant } from "../../posture/compliance-status.js";
import type { FailingCheck, Snapshot, VolumeSnapshot } from "../../posture/verdict/snapshot.js";
import { CHECK_IDS } from "../../settings/policy.js";
import type { ScopeSettings } from "../../settings/settings.js";
import { sha256Of } from "../../plain/sha256.js";
import { areDaysSound, readHistory } from "./json-history.js";
import { readRestoreProofs, unseenProofsIn, type WrittenProof } from "./json-restore-proof.js";
import { earlierRuleSchema, settingsOfRule } from "./json-rule.js";
import { isShortOcid } from "../redact/ocid.js";
import { openReport } from "./open-report.js";
import { scopeKey, scopeSchema, toScope } from "./report-scope.js";
import { limitsHeld, untoldChecks } from "./standing-facts.js";

/** What an earlier report must be of to be compared with. */
export interface ExpectedScope {
  readonly tenancyId: string;
  readonly scope: ScopeSettings;
}

/** `isForeign`: it is a report like any other, of something else. */
export type ReadReport =
  | {
      readonly snapshot: Snapshot;
      /** What of it is passed over, a sentence; null for nothing. */
      readonly notice: string | null;
    }
  | { readonly problem: string; readonly isForeign: boolean };

const finding = z.object({
  resource_id: z.string(),
  resource_name: z.string(),
  compartment_path: z.string(),
  region: z.string(),
  compliance_status: z.enum(COMPLIANCE_STATUSES),
  waived: z.boolean(),
  in_grace_period: z.boolean().optional(),
  first_seen_utc: z.iso.datetime().nullish(),
  time_created_utc: z.iso.datetime().nullish(),
  latest_backup_time_utc: z.iso.datetime().nullish(),
  rule: z.string().optional(),
  status_days: z.unknown().optional(),
  restore_proof: z.unknown().optional(),
  checks: z
    .array(
      z.object({
        id: z.string(),
        result: z.string(),
        waived: z.boolean().optional(),
        in_grace_period: z.boolean().optional(),
        required: z.boolean().optional(),
      }),
    )
    .optional(),
});

/** As much of a report as a comparison needs; every 1.x report has it. */
const report = z.object({
  schema_version: z.string(),
  metadata: z.object({
    generated_at_utc: z.iso.datetime(),
    tenancy_ocid: z.string(),
    complete: z.boolean().optional(),
    rules: z.array(earlierRuleSchema).optional(),
    scope: scopeSchema.optional(),
  }),
  history: z.unknown().optional(),
  orphaned_backups: z.object({ count: z.number().nullish() }).optional(),
  unseen_restore_proofs: z.unknown().optional(),
  gate: z.object({ passed: z.boolean(), violations: z.array(z.unknown()).optional() }).nullish(),
  findings: z.object({ block_volumes: z.array(finding), boot_volumes: z.array(finding) }),
});

/**
 * Reads a JSON report of this program for a comparison. What cannot be compared with comes back as a
 * sentence; it never throws. `expected` null takes a report of any scope.
 */
export function readReport(
  content: Buffer,
  source: string,
  expected: ExpectedScope | null,
): ReadReport {
  const { toSnapshot, areAllDaysSound, written } = snapshots();
  const opened = openReport(content, source, { report, finding }, toSnapshot);
  if ("problem" in opened) return { problem: opened.problem, isForeign: false };
  const { metadata, gate, orphaned_backups: orphaned } = opened.report;
  if (expected !== null) {
    if (isShortOcid(metadata.tenancy_ocid) !== isShortOcid(expected.tenancyId)) {
      return foreign(
        `${source} is not compared with: one of the two runs is redacted, and the other is not. Give both the same redact.`,
      );
    }
    if (metadata.tenancy_ocid !== expected.tenancyId) {
      return foreign(`${source} is not used: it is of another tenancy.`);
    }
    if (metadata.scope === undefined) {
      return foreign(`${source} is not used: it does not say of which scope it is.`);
    }
    if (scopeKey(metadata.scope) !== scopeKey(toScope(expected.scope))) {
      return foreign(`${source} is not used: it is of another scope.`);
    }
  }
  const generatedAt = Date.parse(metadata.generated_at_utc);
  const history = readHistory(opened.report.history ?? [], generatedAt);
  const isSound = history !== null && areAllDaysSound();
  const unseen = unseenProofsIn(opened.report.unseen_restore_proofs);
  const restoreProofs = unseen && readRestoreProofs([...unseen, ...written], generatedAt);
  return {
    notice: notCarriedOn(source, isSound, restoreProofs !== null),
    snapshot: {
      tenancyId: metadata.tenancy_ocid,
      generatedAt,
      source,
      sha256: sha256Of(content),
      limitsHeld: limitsHeld(gate),
      rules: new Map(metadata.rules?.map((it) => [it.name, settingsOfRule(it)])),
      volumes: isSound ? opened.values : opened.values.map(withoutDays),
      ...(metadata.scope === undefined ? {} : { scope: scopeKey(metadata.scope) }),
      ...(metadata.complete === undefined ? {} : { isComplete: metadata.complete }),
      ...(orphaned?.count ? { orphanedBackups: orphaned.count } : {}),
      ...(isSound ? { history } : {}),
      ...(restoreProofs === null ? {} : { restoreProofs }),
    },
  };
}

function notCarriedOn(source: string, isHistorySound: boolean, areProofsSound: boolean) {
  const notices = [
    isHistorySound
      ? []
      : `${source} is compared with, but its history is not carried on: it is none that this program writes.`,
    areProofsSound
      ? []
      : `${source} is compared with, but its restore proofs are not carried on: they are none that this program writes.`,
  ].flat();
  return notices.length === 0 ? null : notices.join(" ");
}

function withoutDays(volume: VolumeSnapshot): VolumeSnapshot {
  const { days, ...rest } = volume;
  return days === undefined ? volume : rest;
}

/** Makes snapshots that share equal values: many volumes have few paths, regions and faults. */
function snapshots(): {
  readonly toSnapshot: (it: z.infer<typeof finding>) => VolumeSnapshot;
  /** Whether the days of those that were made so far are as this program writes them. */
  readonly areAllDaysSound: () => boolean;
  /** The restore proofs of those that were made so far. */
  readonly written: readonly WrittenProof[];
} {
  let isSound = true;
  const written: WrittenProof[] = [];
  const text = firstOfEqual<string>((it) => it);
  const failing = firstOfEqual<readonly FailingCheck[]>((it) => JSON.stringify(it));
  const daysOf = ({ status_days: days, compliance_status: status }: z.infer<typeof finding>) => {
    if (days === undefined) return {};
    if (areDaysSound(days, status)) return { days: text(days) };
    isSound = false;
    return {};
  };
  const asSnapshot = (it: z.infer<typeof finding>): VolumeSnapshot => ({
    volumeId: it.resource_id,
    volumeName: it.resource_name,
    compartmentPath: text(it.compartment_path),
    region: text(it.region),
    status: it.compliance_status,
    isExcused: it.waived || it.in_grace_period === true,
    failing: failing(it.checks === undefined ? recencyOnly(it) : it.checks.flatMap(failingCheck)),
    ...untoldOf(it),
    recoveryPointAt: instantOrNull(it.latest_backup_time_utc),
    timeCreated: instantOrNull(it.time_created_utc),
    rule: it.rule === undefined ? null : text(it.rule),
    firstSeenAt: instantOrNull(it.first_seen_utc),
    ...daysOf(it),
  });
  const toSnapshot = (it: z.infer<typeof finding>): VolumeSnapshot => {
    if (it.restore_proof !== undefined) written.push([it.resource_id, it.restore_proof]);
    return asSnapshot(it);
  };
  return { toSnapshot, areAllDaysSound: () => isSound, written };
}

function instantOrNull(time: string | null | undefined): number | null {
  return typeof time === "string" ? Date.parse(time) : null;
}

function firstOfEqual<T>(keyOf: (value: T) => string): (value: T) => T {
  const known = new Map<string, T>();
  return (value) => {
    const key = keyOf(value);
    const first = known.get(key) ?? value;
    known.set(key, first);
    return first;
  };
}

/** A 1.0 report has no checks; what its statuses tell of recency is all that it knew. */
function recencyOnly({
  compliance_status: status,
  waived,
}: Pick<z.infer<typeof finding>, "compliance_status" | "waived">): FailingCheck[] {
  return isNonCompliant(status)
    ? [{ id: "backup-recency", isRequired: true, isExcused: waived }]
    : [];
}

function untoldOf({
  checks = [],
}: Pick<z.infer<typeof finding>, "checks">): Pick<VolumeSnapshot, "untold"> {
  const ids = new Set(untoldChecks(checks));
  const untold = CHECK_IDS.filter((id) => ids.has(id));
  return untold.length === 0 ? {} : { untold };
}

function failingCheck(it: {
  readonly id: string;
  readonly result: string;
  readonly waived?: boolean | undefined;
  readonly in_grace_period?: boolean | undefined;
  readonly required?: boolean | undefined;
}): FailingCheck[] {
  const id = CHECK_IDS.find((known) => known === it.id);
  // A check of a later version has no meaning here.
  if (id === undefined || it.result !== "fail") return [];
  const isExcused = it.waived === true || it.in_grace_period === true;
  return [{ id, isRequired: it.required === true, isExcused }];
}

function foreign(problem: string): ReadReport {
  return { problem, isForeign: true };
}
