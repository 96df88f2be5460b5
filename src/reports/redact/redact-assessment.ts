import { tellableCode, WITHHELD } from "../../plain/withheld.js";
import type { UnreadListing } from "../../inventory/inventory.js";
import type { Assessment, Finding } from "../../posture/assessment.js";
import type { EffectivePolicy, VolumeCheckResult } from "../../posture/check.js";
import type { Remedy } from "../../posture/remedy.js";
import type { Drift, ResolvedFinding } from "../../posture/verdict/drift.js";
import { sortedByKeys } from "../../plain/order.js";
import { sortedOwners } from "../../posture/policy/owner.js";
import { byTheRule } from "../../posture/policy/either-rule.js";
import { DEFAULTS } from "../../posture/policy/rules.js";
import { sortUnread } from "../../posture/evidence/unread-listings.js";
import { redactDeletion } from "./redact-deletion.js";
import { redactProof, redactProofs } from "./redact-proofs.js";
import type { Redactor } from "./redactor.js";

/** Names that Oracle gave: they tell nothing of the tenancy. */
const ORACLE_POLICIES: ReadonlySet<string> = new Set(["bronze", "silver", "gold"]);

/**
 * The assessment without OCIDs, names and tags of the tenancy's own, for reports that anyone may
 * read. Names of rules, ids of exemptions and their reasons are the user's own words: in them alone the
 * names of the tenancy are looked for, and replaced.
 */
export function redactAssessment(assessment: Assessment, redactor: Redactor): Assessment {
  learnNames(assessment, redactor);
  const own = (text: string) => redactor.ocidsIn(text);
  const { verdict, orphanedBackups, deletionRestricted, summary } = assessment;
  const withoutRules = ruleReplacer(assessment.rules, redactor);
  const findings = inOrder(
    assessment.findings.map((it) => redactFinding(it, redactor, withoutRules)),
  );
  return {
    ...assessment,
    tenancyId: redactor.ocid(assessment.tenancyId),
    rules: assessment.rules.map((it) => ({ ...it, name: ruleName(it.name, redactor) })),
    summary: {
      ...summary,
      ...(summary.byOwner === undefined
        ? {}
        : {
            byOwner: sortedOwners(
              summary.byOwner.map((it) => ({ ...it, owner: ownerName(it.owner, redactor) })),
            ),
          }),
      byRule: new Map(
        [...summary.byRule].map(([rule, tally]) => [ruleName(rule, redactor), tally]),
      ),
    },
    compartments: sortedByKeys(
      assessment.compartments.map((it) => ({
        ...it,
        id: redactor.ocid(it.id),
        name: redactor.compartment(it.id),
        path: redactor.path(it.path),
      })),
      (it) => [it.path, it.id],
    ),
    unread: sortUnread(assessment.unread.map((it) => redactUnread(it, redactor))),
    searchFailures: assessment.searchFailures.map(({ region }) => ({ region, reason: WITHHELD })),
    orphanedBackups: { ...orphanedBackups, message: own(orphanedBackups.message) },
    ...(deletionRestricted === undefined
      ? {}
      : { deletionRestricted: redactDeletion(deletionRestricted, redactor) }),
    exemptions: assessment.exemptions.map((it) => ({
      ...it,
      id: redactor.text(it.id),
      reason: redactor.text(it.reason),
    })),
    policyNotices: assessment.policyNotices.map(({ fixed, own: words }) => ({
      ...{ fixed, own: words.map((it) => redactor.text(it)) },
    })),
    drift: redactDrift(assessment.drift, findings, redactor),
    unseenProofs: redactProofs(assessment.unseenProofs, redactor),
    findings,
    verdict: {
      ...verdict,
      violations: verdict.violations.map((it) => ({ ...it, message: own(it.message) })),
    },
  };
}

function learnNames({ compartments, findings, unread }: Assessment, redactor: Redactor): void {
  redactor.learnCompartments(compartments);
  for (const { compartmentId, compartmentName } of unread) {
    redactor.learn(compartmentName, redactor.compartment(compartmentId));
  }
  for (const finding of findings) {
    redactor.learn(finding.volumeName, volumePseudonym(finding, redactor));
    redactor.learn(finding.compartmentName, redactor.compartment(finding.compartmentId));
    for (const { instanceId, instanceName } of finding.attachedInstances) {
      redactor.learn(instanceName ?? "", redactor.pseudonym("instance", instanceId));
    }
  }
}

type Replacer = (text: string) => string;

/** Replaces the names of rules in what is told of a volume of which it is not known which rule holds. */
function ruleReplacer(rules: Assessment["rules"], redactor: Redactor): Replacer {
  const replaced = rules
    .map(({ name }) => [byTheRule(name), byTheRule(ruleName(name, redactor))] as const)
    .filter(([told, redacted]) => told !== redacted);
  return (text) =>
    replaced.reduce((left, [told, redacted]) => left.replaceAll(told, () => redacted), text);
}

function redactFinding(finding: Finding, redactor: Redactor, withoutRules: Replacer): Finding {
  const own = (text: string) => redactor.ocidsIn(text);
  const { newestRecoveryPoint, restoreProof, exemption, backupPolicy } = finding;
  const isPlaced = finding.compartmentPath !== finding.compartmentId;
  return {
    ...finding,
    volumeId: redactor.ocid(finding.volumeId),
    volumeName: volumePseudonym(finding, redactor),
    compartmentId: redactor.ocid(finding.compartmentId),
    compartmentName: redactor.compartment(finding.compartmentId),
    compartmentPath: isPlaced
      ? redactor.path(finding.compartmentPath)
      : redactor.compartment(finding.compartmentId),
    attachedInstances: finding.attachedInstances.map((it) => ({
      instanceId: redactor.ocid(it.instanceId),
      instanceName: it.instanceName === null ? null : redactor.pseudonym("instance", it.instanceId),
      compartmentId: redactor.ocid(it.compartmentId),
    })),
    newestRecoveryPoint: newestRecoveryPoint && {
      ...newestRecoveryPoint,
      id: redactor.ocid(newestRecoveryPoint.id),
    },
    restoreProof: restoreProof && redactProof(restoreProof, redactor),
    reason: own(withoutRules(finding.reason)),
    rule: ruleName(finding.rule, redactor),
    exemption: exemption && {
      ...exemption,
      id: redactor.text(exemption.id),
      reason: redactor.text(exemption.reason),
    },
    ...(backupPolicy === undefined
      ? {}
      : { backupPolicy: backupPolicy && redactPolicy(backupPolicy, redactor) }),
    checks: finding.checks.map((it) =>
      redactCheck({ ...it, message: withoutRules(it.message) }, backupPolicy ?? null, redactor),
    ),
    ...(finding.owner === undefined ? {} : { owner: ownerName(finding.owner, redactor) }),
    freeformTags: {},
    definedTags: {},
    backups: finding.backups.map((it) => ({ ...it, id: redactor.ocid(it.id) })),
  };
}

/** People, mostly, or an address of theirs. */
function ownerName(owner: string | null, redactor: Redactor): string | null {
  return owner === null ? null : redactor.named("owner", owner);
}

/** A rule may be named as a compartment is; what no rule matches has the same name everywhere. */
function ruleName(rule: string, redactor: Redactor): string {
  return rule === DEFAULTS ? rule : redactor.text(rule);
}

function volumePseudonym({ kind, volumeId }: Finding, redactor: Redactor): string {
  return redactor.pseudonym(kind === "BOOT_VOLUME" ? "boot-volume" : "volume", volumeId);
}

function redactPolicy(effective: EffectivePolicy, redactor: Redactor): EffectivePolicy {
  const { policy } = effective;
  const { id } = policy;
  const name = policyName(effective, redactor);
  return { ...effective, policy: { ...policy, id: redactor.ocid(id), name } };
}

function policyName({ policy }: EffectivePolicy, redactor: Redactor): string {
  return ORACLE_POLICIES.has(policy.name)
    ? policy.name
    : redactor.pseudonym("backup-policy", policy.id);
}

/** Messages are the program's own and name nothing but rules and a backup policy, quoted as JSON. */
function redactCheck(
  check: VolumeCheckResult,
  effective: EffectivePolicy | null,
  redactor: Redactor,
): VolumeCheckResult {
  const { message, remedy } = check;
  const named =
    effective === null
      ? message
      : message
          .split(JSON.stringify(effective.policy.name))
          .join(JSON.stringify(policyName(effective, redactor)));
  return {
    ...check,
    message: redactor.ocidsIn(named),
    remedy: remedy && redactRemedy(remedy, redactor),
  };
}

function redactRemedy(remedy: Remedy, redactor: Redactor): Remedy {
  const { assetId, backupId, policyId, compartmentId, then } = remedy;
  return {
    ...remedy,
    assetId: redactor.ocidsIn(assetId),
    ...(backupId === undefined ? {} : { backupId: redactor.ocidsIn(backupId) }),
    ...(policyId === undefined ? {} : { policyId: redactor.ocidsIn(policyId) }),
    ...(compartmentId === undefined ? {} : { compartmentId: redactor.ocidsIn(compartmentId) }),
    ...(then === undefined ? {} : { then: redactRemedy(then, redactor) }),
  };
}

/** What OCI answered may quote anything; where no answer came, the reason is this program's own. */
function redactUnread(unread: UnreadListing, redactor: Redactor): UnreadListing {
  const { compartmentId, status, code, reason } = unread;
  return {
    ...unread,
    compartmentId: redactor.ocid(compartmentId),
    compartmentName: redactor.compartment(compartmentId),
    code: status === null ? code : tellableCode(code),
    reason: status === null ? redactor.ocidsIn(reason) : WITHHELD,
  };
}

/** Resolved volumes are among the findings, whatever the last report called them. */
function redactDrift(drift: Drift, findings: readonly Finding[], redactor: Redactor): Drift {
  const byId = new Map(findings.map((it) => [it.volumeId, it]));
  const resolvedFindings = drift.resolvedFindings.map((it): ResolvedFinding => {
    const volumeId = redactor.ocid(it.volumeId);
    const now = byId.get(volumeId);
    return {
      ...it,
      volumeId,
      volumeName: now?.volumeName ?? redactor.pseudonym("volume", volumeId),
      compartmentPath: now?.compartmentPath ?? redactor.path(it.compartmentPath),
    };
  });
  return {
    ...drift,
    resolvedFindings: sortedByKeys(resolvedFindings, (it) => [
      it.region,
      it.compartmentPath,
      it.volumeName,
      it.volumeId,
    ]),
  };
}

/** The assessment's order, by the names that are shown: the order of the true ones tells of them. */
function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const rank = new Map<string, number>();
  for (const { status } of findings) if (!rank.has(status)) rank.set(status, rank.size);
  return sortedByKeys(findings, (it) => [
    rank.get(it.status) ?? 0,
    it.region,
    it.compartmentPath,
    it.volumeName,
    it.volumeId,
  ]);
}
