/** How many requests a region admits. */
export interface ThrottleOptions {
  readonly requestsPerSecond: number;
  /** Requests that may come at once after a pause; one second's worth when not given. */
  readonly burst?: number;
  /** Sent as Retry-After with every refusal; OCI sometimes sends none. */
  readonly retryAfterSeconds?: number;
  /** The regions that throttle; all when not given. */
  readonly regions?: readonly string[];
}

interface Bucket {
  tokens: number;
  filledAt: number;
}

/** A token bucket a region. Time is given in milliseconds by the caller. */
export class Throttle {
  readonly #buckets = new Map<string, Bucket>();

  constructor(private readonly options: ThrottleOptions) {}

  get retryAfterSeconds(): number | undefined {
    return this.options.retryAfterSeconds;
  }

  admits(region: string, now: number): boolean {
    const { requestsPerSecond, regions } = this.options;
    if (regions?.includes(region) === false) return true;
    const size = this.options.burst ?? requestsPerSecond;
    const bucket = this.#buckets.get(region) ?? { tokens: size, filledAt: now };
    this.#buckets.set(region, bucket);
    const refill = ((now - bucket.filledAt) / 1000) * requestsPerSecond;
    bucket.tokens = Math.min(size, bucket.tokens + refill);
    bucket.filledAt = now;
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }
}
