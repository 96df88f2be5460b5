import { describe, expect, test } from "@jest/globals";

import { FaultPlan } from "../../../simulator/faults.js";

const RESET = { kind: "reset" } as const;
const call = (target: string) => ({
  operation: "ListVolumes",
  region: "us-ashburn-1",
  compartment: null,
  target,
});
const targets = Array.from({ length: 400 }, (_, at) => `/volumes?${at}`);

describe("a plan of faults", () => {
  test("strikes only the first attempts at each call, and forgets them when cleared", () => {
    const plan = new FaultPlan("seed");
    const strikes = () => ["a", "b", "a", "b"].map((target) => plan.strike(call(target))?.kind);
    plan.add({ effect: RESET, attempts: 1 });
    expect(strikes()).toEqual(["reset", "reset", undefined, undefined]);
    plan.clear();
    plan.add({ effect: RESET, attempts: 1 });
    expect(strikes()).toEqual(["reset", "reset", undefined, undefined]);
  });

  test("draws by the seeds: the same ones alike, different ones apart", () => {
    const drawn = (seed: string, own?: string) => {
      const plan = new FaultPlan(seed);
      plan.add({ effect: RESET, probability: 0.5, ...(own === undefined ? {} : { seed: own }) });
      return targets.map((target) => plan.strike(call(target)) !== null);
    };
    expect(drawn("a", "x")).toEqual(drawn("a", "x"));
    const [one, other] = [drawn("a", "x"), drawn("a", "y")];
    const both = one.filter((isHit, at) => isHit && other[at] === true).length;
    expect(both / targets.length).toBeGreaterThan(0.15);
    expect(both / targets.length).toBeLessThan(0.35);
    expect(drawn("b")).not.toEqual(drawn("a"));
  });
});
