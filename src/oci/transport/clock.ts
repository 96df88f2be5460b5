/** Time as the transport needs it; tests bring their own. */
export interface Clock {
  /** Milliseconds, monotonic. */
  now(): number;
  /** Calls back once, after `ms`; returns what cancels it. */
  after(ms: number, callback: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};
