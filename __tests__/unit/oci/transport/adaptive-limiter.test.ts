import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { AdaptiveLimiter } from "../../../../src/oci/transport/adaptive-limiter.js";
import { FakeClock } from "./fake-clock.js";
import { runAgainst, seeded } from "./throttled-service.js";

/** Queues calls by name and tells which may start. */
function starter(limiter: AdaptiveLimiter) {
  const started: string[] = [];
  const queue = (name: string, first = false) => {
    void limiter.acquire({ first }).then(() => started.push(name));
  };
  return { started, queue };
}

async function letStart(limiter: AdaptiveLimiter, calls: number): Promise<void> {
  for (let call = 0; call < calls; call += 1) await limiter.acquire({ first: false });
}

describe("AdaptiveLimiter", () => {
  test("starts with a few calls and opens as they succeed, up to the maximum", async () => {
    const clock = new FakeClock();
    const limiter = new AdaptiveLimiter(6, clock);
    const { started, queue } = starter(limiter);
    for (let call = 0; call < 20; call += 1) queue(String(call));
    await clock.advance(0);
    expect(started).toHaveLength(4);
    limiter.release("success");
    await clock.advance(0);
    expect(started).toHaveLength(6);
    for (let call = 0; call < 5; call += 1) limiter.release("success");
    await clock.advance(0);
    expect(started.length - 6).toBe(6);
  });

  test("never starts more than the maximum at once, be it smaller than the first window", async () => {
    const clock = new FakeClock();
    const { started, queue } = starter(new AdaptiveLimiter(1, clock));
    queue("a");
    queue("b");
    await clock.advance(0);
    expect(started).toEqual(["a"]);
  });

  test("is first come, first served, but for a retry", async () => {
    const clock = new FakeClock();
    const limiter = new AdaptiveLimiter(1, clock);
    const { started, queue } = starter(limiter);
    for (const name of ["a", "b", "c"]) queue(name);
    queue("retry", true);
    for (let call = 0; call < 3; call += 1) {
      await clock.advance(0);
      limiter.release("other");
    }
    await clock.advance(0);
    expect(started).toEqual(["a", "retry", "b", "c"]);
  });

  test("halves its window on a 429 and then paces", async () => {
    const clock = new FakeClock();
    const limiter = new AdaptiveLimiter(16, clock);
    await letStart(limiter, 4);
    limiter.release("throttled");
    limiter.release("other");
    limiter.release("other");
    limiter.release("other");
    const { started, queue } = starter(limiter);
    for (const name of ["a", "b", "c"]) queue(name);
    await clock.advance(0);
    expect(started).toEqual([]);
    await clock.advance(10_000);
    expect(started).toEqual(["a", "b"]);
  });

  test("takes the 429s of calls that were under way together for one", async () => {
    const clock = new FakeClock();
    const limiter = new AdaptiveLimiter(16, clock);
    await letStart(limiter, 4);
    for (let call = 0; call < 4; call += 1) limiter.release("throttled");
    const { started, queue } = starter(limiter);
    for (const name of ["a", "b", "c"]) queue(name);
    await clock.advance(10_000);
    expect(started).toEqual(["a", "b"]);
  });

  test("a failure that is no throttling changes nothing", async () => {
    const clock = new FakeClock();
    const limiter = new AdaptiveLimiter(16, clock);
    await letStart(limiter, 4);
    for (let call = 0; call < 4; call += 1) limiter.release("other");
    const { started, queue } = starter(limiter);
    for (const name of ["a", "b", "c", "d", "e"]) queue(name);
    await clock.advance(0);
    expect(started).toEqual(["a", "b", "c", "d"]);
  });

  test("openUp lets everybody go", async () => {
    const clock = new FakeClock();
    const limiter = new AdaptiveLimiter(2, clock);
    await letStart(limiter, 2);
    limiter.release("throttled");
    const { started, queue } = starter(limiter);
    for (let call = 0; call < 50; call += 1) queue(String(call));
    await clock.advance(0);
    expect(started).toEqual([]);
    limiter.openUp();
    await clock.advance(0);
    expect(started).toHaveLength(50);
  });

  describe.each([1, 5, 20])("against 20 requests a second with a burst of %d", (burst) => {
    test.each([5, 50, 200])("and %d ms latency uses what is admitted", async (latencyMs) => {
      const clock = new FakeClock();
      const limiter = new AdaptiveLimiter(16, clock);
      const shape = { perSecond: 20, burst, latencyMs };
      const log = runAgainst(clock, limiter, shape, 2_000, seeded(7));
      await clock.advance(30_000);
      expect(log.admittedAt.length / (20 * 30)).toBeGreaterThanOrEqual(0.85);
      expect(log.lost).toBe(0);
      expect(log.maxInFlight).toBeLessThanOrEqual(16);
      // Few enough that the service is not worked by refusals.
      expect(log.refused).toBeLessThan(0.2 * log.admittedAt.length);
    });
  });

  test("finds a rate again that was taken by others for a while", async () => {
    const clock = new FakeClock();
    const limiter = new AdaptiveLimiter(16, clock);
    const shape = { perSecond: 4, burst: 2, latencyMs: 50 };
    const log = runAgainst(clock, limiter, shape, 5_000, seeded(7));
    await clock.advance(10_000);
    shape.perSecond = 40;
    await clock.advance(20_000);
    const before = log.admittedAt.length;
    await clock.advance(10_000);
    expect(log.admittedAt.length - before).toBeGreaterThanOrEqual(0.85 * 40 * 10);
  });

  test("every call is served in the end, at any rate, burst and latency", async () => {
    const shapes = fc.record({
      perSecond: fc.integer({ min: 5, max: 100 }),
      burst: fc.integer({ min: 1, max: 50 }),
      latencyMs: fc.integer({ min: 1, max: 500 }),
    });
    await fc.assert(
      fc.asyncProperty(
        shapes,
        fc.integer({ min: 1, max: 32 }),
        fc.nat(),
        async (shape, maxWindow, seed) => {
          const clock = new FakeClock();
          const limiter = new AdaptiveLimiter(maxWindow, clock);
          const log = runAgainst(clock, limiter, shape, 60, seeded(seed));
          await clock.advance(600_000);
          expect(log.admittedAt).toHaveLength(60);
          expect(log.maxInFlight).toBeLessThanOrEqual(maxWindow);
        },
      ),
      { numRuns: 25 },
    );
  });
});
