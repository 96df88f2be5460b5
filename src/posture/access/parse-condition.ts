import type { Scanner } from "./scanner.js";
import type { Condition } from "./statement.js";

const OPEN: Condition = { kind: "open" };
/** Deeper than any that a person writes; what is deeper is not read. */
const DEEPEST = 50;

/** What follows `where`, to the end of the statement. What cannot be read is open. */
export function parseCondition(scanner: Scanner): Condition {
  const condition = conditionAt(scanner, 0);
  return condition === null || !scanner.isAtEnd ? OPEN : condition;
}

function conditionAt(scanner: Scanner, depth: number): Condition | null {
  const kind = scanner.keyword("all", "any");
  if (kind === null) return comparison(scanner);
  if (depth === DEEPEST || !scanner.symbol("{")) return null;
  const of: Condition[] = [];
  do {
    const condition = conditionAt(scanner, depth + 1);
    if (condition === null) return null;
    of.push(condition);
  } while (scanner.symbol(","));
  return scanner.symbol("}") ? { kind, of } : null;
}

function comparison(scanner: Scanner): Condition | null {
  const variable = scanner.word()?.toLowerCase();
  if (variable === undefined) return null;
  const isNegated = scanner.symbol("!=");
  if (!isNegated && !scanner.symbol("=")) return otherComparison(scanner);
  const text = scanner.quoted();
  if (text !== null) return { kind: "compare", variable, isNegated, value: text, isPattern: false };
  const pattern = scanner.pattern();
  if (pattern !== null) {
    return { kind: "compare", variable, isNegated, value: pattern, isPattern: true };
  }
  // A value without quotes may be another variable.
  return scanner.word() === null ? null : OPEN;
}

/** Comparisons of which no variable that matters here is told. */
function otherComparison(scanner: Scanner): Condition | null {
  const operator = scanner.keyword("before", "after", "between", "in", "not");
  if (operator === "before" || operator === "after") return openIf(isValue(scanner));
  if (operator === "between") {
    return openIf(isValue(scanner) && scanner.keyword("and") !== null && isValue(scanner));
  }
  if (operator === "not" && scanner.keyword("in") === null) return null;
  return openIf(operator !== null && isList(scanner));
}

function isList(scanner: Scanner): boolean {
  if (!scanner.symbol("(")) return false;
  do {
    if (!isValue(scanner)) return false;
  } while (scanner.symbol(","));
  return scanner.symbol(")");
}

function isValue(scanner: Scanner): boolean {
  return (scanner.quoted() ?? scanner.word()) !== null;
}

function openIf(isRead: boolean): Condition | null {
  return isRead ? OPEN : null;
}
