import type { KeyObject } from "node:crypto";

import type { SigningIdentity } from "../transport/request-signer.js";

/** A session token and the private key that belongs to it. */
export interface Session {
  readonly token: string;
  readonly privateKey: KeyObject;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** A token is renewed when this much of its life is left, or this share of it. */
const RENEW_BEFORE_MS = 120_000;
const RENEW_BEFORE_SHARE = 0.1;
/** A token that lives but minutes is still used for half of its life. */
const MAX_RENEW_BEFORE_SHARE = 0.5;
/** A renewal that failed is not tried again sooner than this. */
const PAUSE_MS = 15_000;

/**
 * Signs with a session token that is renewed before it expires, by one renewal at a time. While
 * the old token lives nobody waits for the new one, and a failed renewal is tried again later.
 */
export class SessionIdentity implements SigningIdentity {
  readonly #renew: () => Promise<Session>;
  readonly #now: () => number;
  #session: Session;
  #renewAt = 0;
  #renewal: Promise<void> | null = null;
  #failure: Error | null = null;

  private constructor(renew: () => Promise<Session>, now: () => number, session: Session) {
    this.#renew = renew;
    this.#now = now;
    this.#session = session;
    this.#install(session);
  }

  /** Gets the first session. Rejects with what `renew` rejects with, as `keyId` does later on. */
  static async start(renew: () => Promise<Session>, now: () => number): Promise<SessionIdentity> {
    return new SessionIdentity(renew, now, await renew());
  }

  async keyId(): Promise<string> {
    const now = this.#now();
    const isDead = now >= this.#session.expiresAt;
    if (now >= this.#renewAt) {
      this.#renewal ??= this.#replace().finally(() => {
        this.#renewal = null;
      });
    }
    if (isDead) {
      await this.#renewal;
      if (this.#failure !== null) throw this.#failure;
    }
    return `ST$${this.#session.token}`;
  }

  privateKey(): KeyObject {
    return this.#session.privateKey;
  }

  /** Never rejects: what went wrong is kept for a caller that cannot go on without a new token. */
  async #replace(): Promise<void> {
    try {
      const session = await this.#renew();
      // In a turn of its own: a caller that was just given the old key id still reads the old key.
      await new Promise<void>((resolve) => {
        setImmediate(() => {
          this.#install(session);
          this.#failure = null;
          resolve();
        });
      });
    } catch (error) {
      this.#failure = error instanceof Error ? error : new Error(String(error));
      this.#renewAt = this.#now() + PAUSE_MS;
    }
  }

  #install(session: Session): void {
    const now = this.#now();
    const life = session.expiresAt - now;
    const before = Math.min(
      Math.max(RENEW_BEFORE_MS, life * RENEW_BEFORE_SHARE),
      life * MAX_RENEW_BEFORE_SHARE,
    );
    this.#session = session;
    const soonest = now + PAUSE_MS;
    this.#renewAt = Math.min(Math.max(session.expiresAt - before, soonest), session.expiresAt);
  }
}
