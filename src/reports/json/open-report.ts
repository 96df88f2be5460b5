import type { z } from "zod";

import { parseJson } from "../../plain/parse-json.js";
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

/**
 * Reads as much of a JSON report of this program as the schemas ask for. What is none comes back as a
 * sentence; it never throws.
 */
export function openReport<Finding, Report extends WithFindings<Finding>, Value>(
  content: Buffer,
  source: string,
  schemas: { readonly report: z.ZodType<Report>; readonly finding: z.ZodType<Finding> },
  reduce: (finding: Finding) => Value,
): OpenedReport<Report, Value> {
  const decoded = toUtf8(content);
  if ("problem" in decoded) {
    return unusable(
      `${source} is not compared with: the file ${decoded.problem}. Save it as UTF-8, as it was written.`,
    );
  }
  const { bytes } = decoded;
  let read: ByLine<{ readonly value: Value } | null>;
  try {
    read = readByLine(bytes, (it) => {
      const parsed = schemas.finding.safeParse(it);
      return parsed.success ? { value: reduce(parsed.data) } : null;
    }) ?? { frame: parseJson(bytes.toString("utf8")), findings: [] };
  } catch {
    return unusable(`${source} is not compared with: it is not JSON.`);
  }
  const version = (read.frame as { schema_version?: unknown } | null)?.schema_version;
  if (typeof version === "string" && !version.startsWith("1.")) {
    return unusable(
      `${source} is not compared with: its schema version ${JSON.stringify(version)} is not one that this version reads (1.x).`,
    );
  }
  const parsed = schemas.report.safeParse(read.frame);
  const byLine = read.findings.filter((it) => it !== null);
  if (!parsed.success || byLine.length < read.findings.length) {
    return unusable(`${source} is not compared with: it is no report of this program.`);
  }
  const { findings } = parsed.data;
  const others = [...findings.block_volumes, ...findings.boot_volumes].map(reduce);
  return { report: parsed.data, values: [...byLine.map(({ value }) => value), ...others] };
}

function unusable(problem: string): { readonly problem: string } {
  return { problem };
}
