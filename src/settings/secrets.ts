import { inputs } from "./inputs.js";
import type { Given } from "./sources.js";

/** Shorter texts are no secrets worth masking: hiding them would blot out the log. */
const minLength = 8;

/**
 * Every text to mask: each secret that was given, from whichever source, whole and line by line,
 * without the lines that mark a PEM's begin and end.
 */
export function secretsIn(sources: { readonly inputs: Given; readonly env: Given }): string[] {
  const secrets = inputs
    .filter(({ secret }) => secret)
    .flatMap(({ name, env }) => [
      sources.inputs[name],
      ...env.map((variable) => sources.env[variable]),
    ])
    .filter((value) => value !== undefined)
    .flatMap((value) => [
      value,
      value.trim(),
      ...value.split(/\\r|\\n|\r|\n/).map((l) => l.trim()),
    ]);
  return [...new Set(secrets)].filter(
    (text) => text.trim().length >= minLength && !/^-----(BEGIN|END) [A-Z0-9 ]+-----$/.test(text),
  );
}
