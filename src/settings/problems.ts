import { inputs, type InputName } from "./inputs.js";
import { secretsIn } from "./secrets.js";
import { type GivenValue, nameInWords, type Sources } from "./sources.js";

const maxShown = 80;

/**
 * One sentence a problem, in the order of the catalogue: which input, where it came from, what it
 * got (never a secret, not even in the wrong place) and what it takes.
 */
export function problemsIn(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
  given: ReadonlyMap<InputName, GivenValue>,
  sources: Sources,
): string[] {
  const secrets = secretsIn(sources);
  return inputs.flatMap((spec) => {
    const issue = issues.find(({ path }) => path[0] === spec.name);
    if (issue === undefined) return [];
    const value = given.get(spec.name);
    if (value === undefined) return [missing(spec, sources)];
    const isHidden =
      spec.secret ||
      value.text.includes("PRIVATE KEY") ||
      secrets.some((secret) => value.text.includes(secret));
    const got = isHidden ? "a value that is not shown" : quoted(value.text);
    return [`${value.origin}: got ${got}; ${issue.message}.`];
  });
}

function missing(
  { name, env, secret }: { name: string; env: readonly string[]; secret: boolean },
  { isGithubActions, env: environment }: Sources,
): string {
  const sentence = `${name} is not given, and sign-in with api_key needs it: set the ${nameInWords(name, isGithubActions)} or the environment variable ${env.join(" or ")}.`;
  const isPullRequest = isGithubActions && environment["GITHUB_EVENT_NAME"] === "pull_request";
  return secret && isPullRequest
    ? `${sentence} A pull request from a fork gets no secrets.`
    : sentence;
}

/** The text in quotes on one line, cut when long, with everything invisible written out. */
export function quoted(text: string): string {
  const characters = Array.from(text);
  const shown = characters.slice(0, maxShown).join("");
  const written = JSON.stringify(shown).replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
  return characters.length > maxShown ? `${written} (cut)` : written;
}
