import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";

import { hasOperators, literalFolder } from "../../matching/glob-syntax.js";
import { MEBIBYTE } from "../../plain/byte-limits.js";
import { messageOf, systemCodeOf } from "../../plain/error-message.js";
import type { PlanDocument } from "../../plan/plan-document.js";
import { PlanError } from "../../plan/plan-error.js";
import { MAX_PLAN_BYTES, readPlan } from "../../plan/plan-text.js";
import { filesMatching, isFile } from "../files-below.js";

/** Standard input, as a name. */
const STDIN = "-";
/** File descriptor 0. */
const STDIN_FD = 0;

/** The plans that `plan-file` means, by their paths as they were given. Throws `PlanError`. */
export function readPlans(
  patterns: readonly string[],
  workingDir: string,
): readonly { readonly path: string; readonly document: PlanDocument }[] {
  const paths = [...new Set(patterns.flatMap((pattern) => pathsOf(pattern, workingDir)))];
  return paths.map((path) => ({ path, document: readPlanFile(path, workingDir) }));
}

function pathsOf(pattern: string, workingDir: string): readonly string[] {
  const isLiteral = pattern === STDIN || !hasOperators(pattern);
  if (isLiteral || isFile(resolve(workingDir, pattern))) return [pattern];
  const base = literalFolder(pattern);
  const found = filesMatching(base, pattern.slice(base.length), workingDir);
  if (found.length === 0) {
    throw new PlanError(
      `plan-file: ${pattern} matches no file. Write the plan with terraform show -json tfplan > plan.json first.`,
    );
  }
  return found;
}

function readPlanFile(path: string, workingDir: string): PlanDocument {
  const name = path === STDIN ? "The plan on standard input" : path;
  return readPlan(bytesOf(path, name, workingDir), name);
}

function bytesOf(path: string, name: string, workingDir: string): Buffer {
  const place = path === STDIN ? STDIN_FD : resolve(workingDir, path);
  let bytes: Buffer;
  try {
    if (typeof place === "string" && statSync(place).size > MAX_PLAN_BYTES) throw tooLarge(name);
    bytes = readFileSync(place);
  } catch (error) {
    if (error instanceof PlanError) throw error;
    const why = systemCodeOf(error) ?? messageOf(error);
    throw new PlanError(
      `plan-file: ${path} cannot be read (${why}). Check the path and that the step before wrote it.`,
    );
  }
  if (bytes.length > MAX_PLAN_BYTES) throw tooLarge(name);
  return bytes;
}

function tooLarge(name: string): PlanError {
  return new PlanError(
    `${name} is larger than ${MAX_PLAN_BYTES / MEBIBYTE} MiB and was not read. Split the configuration, or plan its parts.`,
  );
}
