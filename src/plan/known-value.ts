import type { Expression, ModuleScope } from "./configuration.js";
import { isObject, UNTOLD, type Json, type Told } from "./told.js";

/**
 * The value of an expression that is a constant, or an input that leads to one or to a variable of
 * the root module. Anything else cannot be told.
 */
function knownValue(
  expression: Expression,
  scope: ModuleScope,
  variables: ReadonlyMap<string, Json>,
): Told<Json> {
  if (expression.constant !== undefined) return expression.constant;
  const [only, ...others] = expression.references;
  if (only?.kind !== "variable" || only.path.length > 0 || others.length > 0) return UNTOLD;
  if (scope.caller === null) {
    const value = variables.get(only.name);
    return value === undefined ? UNTOLD : value;
  }
  const given = scope.caller.call.argument(only.name);
  return given === null ? UNTOLD : knownValue(given, scope.caller.scope, variables);
}

/** `region = var.region` gives the region. What is made of a variable looks the same in plan JSON. */
export function knownText(
  expression: Expression,
  scope: ModuleScope,
  variables: ReadonlyMap<string, Json>,
): Told<string> {
  const value = knownValue(expression, scope, variables);
  return typeof value === "string" && value !== "" ? value : UNTOLD;
}

/** `each.value` as a key: that of a known map, or in a set the key itself; else it cannot be told. */
export function eachValue(
  forEach: Expression | null,
  key: string | number | null,
  scope: ModuleScope,
  variables: ReadonlyMap<string, Json>,
): Told<string | number> {
  if (typeof key !== "string") return UNTOLD;
  // A set of constants is not in plan JSON at all; a map of constants is.
  if (forEach === null || (forEach.constant === undefined && forEach.references.length === 0)) {
    return key;
  }
  const over = knownValue(forEach, scope, variables);
  if (over === UNTOLD) return UNTOLD;
  if (!isObject(over)) return key;
  const value = Object.hasOwn(over, key) ? over[key] : undefined;
  return typeof value === "string" || typeof value === "number" ? value : UNTOLD;
}
