import { visible } from "../../plain/visible.js";

/** What is wrong with a policy file, and where; line and column count from 1. */
export interface PolicyProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Sentence without the full stop. */
  readonly message: string;
}

/** Keys and list indices from the root down: `["rules", 0, "name"]`. */
export type DataPath = readonly (string | number)[];

/** A problem by what it is about, before its place in the text is known. */
export interface Complaint {
  readonly path: DataPath;
  /** The key's own place is meant, not its value's. */
  readonly isAboutKey?: boolean;
  readonly message: string;
}

/** `policy.yml:12:5: error: …`, as compilers write it. */
export function problemLine(level: "error" | "warning", problem: PolicyProblem): string {
  const { file, line, column, message } = problem;
  return `${visible(file)}:${line}:${column}: ${level}: ${message}.`;
}

/** `rules[0].match.names`; empty for the root. */
export function pathInWords(path: DataPath): string {
  return path.reduce<string>((words, step) => {
    if (typeof step === "number") return `${words}[${step}]`;
    const key = /^[\w-]{1,100}$/.test(step) ? step : visible(JSON.stringify(step.slice(0, 100)));
    return words === "" ? key : `${words}.${key}`;
  }, "");
}
