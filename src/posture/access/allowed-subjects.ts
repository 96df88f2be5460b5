import { nameMatcher } from "../../matching/glob.js";
import type { DeletionRestriction } from "../../settings/policy.js";
import type { Subject } from "./statement.js";

const DEFAULT = "Default";

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
  const [, quotedDomain, quotedName] = /^'([^']*)'\/'([^']*)'$/.exec(pattern) ?? [];
  const { domain, name } =
    quotedDomain === undefined || quotedName === undefined
      ? partsOf(pattern)
      : { domain: quotedDomain, name: quotedName };
  // Each part for itself: no glob reaches from a name into another domain.
  const isDomain = nameMatcher(withoutCase(domain));
  const isName = nameMatcher(name);
  return (subject) => {
    const parts = partsOf(subject);
    return isDomain(withoutCase(parts.domain)) && isName(parts.name);
  };
}

/** A bare name is one of the domain Default. Source: Oracle's "Policy Syntax", subject. */
function partsOf(text: string): { readonly domain: string; readonly name: string } {
  const at = text.indexOf("/");
  return at < 0
    ? { domain: DEFAULT, name: text }
    : { domain: text.slice(0, at), name: text.slice(at + 1) };
}

/** In a statement the domain Default is that in any case. */
function withoutCase(domain: string): string {
  return domain.toLowerCase() === DEFAULT.toLowerCase() ? DEFAULT : domain;
}
