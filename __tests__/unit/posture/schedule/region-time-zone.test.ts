import { describe, expect, test } from "@jest/globals";
import { Region } from "oci-common";
import { IANAZone } from "luxon";
import { regionTimeZone } from "../../../../src/posture/schedule/region-time-zone.js";

/** Regions whose place Oracle does not publish. */
const UNPLACED = ["us-somerset-1", "us-thames-1"];

describe("the time zone of a region", () => {
  test("is known for every region of the SDK but those whose place is not published", () => {
    const regions = Region.values().map((region) => region.regionId);
    expect(regions.length).toBeGreaterThan(60);
    expect(regions.filter((region) => regionTimeZone(region) === null).sort()).toEqual(UNPLACED);
  });

  test("is a zone that the runtime knows", () => {
    const zones = Region.values().map((region) => regionTimeZone(region.regionId) ?? "UTC");
    expect(zones.filter((zone) => !IANAZone.isValidZone(zone))).toEqual([]);
  });

  test.each([
    ["us-phoenix-1", "America/Phoenix"],
    ["eu-frankfurt-1", "Europe/Berlin"],
    ["ap-mumbai-1", "Asia/Kolkata"],
    ["sa-valparaiso-1", "America/Santiago"],
    ["xx-nowhere-1", null],
    ["constructor", null],
    ["", null],
  ])("%s is in %s", (region, zone) => {
    expect(regionTimeZone(region)).toBe(zone);
  });
});
