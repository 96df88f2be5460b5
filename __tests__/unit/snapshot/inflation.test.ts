import { gzipSync } from "node:zlib";

import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { MEBIBYTE } from "../../../src/plain/byte-limits.js";
import { InflatesTooFar, Inflation } from "../../../src/snapshot/inflation.js";

const CUT_OFF = new RangeError("It cannot be inflated to its end.");

function inflation(...members: readonly (string | Uint8Array)[]): Inflation {
  return new Inflation(Buffer.concat(members.map((it) => gzipSync(it))), 8 * MEBIBYTE);
}

describe("an inflation", () => {
  test("gives a line, what follows it, and no more than there is", async () => {
    const file = inflation("first\nse", "cond\nthird");
    expect((await file.line()).toString()).toBe("first");
    expect(Buffer.from(await file.bytes(3)).toString()).toBe("sec");
    expect((await file.line()).toString()).toBe("ond");
    expect(Buffer.from(await file.bytes(9)).toString()).toBe("third");
    expect(await file.bytes(1)).toHaveLength(0);
    expect(await file.line()).toHaveLength(0);
    await file.end();
  });

  test("gives the same bytes however they are packed and asked for", async () => {
    const some = fc.uint8Array({ maxLength: 50 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(some, { minLength: 1 }),
        fc.infiniteStream(fc.nat(30)),
        async (members, sizes) => {
          const file = inflation(...members);
          const [whole, given] = [Buffer.concat(members), [] as Uint8Array[]];
          for (const size of sizes) {
            const bytes = await file.bytes(size);
            expect(bytes.byteOffset).toBe(0);
            given.push(bytes);
            if (bytes.length < size) break;
          }
          expect(Buffer.concat(given)).toEqual(whole);
        },
      ),
    );
  });

  test("crosses the pieces that it inflates at once", async () => {
    const whole = Buffer.alloc(2.5 * MEBIBYTE, "abcdefg");
    const file = inflation(`${"x".repeat(MEBIBYTE)}\n`, whole);
    expect(await file.line()).toHaveLength(MEBIBYTE);
    expect(Buffer.from(await file.bytes(whole.length)).equals(whole)).toBe(true);
  });

  test("tells what is no gzip, cut off, or changed, at its end too", async () => {
    const whole = gzipSync("line\nand more");
    const ended = async (bytes: Buffer) => {
      const file = new Inflation(bytes, MEBIBYTE);
      await file.bytes(13);
      await file.end();
    };
    await ended(whole);
    await expect(ended(Buffer.from("{}"))).rejects.toThrow(CUT_OFF);
    await expect(ended(whole.subarray(0, -1))).rejects.toThrow(CUT_OFF);
    const changed = Buffer.from(whole);
    changed.writeUInt8(changed.readUInt8(changed.length - 5) ^ 1, changed.length - 5);
    await expect(ended(changed)).rejects.toThrow(CUT_OFF);
  });

  test.each<[string, (file: Inflation) => Promise<unknown>]>([
    ["a line", (file) => file.line()],
    ["bytes", (file) => file.bytes(1e12)],
    ["what is passed over", (file) => file.end()],
  ])("stops when %s would be more than is allowed", async (_, read) => {
    const bomb = new Inflation(gzipSync(Buffer.alloc(4 * MEBIBYTE)), 3 * MEBIBYTE);
    await expect(read(bomb)).rejects.toThrow(new InflatesTooFar("It inflates to more than 3 MiB."));
  });
});
