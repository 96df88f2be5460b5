import type { Inventory } from "../inventory/inventory.js";
import type { GateLimits, Policy } from "../settings/policy.js";
import type { Assessment, Finding } from "./assessment.js";
import { statusRank } from "./compliance-status.js";
import { attachmentsInQuestion, openQuestions } from "./evidence/attachment-questions.js";
import { auditedVolumes } from "./evidence/audited-volumes.js";
import type { EarlierProofs } from "../inventory/restore-proof.js";
import { unseenProofs } from "./evidence/restore-proofs.js";
import { orphanedBackups, type OrphanedBackups } from "./checks/orphaned-backups.js";
import { judgeDeletion } from "./access/deletion-restricted.js";
import { withoutIamGaps } from "./access/iam-gaps.js";
import { byCodeUnit, sortedByKeys } from "../plain/order.js";
import { applyExemptions } from "./policy/exemptions.js";
import { tallyOwners } from "./policy/owner.js";
import type { Snapshot } from "./verdict/snapshot.js";
import { gateNotices } from "./verdict/gate-notices.js";
import { carriedOn, pastDaysFinder } from "./verdict/history.js";
import { judgeGate } from "./verdict/gate.js";
import { markedByGate } from "./verdict/gated-checks.js";
import { withDrift } from "./verdict/with-drift.js";
import { judgeVolumes } from "./judge-volumes.js";
import { surroundingsOf } from "./policy/match.js";
import { isMeantByGate } from "./policy/meant-by-gate.js";
import { selectorTeller } from "./policy/policy-notices.js";
import { rulesOf } from "./policy/rules.js";
import { summarize, summarizeCompartments } from "./verdict/summarize.js";
import { isEveryBackupListed, sortUnread } from "./evidence/unread-listings.js";
import { msToExactDays } from "../plain/days.js";
import { summedWaste } from "./waste/waste.js";

/** What an assessment may know besides the inventory. */
export interface AssessContext {
  /** No compartment was narrowed away: only then is it certain which backups lost their volume. */
  readonly coversTenancy?: boolean;
  /** The last run over the same scope. */
  readonly baseline?: Snapshot | null;
  /** What earlier reports saw of restores; without them what the last run knew. */
  readonly earlierProofs?: EarlierProofs;
  /** Keep each volume's backups for a time axis; a million of them are held only where shown. */
  readonly keepsBackupPoints?: boolean;
  /** Notices on selectors that select nothing may quote a name or a tag of the tenancy's. */
  readonly namesNearest?: boolean;
}

/**
 * Judges an inventory at `now` (ms since the epoch). Pure: the same arguments give an equal
 * assessment, whatever the order of the inventory's arrays.
 */
export function assess(
  read: Inventory,
  policy: Policy,
  gate: GateLimits,
  now: number,
  {
    coversTenancy = false,
    baseline = null,
    earlierProofs = baseline?.restoreProofs ?? new Map(),
    keepsBackupPoints = true,
    namesNearest = true,
  }: AssessContext = {},
): Assessment {
  const { deletionRestricted } = policy;
  // A shard, or the audit that kept it, may have been asked for more.
  const inventory = deletionRestricted === undefined ? withoutIamGaps(read) : read;
  const { compartments, interruption } = inventory;
  const volumes = auditedVolumes(inventory.volumes);
  const surroundings = surroundingsOf(inventory);
  const rules = rulesOf(policy);
  const teller = selectorTeller(inventory, volumes, surroundings, namesNearest);
  const exemptions = applyExemptions(policy.exemptions, volumes, surroundings, teller, now);
  const judged = judgeVolumes(inventory, volumes, policy, surroundings, exemptions, {
    now,
    keepsBackupPoints,
    pastDaysOf: pastDaysFinder(baseline, now),
    earlierProofs,
  });
  const byName = new Map(rules.map(({ name, settings }) => [name, settings]));
  const sorted = sortedByKeys(judged, worstFirst);
  const { drift, findings: compared } = withDrift(sorted, baseline, byName, now);
  const findings = markedByGate(compared, gate);
  const questions = attachmentsInQuestion(inventory, policy, gate, now);
  const deletion =
    deletionRestricted === undefined ? null : judgeDeletion(inventory, deletionRestricted, now);
  const unread = sortUnread([
    ...inventory.unread,
    ...openQuestions(inventory, questions),
    ...(deletion?.gaps ?? []),
  ]);
  const orphaned = orphanedBackups(inventory, coversTenancy);
  const ruleNames = rules.map(({ name }) => name);
  const summary = {
    ...summarize(findings, ruleNames, compartments, unread, gate),
    waste: {
      orphaned: orphaned.waste,
      pastNeed: summedWaste(findings.flatMap(({ pastNeed }) => pastNeed ?? [])),
      isWhole: isEveryBackupListed(inventory),
    },
    ...(policy.ownerTag === undefined ? {} : { byOwner: tallyOwners(findings) }),
  };
  const isInterrupted = interruption !== null;
  const complete = unread.length === 0 && !isInterrupted;
  const today = { now, summary, findings, drift, rules: byName, isInterrupted };
  return {
    assessedAt: now,
    tenancyId: inventory.tenancyId,
    homeRegion: inventory.homeRegion,
    regions: inventory.regions.toSorted(byCodeUnit),
    maxBackupAgeDays: msToExactDays(policy.defaults.maxBackupAgeMs),
    complete,
    interruption,
    rules,
    summary,
    compartments: summarizeCompartments(findings, compartments),
    unread,
    discovery: sortedByKeys(inventory.discovery, (it) => [it.region]),
    unasked: sortedByKeys(inventory.unasked, (it) => [it.region, it.operation]),
    searchFailures: sortedByKeys(inventory.searchFailures, (it) => [it.region]),
    orphanedBackups: isMeantByGate(orphaned, gate) ? { ...orphaned, isGated: true } : orphaned,
    ...(deletion === null ? {} : { deletionRestricted: deletion.check }),
    exemptions: exemptions.uses,
    policyNotices: [
      ...teller.ofRules(policy.rules, findings),
      ...exemptions.notices,
      ...gateNotices(gate, policy, summary),
    ],
    drift,
    history: carriedOn(baseline, today),
    unseenProofs: complete ? new Map() : unseenProofs(earlierProofs, findings, now),
    findings,
    verdict: judgeGate(
      findings,
      [{ ...orphaned, isNew: hasMore(orphaned, baseline) }],
      unread,
      gate,
      {
        hasBaseline: drift.baseline !== null,
        interruption,
        ...(deletion === null ? {} : { deletion: deletion.check }),
      },
    ),
  };
}

/** Which backups the last run told of is not known, but how many: no more than those are old. */
function hasMore({ count }: OrphanedBackups, baseline: Snapshot | null): boolean {
  return (count ?? 0) > (baseline?.orphanedBackups ?? 0);
}

const worstFirst = (it: Finding) => [
  statusRank(it.status),
  it.region,
  it.compartmentPath,
  it.volumeName,
  it.volumeId,
];
