import type { Asset } from "../../plan/asset.js";
import type { Protection } from "../../plan/effective-policy.js";
import type { PlannedPolicy } from "../../plan/planned-policy.js";
import { isTold, type Told } from "../../plan/told.js";
import { HOUR_MS } from "../../plain/days.js";
import { inWords } from "../../plain/wording.js";
import { knownWorstAge } from "../checks/schedule-facts.js";
import { inDays } from "../checks/span-text.js";
import type { TransitionCheckId } from "../../settings/policy.js";
import type { PlanFinding, PlanNote } from "./plan-assessment.js";

interface JudgedProtection {
  readonly asset: Asset;
  readonly region: Told<string>;
  readonly before: { readonly protection: Protection } | null;
  readonly after: { readonly protection: Protection } | null;
}

/** What says more of a loss than a note. */
const LOSSES: ReadonlySet<string> = new Set<TransitionCheckId>([
  "protection-removed",
  "protection-weakened",
]);

/** The plan takes protection away from a volume that stays. */
export function isLoss({ checks }: Pick<PlanFinding, "checks">): boolean {
  return checks.some(({ id }) => LOSSES.has(id));
}

/** Volumes whose policy gives less than before, though nothing that is asked for is lost. */
export function lesserPolicies(
  judged: readonly JudgedProtection[],
  findings: readonly PlanFinding[],
): readonly PlanNote[] {
  const weakened = new Set(
    findings.filter(isLoss).map(({ address, asset }) => JSON.stringify([address, asset])),
  );
  return judged.flatMap(({ asset, region, before, after }): PlanNote[] => {
    const { address } = asset.change;
    const [then, now] = [before?.protection, after?.protection];
    if (asset.fate !== "kept" || then?.kind !== "protected" || now?.kind !== "protected") return [];
    if (weakened.has(JSON.stringify([address, asset.part]))) return [];
    const less = losses(then.policy, now.policy, isTold(region) ? region : "");
    if (less.length === 0) return [];
    const message = `The backup policy of ${address} still meets the rule, but does less than before: ${inWords(less)}.`;
    return [{ code: "lesser-policy", address, message }];
  });
}

function losses(then: PlannedPolicy, now: PlannedPolicy, region: string): readonly string[] {
  const { schedules: old } = then;
  const { schedules: next } = now;
  if (!isTold(old) || !isTold(next)) return [];
  const found: string[] = [];
  const kept = [old, next].map((all) => Math.max(0, ...all.map((it) => it.retentionSeconds)));
  const [keptThen = 0, keptNow = 0] = kept.map((seconds) => seconds * 1_000);
  if (keptNow < keptThen) {
    found.push(`backups are kept for ${inDays(keptNow)} instead of ${inDays(keptThen)}`);
  }
  const [gapThen, gapNow] = [old, next].map((all) => knownWorstAge(all, region)?.gapMs ?? null);
  // Summer time alone moves a backup by an hour.
  if (typeof gapThen === "number" && typeof gapNow === "number" && gapNow > gapThen + HOUR_MS) {
    found.push(`up to ${inDays(gapNow)} lie between them instead of ${inDays(gapThen)}`);
  }
  if (old.some((it) => it.isGuarded === true) && next.every((it) => it.isGuarded === false)) {
    found.push("they can be deleted");
  }
  if (typeof then.destinationRegion === "string" && now.destinationRegion === null) {
    found.push("they are not copied to another region");
  }
  return found;
}
