/**
 * A pattern as a small program over all texts at once: an automaton without backtracking. Each symbol
 * of a text meets each instruction a fixed number of times, so that no pattern is ever slow.
 */
export type Instruction =
  | { readonly kind: "symbol"; readonly symbol: number }
  /** Any one symbol, or any run of them, within one name of a path. */
  | { readonly kind: "one" | "run" }
  /** `**`: any run of symbols, across names too. */
  | { readonly kind: "span" }
  | { readonly kind: "slash" }
  | { readonly kind: "fork"; readonly targets: readonly number[] }
  | { readonly kind: "jump"; readonly target: number }
  | { readonly kind: "accept" };

/** Code points, with `SEPARATOR` between the names of a path. */
export type Symbols = readonly number[];

/** No code point: a slash inside a name is no end of it. */
export const SEPARATOR = -1;

const SLASH = 0x2f;

/** What an instruction may be reached with, beyond "plainly". */
const PLAIN = 0;
/** A slash was passed over at the end of the text: only `**` may follow, as in `dev/**` on `dev`. */
const NEEDS_SPAN = 1;
/** `**` ended where a name begins: the slash behind it may be passed over, as in `**` + `/tmp` on `tmp`. */
const AFTER_SPAN = 2;
const WAYS = 3;

export interface MatchOutcome {
  readonly accepted: boolean;
  /** Instructions that were looked at: at most 3 × program × (text + 1). */
  readonly steps: number;
}

/** Runs the program over the whole text. */
export function simulate(program: readonly Instruction[], text: Symbols): MatchOutcome {
  const run = new Run(program, text);
  return run.outcome();
}

class Run {
  readonly #program: readonly Instruction[];
  readonly #text: Symbols;
  /** The position, plus one, at which an instruction was last reached in a way. */
  readonly #reached: Uint32Array;
  #waiting: number[] = [0];
  #accepted = false;
  #steps = 0;

  constructor(program: readonly Instruction[], text: Symbols) {
    this.#program = program;
    this.#text = text;
    this.#reached = new Uint32Array(program.length * WAYS);
  }

  outcome(): MatchOutcome {
    for (let position = 0; ; position += 1) {
      const consuming = this.#closure(position);
      const symbol = this.#text[position];
      if (symbol === undefined || consuming.length === 0) break;
      for (const index of consuming) this.#consume(index, symbol);
    }
    return { accepted: this.#accepted, steps: this.#steps };
  }

  /** Follows all that takes no symbol; the answer is what waits for one. */
  #closure(position: number): readonly number[] {
    const consuming: number[] = [];
    const isEnd = position === this.#text.length;
    const isNameStart = position === 0 || this.#text[position - 1] === SEPARATOR;
    const pending = this.#waiting;
    this.#waiting = [];
    for (let state = pending.pop(); state !== undefined; state = pending.pop()) {
      if (this.#reached[state] === position + 1) continue;
      this.#reached[state] = position + 1;
      this.#steps += 1;
      const index = Math.floor(state / WAYS);
      const way = state % WAYS;
      const next = (index + 1) * WAYS;
      const instruction = this.#program[index];
      switch (instruction?.kind) {
        case "fork":
          for (const target of instruction.targets) pending.push(target * WAYS + way);
          break;
        case "jump":
          pending.push(instruction.target * WAYS + way);
          break;
        case "span":
          consuming.push(index);
          pending.push(next + (isNameStart ? AFTER_SPAN : PLAIN));
          break;
        case "slash":
          if (way === NEEDS_SPAN) break;
          consuming.push(index);
          if (way === AFTER_SPAN) pending.push(next);
          if (isEnd) pending.push(next + NEEDS_SPAN);
          break;
        case "run":
          if (way !== NEEDS_SPAN) pending.push(next);
          consuming.push(index);
          break;
        case "symbol":
        case "one":
          consuming.push(index);
          break;
        case "accept":
          if (isEnd && way !== NEEDS_SPAN) this.#accepted = true;
          break;
        case undefined:
          break;
      }
    }
    return consuming;
  }

  #consume(index: number, symbol: number): void {
    const here = index * WAYS;
    const instruction = this.#program[index];
    switch (instruction?.kind) {
      case "symbol":
        if (symbol === instruction.symbol) this.#waiting.push(here + WAYS);
        break;
      case "slash":
        if (symbol === SEPARATOR || symbol === SLASH) this.#waiting.push(here + WAYS);
        break;
      case "one":
        if (symbol !== SEPARATOR) this.#waiting.push(here + WAYS);
        break;
      case "run":
        if (symbol !== SEPARATOR) this.#waiting.push(here);
        break;
      case "span":
        this.#waiting.push(here);
        break;
      default:
    }
  }
}
