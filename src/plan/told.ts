/** What a plan says of a value: the value itself (null: it is not set), or that it cannot be told. */
export const UNTOLD = Symbol("cannot be told from the plan");
export type Told<Value> = Value | typeof UNTOLD;

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

export type Step = string | number;

/** One side of a change. `unknown` and `sensitive` are Terraform's marks: true, or a tree of them. */
export interface PlannedValues {
  readonly values: Json;
  readonly unknown: Json;
  readonly sensitive: Json;
}

/**
 * The value at a path; null when it is not set. What is known after apply only, and what is marked as
 * sensitive, cannot be told.
 */
export function at(
  { values, unknown, sensitive }: PlannedValues,
  path: readonly Step[],
): Told<Json> {
  let value = values;
  let marks = [unknown, sensitive];
  for (const step of path) {
    if (marks.includes(true)) return UNTOLD;
    value = child(value, step);
    marks = marks.map((mark) => child(mark, step));
  }
  return marks.includes(true) ? UNTOLD : value;
}

/** The keys of a map, with those whose values are known after apply only: plan JSON leaves them out of it. */
export function keysAt(side: PlannedValues, path: readonly Step[]): readonly string[] {
  const maps = [side.values, side.unknown].map((tree) => path.reduce(child, tree));
  return [...new Set(maps.flatMap((map) => (isObject(map) ? Object.keys(map) : [])))];
}

function child(value: Json, step: Step): Json {
  if (Array.isArray(value))
    return typeof step === "number" ? ((value as Json[])[step] ?? null) : null;
  return isObject(value) && Object.hasOwn(value, step) ? (value[step] ?? null) : null;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** The object that a value is, or an empty one. */
export function asObject(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

/** Those of a list's elements that are objects. */
export function objectsIn(value: Json | undefined): readonly JsonObject[] {
  return isList(value) ? value.filter(isObject) : [];
}

/** A text that is set; null for none, and for the empty one that the provider puts for none. */
export function textOf(value: Told<Json>): Told<string | null> {
  if (value === UNTOLD) return UNTOLD;
  return typeof value === "string" && value !== "" ? value : null;
}

/** A number; the provider gives some as text (`size_in_gbs`). */
export function numberOf(value: Told<Json>): Told<number | null> {
  if (value === UNTOLD) return UNTOLD;
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : null;
}

/** How many blocks or elements there are. */
export function countOf(value: Told<Json>): Told<number> {
  if (value === UNTOLD) return UNTOLD;
  return isList(value) ? value.length : 0;
}

export function isTold<Value>(value: Told<Value>): value is Value {
  return value !== UNTOLD;
}
