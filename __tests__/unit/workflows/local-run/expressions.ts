import { data, Evaluator, Lexer, Parser } from "@actions/expressions";
import { truthy } from "@actions/expressions/result";

/** What expressions can see: `github`, `inputs`, `needs`, `steps` and so on. */
export type Contexts = Readonly<Record<string, unknown>>;

function asData(value: unknown): data.ExpressionData {
  switch (typeof value) {
    case "string":
      return new data.StringData(value);
    case "boolean":
      return new data.BooleanData(value);
    case "number":
      return new data.NumberData(value);
    default: {
      const entries = Object.entries((value ?? {}) as Record<string, unknown>);
      return new data.Dictionary(...entries.map(([key, each]) => ({ key, value: asData(each) })));
    }
  }
}

function evaluate(expression: string, contexts: Contexts): data.ExpressionData {
  const { tokens } = new Lexer(expression).lex();
  const parsed = new Parser(tokens, Object.keys(contexts), []).parse();
  return new Evaluator(parsed, asData(contexts) as data.Dictionary).evaluate();
}

/** The text with each `${{ … }}` replaced by its value. */
export function filledIn(text: string, contexts: Contexts): string {
  return text.replaceAll(/\$\{\{(.*?)\}\}/gs, (_, expression: string) =>
    evaluate(expression.trim(), contexts).coerceString(),
  );
}

/** Whether an `if` holds, with or without `${{ }}`. */
export function holds(condition: string, contexts: Contexts): boolean {
  const [, bare = condition] = /^\$\{\{(.*)\}\}$/s.exec(condition.trim()) ?? [];
  return truthy(evaluate(bare.trim(), contexts));
}
