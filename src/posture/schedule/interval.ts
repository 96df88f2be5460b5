/** Milliseconds since the epoch; `from` belongs to the interval, `to` does not. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** Instants outside 1970 to 9999 are no times of a backup; NaN is none either. */
export const LAST_INSTANT = Date.UTC(9999, 11, 31);

/** True for an interval that is not empty and whose starts can be counted. */
export function isCountable({ from, to }: Interval): boolean {
  return 0 <= from && from < to && to <= LAST_INSTANT;
}
