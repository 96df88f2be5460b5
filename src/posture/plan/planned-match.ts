import { compartmentsMeant, type PlacedCompartment } from "../../matching/compartments.js";
import { nameMatcher, pathMatcher } from "../../matching/glob.js";
import { normalForm } from "../../matching/normal-form.js";
import { stepsOf } from "../../plan/address.js";
import type { Asset, AssetFacts } from "../../plan/asset.js";
import { isTold, UNTOLD, type Told } from "../../plan/told.js";
import type { Match, Policy } from "../../settings/policy.js";
import { comparableKey, type TagKind } from "../policy/comparable-tags.js";
import { DEFAULTS, type AppliedRule } from "../policy/rules.js";

/** What a match may ask of a planned volume, group or backup, on one side of the plan. */
export interface MatchedVolume {
  readonly asset: Pick<Asset, "change" | "part"> & { readonly kind: Told<Asset["kind"]> };
  readonly side: Pick<
    AssetFacts,
    "ocid" | "name" | "compartmentId" | "sizeGb" | "freeformTags" | "definedTags"
  >;
  readonly region: Told<string>;
  readonly isAttached: Told<boolean>;
}

/** True, false, or null where the plan does not tell. */
export type PlannedMatcher = (volume: MatchedVolume) => boolean | null;

/**
 * A match as a function of a planned volume: one "no" decides, then one "cannot be told".
 * @param compartments those whose paths are known
 */
export function compilePlannedMatch(
  match: Match,
  compartments: readonly PlacedCompartment[],
): PlannedMatcher {
  const conditions: readonly (PlannedMatcher | null)[] = [
    match.compartments && inCompartments(match.compartments, compartments),
    match.freeformTags && hasTags(match.freeformTags, "freeformTags"),
    match.definedTags && hasTags(match.definedTags, "definedTags"),
    match.kinds &&
      isOneOf(match.kinds, ({ asset: { kind } }) =>
        isTold(kind) ? (kind === "BOOT_VOLUME" ? "boot" : "block") : UNTOLD,
      ),
    match.regions && isOneOf(match.regions, ({ region }) => region),
    match.names && isNamed(match.names),
    match.attached === null
      ? null
      : ({ isAttached }) => (isTold(isAttached) ? isAttached === match.attached : null),
    match.minSizeGb === null ? null : isAtLeast(match.minSizeGb),
    match.volumes && isVolume(match.volumes),
    match.addresses && hasAddress(match.addresses),
  ];
  const asked = conditions.filter((it) => it !== null);
  return (volume) => {
    let isKnown = true;
    for (const holds of asked) {
      const answer = holds(volume);
      if (answer === false) return false;
      if (answer === null) isKnown = false;
    }
    return isKnown ? true : null;
  };
}

/** The rules that may hold for a planned volume: those that perhaps match, and the first that does. */
export function plannedRules(
  { rules, defaults }: Pick<Policy, "rules" | "defaults">,
  compartments: readonly PlacedCompartment[],
): (volume: MatchedVolume) => readonly AppliedRule[] {
  const compiled = rules.map((rule) => ({
    rule,
    matches: compilePlannedMatch(rule.match, compartments),
  }));
  const fallback: AppliedRule = { name: DEFAULTS, settings: defaults };
  return (volume) => {
    const possible: AppliedRule[] = [];
    for (const { rule, matches } of compiled) {
      const answer = matches(volume);
      if (answer !== false) possible.push(rule);
      if (answer === true) return possible;
    }
    return [...possible, fallback];
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

function isVolume(ocids: readonly string[]): PlannedMatcher {
  const known = new Set(ocids);
  // A volume that has no identifier yet is none that anybody could have named.
  return ({ side: { ocid } }) => typeof ocid === "string" && known.has(ocid);
}

/**
 * Addresses are paths whose names end at dots. As in Terraform's own targets, one without a key means
 * every instance: `module.scratch.**` is all of `module.scratch["a"]`, too.
 */
function hasAddress(patterns: readonly string[]): PlannedMatcher {
  const matchers = patterns.map((pattern) => pathMatcher(dotsToSlashes(pattern)));
  return ({ asset: { change, part } }) => {
    const steps = stepsOf(change.address) ?? [];
    const keyed: string[] = [];
    for (const { kind, value } of steps) {
      const key = `[${JSON.stringify(value)}]`;
      keyed.push(kind === "name" ? String(value) : `${keyed.pop() ?? ""}${key}`);
    }
    const plain = steps.filter(({ kind }) => kind === "name").map(({ value }) => String(value));
    const spelt = [keyed, plain].flatMap((names) =>
      part === null ? [names] : [names, [...names, part]],
    );
    return matchers.some((matches) => spelt.some(matches));
  };
}

/** Dots within a quoted key are its own. */
function dotsToSlashes(pattern: string): string {
  return pattern.replace(/\["(?:[^"\\]|\\.)*"\]|\./g, (found) => (found === "." ? "/" : found));
}
