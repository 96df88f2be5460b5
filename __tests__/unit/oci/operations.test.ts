import { expect, test } from "@jest/globals";

import { isOperation, OPERATIONS } from "../../../src/oci/operations.js";

test("what is listed is an operation", () => {
  expect(OPERATIONS.every(isOperation)).toBe(true);
});

test.each(["", "DeleteVolume", "listVolumes", "toString"])("%j is none", (name) => {
  expect(isOperation(name)).toBe(false);
});
