/**
 * Fills action.yml from the catalogue of inputs and the list of formats, README.md's tables of inputs and
 * docs/outputs.md from action.yml, and docs/policy.md's reference from the policy file's schema.
 * `tsx scripts/generate-readme-tables.ts` writes; with `--check` it only tells whether it would.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { z } from "zod";
import { updateActionFile } from "./action-file.js";
import { COMMON_INPUTS, groupedInputs } from "./input-groups.js";
import { fill, laidOut, table } from "./markdown-tables.js";
import { updatePolicyPage } from "./policy-reference.js";

const described = z.record(z.string(), z.object({ description: z.string() }));
const actionFile = z.object({ inputs: described, outputs: described });

/**
 * The README with its tables of inputs made anew: the common ones, then the others, folded and in groups.
 * @throws Error when a marker is missing or action.yml has no inputs with descriptions
 */
export async function updateReadme(readme: string, actionYaml: string): Promise<string> {
  const { inputs } = actionFile.parse(parse(actionYaml));
  const groups = groupedInputs(Object.keys(inputs));
  const rowOf = (name: string) => inputRow(name, inputs[name]?.description ?? "");
  const advanced = Object.entries(groups).flatMap(([group, names]) => [
    [`**${group}**`],
    ...names.map(rowOf),
  ]);
  const tables = [
    table(INPUT_HEADER, COMMON_INPUTS.map(rowOf)),
    "<details><summary><b>Advanced</b>: all other inputs</summary>",
    table(INPUT_HEADER, advanced),
    "</details>",
  ];
  return await laidOut(fill(readme, "README.md", "inputs", tables.join("\n\n")));
}

const INPUT_HEADER = ["Input", "Default", "Environment", "Meaning"];

function inputRow(name: string, description: string): (string | undefined)[] {
  // The parts that every input's description ends with; the catalogue's test holds them to it.
  const [, meaning, fallback, env] =
    /^(.*?)(?: Default: (.*?)\.)?(?: Environment: (.*)\.)?$/s.exec(description) ?? [];
  return [`\`${name}\``, fallback, env, meaning];
}

/** The page of outputs with its table made anew. */
export async function updateOutputs(page: string, actionYaml: string): Promise<string> {
  const { outputs } = actionFile.parse(parse(actionYaml));
  const rows = Object.entries(outputs).map(([name, { description }]) => [
    `\`${name}\``,
    description,
  ]);
  return await laidOut(
    fill(page, "docs/outputs.md", "outputs", table(["Output", "Meaning"], rows)),
  );
}

function read(name: string): string {
  return readFileSync(new URL(`../${name}`, import.meta.url), "utf8");
}

function keep(name: string, updated: string): void {
  if (updated === read(name)) {
    console.log(`${name} is up to date.`);
  } else if (process.argv.includes("--check")) {
    console.error(`${name} is out of date: run scripts/generate-readme-tables.ts.`);
    process.exitCode = 1;
  } else {
    writeFileSync(new URL(`../${name}`, import.meta.url), updated);
    console.log(`${name} was updated.`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  keep("action.yml", await updateActionFile(read("action.yml")));
  keep("README.md", await updateReadme(read("README.md"), read("action.yml")));
  keep("docs/outputs.md", await updateOutputs(read("docs/outputs.md"), read("action.yml")));
  keep("docs/policy.md", await updatePolicyPage(read("docs/policy.md")));
}
