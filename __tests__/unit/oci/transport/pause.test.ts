import { expect, test } from "@jest/globals";

import { pause } from "../../../../src/oci/transport/pause.js";
import { FakeClock } from "./fake-clock.js";

test("a pause is over when its time is", async () => {
  const clock = new FakeClock();
  let isOver = false;
  const end = pause(1_000, clock, new AbortController().signal).then(() => (isOver = true));
  await clock.advance(999);
  expect(isOver).toBe(false);
  await clock.advance(1);
  await end;
  expect(isOver).toBe(true);
});

test("a cancellation ends it at once, and leaves no timer behind", async () => {
  const timers = new Set<() => void>();
  const clock = {
    now: () => 0,
    after: (_: number, callback: () => void) => {
      timers.add(callback);
      return () => timers.delete(callback);
    },
  };
  const run = new AbortController();
  const end = pause(60_000, clock, run.signal);
  expect(timers.size).toBe(1);
  run.abort();
  await end;
  expect(timers.size).toBe(0);
  await pause(60_000, clock, run.signal);
  expect(timers.size).toBe(0);
});
