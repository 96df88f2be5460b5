import type { Volume } from "../../inventory/inventory.js";
import { compartmentsMeant } from "../../matching/compartments.js";
import { nameMatcher } from "../../matching/glob.js";
import type { Match } from "../../settings/policy.js";
import { quoted } from "../../plain/quoted.js";
import { hasTag, keysOfTags, type TagKind } from "./comparable-tags.js";
import { compileMatch, type Surroundings } from "./match.js";
import { fixedWords, noticeOf, type Notice } from "../notice.js";
import { nearestCompartment, nearestName, nearestText } from "./nearest-selector.js";

/** A part of a match that selects nothing on its own, in words: `names "DB-*"`. */
export interface IdleSelector {
  readonly words: Notice;
  /** What may have been meant, in words; null where nothing is near. */
  readonly near: string | null;
  /** A kind or a size that no volume has may still be meant for the next one; a typo may not. */
  readonly isSlip: boolean;
}

/** The parts of a match that no audited volume satisfies, whatever its other parts say. */
export function idleSelectors(
  match: Match,
  volumes: readonly Volume[],
  surroundings: Surroundings,
): readonly IdleSelector[] {
  const none = (part: Partial<Match>) => {
    const isMatch = compileMatch({ ...ANYTHING, ...part }, surroundings);
    return volumes.every((volume) => isMatch(volume) === false);
  };
  const idle = (words: Notice, near: string | null = null, isSlip = true): IdleSelector => ({
    ...{ words, near, isSlip },
  });
  const { compartments, regions } = surroundings;
  const found: IdleSelector[] = [];
  for (const pattern of match.compartments ?? []) {
    // A compartment that holds no volume today is there all the same.
    if (compartmentsMeant(pattern, compartments).length > 0) continue;
    if (!none({ compartments: [pattern] })) continue;
    found.push(
      idle(noticeOf`compartments ${quoted(pattern)}`, nearestCompartment(pattern, compartments)),
    );
  }
  for (const kind of ["freeformTags", "definedTags"] as const) {
    found.push(...idleTags(kind, match[kind] ?? {}, volumes));
  }
  for (const kind of match.kinds ?? []) {
    if (none({ kinds: [kind] })) found.push(idle(fixedWords(`kinds ${kind}`), null, false));
  }
  for (const region of match.regions ?? []) {
    if (!none({ regions: [region] })) continue;
    const isAudited = regions.includes(region);
    const near = isAudited ? null : nearestText(region, regions);
    found.push(idle(noticeOf`regions ${region}`, near, !isAudited));
  }
  for (const pattern of match.names ?? []) {
    const isMatch = nameMatcher(pattern);
    if (volumes.some(({ name }) => isMatch(name))) continue;
    found.push(idle(noticeOf`names ${quoted(pattern)}`, nearestName(pattern, volumes)));
  }
  const { attached, minSizeGb } = match;
  if (attached !== null && none({ attached })) {
    found.push(idle(fixedWords(`attached ${attached}`), null, false));
  }
  if (minSizeGb !== null && none({ minSizeGb })) {
    found.push(idle(fixedWords(`min-size-gb ${minSizeGb}`), null, false));
  }
  for (const id of match.volumes ?? []) {
    if (none({ volumes: [id] })) found.push(idle(noticeOf`volumes ${id}`));
  }
  return found;
}

const ANYTHING: Match = {
  compartments: null,
  freeformTags: null,
  definedTags: null,
  kinds: null,
  regions: null,
  names: null,
  attached: null,
  minSizeGb: null,
  volumes: null,
  addresses: null,
};

function idleTags(
  kind: TagKind,
  wanted: Readonly<Record<string, readonly string[]>>,
  volumes: readonly Volume[],
): readonly IdleSelector[] {
  const key = fixedWords(kind === "freeformTags" ? "freeform-tags" : "defined-tags");
  return Object.entries(wanted).flatMap(([tag, values]) => {
    const idle = values.filter((value) => !volumes.some(hasTag(kind, tag, [value])));
    if (idle.length === 0) return [];
    const present = keysOfTags(volumes, kind, tag);
    if (!present.isThere) {
      const near = nearestText(tag, present.keys);
      return [{ words: noticeOf`${key} ${quoted(tag)}`, near, isSlip: true }];
    }
    return idle.map((value) => ({
      words: noticeOf`${key} ${quoted(`${tag}: ${value}`)}`,
      near: nearestText(value, present.values),
      isSlip: true,
    }));
  });
}
