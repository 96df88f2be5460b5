import { SEPARATOR, simulate, type Symbols } from "./glob-program.js";
import { compileGlob, hasOperators } from "./glob-syntax.js";
import { normalForm } from "./normal-form.js";

/**
 * A matcher of names. `*` is any run of characters and `?` any one, a slash too, and `{a,b}` is either;
 * all else is plain, and case counts. A name that is the pattern to the letter matches as well.
 */
export function nameMatcher(pattern: string): (name: string) => boolean {
  const texts = spellings(pattern);
  const programs = texts.filter(hasOperators).map((text) => compileGlob(text, "name"));
  return (name) => {
    const normal = normalForm(name);
    if (texts.includes(normal)) return true;
    if (programs.length === 0) return false;
    const symbols = symbolsOf([normal]);
    return programs.some((program) => simulate(program, symbols).accepted);
  };
}

/**
 * A matcher of paths, given as the names from the top down. As for names, but `*` and `?` stay within
 * one name, `**` spans names, and `dev/**` is dev and all below it. Slashes at the ends do not count.
 */
export function pathMatcher(pattern: string): (names: readonly string[]) => boolean {
  const texts = spellings(pattern.replace(/^\/+|\/+$/g, "")).filter((text) => text !== "");
  const programs = texts.map((text) => compileGlob(text, "path"));
  return (names) => {
    if (names.length === 0) return false;
    const normal = names.map(normalForm);
    if (texts.includes(normal.join("/"))) return true;
    const symbols = symbolsOf(normal);
    return programs.some((program) => simulate(program, symbols).accepted);
  };
}

/** The pattern, and what it means if it was copied from a report, where `\u202e` stands for the unseen. */
export function spellings(pattern: string): readonly string[] {
  const unescaped = pattern.replace(
    /\\u(?:\{([0-9a-f]{1,6})\}|([0-9a-f]{4}))/g,
    (escape, long: string | undefined, short: string | undefined) => {
      const code = parseInt(long ?? short ?? "", 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : escape;
    },
  );
  return [...new Set([pattern, unescaped].map(normalForm))];
}

function symbolsOf(names: readonly string[]): Symbols {
  const symbols: number[] = [];
  for (const [index, name] of names.entries()) {
    if (index > 0) symbols.push(SEPARATOR);
    for (const character of name) symbols.push(character.codePointAt(0) ?? 0);
  }
  return symbols;
}
