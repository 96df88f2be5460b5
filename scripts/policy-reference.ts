import { z } from "zod";
import { clauseName, CLAUSES } from "../src/posture/frameworks/clauses.js";
import { BUILT_IN } from "../src/settings/policy-content.js";
import { CHECK_IDS } from "../src/settings/policy.js";
import { policyFileSchema } from "../src/settings/policy-file/schema.js";
import { fill, laidOut, table } from "./markdown-tables.js";

/** As much of JSON Schema as the policy file's schema uses. */
interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly const?: string | number | boolean;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly pattern?: string;
}

const DAY = 86_400_000;

/** Where a key is left out and the program has an answer of its own. */
const DEFAULTS: Readonly<Record<string, string>> = {
  "max-backup-age": "`max-backup-age-days`",
  "grace-period": `\`${BUILT_IN.gracePeriodMs / DAY}d\``,
  severity: `\`${BUILT_IN.severity}\``,
  "warn-within": `\`${BUILT_IN.warnWithinMs / DAY}d\``,
  "rpo-window": `\`${BUILT_IN.rpoWindowMs / DAY}d\``,
};

/** The mappings of the file, each with a table of its own, by marker. */
const MAPPINGS: Readonly<Record<string, (root: JsonSchema) => JsonSchema | undefined>> = {
  file: (root) => root,
  defaults: (root) => root.properties?.["defaults"],
  require: (root) => root.properties?.["defaults"]?.properties?.["require"],
  rule: (root) => only(root.properties?.["rules"]?.items, ["name", "match"]),
  match: (root) => root.properties?.["rules"]?.items?.properties?.["match"],
  deletion: (root) => root.properties?.["deletion-restricted"],
  exemption: (root) => root.properties?.["exemptions"]?.items,
  gate: (root) => root.properties?.["gate"],
};

/**
 * docs/policy.md with its reference tables made anew from the policy file's schema.
 * @throws Error when a marker is missing
 */
export async function updatePolicyPage(page: string): Promise<string> {
  const root = z.toJSONSchema(policyFileSchema, { io: "input" }) as JsonSchema;
  const filled = Object.entries(MAPPINGS).reduce(
    (text, [name, find]) => fill(text, "docs/policy.md", name, keyTable(find(root), name)),
    page,
  );
  const withChecks = fill(filled, "docs/policy.md", "checks", checkList());
  return await laidOut(fill(withChecks, "docs/policy.md", "clauses", clauseTable()));
}

function keyTable(mapping: JsonSchema | undefined, name: string): string {
  const rows = Object.entries(mapping?.properties ?? {}).map(([key, schema]) => {
    const isRequired = mapping?.required?.includes(key) ?? false;
    const fallback = name === "defaults" ? DEFAULTS[key] : undefined;
    return [
      `\`${key}\``,
      valueInWords(schema),
      isRequired ? "required" : fallback,
      schema.description,
    ];
  });
  return table(["Key", "Value", "Default", "Meaning"], rows);
}

function clauseTable(): string {
  const rows = CLAUSES.map((clause) => [
    clauseName(clause),
    clause.subject,
    clause.checks.map((id) => `\`${id}\``).join(", "),
    clause.notCovered,
  ]);
  const header = [
    "Clause",
    "What it is about",
    "Checks that give evidence",
    "What they do not show",
  ];
  return table(header, rows);
}

function checkList(): string {
  return CHECK_IDS.map((id) => `- \`${id}\``).join("\n");
}

function only(schema: JsonSchema | undefined, keys: readonly string[]): JsonSchema {
  const properties = Object.entries(schema?.properties ?? {});
  return {
    ...schema,
    properties: Object.fromEntries(properties.filter(([key]) => keys.includes(key))),
  };
}

function valueInWords(schema: JsonSchema): string {
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  if (schema.enum !== undefined) {
    // The check ids have a table of their own.
    return schema.enum.length > 8
      ? "check id"
      : schema.enum.map((word) => `\`${word}\``).join(", ");
  }
  const [item, list] = schema.anyOf ?? [];
  if (item !== undefined && list?.type === "array") return `${valueInWords(item)}; or a list`;
  if (schema.anyOf !== undefined) return schema.anyOf.map(valueInWords).join(" or ");
  if (schema.pattern?.endsWith("[mhdw]$") === true) return "duration";
  const words: Readonly<Record<string, string>> = {
    boolean: "`true`, `false`",
    integer: "whole number",
    number: "number",
    array: "list of mappings",
    object: schema.properties === undefined ? "tags" : "mapping",
  };
  return words[schema.type ?? ""] ?? "text";
}
