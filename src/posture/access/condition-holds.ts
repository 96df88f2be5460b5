import { KNOWN_OPERATIONS, type Request } from "./deletion-rights.js";
import type { Condition } from "./statement.js";

/** `open`: it hangs on something besides the request's permission and operation. */
export type Answer = "yes" | "no" | "open";

/** Whether the condition lets the request through, whoever makes it and when. */
export function conditionHolds(condition: Condition, request: Request): Answer {
  switch (condition.kind) {
    case "open":
      return "open";
    case "compare": {
      const answer = equals(condition, request);
      return condition.isNegated ? NEGATED[answer] : answer;
    }
    case "all":
      return joined(condition.of, request, "no", "yes");
    case "any":
      return joined(condition.of, request, "yes", "no");
  }
}

const NEGATED: Readonly<Record<Answer, Answer>> = { yes: "no", no: "yes", open: "open" };

function joined(
  conditions: readonly Condition[],
  request: Request,
  decisive: Answer,
  otherwise: Answer,
): Answer {
  const answers = new Set(conditions.map((it) => conditionHolds(it, request)));
  if (answers.has(decisive)) return decisive;
  return answers.has("open") ? "open" : otherwise;
}

type Comparison = Extract<Condition, { readonly kind: "compare" }>;

/** Matching ignores case: https://docs.oracle.com/iaas/Content/Identity/policysyntax/conditions.htm */
function equals({ variable, value, isPattern }: Comparison, request: Request): Answer {
  if (variable === "request.permission") {
    return matches(value, isPattern, request.permission);
  }
  if (variable !== "request.operation") return "open";
  const answer = matches(value, isPattern, request.operation);
  // A name that IAM may use for the same operation is not taken for another one.
  const isKnown = !isPattern && KNOWN_OPERATIONS.has(value.toLowerCase());
  return answer === "no" && !isKnown && !KEEPS_EVERYTHING.test(value) ? "open" : answer;
}

const KEEPS_EVERYTHING = /^(?:get|list|create|update|copy)[a-z*]/i;

function matches(value: string, isPattern: boolean, text: string): Answer {
  const wanted = value.toLowerCase();
  const given = text.toLowerCase();
  if (!isPattern) return wanted === given ? "yes" : "no";
  const found = PATTERN.exec(wanted);
  if (found === null) return "open";
  const [, before = "", core = "", after = ""] = found;
  if (before !== "" && after !== "") return yesOrNo(given.includes(core));
  if (before !== "") return yesOrNo(given.endsWith(core));
  return after === "" ? "open" : yesOrNo(given.startsWith(core));
}

/** `hr*`, `*hr` and `*hr*` are documented; of others it is not known what they match. */
const PATTERN = /^(\*?)(\w*)(\*?)$/;

function yesOrNo(isTrue: boolean): Answer {
  return isTrue ? "yes" : "no";
}
