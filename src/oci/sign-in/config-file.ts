import { dirname, isAbsolute, join } from "node:path";
import { homedir } from "node:os";

import { expandHome } from "../../settings/home-dir.js";
import type { OutsideValue } from "../../settings/given.js";
import { NotTextError, readTextFile, whyUnread } from "../../plain/read-text-file.js";
import { SignInError } from "./sign-in-error.js";

/** A profile of an OCI configuration file, as it was named. */
export interface ProfileName {
  readonly configFile: string;
  readonly profile: string;
}

/** One section of the file: its own keys, in lower case. */
export type Section = ReadonlyMap<string, string>;

export interface ConfigFile {
  readonly sections: ReadonlyMap<string, Section>;
  /** Sections that stand in it twice: what holds of them nothing tells. */
  readonly repeated: ReadonlySet<string>;
  /** The number of the first line that begins with a bracket and names no section; null for none. */
  readonly nameless: number | null;
}

const DEFAULT = "DEFAULT";
/** What only an API key's profile has a use for of its own. */
const API_KEY_PARTS = ["user", "fingerprint", "key_file"];
const TOKEN = "security_token_file";

/** One profile: its own keys, completed from `DEFAULT`; what an input says comes before both. */
export class Profile {
  /** `profile "AUDIT" of /home/u/.oci/config` */
  readonly where: string;
  readonly #name: ProfileName;
  readonly #own: Section;
  readonly #inherited: Section;
  readonly #overrides: ProfileOverrides;

  constructor(name: ProfileName, own: Section, inherited: Section, overrides: ProfileOverrides) {
    this.where = `profile "${name.profile}" of ${name.configFile}`;
    this.#name = name;
    this.#own = own;
    this.#inherited = inherited;
    this.#overrides = overrides;
  }

  /** null when neither the profile nor what it inherits has a text for the key. */
  get(key: string): OutsideValue | null {
    const override = this.#overrides.get(key);
    if (override !== undefined) return override;
    const own = this.#own.get(key) ?? "";
    if (own !== "") return { text: own, origin: `${key} in ${this.where}` };
    const text = this.#inherited.get(key) ?? "";
    if (text === "") return null;
    const { configFile, profile } = this.#name;
    const origin = `${key} in profile "${DEFAULT}" of ${configFile}, which "${profile}" inherits`;
    return { text, origin };
  }

  /** Throws `SignInError` for a key without which it does not do. */
  require(key: string): OutsideValue {
    const value = this.get(key);
    if (value !== null) return value;
    throw new SignInError(
      `config-profile: ${this.where} has no "${key}". Add it, or choose another profile.`,
    );
  }

  /** The one of these keys that stands nearest, and of two in one place the first; null for none. */
  nearest(keys: readonly string[]): string | null {
    const isIn = (section: Section) => (key: string) => (section.get(key) ?? "") !== "";
    return (
      keys.find((key) => this.#overrides.has(key)) ??
      keys.find(isIn(this.#own)) ??
      keys.find(isIn(this.#inherited)) ??
      null
    );
  }

  /**
   * Whether it is a session's profile. Its own keys say so; only where it has neither a token nor a
   * part of an API key of its own is it what `DEFAULT` is.
   */
  get isSession(): boolean {
    if (this.#own.has(TOKEN)) return true;
    return !API_KEY_PARTS.some((key) => this.#own.has(key)) && this.#inherited.has(TOKEN);
  }
}

/** By the profile's key: what the input or the environment variable in its place says. */
export type ProfileOverrides = ReadonlyMap<string, OutsideValue>;

/**
 * Reads a profile as the OCI CLI does. The SDK's reader is not used: it prints to the console.
 * Source: https://docs.oracle.com/iaas/Content/API/Concepts/sdkconfig.htm. Throws `SignInError`.
 */
export function readProfile(name: ProfileName, overrides: ProfileOverrides = new Map()): Profile {
  const { configFile: path, profile } = name;
  const { sections, repeated, nameless } = parseConfigFile(readText(path, "config-file"));
  if (nameless !== null) {
    throw new SignInError(
      `config-file: line ${nameless} of ${path} begins with a bracket and names no profile, so that nothing tells whose keys follow. Write [NAME].`,
    );
  }
  const own = sections.get(profile);
  if (own === undefined) {
    const known = [...sections.keys()].join(", ") || "none";
    throw new SignInError(
      `config-profile: there is no profile "${profile}" in ${path} (it has: ${known}).`,
    );
  }
  const twice = [profile, DEFAULT].find((section) => repeated.has(section));
  if (twice !== undefined) {
    throw new SignInError(
      `config-profile: the profile "${twice}" stands twice in ${path}, and nothing tells which of them holds. Leave one.`,
    );
  }
  const inherited = profile === DEFAULT ? new Map<string, string>() : sections.get(DEFAULT);
  return new Profile(name, own, inherited ?? new Map(), overrides);
}

/** Reads a text file that an input or a profile names. Throws `SignInError`. */
export function readText(path: string, source: string): string {
  try {
    return readTextFile(path);
  } catch (error) {
    if (error instanceof NotTextError) {
      throw new SignInError(
        `${source}: the file ${path} ${error.message}. Give a text file in UTF-8; a key stands in one as PEM.`,
      );
    }
    throw new SignInError(
      `${source}: the file ${path} cannot be read (${whyUnread(error)}). Give the path of an existing file that this user may read.`,
    );
  }
}

/**
 * `key = value` or `key: value`, the key in any case; a comment is a line of its own. Of a key that
 * stands twice in a section the last one holds, as for the SDKs.
 */
export function parseConfigFile(text: string): ConfigFile {
  const sections = new Map<string, Map<string, string>>();
  const repeated = new Set<string>();
  let nameless: number | null = null;
  let current = new Map<string, string>();
  for (const [index, raw] of text.split(/\r\n?|\n/).entries()) {
    const line = raw.trim();
    if (line === "" || line.startsWith("#") || line.startsWith(";")) continue;
    // What stands behind the bracket is a comment, as for the CLI.
    const section = /^\[([^\]]*)\]/.exec(line)?.[1]?.trim() ?? "";
    if (section !== "") {
      if (sections.has(section)) repeated.add(section);
      current = sections.get(section) ?? new Map<string, string>();
      sections.set(section, current);
      continue;
    }
    if (line.startsWith("[")) nameless ??= index + 1;
    const { key, value } = /^(?<key>[^=:]+)[=:](?<value>.*)$/.exec(line)?.groups ?? {};
    if (key === undefined || value === undefined) continue;
    const normal = key.trim().toLowerCase();
    current.set(normal, unquoted(normal, value.trim()));
  }
  return { sections, repeated, nameless };
}

/** Without the quotes around it, which no key's value has but a passphrase. */
function unquoted(key: string, value: string): string {
  return key === "pass_phrase" ? value : value.replace(/^(["'])(.*)\1$/, "$2");
}

/** `~` is the home directory; a relative path is looked for beside the configuration file. */
export function resolvePath(path: string, configFile: string): string {
  const expanded = expandHome(path, homedir());
  return isAbsolute(expanded) ? expanded : join(dirname(configFile), expanded);
}
