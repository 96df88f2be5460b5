/** What one run of a program took. */
export interface Usage {
  readonly calls: number;
  readonly wallMs: number;
  /** User and system time of all threads, in milliseconds. */
  readonly cpuMs: number;
  readonly peakRssMb: number;
}

/** What the simulator saw of one region; times in milliseconds since the epoch. */
export interface RegionTraffic {
  readonly admitted: number;
  readonly throttled: number;
  readonly firstAt: number;
  readonly lastAt: number;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  const lower = sorted[Math.ceil(middle) - 1];
  if (upper === undefined || lower === undefined) throw new RangeError("No value has no median.");
  return (lower + upper) / 2;
}

/** The median of each figure by itself. */
export function medianUsage(runs: readonly Usage[]): Usage {
  const of = (figure: keyof Usage): number => median(runs.map((run) => run[figure]));
  return {
    calls: of("calls"),
    wallMs: of("wallMs"),
    cpuMs: of("cpuMs"),
    peakRssMb: of("peakRssMb"),
  };
}

/** Each figure of one as a multiple of the other's. */
export function ratios(one: Usage, other: Usage): Usage {
  return {
    calls: one.calls / other.calls,
    wallMs: one.wallMs / other.wallMs,
    cpuMs: one.cpuMs / other.cpuMs,
    peakRssMb: one.peakRssMb / other.peakRssMb,
  };
}

/**
 * Of the requests that a throttled service would have admitted while it was asked, the share that
 * it was asked for, in the region that was asked the longest. It admits `rate` a second and, at the
 * start, a second's worth at once.
 */
export function usedShare(traffic: readonly RegionTraffic[], rate: number): number {
  const spans = traffic.map(({ admitted, firstAt, lastAt }) => {
    const seconds = (lastAt - firstAt) / 1_000;
    return { seconds, share: admitted / (rate * (seconds + 1)) };
  });
  const longest = Math.max(...spans.map(({ seconds }) => seconds));
  return spans.find(({ seconds }) => seconds === longest)?.share ?? 0;
}
