import type { Asset } from "../../plan/asset.js";
import type { Protection } from "../../plan/effective-policy.js";
import {
  CHECK_IDS,
  SEVERITIES,
  type CheckId,
  type GateLimits,
  type PlanCheckId,
  type RuleSettings,
  type Severity,
} from "../../settings/policy.js";
import { isUnmet, type CheckOutcome } from "../check.js";
import { checks as auditChecks } from "../checks/checks.js";
import type { Waiver } from "../policy/exemptions.js";
import { isAtLeast } from "../policy/meant-by-gate.js";
import type { AppliedRule } from "../policy/rules.js";
import type { PlanCheckResult } from "./plan-assessment.js";
import { plannedChecks } from "./planned-checks.js";
import type { PossibleRules } from "./planned-match.js";
import type { PlannedSubject } from "./planned-subject.js";
import type { Recovery } from "./recovery.js";
import { transitionsOf, weakened } from "./transitions.js";

/** A volume on one side of the plan, as each rule that may hold there would judge it. */
export interface PlanSide extends PossibleRules {
  readonly protection: Protection;
  readonly subjectUnder: (settings: RuleSettings) => PlannedSubject;
}

/** A volume before and after the plan. */
export interface JudgedAsset {
  readonly asset: Asset;
  readonly before: PlanSide | null;
  readonly after: PlanSide | null;
  /** null where no audit says anything of it. */
  readonly recovery: Recovery | null;
}

/** All checks of one volume. Where several rules may hold, what they differ in cannot be told. */
export function judgeAsset(
  judged: JudgedAsset,
  { failOnChecks }: Pick<GateLimits, "failOnChecks">,
  waiver: Waiver,
): readonly PlanCheckResult[] {
  const { asset, before, after } = judged;
  const { rules, open } = after ?? before ?? NO_RULES;
  const isMade = asset.fate === "created" || asset.fate === "replaced";
  const past = isMade || before === null ? [] : pastOf(before, failOnChecks);
  const under = rules.map((rule) => checksUnder(rule, judged, past, failOnChecks));
  const ids = [...new Set(under.flatMap((results) => [...results.keys()]))];
  return ids.flatMap((id) => {
    const result = either(
      rules,
      under.map((results) => results.get(id)),
      open,
    );
    return result === null ? [] : [{ ...result, waived: waiver.covers(id) }];
  });
}

const NO_RULES: PossibleRules = { rules: [], open: [] };

type UnwaivedResult = Omit<PlanCheckResult, "waived">;

/** What fixes the cloud does not fix a plan: what that lacks belongs in its configuration. */
const NO_REMEDY = { remedy: null };

function checksUnder(
  rule: AppliedRule,
  { asset, before, after, recovery }: JudgedAsset,
  past: readonly Past[],
  named: readonly PlanCheckId[],
): ReadonlyMap<PlanCheckId, UnwaivedResult> {
  const { settings } = rule;
  const results = new Map<PlanCheckId, UnwaivedResult>();
  const now = after === null ? null : evaluated(after.subjectUnder(settings), settings, named);
  for (const [id, outcome] of now ?? []) {
    const severity = severityOf(id, settings);
    const isRequired = requires(id, settings);
    const isNew = isUnmet(outcome) && !isOld(id, outcome, severity, past);
    results.set(id, { id, ...outcome, ...NO_REMEDY, severity, isRequired, isNew });
  }
  // What is lost counts only where a backup policy is asked for at all.
  if (!settings.require["backup-policy-assigned"]) return results;
  const then =
    before === null || now === null
      ? null
      : evaluated(before.subjectUnder(settings), settings, named);
  const met = [...(now ?? [])].filter(
    ([id]) => id !== "backup-policy-assigned" && then?.get(id)?.result === "pass",
  );
  const lost = weakened(
    asset,
    met.map(([id, outcome]) => ({ id, now: outcome })),
  );
  const isRemoved = after?.protection.kind !== "protected";
  const transitions = transitionsOf(
    asset,
    before?.protection ?? null,
    after?.protection ?? null,
    recovery,
  );
  for (const { id, onlyWarns, ...outcome } of [
    ...transitions,
    ...(lost === null || isRemoved ? [] : [lost]),
  ]) {
    const { severity } = settings;
    const [isRequired, isNew] = [!onlyWarns, isUnmet(outcome)];
    results.set(id, { id, ...outcome, ...NO_REMEDY, severity, isRequired, isNew });
  }
  return results;
}

/** The plan's own checks of one side: those that the rule asks for, and those that the gate names. */
function evaluated(
  subject: PlannedSubject,
  settings: RuleSettings,
  named: readonly PlanCheckId[],
): ReadonlyMap<CheckId, CheckOutcome> {
  const outcomes = new Map<CheckId, CheckOutcome>();
  for (const id of CHECK_IDS) {
    const evaluate = plannedChecks[id];
    if (evaluate === null || !(requires(id, settings) || named.includes(id))) continue;
    const outcome = evaluate(subject);
    if (outcome.result !== "not_applicable") outcomes.set(id, outcome);
  }
  return outcomes;
}

const byId = new Map(auditChecks.map((check) => [check.id, check]));

function requires(id: CheckId, settings: RuleSettings): boolean {
  return byId.get(id)?.isRequired(settings) ?? false;
}

function severityOf(id: CheckId, settings: RuleSettings): Severity {
  return requires(id, settings) ? settings.severity : (byId.get(id)?.severity ?? settings.severity);
}

interface Past {
  readonly settings: RuleSettings;
  readonly outcomes: ReadonlyMap<CheckId, CheckOutcome>;
}

/** How the checks came out before the plan, under each rule that may have held then. */
function pastOf(before: PlanSide, named: readonly PlanCheckId[]): readonly Past[] {
  return before.rules.map(({ settings }) => ({
    settings,
    outcomes: evaluated(before.subjectUnder(settings), settings, named),
  }));
}

/** A failure is old when the check failed before, under a rule that took it no less seriously. */
function isOld(
  id: CheckId,
  outcome: CheckOutcome,
  severity: Severity,
  past: readonly Past[],
): boolean {
  return (
    past.length > 0 &&
    past.every(
      ({ settings, outcomes }) =>
        outcomes.get(id)?.result === outcome.result &&
        isAtLeast(severityOf(id, settings), severity),
    )
  );
}

/**
 * Passed under all rules that may hold is passed, failed under all is failed, as seriously as the
 * mildest of them takes it; else it cannot be told.
 */
function either(
  rules: readonly AppliedRule[],
  each: readonly (UnwaivedResult | undefined)[],
  open: readonly string[],
): UnwaivedResult | null {
  const present = each.filter((it) => it !== undefined);
  const [first] = present;
  if (first === undefined) return null;
  if (each.every((it) => it?.result === first.result)) {
    const severities = present.map(({ severity }) => severity);
    return {
      ...first,
      severity: SEVERITIES.find((it) => severities.includes(it)) ?? first.severity,
      isRequired: present.every(({ isRequired }) => isRequired),
      isNew: present.every(({ isNew }) => isNew),
    };
  }
  const isHarmless = each.every((it) => it === undefined || it.result === "pass");
  if (isHarmless) return first;
  const names = rules.map(({ name }) => name).join(" or ");
  return {
    ...first,
    result: "unknown",
    message: `its rule may be ${names}, which ask for different things: ${open.join("; ")}`,
    isRequired: present.some(({ isRequired }) => isRequired),
    isNew: present.some(({ isNew }) => isNew),
  };
}
