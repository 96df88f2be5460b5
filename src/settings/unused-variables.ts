import { inputs, type InputName, type InputSpec } from "./inputs.js";
import type { AuthSettings } from "./settings.js";
import { KEY_FILE } from "./sources.js";
import type { Given, GivenValue } from "./given.js";

/** The CLI's variable that names a file with a session's token. */
export const TOKEN_FILE = "OCI_CLI_SECURITY_TOKEN_FILE";

/** They only change what the CLI itself prints. */
const WITHOUT_EFFECT = ["OCI_CLI_SUPPRESS_FILE_PERMISSIONS_WARNING", "OCI_CLI_CLOUD_SHELL"];

/**
 * A sentence about each variable of the OCI CLI's and SDKs' family that is set and does not count:
 * who sets it takes it for heard.
 */
export function unusedVariables(
  env: Given,
  given: ReadonlyMap<InputName, GivenValue>,
  auth: AuthSettings["kind"],
): readonly string[] {
  return [
    ...inputs.flatMap((spec) => outranked(spec, env, given.get(spec.name) ?? null)),
    ...unread(env),
    ...(auth === "api_key" ? besideApiKey(env) : []),
  ];
}

function isSet(env: Given, variable: string): boolean {
  return (env[variable]?.trim() ?? "") !== "";
}

/** Two variables that stand for one input, and say different things. */
function outranked(spec: InputSpec, env: Given, value: GivenValue | null): readonly string[] {
  if (value === null || value.isInput) return [];
  const [used = "", ...others] = spec.env.filter((variable) => isSet(env, variable));
  return others
    .filter((variable) => env[variable]?.trim() !== value.text)
    .map((variable) => `${variable} is set and not used: ${used} comes before it.`);
}

function unread(env: Given): readonly string[] {
  const read = [...inputs.flatMap((spec) => spec.env), KEY_FILE, TOKEN_FILE, ...WITHOUT_EFFECT];
  return Object.keys(env)
    .filter((variable) => /^OCI_CLI_\w+$/.test(variable) && isSet(env, variable))
    .filter((variable) => !read.includes(variable))
    .sort()
    .map((variable) => `${variable} is set, and this program does not read it: it has no effect.`);
}

const OF_PROFILES: readonly InputName[] = ["config-file", "config-profile"];

/** Where the CLI would read a profile. */
function besideApiKey(env: Given): readonly string[] {
  const ofProfiles = inputs.filter(({ name }) => OF_PROFILES.includes(name));
  return [...ofProfiles.flatMap((spec) => spec.env), TOKEN_FILE]
    .filter((variable) => isSet(env, variable))
    .map(
      (variable) =>
        `${variable} is set and not used: auth is api_key, which reads no profile. Set auth to config_file or security_token for one.`,
    );
}
