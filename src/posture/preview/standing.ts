import { isExcused } from "../excused.js";
import type { CheckId, GateLimits } from "../../settings/policy.js";
import type { ComplianceStatus } from "../compliance-status.js";
import type { Finding } from "../assessment.js";
import type { VolumeCheckResult } from "../check.js";
import { isMeantByGate } from "../policy/meant-by-gate.js";

/** A check of a volume, and what it says. */
export interface ToldCheck {
  readonly id: CheckId;
  readonly message: string;
}

/** How one policy judges a volume; of the checks only those that it asks for. */
export interface Standing {
  readonly rule: string;
  readonly status: ComplianceStatus;
  /** Fail and count. */
  readonly failing: readonly ToldCheck[];
  /** Fail, and are exempted or within the grace period. */
  readonly excused: readonly ToldCheck[];
  readonly unknown: readonly ToldCheck[];
}

/**
 * `begins`: fails only under the new policy. `becomes_unknown`: it cannot be told any more, and does not
 * fail. `differs`: fails under both, by other checks. `stops`: fails only under the old one, and not for
 * being exempted. `same`: none of these.
 */
export const CHANGE_KINDS = ["begins", "becomes_unknown", "differs", "stops", "same"] as const;

export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** The finding reduced to what its policy asks for: by a rule, or by the gate's limits on checks. */
export function standingOf({ rule, status, checks }: Finding, gate: GateLimits): Standing {
  const asked = checks.filter((it) => it.isRequired || isMeantByGate(it, gate));
  const failing = asked.filter(({ result }) => result === "fail");
  return {
    rule,
    status,
    failing: told(failing.filter((it) => !isExcused(it))),
    excused: told(failing.filter(isExcused)),
    unknown: told(asked.filter((it) => it.result === "unknown" && !it.waived)),
  };
}

/** One for the many volumes that have none. */
const NONE: readonly ToldCheck[] = [];

function told(checks: readonly VolumeCheckResult[]): readonly ToldCheck[] {
  return checks.length === 0 ? NONE : checks.map(({ id, message }) => ({ id, message }));
}

/** @param isExempted the change exempts something of the volume */
export function changeOf(before: Standing, after: Standing, isExempted: boolean): ChangeKind {
  const [then, now] = [idsOf(before.failing), idsOf(after.failing)];
  if (now.size > 0) {
    if (then.size === 0) return "begins";
    return isSame(then, now) ? "same" : "differs";
  }
  const known = idsOf(before.unknown);
  if (after.unknown.some(({ id }) => !known.has(id))) return "becomes_unknown";
  if (then.size === 0) return "same";
  // What is exempted fails as it did, and no more of it is heard.
  const isStillThere = isExempted && after.excused.some(({ id }) => then.has(id));
  return isStillThere ? "same" : "stops";
}

export function idsOf(checks: readonly ToldCheck[]): ReadonlySet<ToldCheck["id"]> {
  return new Set(checks.map(({ id }) => id));
}

function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((id) => other.has(id));
}
