import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { ServerClock } from "../../../../src/oci/transport/server-clock.js";

const NOON = Date.UTC(2026, 10, 5, 12);
const dateAt = (time: number) => new Date(time).toUTCString();

function clock() {
  const time = { monotonic: 0 };
  return { time, server: new ServerClock(() => time.monotonic) };
}

describe("ServerClock", () => {
  test("knows no time until an answer tells one that can be read", () => {
    const { server } = clock();
    expect(server.now()).toBeNull();
    for (const date of [null, "", "yesterday"]) server.hear(date);
    expect(server.now()).toBeNull();
  });

  test("counts on from the last answer", () => {
    const { time, server } = clock();
    server.hear(dateAt(NOON));
    time.monotonic = 90_000;
    expect(server.now()).toBe(NOON + 500 + 90_000);
    expect(new ServerClock().now()).toBeNull();
  });

  test("is no more than a second off, however few or many answers there were", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(600_000), { minLength: 1, maxLength: 300 }), (moments) => {
        const { time, server } = clock();
        for (const moment of moments.toSorted((a, b) => a - b)) {
          time.monotonic = moment;
          server.hear(dateAt(NOON + moment));
        }
        const off = (server.now() ?? Infinity) - (NOON + time.monotonic);
        expect(Math.abs(off)).toBeLessThanOrEqual(500);
      }),
    );
  });

  test("a few wrong answers among many decide nothing", () => {
    const wrong = fc.array(fc.constantFrom(-864e6, -60_000, 60_000, 864e6), { maxLength: 4 });
    fc.assert(
      fc.property(wrong, fc.nat(9), (offsets, place) => {
        const { server } = clock();
        const right = Array.from({ length: 9 }, () => 0);
        for (const offset of right.toSpliced(place, 0, ...offsets))
          server.hear(dateAt(NOON + offset));
        expect(server.now()).toBe(NOON + 500);
      }),
    );
  });

  test("follows when all answers tell another time", () => {
    const { server } = clock();
    for (let answer = 0; answer < 1_000; answer += 1) server.hear(dateAt(NOON));
    for (let answer = 0; answer < 101; answer += 1) server.hear(dateAt(NOON + 3_600_000));
    expect(server.now()).toBe(NOON + 500 + 3_600_000);
  });
});
