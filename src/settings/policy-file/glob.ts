/** Longer than any path of compartments that a person writes. */
const maxLength = 1000;

/** The text itself when it can be a name or a path with globs; undefined otherwise. */
export function readGlob(text: string): string | undefined {
  return text.trim() === "" || text.length > maxLength || /\p{Cc}/u.test(text) ? undefined : text;
}
