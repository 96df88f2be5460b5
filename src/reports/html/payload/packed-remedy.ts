import type { Remedy } from "../../../posture/remedy.js";

/**
 * Its fields' names and values by turns, as indexes into `texts`: remedies of one kind differ in OCIDs only.
 * What comes after it follows at once: with an action, of which each has one, and first.
 */
export type PackedRemedy = readonly number[];

export function packRemedy(
  { action, then, ...rest }: Remedy,
  packed: (text: string) => number,
): PackedRemedy {
  const own = Object.entries({ action, ...rest })
    .flat()
    .map(packed);
  return then === undefined ? own : [...own, ...packRemedy(then, packed)];
}

/** `text` gives the texts back, in the order in which they were packed. */
export function unpackRemedy(packed: PackedRemedy, text: (index: number) => string): Remedy {
  const texts = packed.map(text);
  const steps: Record<string, string | undefined>[] = [];
  for (let at = 0; at < texts.length; at += 2) {
    const name = texts[at] ?? "";
    if (name === "action") steps.push({});
    const step = steps.at(-1);
    if (step !== undefined) step[name] = texts[at + 1];
  }
  return steps.reduceRight<object>(
    (then, step, index) => (index === steps.length - 1 ? step : { ...step, then }),
    {},
  ) as Remedy;
}
