import { z } from "zod";
import { nearest } from "../../plain/nearest.js";
import { quoted } from "../../plain/quoted.js";
import { pathInWords, type Complaint, type DataPath } from "./policy-problem.js";

type Issue = z.core.$ZodIssue;

/** A mapping of something else has thousands of keys that are unknown here. */
const maxKeys = 51;

/** Longer keys are no slips of a known one. */
const maxKeyLength = 40;

/** The schema's issues as complaints: what was got, and what is taken instead. */
export function schemaComplaints(
  schema: z.ZodType,
  issues: readonly Issue[],
  data: unknown,
): Complaint[] {
  return issues.flatMap((issue) => complaintsOf(schema, issue, data, []));
}

function complaintsOf(
  schema: z.ZodType,
  issue: Issue,
  data: unknown,
  above: DataPath,
): Complaint[] {
  const path = [
    ...above,
    ...issue.path.map((step) => (typeof step === "number" ? step : String(step))),
  ];
  const where = pathInWords(path);
  const prefix = where === "" ? "" : `${where}: `;
  switch (issue.code) {
    case "unrecognized_keys": {
      const known = keysAt(schema, path);
      return issue.keys.slice(0, maxKeys).map((key) => ({
        path: [...path, key],
        isAboutKey: true,
        message: `${prefix}unknown key ${quoted(key)}; ${hint(key, known)}`,
      }));
    }
    case "invalid_union":
      return branchMeant(issue.errors).flatMap((each) => complaintsOf(schema, each, data, path));
    case "invalid_key": {
      const takes = issue.issues.map(({ message }) => message).join("; ");
      const message = `${pathInWords(path.slice(0, -1))}: got the key ${quoted(String(path.at(-1)))}; ${takes}`;
      return [{ path, isAboutKey: true, message }];
    }
    default: {
      const value = valueAt(data, path);
      if (value === undefined) return [{ path, message: `${where} is missing; ${issue.message}` }];
      const isRoot = path.length === 0;
      const message = `${isRoot ? "the file: " : prefix}got ${inWords(value, isRoot)}; ${issue.message}`;
      return [{ path, message }];
    }
  }
}

/** Of a choice of shapes the one that was tried: what it says goes deeper than "another type". */
function branchMeant(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  const isDeeper = ({ code, path }: Issue) => code !== "invalid_type" || path.length > 0;
  return branches.find((issues) => issues.some(isDeeper)) ?? branches[0] ?? [];
}

function hint(key: string, known: readonly string[]): string {
  const near = key.length > maxKeyLength ? null : nearest(key, known);
  return near === null ? `known are ${known.join(", ")}` : `the nearest known key is ${near}`;
}

/** The keys that the schema knows at the path. */
function keysAt(schema: z.ZodType, path: DataPath): string[] {
  let current: unknown = schema;
  for (const step of path) {
    current = unwrapped(current);
    if (current instanceof z.ZodObject) current = current.shape[step];
    else if (current instanceof z.ZodArray) current = current.element;
  }
  current = unwrapped(current);
  return current instanceof z.ZodObject ? Object.keys(current.shape) : [];
}

function unwrapped(schema: unknown): unknown {
  return schema instanceof z.ZodOptional ? schema.unwrap() : schema;
}

function valueAt(data: unknown, path: DataPath): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === "object" && value !== null
        ? (value as Record<string | number, unknown>)[step]
        : undefined,
    data,
  );
}

/** The value as it was given; of the root only its kind, for another file may have been named by mistake. */
function inWords(value: unknown, isRoot: boolean): string {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a mapping";
  if (isRoot) return "a text";
  if (typeof value !== "string") return JSON.stringify(value);
  return value.includes("PRIVATE KEY") ? "a value that is not shown" : quoted(value);
}
