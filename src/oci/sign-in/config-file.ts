import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, isAbsolute, join } from "node:path";

import { SignInError } from "./sign-in-error.js";

/** One profile of an OCI CLI configuration file: its keys, completed from `DEFAULT`. */
export type Profile = ReadonlyMap<string, string>;

/**
 * Reads a profile as the OCI CLI does. The SDK's reader is not used: it prints to the console.
 * Source: https://docs.oracle.com/iaas/Content/API/Concepts/sdkconfig.htm. Throws `SignInError`.
 */
export function readProfile(path: string, name: string): Profile {
  const profiles = parseProfiles(readText(path, "config-file"));
  const own = profiles.get(name);
  if (own === undefined) {
    const known = [...profiles.keys()].join(", ") || "none";
    throw new SignInError(
      `config-profile: there is no profile "${name}" in ${path} (it has: ${known}).`,
    );
  }
  return new Map([...(profiles.get("DEFAULT") ?? []), ...own]);
}

/** Reads a text file that an input or a profile names. Throws `SignInError`. */
export function readText(path: string, source: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "unknown error";
    throw new SignInError(
      `${source}: the file ${path} cannot be read (${code}). Give the path of an existing file that this user may read.`,
    );
  }
}

export function parseProfiles(text: string): Map<string, Map<string, string>> {
  const profiles = new Map<string, Map<string, string>>();
  let current = new Map<string, string>();
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.trim();
    if (line === "" || line.startsWith("#") || line.startsWith(";")) continue;
    const section = /^\[(.+)\]$/.exec(line)?.[1]?.trim();
    if (section !== undefined) {
      current = profiles.get(section) ?? new Map<string, string>();
      profiles.set(section, current);
      continue;
    }
    const equals = line.indexOf("=");
    if (equals > 0) current.set(line.slice(0, equals).trim(), line.slice(equals + 1).trim());
  }
  return profiles;
}

/** The value of a key that a profile cannot do without. Throws `SignInError`. */
export function requirePart(profile: Profile, key: string, where: string): string {
  const value = profile.get(key);
  if (value === undefined || value === "") {
    throw new SignInError(
      `config-profile: ${where} has no "${key}". Add it, or choose another profile.`,
    );
  }
  return value;
}

/** `~` is the home directory; a relative path is looked for beside the configuration file. */
export function resolvePath(path: string, configFile: string): string {
  if (path.startsWith("~/") || path.startsWith("~\\")) return join(homedir(), path.slice(2));
  return isAbsolute(path) ? path : join(dirname(configFile), path);
}
