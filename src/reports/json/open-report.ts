import type { z } from "zod";

import { latestPast } from "../../plain/instant.js";
import { parseJson } from "../../plain/parse-json.js";
import { utcText } from "../../plain/utc-time.js";
import { toUtf8 } from "../../plain/utf8.js";
import { readByLine, type ByLine } from "./findings-by-line.js";

/** The two lists of findings that every 1.x report has. */
interface WithFindings<Finding> {
  readonly findings: {
    readonly block_volumes: readonly Finding[];
    readonly boot_volumes: readonly Finding[];
  };
}

/** A report, and what each of its findings was reduced to. */
export type OpenedReport<Report, Value> =
  { readonly report: Report; readonly values: readonly Value[] } | { readonly problem: string };

interface Schemas<Finding, Report> {
  readonly report: z.ZodType<Report>;
  readonly finding: z.ZodType<Finding>;
}

/** Why a file is no report: `text` is half a sentence that the file's name begins. */
export type ReportFault =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "no JSON" }
  | { readonly kind: "version"; readonly version: string }
  | { readonly kind: "no report" };

/**
 * Reads as much of a JSON report of this program as the schemas ask for. What is none comes back as a
 * sentence; it never throws.
 */
export function openReport<Finding, Report extends WithFindings<Finding>, Value>(
  content: Buffer,
  source: string,
  schemas: Schemas<Finding, Report>,
  reduce: (finding: Finding) => Value,
): OpenedReport<Report, Value> {
  const parsed = parseReport(content, schemas, reduce);
  return "fault" in parsed ? { problem: notCompared(parsed.fault, source) } : parsed;
}

function notCompared(fault: ReportFault, source: string): string {
  switch (fault.kind) {
    case "text":
      return `${source} is not used: it ${fault.text}. Give the JSON report itself, in UTF-8 as it was written.`;
    case "no JSON":
      return `${source} is not used: it is not JSON.`;
    case "version":
      return `${source} is not used: its schema version ${JSON.stringify(fault.version)} is not one that this version reads (1.x).`;
    case "no report":
      return `${source} is not used: it is no report of this program.`;
  }
}

/** The same, with what is wrong as a value; it never throws. */
export function parseReport<Finding, Report extends WithFindings<Finding>, Value>(
  content: Buffer,
  schemas: Schemas<Finding, Report>,
  reduce: (finding: Finding) => Value,
):
  { readonly report: Report; readonly values: readonly Value[] } | { readonly fault: ReportFault } {
  const decoded = toUtf8(content);
  if ("problem" in decoded) return { fault: { kind: "text", text: decoded.problem } };
  const { bytes } = decoded;
  let read: ByLine<{ readonly value: Value } | null>;
  try {
    read = readByLine(bytes, (it) => {
      const parsed = schemas.finding.safeParse(it);
      return parsed.success ? { value: reduce(parsed.data) } : null;
    }) ?? { frame: parseJson(bytes.toString("utf8")), findings: [] };
  } catch {
    return { fault: { kind: "no JSON" } };
  }
  const version = (read.frame as { schema_version?: unknown } | null)?.schema_version;
  if (typeof version === "string" && !version.startsWith("1.")) {
    return { fault: { kind: "version", version } };
  }
  const parsed = schemas.report.safeParse(read.frame);
  const byLine = read.findings.filter((it) => it !== null);
  if (!parsed.success || byLine.length < read.findings.length) {
    return { fault: { kind: "no report" } };
  }
  const { findings } = parsed.data;
  const others = [...findings.block_volumes, ...findings.boot_volumes].map(reduce);
  return { report: parsed.data, values: [...byLine.map(({ value }) => value), ...others] };
}

/** Why a report is not compared with that says to have been made after `now`; null for any other. */
export function stillToCome(
  { source, generatedAt }: { readonly source: string; readonly generatedAt: number },
  now: number,
): string | null {
  return generatedAt <= latestPast(now)
    ? null
    : `${source} is not used: it says that it was made at ${utcText(generatedAt)}, which is still to come.`;
}
