import { inputs } from "./inputs.js";
import { proxySecrets } from "./proxy.js";
import type { Given } from "./given.js";

/** Shorter texts are no secrets worth masking: hiding them would blot out the log. */
const minLength = { whole: 4, line: 8 };

/**
 * Every text to mask: each secret that was given, from whichever source, whole and line by line,
 * without the lines that mark a PEM's begin and end.
 */
export function secretsIn(sources: { readonly inputs: Given; readonly env: Given }): string[] {
  const values = inputs
    .filter(({ secret }) => secret)
    .flatMap(({ name, env }) => [
      sources.inputs[name],
      ...env.map((variable) => sources.env[variable]),
    ])
    .filter((value) => value !== undefined);
  const wholes = [...values, ...proxySecrets(sources.env)]
    .flatMap((value) => [value, value.trim()])
    .filter((text) => text.trim().length >= minLength.whole);
  const lines = values
    .flatMap((value) => value.split(/\\r|\\n|\r|\n/).map((line) => line.trim()))
    .filter((line) => line.length >= minLength.line);
  return [...new Set([...wholes, ...lines])].filter(
    (text) => !/^-----(BEGIN|END) [A-Z0-9 ]+-----$/.test(text),
  );
}
