import type { PlacedCompartment } from "../../matching/compartments.js";
import type { Asset } from "../../plan/asset.js";
import { assetsOf } from "../../plan/assets.js";
import { blockMaker } from "../../plan/assignment-block.js";
import { attachmentFinder } from "../../plan/attachments.js";
import type { PlanDocument, ResourceChange } from "../../plan/plan-document.js";
import { JUDGED_TYPES, PlanFacts, type When } from "../../plan/plan-facts.js";
import { NO_LIVE_POLICIES, type LivePolicies } from "../../plan/live-policies.js";
import { protectionFinder } from "../../plan/protection.js";
import { regionFinder } from "../../plan/regions.js";
import { TEMPLATE } from "../../plan/template-volumes.js";
import { isTold, type Told } from "../../plan/told.js";
import type { Exemption, GateLimits, PlanCheckId, Policy } from "../../settings/policy.js";
import { isOver, waiverOf, type Waiver } from "../policy/exemptions.js";
import { auditedFacts, outcomeOf, protectionFacts } from "./finding-facts.js";
import { livePoliciesOf } from "./last-audit.js";
import { judgeAsset, type JudgedAsset, type PlanSide } from "./judge-asset.js";
import { isLoss, lesserPolicies } from "./lesser-policies.js";
import { BACKUP_TYPES, lostThings } from "./lost-things.js";
import type {
  PlanAssessment,
  PlanCheckResult,
  PlanFinding,
  PlanNote,
  SourceLocation,
} from "./plan-assessment.js";
import { exemptionNotes } from "./exemption-notes.js";
import { headlineOf, summarizePlan, worstFirst } from "./plan-summary.js";
import { weighBaseline, type GivenBaseline } from "./plan-baseline.js";
import { judgePlanGate } from "./plan-gate.js";
import { planNotes } from "./plan-notes.js";
import type { MatchedVolume } from "./matched-volume.js";
import { compilePlannedMatch, plannedRules, type PossibleRules } from "./planned-match.js";
import { plannedSubject } from "./planned-subject.js";
import { gateOfPlans, onlyAuditNotes } from "./unjudged-checks.js";
import { idBefore, recoveryOf, seenGuard, type RecoveryEvidence } from "./recovery.js";

/** A plan that was read, and where its resources are written. */
export interface ReadPlan {
  /** As it was given. */
  readonly path: string;
  readonly document: PlanDocument;
  readonly locate: (change: ResourceChange) => SourceLocation | null;
}

interface PlanJudging {
  readonly hidesNames?: boolean;
  readonly baseline?: GivenBaseline | null;
  /** What was exempted before the change; null where nobody knows. */
  readonly baseExemptions?: readonly Exemption[] | null;
}

/** Judges plans at `now` (ms since the epoch), which ends exemptions and ages a baseline. Pure. */
export function assessPlans(
  plans: readonly ReadPlan[],
  policy: Policy,
  limits: GateLimits,
  now: number,
  { hidesNames = false, baseline = null, baseExemptions = null }: PlanJudging = {},
): PlanAssessment {
  const { gate, notes: gateNotes } = gateOfPlans(limits, policy);
  const documents = plans.map(({ document }) => document);
  const weighed = weighBaseline(baseline, documents, now);
  const judged = plans.map((plan) => {
    const facts = new PlanFacts(plan.document, hidesNames);
    const { formatVersion, terraformVersion } = plan.document;
    const { isPartial } = facts;
    return {
      ...judgePlan(plan, facts, policy, { gate, evidence: weighed.evidence, now }),
      planFile: { path: plan.path, formatVersion, terraformVersion, isPartial },
    };
  });
  const planFiles = judged.map(({ planFile }) => planFile);
  // Of several plans a note is of one.
  const notesOf = ({ notes, planFile }: (typeof judged)[number]) =>
    planFiles.length < 2
      ? notes
      : notes.map((it) => ({ ...it, message: `${planFile.path}: ${it.message}` }));
  const findings = judged.flatMap((it) => it.findings);
  const sorted = worstFirst(findings, gate);
  const summary = summarizePlan(sorted);
  return {
    assessedAt: now,
    planFiles,
    baseline: weighed.facts,
    complete: planFiles.every(({ isPartial }) => !isPartial),
    summary,
    findings: sorted,
    notes: [
      ...exemptionNotes(baseExemptions, policy.exemptions, sorted, now),
      ...gateNotes,
      ...onlyAuditNotes(sorted, policy),
      ...weighed.notes,
      ...judged.flatMap(notesOf),
    ],
    isTouching: documents.some(isTouching),
    verdict: judgePlanGate(sorted, gate, plans.length),
    gate,
    headline: headlineOf(sorted, summary, gate, plans.length),
  };
}

const TOUCHED_TYPES: ReadonlySet<string> = new Set([...JUDGED_TYPES, ...BACKUP_TYPES, TEMPLATE]);

function isTouching({ changes }: PlanDocument): boolean {
  return changes.some(
    ({ type, action }) => TOUCHED_TYPES.has(type) && action !== "no-op" && action !== "read",
  );
}

interface PlacedAsset extends JudgedAsset {
  readonly region: Told<string>;
}

/** What all volumes of one plan are judged by. */
interface Judge {
  readonly gate: GateLimits;
  readonly live: LivePolicies;
  readonly evidence: RecoveryEvidence | null;
  readonly regionOf: (change: ResourceChange) => Told<string>;
  readonly attachedOn: Readonly<Record<When, (asset: Asset) => Told<boolean>>>;
  readonly rulesOf: (volume: MatchedVolume) => PossibleRules;
  readonly waiverFor: (volume: MatchedVolume) => Waiver;
}

function judgePlan(
  plan: ReadPlan,
  facts: PlanFacts,
  policy: Policy,
  { gate, evidence, now }: Pick<Judge, "gate" | "evidence"> & { readonly now: number },
): { readonly findings: readonly PlanFinding[]; readonly notes: readonly PlanNote[] } {
  const { path, locate } = plan;
  const assets = assetsOf(facts);
  const audit = evidence?.audit ?? null;
  const compartments = audit?.compartments ?? [];
  const judge: Judge = {
    gate,
    live: audit === null ? NO_LIVE_POLICIES : livePoliciesOf(audit),
    evidence,
    regionOf: regionFinder(facts),
    attachedOn: {
      before: attachmentFinder(facts, "before"),
      after: attachmentFinder(facts, "after"),
    },
    rulesOf: plannedRules(policy, compartments),
    waiverFor: waiverFinder(policy.exemptions, compartments, now),
  };
  const judged = placedAssets(facts, assets, judge);
  const findings = findingsOf(plan, facts, judged, judge);
  const volumeOf = volumeFinder(judged, judge.attachedOn.before);
  const lost = lostThings(facts, { ...judge, planFile: path, locate, volumeOf });
  const notes = [...planNotes(facts, assets), ...lesserPolicies(judged, findings)];
  return { findings: [...findings, ...lost], notes };
}

/** The assets on both sides of the plan. */
function placedAssets(
  facts: PlanFacts,
  assets: readonly Asset[],
  { live, evidence, regionOf, attachedOn, rulesOf }: Judge,
): readonly PlacedAsset[] {
  const protectionOn = protectionFinder(facts, assets, live);
  const sides = { before: sideFinder("before"), after: sideFinder("after") };

  function sideFinder(when: When): (asset: Asset, region: Told<string>) => PlanSide | null {
    const protectionOf = protectionOn(when);
    return (asset, region) => {
      const side = asset[when];
      const protection = protectionOf(asset);
      if (side === null || protection === null) return null;
      return {
        protection,
        ...rulesOf({ asset, side, region, isAttached: attachedOn[when](asset) }),
        subjectUnder: (settings) =>
          plannedSubject(asset, side, {
            ...{ protection, region, settings, hidesNames: facts.hidesNames },
            guardSeen: seenGuard(evidence, idBefore(asset)),
          }),
      };
    };
  }

  return assets.map((asset) => {
    const region = regionOf(asset.change);
    return {
      asset,
      region,
      before: sides.before(asset, region),
      after: sides.after(asset, region),
      recovery: recoveryOf(evidence, idBefore(asset)),
    };
  });
}

/** A finding for each volume that does not leave Terraform. */
function findingsOf(
  { path, locate }: ReadPlan,
  facts: PlanFacts,
  judged: readonly PlacedAsset[],
  { gate, evidence, attachedOn, waiverFor }: Judge,
): readonly PlanFinding[] {
  const blockFor = blockMaker(
    facts,
    judged.filter(({ after }) => after?.protection.kind === "protected").map((it) => it.asset),
  );
  const withBlock = (asset: Asset, check: PlanCheckResult): PlanCheckResult => {
    // No configuration can name what has left it.
    const isFixed = FIXED_BY_ASSIGNMENT.has(check.id) && asset.fate !== "forgotten";
    if (check.result !== "fail" || !isFixed) return check;
    return { ...check, remedy: blockFor(asset) };
  };
  return judged.flatMap((it): PlanFinding[] => {
    const { asset, region, before, after } = it;
    const side = asset.after ?? asset.before;
    if (side === null) return [];
    const isAttached = attachedOn[asset.after === null ? "before" : "after"](asset);
    const waiver = waiverFor({ asset, side, region, isAttached });
    const checks = judgeAsset(it, gate, waiver).map((check) => withBlock(asset, check));
    // What leaves Terraform, and what a targeted plan leaves out, counts for what the plan takes from it.
    if ((asset.fate === "forgotten" || asset.change.isLeftOut) && !isLoss({ checks })) return [];
    const name = side.name;
    const rules = (after ?? before)?.rules.map((rule) => rule.name) ?? [];
    return [
      {
        planFile: path,
        address: asset.change.address,
        asset: asset.part,
        resourceType: asset.change.type,
        resourceKind: asset.kind,
        resourceName: typeof name === "string" && !facts.hidesNames ? name : null,
        // An old volume that outlives its instance is not deleted with it.
        actions: asset.fate === "forgotten" ? ["forget"] : asset.change.actions,
        region: isTold(region) ? region : null,
        ...protectionFacts(after?.protection ?? null),
        rule: rules.length === 1 ? (rules[0] ?? null) : null,
        rules,
        ...outcomeOf(checks, waiver, after?.protection ?? null),
        lastAudit: auditedFacts(it, evidence, facts.hidesNames),
        location: locate(asset.change),
      },
    ];
  });
}

function volumeFinder(
  judged: readonly PlacedAsset[],
  isAttachedBefore: (asset: Asset) => Told<boolean>,
): (ocid: string) => MatchedVolume | null {
  const byOcid = new Map(judged.map((it) => [it.asset.before?.ocid, it]));
  return (ocid) => {
    const { asset, region } = byOcid.get(ocid) ?? {};
    const side = asset?.before ?? null;
    if (asset === undefined || region === undefined || side === null) return null;
    return { asset, side, region, isAttached: isAttachedBefore(asset) };
  };
}

const FIXED_BY_ASSIGNMENT: ReadonlySet<PlanCheckId> = new Set([
  "backup-policy-assigned",
  "protection-removed",
]);

/** Exemptions that certainly match: a doubt waives nothing. */
function waiverFinder(
  exemptions: readonly Exemption[],
  compartments: readonly PlacedCompartment[],
  now: number,
): (volume: MatchedVolume) => Waiver {
  const compiled = exemptions
    .filter((exemption) => !isOver(exemption, now))
    .map((exemption) => ({
      exemption,
      matches: compilePlannedMatch(exemption.match, compartments),
    }));
  return (volume) =>
    waiverOf(
      compiled.filter(({ matches }) => matches(volume) === true).map(({ exemption }) => exemption),
    );
}
