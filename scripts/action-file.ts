import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";
import { fullDescription } from "../src/settings/help.js";
import { inputs } from "../src/settings/inputs.js";
import { OUTPUT_FORMATS } from "../src/settings/settings.js";

const REPORT_OUTPUTS = /(?: {2}report-[\w-]+:\n {4}description:.*\n)+/;

/**
 * action.yml with its inputs from the catalogue, and an output for each format's path. What else it
 * says is written by hand.
 * @throws Error when a part that is filled in is missing
 */
export async function updateActionFile(text: string): Promise<string> {
  const from = text.indexOf("\ninputs:\n");
  const to = text.indexOf("\noutputs:\n");
  if (from < 0 || to < from || !REPORT_OUTPUTS.test(text)) {
    throw new Error(
      "action.yml lacks inputs, outputs or outputs report-…, in this order: add them.",
    );
  }
  const filled = inputs.map((spec) => entry(spec.name, fullDescription(spec))).join("");
  const reports = OUTPUT_FORMATS.map((each) =>
    entry(`report-${each}`, `Local path of the \`${each}\` report.`),
  );
  const whole = `${text.slice(0, from)}\ninputs:\n${filled}${text.slice(to + 1)}`;
  const options = await resolveConfig(fileURLToPath(import.meta.url));
  return await format(
    whole.replace(REPORT_OUTPUTS, () => reports.join("")),
    {
      ...options,
      parser: "yaml",
      proseWrap: "always",
    },
  );
}

function entry(name: string, description: string): string {
  return `  ${name}:\n    description: ${JSON.stringify(description)}\n`;
}
