import {
  SEVERITIES,
  type GateLimits,
  type PlanCheckId,
  type Severity,
} from "../../settings/policy.js";

/** False where no severity is given. */
export function isAtLeast(severity: Severity, least: Severity | null): boolean {
  return least !== null && SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(least);
}

/** Whether the gate's limits on checks mean a check: by its id, or by its severity. */
export function isMeantByGate(
  { id, severity }: { readonly id: PlanCheckId; readonly severity: Severity },
  { failOnChecks, failOnSeverity }: Pick<GateLimits, "failOnChecks" | "failOnSeverity">,
): boolean {
  return failOnChecks.includes(id) || isAtLeast(severity, failOnSeverity);
}
