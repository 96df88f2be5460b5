import { expect, test } from "@jest/globals";

import { counted } from "../../../src/plain/wording.js";

test("counted adds an s but to one", () => {
  expect([0, 1, 2].map((count) => counted(count, "volume"))).toEqual([
    "0 volumes",
    "1 volume",
    "2 volumes",
  ]);
});
