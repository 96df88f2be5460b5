/** `Date` has whole seconds, cut off: on average the service's clock is half a second further. */
const HALF_SECOND_MS = 500;
/** Of so many answers the time is taken: enough that a few wrong ones decide nothing. */
const MOST_HEARD = 101;

/**
 * OCI's own time, by the `Date` of its answers. Between them a clock counts on that nobody sets, so
 * that this machine's own, which may be wrong or be put right in between, has no part in it.
 */
export class ServerClock {
  readonly #monotonic: () => number;
  /** How far OCI's time was ahead of the monotonic clock, an answer each. */
  readonly #offsets: number[] = [];

  constructor(monotonic: () => number = () => performance.now()) {
    this.#monotonic = monotonic;
  }

  /** Takes in the `Date` of an answer that was just received; one that is no date says nothing. */
  hear(date: string | null): void {
    const time = Date.parse(date ?? "");
    if (Number.isNaN(time)) return;
    this.#offsets.push(time + HALF_SECOND_MS - this.#monotonic());
    if (this.#offsets.length > MOST_HEARD) this.#offsets.shift();
  }

  /** Milliseconds since the epoch, to about a second; null before any answer told. */
  now(): number | null {
    // The one in the middle: an answer out of some cache tells the time that it was made.
    const offset = this.#offsets.toSorted((a, b) => a - b)[this.#offsets.length >> 1];
    return offset === undefined ? null : Math.round(this.#monotonic() + offset);
  }
}
