import picomatch from "picomatch";

import type { DefinedTags, Inventory, Volume } from "../inventory/inventory.js";
import { pathMatcher } from "../inventory/scope.js";
import type { Match } from "../settings/policy.js";
import { attachmentLookup, attachmentsByVolume, type AttachmentsByVolume } from "./attachments.js";

export type VolumeMatcher = (volume: Volume) => boolean;

/** What a match needs to know beyond the volume itself. */
export interface Surroundings {
  /** Names, and paths below the tenancy, by compartment OCID; the tenancy's own path is empty. */
  readonly compartments: ReadonlyMap<string, { readonly name: string; readonly path: string }>;
  readonly attachments: AttachmentsByVolume;
  /** null: it cannot be told. */
  readonly isAttached: (volume: Volume) => boolean | null;
}

export function surroundingsOf(
  inventory: Pick<Inventory, "tenancyId" | "compartments" | "attachments" | "unread">,
): Surroundings {
  const { tenancyId, compartments, unread } = inventory;
  const placed = compartments.map(({ id, name, path }) => {
    const below = id === tenancyId ? "" : path.slice(path.indexOf("/") + 1);
    return [id, { name, path: below }] as const;
  });
  const attachments = attachmentsByVolume(inventory.attachments);
  const isAttached = attachmentLookup(attachments, unread);
  return { compartments: new Map(placed), attachments, isAttached };
}

/**
 * A match as a function of the volume: every key that is given must hold, in a list any entry may.
 * Compiled once, and each compartment judged once, so that it is cheap on a volume. `attached` holds
 * on evidence only: neither way where attachments could not be listed.
 */
export function compileMatch(match: Match, surroundings: Surroundings): VolumeMatcher {
  const conditions = [
    match.compartments && inCompartments(match.compartments, surroundings),
    match.freeformTags && hasFreeformTags(match.freeformTags),
    match.definedTags && hasDefinedTags(match.definedTags),
    match.kinds && isOneOf(match.kinds, ({ kind }) => (kind === "BOOT_VOLUME" ? "boot" : "block")),
    match.regions && isOneOf(match.regions, ({ region }) => region),
    match.names && isNamed(match.names),
    match.attached === null ? null : isAttachedAs(match.attached, surroundings),
    match.minSizeGb === null ? null : isAtLeast(match.minSizeGb),
    match.volumes && isOneOf(match.volumes, ({ id }) => id),
  ].filter((it) => it !== null);
  return (volume) => conditions.every((holds) => holds(volume));
}

function isOneOf(values: readonly string[], valueOf: (volume: Volume) => string): VolumeMatcher {
  const known = new Set(values);
  return (volume) => known.has(valueOf(volume));
}

function isAttachedAs(wanted: boolean, { isAttached }: Surroundings): VolumeMatcher {
  return (volume) => isAttached(volume) === wanted;
}

function isAtLeast(minSizeGb: number): VolumeMatcher {
  return ({ sizeGb }) => sizeGb >= minSizeGb;
}

function inCompartments(
  patterns: readonly string[],
  { compartments }: Surroundings,
): VolumeMatcher {
  const literal = new Set(patterns);
  const matchers = patterns.map(pathMatcher);
  const matched = new Set(literal);
  for (const [id, { name, path }] of compartments) {
    if (literal.has(name) || matchers.some((matches) => matches(path))) matched.add(id);
  }
  return ({ compartmentId }) => matched.has(compartmentId);
}

/** A name is flat: a slash in it is a character like any other, which picomatch would not match. */
function isNamed(globs: readonly string[]): VolumeMatcher {
  const flat = (text: string) => text.replaceAll("/", "\u0001");
  const matches = picomatch(globs.map(flat), {
    dot: true,
    nonegate: true,
    windows: false,
    flags: "s",
  });
  return ({ name }) => matches(flat(name));
}

function hasFreeformTags(wanted: NonNullable<Match["freeformTags"]>): VolumeMatcher {
  const entries = Object.entries(wanted).map(([key, values]) => [key, new Set(values)] as const);
  return ({ freeformTags }) =>
    entries.every(([key, values]) => {
      const value = Object.hasOwn(freeformTags, key) ? freeformTags[key] : undefined;
      return value !== undefined && values.has(value);
    });
}

/** OCI takes the names of tag namespaces and defined tags whatever their case; values it does not. */
function hasDefinedTags(wanted: NonNullable<Match["definedTags"]>): VolumeMatcher {
  const entries = Object.entries(wanted).map(
    ([key, values]) => [key.toLowerCase(), new Set(values)] as const,
  );
  return ({ definedTags }) => {
    const present = flattened(definedTags);
    return entries.every(([key, values]) => {
      const value = present.get(key);
      return value !== undefined && values.has(value);
    });
  };
}

function flattened(definedTags: DefinedTags): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(definedTags).flatMap(([namespace, tags]) =>
      Object.entries(tags).map(
        ([key, value]) => [`${namespace}.${key}`.toLowerCase(), value] as const,
      ),
    ),
  );
}
