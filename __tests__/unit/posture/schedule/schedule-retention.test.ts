import { describe, expect, test } from "@jest/globals";
import { ORACLE_DEFINED_POLICIES } from "../../../../src/posture/schedule/oracle-defined-policies.js";
import { retentionOf } from "../../../../src/posture/schedule/schedule-retention.js";
import { structured } from "./schedule-fixtures.js";

describe("how long schedules keep their backups", () => {
  test("from the shortest to the longest", () => {
    expect(retentionOf(ORACLE_DEFINED_POLICIES.gold)).toEqual({
      shortestDays: 7,
      longestDays: 1825,
    });
    expect(retentionOf(ORACLE_DEFINED_POLICIES.silver)).toMatchObject({ shortestDays: 28 });
    expect(retentionOf(ORACLE_DEFINED_POLICIES.bronze)).toMatchObject({ shortestDays: 365 });
  });

  test("in fractions of a day, where it is so", () => {
    expect(retentionOf([structured("ONE_DAY", { retentionSeconds: 129_600 })])).toEqual({
      shortestDays: 1.5,
      longestDays: 1.5,
    });
  });

  test("is nothing without a schedule", () => {
    expect(retentionOf([])).toBeNull();
  });
});
