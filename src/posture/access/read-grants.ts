import { conditionHolds, type Answer } from "./condition-holds.js";
import { DELETABLES, everyReach, reachOf, type Reach, type Target } from "./deletion-rights.js";
import { parseStatement } from "./parse-statement.js";
import type { Places } from "./places.js";
import type { Condition, Statement, Subject } from "./statement.js";

/** Why it is not sure that a statement lets delete, in words that follow "may be able to, since". */
export type Doubt =
  | "the statement cannot be read"
  | "the statement has a condition"
  | "the other tenancy must endorse it"
  | "the resource type is not known"
  | "the compartment is not known"
  | "a backup may lie there that was not seen";

/** What one statement lets one subject reach. */
export interface ReadGrant {
  /** null: it could not be read whom the statement names. */
  readonly subject: Subject | null;
  /** Each once, in the order of DELETABLES. */
  readonly targets: readonly Target[];
  /** null: it surely does. */
  readonly doubt: Doubt | null;
  /** OCID of the compartment in which it holds, and below; null where that is not known. */
  readonly compartmentId: string | null;
}

const ORDER: readonly Target[] = [...DELETABLES, "iam policies"];

/** Compartments, each with all above it. */
export interface Covering {
  /** Where there is something to protect. */
  readonly sure: ReadonlySet<string>;
  /** Where there may be more that was not seen. */
  readonly possible: ReadonlySet<string>;
}

/**
 * What a statement of a policy in that compartment grants in one of the covering compartments; empty
 * where it surely grants nothing there.
 */
export function readGrants(
  text: string,
  policyCompartmentId: string,
  places: Places,
  covering: Covering,
): readonly ReadGrant[] {
  const statement = parseStatement(text);
  switch (statement.kind) {
    case "no grant":
      return [];
    case "unreadable": {
      // A policy reaches what is below its own compartment, and nothing else.
      if (!isCovered(policyCompartmentId, covering)) return [];
      const doubt = "the statement cannot be read" as const;
      const targets = targetsOf(everyReach());
      const subjects = statement.subjects.length === 0 ? [null] : statement.subjects;
      return subjects.map((subject) => ({ subject, targets, doubt, compartmentId: null }));
    }
    case "grant":
      return grantsIn(statement, places.meant(statement.location, policyCompartmentId), covering);
  }
}

function grantsIn(
  { subjects, rights, condition }: Extract<Statement, { readonly kind: "grant" }>,
  meant: readonly string[],
  covering: Covering,
): readonly ReadGrant[] {
  const relevant = meant.filter((id) => isCovered(id, covering));
  if (meant.length > 0 && relevant.length === 0) return [];
  const compartmentId = relevant.find((id) => covering.sure.has(id)) ?? relevant[0] ?? null;
  const isSeen = compartmentId === null || covering.sure.has(compartmentId);
  const reached = reachOf(rights).map((reach) => ({ reach, answer: answerOf(reach, condition) }));
  const doubtOf = ({ reach, answer }: (typeof reached)[number], subject: Subject) => {
    if (subject.kind === "outsider") return "the other tenancy must endorse it";
    if (compartmentId === null) return "the compartment is not known";
    if (!reach.isSure) return "the resource type is not known";
    if (answer === "open") return "the statement has a condition";
    return isSeen ? null : "a backup may lie there that was not seen";
  };
  const granted = reached.filter(({ answer }) => answer !== "no");
  return subjects.flatMap((subject) => {
    const doubts = new Set(granted.map((it) => doubtOf(it, subject)));
    const sureFirst = [...doubts].sort((a, b) => Number(a !== null) - Number(b !== null));
    return sureFirst.map((doubt) => {
      const under = granted.filter((it) => doubtOf(it, subject) === doubt);
      return { subject, targets: targetsOf(under.map((it) => it.reach)), doubt, compartmentId };
    });
  });
}

export function isCovered(compartmentId: string, { sure, possible }: Covering): boolean {
  return sure.has(compartmentId) || possible.has(compartmentId);
}

/** The best answer of those that the requests get. */
function answerOf({ requests }: Reach, condition: Condition | null): Answer {
  if (condition === null) return "yes";
  const answers = requests.map((request) => conditionHolds(condition, request));
  if (answers.includes("yes")) return "yes";
  return answers.includes("open") ? "open" : "no";
}

function targetsOf(reached: readonly Reach[]): readonly Target[] {
  const found = new Set(reached.map(({ target }) => target));
  return ORDER.filter((it) => found.has(it));
}
