import type { Match, PolicyRule } from "../policy.js";
import { quoted } from "../../plain/quoted.js";
import type { Complaint } from "./policy-problem.js";

type Rules = readonly Pick<PolicyRule, "name" | "match">[];

/** Warnings on rules that take every volume too early, and on those that can never match. */
export function ruleOrderComplaints(rules: Rules): Complaint[] {
  return rules.flatMap((rule, index) => {
    const complaints: Complaint[] = [];
    const path = ["rules", index];
    const name = quoted(rule.name);
    const earlier = rules.slice(0, index).find(({ match }) => covers(match, rule.match));
    if (earlier !== undefined) {
      const message = `rule ${name} can never match, for ${quoted(earlier.name)} above takes all that it would; move it up, or remove it`;
      complaints.push({ path, message });
    }
    const isLast = index === rules.length - 1;
    if (!isLast && Object.values(rule.match).every((value) => value === null)) {
      const message = `rule ${name} has no match, so it takes every volume that gets there; move it to the end, or say it as defaults`;
      complaints.push({ path, message });
    }
    return complaints;
  });
}

/** True when the one obviously matches whatever the other does. */
function covers(broad: Match, narrow: Match): boolean {
  return (
    coversList(broad.compartments, narrow.compartments) &&
    coversTags(broad.freeformTags, narrow.freeformTags) &&
    coversTags(broad.definedTags, narrow.definedTags) &&
    coversList(broad.kinds, narrow.kinds) &&
    coversList(broad.regions, narrow.regions) &&
    coversList(broad.names, narrow.names) &&
    (broad.attached === null || broad.attached === narrow.attached) &&
    (broad.minSizeGb === null || broad.minSizeGb <= (narrow.minSizeGb ?? -1))
  );
}

function coversList(broad: readonly string[] | null, narrow: readonly string[] | null): boolean {
  return broad === null || (narrow?.every((item) => broad.includes(item)) ?? false);
}

function coversTags(broad: Match["freeformTags"], narrow: Match["freeformTags"]): boolean {
  return Object.entries(broad ?? {}).every(([key, values]) =>
    coversList(values, narrow?.[key] ?? null),
  );
}
