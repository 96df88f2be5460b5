import type { Remedy } from "../../../posture/remedy.js";

/** Its fields' names and values by turns, as indexes into `texts`: remedies of one kind differ in OCIDs only. */
export type PackedRemedy = readonly number[];

export function packRemedy(remedy: Remedy, packed: (text: string) => number): PackedRemedy {
  return Object.entries(remedy).flat().map(packed);
}

/** `text` gives the texts back, in the order in which they were packed. */
export function unpackRemedy(packed: PackedRemedy, text: (index: number) => string): Remedy {
  const texts = packed.map(text);
  const fields = texts.flatMap((name, at) => (at % 2 === 0 ? [[name, texts[at + 1]]] : []));
  return Object.fromEntries(fields) as Remedy;
}
