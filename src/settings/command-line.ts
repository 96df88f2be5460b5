import { parseArgs } from "node:util";
import { type Command, commands, readCommand } from "./commands.js";
import { type EvidenceCommand, readEvidenceCommand } from "./evidence-command.js";
import { type InputName, inputs } from "./inputs.js";
import { nearest } from "../plain/nearest.js";
import { isSwitch } from "./schema.js";
import { SettingsError } from "./settings-error.js";

/** What the command was asked to do. `inputs` holds the texts by input name, not judged yet. */
export type CommandLine =
  | { readonly kind: "help" }
  | { readonly kind: "version" }
  | Command
  | EvidenceCommand
  | { readonly kind: "run"; readonly inputs: Readonly<Record<string, string>> };

const switches = new Set(
  inputs
    .map(({ name }) => name)
    .filter(isSwitch)
    .map((name) => `--${name}`),
);
/** What takes a list: given several times, all of it counts. */
const LISTS: readonly string[] = [
  "regions",
  "exclude-compartments",
  "fail-on-checks",
  "formats",
  "plan-file",
] satisfies InputName[];
const optionNames: readonly string[] = ["help", "version", ...inputs.map(({ name }) => name)];
const flags: readonly string[] = optionNames.slice(0, 2);

/**
 * The command line without the program's own name: `--name value`, `--name=value`, and `--name`
 * alone for an input that is on or off. The last of several wins, but for lists, which are joined. Or a
 * command of commands.ts with its files.
 * @throws SettingsError in one sentence that shows no value, for a value may be a secret
 */
export function parseCommandLine(argv: readonly string[]): CommandLine {
  const [first = "", ...rest] = argv;
  const isEvidence = first === "evidence";
  if ((commands.has(first) || isEvidence) && rest.includes("--help")) return { kind: "help" };
  if (isEvidence) return readEvidenceCommand(rest);
  const judging = JUDGING.get(first) ?? null;
  const command = judging === null ? readCommand(first, rest) : null;
  if (command !== null) return command;
  const { tokens } = parseArgs({
    args: withSwitchValues(judging === null ? argv : rest),
    options: Object.fromEntries(
      optionNames.map((name) => [name, { type: flags.includes(name) ? "boolean" : "string" }]),
    ),
    // Not strict: parseArgs would quote the arguments in its messages.
    strict: false,
    tokens: true,
  });
  const given: Record<string, string> = {};
  const asked = new Set<string>();
  const files: string[] = [];
  for (const token of tokens) {
    if (judging !== null && token.kind === "positional") {
      files.push(token.value);
      continue;
    }
    if (token.kind !== "option") {
      throw new SettingsError([
        "The command line has a value that belongs to no option: write --name value, or --name=value, with quotes around a value that holds spaces.",
      ]);
    }
    const { name, value } = token;
    if (!token.rawName.startsWith("--") || !optionNames.includes(name))
      throw unknown(token.rawName);
    if (flags.includes(name)) {
      if (value !== undefined) throw new SettingsError([`Option --${name} takes no value.`]);
      asked.add(name);
    } else if (value === undefined || isOption(value, token.inlineValue)) {
      throw new SettingsError([`Option --${name} needs a value: --${name}=value.`]);
    } else {
      const before = LISTS.includes(name) ? given[name] : undefined;
      given[name] = before === undefined ? value : `${before}\n${value}`;
    }
  }
  if (asked.has("help")) return { kind: "help" };
  if (asked.has("version")) return { kind: "version" };
  return { kind: "run", inputs: judging === null ? given : judging(given, files) };
}

type Inputs = Readonly<Record<string, string>>;

/** `preview INVENTORY` is `mode: preview` with that file. */
function previewInputs(given: Inputs, files: readonly string[]): Inputs {
  const option = given["inventory-file"];
  const [named, ...more] = option === undefined ? files : [...files, option];
  if (named === undefined || more.length > 0) {
    throw new SettingsError([
      "The command preview needs one inventory: oci-volume-backup-audit preview INVENTORY --policy-file NEW [--base-policy-file OLD].",
    ]);
  }
  return { ...given, mode: "preview", "inventory-file": named };
}

/** `plan FILE…` is `mode: plan` with those files. */
function planInputs(given: Inputs, files: readonly string[]): Inputs {
  const option = given["plan-file"];
  const named = option === undefined ? files : [...files, option];
  if (named.length === 0) {
    throw new SettingsError([
      "The command plan needs a plan: oci-volume-backup-audit plan FILE..., or - for standard input.",
    ]);
  }
  return { ...given, mode: "plan", "plan-file": named.join("\n") };
}

/** The commands that take files and all options, by name. */
const JUDGING: ReadonlyMap<string, (given: Inputs, files: readonly string[]) => Inputs> = new Map([
  ["plan", planInputs],
  ["preview", previewInputs],
]);

/** Gives each switch that stands alone its value, which parseArgs would take from the next one. */
function withSwitchValues(argv: readonly string[]): string[] {
  return argv.map((argument, index) => {
    if (!switches.has(argument)) return argument;
    return /^(true|false)$/i.test(argv[index + 1] ?? "") ? argument : `${argument}=true`;
  });
}

/** True when an option's value is in truth the next option; a PEM begins with dashes as well. */
function isOption(value: string, isInline: boolean | undefined): boolean {
  const name = /^--([a-z-]+)/.exec(value)?.[1];
  return isInline !== true && name !== undefined && optionNames.includes(name);
}

function unknown(rawName: string): SettingsError {
  const near = nearest(rawName.replace(/^-+/, ""), optionNames);
  const hint = near === null ? "" : ` Did you mean --${near}?`;
  const shown = /^--?[\w-]{1,40}$/.test(rawName) ? ` ${rawName}` : "";
  return new SettingsError([`Unknown option${shown}.${hint} --help lists all options.`]);
}
