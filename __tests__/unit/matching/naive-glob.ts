/**
 * The documented meaning of a pattern, as literally as it goes and as slow as it likes: braces are
 * written out, and every way to split the text is tried.
 */
export function naivelyMatches(pattern: string, text: string, kind: "name" | "path"): boolean {
  return choices(pattern).some((choice) => matches(tokens(choice), 0, text, 0, kind));
}

/** `**` is one character here, so that a choice between two stars makes none. */
const SPAN = "\uE000";

function choices(pattern: string): string[] {
  const written = pattern.replace(/\*{2,}/g, SPAN);
  const pending = [written];
  const done: string[] = [];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const group = innermost(next);
    if (group === null) {
      done.push(next.replaceAll("\uE001", "{").replaceAll("\uE002", "}"));
      continue;
    }
    const { from, to } = group;
    const inside = next.slice(from + 1, to);
    const around = (middle: string) => `${next.slice(0, from)}${middle}${next.slice(to + 1)}`;
    if (inside.includes(",")) pending.push(...inside.split(",").map(around));
    else pending.push(around(`\uE001${inside}\uE002`));
  }
  return done;
}

function innermost(text: string): { readonly from: number; readonly to: number } | null {
  for (let to = text.indexOf("}"); to >= 0; to = text.indexOf("}", to + 1)) {
    const from = text.lastIndexOf("{", to);
    if (from >= 0) return { from, to };
  }
  return null;
}

function tokens(choice: string): string[] {
  return Array.from(choice);
}

function matches(
  pattern: readonly string[],
  at: number,
  text: string,
  from: number,
  kind: "name" | "path",
): boolean {
  const token = pattern[at];
  const go = (nextAt: number, nextFrom: number) => matches(pattern, nextAt, text, nextFrom, kind);
  const isPath = kind === "path";
  if (token === undefined) return from === text.length;
  const isInName = (character: string | undefined) =>
    character !== undefined && !(isPath && character === "/");
  if (token === "*" || (token === SPAN && !isPath)) {
    return go(at + 1, from) || (isInName(text[from]) && go(at, from + 1));
  }
  if (token === SPAN) {
    const isNameStart = from === 0 || text[from - 1] === "/";
    if (pattern[at + 1] === "/" && isNameStart && go(at + 2, from)) return true;
    return go(at + 1, from) || (from < text.length && go(at, from + 1));
  }
  if (token === "?") return isInName(text[from]) && go(at + 1, from + 1);
  if (isPath && token === "/" && pattern[at + 1] === SPAN && from === text.length) {
    return go(at + 1, from);
  }
  return text[from] === token && go(at + 1, from + 1);
}
