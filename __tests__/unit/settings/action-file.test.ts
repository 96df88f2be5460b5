import { describe, expect, test } from "@jest/globals";
import { NoOperationTraceWriter, parseWorkflow } from "@actions/workflow-parser";
import { parseAction } from "@actions/workflow-parser/actions/action-parser";
import { convertActionTemplate } from "@actions/workflow-parser/actions/action-template";
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { updateActionFile } from "../../../scripts/action-file.js";
import { updateOutputs, updateReadme } from "../../../scripts/generate-readme-tables.js";
import { ADVANCED_INPUTS, COMMON_INPUTS, groupedInputs } from "../../../scripts/input-groups.js";
import { fullDescription } from "../../../src/settings/help.js";
import { inputs } from "../../../src/settings/inputs.js";
import { OUTPUT_FORMATS } from "../../../src/settings/settings.js";
import { expectCurrent } from "../house/current-file.js";

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

  test("is current", async () => {
    expectCurrent("action.yml", await updateActionFile(text), "npm run docs");
  });

  test("has the inputs of the catalogue in its order, described, without defaults", () => {
    expect(Object.entries(action.inputs)).toEqual(
      inputs.map((spec) => [spec.name, { description: fullDescription(spec) }]),
    );
  });

  test("a part that is missing is told", async () => {
    await expect(updateActionFile("name: x\n")).rejects.toThrow("action.yml lacks inputs");
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
      ...OUTPUT_FORMATS.map((format) => `report-${format}`),
      "headline",
      "destroyed-volumes",
      "begin-to-fail",
      "stop-failing",
      "exempted",
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
    expectCurrent("README.md", await updateReadme(readme, text), "npm run docs");
  });

  test("its page of outputs is current, too", async () => {
    const page = read("docs/outputs.md");
    expectCurrent("docs/outputs.md", await updateOutputs(page, text), "npm run docs");
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
    const asked = ["private-key", "plan-file"];
    for (const [index, content] of workflows.entries()) {
      const { context } = parseWorkflow(
        { name: "audit.yml", content },
        new NoOperationTraceWriter(),
      );
      expect(context.errors.getErrors()).toEqual([]);
      const [, given = ""] =
        /OWNER\/REPOSITORY@v1\n {8}with:\n((?: {10}.*\n)+)/.exec(content) ?? [];
      const names = Object.keys(parse(given) as object);
      expect(names).toContain(asked[index]);
      expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(names));
    }
  });

  test("is short enough to be read", () => {
    // What is folded is looked up, not read.
    const read = readme.replace(/<details>.*?<\/details>/gs, "");
    expect(read.split("\n").length).toBeLessThanOrEqual(195);
  });

  test("has eight inputs first, and the others folded", () => {
    const [first = "", folded = ""] = readme.split("<details>");
    const rows = (part: string) => [...part.matchAll(/^\| `([\w-]+)`/gm)].map(([, name]) => name);
    const isInput = (name: string | undefined) => name !== undefined && name in action.inputs;
    expect(rows(first).filter(isInput)).toEqual(COMMON_INPUTS);
    expect(COMMON_INPUTS).toHaveLength(8);
    expect(rows(folded).filter(isInput)).toEqual(Object.values(ADVANCED_INPUTS).flat());
  });

  test("an input without a group, or a group's name without an input, is told", () => {
    const names = Object.keys(action.inputs);
    expect(groupedInputs(names)).toBe(ADVANCED_INPUTS);
    expect(() => groupedInputs([...names.slice(1), "another"])).toThrow(
      "scripts/input-groups.ts should have each input once: another, mode.",
    );
  });

  test("markers that are missing are told", async () => {
    await expect(updateReadme("# Title\n", text)).rejects.toThrow(
      "README.md lacks the markers <!-- inputs:start --> and <!-- inputs:end -->, in this order: add them.",
    );
  });
});
