import { getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { MEBIBYTE } from "../plain/byte-limits.js";

/** A smaller heap is not worth the time. */
const WORTHWHILE_BYTES = 128 * MEBIBYTE;

/** Bytes in use, on the heap and outside of it, and what collects the rest. */
export interface Collector {
  usedBytes(): number;
  collect(): void;
}

const v8: Collector = {
  usedBytes: () => {
    const { used_heap_size: onHeap, external_memory: outside } = getHeapStatistics();
    return onHeap + outside;
  },
  collect: () => {
    // V8 gives its collector to the contexts that are made while the flag is set.
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void;
    setFlagsFromString("--no-expose-gc");
    collect();
  },
};

/**
 * Gives back at once what is no longer needed of a large heap. For the moments at which most of it is
 * let go of and much more is about to be made: V8 would make the heap larger first.
 */
export function collectGarbage(collector: Collector = v8): void {
  if (collector.usedBytes() >= WORTHWHILE_BYTES) collector.collect();
}
