import { nameMatcher } from "../../matching/glob.js";
import type { DeletionRestriction } from "../../settings/policy.js";
import { DEFAULT_DOMAIN, isDefaultDomain } from "./domains.js";
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

/** One entry of the policy file's list of those who may delete backups. */
export interface AllowedEntry {
  readonly kind: "group" | "dynamic-group";
  /** `Domain/Name`, without the domain Default; it may have wildcards. */
  readonly name: string;
}

interface Parts {
  readonly domain: string;
  readonly name: string;
}

export function allowedEntries(restriction: DeletionRestriction): readonly AllowedEntry[] {
  return rowsOf(restriction).map(({ kind, parts }) => ({ kind, name: bareName(parts) }));
}

/**
 * The entries of `one` by which it allows whom `other` does not. Whom two patterns with wildcards have
 * in common is not worked out: such an entry counts unless `other` has the same one.
 */
export function entriesBeyond(
  one: DeletionRestriction,
  other: DeletionRestriction,
): readonly AllowedEntry[] {
  const same = new Set(rowsOf(other).map((it) => JSON.stringify(it)));
  const isAllowed = allowedTeller(other);
  return rowsOf(one)
    .filter((it) => !same.has(JSON.stringify(it)))
    .map(({ kind, parts }) => ({ kind, name: bareName(parts) }))
    .filter((it) => MAY_BE_PATTERN.test(it.name) || !isAllowed(it));
}

/** A backslash too: `\u002a` in a name is read as the character that it stands for. */
const MAY_BE_PATTERN = /[*?{\\]/;

function rowsOf({ allowedGroups, allowedDynamicGroups }: DeletionRestriction) {
  const row = (kind: AllowedEntry["kind"]) => (pattern: string) => {
    const { domain, name } = patternParts(pattern);
    return { kind, parts: { domain: comparable(domain), name } };
  };
  return [...allowedGroups.map(row("group")), ...allowedDynamicGroups.map(row("dynamic-group"))];
}

function bareName({ domain, name }: Parts): string {
  return isDefaultDomain(domain) ? name : `${domain}/${name}`;
}

/** The quotes of a statement, and the domain that a statement may leave out, may be written too. */
function subjectMatcher(pattern: string): (name: string) => boolean {
  const { domain, name } = patternParts(pattern);
  // Each part for itself: no glob reaches from a name into another domain.
  const isDomain = nameMatcher(comparable(domain));
  const isName = nameMatcher(name);
  return (subject) => {
    const parts = partsOf(subject);
    return isDomain(comparable(parts.domain)) && isName(parts.name);
  };
}

function patternParts(pattern: string): Parts {
  const [, domain, name] = /^'([^']*)'\/'([^']*)'$/.exec(pattern) ?? [];
  return domain === undefined || name === undefined ? partsOf(pattern) : { domain, name };
}

/** A bare name is one of the domain Default. */
function partsOf(text: string): Parts {
  const at = text.indexOf("/");
  return at < 0
    ? { domain: DEFAULT_DOMAIN, name: text }
    : { domain: text.slice(0, at), name: text.slice(at + 1) };
}

/** As it is compared: case matters in the names of domains, but for Default. */
function comparable(domain: string): string {
  return isDefaultDomain(domain) ? DEFAULT_DOMAIN : domain;
}
