import type { Given, GivenValue } from "./given.js";
import { expandHome } from "./home-dir.js";
import { inputs, type InputName, type InputSpec } from "./inputs.js";
import { NotTextError, whyUnread } from "../plain/read-text-file.js";
import { SettingsError } from "./settings-error.js";

/** The CLI's variable that names a file with the private key. */
export const KEY_FILE = "OCI_CLI_KEY_FILE";

/** Where settings come from. */
export interface Sources {
  /** By input name: from the runner or from the command line. */
  readonly inputs: Given;
  readonly env: Given;
  readonly isGithubActions: boolean;
  /** What `~` stands for. */
  readonly homeDir: string;
  /** The text of a file, by a path that may be relative to the working directory; throws when there is none, and `NotTextError` when it is none. */
  readonly readFile: (path: string) => string;
}

/** The values of all inputs that were given: the input itself before its environment variables. */
export function givenValues(sources: Sources): ReadonlyMap<InputName, GivenValue> {
  const values = new Map<InputName, GivenValue>();
  for (const spec of inputs) {
    const value = candidates(spec, sources).find(({ text }) => text !== "");
    if (value !== undefined) values.set(spec.name, value);
  }
  return values;
}

/** The input in the words of the one who sets it. */
export function nameInWords(name: string, isGithubActions: boolean): string {
  return isGithubActions ? `input ${name}` : `option --${name}`;
}

function candidates(spec: InputSpec, { inputs, env, isGithubActions }: Sources): GivenValue[] {
  return [
    {
      text: inputs[spec.name],
      origin: nameInWords(spec.name, isGithubActions),
      isInput: true,
    },
    ...spec.env.map((variable) => ({
      text: env[variable],
      origin: `${spec.name} (environment variable ${variable})`,
      isInput: false,
    })),
  ].map((value) => ({ ...value, text: (value.text ?? "").trim() }));
}

/**
 * The private key in the file that `OCI_CLI_KEY_FILE` names, where the key itself is not given; null
 * without one.
 * @throws SettingsError when the file cannot be read
 */
export function keyFileValue(sources: Sources): GivenValue | null {
  const path = sources.env[KEY_FILE]?.trim() ?? "";
  if (path === "") return null;
  const origin = `private-key (environment variable ${KEY_FILE})`;
  try {
    const text = sources.readFile(expandHome(path, sources.homeDir)).trim();
    return { text, origin, isInput: false };
  } catch (error) {
    if (error instanceof NotTextError) {
      throw new SettingsError([
        `${origin}: the file ${path} ${error.message}. Give a text file in UTF-8; a key stands in one as PEM.`,
      ]);
    }
    throw new SettingsError([
      `${origin}: the file ${path} cannot be read (${whyUnread(error)}). Give the path of an existing file that this user may read.`,
    ]);
  }
}

/** The inputs as the runner hands them over: `INPUT_` and the name in upper case, hyphens kept. */
export function readActionInputs(env: Given): Record<string, string | undefined> {
  return Object.fromEntries(
    inputs.map(({ name }) => [name, env[`INPUT_${name.toUpperCase()}`]] as const),
  );
}
