import { describe, expect, test } from "@jest/globals";
import { ConstantBackoff } from "cockatiel";

import { withSignInRetry } from "../../../src/run/sign-in-retry.js";

class Passing extends Error {}

const { signal: cancellation } = new AbortController();
const options = { passing: Passing, cancellation, backoff: new ConstantBackoff(0) };

/** A step that fails so many times before it succeeds. */
function failing(times: number, error: (attempt: number) => Error) {
  const made = { attempts: 0 };
  const step = () => {
    made.attempts += 1;
    return made.attempts > times ? Promise.resolve("done") : Promise.reject(error(made.attempts));
  };
  return { made, step };
}

describe("withSignInRetry", () => {
  test("makes the step again while its failure may pass", async () => {
    const { made, step } = failing(3, () => new Passing());
    expect(await withSignInRetry(step, options)).toBe("done");
    expect(made.attempts).toBe(4);
  });

  test("ends with the last failure when the attempts are used up", async () => {
    const { made, step } = failing(9, (attempt) => new Passing(`attempt ${attempt}`));
    await expect(withSignInRetry(step, options)).rejects.toThrow(new Passing("attempt 4"));
    expect(made.attempts).toBe(4);
  });

  test("makes no step again that failed for good", async () => {
    const { made, step } = failing(9, () => new Error("refused"));
    await expect(withSignInRetry(step, options)).rejects.toThrow("refused");
    expect(made.attempts).toBe(1);
  });
});
