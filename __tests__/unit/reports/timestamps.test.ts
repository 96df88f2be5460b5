import { expect, test } from "@jest/globals";
import { reportFileName } from "../../../src/reports/file-names.js";
import { readableTime, utcTimestamp } from "../../../src/reports/timestamps.js";

const TIME = Date.UTC(2026, 10, 5, 3, 15, 9, 87);

test("utcTimestamp", () => {
  expect(utcTimestamp(TIME)).toBe("2026-11-05T03:15:09.087Z");
  expect(utcTimestamp(Number.NaN)).toBeNull();
  expect(utcTimestamp(1e300)).toBeNull();
});

test("readableTime", () => {
  expect(readableTime(TIME)).toBe("2026-11-05 03:15 UTC");
  expect(readableTime(Number.NaN)).toBe("unknown");
});

test("a report's file name", () => {
  expect(reportFileName({ assessedAt: TIME }, "json")).toBe(
    "block_volume_backup_posture_20261105T031509Z.json",
  );
});
