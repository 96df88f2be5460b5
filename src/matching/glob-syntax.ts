import type { Instruction } from "./glob-program.js";

/** `name`: one name, in which a slash is a character; `path`: names with slashes between. */
export type GlobKind = "name" | "path";

/**
 * The program of a pattern. Its operators are `*`, `?`, `**` and `{a,b}`, which may be nested; all
 * else is plain text. A brace without its partner, and a pair without a comma, is plain text too.
 */
export function compileGlob(pattern: string, kind: GlobKind): readonly Instruction[] {
  const characters = Array.from(pattern);
  const braces = bracesOf(characters);
  const program: Instruction[] = [];
  const open: Group[] = [];
  for (let index = 0; index < characters.length; index += 1) {
    const character = characters[index] ?? "";
    const brace = braces.get(index);
    const group = open.at(-1);
    if (brace === "open") {
      open.push({ fork: program.length, starts: [program.length + 1], ends: [] });
      program.push({ kind: "fork", targets: [] });
    } else if (brace === "comma" && group !== undefined) {
      group.ends.push(program.length);
      program.push({ kind: "jump", target: 0 });
      group.starts.push(program.length);
    } else if (brace === "close" && group !== undefined) {
      program[group.fork] = { kind: "fork", targets: group.starts };
      for (const end of group.ends) program[end] = { kind: "jump", target: program.length };
      open.pop();
    } else if (character === "*") {
      const stars = starsFrom(characters, index);
      program.push({ kind: stars > 1 && kind === "path" ? "span" : "run" });
      index += stars - 1;
    } else if (character === "?") {
      program.push({ kind: "one" });
    } else if (character === "/" && kind === "path") {
      program.push({ kind: "slash" });
    } else {
      program.push({ kind: "symbol", symbol: character.codePointAt(0) ?? 0 });
    }
  }
  program.push({ kind: "accept" });
  return program;
}

/** True when some character of the pattern is an operator. */
export function hasOperators(pattern: string): boolean {
  return literalStart(pattern) !== pattern;
}

/** What stands before the first operator: all of a pattern without any. */
function literalStart(pattern: string): string {
  const characters = Array.from(pattern);
  const braces = bracesOf(characters);
  const first = characters.findIndex((it, index) => /^[*?]$/.test(it) || braces.has(index));
  return first < 0 ? pattern : characters.slice(0, first).join("");
}

/** The folder that a path's pattern begins with, with its slash; empty for the working directory. */
export function literalFolder(pattern: string): string {
  const start = literalStart(pattern);
  return start.slice(0, start.lastIndexOf("/") + 1);
}

/** True where a brace has no partner. */
export function hasLoneBrace(pattern: string): boolean {
  let depth = 0;
  for (const character of pattern) {
    if (character === "{") depth += 1;
    if (character === "}") depth -= 1;
    if (depth < 0) return true;
  }
  return depth !== 0;
}

/** The parts of a text between its commas, but for those of a choice. */
export function splitAtCommas(text: string): readonly string[] {
  const characters = Array.from(text);
  const braces = bracesOf(characters);
  const commas = characters.flatMap((it, index) => (it === "," && !braces.has(index) ? index : []));
  const starts = [0, ...commas.map((comma) => comma + 1)];
  return starts.map((start, part) => characters.slice(start, commas[part]).join(""));
}

interface Group {
  readonly fork: number;
  readonly starts: number[];
  readonly ends: number[];
}

type Brace = "open" | "comma" | "close";

/** The characters that make a choice `{a,b}`, by their index. */
function bracesOf(characters: readonly string[]): ReadonlyMap<number, Brace> {
  const found = new Map<number, Brace>();
  const open: { readonly at: number; readonly commas: number[] }[] = [];
  for (const [index, character] of characters.entries()) {
    if (character === "{") open.push({ at: index, commas: [] });
    if (character === ",") open.at(-1)?.commas.push(index);
    if (character !== "}") continue;
    const group = open.pop();
    if (group === undefined || group.commas.length === 0) continue;
    found.set(group.at, "open");
    for (const comma of group.commas) found.set(comma, "comma");
    found.set(index, "close");
  }
  return found;
}

function starsFrom(characters: readonly string[], index: number): number {
  let count = 0;
  while (characters[index + count] === "*") count += 1;
  return count;
}
