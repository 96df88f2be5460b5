import { inputs, type InputName } from "./inputs.js";
import { HIDDEN, shownText } from "../plain/quoted.js";
import { secretsIn } from "./secrets.js";
import { nameInWords, type Sources } from "./sources.js";
import type { GivenValue } from "./given.js";

/**
 * One sentence a problem, in the order of the catalogue: which input, where it came from, what it
 * got (never a secret, not even in the wrong place) and what it takes.
 * @param neededBy what an input that is not given is needed for: `sign-in with api_key`
 */
export function problemsIn(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
  given: ReadonlyMap<InputName, GivenValue>,
  sources: Sources,
  neededBy: string,
): string[] {
  const secrets = secretsIn(sources);
  return inputs.flatMap((spec) => {
    const issue = issues.find(({ path }) => path[0] === spec.name);
    if (issue === undefined) return [];
    const value = given.get(spec.name);
    if (value === undefined) return [missing(spec, sources, neededBy)];
    const isSecret = spec.secret || secrets.some((secret) => value.text.includes(secret));
    const got = isSecret ? HIDDEN : shownText(value.text);
    return [`${value.origin}: got ${got}; ${issue.message}.`];
  });
}

function missing(
  { name, env, secret }: { name: string; env: readonly string[]; secret: boolean },
  { isGithubActions, env: environment }: Sources,
  neededBy: string,
): string {
  const ways = [nameInWords(name, isGithubActions)];
  if (env.length > 0) ways.push(`environment variable ${env.join(" or ")}`);
  const sentence = `${name} is not given, and ${neededBy} needs it: set the ${ways.join(" or the ")}.`;
  const isPullRequest = isGithubActions && environment["GITHUB_EVENT_NAME"] === "pull_request";
  return secret && isPullRequest
    ? `${sentence} A pull request from a fork gets no secrets.`
    : sentence;
}
