import type { PairedResult } from "./paired.js";

/** What S took when it was last looked at: bench/baseline.json. */
export interface Baseline {
  readonly calls: number;
  /** Wall time as a multiple of the yardstick's in the same minutes. */
  readonly wallRatio: number;
}

/** How much worse, in per cent, a figure may get before it counts as a regression. */
const LEEWAY = 15;

export const baselineOf = ({ audit, ratios }: PairedResult): Baseline => ({
  calls: audit.calls,
  wallRatio: Number(ratios.wallMs.toFixed(3)),
});

/** One sentence for each figure that got more than 15 % worse than the baseline. */
export function regressions(now: Baseline, baseline: Baseline): string[] {
  const figures = [
    { name: "calls", was: baseline.calls, is: now.calls },
    {
      name: "wall time as a multiple of the yardstick's",
      was: baseline.wallRatio,
      is: now.wallRatio,
    },
  ];
  return figures
    .filter(({ was, is }) => is * 100 > was * (100 + LEEWAY))
    .map(
      ({ name, was, is }) =>
        `The audit of S takes more than it did: ${name} ${is}, with a baseline of ${was} and ${LEEWAY} % of leeway. Find the cause, or, when it is meant, renew the baseline with: npm run bench -- --renew-baseline`,
    );
}
