import { describe, expect, test } from "@jest/globals";
import { NoOperationTraceWriter, parseWorkflow } from "@actions/workflow-parser";
import { parseAction } from "@actions/workflow-parser/actions/action-parser";
import { convertActionTemplate } from "@actions/workflow-parser/actions/action-template";
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { updateReadme } from "../../../scripts/generate-readme-tables.js";
import { fullDescription } from "../../../src/settings/help.js";
import { inputs } from "../../../src/settings/inputs.js";
import { REPORT_FORMATS } from "../../../src/settings/settings.js";

const read = (name: string) => readFileSync(new URL(`../../../${name}`, import.meta.url), "utf8");

interface ActionFile {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
}
const text = read("action.yml");
const action = parse(text) as ActionFile;

describe("action.yml", () => {
  test("is an action in GitHub's own eyes, on Node 24 with branding", () => {
    const result = parseAction({ name: "action.yml", content: text }, new NoOperationTraceWriter());
    expect(result.context.errors.getErrors()).toEqual([]);
    if (result.value === undefined) throw new Error("action.yml is empty");
    const { runs, branding } = convertActionTemplate(result.context, result.value);
    expect(runs).toMatchObject({ using: "node24", main: "dist/index.js" });
    expect(branding).toEqual({ icon: "shield", color: "orange" });
  });

  test("has the inputs of the catalogue in its order, described, without defaults", () => {
    expect(Object.entries(action.inputs)).toEqual(
      inputs.map((spec) => [spec.name, { description: fullDescription(spec) }]),
    );
  });

  test("has every output, described", () => {
    expect(Object.keys(action.outputs)).toEqual([
      "result",
      "complete",
      "total-volumes",
      "compliant",
      "stale-backup",
      "no-backup",
      "unknown",
      "waived",
      "new",
      "resolved",
      "compliance-percent",
      "skipped-compartments",
      "violations",
      ...REPORT_FORMATS.map((format) => `report-${format}`),
      "headline",
      "destroyed-volumes",
      "object-uris",
      "artifact-id",
      "artifact-url",
      "matrix",
    ]);
    for (const { description } of Object.values(action.outputs)) {
      expect(description).toMatch(/^\S.*\.$/);
    }
  });
});

describe("README.md", () => {
  const readme = read("README.md");

  test("has current tables", async () => {
    expect(await updateReadme(readme, text)).toBe(readme);
  });

  test("shows the two commands as they are typed", () => {
    expect(readme).toContain("\nnpm ci && npm run demo\n");
    expect(readme).toContain("\nnpm ci && npm test\n");
  });

  test("has workflows that GitHub takes, with inputs that exist", () => {
    const workflows = [...readme.matchAll(/```yaml\n(name: .*?)```/gs)].map(
      ([, yaml]) => yaml ?? "",
    );
    expect(workflows).toHaveLength(2);
    for (const content of workflows) {
      const { context } = parseWorkflow(
        { name: "audit.yml", content },
        new NoOperationTraceWriter(),
      );
      expect(context.errors.getErrors()).toEqual([]);
      const [, given = ""] = /\n {8}with:\n((?: {10}.*\n)+)/.exec(content) ?? [];
      const names = Object.keys(parse(given) as object);
      expect(names).toContain("private-key");
      expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(names));
    }
  });

  test("markers that are missing are told", async () => {
    await expect(updateReadme("# Title\n", text)).rejects.toThrow(
      "README.md lacks the markers <!-- inputs:start --> and <!-- inputs:end -->, in this order: add them.",
    );
  });
});
