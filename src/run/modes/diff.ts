import { resolve } from "node:path";

import { MOST_REPORT_BYTES } from "../../plain/byte-limits.js";
import { messageOf } from "../../plain/error-message.js";
import { compareRuns, failingAnew } from "../../posture/verdict/drift.js";
import type { Snapshot } from "../../posture/verdict/snapshot.js";
import { readBounded } from "../../plain/read-bounded.js";
import { isColoured } from "../../reports/terminal/palette.js";
import { readReport } from "../../reports/json/read-report.js";
import { renderTerminalDiff } from "../../reports/terminal/terminal-diff.js";
import type { World } from "../world.js";

const EXIT = { nothingNew: 0, unreadable: 1, newFailures: 3 } as const;

/** As much of the world as the command touches. */
export type DiffWorld = Pick<World, "workingDir" | "stdout" | "log" | "env">;

/**
 * `diff OLD.json NEW.json`: prints what changed between two JSON reports. The exit code is 0 when no
 * volume fails that did not fail alike before, 3 when one does, 1 when a file cannot be used.
 */
export async function diff(
  world: DiffWorld,
  { oldPath, newPath }: { readonly oldPath: string; readonly newPath: string },
): Promise<number> {
  const { log, stdout } = world;
  // One after the other: the first is reduced before the second, as large, is in memory.
  const before = await read(world, oldPath);
  const after = await read(world, newPath);
  for (const each of [before, after]) if (typeof each === "string") log.error(each);
  if (typeof before !== "object" || typeof after !== "object") return EXIT.unreadable;
  if (before.tenancyId !== after.tenancyId) {
    log.error(
      `${oldPath} and ${newPath} cannot be compared: they are of two tenancies, or one of them is redacted. Give two reports of one tenancy, made alike.`,
    );
    return EXIT.unreadable;
  }
  const comparison = compareRuns(before, after);
  const options = { columns: stdout.columns ?? 80, isColoured: isColoured(stdout, world.env) };
  stdout.write(renderTerminalDiff(before, after, comparison, options));
  return failingAnew(after, comparison).length > 0 ? EXIT.newFailures : EXIT.nothingNew;
}

/** The report, or a sentence that says why it cannot be compared. */
async function read({ workingDir }: DiffWorld, path: string): Promise<Snapshot | string> {
  let content: Buffer;
  try {
    content = await readBounded(resolve(workingDir, path), MOST_REPORT_BYTES);
  } catch (error) {
    return `${path} cannot be read (${messageOf(error)}). Give the paths of two JSON reports: diff OLD.json NEW.json.`;
  }
  const report = readReport(content, path, null);
  return "snapshot" in report ? report.snapshot : report.problem;
}
