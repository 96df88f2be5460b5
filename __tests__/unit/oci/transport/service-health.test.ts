import { describe, expect, test } from "@jest/globals";

import type { Operation } from "../../../../src/oci/operations.js";
import { ServiceHealth } from "../../../../src/oci/transport/service-health.js";
import { FakeClock } from "./fake-clock.js";

async function failEvery(
  health: ServiceHealth,
  clock: FakeClock,
  times: number,
  everyMs: number,
  operations: readonly Operation[] = ["ListVolumes", "ListInstances"],
): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    if (time > 0) await clock.advance(everyMs);
    health.record(operations[time % operations.length] ?? "ListVolumes", "other");
  }
}

describe("ServiceHealth", () => {
  test("gives a service up after ten failures in a row over three deadlines", async () => {
    const clock = new FakeClock();
    const health = new ServiceHealth(30_000, clock);
    await failEvery(health, clock, 9, 10_000);
    await clock.advance(9_999);
    expect(health.outage("ListVolumes")).toBeNull();
    await clock.advance(1);
    health.record("ListVolumes", "other");
    expect(health.outage("ListVolumes")).toBe(
      "the service gave no good answer for 90 s; the remaining calls to it were not made",
    );
  });

  test("many failures in a short time are no outage yet", async () => {
    const clock = new FakeClock();
    const health = new ServiceHealth(30_000, clock);
    await failEvery(health, clock, 100, 100);
    expect(health.outage("ListVolumes")).toBeNull();
  });

  test("few failures over a long time are none either", async () => {
    const clock = new FakeClock();
    const health = new ServiceHealth(30_000, clock);
    await failEvery(health, clock, 9, 60_000);
    expect(health.outage("ListVolumes")).toBeNull();
  });

  test("one success starts the count anew", async () => {
    const clock = new FakeClock();
    const health = new ServiceHealth(30_000, clock);
    await failEvery(health, clock, 9, 30_000);
    health.record("ListVolumes", "success");
    await failEvery(health, clock, 9, 30_000);
    expect(health.outage("ListVolumes")).toBeNull();
  });

  test("a service that throttles is not a dead one, until it did nothing else for minutes", async () => {
    const clock = new FakeClock();
    // The deadline of a request says nothing of how long others may take what is admitted.
    const health = new ServiceHealth(1_000, clock);
    for (let time = 0; time < 18; time += 1) {
      health.record("ListVolumes", "throttled");
      expect(health.outage("ListVolumes")).toBeNull();
      await clock.advance(10_000);
    }
    health.record("ListVolumes", "throttled");
    expect(health.outage("ListVolumes")).toBe(
      "the service only throttled (429) for 180 s; the remaining calls to it were not made",
    );
  });

  test("one call that it lets through is enough to go on", async () => {
    const clock = new FakeClock();
    const health = new ServiceHealth(30_000, clock);
    for (let time = 0; time < 100; time += 1) {
      health.record("ListVolumes", time % 17 === 0 ? "success" : "throttled");
      await clock.advance(10_000);
    }
    expect(health.outage("ListVolumes")).toBeNull();
  });

  test("nor does a throttle vouch for a service that fails in between", async () => {
    const clock = new FakeClock();
    const health = new ServiceHealth(30_000, clock);
    for (let time = 0; time < 9; time += 1) {
      health.record("ListVolumes", "other");
      health.record("ListVolumes", "throttled");
      await clock.advance(10_000);
    }
    expect(health.outage("ListVolumes")).toBeNull();
    health.record("ListVolumes", "other");
    expect(health.outage("ListVolumes")).not.toBeNull();
  });

  describe("one operation that fails alone", () => {
    test("is given up, and the others are asked", async () => {
      const clock = new FakeClock();
      const health = new ServiceHealth(30_000, clock);
      await failEvery(health, clock, 10, 10_000, ["ListVolumes"]);
      expect(health.outage("ListVolumes")).toBe(
        "no ListVolumes got a good answer for 90 s; the remaining ones were not made",
      );
      expect(health.outage("ListInstances")).toBeNull();
      expect(health.isDown).toBe(false);
    });

    test("does not speed up the judgement of the others", async () => {
      const clock = new FakeClock();
      const health = new ServiceHealth(30_000, clock);
      await failEvery(health, clock, 10, 10_000, ["ListVolumes"]);
      await failEvery(health, clock, 9, 30_000, ["ListInstances", "GetVolume"]);
      expect(health.outage("GetVolume")).toBeNull();
      health.record("GetVolume", "other");
      expect(health.outage("GetVolume")).toMatch("the service gave no good answer");
      expect(health.isDown).toBe(true);
    });
  });
});
