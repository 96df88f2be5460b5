import { authSettings, needsSignIn, signInIssues } from "./auth.js";
import { commonSettings } from "./common-settings.js";
import { gateLimits } from "./gate-limits.js";
import type { InputName } from "./inputs.js";
import { type PolicyContent, toPolicy } from "./policy-content.js";
import { readPolicyText } from "./policy-source.js";
import { problemsIn } from "./problems.js";
import { schema, validationNeeds } from "./schema.js";
import { secretsIn } from "./secrets.js";
import type { PolicyText, Settings, ValidationSettings } from "./settings.js";
import { SettingsError } from "./settings-error.js";
import { type GivenValue, givenValues, type Sources } from "./sources.js";

const DAY = 86_400_000;

/**
 * The settings of a run. An input comes before the policy file, that before the input's environment
 * variables, and those before the default; an empty text means "not given". With `mode: validate`
 * the policy file is read and not judged, and nobody signs in; with `mode: merge` only to send
 * something to OCI.
 * @throws SettingsError that tells every problem at once
 */
export async function loadSettings(sources: Sources): Promise<Settings | ValidationSettings> {
  const given = givenValues(sources);
  const raw: Record<string, string> = {
    auth: sources.isGithubActions ? "api_key" : "config_file",
    ...Object.fromEntries([...given].map(([name, { text }]) => [name, text])),
  };
  const isValidation = raw["mode"] === "validate";
  const values = schema.safeParse(raw);
  const signsIn = needsSignIn(raw);
  const missing = isValidation
    ? (validationNeeds.safeParse(raw).error?.issues ?? [])
    : signsIn
      ? signInIssues(raw)
      : [];
  const neededBy = isValidation ? "mode validate" : `sign-in with ${raw["auth"] ?? ""}`;
  const issues = [...(values.error?.issues ?? []), ...missing];
  const problems = problemsIn(issues, given, sources, neededBy);
  const file = policyText(given, issues, sources, problems);
  const policyFile = isValidation || file === null ? null : await readPolicy(file, sources);
  problems.push(...(policyFile?.problems ?? []));
  if (!values.success || problems.length > 0) throw new SettingsError(problems);
  if (isValidation && file !== null) return { mode: "validate", policyFile: file };

  const { data } = values;
  const content = policyFile?.content ?? null;
  const isInput = (name: InputName) => given.get(name)?.isInput ?? false;
  const days = data["max-backup-age-days"] * DAY;
  const maxAge = isInput("max-backup-age-days") ? days : (content?.defaults.maxBackupAgeMs ?? days);
  const common = commonSettings(data, {
    policy: toPolicy(content, maxAge),
    policyFile: file?.path ?? null,
    warnings: policyFile?.warnings ?? [],
    gate: gateLimits(data, content?.gate ?? null, isInput),
  });
  const auth = () => authSettings(raw, data, sources.homeDir);
  // `validate` has returned by now: where its file is missing there is a problem.
  const mode = data.mode as Settings["mode"];
  return mode === "merge"
    ? { mode, auth: signsIn ? auth() : null, ...common }
    : { mode, auth: auth(), ...common };
}

/** The policy file that was named; null without one, or with a problem more. */
function policyText(
  given: ReadonlyMap<InputName, GivenValue>,
  issues: readonly { readonly path: readonly PropertyKey[] }[],
  sources: Sources,
  problems: string[],
): PolicyText | null {
  const named = given.get("policy-file");
  if (named === undefined || issues.some(({ path }) => path[0] === "policy-file")) return null;
  try {
    return readPolicyText(named, sources);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    problems.push(...error.problems);
    return null;
  }
}

interface ReadPolicy {
  readonly content: PolicyContent | null;
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}

async function readPolicy({ path, text }: PolicyText, sources: Sources): Promise<ReadPolicy> {
  // Most runs have no policy file, and need neither the parser nor its schema.
  const { parsePolicyFile } = await import("./policy-file/parse.js");
  const { problemLine } = await import("./policy-file/policy-problem.js");
  const { content, problems, warnings } = parsePolicyFile(text, path);
  const secrets = secretsIn(sources);
  const withoutSecrets = (line: string) =>
    secrets.reduce((shown, secret) => shown.replaceAll(secret, "***"), line);
  return {
    content,
    problems: problems.map((problem) => withoutSecrets(problemLine("error", problem))),
    warnings: warnings.map((warning) => withoutSecrets(problemLine("warning", warning))),
  };
}
