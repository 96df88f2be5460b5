import { join } from "node:path";
import * as util from "node:util";
import { readTextFile, whyUnread } from "../plain/read-text-file.js";
import { visible } from "../plain/visible.js";
import { SettingsError } from "./settings-error.js";
import type { Given } from "./given.js";

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

/** The environment, and the names of the variables in it that `.env` gave. */
export interface CompletedEnv {
  readonly env: Given;
  readonly added: readonly string[];
}

/**
 * The environment with what `.env` in `dir` adds; what is set already wins, and an empty text is
 * not set. No file is no problem.
 * @throws SettingsError when the file is there and cannot be read
 */
export function loadDotEnv(dir: string, env: Given): CompletedEnv {
  const text = readIfPresent(join(dir, ".env"));
  if (text === null) return { env, added: [] };
  const added = Object.entries(readDotEnv(text)).filter(
    ([name, value]) => !env[name]?.trim() && (value ?? "") !== "",
  );
  return {
    env: { ...env, ...Object.fromEntries(added) },
    added: added.map(([name]) => name).sort(),
  };
}

/** The variable that Node reads as it starts, before any `.env`. */
const CERTIFICATES = "NODE_EXTRA_CA_CERTS";

/** What to tell of a `.env` by the names of the variables that it gave; never a value. */
export function dotEnvNotes(added: readonly string[]): {
  readonly info: string | null;
  readonly warning: string | null;
} {
  const isLate = added.includes(CERTIFICATES);
  return {
    info: added.length === 0 ? null : `The file .env gives ${visible(added.join(", "))}.`,
    warning: isLate
      ? `${CERTIFICATES} has no effect in the file .env, for Node reads it when it starts. Set it in the environment.`
      : null,
  };
}

function readIfPresent(path: string): string | null {
  try {
    return readTextFile(path);
  } catch (error) {
    const reason = whyUnread(error);
    // A folder of that name is some other tool's.
    if (reason === "ENOENT" || reason === "EISDIR") return null;
    throw new SettingsError([
      `The file .env in the working directory could not be read (${reason}): make it readable UTF-8, or remove it.`,
    ]);
  }
}
