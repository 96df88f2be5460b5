import type { GateLimits } from "../../settings/policy.js";
import type { Finding } from "../assessment.js";
import type { VolumeCheckResult } from "../check.js";
import { isMeantByGate } from "../policy/meant-by-gate.js";

type CheckLimits = Pick<GateLimits, "failOnChecks" | "failOnSeverity">;

/** The findings, with a mark on each failure that no rule asks about and the gate's limits mean. */
export function markedByGate(
  findings: readonly Finding[],
  limits: CheckLimits,
): readonly Finding[] {
  if (limits.failOnChecks.length === 0 && limits.failOnSeverity === null) return findings;
  const isMeant = (it: VolumeCheckResult) =>
    it.result === "fail" && !it.isRequired && isMeantByGate(it, limits);
  return findings.map((finding) =>
    finding.checks.some(isMeant)
      ? {
          ...finding,
          checks: finding.checks.map((it) => (isMeant(it) ? { ...it, isGated: true } : it)),
        }
      : finding,
  );
}
