import { expect, test } from "@jest/globals";

import { groupBy } from "../../../src/plain/group-by.js";

test("groupBy keeps the order of the items and of the first appearances", () => {
  expect([...groupBy(["b1", "a1", "b2"], (it) => it.charAt(0))]).toEqual([
    ["b", ["b1", "b2"]],
    ["a", ["a1"]],
  ]);
});
