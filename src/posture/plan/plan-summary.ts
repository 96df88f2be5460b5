import { sortedByKeys } from "../../plain/order.js";
import type { GateLimits } from "../../settings/policy.js";
import { counted, inWords } from "../../plain/wording.js";
import { isUnmet } from "../check.js";
import type { PlanCheckResult, PlanFinding, PlanSummary } from "./plan-assessment.js";
import { isCountedCheck, isUntold, subjectOf } from "./plan-gate.js";

/** Findings that the gate counts, then those that fail otherwise, then what cannot be told, then the rest. */
export function worstFirst(
  findings: readonly PlanFinding[],
  gate: GateLimits,
): readonly PlanFinding[] {
  return sortedByKeys(findings, (it) => [
    rankOf(it, gate),
    it.planFile,
    it.address,
    it.asset ?? "",
  ]);
}

function rankOf({ checks }: PlanFinding, gate: GateLimits): number {
  if (checks.some((check) => isCountedCheck(check, gate))) return 0;
  const open = checks.filter(({ waived }) => !waived);
  if (open.some(({ result, isRequired }) => result === "fail" && isRequired)) return 1;
  if (open.some(({ result }) => result === "fail")) return 2;
  return open.some(({ result }) => result === "unknown") ? 3 : 4;
}

const GROUP_OR_BACKUP: ReadonlySet<PlanFinding["resourceKind"]> = new Set([
  "VOLUME_GROUP",
  "BACKUP",
]);

function isVolume({ resourceKind }: PlanFinding): boolean {
  return !GROUP_OR_BACKUP.has(resourceKind);
}

export function summarizePlan(findings: readonly PlanFinding[]): PlanSummary {
  const volumes = findings.filter(isVolume);
  const count = (is: (finding: PlanFinding) => boolean) => volumes.filter(is).length;
  return {
    total: volumes.length,
    created: count(isCreated),
    replaced: count(isReplaced),
    destroyed: count(isDestroyed),
    protected: count(({ protection }) => protection === "PROTECTED"),
    unprotected: count(({ protection }) => protection === "UNPROTECTED"),
    unknown: count(({ protection }) => protection === "UNKNOWN"),
    waived: count(({ waived }) => waived),
  };
}

function isCreated(finding: PlanFinding): boolean {
  return finding.actions.includes("create") && !isReplaced(finding);
}

function isReplaced({ checks }: PlanFinding): boolean {
  return checks.some(({ id }) => id === "volume-replaced");
}

function isDestroyed({ actions, protection }: PlanFinding): boolean {
  return actions.join() === "delete" && protection === null;
}

/** The first sentence of every report: what the plans do, and what is wrong with it. */
export function headlineOf(
  findings: readonly PlanFinding[],
  { total, created, replaced, destroyed }: PlanSummary,
  gate: GateLimits,
  planCount: number,
): string {
  const { subject, ending } = subjectOf(planCount);
  if (findings.length === 0) return `${subject} touch${planCount === 1 ? "es" : ""} no volume.`;
  const done = [
    created > 0 ? `create${ending} ${counted(created, "volume")}` : null,
    replaced > 0 ? `replace${ending} ${counted(replaced, "volume")}` : null,
    destroyed > 0 ? `destroy${ending} ${counted(destroyed, "volume")}` : null,
  ].filter((it) => it !== null);
  const what =
    done.length === 0 ? `leave${ending} ${counted(total, "volume")} in place` : inWords(done);
  const failing = failingOf(findings, gate);
  const rest = [
    ...failing,
    ...openOf(findings, gate),
    ...(failing.length === 0 ? uncountedOf(findings, gate) : []),
  ];
  return `${subject} ${what}; ${rest.length === 0 ? "all is as the policy asks" : inWords(rest)}.`;
}

function failsAt(gate: GateLimits): (finding: PlanFinding) => boolean {
  return ({ checks }) => checks.some((it) => isCountedCheck(it, gate));
}

/** What fails is said already, whatever else of it is open. */
function openOf(findings: readonly PlanFinding[], gate: GateLimits): readonly string[] {
  const isFailing = failsAt(gate);
  const all = { ...gate, onlyNew: false };
  const open = findings.filter((it) => !isFailing(it) && isUntold(it, all)).length;
  return open > 0 ? [`${open} cannot be judged from the plan`] : [];
}

function failingOf(findings: readonly PlanFinding[], gate: GateLimits): readonly string[] {
  const failing = findings.filter(failsAt(gate));
  const having = (ids: readonly string[]) =>
    failing.filter(({ checks }) =>
      checks.some((it) => ids.includes(it.id) && isCountedCheck(it, gate)),
    );
  const isBare = having(["backup-policy-assigned", "protection-removed"]);
  const isWeak = having(["protection-weakened"]);
  const isLost = having([
    "volume-replaced",
    "group-replaced",
    "volume-destroyed",
    "backup-destroyed",
  ]);
  const [bare, weak, lost] = [isBare.length, isWeak.length, isLost.length];
  const other = failing.length - new Set([...isBare, ...isWeak, ...isLost]).size;
  return [
    bare > 0 ? `${bare} would have no backup policy` : null,
    weak > 0 ? `${weak} would be protected less than before` : null,
    lost > 0 ? `${lost} would be destroyed with ${lost === 1 ? "its" : "their"} data` : null,
    other > 0 ? `${other} would not meet the policy` : null,
  ].filter((it) => it !== null);
}

/** What the policy asks for and the gate does not count: it passes, and is not as the policy asks. */
function uncountedOf(findings: readonly PlanFinding[], gate: GateLimits): readonly string[] {
  const having = (is: (check: PlanCheckResult) => boolean) =>
    findings.filter(({ checks }) => checks.some(is)).length;
  const exempted = having((check) => {
    if (!check.waived) return false;
    const isAsked = check.isRequired && isUnmet(check);
    return isAsked || isCountedCheck({ ...check, waived: false }, gate);
  });
  const passed = having(({ result, isRequired, waived }) => {
    return result === "fail" && isRequired && !waived;
  });
  return [
    exempted > 0 ? `${exempted} ${exempted === 1 ? "is" : "are"} exempted` : null,
    passed > 0
      ? `${passed} ${passed === 1 ? "does not meet the policy and is" : "do not meet the policy and are"} not counted`
      : null,
  ].filter((it) => it !== null);
}
