import type { Clock } from "./clock.js";
import type { Effect } from "./retry-schedule.js";

/** So many attempts must have failed in a row before the time without success counts. */
const MIN_FAILURES = 10;
/** Without any success for this many request deadlines, the service is given up for the run. */
const DEADLINES_WITHOUT_SUCCESS = 3;

/** Keeps one dead service in one region from holding the run: after a while it is given up. */
export class ServiceHealth {
  readonly #clock: Clock;
  readonly #patienceMs: number;
  #failures = 0;
  #failingSince = 0;
  #isDown = false;

  constructor(requestTimeoutMs: number, clock: Clock) {
    this.#clock = clock;
    this.#patienceMs = requestTimeoutMs * DEADLINES_WITHOUT_SUCCESS;
  }

  record(effect: Effect): void {
    // A limit in front of a dead service throttles too, and a live one lets calls through as well.
    if (effect === "throttled") return;
    if (effect === "success") {
      this.#failures = 0;
      return;
    }
    const now = this.#clock.now();
    if (this.#failures === 0) this.#failingSince = now;
    this.#failures += 1;
    if (this.#failures >= MIN_FAILURES && now - this.#failingSince >= this.#patienceMs) {
      this.#isDown = true;
    }
  }

  /** Why no further call is made; null while the service is worth asking. */
  outage(): string | null {
    if (!this.#isDown) return null;
    return `the service gave no good answer for ${Math.round(this.#patienceMs / 1_000)} s; the remaining calls to it were not made`;
  }
}
