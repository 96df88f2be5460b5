import { describe, expect, test } from "@jest/globals";
import { Ajv2020 } from "ajv/dist/2020.js";
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { schemaFiles } from "../../../../scripts/generate-schemas.js";
import { updatePolicyPage } from "../../../../scripts/policy-reference.js";
import { expectCurrent } from "../../house/current-file.js";
import { parsePolicyFile } from "../../../../src/settings/policy-file/parse.js";

const read = (name: string) =>
  readFileSync(new URL(`../../../../${name}`, import.meta.url), "utf8");
const page = read("docs/policy.md");
const examples = [page, read("README.md")].flatMap((text) =>
  [...text.matchAll(/```yaml\n((?:#[^\n]*\n)?version: 1\n.*?)```/gs)].map(([, yaml]) => yaml ?? ""),
);

test.each(schemaFiles())("schema/$file is current", ({ file, text }) => {
  expectCurrent(`schema/${file}`, text, "npm run schemas");
});

describe("schema/policy.schema.json", () => {
  const schema = schemaFiles().find(({ file }) => file === "policy.schema.json")?.text ?? "";
  const isValid = new Ajv2020().compile(JSON.parse(schema) as object);

  test.each(examples)("takes example %#, as the program does without a warning", (yaml) => {
    expect(isValid(parse(yaml))).toBe(true);
    expect(parsePolicyFile(yaml, "p.yml")).toMatchObject({ problems: [], warnings: [] });
  });

  test.each([
    "{ version: 1, rule: [] }",
    "{ version: 1, defaults: { max-backup-age: 7 } }",
    "{ version: 1, exemptions: [{ id: a, match: { names: x }, reason: r }] }",
    "{ version: 1, rules: [{ name: a, match: { regions: iad } }] }",
  ])("refuses %s, as the program does", (yaml) => {
    expect(isValid(parse(yaml))).toBe(false);
    expect(parsePolicyFile(yaml, "p.yml").problems).not.toEqual([]);
  });
});

describe("docs/policy.md", () => {
  test("has examples, and a current reference", async () => {
    expect(examples.length).toBeGreaterThanOrEqual(4);
    expectCurrent("docs/policy.md", await updatePolicyPage(page), "npm run docs");
  });

  test("markers that are missing are told", async () => {
    await expect(updatePolicyPage("# Policy\n")).rejects.toThrow(
      "docs/policy.md lacks the markers <!-- file:start --> and <!-- file:end -->, in this order: add them.",
    );
  });
});
