import { parseInstant } from "../../plain/instant.js";
import type { DefinedTags, FreeformTags } from "../resources.js";
import { unusable } from "./malformed-answer.js";

/**
 * The SDK's types promise more than an answer need hold: these readers take any value. `required…`
 * throw `MalformedRecordError`, which names the field.
 */

export function requiredText(value: unknown, field: string): string {
  if (typeof value === "string" && value !== "") return value;
  throw unusable(field);
}

/** null when absent; a value that is no text is none that could be ignored. */
export function textOrNull(value: unknown, field: string): string | null {
  return value === undefined || value === null || value === "" ? null : requiredText(value, field);
}

/** A count of something, for example seconds: JSON's `1e999` is none, and what is below 0 neither. */
export function requiredCount(value: unknown, field: string): number {
  if (isSafe(value) && value >= 0) return value;
  throw unusable(field);
}

/** null when absent; a value that is no such number is none that could be ignored. */
export function countOrNull(value: unknown, field: string): number | null {
  return value === undefined || value === null ? null : requiredCount(value, field);
}

/** As `countOrNull`, for a number that may be below 0. */
export function numberOrNull(value: unknown, field: string): number | null {
  if (value === undefined || value === null) return null;
  if (isSafe(value)) return value;
  throw unusable(field);
}

/** null for anything but a whole number that a column of backups holds: no verdict hangs on it. */
export function wholeOrNull(value: unknown): number | null {
  return isSafe(value) && Number.isInteger(value) && value >= 0 && value < MOST_WHOLE
    ? value
    : null;
}

/** With 1 added it is still an unsigned number of 32 bits. */
const MOST_WHOLE = 2 ** 32 - 1;

function isSafe(value: unknown): value is number {
  return typeof value === "number" && Math.abs(value) <= Number.MAX_SAFE_INTEGER;
}

export function requiredList<Item>(value: readonly Item[], field: string): readonly Item[] {
  if (!Array.isArray(value)) throw unusable(field);
  return value as readonly Item[];
}

/** NaN when absent or unreadable. The SDK types dates as `Date`, but hands over the answer's text. */
export function instant(value: unknown): number {
  return typeof value === "string" ? parseInstant(value) : NaN;
}

/** null when absent; a value that is no instant is none that could be ignored. */
export function instantOrNull(value: unknown, field: string): number | null {
  if (value === undefined || value === null) return null;
  const time = instant(value);
  if (Number.isNaN(time)) throw unusable(field);
  return time;
}

/** As `instantOrNull`, for what has happened: at `latest`, in milliseconds since the epoch, or before. */
export function pastOrNull(value: unknown, field: string, latest: number): number | null {
  const time = instantOrNull(value, field);
  if (time !== null && time > latest) throw unusable(field);
  return time;
}

export function optionalText(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

/** Most resources have none of either kind, and share this one. */
const NO_TAGS = {};

export function freeformTags(value: unknown): FreeformTags {
  if (!hasTags(value)) return NO_TAGS;
  return Object.values(value).every((tag) => typeof tag === "string")
    ? (value as FreeformTags)
    : texts(value);
}

export function definedTags(value: unknown): DefinedTags {
  if (!hasTags(value)) return NO_TAGS;
  return Object.fromEntries(
    Object.entries(value).map(([namespace, tags]) => [
      namespace,
      hasTags(tags) ? texts(tags) : NO_TAGS,
    ]),
  );
}

function texts(tags: object): Record<string, string> {
  // A tag may be called "__proto__": only `fromEntries` makes that a key like any other.
  return Object.fromEntries(
    Object.entries(tags).map(([key, tag]: [string, unknown]) => [
      key,
      typeof tag === "string" ? tag : JSON.stringify(tag),
    ]),
  );
}

/** Told to be absent, the service may send null. */
function hasTags(value: unknown): value is object {
  return typeof value === "object" && value !== null && Object.keys(value).length > 0;
}
