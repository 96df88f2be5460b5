import { createHash } from "node:crypto";

/** What goes wrong. */
export type FaultEffect =
  | {
      readonly kind: "status";
      readonly status: number;
      readonly code?: string;
      readonly message?: string;
      /** Sent as Retry-After when given. */
      readonly retryAfterSeconds?: number;
    }
  /** The connection is cut with a TCP reset. */
  | { readonly kind: "reset" }
  /** No answer ever comes. */
  | { readonly kind: "hang" }
  /** The right answer, cut off half-way through its body. */
  | { readonly kind: "truncate" }
  /** A web page instead of JSON, as a proxy or captive portal would send. */
  | { readonly kind: "html"; readonly status?: number }
  /** An answer that is not the service's, which never hears of the call: nothing is done or stored. */
  | {
      readonly kind: "instead";
      /** 200 when not given. */
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      /** Sent as JSON; absent: no body. */
      readonly body?: unknown;
    }
  /** The right answer, with another status, headers set or (null) left out, or the `Date` off. */
  | {
      readonly kind: "altered";
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string | null>>;
      /** Added to the services' time in `Date`, in milliseconds. */
      readonly dateOffsetMs?: number;
    }
  /** A page without items that names a next one; the next is served as it should be. */
  | { readonly kind: "empty-page" }
  /** The right answer, late. */
  | { readonly kind: "delay"; readonly ms: number };

/** A fault and the calls that it befalls. What is left out of the scope stands for every one. */
export interface Fault {
  readonly effect: FaultEffect;
  readonly operation?: string | readonly string[];
  readonly region?: string;
  readonly compartment?: string;
  /** Only the nth call that matches, counted from 1. */
  readonly nth?: number;
  /** Only so many of the calls that match. */
  readonly times?: number;
  /** Only the first so many attempts at each call that matches. */
  readonly attempts?: number;
  /** Each call that matches with this chance, from 0 to 1, drawn from the seeds. */
  readonly probability?: number;
  /** Beside the simulator's seed: faults of different seeds strike independently of each other. */
  readonly seed?: string;
}

export interface FaultTarget {
  readonly operation: string;
  readonly region: string;
  readonly compartment: string | null;
  /** What tells the call from others of its kind: its request line. */
  readonly target: string;
}

interface Active {
  readonly fault: Fault;
  matched: number;
}

/** The faults in force. Chance depends on the seed and the call, never on the order of arrival. */
export class FaultPlan {
  readonly #active: Active[] = [];
  readonly #attempts = new Map<string, number>();

  constructor(private readonly seed: string) {}

  /** Puts a fault in force; the function returned takes it out again. */
  add(fault: Fault): () => void {
    const active = { fault, matched: 0 };
    this.#active.push(active);
    return () => {
      const index = this.#active.indexOf(active);
      if (index >= 0) this.#active.splice(index, 1);
    };
  }

  /** Takes every fault out, and forgets what was attempted. */
  clear(): void {
    this.#active.length = 0;
    this.#attempts.clear();
  }

  /** The effect on this call: that of the first fault in force which befalls it. */
  strike(target: FaultTarget): FaultEffect | null {
    if (this.#active.length === 0) return null;
    const attempt = this.#countAttempt(target);
    for (const active of this.#active) {
      if (!matches(active.fault, target)) continue;
      active.matched += 1;
      if (this.#befalls(active, target, attempt)) return active.fault.effect;
    }
    return null;
  }

  #befalls({ fault, matched }: Active, target: FaultTarget, attempt: number): boolean {
    if (fault.nth !== undefined && matched !== fault.nth) return false;
    if (fault.times !== undefined && matched > fault.times) return false;
    if (fault.attempts !== undefined && attempt > fault.attempts) return false;
    if (fault.probability === undefined) return true;
    return this.#draw(fault.seed ?? "", target, attempt) < fault.probability;
  }

  #countAttempt(target: FaultTarget): number {
    const key = `${target.region} ${target.operation} ${target.target}`;
    const attempt = (this.#attempts.get(key) ?? 0) + 1;
    this.#attempts.set(key, attempt);
    return attempt;
  }

  #draw(seed: string, target: FaultTarget, attempt: number): number {
    const call = `${target.region} ${target.operation} ${target.target} ${attempt}`;
    const text = `${this.seed} ${seed} ${call}`;
    return createHash("sha256").update(text).digest().readUInt32BE(0) / 2 ** 32;
  }
}

function matches(fault: Fault, target: FaultTarget): boolean {
  const operations = fault.operation === undefined ? null : [fault.operation].flat();
  if (operations !== null && !operations.includes(target.operation)) return false;
  if (fault.region !== undefined && fault.region !== target.region) return false;
  return fault.compartment === undefined || fault.compartment === target.compartment;
}
