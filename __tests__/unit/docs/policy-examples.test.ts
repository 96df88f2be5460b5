import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";

import { validatePolicy } from "../../../src/settings/policy-file/validate.js";
import { loadSettings } from "../../../src/settings/load.js";
import { apiKeyInputs, inWorkflow } from "../settings/samples.js";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const pages = [
  "README.md",
  ...["docs", "deploy"].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".md") && !name.includes("node_modules"))
      .map((name) => join(folder, name)),
  ),
];

/** Every block of YAML, with the page and the line where it begins. */
const blocks = pages.flatMap((page) => {
  const text = readFileSync(join(ROOT, page), "utf8");
  return [...text.matchAll(/^```ya?ml\n(.*?)^```$/gms)].map(({ 1: content = "", index }) => {
    const line = text.slice(0, index).split("\n").length;
    return { where: `${page}:${line}`, content };
  });
});

const policies = blocks.filter(({ content }) => /^version: 1$/m.test(content));

/** The inputs of each step that uses this action. */
const inputs = blocks.flatMap(({ where, content }) =>
  stepsIn(parse(content)).map((given) => ({ where, given })),
);

/** No exemption of the examples is over yet, and their warnings are of today. */
const THEN = Date.UTC(2026, 10, 5);

describe("the examples of the documentation", () => {
  test("are found", () => {
    expect(policies.length).toBeGreaterThanOrEqual(4);
    expect(inputs.length).toBeGreaterThanOrEqual(4);
  });

  test.each(policies)("the policy at $where is valid and can be met", ({ content, where }) => {
    expect(validatePolicy(content, where, THEN)).toEqual({ isValid: true, lines: [] });
  });

  test.each(inputs)("the inputs at $where are taken", async ({ given }) => {
    const texts = Object.fromEntries(
      Object.entries(given).map(([name, value]) => [name, withoutExpressions(name, String(value))]),
    );
    const sources = inWorkflow({ ...apiKeyInputs, ...texts });
    const readFile = () => "version: 1\n";
    const settings = await loadSettings({ ...sources, readFile });
    expect(settings.mode).toBe(texts["mode"] || "audit");
  });
});

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

function stepsIn(value: unknown): Readonly<Record<string, unknown>>[] {
  if (typeof value !== "object" || value === null) return [];
  const { uses, with: given } = value as Step;
  if (uses?.startsWith("OWNER/REPOSITORY@") === true) return [given ?? {}];
  return Object.values(value).flatMap(stepsIn);
}

/** What a workflow fills in is what the sample sign-in has; the rest is not set. */
function withoutExpressions(name: string, value: string): string {
  if (!value.includes("${{")) return value;
  return (FILLED_IN as Readonly<Record<string, string>>)[name] ?? "";
}

const FILLED_IN = {
  ...apiKeyInputs,
  "oidc-domain-url": "https://idcs-1.identity.oraclecloud.com",
  "oidc-client-id": "client",
  "oidc-client-secret": "secret",
  "plan-file": "plan.json",
};
