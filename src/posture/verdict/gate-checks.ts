import { CHECK_IDS, type CheckId, type GateLimits } from "../../settings/policy.js";
import type { Finding, Violation } from "../assessment.js";
import type { CheckResult } from "../check.js";
import { isExcused } from "../excused.js";
import { counted, sinceLastRun } from "../../plain/wording.js";
import { isAtLeast } from "../policy/meant-by-gate.js";
import { EXEMPT } from "./exempt.js";

/** Where a check failed and counts: on so many volumes, or on the tenancy as a whole. */
interface Failures {
  readonly id: CheckId;
  readonly volumes: number;
}

/** A check's result on the tenancy as a whole. */
export interface TenancyCheckResult extends CheckResult {
  /** True unless the last run is known to have failed alike. */
  readonly isNew: boolean;
}

/**
 * The violations of `fail-on-checks` and `fail-on-severity`; what is waived or in its grace period
 * is passed over, and under `onlyNew` what failed in the last run. `tenancyChecks` are the results of
 * checks that judge no single volume.
 */
export function failedChecks(
  findings: readonly Finding[],
  tenancyChecks: readonly TenancyCheckResult[],
  { failOnChecks, failOnSeverity }: Pick<GateLimits, "failOnChecks" | "failOnSeverity">,
  onlyNew: boolean,
): Violation[] {
  const named = new Set(failOnChecks);
  const violations: Violation[] = [];
  if (named.size > 0) {
    const failures = failuresOf(findings, tenancyChecks, onlyNew, ({ id }) => named.has(id));
    violations.push(
      ...violation("fail-on-checks", failures, (what) => {
        return `${sinceLastRun(onlyNew)}Checks that fail-on-checks names failed: ${what}; follow the remedies in the report, or ${EXEMPT}.`;
      }),
    );
  }
  if (failOnSeverity !== null) {
    const failures = failuresOf(findings, tenancyChecks, onlyNew, ({ severity }) =>
      isAtLeast(severity, failOnSeverity),
    );
    const range = failOnSeverity === "critical" ? "critical" : `${failOnSeverity} or above`;
    violations.push(
      ...violation("fail-on-severity", failures, (what) => {
        return `${sinceLastRun(onlyNew)}Checks of severity ${range} failed: ${what}; follow the remedies in the report, or ${EXEMPT}.`;
      }),
    );
  }
  return violations;
}

function failuresOf(
  findings: readonly Finding[],
  tenancyChecks: readonly TenancyCheckResult[],
  onlyNew: boolean,
  isMeant: (check: CheckResult) => boolean,
): Failures[] {
  const volumes = new Map<CheckId, number>();
  for (const check of findings.flatMap((it) => it.checks)) {
    if (check.result !== "fail" || isExcused(check) || !isMeant(check)) continue;
    if (onlyNew && !check.isNew) continue;
    volumes.set(check.id, (volumes.get(check.id) ?? 0) + 1);
  }
  const ofTenancy = tenancyChecks.filter(
    (it) => it.result === "fail" && isMeant(it) && (!onlyNew || it.isNew),
  );
  const failed = new Set([...volumes.keys(), ...ofTenancy.map((it) => it.id)]);
  return CHECK_IDS.filter((id) => failed.has(id)).map((id) => ({
    id,
    volumes: volumes.get(id) ?? 0,
  }));
}

function violation(
  rule: string,
  failures: readonly Failures[],
  messageOf: (what: string) => string,
): Violation[] {
  if (failures.length === 0) return [];
  const parts = failures.map(({ id, volumes }) => {
    return volumes === 0 ? `${id} for the tenancy` : `${id} on ${counted(volumes, "volume")}`;
  });
  const actual = failures.reduce((sum, { volumes }) => sum + Math.max(1, volumes), 0);
  return [{ rule, limit: true, actual, message: messageOf(parts.join(", ")) }];
}
