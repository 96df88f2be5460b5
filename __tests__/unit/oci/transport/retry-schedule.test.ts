import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { NoAnswer } from "../../../../src/oci/transport/exchange.js";
import {
  effectOf,
  RetryBudget,
  type AttemptOutcome,
} from "../../../../src/oci/transport/retry-schedule.js";

const NOW = Date.UTC(2026, 10, 5, 3, 15);
const CODES = [
  "TimedOut",
  "ConnectionFailed",
  "BadBody",
  "UnexpectedStatus",
  "TooLarge",
  "Cancelled",
] as const;

function answer(status: number, retryAfter?: string): AttemptOutcome {
  const headers = new Headers(retryAfter === undefined ? {} : { "retry-after": retryAfter });
  return { kind: "answer", answer: { status, headers, body: Buffer.alloc(0) }, response: null };
}

function noAnswer(code: NoAnswer["code"]): AttemptOutcome {
  return { kind: "no-answer", error: new NoAnswer(code, "") };
}

/** The number of attempts that an outcome is worth. */
function attemptsFor(outcome: AttemptOutcome): number {
  const budget = new RetryBudget();
  let attempts = 1;
  while (budget.delayAfter(outcome, 0.5, NOW) !== null) attempts += 1;
  return attempts;
}

/** The delay after the last of so many failures of one kind. */
function delayAfter(outcome: AttemptOutcome, failures: number, random: number): number | null {
  const budget = new RetryBudget();
  for (let failure = 1; failure < failures; failure += 1) budget.delayAfter(outcome, random, NOW);
  return budget.delayAfter(outcome, random, NOW);
}

describe("RetryBudget", () => {
  test.each<[string, AttemptOutcome, number]>([
    ["429", answer(429), 12],
    ["500", answer(500), 7],
    ["503", answer(503), 7],
    ["501", answer(501), 1],
    ["400", answer(400), 1],
    ["401", answer(401), 1],
    ["404", answer(404), 1],
    ["409", answer(409), 1],
    ["302", answer(302), 1],
    ["a time-out", noAnswer("TimedOut"), 4],
    ["a broken connection", noAnswer("ConnectionFailed"), 7],
    ["a bad body", noAnswer("BadBody"), 7],
    ["a status that is not documented", noAnswer("UnexpectedStatus"), 7],
    ["a body that is too large", noAnswer("TooLarge"), 1],
    ["a cancellation", noAnswer("Cancelled"), 1],
  ])("%s is worth its attempts", (_, outcome, attempts) => {
    expect(attemptsFor(outcome)).toBe(attempts);
  });

  test.each([
    [1, 100],
    [2, 200],
    [3, 400],
    [4, 800],
  ])("after %d failed attempts the mean wait is %d ms", (attempts, delay) => {
    expect(delayAfter(answer(500), attempts, 0.5)).toBe(delay);
  });

  test("a throttled call never waits longer than its cap", () => {
    expect(delayAfter(answer(429), 11, 0.5)).toBe(2_000);
  });

  test.each([
    ["3", 3_000],
    ["0.5", 500],
    [" 60 ", 60_000],
    ["90", 90_000],
    ["180", 180_000],
    ["180.001", null],
    ["86400", null],
    ["Thu, 05 Nov 2026 03:15:07 GMT", 7_000],
    ["Thu, 05 Nov 2026 03:14:00 GMT", 0],
    ["Thu, 05 Nov 2026 04:15:00 GMT", null],
    ["soon", 0],
    ["", 0],
  ])("Retry-After %j asks for %j ms", (value, delay) => {
    expect(delayAfter(answer(429, value), 1, 0)).toBe(delay);
  });

  test("long pauses are waited out for three minutes, all together, and short ones beside them", () => {
    const pausesOf = (...seconds: number[]) => {
      const budget = new RetryBudget();
      return seconds.map((it) => budget.delayAfter(answer(429, String(it)), 0, NOW));
    };
    expect(pausesOf(90, 90, 61)).toEqual([90_000, 90_000, null]);
    expect(pausesOf(120, 60, 60, 60)).toEqual([120_000, 60_000, 60_000, 60_000]);
    expect(pausesOf(120, 61)).toEqual([120_000, null]);
  });

  test("a date in Retry-After is meant by the clock of the service", () => {
    const headers = { "retry-after": "Thu, 05 Nov 2026 03:15:07 GMT" };
    const behind = new Headers({ ...headers, date: "Thu, 05 Nov 2026 03:15:00 GMT" });
    const outcome: AttemptOutcome = {
      kind: "answer",
      answer: { status: 503, headers: behind, body: Buffer.alloc(0) },
      response: null,
    };
    const dayAhead = NOW + 86_400_000;
    expect(new RetryBudget().delayAfter(outcome, 0, dayAhead)).toBe(7_000);
  });

  test("no kind of fault spends what is left of another, in whatever order they come", () => {
    const kinds = [
      { outcome: answer(429), most: 11 },
      { outcome: answer(500), most: 6 },
      { outcome: noAnswer("ConnectionFailed"), most: 6 },
      { outcome: noAnswer("TimedOut"), most: 3 },
      { outcome: noAnswer("BadBody"), most: 6 },
    ];
    const all = kinds.flatMap(({ outcome, most }) => Array.from({ length: most }, () => outcome));
    const order = fc.shuffledSubarray(all, { minLength: all.length });
    fc.assert(
      fc.property(order, fc.constantFrom(...kinds), (faults, last) => {
        const budget = new RetryBudget();
        for (const fault of faults) expect(budget.delayAfter(fault, 0, NOW)).not.toBeNull();
        // One more of any kind is one too many.
        expect(budget.delayAfter(last.outcome, 0, NOW)).toBeNull();
      }),
    );
  });

  test("is at least what was asked for, at most the cap, or nothing when final", () => {
    const outcomes = fc.oneof(
      fc.tuple(fc.integer({ min: 300, max: 599 }), fc.nat(90)).map(([status, seconds]) => ({
        outcome: answer(status, String(seconds)),
        asked: seconds * 1_000,
      })),
      fc.constantFrom(...CODES).map((code) => ({ outcome: noAnswer(code), asked: 0 })),
    );
    const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(outcomes, fc.integer({ min: 1, max: 20 }), random, (each, attempts, chance) => {
        const { outcome, asked } = each;
        const delay = delayAfter(outcome, attempts, chance);
        const longPauses = asked > 60_000 ? attempts * asked : 0;
        const isFinal = longPauses > 180_000 || attempts >= attemptsFor(withoutHeader(outcome));
        expect(delay === null).toBe(isFinal);
        if (delay === null) return;
        expect(delay).toBeGreaterThanOrEqual(asked);
        const cap = effectOf(outcome) === "throttled" ? 4_000 : 10_000;
        expect(delay).toBeLessThanOrEqual(Math.max(asked, cap));
      }),
    );
  });
});

function withoutHeader(outcome: AttemptOutcome): AttemptOutcome {
  return outcome.kind === "answer" ? answer(outcome.answer.status) : outcome;
}

test.each<[string, AttemptOutcome, string]>([
  ["429", answer(429), "throttled"],
  ["200", answer(200), "success"],
  ["404", answer(404), "success"],
  ["503", answer(503), "other"],
  ["a time-out", noAnswer("TimedOut"), "other"],
])("%s tells of the service", (_, outcome, effect) => {
  expect(effectOf(outcome)).toBe(effect);
});
