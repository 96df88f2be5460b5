import { splitAtCommas } from "../matching/glob-syntax.js";
import { parseShard, type Shard } from "./shard-id.js";
import { readItems, readRegion } from "./fields.js";
import { ALL_CHECK_IDS, type PlanCheckId, SEVERITIES, type Severity } from "./policy.js";
import { OUTPUT_FORMATS, type OutputFormat } from "./settings.js";

/** How inputs of a shape of their own are read: undefined for a text that is not taken. */

/** Object Storage allows 1,024 bytes for an object's name; the rest is the report's file name. */
export const maxPrefixBytes = 900;

/** The prefix without slashes at its ends or doubled; undefined for what is no safe path. */
export function readPrefix(value: string): string | undefined {
  const segments = value.split("/").filter((segment) => segment !== "");
  const unsafe = segments.some(
    (segment) => [".", ".."].includes(segment) || /\p{Cc}/u.test(segment),
  );
  const prefix = segments.join("/");
  const fits = prefix !== "" && Buffer.byteLength(prefix) <= maxPrefixBytes;
  return fits && !unsafe ? prefix : undefined;
}

export function readRegions(value: string): "all" | readonly string[] | undefined {
  return value.toLowerCase() === "all" ? "all" : readItems(value, readRegion);
}

/** The URL without slashes at its end; undefined for one that carries more than a place. */
export function readHttpsUrl(value: string): string | undefined {
  if (!URL.canParse(value)) return undefined;
  const { protocol, origin, pathname, username, password, search, hash } = new URL(value);
  const more = username + password + search + hash;
  return protocol === "https:" && more === ""
    ? `${origin}${pathname}`.replace(/\/+$/, "")
    : undefined;
}

export function readCheckId(item: string): PlanCheckId | undefined {
  return ALL_CHECK_IDS.find((id) => id === item.toLowerCase());
}

/** null for `none`. */
export function readSeverity(value: string): Severity | null | undefined {
  const lower = value.toLowerCase();
  return lower === "none" ? null : SEVERITIES.find((severity) => severity === lower);
}

export function readOutputFormat(item: string): OutputFormat | undefined {
  return OUTPUT_FORMATS.find((format) => format === item.toLowerCase());
}

export function readShard(name: string): Shard | undefined {
  return parseShard(name) ?? undefined;
}

/** Patterns between commas or newlines; the commas of `{a,b}` are the pattern's own. */
export function readPatterns(text: string): readonly string[] | undefined {
  const items = text.split(/[\r\n]/).flatMap(splitAtCommas);
  const patterns = [...new Set(items.map((item) => item.trim()).filter((item) => item !== ""))];
  return patterns.length > 0 && !/\p{Cc}/u.test(patterns.join("")) ? patterns : undefined;
}
