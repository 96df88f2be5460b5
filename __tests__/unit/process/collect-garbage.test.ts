import { expect, jest, test } from "@jest/globals";

import { MEBIBYTE } from "../../../src/plain/byte-limits.js";
import { collectGarbage } from "../../../src/process/collect-garbage.js";

test.each([
  ["a small heap alone", 127, 0],
  ["a large heap once", 128, 1],
])("collects %s", (_, mebibytes, times) => {
  const collect = jest.fn();
  collectGarbage({ usedBytes: () => mebibytes * MEBIBYTE, collect });
  expect(collect).toHaveBeenCalledTimes(times);
});

test("the engine gives back at once what nothing refers to", () => {
  const large = () => new ArrayBuffer(256 * MEBIBYTE);
  const before = process.memoryUsage().arrayBuffers;
  expect(large().byteLength + before).toBe(256 * MEBIBYTE + before);
  expect(process.memoryUsage().arrayBuffers).toBeGreaterThanOrEqual(256 * MEBIBYTE);
  collectGarbage();
  expect(process.memoryUsage().arrayBuffers).toBeLessThan(256 * MEBIBYTE);
});
