import {
  CHECK_IDS,
  PROTECTION_LEVELS,
  SEVERITIES,
  type ProtectionLevel,
} from "../../settings/policy.js";
import type { ProtectionFacts } from "../checks/protection-steps.js";
import type { Finding } from "../assessment.js";
import { statusRank } from "../compliance-status.js";
import type { CheckOutcomeKind, VolumeCheckResult } from "../check.js";

/** A volume as one rule judges it, and as another that may be its rule. */
export type PossibleFindings = readonly [Finding, ...Finding[]];

/**
 * One finding for a volume of which it is not known which rule holds. What all of the rules say
 * stands, and what they differ in is unknown, so that it is never better than under the right one.
 */
export function eitherFinding(findings: PossibleFindings): Finding {
  const [first] = findings;
  if (findings.length === 1) return first;
  const worst = findings.reduce((a, b) => (rank(b) < rank(a) ? b : a), first);
  const isAgreed = findings.every(({ status }) => status === worst.status);
  const why = whyNotKnown(first);
  const breaches = findings.map(({ nextBreachAt }) => nextBreachAt);
  return {
    ...worst,
    status: isAgreed ? worst.status : "UNKNOWN",
    reason: isAgreed ? worst.reason : differing(why, findings, (it) => it.status),
    inGracePeriod: findings.every(({ inGracePeriod }) => inGracePeriod),
    nextBreachAt:
      isAgreed && worst.status === "COMPLIANT" && breaches.every((at) => at !== null)
        ? Math.min(...breaches)
        : null,
    protection: eitherProtection(findings.map(({ protection }) => protection)),
    // Under another rule one of them may be needed.
    pastNeed: null,
    checks: CHECK_IDS.map((id) =>
      eitherCheck(
        findings.map((it) => ({ rule: it.rule, check: it.checks.find((one) => one.id === id) })),
        why,
      ),
    ).filter((it) => it !== null),
  };
}

function whyNotKnown({ sizeGb }: Finding): string {
  return sizeGb === null
    ? "OCI does not tell the volume's size"
    : "not all attachments could be listed";
}

function eitherProtection(all: readonly ProtectionFacts[]): ProtectionFacts {
  const among = (levels: readonly ProtectionLevel[]) =>
    PROTECTION_LEVELS.filter((it) => levels.includes(it));
  return {
    proven: among(all.map(({ proven }) => proven)).at(0) ?? "1",
    possible: among(all.map(({ possible }) => possible)).at(-1) ?? "3-2-1-1-0",
  };
}

interface CheckUnderRule {
  readonly rule: string;
  /** Absent: it applies neither to the volume nor to the rule. */
  readonly check: VolumeCheckResult | undefined;
}

function eitherCheck(under: readonly CheckUnderRule[], why: string): VolumeCheckResult | null {
  const checks = under.map(({ check }) => check).filter((it) => it !== undefined);
  const [first] = checks;
  if (first === undefined) return null;
  const results = new Set(under.map(({ check }) => check?.result ?? "not_applicable"));
  const severities = checks.map(({ severity }) => severity);
  const common = {
    ...first,
    severity: SEVERITIES.findLast((it) => severities.includes(it)) ?? first.severity,
    isRequired: checks.some(({ isRequired }) => isRequired),
    inGracePeriod: checks.every(({ inGracePeriod }) => inGracePeriod),
  };
  if (results.size === 1) return common;
  const passed = checks.find(({ result }) => result === "pass");
  if (passed !== undefined && [...results].every(isHarmless)) {
    return { ...common, result: "pass", message: passed.message };
  }
  const message = differing(why, under, ({ check }) => check?.message ?? "not asked for");
  return { ...common, result: "unknown", message, remedy: null };
}

const isHarmless = (result: CheckOutcomeKind) => result === "pass" || result === "not_applicable";

function differing<Item extends { readonly rule: string }>(
  why: string,
  items: readonly Item[],
  say: (item: Item) => string,
): string {
  const parts = items.map((it) => `${say(it)} ${byTheRule(it.rule)}`);
  return `which rule holds is not known, for ${why}: ${parts.join("; ")}`;
}

/** As a finding's reason and its checks quote a rule. */
export function byTheRule(rule: string): string {
  return `by the rule ${JSON.stringify(rule)}`;
}

const rank = ({ status }: Finding) => statusRank(status);
