import type { UnreadListing } from "../../inventory/inventory.js";
import type { GateLimits } from "../../settings/policy.js";
import type { Finding, Verdict, Violation } from "../assessment.js";
import type { ComplianceStatus } from "../compliance-status.js";
import { isExcused } from "../excused.js";
import { exactPercent, roundedPercent, share } from "./compliance-share.js";
import { failedChecks, type TenancyCheckResult } from "./gate-checks.js";
import { capitalized, counted, sinceLastRun } from "../../plain/wording.js";
import { EXEMPT } from "./exempt.js";
import {
  DELETION_RESTRICTED_CHECK,
  otherNames,
  type DeletionRestricted,
} from "../access/deletion-restricted.js";

/**
 * Holds the findings to the limits; those waived or in their grace period are not counted.
 * `tenancyChecks` are the results of checks that judge no single volume. Under `fail-on: new` the
 * counts take in only what the last run did not have; shares and completeness are of the whole.
 */
export function judgeGate(
  findings: readonly Finding[],
  tenancyChecks: readonly TenancyCheckResult[],
  unread: readonly UnreadListing[],
  limits: GateLimits,
  { hasBaseline, interruption, deletion }: GateContext,
): Verdict {
  // Without a last run nothing is known to be old: everything counts, rather than nothing.
  const onlyNew = limits.onlyNew && hasBaseline;
  const meant = onlyNew
    ? findings.filter(({ drift }) => drift === "new" || drift === "changed")
    : findings;
  const violations = [
    ...STATUS_RULES.map((rule) => tooMany(rule, meant, limits, onlyNew)),
    tooLittleCompliance(findings, limits.minCompliancePercent),
    ...failedChecks(findings, tenancyChecks, limits, onlyNew),
    deletion === undefined ? null : deletableByOthers(deletion),
    notWhole(unread, interruption, limits),
    limits.failIfEmpty ? empty(findings) : null,
  ].filter((it) => it !== null);
  const { warnOnly } = limits;
  // Half an audit proves nothing, whatever may be forgiven to a whole one.
  const passed = interruption === null && (warnOnly || violations.length === 0);
  return { passed, warnOnly, onlyNew, violations };
}

/** What the gate must know besides the findings. */
export interface GateContext {
  readonly hasBaseline: boolean;
  /** Why the reading was broken off; null when it was not. */
  readonly interruption: string | null;
  /** Who may delete backups; absent where the policy file does not ask. */
  readonly deletion?: DeletionRestricted;
}

interface StatusRule {
  readonly rule: string;
  readonly status: ComplianceStatus;
  readonly limitOf: (limits: GateLimits) => number | null;
  readonly found: (volumes: string, isOne: boolean) => string;
  readonly remedy: string;
}

const STATUS_RULES: readonly StatusRule[] = [
  {
    rule: "max-no-backup",
    status: "NO_BACKUP",
    limitOf: (limits) => limits.maxNoBackup,
    found: (volumes, isOne) => `${volumes} ${isOne ? "has" : "have"} no usable backup`,
    remedy: "take backups and assign a backup policy",
  },
  {
    rule: "max-stale-backup",
    status: "STALE_BACKUP",
    limitOf: (limits) => limits.maxStaleBackup,
    found: (volumes, isOne) =>
      `${volumes} ${isOne ? "has" : "have"} no backup within the age limit`,
    remedy: "find out why the schedule stopped and take a backup",
  },
  {
    rule: "max-unknown",
    status: "UNKNOWN",
    limitOf: (limits) => limits.maxUnknown,
    found: (volumes) => `Backups of ${volumes} could not be listed`,
    remedy: "let the audit inspect volume-family there",
  },
];

function tooMany(
  { rule, status, limitOf, found, remedy }: StatusRule,
  findings: readonly Finding[],
  limits: GateLimits,
  onlyNew: boolean,
): Violation | null {
  const limit = limitOf(limits);
  const actual = findings.filter((it) => !isExcused(it) && it.status === status).length;
  if (limit === null || actual <= limit) return null;
  const what = found(counted(actual, "volume"), actual === 1);
  const message = `${sinceLastRun(onlyNew)}${what}; ${rule} allows ${limit}: ${remedy}, or ${EXEMPT}.`;
  return { rule, limit, actual, message };
}

function tooLittleCompliance(findings: readonly Finding[], limit: number | null): Violation | null {
  const achieved = share(findings);
  const exact = exactPercent(achieved);
  if (limit === null || exact >= limit) return null;
  const rounded = roundedPercent(achieved);
  // The percent of the summary; where that reaches the limit, with the decimals that tell them apart.
  const actual = rounded < limit ? rounded : roundedBelow(limit, exact);
  const message =
    `${actual} % of the volumes are compliant; min-compliance-percent asks for ${limit} %: ` +
    `back up the listed volumes, or ${EXEMPT}.`;
  return { rule: "min-compliance-percent", limit, actual, message };
}

/** As few decimals as keep the value below the limit, which it is. */
function roundedBelow(limit: number, exact: number): number {
  let decimals = 3;
  while (Number(exact.toFixed(decimals)) >= limit) decimals += 1;
  return Number(exact.toFixed(decimals));
}

/** What is unknown of it is a gap, and counted there. */
function deletableByOthers({ result, who, message }: DeletionRestricted): Violation | null {
  if (result !== "fail") return null;
  const actual = otherNames(who).size;
  const text = `${capitalized(message)}; revoke their permission, or allow them under deletion-restricted in the policy file.`;
  return { rule: DELETION_RESTRICTED_CHECK.id, limit: 0, actual, message: text };
}

function notWhole(
  unread: readonly UnreadListing[],
  interruption: string | null,
  { failOnIncomplete }: GateLimits,
): Violation | null {
  const violation = { rule: "fail-on-incomplete", limit: true, actual: unread.length } as const;
  if (interruption !== null) {
    const message = `${interruption} An interrupted audit cannot pass the gate: run it again.`;
    return { ...violation, message };
  }
  if (!failOnIncomplete || unread.length === 0) return null;
  const message =
    `${counted(unread.length, "listing")} could not be read, so the audit is incomplete: grant the ` +
    `missing permissions (mode: preflight names them), or run it again.`;
  return { ...violation, message };
}

function empty(findings: readonly Finding[]): Violation | null {
  if (findings.length > 0) return null;
  const message =
    "No volume was found to audit: check root-compartment, exclude-compartments and regions.";
  return { rule: "fail-if-empty", limit: true, actual: 0, message };
}
