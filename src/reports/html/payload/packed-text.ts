import { visible } from "../../../plain/visible.js";

/**
 * Sentences on volumes differ in numbers, dates and OCIDs only. What differs is cut out, and the
 * text with its holes is kept once. The holes are control characters, which `visible` leaves none of.
 */
const HOLE = "\u0001";
const OF_VOLUME = "\u0002";
const OF_BACKUP = "\u0003";

/** An OCID, shortened or not, or a number. */
const VARYING = /\bocidv?\d+[.:][\w.:-]*[\w-]|\d+(?:[.,:-]\d+)*/g;

export interface TextOwner {
  readonly volumeId: string;
  readonly backupId: string | null;
}

export interface PackedText {
  readonly text: string;
  /** In the order of the holes; no spaces in them. */
  readonly fillings: readonly string[];
}

export function packText(text: string, { volumeId, backupId }: TextOwner): PackedText {
  const fillings: string[] = [];
  const holed = visible(text).replace(VARYING, (found) => {
    if (found === volumeId) return OF_VOLUME;
    if (found === backupId) return OF_BACKUP;
    fillings.push(found);
    return HOLE;
  });
  return { text: holed, fillings };
}

/** `next` gives the fillings one after another. */
export function unpackText(text: string, owner: TextOwner, next: () => string): string {
  let filled = "";
  for (const character of text) {
    if (character === HOLE) filled += next();
    else if (character === OF_VOLUME) filled += owner.volumeId;
    else if (character === OF_BACKUP) filled += owner.backupId ?? "";
    else filled += character;
  }
  return filled;
}
