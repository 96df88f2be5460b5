import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  FORESEEN_MS,
  knownWorstAge,
  startsNotOverdue,
} from "../../../../src/posture/checks/schedule-facts.js";
import { scheduledBackups } from "../../../../src/posture/schedule/scheduled-backups.js";
import { worstAge } from "../../../../src/posture/schedule/worst-age.js";
import { anyInstant, anyRegion, anySchedule, REGIONAL } from "../schedule/schedule-fixtures.js";
import { DAILY, DAY, HOUR, NOW, UNREADABLE } from "./subject-builder.js";

const START = NOW - 0.25 * HOUR;

describe("what is remembered of schedules", () => {
  test("the worst age, a region each, null included", () => {
    const schedules = [{ ...DAILY, ...REGIONAL }];
    for (const region of ["eu-frankfurt-1", "us-phoenix-1", "eu-frankfurt-1"]) {
      expect(knownWorstAge(schedules, region)).toEqual(worstAge(schedules, region));
    }
    expect(knownWorstAge([UNREADABLE], "us-phoenix-1")).toBeNull();
  });

  test("starts that are not overdue, for the instant asked", () => {
    const schedules = [DAILY];
    const first = (now: number) => startsNotOverdue(schedules, "us-phoenix-1", now)[0]?.at;
    expect(first(NOW)).toBe(START);
    expect(first(START + DAY - 1)).toBe(START);
    expect(first(START + DAY)).toBe(START + DAY);
    const starts = startsNotOverdue(schedules, "us-phoenix-1", NOW);
    expect(startsNotOverdue(schedules, "us-phoenix-1", NOW)).toBe(starts);
    expect(starts).toHaveLength(401);
  });

  test("starts that are not overdue are those reckoned afresh", () => {
    const anySchedules = fc.array(anySchedule, { maxLength: 4 });
    fc.assert(
      fc.property(anySchedules, anyInstant, anyRegion, (schedules, now, region) => {
        const interval = { from: now - DAY + 1, to: now + FORESEEN_MS, region };
        const afresh = scheduledBackups(schedules, interval);
        expect(startsNotOverdue(schedules, region, now)).toEqual(afresh);
      }),
    );
  });
});
