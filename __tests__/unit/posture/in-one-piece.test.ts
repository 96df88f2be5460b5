import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { expect, test } from "@jest/globals";

import { inOnePiece } from "../../../src/posture/in-one-piece.js";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** Bytes of the heap that so many messages take, each put together from pieces. */
function heldBy(keep: (text: string) => string): number {
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const held = Array.from({ length: 50_000 }, (_, index) => {
    const [age, limit] = [`${index} days old`, `(limit ${index} days)`];
    return keep(`newest recovery point is ${age} ${limit}, measured since ${index}-11-05`);
  });
  collectGarbage();
  const after = process.memoryUsage().heapUsed;
  expect(held[7]).toBe(
    "newest recovery point is 7 days old (limit 7 days), measured since 7-11-05",
  );
  return after - before;
}

test("takes less memory than the pieces, and is the same text", () => {
  expect(heldBy(inOnePiece)).toBeLessThan(0.6 * heldBy((text) => text));
});
