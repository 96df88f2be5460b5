import type { DefinedTags, FreeformTags } from "../resources.js";

/** The SDK types body dates as `Date`, but hands over the string of the answer. */
export function instant(value: unknown): number {
  return value instanceof Date ? value.getTime() : Date.parse(String(value));
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

/** Most resources have none of either kind, and share this one. */
const NO_TAGS = {};

export function freeformTags(value: FreeformTags | undefined): FreeformTags {
  return hasTags(value) ? value : NO_TAGS;
}

export function definedTags(
  value: Record<string, Record<string, unknown>> | undefined,
): DefinedTags {
  if (!hasTags(value)) return NO_TAGS;
  // Whoever names a tag may call it "__proto__": only `fromEntries` makes that a key like any other.
  return Object.fromEntries(
    Object.entries(value).map(([namespace, pairs]) => [
      namespace,
      Object.fromEntries(Object.entries(pairs).map(([key, tag]) => [key, String(tag)])),
    ]),
  );
}

/** Told to be absent, the service may send null. */
function hasTags<Tags extends object>(value: Tags | null | undefined): value is Tags {
  return Object.keys(value ?? NO_TAGS).length > 0;
}
