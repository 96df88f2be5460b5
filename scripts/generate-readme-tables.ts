/**
 * Fills README.md's tables of inputs and outputs from action.yml.
 * `tsx scripts/generate-readme-tables.ts` writes; with `--check` it only tells whether it would.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";
import { parse } from "yaml";
import { z } from "zod";

const described = z.record(z.string(), z.object({ description: z.string() }));
const actionFile = z.object({ inputs: described, outputs: described });

/**
 * The README with both tables made anew, laid out as prettier does.
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
  const filled = fill(fill(readme, "inputs", inputTable), "outputs", outputTable);
  const options = await resolveConfig(fileURLToPath(import.meta.url));
  return await format(filled, { ...options, parser: "markdown" });
}

function table(
  header: readonly string[],
  rows: readonly (readonly (string | undefined)[])[],
): string {
  return [header, header.map(() => "---"), ...rows].map(tableRow).join("\n");
}

function tableRow(cells: readonly (string | undefined)[]): string {
  const texts = cells.map((cell) =>
    (cell ?? "").replace(/\s+/g, " ").replaceAll("|", String.raw`\|`),
  );
  return `| ${texts.join(" | ")} |`;
}

function fill(readme: string, name: string, content: string): string {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const from = readme.indexOf(start);
  const to = readme.indexOf(end);
  if (from < 0 || to < from) {
    throw new Error(`README.md lacks the markers ${start} and ${end}, in this order: add them.`);
  }
  return `${readme.slice(0, from + start.length)}\n\n${content}\n\n${readme.slice(to)}`;
}

async function main(): Promise<void> {
  const readmePath = fileURLToPath(new URL("../README.md", import.meta.url));
  const readme = readFileSync(readmePath, "utf8");
  const actionYaml = readFileSync(new URL("../action.yml", import.meta.url), "utf8");
  const updated = await updateReadme(readme, actionYaml);
  if (updated === readme) {
    console.log("README.md is up to date.");
  } else if (process.argv.includes("--check")) {
    console.error("README.md is out of date: run scripts/generate-readme-tables.ts.");
    process.exitCode = 1;
  } else {
    writeFileSync(readmePath, updated);
    console.log("README.md was updated.");
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
