import { isNonCompliant } from "../compliance-status.js";
import type { AuditedCompartment, UnreadListing } from "../../inventory/inventory.js";
import type {
  CheckTally,
  CompartmentSummary,
  Finding,
  LevelTally,
  RuleTally,
  Summary,
  Tally,
} from "../assessment.js";
import { checks } from "../checks/checks.js";
import { byCodeUnit, sortedByKeys } from "../../plain/order.js";
import {
  PROTECTION_LEVELS,
  type CheckId,
  type GateLimits,
  type PlanCheckId,
} from "../../settings/policy.js";
import { roundedPercent, share } from "./compliance-share.js";
import { groupBy } from "../../plain/group-by.js";

/**
 * The counts over all findings; those that are waived or in their grace period count in every figure
 * but the compliance percent. `rules` are the names of all rules, in the order to show them in.
 */
export function summarize(
  findings: readonly Finding[],
  rules: readonly string[],
  compartments: readonly AuditedCompartment[],
  unread: readonly UnreadListing[],
  { failOnChecks }: Pick<GateLimits, "failOnChecks">,
): Omit<Summary, "waste"> {
  const tally = tallyStatuses(findings);
  const unprotected = findings.filter(({ status }) => isNonCompliant(status));
  return {
    scannedCompartments: compartments.length,
    skippedCompartments: new Set(unread.map((it) => it.compartmentId)).size,
    ...tally,
    nonCompliant: unprotected.length,
    inGracePeriod: findings.filter((it) => it.inGracePeriod).length,
    compliancePercent: roundedPercent(share(findings)),
    totalGb: gigabytes(findings),
    unprotectedGb: gigabytes(unprotected),
    unsized: findings.filter(({ sizeGb }) => sizeGb === null).length,
    byAvailabilityDomain: tallyBy(findings, (it) => it.availabilityDomain),
    byRegion: tallyBy(findings, (it) => it.region),
    byRule: tallyRules(findings, rules),
    byProtectionLevel: tallyLevels(findings),
    byCheck: tallyChecks(findings, new Set(failOnChecks)),
  };
}

function tallyRules(
  findings: readonly Finding[],
  rules: readonly string[],
): ReadonlyMap<string, RuleTally> {
  const byRule = groupBy(findings, (it) => it.rule);
  return new Map(rules.map((rule) => [rule, tallyStatuses(byRule.get(rule) ?? [])]));
}

function tallyStatuses(findings: readonly Finding[]): RuleTally {
  const having = { COMPLIANT: 0, STALE_BACKUP: 0, NO_BACKUP: 0, UNKNOWN: 0 };
  let waived = 0;
  for (const finding of findings) {
    having[finding.status] += 1;
    if (finding.waived) waived += 1;
  }
  return {
    total: findings.length,
    compliant: having.COMPLIANT,
    stale: having.STALE_BACKUP,
    noBackup: having.NO_BACKUP,
    unknown: having.UNKNOWN,
    waived,
  };
}

function tallyChecks(
  findings: readonly Finding[],
  named: ReadonlySet<PlanCheckId>,
): ReadonlyMap<CheckId, CheckTally> {
  const byCheck = new Map(
    checks.map(({ id, title }) => {
      const isAskedFor = named.has(id);
      return [id, { title, isAskedFor, pass: 0, fail: 0, unknown: 0, not_applicable: 0 }];
    }),
  );
  for (const finding of findings) {
    for (const { id, result, isRequired, isGated } of finding.checks) {
      const tally = byCheck.get(id);
      if (tally === undefined) continue;
      tally[result] += 1;
      tally.isAskedFor ||= isRequired || isGated === true;
    }
  }
  const isEvaluated = (it: CheckTally) => it.pass + it.fail + it.unknown + it.not_applicable > 0;
  return new Map([...byCheck].filter(([, tally]) => isEvaluated(tally)));
}

function tallyLevels(findings: readonly Finding[]): readonly LevelTally[] {
  const byLevel = groupBy(findings, ({ protection }) => protection.proven);
  return PROTECTION_LEVELS.map((level) => {
    const volumes = byLevel.get(level) ?? [];
    const open = volumes.filter(({ protection }) => protection.possible !== level);
    return { level, volumes: volumes.length, mayBeHigher: open.length };
  });
}

/** One line a compartment in scope, those without volumes too, sorted by path and OCID. */
export function summarizeCompartments(
  findings: readonly Finding[],
  compartments: readonly AuditedCompartment[],
): CompartmentSummary[] {
  const byCompartment = groupBy(findings, (it) => it.compartmentId);
  return sortedByKeys(compartments, (it) => [it.path, it.id]).map(({ id, name, path }) => {
    const own = byCompartment.get(id) ?? [];
    const blockVolumes = own.filter((it) => it.kind === "BLOCK_VOLUME").length;
    return {
      id,
      name,
      path,
      blockVolumes,
      bootVolumes: own.length - blockVolumes,
      nonCompliant: own.filter(({ status }) => isNonCompliant(status)).length,
    };
  });
}

function gigabytes(findings: readonly Finding[]): number {
  return findings.reduce((sum, it) => sum + (it.sizeGb ?? 0), 0);
}

function tallyBy(
  findings: readonly Finding[],
  keyOf: (finding: Finding) => string,
): ReadonlyMap<string, Tally> {
  const groups = [...groupBy(findings, keyOf)].toSorted(([a], [b]) => byCodeUnit(a, b));
  return new Map(
    groups.map(([key, group]) => [
      key,
      {
        total: group.length,
        nonCompliant: group.filter(({ status }) => isNonCompliant(status)).length,
      },
    ]),
  );
}
