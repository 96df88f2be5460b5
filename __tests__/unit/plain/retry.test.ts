import { describe, expect, test } from "@jest/globals";

import { withRetries } from "../../../src/plain/retry.js";

class Passing extends Error {}

const { signal: cancellation } = new AbortController();
const options = { passing: Passing, cancellation, waitsMs: [0, 0, 0] };

/** A step that fails so many times before it succeeds. */
function failing(times: number, error: (attempt: number) => Error) {
  const made = { attempts: 0 };
  const step = () => {
    made.attempts += 1;
    return made.attempts > times ? Promise.resolve("done") : Promise.reject(error(made.attempts));
  };
  return { made, step };
}

describe("withRetries", () => {
  test("makes the step again while its failure may pass", async () => {
    const { made, step } = failing(3, () => new Passing());
    expect(await withRetries(step, options)).toBe("done");
    expect(made.attempts).toBe(4);
  });

  test("ends with the last failure when the attempts are used up", async () => {
    const { made, step } = failing(9, (attempt) => new Passing(`attempt ${attempt}`));
    await expect(withRetries(step, options)).rejects.toThrow(new Passing("attempt 4"));
    expect(made.attempts).toBe(4);
  });

  test("makes no step again that failed for good", async () => {
    const { made, step } = failing(9, () => new Error("refused"));
    await expect(withRetries(step, options)).rejects.toThrow("refused");
    expect(made.attempts).toBe(1);
  });

  test("a cancelled run waits no longer, and ends with the failure", async () => {
    const cancelled = new AbortController();
    const { made, step } = failing(9, () => new Passing("no answer"));
    const ended = withRetries(step, {
      ...{ passing: Passing, cancellation: cancelled.signal, waitsMs: [3_600_000] },
    });
    cancelled.abort();
    await expect(ended).rejects.toThrow("no answer");
    expect(made.attempts).toBe(1);
  });
});
