import { nameMatcher } from "../../matching/glob.js";
import type { DeletionRestriction } from "../../settings/policy.js";
import type { Subject } from "./statement.js";

/** Tells whether the policy file allows the subject. Only groups and dynamic groups can be. */
export function allowedTeller({
  allowedGroups,
  allowedDynamicGroups,
}: DeletionRestriction): (subject: Subject) => boolean {
  const groups = allowedGroups.map(subjectMatcher);
  const dynamicGroups = allowedDynamicGroups.map(subjectMatcher);
  return ({ kind, name }) => {
    if (kind === "group") return groups.some((matches) => matches(name));
    return kind === "dynamic-group" && dynamicGroups.some((matches) => matches(name));
  };
}

/** The quotes of a statement, and the domain that a statement may leave out, may be written too. */
function subjectMatcher(pattern: string): (name: string) => boolean {
  const [, domain, name] = /^'([^']*)'\/'([^']*)'$/.exec(pattern) ?? [];
  const bare = domain === undefined || name === undefined ? pattern : `${domain}/${name}`;
  return nameMatcher(bare.replace(/^default\//i, ""));
}
