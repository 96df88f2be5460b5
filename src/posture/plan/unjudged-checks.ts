import {
  CHECK_IDS,
  CHECKS,
  type CheckId,
  type GateLimits,
  type PlanCheckId,
  type Policy,
} from "../../settings/policy.js";
import { inWords } from "../../plain/wording.js";
import type { Check } from "../check.js";
import { checks } from "../checks/checks.js";
import type { PlanFinding, PlanNote } from "./plan-assessment.js";
import { settingsOf } from "../policy/rules.js";
import { plannedChecks } from "./planned-checks.js";

const NEVER_JUDGED: ReadonlySet<PlanCheckId> = new Set(
  CHECK_IDS.filter((id) => plannedChecks[id] === null),
);

/**
 * The gate's limits as they hold for a plan. What it names and no volume can be judged by narrows
 * nothing: where it names no other check, all that rules require counts.
 */
export function gateOfPlans(
  gate: GateLimits,
  policy: Policy,
): { readonly gate: GateLimits; readonly notes: readonly PlanNote[] } {
  const named = gate.failOnChecks;
  const never = named.filter((id) => NEVER_JUDGED.has(id));
  const unasked = checks
    .filter((check) => named.includes(check.id) && !NEVER_JUDGED.has(check.id))
    .filter((check) => takesLimit(check.id) && !isAsked(check, policy))
    .map(({ id }): PlanCheckId => id);
  const idle = new Set([...never, ...unasked]);
  const failOnChecks = named.filter((id) => !idle.has(id));
  const messages = unasked.map(
    (id) =>
      `fail-on-checks names ${id}, which no rule requires, so that it is judged on no volume: require it in a rule or in defaults, or take it off.`,
  );
  if (idle.size > 0 && failOnChecks.length === 0) {
    messages.push(
      `fail-on-checks names only what this plan cannot be judged by (${named.join(", ")}): it is judged as if fail-on-checks were not given.`,
    );
  } else if (never.length > 0) {
    messages.push(
      `fail-on-checks names ${inWords(never)}, by which no plan can be judged: of this plan only the other checks that it names count.`,
    );
  }
  return {
    gate: { ...gate, failOnChecks },
    notes: messages.map((message) => ({ code: "gate-checks", address: null, message })),
  };
}

/** Without a rule's limit there is nothing to judge by, though the gate names the check. */
function takesLimit(id: CheckId): boolean {
  return CHECKS[id]?.kind === "span";
}

function isAsked(check: Check, policy: Policy): boolean {
  return settingsOf(policy).some((it) => check.isRequired(it));
}

/** A note on what rules require of volumes that stay or come, and only an audit can tell. */
export function onlyAuditNotes(
  findings: readonly PlanFinding[],
  { defaults, rules }: Policy,
): readonly PlanNote[] {
  const staying = findings.filter(({ protection }) => protection !== null);
  const names = new Set(staying.flatMap((it) => it.rules));
  const inForce = [{ name: "defaults", settings: defaults }, ...rules].filter(({ name }) =>
    names.has(name),
  );
  const ids = checks
    .filter(({ id }) => mayBeAsked(id) && NEVER_JUDGED.has(id))
    .filter((check) => inForce.some(({ settings }) => check.isRequired(settings)))
    .map(({ id }) => id);
  if (ids.length === 0) return [];
  const message = `The policy also requires ${inWords(ids)} of volumes of this plan, which only an audit can tell: ${ids.length === 1 ? "it is" : "they are"} not judged here.`;
  return [{ code: "only-audit", address: null, message }];
}

/** Recency is asked of every volume, and needs no word. */
function mayBeAsked(id: CheckId): boolean {
  return CHECKS[id] !== null;
}
