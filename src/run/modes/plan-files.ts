import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";

import { hasOperators, literalFolder } from "../../matching/glob-syntax.js";
import { MEBIBYTE } from "../../plain/byte-limits.js";
import { distinctBy } from "../../plain/distinct-by.js";
import { messageOf, systemCodeOf } from "../../plain/error-message.js";
import type { PlanDocument } from "../../plan/plan-document.js";
import { PlanError } from "../../plan/plan-error.js";
import { MAX_PLAN_BYTES, readPlan } from "../../plan/plan-text.js";
import { filesMatching, isFile } from "../files-below.js";

/** Standard input, as a name. */
const STDIN = "-";

interface PlanFile {
  /** As it was given. */
  readonly path: string;
  readonly document: PlanDocument;
}

/** As much of a stream as is read here. */
type Input = AsyncIterable<Buffer> & { destroy(): unknown };

/** The plans that `plan-file` means. Rejects with `PlanError`, and when the run is cancelled. */
export async function readPlans(
  patterns: readonly string[],
  workingDir: string,
  cancellation: AbortSignal,
  standardInput?: Input,
): Promise<readonly PlanFile[]> {
  const all = patterns.flatMap((pattern) => pathsOf(pattern, workingDir));
  // One file has many paths, and is one plan.
  const paths = distinctBy(all, (path) => (path === STDIN ? path : resolve(workingDir, path)));
  const plans: PlanFile[] = [];
  for (const path of paths) {
    // Node opens standard input at the first look at it.
    const bytes =
      path === STDIN
        ? await bytesFrom(standardInput ?? process.stdin, cancellation)
        : bytesOf(path, workingDir);
    plans.push({ path, document: readPlan(bytes, nameOf(path)) });
  }
  return plans;
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

function nameOf(path: string): string {
  return path === STDIN ? "The plan on standard input" : path;
}

/** It may come from a program, or a person, that never ends it. */
async function bytesFrom(input: Input, cancellation: AbortSignal): Promise<Buffer> {
  if (cancellation.aborted) input.destroy();
  cancellation.addEventListener("abort", () => input.destroy(), { once: true });
  const pieces: Buffer[] = [];
  let length = 0;
  try {
    for await (const piece of input) {
      length += piece.length;
      if (length > MAX_PLAN_BYTES) throw tooLarge(nameOf(STDIN));
      pieces.push(piece);
    }
  } catch (error) {
    throw unreadable(STDIN, error);
  }
  return Buffer.concat(pieces);
}

function bytesOf(path: string, workingDir: string): Buffer {
  const place = resolve(workingDir, path);
  let bytes: Buffer;
  try {
    if (statSync(place).size > MAX_PLAN_BYTES) throw tooLarge(path);
    bytes = readFileSync(place);
  } catch (error) {
    throw unreadable(path, error);
  }
  if (bytes.length > MAX_PLAN_BYTES) throw tooLarge(path);
  return bytes;
}

function unreadable(path: string, error: unknown): PlanError {
  if (error instanceof PlanError) return error;
  const why = systemCodeOf(error) ?? messageOf(error);
  return new PlanError(
    `plan-file: ${path} cannot be read (${why}). Check the path and that the step before wrote it.`,
  );
}

function tooLarge(name: string): PlanError {
  return new PlanError(
    `${name} is larger than ${MAX_PLAN_BYTES / MEBIBYTE} MiB and was not read. Split the configuration, or plan its parts.`,
  );
}
