import { compartmentsMeant, type PlacedCompartment } from "../../matching/compartments.js";
import { nameMatcher, pathMatcher } from "../../matching/glob.js";
import { normalForm } from "../../matching/normal-form.js";
import { stepsOf } from "../../plan/address.js";
import { isTold, UNTOLD, type Told } from "../../plan/told.js";
import type { Match, Policy } from "../../settings/policy.js";
import { comparableKey, type TagKind } from "../policy/comparable-tags.js";
import { DEFAULTS, type AppliedRule } from "../policy/rules.js";
import type { MatchedVolume } from "./matched-volume.js";
import { openFact, type OpenSelector } from "./open-facts.js";

/** True, false, or null where the plan does not tell. */
type PlannedMatcher = (volume: MatchedVolume) => boolean | null;

/** Yes, no, or what the plan does not tell that it hangs on. */
export type PlannedAnswer = boolean | { readonly open: readonly OpenSelector[] };

/**
 * A match as a function of a planned volume: one "no" decides, then one "cannot be told".
 * @param compartments those whose paths are known
 */
export function compilePlannedMatch(
  match: Match,
  compartments: readonly PlacedCompartment[],
): (volume: MatchedVolume) => PlannedAnswer {
  const conditions: Readonly<Record<OpenSelector, PlannedMatcher | null>> = {
    compartments: match.compartments && inCompartments(match.compartments, compartments),
    freeformTags: match.freeformTags && hasTags(match.freeformTags, "freeformTags"),
    definedTags: match.definedTags && hasTags(match.definedTags, "definedTags"),
    kinds:
      match.kinds &&
      isOneOf(match.kinds, ({ asset: { kind } }) =>
        isTold(kind) ? (kind === "BOOT_VOLUME" ? "boot" : "block") : UNTOLD,
      ),
    regions: match.regions && isOneOf(match.regions, ({ region }) => region),
    names: match.names && isNamed(match.names),
    attached:
      match.attached === null
        ? null
        : ({ isAttached }) => (isTold(isAttached) ? isAttached === match.attached : null),
    minSizeGb: match.minSizeGb === null ? null : isAtLeast(match.minSizeGb),
  };
  const asked = (Object.keys(conditions) as OpenSelector[]).flatMap((selector) => {
    const holds = conditions[selector];
    return holds === null ? [] : [{ selector, holds }];
  });
  const told = [
    match.volumes && isVolume(match.volumes),
    match.addresses && hasAddress(match.addresses),
  ].filter((it) => it !== null);
  return (volume) => {
    if (told.some((holds) => !holds(volume))) return false;
    const open: OpenSelector[] = [];
    for (const { selector, holds } of asked) {
      const answer = holds(volume);
      if (answer === false) return false;
      if (answer === null) open.push(selector);
    }
    return open.length === 0 ? true : { open };
  };
}

/** The rules that may hold for a planned volume, in their order. */
export interface PossibleRules {
  /** Those that perhaps match, and the first that does. */
  readonly rules: readonly AppliedRule[];
  /** Why it cannot be told which of several holds, as half sentences; empty for one rule. */
  readonly open: readonly string[];
}

export function plannedRules(
  { rules, defaults }: Pick<Policy, "rules" | "defaults">,
  compartments: readonly PlacedCompartment[],
): (volume: MatchedVolume) => PossibleRules {
  const compiled = rules.map((rule) => ({
    rule,
    matches: compilePlannedMatch(rule.match, compartments),
  }));
  const fallback: AppliedRule = { name: DEFAULTS, settings: defaults };
  return (volume) => {
    const possible: AppliedRule[] = [];
    const open = new Set<string>();
    for (const { rule, matches } of compiled) {
      const answer = matches(volume);
      if (answer === false) continue;
      possible.push(rule);
      if (answer === true) return { rules: possible, open: [...open] };
      for (const selector of answer.open) open.add(openFact(selector, volume));
    }
    return { rules: [...possible, fallback], open: [...open] };
  };
}

function isOneOf(
  values: readonly string[],
  valueOf: (volume: MatchedVolume) => Told<string>,
): PlannedMatcher {
  const known = new Set(values);
  return (volume) => {
    const value = valueOf(volume);
    return value === UNTOLD ? null : known.has(value);
  };
}

/** A plan has compartments by OCID; what they are called, and where they lie, an audit may tell. */
function inCompartments(
  patterns: readonly string[],
  compartments: readonly PlacedCompartment[],
): PlannedMatcher {
  const isOnlyOcids = patterns.every((pattern) => /^ocid[\w]*[.:]/.test(pattern));
  const placed = new Set(compartments.map(({ id }) => id));
  const meant = new Set(patterns);
  for (const pattern of patterns) {
    for (const { id } of compartmentsMeant(pattern, compartments)) meant.add(id);
  }
  return ({ side: { compartmentId } }) => {
    if (typeof compartmentId !== "string") return null;
    if (meant.has(compartmentId)) return true;
    return isOnlyOcids || placed.has(compartmentId) ? false : null;
  };
}

/** A freeform tag that is not written is not there; of defined ones the tenancy's defaults may add some. */
function hasTags(
  wanted: Readonly<Record<string, readonly string[]>>,
  kind: TagKind,
): PlannedMatcher {
  const comparable = (key: string) => comparableKey(kind, key);
  const tags = Object.entries(wanted).map(
    ([key, values]) => [comparable(key), new Set(values.map(normalForm))] as const,
  );
  const absent = kind === "definedTags" ? null : false;
  return ({ side }) => {
    const present = side[kind];
    if (present === UNTOLD) return null;
    const known = new Map([...present].map(([key, value]) => [comparable(key), value] as const));
    const answers = tags.map(([key, values]) => {
      const value = known.get(key);
      if (value === undefined) return absent;
      return value === UNTOLD ? null : values.has(normalForm(value));
    });
    if (answers.includes(false)) return false;
    return answers.includes(null) ? null : true;
  };
}

function isNamed(globs: readonly string[]): PlannedMatcher {
  const matchers = globs.map(nameMatcher);
  return ({ side: { name } }) =>
    typeof name === "string" ? matchers.some((matches) => matches(name)) : null;
}

function isAtLeast(minSizeGb: number): PlannedMatcher {
  return ({ side: { sizeGb } }) => (typeof sizeGb === "number" ? sizeGb >= minSizeGb : null);
}

function isVolume(ocids: readonly string[]): (volume: MatchedVolume) => boolean {
  const known = new Set(ocids);
  // A volume that has no identifier yet is none that anybody could have named.
  return ({ side: { ocid } }) => typeof ocid === "string" && known.has(ocid);
}

/**
 * Addresses are paths whose names end at dots. As in Terraform's own targets, one without a key means
 * every instance: `module.scratch.**` is all of `module.scratch["a"]`, too.
 */
function hasAddress(patterns: readonly string[]): (volume: MatchedVolume) => boolean {
  const matchers = patterns.map((pattern) => pathMatcher(dotsToSlashes(pattern)));
  return ({ asset: { change, part } }) => {
    const steps = stepsOf(change.address) ?? [];
    const keyed: string[] = [];
    for (const { kind, value } of steps) {
      const key = `[${JSON.stringify(value)}]`;
      keyed.push(kind === "name" ? String(value) : `${keyed.pop() ?? ""}${key}`);
    }
    const plain = steps.filter(({ kind }) => kind === "name").map(({ value }) => String(value));
    const spelt = [keyed.map(withinName), plain].flatMap((names) =>
      part === null ? [names] : [names, [...names, part]],
    );
    return matchers.some((matches) => spelt.some(matches));
  };
}

/** Dots and slashes within a quoted key are its own. */
function dotsToSlashes(pattern: string): string {
  return pattern.replace(/\["(?:[^"\\]|\\.)*"\]|\./g, (found) =>
    found === "." ? "/" : withinName(found),
  );
}

/** A slash that ends no name is written as one that looks like it. */
function withinName(text: string): string {
  return text.replaceAll("/", "\u2215");
}
