import type { AuditedCompartment, Inventory, Volume } from "../../inventory/inventory.js";
import { compartmentsMeant } from "../../matching/compartments.js";
import { nameMatcher } from "../../matching/glob.js";
import type { Match } from "../../settings/policy.js";
import { AttachmentEvidence, type AttachmentFacts } from "../evidence/attachments.js";
import { hasTag, type TagKind } from "./comparable-tags.js";

type Condition = (volume: Volume) => boolean;

/** Whether a match takes a volume; null: it cannot be told. */
export type VolumeMatcher = (volume: Volume) => boolean | null;

/** What a match needs to know beyond the volume itself. */
export interface Surroundings {
  /** Those that are audited. */
  readonly regions: readonly string[];
  readonly compartments: readonly AuditedCompartment[];
  readonly attachments: AttachmentEvidence;
}

export function surroundingsOf(
  inventory: Pick<Inventory, "regions" | "compartments"> & AttachmentFacts,
): Surroundings {
  const { regions, compartments } = inventory;
  return { regions, compartments, attachments: new AttachmentEvidence(inventory) };
}

/**
 * A match as a function of the volume: every key that is given must hold, in a list any entry may.
 * Compiled once, and each compartment judged once, so that it is cheap on a volume. Where all else
 * holds, and it is not known how large the volume is or whether it is attached, neither is the answer.
 */
export function compileMatch(match: Match, surroundings: Surroundings): VolumeMatcher {
  const conditions = [
    match.compartments && inCompartments(match.compartments, surroundings),
    match.freeformTags && isTagged("freeformTags", match.freeformTags),
    match.definedTags && isTagged("definedTags", match.definedTags),
    match.kinds && isOneOf(match.kinds, ({ kind }) => (kind === "BOOT_VOLUME" ? "boot" : "block")),
    match.regions && isOneOf(match.regions, ({ region }) => region),
    match.names && isNamed(match.names),
    match.volumes && isOneOf(match.volumes, ({ id }) => id),
  ].filter((it) => it !== null);
  const perhaps = [
    match.minSizeGb === null ? null : isAtLeast(match.minSizeGb),
    match.attached === null ? null : hasAttachment(match.attached, surroundings),
  ].filter((it) => it !== null);
  return (volume) => {
    if (!conditions.every((holds) => holds(volume))) return false;
    let answer: boolean | null = true;
    for (const holds of perhaps) {
      const isHeld = holds(volume);
      if (isHeld === false) return false;
      if (isHeld === null) answer = null;
    }
    return answer;
  };
}

function isOneOf(values: readonly string[], valueOf: (volume: Volume) => string): Condition {
  const known = new Set(values);
  return (volume) => known.has(valueOf(volume));
}

function isAtLeast(minSizeGb: number): VolumeMatcher {
  return ({ sizeGb }) => (sizeGb === null ? null : sizeGb >= minSizeGb);
}

function hasAttachment(attached: boolean, { attachments }: Surroundings): VolumeMatcher {
  return (volume) => {
    const isAttached = attachments.isAttached(volume);
    return isAttached === null ? null : isAttached === attached;
  };
}

function inCompartments(patterns: readonly string[], { compartments }: Surroundings): Condition {
  // A pattern that is an OCID holds for a compartment that was never listed, too.
  const matched = new Set(patterns);
  for (const pattern of patterns) {
    for (const { id } of compartmentsMeant(pattern, compartments)) matched.add(id);
  }
  return ({ compartmentId }) => matched.has(compartmentId);
}

function isNamed(globs: readonly string[]): Condition {
  const matchers = globs.map(nameMatcher);
  return ({ name }) => matchers.some((matches) => matches(name));
}

function isTagged(kind: TagKind, wanted: Readonly<Record<string, readonly string[]>>): Condition {
  const tags = Object.entries(wanted).map(([key, values]) => hasTag(kind, key, values));
  return (volume) => tags.every((isThere) => isThere(volume));
}
