import type { z } from "zod";
import { daysToMs } from "../plain/days.js";
import { authInPlace, authSettings, needsSignIn, signInIssues } from "./auth.js";
import { commonSettings } from "./common-settings.js";
import { modeProblems } from "./mode-problems.js";
import { gateLimits } from "./gate-limits.js";
import type { InputName } from "./inputs.js";
import { type PolicyContent, toPolicy } from "./policy-content.js";
import { readPolicyText } from "./policy-source.js";
import { problemsIn } from "./problems.js";
import { readProxy, STRAIGHT, unusedProxy } from "./proxy.js";
import { sha256Of } from "../plain/sha256.js";
import { planNeeds, previewNeeds, schema, validationNeeds } from "./schema.js";
import { secretsIn } from "./secrets.js";
import type { PolicyText, Settings, ValidationSettings } from "./settings.js";
import { SettingsError } from "./settings-error.js";
import { givenValues, keyFileValue, type Sources } from "./sources.js";
import type { GivenValue } from "./given.js";
import { unusedVariables } from "./unused-variables.js";

/**
 * The settings of a run. An input comes before the policy file, that before the input's environment
 * variables, and those before the default; an empty text means "not given". With `mode: validate`
 * the policy file is read and not judged, and nobody signs in; with `mode: plan` and `mode: preview`
 * nobody does either, and with `mode: merge` only to send something to OCI.
 * @throws SettingsError that tells every problem at once
 */
export async function loadSettings(sources: Sources): Promise<Settings | ValidationSettings> {
  const { given, problem } = withKeyFile(givenValues(sources), sources);
  const raw: Record<string, string> = {
    ...Object.fromEntries([...given].map(([name, { text }]) => [name, text])),
    auth: authInPlace(given, sources),
  };
  const isValidation = raw["mode"] === "validate";
  const isPlan = raw["mode"] === "plan";
  if (isPlan) for (const [name, value] of PLAN_DEFAULTS) raw[name] ??= value;
  const values = schema.safeParse(raw);
  const signsIn = needsSignIn(raw);
  const needs = NEEDS_OF_MODE.get(raw["mode"] ?? "") ?? null;
  const missing = needs?.safeParse(raw).error?.issues ?? (signsIn ? signInIssues(raw) : []);
  const neededBy =
    needs === null ? `sign-in with ${raw["auth"] ?? ""}` : `mode ${raw["mode"] ?? ""}`;
  const issues = [...(values.error?.issues ?? []), ...missing];
  const isKeyRead =
    signsIn && ["api_key", "config_file", "security_token"].includes(raw["auth"] ?? "");
  const isKeyUnread = problem !== null && isKeyRead;
  const problems = [
    ...problemsIn(
      issues.filter(({ path }) => !isKeyUnread || path[0] !== "private-key"),
      given,
      sources,
      neededBy,
    ),
    ...(isKeyUnread ? problem.problems : []),
    ...(values.success ? modeProblems(values.data) : []),
  ];
  const file = policyText("policy-file", given, issues, sources, problems);
  const policyFile = isValidation || file === null ? null : await readPolicy(file, sources);
  const base =
    isPlan || raw["mode"] === "preview"
      ? policyText("base-policy-file", given, issues, sources, problems)
      : null;
  const baseFile = base === null ? null : await readPolicy(base, sources);
  // Its line says which file; of two, the one before the change is easily taken for the other.
  const ofBase = `${given.get("base-policy-file")?.origin ?? ""}: `;
  problems.push(
    ...(policyFile?.problems ?? []),
    ...(baseFile?.problems ?? []).map((problem) => ofBase + problem),
  );
  // A policy file's check goes nowhere.
  const proxy = isValidation ? STRAIGHT : readProxy(sources.env);
  if (typeof proxy === "string") problems.push(proxy);
  if (!values.success || typeof proxy === "string" || problems.length > 0) {
    throw new SettingsError(problems);
  }
  if (isValidation && file !== null) return { mode: "validate", policyFile: file };

  const { data } = values;
  const content = policyFile?.content ?? null;
  const isInput = (name: InputName) => given.get(name)?.isInput ?? false;
  const days = daysToMs(data["max-backup-age-days"]);
  const termsOf = (said: PolicyContent | null) => {
    const maxAge = isInput("max-backup-age-days") ? days : (said?.defaults.maxBackupAgeMs ?? days);
    return {
      // A pull request is asked to protect what it creates, whether or not an audit is.
      policy: toPolicy(said, maxAge, { "backup-policy-assigned": isPlan }),
      gate: gateLimits(data, said?.gate ?? null, isInput),
    };
  };
  const common = commonSettings(data, {
    ...termsOf(content),
    policyFile: file?.path ?? null,
    policySha256: file === null ? null : sha256Of(file.text),
    ruleLines: policyFile?.ruleLines ?? [],
    proxy,
    warnings: [
      ...(signsIn ? unusedVariables(sources.env, given, data.auth) : []),
      ...[unusedProxy(sources.env)].filter((warning) => warning !== null),
      ...(policyFile?.warnings ?? []),
    ],
  });
  const auth = () => authSettings(raw, data, given, sources);
  // `validate` has returned by now: where its file is missing there is a problem.
  const mode = data.mode as Settings["mode"];
  if (mode === "plan") {
    const files = data["plan-file"] ?? [];
    const terraformDir = data["terraform-dir"] ?? null;
    const baselineMaxAgeMs = data["baseline-max-age"];
    const baseExemptions = base === null ? null : (baseFile?.content?.exemptions ?? []);
    return { mode, plan: { files, terraformDir, baselineMaxAgeMs, baseExemptions }, ...common };
  }
  if (mode === "preview") {
    const preview = {
      inventory: data["inventory-file"] ?? "",
      base: { policyFile: base?.path ?? null, ...termsOf(baseFile?.content ?? null) },
      failOnExemptions: data["fail-on-exemptions"],
    };
    return { mode, preview, ...common };
  }
  return mode === "merge"
    ? { mode, auth: signsIn ? auth() : null, ...common }
    : { mode, auth: auth(), ...common };
}

/** The values with the key that is in a file, or why that cannot be read: it need not matter. */
function withKeyFile(
  given: ReadonlyMap<InputName, GivenValue>,
  sources: Sources,
): { readonly given: ReadonlyMap<InputName, GivenValue>; readonly problem: SettingsError | null } {
  if (given.has("private-key")) return { given, problem: null };
  try {
    const value = keyFileValue(sources);
    return {
      given: value === null ? given : new Map([...given, ["private-key", value]]),
      problem: null,
    };
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return { given, problem: error };
  }
}

/** What modes that sign in nowhere cannot do without. */
const NEEDS_OF_MODE = new Map<string, z.ZodType>([
  ["validate", validationNeeds],
  ["plan", planNeeds],
  ["preview", previewNeeds],
]);

/** A plan is held to what it changes, and what it does not tell is no fault of its author's. */
const PLAN_DEFAULTS = [
  ["fail-on", "new"],
  ["max-unknown", "unlimited"],
] as const;

/** A policy file that was named; null without one, or with a problem more. */
function policyText(
  input: "policy-file" | "base-policy-file",
  given: ReadonlyMap<InputName, GivenValue>,
  issues: readonly { readonly path: readonly PropertyKey[] }[],
  sources: Sources,
  problems: string[],
): PolicyText | null {
  const named = given.get(input);
  if (named === undefined || issues.some(({ path }) => path[0] === input)) return null;
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
  readonly ruleLines: readonly number[];
}

async function readPolicy({ path, text }: PolicyText, sources: Sources): Promise<ReadPolicy> {
  // Most runs have no policy file, and need neither the parser nor its schema.
  const { parsePolicyFile } = await import("./policy-file/parse.js");
  const { problemLine } = await import("./policy-file/policy-problem.js");
  const { content, problems, warnings, ruleLines } = parsePolicyFile(text, path);
  const secrets = secretsIn(sources);
  const withoutSecrets = (line: string) =>
    secrets.reduce((shown, secret) => shown.replaceAll(secret, "***"), line);
  return {
    content,
    ruleLines,
    problems: problems.map((problem) => withoutSecrets(problemLine("error", problem))),
    warnings: warnings.map((warning) => withoutSecrets(problemLine("warning", warning))),
  };
}
