import type { Clock } from "./clock.js";
import type { Effect } from "./retry-schedule.js";

/** So many attempts must have failed in a row before the time without success counts. */
const MIN_FAILURES = 10;
/** Without any success for this many request deadlines, the service is given up for the run. */
const DEADLINES_WITHOUT_SUCCESS = 3;
/** Others of the tenancy may take all that a service admits for a while, but hardly for so long. */
const THROTTLED_PATIENCE_MS = 180_000;

/** Keeps one dead service in one region from holding the run: after a while it is given up. */
export class ServiceHealth {
  readonly #failing: Streak;
  readonly #throttled: Streak;

  constructor(requestTimeoutMs: number, clock: Clock) {
    this.#failing = new Streak(requestTimeoutMs * DEADLINES_WITHOUT_SUCCESS, clock);
    this.#throttled = new Streak(THROTTLED_PATIENCE_MS, clock);
  }

  /** Counted apart: a limit in front of a dead service throttles too, and vouches for nothing. */
  record(effect: Effect): void {
    if (effect === "success") {
      this.#failing.end();
      this.#throttled.end();
      return;
    }
    const streak = effect === "throttled" ? this.#throttled : this.#failing;
    streak.goOn();
  }

  /** Why no further call is made; null while the service is worth asking. */
  outage(): string | null {
    if (this.#failing.isTooLong) return givenUp("gave no good answer", this.#failing.patienceMs);
    return this.#throttled.isTooLong
      ? givenUp("only throttled (429)", this.#throttled.patienceMs)
      : null;
  }
}

/** Failures of one kind in a row. Once it was too long, it stays so. */
class Streak {
  readonly patienceMs: number;
  isTooLong = false;
  readonly #clock: Clock;
  #length = 0;
  #since = 0;

  constructor(patienceMs: number, clock: Clock) {
    this.patienceMs = patienceMs;
    this.#clock = clock;
  }

  goOn(): void {
    const now = this.#clock.now();
    if (this.#length === 0) this.#since = now;
    this.#length += 1;
    if (this.#length >= MIN_FAILURES && now - this.#since >= this.patienceMs) this.isTooLong = true;
  }

  end(): void {
    this.#length = 0;
  }
}

function givenUp(what: string, patienceMs: number): string {
  return `the service ${what} for ${Math.round(patienceMs / 1_000)} s; the remaining calls to it were not made`;
}
