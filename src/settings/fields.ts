import { z } from "zod";

import { ocidPattern } from "../plain/ocid.js";
import { isRegionName } from "../plain/region-name.js";

/**
 * A field that is read from text. `read` gives undefined for a text that it does not take, and the
 * problem's message is then "it takes …". Readers never throw.
 */
export function field<T>(takes: string, read: (text: string) => T | undefined) {
  return z.string().transform((text, context) => {
    const value = read(text);
    if (value === undefined) {
      context.addIssue({ code: "custom", message: `it takes ${takes}` });
      return z.NEVER;
    }
    return value;
  });
}

/** `true` or `false` in any case, as YAML 1.2 writes them. */
export function boolean() {
  return field("true or false", readBoolean);
}

export function readBoolean(text: string): boolean | undefined {
  const lower = text.toLowerCase();
  return lower === "true" ? true : lower === "false" ? false : undefined;
}

/** A plain decimal number: digits with at most one point; no sign, exponent, unit or spaces. */
function readDecimal(text: string): number | undefined {
  if (!/^\d+(\.\d+)?$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** Digits only, up to the largest integer that is exact. */
function readWhole(text: string): number | undefined {
  if (!/^\d+$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : undefined;
}

export function decimal(takes: string, fits: (value: number) => boolean) {
  return field(takes, (text) => accept(readDecimal(text), fits));
}

export function whole(min: number, max: number) {
  return field(`a whole number from ${min} to ${max}`, (text) =>
    accept(readWhole(text), (value) => value >= min && value <= max),
  );
}

/** A count that a gate allows; null for `unlimited`. */
export function countLimit() {
  return field("a whole number of 0 or more, or unlimited", (text) =>
    text.toLowerCase() === "unlimited" ? null : readWhole(text),
  );
}

/** The items of a list separated by commas or newlines: trimmed, no empty ones, no doubles. */
function readList(text: string): readonly string[] {
  const items = text.split(/[,\r\n]/).map((item) => item.trim());
  return [...new Set(items.filter((item) => item !== ""))];
}

/** Undefined unless there is an item and `readItem` takes every one. */
export function readItems<T>(
  text: string,
  readItem: (item: string) => T | undefined,
): readonly T[] | undefined {
  const items = readList(text).map(readItem);
  const values = items.filter((item) => item !== undefined);
  return values.length > 0 && values.length === items.length ? [...new Set(values)] : undefined;
}

export function list<T>(takes: string, readItem: (item: string) => T | undefined) {
  return field(`${takes} (comma or newline between)`, (text) => readItems(text, readItem));
}

export function text(takes: string, shape: RegExp) {
  return field(takes, (value) => (shape.test(value) ? value : undefined));
}

/** Any text on one line; control characters would end up in paths, headers and logs. */
export function line() {
  return text("one line without control characters", /^\P{Cc}+$/u);
}

/** One of a few words. */
export function oneOf<const T extends readonly [string, ...string[]]>(words: T) {
  return z.enum(words, { error: `it takes ${wordsOf(words, "or")}` });
}

export function wordsOf(words: readonly string[], conjunction = "and"): string {
  return `${words.slice(0, -1).join(", ")} ${conjunction} ${words.at(-1) ?? ""}`;
}

/** What `ocid` takes, in words. */
export function ocidTakes(...types: readonly string[]): string {
  return `an OCID: ${types.map((type) => `ocid1.${type}.…`).join(" or ")}`;
}

export function ocid(...types: readonly string[]) {
  return text(ocidTakes(...types), new RegExp(ocidPattern(...types)));
}

/** A region's name in lower case; its three-letter key passes too, for OCI translates it. */
export function readRegion(text: string): string | undefined {
  const lower = text.toLowerCase();
  // `all` has the look of a key.
  return lower !== "all" && (isRegionName(lower) || /^[a-z]{3}$/.test(lower)) ? lower : undefined;
}

export const REGION_TAKES = "a region name like us-ashburn-1";

export function region() {
  return field(REGION_TAKES, readRegion);
}

/** The fingerprint in lower case. */
export function readFingerprint(text: string): string | undefined {
  return /^[\da-f]{2}(:[\da-f]{2}){15}$/i.test(text) ? text.toLowerCase() : undefined;
}

export const FINGERPRINT_TAKES = "16 pairs of hexadecimal digits with colons between";

function accept<T>(value: T | undefined, fits: (value: T) => boolean): T | undefined {
  return value !== undefined && fits(value) ? value : undefined;
}
