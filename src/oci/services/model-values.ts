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

export function requiredNumber(value: unknown, field: string): number {
  if (typeof value === "number") return value;
  throw unusable(field);
}

export function requiredList<Item>(value: readonly Item[], field: string): readonly Item[] {
  if (!Array.isArray(value)) throw unusable(field);
  return value as readonly Item[];
}

/** The SDK types body dates as `Date`, but hands over the string of the answer. */
export function instant(value: unknown): number {
  if (value instanceof Date) return value.getTime();
  return typeof value === "string" ? Date.parse(value) : NaN;
}

/** An optional date: null when absent or unreadable. */
export function optionalInstant(value: unknown): number | null {
  if (value === undefined || value === null) return null;
  const time = instant(value);
  return Number.isNaN(time) ? null : time;
}

export function optionalText(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

export function optionalNumber(value: unknown): number | null {
  return typeof value === "number" ? value : null;
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
  // Whoever names a tag may call it "__proto__": only `fromEntries` makes that a key like any other.
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
