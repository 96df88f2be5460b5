import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { inBlocks } from "../../../src/delivery/content.js";

test("blocks hold the text of the pieces, whatever they are", () => {
  const piece = fc.string({ unit: "binary" });
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const bytes = Buffer.concat([...inBlocks(pieces)]);
      expect(bytes).toEqual(Buffer.concat(pieces.map((it) => Buffer.from(it))));
    }),
  );
});

test("many small pieces make few blocks, each made when it is asked for", () => {
  let made = 0;
  const pieces = function* () {
    for (; made < 100_000; made += 1) yield "0123456789";
  };
  const blocks = inBlocks(pieces());
  expect(made).toBe(0);
  const first = blocks.next().value as Buffer;
  expect(made).toBeLessThan(30_000);
  expect(first.length).toBeGreaterThan(200_000);
  expect([...blocks]).toHaveLength(3);
});

test("nothing is no block", () => {
  expect([...inBlocks([])]).toEqual([]);
  expect([...inBlocks([""])]).toEqual([]);
});
