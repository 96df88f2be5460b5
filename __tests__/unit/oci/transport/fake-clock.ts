import { setImmediate as afterMicrotasks } from "node:timers/promises";

import type { Clock } from "../../../../src/oci/transport/clock.js";

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** A clock that moves only when a test says so; what it wakes settles before time goes on. */
export class FakeClock implements Clock {
  #now = 0;
  readonly #timers = new Set<Timer>();

  now(): number {
    return this.#now;
  }

  after(ms: number, callback: () => void): () => void {
    const timer = { at: this.#now + Math.max(0, ms), callback };
    this.#timers.add(timer);
    return () => {
      this.#timers.delete(timer);
    };
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => this.after(ms, resolve));
  }

  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    await afterMicrotasks();
    for (let next = this.#next(end); next !== undefined; next = this.#next(end)) {
      this.#now = next.at;
      this.#timers.delete(next);
      next.callback();
      await afterMicrotasks();
    }
    this.#now = end;
  }

  /** The earliest timer due by `end`; among equals the one set first. */
  #next(end: number): Timer | undefined {
    let earliest: Timer | undefined;
    for (const timer of this.#timers) {
      if (timer.at <= end && timer.at < (earliest?.at ?? Infinity)) earliest = timer;
    }
    return earliest;
  }
}
