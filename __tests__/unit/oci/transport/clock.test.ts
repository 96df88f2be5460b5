import { expect, test } from "@jest/globals";

import { systemClock } from "../../../../src/oci/transport/clock.js";

test("the system's clock goes forward, calls back, and can be told not to", async () => {
  const before = systemClock.now();
  const called: string[] = [];
  const cancel = systemClock.after(0, () => called.push("cancelled"));
  cancel();
  await new Promise<void>((resolve) => systemClock.after(5, resolve));
  expect(called).toEqual([]);
  expect(systemClock.now()).toBeGreaterThan(before);
});
