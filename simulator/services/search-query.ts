import { cannotParse } from "../wire/service-error.js";

const OPERATORS = ["=", "==", "!=", "=~", ">", ">=", "<", "<="] as const;

export type Operator = (typeof OPERATORS)[number];

/** A condition on one field, or a combination of conditions. */
export type Condition =
  | { readonly kind: "all" | "any"; readonly parts: readonly Condition[] }
  | {
      readonly kind: "compare";
      readonly field: string;
      readonly operator: Operator;
      readonly value: string;
    };

export interface SearchQuery {
  /** Lower-case type names: `volume`, `bootvolume`. */
  readonly types: readonly string[];
  /** Null: everything. */
  readonly where: Condition | null;
}

const TOKEN =
  /\s*(?:'((?:[^']|'')*)'|"((?:[^"]|"")*)"|(&&|\|\||!=|=~|==|>=|<=|[=<>(),])|([A-Za-z][\w.]*))/y;

interface Token {
  readonly kind: "text" | "symbol" | "word";
  readonly value: string;
}

function tokensOf(query: string): Token[] {
  const tokens: Token[] = [];
  const scanner = new RegExp(TOKEN);
  const end = query.trimEnd().length;
  while (scanner.lastIndex < end) {
    const at = scanner.lastIndex;
    const match = scanner.exec(query);
    if (match === null) throw cannotParse(`Syntax error near: character ${at}`);
    const [, single, double, symbol, word] = match;
    if (symbol !== undefined) tokens.push({ kind: "symbol", value: symbol });
    else if (word !== undefined) tokens.push({ kind: "word", value: word });
    else {
      const value = single?.replaceAll("''", "'") ?? double?.replaceAll('""', '"') ?? "";
      tokens.push({ kind: "text", value });
    }
  }
  return tokens;
}

/**
 * Reads the part of OCI's structured query language that finding resources needs:
 * `query volume, bootvolume resources where (compartmentId = 'x' || …) && lifecycleState != 'y'`.
 * @throws ServiceError 400 CannotParseRequest when the query says anything else.
 */
export function parseQuery(text: string): SearchQuery {
  const reader = new QueryReader(tokensOf(text));
  return reader.query();
}

class QueryReader {
  #at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  query(): SearchQuery {
    this.#demandWord("query");
    const types = [this.#word()];
    while (this.#take("symbol", ",")) types.push(this.#word());
    this.#demandWord("resources");
    const where = this.#takeWord("where") ? this.#any() : null;
    if (this.#at < this.tokens.length) throw this.#unexpected();
    return { types: types.map((type) => type.toLowerCase()), where };
  }

  #any(): Condition {
    const parts = [this.#all()];
    while (this.#take("symbol", "||")) parts.push(this.#all());
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: "any", parts };
  }

  #all(): Condition {
    const parts = [this.#one()];
    while (this.#take("symbol", "&&")) parts.push(this.#one());
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: "all", parts };
  }

  #one(): Condition {
    if (this.#take("symbol", "(")) {
      const inner = this.#any();
      if (!this.#take("symbol", ")")) throw this.#unexpected();
      return inner;
    }
    const field = this.#word();
    const operator = OPERATORS.find((known) => this.#take("symbol", known));
    if (operator === undefined) throw this.#unexpected();
    return { kind: "compare", field, operator, value: this.#next("text") };
  }

  #next(kind: Token["kind"]): string {
    const token = this.tokens[this.#at];
    if (token?.kind !== kind) throw this.#unexpected();
    this.#at += 1;
    return token.value;
  }

  #word(): string {
    return this.#next("word");
  }

  #take(kind: Token["kind"], value: string): boolean {
    const token = this.tokens[this.#at];
    if (token?.kind !== kind || token.value.toLowerCase() !== value) return false;
    this.#at += 1;
    return true;
  }

  #takeWord(value: string): boolean {
    return this.#take("word", value);
  }

  #demandWord(value: string): void {
    if (!this.#takeWord(value)) throw this.#unexpected();
  }

  #unexpected(): Error {
    const found = this.tokens[this.#at]?.value ?? "the end";
    return cannotParse(`Syntax error near: unexpected ${found}`);
  }
}
