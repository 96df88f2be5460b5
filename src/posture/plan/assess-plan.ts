import type { Asset } from "../../plan/asset.js";
import { assetsOf } from "../../plan/assets.js";
import { blockMaker } from "../../plan/assignment-block.js";
import { attachmentFinder } from "../../plan/attachments.js";
import type { Protection } from "../../plan/effective-policy.js";
import type { PlanDocument, ResourceChange } from "../../plan/plan-document.js";
import { JUDGED_TYPES, PlanFacts, type When } from "../../plan/plan-facts.js";
import { protectionFinder } from "../../plan/protection.js";
import { regionFinder } from "../../plan/regions.js";
import { TEMPLATE } from "../../plan/template-volumes.js";
import { isTold, type Told } from "../../plan/told.js";
import type { Exemption, GateLimits, Policy } from "../../settings/policy.js";
import { isOver, waiverOf, type Waiver } from "../policy/exemptions.js";
import { judgeAsset, type JudgedSide } from "./judge-asset.js";
import { lesserPolicies } from "./lesser-policies.js";
import { BACKUP_TYPES, lostThings } from "./lost-things.js";
import type {
  PlanAssessment,
  PlanCheckResult,
  PlanFinding,
  PlanNote,
  SourceLocation,
} from "./plan-assessment.js";
import { headlineOf, summarizePlan, worstFirst } from "./plan-summary.js";
import { judgePlanGate } from "./plan-gate.js";
import { planNotes } from "./plan-notes.js";
import { compilePlannedMatch, plannedRules, type MatchedVolume } from "./planned-match.js";
import { plannedSubject } from "./planned-subject.js";

/** A plan that was read, and where its resources are written. */
export interface ReadPlan {
  /** As it was given. */
  readonly path: string;
  readonly document: PlanDocument;
  readonly locate: (change: ResourceChange) => SourceLocation | null;
}

/** Judges plans at `now` (ms since the epoch), which only ends exemptions. Pure. */
export function assessPlans(
  plans: readonly ReadPlan[],
  policy: Policy,
  gate: GateLimits,
  now: number,
  { hidesNames = false }: { readonly hidesNames?: boolean } = {},
): PlanAssessment {
  const judged = plans.map((plan) => {
    const facts = new PlanFacts(plan.document, hidesNames);
    const { formatVersion, terraformVersion } = plan.document;
    const { isPartial } = facts;
    return {
      ...judgePlan(plan, facts, policy, gate, now),
      planFile: { path: plan.path, formatVersion, terraformVersion, isPartial },
    };
  });
  const planFiles = judged.map(({ planFile }) => planFile);
  const findings = judged.flatMap((it) => it.findings);
  const sorted = worstFirst(findings, gate);
  const summary = summarizePlan(sorted);
  return {
    assessedAt: now,
    planFiles,
    complete: planFiles.every(({ isPartial }) => !isPartial),
    summary,
    findings: sorted,
    notes: judged.flatMap(({ notes }) => notes),
    isTouching: plans.some(({ document }) => isTouching(document)),
    verdict: judgePlanGate(sorted, gate),
    gate,
    headline: headlineOf(sorted, summary, gate),
  };
}

const TOUCHED_TYPES: ReadonlySet<string> = new Set([...JUDGED_TYPES, ...BACKUP_TYPES, TEMPLATE]);

function isTouching({ changes }: PlanDocument): boolean {
  return changes.some(
    ({ type, action }) => TOUCHED_TYPES.has(type) && action !== "no-op" && action !== "read",
  );
}

interface JudgedAsset {
  readonly asset: Asset;
  readonly region: Told<string>;
  readonly before: JudgedSide | null;
  readonly after: JudgedSide | null;
}

function judgePlan(
  { path, locate }: ReadPlan,
  facts: PlanFacts,
  policy: Policy,
  gate: GateLimits,
  now: number,
): { readonly findings: readonly PlanFinding[]; readonly notes: readonly PlanNote[] } {
  const assets = assetsOf(facts);
  const regionOf = regionFinder(facts);
  const rulesOf = plannedRules(policy);
  const waiverFor = waiverFinder(policy.exemptions, now);
  const attachedOn = {
    before: attachmentFinder(facts, "before"),
    after: attachmentFinder(facts, "after"),
  };
  const sides = { before: sideFinder("before"), after: sideFinder("after") };

  function sideFinder(when: When): (asset: Asset, region: Told<string>) => JudgedSide | null {
    const protectionOf = protectionFinder(facts, assets, when);
    return (asset, region) => {
      const side = asset[when];
      const protection = protectionOf(asset);
      if (side === null || protection === null) return null;
      return {
        protection,
        rules: rulesOf({ asset, side, region, isAttached: attachedOn[when](asset) }),
        subjectUnder: (settings) => plannedSubject(asset, side, protection, region, settings),
      };
    };
  }

  const judged = assets.map((asset): JudgedAsset => {
    const region = regionOf(asset.change);
    return {
      asset,
      region,
      before: sides.before(asset, region),
      after: sides.after(asset, region),
    };
  });
  const blockFor = blockMaker(
    facts,
    judged.filter(({ after }) => after?.protection.kind === "protected").map((it) => it.asset),
  );
  const withBlock = (asset: Asset, check: PlanCheckResult): PlanCheckResult => {
    if (check.result !== "fail" || !MENDED_BY_ASSIGNMENT.has(check.id)) return check;
    return { ...check, remedy: blockFor(asset) };
  };

  const findings = judged.flatMap(({ asset, region, before, after }): PlanFinding[] => {
    if (asset.fate === "forgotten") return [];
    const side = asset.after ?? asset.before;
    if (side === null) return [];
    const isAttached = attachedOn[asset.after === null ? "before" : "after"](asset);
    const waiver = waiverFor({ asset, side, region, isAttached });
    const checks = judgeAsset(asset, before, after, gate, waiver).map((it) => withBlock(asset, it));
    const name = side.name;
    const rules = (after ?? before)?.rules.map((it) => it.name) ?? [];
    return [
      {
        planFile: path,
        address: asset.change.address,
        asset: asset.part,
        resourceType: asset.change.type,
        resourceKind: asset.kind,
        resourceName: typeof name === "string" && !facts.hidesNames ? name : null,
        actions: asset.change.actions,
        region: isTold(region) ? region : null,
        ...protectionFacts(after?.protection ?? null),
        rule: rules.length === 1 ? (rules[0] ?? null) : null,
        rules,
        ...outcomeOf(checks, waiver, after?.protection ?? null),
        location: locate(asset.change),
      },
    ];
  });
  const lost = lostThings(facts, {
    planFile: path,
    regionOf,
    rulesOf,
    waiverFor,
    locate,
    volumeOf: volumeFinder(judged, attachedOn.before),
  });
  const notes = [...planNotes(facts, assets), ...lesserPolicies(judged, findings)];
  return { findings: [...findings, ...lost], notes };
}

function volumeFinder(
  judged: readonly JudgedAsset[],
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

function protectionFacts(
  protection: Protection | null,
): Pick<PlanFinding, "protection" | "backupPolicy"> {
  switch (protection?.kind) {
    case undefined:
      return { protection: null, backupPolicy: null };
    case "protected":
      return {
        protection: "PROTECTED",
        backupPolicy: { name: protection.policy.name, via: protection.via },
      };
    case "unprotected":
      return { protection: "UNPROTECTED", backupPolicy: null };
    case "unknown":
      return { protection: "UNKNOWN", backupPolicy: null };
  }
}

export function outcomeOf(
  checks: readonly PlanCheckResult[],
  waiver: Waiver,
  protection: Protection | null,
): Pick<PlanFinding, "isNew" | "waived" | "exemption" | "reason" | "checks"> {
  const bad = checks.filter(({ result }) => result === "fail" || result === "unknown");
  const first =
    bad.find(({ result, isRequired }) => result === "fail" && isRequired) ??
    bad.find(({ result }) => result === "fail") ??
    bad[0];
  return {
    isNew: bad.some(({ isNew }) => isNew),
    waived: bad.length > 0 && bad.every(({ waived }) => waived),
    exemption: waiver.exemption,
    reason: first?.message ?? protectedBy(protection),
    checks,
  };
}

function protectedBy(protection: Protection | null): string {
  if (protection?.kind !== "protected") return "nothing is asked of it";
  const { policy, via } = protection;
  const name =
    policy.name === null ? "a backup policy" : `backup policy ${JSON.stringify(policy.name)}`;
  return `${name} is assigned ${VIA[via]}`;
}

const MENDED_BY_ASSIGNMENT: ReadonlySet<string> = new Set([
  "backup-policy-assigned",
  "protection-removed",
]);

const VIA = {
  assignment: "to it",
  volume_group: "to its volume group",
  attribute: "by backup_policy_id",
  state: "to it, as the state says",
  baseline: "to it, as the last audit saw",
} as const;

/** Exemptions that certainly match: a doubt waives nothing. */
function waiverFinder(
  exemptions: readonly Exemption[],
  now: number,
): (volume: MatchedVolume) => Waiver {
  const compiled = exemptions
    .filter((exemption) => !isOver(exemption, now))
    .map((exemption) => ({ exemption, matches: compilePlannedMatch(exemption.match) }));
  return (volume) =>
    waiverOf(
      compiled.filter(({ matches }) => matches(volume) === true).map(({ exemption }) => exemption),
    );
}
