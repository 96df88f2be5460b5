import { expect, jest, test } from "@jest/globals";
import {
  remembered,
  rememberedByClock,
  type Schedules,
} from "../../../../src/posture/schedule/remembered.js";
import { numeric, REGIONAL, structured } from "./schedule-fixtures.js";

test("a fact is reckoned once for an object, null included", () => {
  const reckon = jest.fn(() => null);
  const fact = remembered<object, null>(reckon);
  const key = {};
  expect([fact(key), fact(key), fact({})]).toEqual([null, null, null]);
  expect(reckon).toHaveBeenCalledTimes(2);
});

test("a fact of schedules is reckoned once for a clock, and for equal schedules together", () => {
  const reckon = jest.fn((_schedules: Schedules, region: string) => region);
  const fact = rememberedByClock(reckon);
  const regional = () => [structured("ONE_DAY", REGIONAL)];
  expect(fact(regional(), "us-ashburn-1")).toBe("us-ashburn-1");
  // Both are on New York's clock.
  expect(fact(regional(), "us-ashburn-2")).toBe("us-ashburn-1");
  expect(fact(regional(), "eu-frankfurt-1")).toBe("eu-frankfurt-1");
  expect(fact(regional(), "xx-nowhere-1")).toBe("xx-nowhere-1");
  expect(reckon).toHaveBeenCalledTimes(3);
});

test("schedules in UTC share one fact in all regions", () => {
  const fact = rememberedByClock((_schedules, region) => region);
  const schedules = [structured("ONE_DAY")];
  expect([fact(schedules, "us-ashburn-1"), fact(schedules, "eu-frankfurt-1")]).toEqual([
    "us-ashburn-1",
    "us-ashburn-1",
  ]);
});

test("schedules that only JSON would take for equal stay apart", () => {
  const fact = rememberedByClock((schedules) => schedules[0]?.offsetSeconds);
  const absent = numeric("ONE_DAY", 0, { offsetSeconds: null });
  expect(fact([absent], "x")).toBeNull();
  expect(fact([numeric("ONE_DAY", Infinity)], "x")).toBe(Infinity);
});
