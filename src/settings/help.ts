import { commands } from "./commands.js";
import { inputs, type InputSpec } from "./inputs.js";
import { defaultOf } from "./schema.js";

const width = 80;

/** An input's default in words, Markdown; null when there is none. */
function defaultInWords(spec: (typeof inputs)[number]): string | null {
  const value = defaultOf(spec.name);
  return spec.defaultNote ?? (value === null ? null : `\`${value}\``);
}

/** The description that action.yml carries: with the default and the environment variables. */
export function fullDescription(spec: (typeof inputs)[number]): string {
  const fallback = defaultInWords(spec);
  return [
    spec.description,
    ...(fallback === null ? [] : [`Default: ${fallback}.`]),
    ...(spec.env.length === 0 ? [] : [`Environment: ${inCode(spec.env)}.`]),
  ].join(" ");
}

/** The usage text of the command, 80 columns wide. */
export function helpText(version: string): string {
  return [
    `oci-volume-backup-audit ${version}`,
    "",
    ...wrap(
      "Tells which Oracle Cloud block and boot volumes have a backup that is recent enough. It reads only, but for what it is asked to write to the cloud: reports, metrics and a message.",
      "",
    ),
    "",
    "Usage: oci-volume-backup-audit [--NAME VALUE | --NAME=VALUE]...",
    "       oci-volume-backup-audit COMMAND ...",
    "",
    ...wrap("Without a command it audits. The commands make no call to OCI:", ""),
    "",
    ...[...commands].flatMap(([name, { files, meaning }]) => [
      `  ${[name, ...files].join(" ")}`,
      ...wrap(meaning, "      "),
    ]),
    "",
    "  evidence FOLDER --from DATE --to DATE [--output-dir DIR]",
    ...wrap(
      "Make one page (HTML, Markdown, JSON) of the JSON reports of a folder: days covered and missing, exceptions and who exempted them, and whether the chain of reports holds. Exit code: 0 the evidence is whole; 3 it is not; 2 the page could not be written; 1 there is nothing to read.",
      "      ",
    ),
    "",
    "  plan FILE... [--NAME VALUE]...",
    ...wrap(
      "Judge Terraform or OpenTofu plans (JSON, or - for standard input) by the policy file. It takes the options of an audit.",
      "      ",
    ),
    "",
    "  preview INVENTORY --policy-file NEW [--base-policy-file OLD] [--NAME VALUE]...",
    ...wrap(
      "Tell what a change of the policy file would do to the volumes that an audit with --formats=inventory read.",
      "      ",
    ),
    "",
    ...wrap(
      "An option comes before the policy file, that before the option's environment variable, and that before the default. Variables may stand in a file .env in the working directory. An option that is true or false may stand alone for true. Lists take commas or newlines, and such an option may be given several times.",
      "",
    ),
    "",
    "  --help",
    "      Show this text.",
    "  --version",
    "      Show the version.",
    ...inputs.flatMap((spec) => [
      `  --${spec.name}`,
      ...wrap(fullDescription(spec).replaceAll("`", ""), "      "),
    ]),
    "",
    "Exit code: 0 passed; 1 could not audit; 2 audited, but a report could not be",
    "delivered; 3 audited, and the gate failed.",
    "",
  ].join("\n");
}

function inCode(names: InputSpec["env"]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}

function wrap(text: string, indent: string): string[] {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(" ")) {
    const longer = line === indent ? indent + word : `${line} ${word}`;
    if (longer.length > width && line !== indent) {
      lines.push(line);
      line = indent + word;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}
