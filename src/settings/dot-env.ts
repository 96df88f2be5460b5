import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as util from "node:util";
import { SettingsError } from "./settings-error.js";
import type { Given } from "./sources.js";

/** Node's own parser; absent before Node 20.12. */
type ParseEnv = (text: string) => Readonly<Record<string, string | undefined>>;
const nodeParseEnv: ParseEnv | null = (util as Partial<typeof util>).parseEnv ?? null;

/**
 * The variables of a `.env` file.
 * @throws SettingsError on a Node that cannot read such files
 */
export function readDotEnv(text: string, parse: ParseEnv | null = nodeParseEnv): Given {
  if (parse === null) {
    throw new SettingsError([
      "The file .env can be read on Node 20.12 or later only: update Node, or set its variables in the environment.",
    ]);
  }
  return parse(text);
}

/**
 * The environment with what `.env` in `dir` adds; what is set already wins, and an empty text is
 * not set. No file is no problem.
 * @throws SettingsError when the file is there and cannot be read
 */
export function loadDotEnv(dir: string, env: Given): Given {
  const text = readIfPresent(join(dir, ".env"));
  if (text === null) return env;
  const added = Object.entries(readDotEnv(text)).filter(([name]) => !env[name]?.trim());
  return { ...env, ...Object.fromEntries(added) };
}

function readIfPresent(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const code = String((error as NodeJS.ErrnoException).code);
    // A folder of that name is some other tool's.
    if (code === "ENOENT" || code === "EISDIR") return null;
    throw new SettingsError([
      `The file .env in the working directory could not be read (${code}): make it readable, or remove it.`,
    ]);
  }
}
