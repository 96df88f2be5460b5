import { PerformanceObserver } from "node:perf_hooks";
import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";

import { MEBIBYTE } from "../plain/byte-limits.js";

/** V8 lets new objects have four times as much, which makes a large audit little faster. */
const ENOUGH_BYTES = 32 * MEBIBYTE;
/** Documented by `node --v8-options`. Read by V8 each time that it thinks of growing. */
const GROW_NO_MORE = "--semi-space-growth-factor=1";
/**
 * Collects the whole heap when it is twice as large as what was needed of it the last time. V8 would let
 * it become four times as large, and gives little of what it had back to the system.
 */
const GROW_TO_TWICE = "--heap-growing-percent=100";

/** What is asked of the JavaScript engine. */
export interface Engine {
  /** Calls `listener` after each garbage collection until the function that it returns is called. */
  onCollection(listener: () => void): () => void;
  /** Bytes that the heap holds for new objects. */
  youngBytes(): number;
  setFlag(flag: string): void;
}

const v8: Engine = {
  onCollection(listener) {
    const observer = new PerformanceObserver(listener);
    observer.observe({ type: "gc" });
    return () => {
      observer.disconnect();
    };
  },
  youngBytes: () =>
    getHeapSpaceStatistics().find(({ space_name: name }) => name === "new_space")?.space_size ?? 0,
  setFlag: setFlagsFromString,
};

/**
 * Keeps the heap at a size that a small runner can spare. An action cannot choose the flags that its
 * Node.js is started with, and these can be set while it runs.
 */
export function boundHeap(engine: Engine = v8): void {
  engine.setFlag(GROW_TO_TWICE);
  const stop = engine.onCollection(() => {
    if (engine.youngBytes() < ENOUGH_BYTES) return;
    engine.setFlag(GROW_NO_MORE);
    stop();
  });
}
