import { createHash } from "node:crypto";

import { assessPeriod, type PeriodFiles } from "../../../../src/posture/period/assess-period.js";
import type { Assessment, Finding } from "../../../../src/posture/assessment.js";
import type { Period } from "../../../../src/posture/period/period.js";
import { reportFileName } from "../../../../src/reports/file-names.js";
import { jsonRenderer } from "../../../../src/reports/json/json.js";
import { PeriodFolder } from "../../../../src/reports/json/period-folder.js";
import type { RunFacts } from "../../../../src/reports/report.js";
import { cleanAssessment, FACTS } from "../../reports/sample.js";

export const DAY = 86_400_000;
/** The first report of a generated period. */
export const START = Date.UTC(2026, 6, 1, 3, 15);
export const PREFIX = "oci://reports@acme/block-volume-backup-posture/";

/** A folder of reports: texts by name. */
export type Folder = Map<string, string>;

export const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** What differs on a day; undefined: as on all others. */
export interface DayChange {
  readonly assessment?: Partial<Assessment>;
  readonly findings?: readonly Finding[];
  readonly facts?: Partial<RunFacts>;
}

/** One report a day, each holding the digest of the one before it. */
export function generatedDays(days: number, changeOf: (day: number) => DayChange = () => ({})) {
  const folder: Folder = new Map();
  let previous: { generatedAt: number; source: string; sha256: string } | null = null;
  for (let day = 0; day < days; day += 1) {
    const { assessment, findings, facts } = changeOf(day);
    const clean = cleanAssessment();
    const given: Assessment = {
      ...clean,
      assessedAt: START + day * DAY,
      drift: { ...clean.drift, baseline: previous },
      ...(findings === undefined ? {} : withFindings(clean, findings)),
      ...assessment,
    };
    const text = jsonRenderer.render(given, { ...FACTS, durationMs: day, ...facts });
    const name = reportFileName(given, "json");
    folder.set(name, text);
    previous = { generatedAt: given.assessedAt, source: PREFIX + name, sha256: sha256(text) };
  }
  return folder;
}

function withFindings(
  { summary }: Assessment,
  findings: readonly Finding[],
): Pick<Assessment, "findings" | "summary"> {
  const count = (status: string) => findings.filter((it) => it.status === status).length;
  return {
    findings,
    summary: {
      ...summary,
      total: findings.length,
      compliant: count("COMPLIANT"),
      stale: count("STALE_BACKUP"),
      noBackup: count("NO_BACKUP"),
      unknown: count("UNKNOWN"),
    },
  };
}

/** `2026-07-01`, the day of the report of that number. */
export const dateOf = (day: number) => new Date(START + day * DAY).toISOString().slice(0, 10);

export const nameOf = (day: number) => reportFileName({ assessedAt: START + day * DAY }, "json");

export function periodOf(folder: Folder, from: number, to: number): Period {
  const read = [...folder].map(([file, text]) => readOnce(file, text));
  const reports = read.flatMap((it) => it.reports);
  const unreadable = read.flatMap((it) => it.unreadable);
  return assessPeriod({ reports, unreadable }, dateOf(from), dateOf(to));
}

/** Most reports of a damaged folder are those of the undamaged one: each text is read once. */
const known = new Map<string, PeriodFiles>();

function readOnce(file: string, text: string): PeriodFiles {
  const alone = known.get(text) ?? read(nameOf(0), text);
  known.set(text, alone);
  return {
    reports: alone.reports.map((it) => ({ ...it, file })),
    unreadable: alone.unreadable.map((it) => ({ ...it, file })),
  };
}

function read(file: string, text: string): PeriodFiles {
  const folder = new PeriodFolder();
  folder.add(file, Buffer.from(text));
  return folder;
}
