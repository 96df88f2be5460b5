import type { AuditedCompartment, Inventory, Volume } from "../inventory/inventory.js";
import { compartmentsMeant } from "../matching/compartments.js";
import { nameMatcher } from "../matching/glob.js";
import type { Match } from "../settings/policy.js";
import { attachmentLookup, attachmentsByVolume, type AttachmentsByVolume } from "./attachments.js";
import { hasTag, type TagKind } from "./comparable-tags.js";

export type VolumeMatcher = (volume: Volume) => boolean;

/** What a match needs to know beyond the volume itself. */
export interface Surroundings {
  /** Those that are audited. */
  readonly regions: readonly string[];
  readonly compartments: readonly AuditedCompartment[];
  readonly attachments: AttachmentsByVolume;
  /** null: it cannot be told. */
  readonly isAttached: (volume: Volume) => boolean | null;
}

export function surroundingsOf(
  inventory: Pick<Inventory, "regions" | "compartments" | "attachments" | "unread">,
): Surroundings {
  const { regions, compartments, unread } = inventory;
  const attachments = attachmentsByVolume(inventory.attachments);
  const isAttached = attachmentLookup(attachments, unread);
  return { regions, compartments, attachments, isAttached };
}

/**
 * A match as a function of the volume: every key that is given must hold, in a list any entry may.
 * Compiled once, and each compartment judged once, so that it is cheap on a volume. `attached` holds
 * on evidence only: neither way where attachments could not be listed.
 */
export function compileMatch(match: Match, surroundings: Surroundings): VolumeMatcher {
  const conditions = [
    match.compartments && inCompartments(match.compartments, surroundings),
    match.freeformTags && isTagged("freeformTags", match.freeformTags),
    match.definedTags && isTagged("definedTags", match.definedTags),
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
  // A pattern that is an OCID holds for a compartment that was never listed, too.
  const matched = new Set(patterns);
  for (const pattern of patterns) {
    for (const { id } of compartmentsMeant(pattern, compartments)) matched.add(id);
  }
  return ({ compartmentId }) => matched.has(compartmentId);
}

function isNamed(globs: readonly string[]): VolumeMatcher {
  const matchers = globs.map(nameMatcher);
  return ({ name }) => matchers.some((matches) => matches(name));
}

function isTagged(
  kind: TagKind,
  wanted: Readonly<Record<string, readonly string[]>>,
): VolumeMatcher {
  const tags = Object.entries(wanted).map(([key, values]) => hasTag(kind, key, values));
  return (volume) => tags.every((isThere) => isThere(volume));
}
