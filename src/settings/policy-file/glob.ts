import picomatch from "picomatch";

/** Longer than any path of compartments that a person writes; keeps the pattern's cost bounded. */
const maxLength = 1000;

/** The text itself when it is a glob with all brackets closed; undefined otherwise. Never throws. */
export function readGlob(text: string): string | undefined {
  if (text.trim() === "" || text.length > maxLength || /\p{Cc}/u.test(text)) return undefined;
  try {
    picomatch.makeRe(text, { dot: true, nonegate: true, strictBrackets: true });
    return text;
  } catch {
    return undefined;
  }
}
