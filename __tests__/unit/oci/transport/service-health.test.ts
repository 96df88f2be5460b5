import { describe, expect, test } from "@jest/globals";

import { ServiceHealth } from "../../../../src/oci/transport/service-health.js";
import { FakeClock } from "./fake-clock.js";

async function failEvery(
  health: ServiceHealth,
  clock: FakeClock,
  times: number,
  everyMs: number,
): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    if (time > 0) await clock.advance(everyMs);
    health.record("other");
  }
}

describe("ServiceHealth", () => {
  test("gives a service up after ten failures in a row over three deadlines", async () => {
    const clock = new FakeClock();
    const health = new ServiceHealth(30_000, clock);
    await failEvery(health, clock, 9, 10_000);
    await clock.advance(9_999);
    expect(health.outage()).toBeNull();
    await clock.advance(1);
    health.record("other");
    expect(health.outage()).toBe(
      "the service gave no good answer for 90 s; the remaining calls to it were not made",
    );
  });

  test("many failures in a short time are no outage yet", async () => {
    const clock = new FakeClock();
    const health = new ServiceHealth(30_000, clock);
    await failEvery(health, clock, 100, 100);
    expect(health.outage()).toBeNull();
  });

  test("few failures over a long time are none either", async () => {
    const clock = new FakeClock();
    const health = new ServiceHealth(30_000, clock);
    await failEvery(health, clock, 9, 60_000);
    expect(health.outage()).toBeNull();
  });

  test("one success starts the count anew", async () => {
    const clock = new FakeClock();
    const health = new ServiceHealth(30_000, clock);
    await failEvery(health, clock, 9, 30_000);
    health.record("success");
    await failEvery(health, clock, 9, 30_000);
    expect(health.outage()).toBeNull();
  });

  test("a service that throttles is not a dead one, until it did nothing else for minutes", async () => {
    const clock = new FakeClock();
    // The deadline of a request says nothing of how long others may take what is admitted.
    const health = new ServiceHealth(1_000, clock);
    for (let time = 0; time < 18; time += 1) {
      health.record("throttled");
      expect(health.outage()).toBeNull();
      await clock.advance(10_000);
    }
    health.record("throttled");
    expect(health.outage()).toBe(
      "the service only throttled (429) for 180 s; the remaining calls to it were not made",
    );
  });

  test("one call that it lets through is enough to go on", async () => {
    const clock = new FakeClock();
    const health = new ServiceHealth(30_000, clock);
    for (let time = 0; time < 100; time += 1) {
      health.record(time % 17 === 0 ? "success" : "throttled");
      await clock.advance(10_000);
    }
    expect(health.outage()).toBeNull();
  });

  test("nor does a throttle vouch for a service that fails in between", async () => {
    const clock = new FakeClock();
    const health = new ServiceHealth(30_000, clock);
    for (let time = 0; time < 9; time += 1) {
      health.record("other");
      health.record("throttled");
      await clock.advance(10_000);
    }
    expect(health.outage()).toBeNull();
    health.record("other");
    expect(health.outage()).not.toBeNull();
  });
});
