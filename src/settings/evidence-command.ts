import { parseArgs } from "node:util";

import { shownText } from "../plain/quoted.js";
import { readCalendarDate } from "./policy-file/calendar-date.js";
import { SettingsError } from "./settings-error.js";

/** Make one page of the reports of a folder, for the days from `from` to `to`, both included. */
export interface EvidenceCommand {
  readonly kind: "evidence";
  readonly folder: string;
  /** `YYYY-MM-DD`, in UTC. */
  readonly from: string;
  readonly to: string;
  readonly outputDir: string;
}

const EVIDENCE_USAGE =
  "oci-volume-backup-audit evidence FOLDER --from DATE --to DATE [--output-dir DIR]";

const OPTIONS = {
  from: { type: "string" },
  to: { type: "string" },
  "output-dir": { type: "string" },
} as const;

/**
 * The arguments of the command `evidence`.
 * @throws SettingsError with every problem
 */
export function readEvidenceCommand(args: readonly string[]): EvidenceCommand {
  const { values, positionals } = parsed(args);
  const [folder = ""] = positionals;
  if (positionals.length !== 1 || folder.trim() === "") throw unusable();
  const problems: string[] = [];
  const from = day("from", values.from, problems);
  const to = day("to", values.to, problems);
  if (problems.length === 0 && from > to) {
    problems.push(`--to: ${to} lies before --from, which is ${from}. Give the first day first.`);
  }
  if (problems.length > 0) throw new SettingsError(problems);
  return { kind: "evidence", folder, from, to, outputDir: values["output-dir"] ?? "output" };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch {
    // What parseArgs says would quote the arguments.
    throw unusable();
  }
}

function day(name: "from" | "to", text: string | undefined, problems: string[]): string {
  const date = text === undefined ? undefined : readCalendarDate(text.trim());
  if (date !== undefined) return date;
  problems.push(
    `--${name}: got ${text === undefined ? "nothing" : shownText(text)}; it takes a day like 2026-07-01.`,
  );
  return "";
}

function unusable(): SettingsError {
  return new SettingsError([
    `The command evidence needs a folder of JSON reports and takes no other options: ${EVIDENCE_USAGE}.`,
  ]);
}
