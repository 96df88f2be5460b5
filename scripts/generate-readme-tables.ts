/**
 * Fills README.md's tables of inputs and outputs from action.yml, and docs/policy.md's reference from
 * the policy file's schema.
 * `tsx scripts/generate-readme-tables.ts` writes; with `--check` it only tells whether it would.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { z } from "zod";
import { fill, laidOut, table } from "./markdown-tables.js";
import { updatePolicyPage } from "./policy-reference.js";

const described = z.record(z.string(), z.object({ description: z.string() }));
const actionFile = z.object({ inputs: described, outputs: described });

/**
 * The README with both tables made anew.
 * @throws Error when a marker is missing or action.yml has no inputs and outputs with descriptions
 */
export async function updateReadme(readme: string, actionYaml: string): Promise<string> {
  const { inputs, outputs } = actionFile.parse(parse(actionYaml));
  const inputRows = Object.entries(inputs).map(([name, { description }]) => {
    // The parts that every input's description ends with; the catalogue's test holds them to it.
    const [, meaning, fallback, env] =
      /^(.*?)(?: Default: (.*?)\.)?(?: Environment: (.*)\.)?$/s.exec(description) ?? [];
    return [`\`${name}\``, fallback, env, meaning];
  });
  const outputRows = Object.entries(outputs).map(([name, { description }]) => [
    `\`${name}\``,
    description,
  ]);
  const inputTable = table(["Input", "Default", "Environment", "Meaning"], inputRows);
  const outputTable = table(["Output", "Meaning"], outputRows);
  const withInputs = fill(readme, "README.md", "inputs", inputTable);
  return await laidOut(fill(withInputs, "README.md", "outputs", outputTable));
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
  keep("README.md", await updateReadme(read("README.md"), read("action.yml")));
  keep("docs/policy.md", await updatePolicyPage(read("docs/policy.md")));
}
