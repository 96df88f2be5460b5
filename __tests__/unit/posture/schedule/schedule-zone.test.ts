import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { IANAZone } from "luxon";
import {
  instantAt,
  scheduleZone,
  wallClockAt,
} from "../../../../src/posture/schedule/schedule-zone.js";
import { anyInstant, HOUR_MS, structured, utc } from "./schedule-fixtures.js";

const berlin = IANAZone.create("Europe/Berlin");
const santiago = IANAZone.create("America/Santiago");
/** Its clocks go back for Ramadan, in 2023 for five weeks: no other zone changes sooner again. */
const casablanca = IANAZone.create("Africa/Casablanca");

describe("the zone of a schedule", () => {
  test.each([
    ["UTC", "eu-frankfurt-1", "UTC", 0],
    [null, "eu-frankfurt-1", "UTC", 0],
    ["REGIONAL_DATA_CENTER_TIME", "eu-frankfurt-1", "Europe/Berlin", 0],
    ["REGIONAL_DATA_CENTER_TIME", "xx-nowhere-1", "UTC", 14 * HOUR_MS],
    ["LUNAR", "eu-frankfurt-1", "UTC", 14 * HOUR_MS],
  ])("time zone %s in %s is %s, give or take %d ms", (timeZone, region, name, uncertaintyMs) => {
    const found = scheduleZone(structured("ONE_DAY", { timeZone }), region);
    expect({ name: found.zone.name, uncertaintyMs: found.uncertaintyMs }).toEqual({
      name,
      uncertaintyMs,
    });
  });
});

describe("wall clocks", () => {
  test.each([
    ["a winter time", berlin, "2027-01-15T02:00", "2027-01-15T01:00"],
    ["a summer time", berlin, "2027-07-15T02:00", "2027-07-15T00:00"],
    ["a time that clocks skip, later by as much", berlin, "2027-03-28T02:30", "2027-03-28T01:30"],
    ["the first of a time shown twice", berlin, "2027-10-31T02:30", "2027-10-31T00:30"],
    ["a midnight that clocks skip", santiago, "2027-09-05T00:00", "2027-09-05T04:00"],
    [
      "the first of an hour before midnight shown twice",
      santiago,
      "2027-04-03T23:30",
      "2027-04-04T02:30",
    ],
  ])("%s", (_case, zone, shown, at) => {
    expect(instantAt(utc(shown), zone)).toBe(utc(at));
  });

  test("show what the zone's own offset says, on days of a change by the minute", () => {
    const changes = [
      ...["2027-03-28T01:00", "2027-10-31T01:00"],
      ...["2023-03-19T02:00", "2023-04-23T02:00", "2027-02-07T02:00", "2027-03-14T02:00"],
    ].map(utc);
    const nearChange = fc
      .tuple(fc.constantFrom(...changes), fc.integer({ min: -2880, max: 2880 }))
      .map(([change, minutes]) => change + minutes * 60_000);
    fc.assert(
      fc.property(
        fc.oneof(anyInstant, nearChange),
        fc.constantFrom(berlin, santiago, casablanca),
        (at, zone) => {
          expect(wallClockAt(at, zone)).toBe(at + zone.offset(at) * 60_000);
        },
      ),
    );
  });

  test("the instant found for what a clock shows is that instant or the same reading before it", () => {
    fc.assert(
      fc.property(
        anyInstant,
        fc.constantFrom("Europe/Berlin", "America/Santiago", "Asia/Kolkata", "Africa/Casablanca"),
        (at, name) => {
          const zone = IANAZone.create(name);
          const found = instantAt(wallClockAt(at, zone), zone);
          expect(wallClockAt(found, zone)).toBe(wallClockAt(at, zone));
          expect(at - found === 0 || at - found === HOUR_MS).toBe(true);
        },
      ),
    );
  });
});
