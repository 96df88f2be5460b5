import type { Operation } from "../operations.js";
import type { Clock } from "./clock.js";
import type { Effect } from "./retry-schedule.js";

/** So many attempts must have failed in a row before the time without success counts. */
const MIN_FAILURES = 10;
/** Without any success for this many request deadlines, the service is given up for the run. */
const DEADLINES_WITHOUT_SUCCESS = 3;
/** Others of the tenancy may take all that a service admits for a while, but hardly for so long. */
const THROTTLED_PATIENCE_MS = 180_000;

/**
 * Keeps one dead service in one region from holding the run: after a while it is given up. Where one
 * operation alone fails, that one is given up: it says nothing of the others.
 */
export class ServiceHealth {
  readonly #failing: Streak;
  readonly #throttled: Streak;
  readonly #dead = new Set<Operation>();
  #outage: string | null = null;

  constructor(requestTimeoutMs: number, clock: Clock) {
    this.#failing = new Streak(requestTimeoutMs * DEADLINES_WITHOUT_SUCCESS, clock);
    this.#throttled = new Streak(THROTTLED_PATIENCE_MS, clock);
  }

  /** Throttling is counted apart: a limit in front of a dead service throttles too, and vouches for nothing. */
  record(operation: Operation, effect: Effect): void {
    if (effect === "success") {
      this.#failing.end();
      this.#throttled.end();
    } else if (effect === "throttled") {
      this.#throttled.goOn(operation);
      if (this.#throttled.isTooLong) this.#outage ??= outageText(effect, THROTTLED_PATIENCE_MS);
    } else {
      this.#failing.goOn(operation);
      if (this.#failing.isTooLong) this.#giveUp();
    }
  }

  /** Why the operation is not called any more; null while it is worth asking. */
  outage(operation: Operation): string | null {
    if (this.#outage !== null) return this.#outage;
    if (!this.#dead.has(operation)) return null;
    return `no ${operation} got a good answer for ${seconds(this.#failing.patienceMs)}; the remaining ones were not made`;
  }

  get isDown(): boolean {
    return this.#outage !== null;
  }

  #giveUp(): void {
    const [operation, ...others] = this.#failing.operations;
    if (operation === undefined || others.length > 0) {
      this.#outage ??= outageText("other", this.#failing.patienceMs);
      return;
    }
    this.#dead.add(operation);
    // What comes next is judged by failures of its own.
    this.#failing.end();
  }
}

/** Failures of one kind in a row. */
class Streak {
  readonly patienceMs: number;
  readonly operations = new Set<Operation>();
  readonly #clock: Clock;
  #length = 0;
  #since = 0;

  constructor(patienceMs: number, clock: Clock) {
    this.patienceMs = patienceMs;
    this.#clock = clock;
  }

  get isTooLong(): boolean {
    const lastedMs = this.#clock.now() - this.#since;
    return this.#length >= MIN_FAILURES && lastedMs >= this.patienceMs;
  }

  goOn(operation: Operation): void {
    if (this.#length === 0) this.#since = this.#clock.now();
    this.#length += 1;
    this.operations.add(operation);
  }

  end(): void {
    this.#length = 0;
    this.operations.clear();
  }
}

function outageText(effect: Effect, patienceMs: number): string {
  const what = effect === "throttled" ? "only throttled (429)" : "gave no good answer";
  return `the service ${what} for ${seconds(patienceMs)}; the remaining calls to it were not made`;
}

function seconds(ms: number): string {
  return `${Math.round(ms / 1_000)} s`;
}
