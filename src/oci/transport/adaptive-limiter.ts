import type { Clock } from "./clock.js";

const START_WINDOW = 4;
/** The span over which the admitted rate is measured. */
const MEASURE_MS = 1_000;
/** A burst of 429s is one signal, not many. */
const SIGNAL_MS = 100;
/** Aim just below what was admitted, then probe upwards by this share a second. */
const BACK_TO = 0.95;
const PROBE_PER_SECOND = 0.05;
/** The longer nothing was throttled, the bolder the probe: a burst of other callers passes. */
const PROBE_PER_SECOND_SQUARED = 0.02;

/**
 * Decides when the next call to one service in one region may start. Two controls: a window of
 * calls in flight (additive increase on success, halved on 429) and, once a 429 was seen, a pace
 * that follows the rate the service was measured to admit. A window alone cannot hold a rate when
 * answers are quicker than the rate allows.
 */
export class AdaptiveLimiter {
  readonly #maxWindow: number;
  readonly #clock: Clock;
  #window: number;
  #inFlight = 0;
  #pace: { perSecond: number; since: number } | null = null;
  #nextStart = -Infinity;
  #lastThrottle = -Infinity;
  #start: number | null = null;
  readonly #successes: number[] = [];
  readonly #queue: (() => void)[] = [];
  #isTimerSet = false;

  constructor(maxWindow: number, clock: Clock) {
    this.#maxWindow = maxWindow;
    this.#clock = clock;
    this.#window = Math.min(START_WINDOW, maxWindow);
  }

  /** Resolves when the call may start. `first` puts a retry ahead of calls not yet begun. */
  async acquire(options: { readonly first: boolean }): Promise<void> {
    await new Promise<void>((resolve) => {
      if (options.first) this.#queue.unshift(resolve);
      else this.#queue.push(resolve);
      this.#admit();
    });
  }

  release(outcome: "success" | "throttled" | "other"): void {
    this.#inFlight -= 1;
    if (outcome === "success") this.#onSuccess();
    if (outcome === "throttled") this.#onThrottle();
    this.#admit();
  }

  /** Lets every waiting call go at once: the run is cancelled and they will fail by themselves. */
  openUp(): void {
    this.#window = Infinity;
    this.#pace = null;
    this.#nextStart = -Infinity;
    this.#admit();
  }

  #onSuccess(): void {
    this.#window = Math.min(
      this.#maxWindow,
      // Slow start doubles a window a round trip; after a throttle it grows by one.
      this.#window + (this.#pace === null ? 1 : 1 / this.#window),
    );
    const now = this.#clock.now();
    this.#successes.push(now);
    this.#forgetOld(now);
  }

  #onThrottle(): void {
    const now = this.#clock.now();
    if (now - this.#lastThrottle < SIGNAL_MS) return;
    this.#lastThrottle = now;
    this.#window = Math.max(1, this.#window / 2);
    this.#pace = { perSecond: Math.max(1, this.#admittedPerSecond(now) * BACK_TO), since: now };
  }

  /** Successes a second over the last second, or since the start when that is shorter. */
  #admittedPerSecond(now: number): number {
    this.#forgetOld(now);
    const span = Math.min(MEASURE_MS, Math.max(SIGNAL_MS, now - (this.#start ?? now)));
    return (this.#successes.length * 1_000) / span;
  }

  #forgetOld(now: number): void {
    while (this.#successes[0] !== undefined && this.#successes[0] <= now - MEASURE_MS) {
      this.#successes.shift();
    }
  }

  #admit(): void {
    while (this.#queue.length > 0 && this.#inFlight < Math.floor(this.#window)) {
      const now = this.#clock.now();
      if (now < this.#nextStart) {
        this.#wakeAt(this.#nextStart - now);
        return;
      }
      this.#nextStart = Math.max(now, this.#nextStart) + this.#interval(now);
      this.#start ??= now;
      this.#inFlight += 1;
      this.#queue.shift()?.();
    }
  }

  /** Milliseconds between two starts at the present pace. */
  #interval(now: number): number {
    if (this.#pace === null) return 0;
    const seconds = (now - this.#pace.since) / 1_000;
    const probe = 1 + PROBE_PER_SECOND * seconds + PROBE_PER_SECOND_SQUARED * seconds ** 2;
    return 1_000 / (this.#pace.perSecond * probe);
  }

  #wakeAt(delayMs: number): void {
    if (this.#isTimerSet) return;
    this.#isTimerSet = true;
    this.#clock.after(delayMs, () => {
      this.#isTimerSet = false;
      this.#admit();
    });
  }
}
