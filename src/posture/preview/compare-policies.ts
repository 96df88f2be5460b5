import { groupBy } from "../../plain/group-by.js";
import { sortedByKeys } from "../../plain/order.js";
import { CHECK_IDS } from "../../settings/policy.js";
import type { Verdict, Violation } from "../assessment.js";
import { noticeText } from "../notice.js";
import { deletionChangeOf, loosenedBy, type AllowListChange } from "./deletion-change.js";
import { entries, headlineOf } from "./headline.js";
import type { JudgedTwice } from "./judge-twice.js";
import type { JudgedSide } from "./judged-side.js";
import type {
  CheckChange,
  PolicySide,
  Preview,
  PreviewNotice,
  RuleChange,
  VolumeChange,
} from "./preview.js";
import { CHANGE_KINDS, changeOf, idsOf } from "./standing.js";
import { counted } from "../../plain/wording.js";

export interface PreviewLimits {
  readonly failOnExemptions: boolean;
  readonly warnOnly: boolean;
}

/** What the change from one policy to the other would do. */
export function comparePolicies(judged: JudgedTwice, limits: PreviewLimits): Preview {
  const { before, after, exempted, allowList, lacking } = judged;
  const pairs = changesOf(judged);
  const volumes = pairs.filter((it) => it.change !== "same" || it.exempted !== null);
  const having = (change: VolumeChange["change"]) =>
    volumes.filter((it) => it.change === change).length;
  const counts = {
    total: after.volumes.length,
    begins: having("begins"),
    stops: having("stops"),
    becomesUnknown: having("becomes_unknown"),
    exempted: exempted.certain.size,
  };
  return {
    readAt: after.assessedAt,
    tenancyId: after.tenancyId,
    complete: after.complete && before.complete,
    ...counts,
    headline: headlineOf(
      { ...counts, differs: having("differs") },
      { allowList, verdicts: [before.verdict, after.verdict] },
    ),
    before: sideOf(before, pairs, (it) => it.before),
    after: sideOf(after, pairs, (it) => it.after),
    deletion: deletionChangeOf(allowList, before.deletion, after.deletion),
    volumes: sortedByKeys(volumes, (it) => [
      CHANGE_KINDS.indexOf(it.change),
      it.region,
      it.compartmentPath,
      it.volumeName,
      it.volumeId,
    ]),
    rules: rulesOf(judged, pairs),
    checks: checksOf(pairs),
    notices: noticesOf(judged),
    lacking,
    verdict: verdictOf(judged, limits),
  };
}

function changesOf({ before, after, exempted }: JudgedTwice): readonly VolumeChange[] {
  const then = new Map(before.volumes.map(({ volumeId, standing }) => [volumeId, standing]));
  return after.volumes.flatMap(({ standing, ...volume }): VolumeChange[] => {
    const earlier = then.get(volume.volumeId);
    if (earlier === undefined) return [];
    const widened = exempted.certain.get(volume.volumeId) ?? null;
    const change = changeOf(earlier, standing, widened !== null);
    return [{ ...volume, change, before: earlier, after: standing, exempted: widened }];
  });
}

function sideOf(
  { waived, verdict }: JudgedSide,
  pairs: readonly VolumeChange[],
  of: (pair: VolumeChange) => VolumeChange["after"],
): PolicySide {
  return {
    failing: pairs.filter((it) => of(it).failing.length > 0).length,
    waived,
    unknown: pairs.filter((it) => of(it).unknown.length > 0).length,
    verdict,
  };
}

function rulesOf(
  { before, after }: JudgedTwice,
  pairs: readonly VolumeChange[],
): readonly RuleChange[] {
  const names = new Set([...after.rules, ...before.rules]);
  const [then, now] = [
    groupBy(pairs, (it) => it.before.rule),
    groupBy(pairs, (it) => it.after.rule),
  ];
  return [...names].map((rule) => {
    const [earlier, later] = [then.get(rule) ?? [], now.get(rule) ?? []];
    return {
      rule,
      volumesBefore: earlier.length,
      volumesAfter: later.length,
      failingBefore: earlier.filter((it) => it.before.failing.length > 0).length,
      failingAfter: later.filter((it) => it.after.failing.length > 0).length,
    };
  });
}

function checksOf(pairs: readonly VolumeChange[]): readonly CheckChange[] {
  const tallies = new Map(CHECK_IDS.map((id) => [id, { id, begins: 0, stops: 0 }]));
  for (const { before, after } of pairs) {
    if (before.failing.length === 0 && after.failing.length === 0) continue;
    const [then, now] = [idsOf(before.failing), idsOf(after.failing)];
    for (const [id, tally] of tallies) {
      if (now.has(id) && !then.has(id)) tally.begins += 1;
      if (then.has(id) && !now.has(id)) tally.stops += 1;
    }
  }
  return [...tallies.values()].filter(({ begins, stops }) => begins + stops > 0);
}

function noticesOf({ before, after, notices }: JudgedTwice): readonly PreviewNotice[] {
  const known = new Set(before.policyNotices.map(noticeText));
  return [
    ...after.policyNotices.map((notice) => ({ notice, isNew: !known.has(noticeText(notice)) })),
    ...notices.map((notice) => ({ notice, isNew: true })),
  ];
}

function verdictOf(
  { exempted, allowList }: Pick<JudgedTwice, "exempted" | "allowList">,
  { failOnExemptions, warnOnly }: PreviewLimits,
): Verdict {
  const violations = failOnExemptions
    ? [
        exemptsVolumes(exempted.certain.size),
        mayExempt(exempted.perhaps),
        letsDelete(allowList),
      ].filter((it) => it !== null)
    : [];
  return { passed: warnOnly || violations.length === 0, warnOnly, onlyNew: false, violations };
}

const BROKEN = { rule: "fail-on-exemptions", limit: true } as const;

function exemptsVolumes(exempted: number): Violation | null {
  if (exempted === 0) return null;
  const message = `The change exempts ${counted(exempted, "volume")}, and fail-on-exemptions allows none: take the exemptions out, or merge the change past this check after a review.`;
  return { ...BROKEN, actual: exempted, message };
}

function mayExempt(volumes: number): Violation | null {
  if (volumes === 0) return null;
  const message = `The change may exempt ${counted(volumes, "volume")} of which the inventory does not tell whether they are attached, or how large they are, and fail-on-exemptions allows none: match by something else, or let the audit read the attachments.`;
  return { ...BROKEN, actual: volumes, message };
}

/** Whoever is allowed is exempted from the check, and without the key everybody is. */
function letsDelete(allowList: AllowListChange | null): Violation | null {
  const actual = loosenedBy(allowList);
  if (actual === 0) return null;
  const message =
    allowList?.kind === "removed"
      ? "The change takes deletion-restricted out, and fail-on-exemptions admits no such thing: put it back, or merge the change past this check after a review."
      : `The change allows more to delete backups by ${entries(actual)} of deletion-restricted, and fail-on-exemptions admits no such thing: take that out, or merge the change past this check after a review.`;
  return { ...BROKEN, actual, message };
}
