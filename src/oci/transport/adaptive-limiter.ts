import type { Clock } from "./clock.js";
import type { Effect } from "./retry-schedule.js";

const START_WINDOW = 4;
/** The span over which the admitted rate is measured. */
const MEASURE_MS = 1_000;
/** The shortest span that a rate is reckoned from. */
const MIN_SPAN_MS = 100;
/** Slower than this no service is asked: a 429 that says nothing of a rate must not stop the run. */
const MIN_PER_SECOND = 5;
/** Restart just below what was admitted. */
const BACK_TO = 0.95;
/** With nothing but one short measurement to go by, the pace grows this much a second. */
const RAMP_PER_SECOND = 4;
/** Half the way back to the aim takes so long. */
const HALF_WAY_SECONDS = 0.5;
/** Beyond the aim it probes, bolder the longer nothing was throttled: a burst of others passes. */
const PROBE_PER_SECOND_CUBED = 0.003;

/** Starts a second as they rise from a throttle on: steeply to `aim`, gently beyond it. */
interface Pace {
  readonly floor: number;
  /** Where a pace was last refused, about; null until one was. */
  readonly aim: number | null;
  readonly since: number;
}

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
  #pace: Pace | null = null;
  #nextStart = -Infinity;
  /** Calls that were under way at the last slow-down: what they meet says nothing about it. */
  #toIgnore = 0;
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

  release(outcome: Effect): void {
    this.#inFlight -= 1;
    const isOld = this.#toIgnore > 0;
    if (isOld) this.#toIgnore -= 1;
    if (outcome === "success") this.#onSuccess();
    if (outcome === "throttled" && !isOld) this.#slowDown();
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
    // Doubles in a round trip. The pace holds the rate, so a halved window may come back as soon.
    this.#window = Math.min(this.#maxWindow, this.#window + 1);
    const now = this.#clock.now();
    this.#successes.push(now);
    this.#forgetOld(now);
  }

  #slowDown(): void {
    const now = this.#clock.now();
    this.#toIgnore = this.#inFlight;
    this.#window = Math.max(1, this.#window / 2);
    const isMeasured = now - (this.#start ?? now) >= MEASURE_MS;
    const refused = this.#pace !== null && isMeasured ? startsPerSecond(this.#pace, now) : null;
    const admitted = Math.min(this.#admittedPerSecond(now), refused ?? Infinity);
    const floor = Math.max(MIN_PER_SECOND, admitted * BACK_TO);
    const aim = refused === null ? null : ((admitted + refused) / 2) * BACK_TO;
    this.#pace = { floor, aim, since: now };
    this.#nextStart = now + 1_000 / floor;
  }

  /** Successes a second over the last second, or since the start when that is shorter. */
  #admittedPerSecond(now: number): number {
    this.#forgetOld(now);
    const span = Math.min(MEASURE_MS, Math.max(MIN_SPAN_MS, now - (this.#start ?? now)));
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
      const interval = this.#pace === null ? 0 : 1_000 / startsPerSecond(this.#pace, now);
      this.#nextStart = Math.max(now, this.#nextStart) + interval;
      this.#start ??= now;
      this.#inFlight += 1;
      this.#queue.shift()?.();
    }
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

function startsPerSecond({ floor, aim, since }: Pace, now: number): number {
  const seconds = (now - since) / 1_000;
  if (aim === null) return floor * RAMP_PER_SECOND ** seconds;
  const base = aim - (aim - floor) * 0.5 ** (seconds / HALF_WAY_SECONDS);
  return base * (1 + PROBE_PER_SECOND_CUBED * seconds ** 3);
}
