import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { newestRecoveryPoint, whyUnusable } from "../../../src/posture/recovery-point.js";
import { backup, DAY, NOW, volume } from "./inventory-builder.js";

describe("whyUnusable", () => {
  test.each([
    ["available, no expiry", {}, null],
    ["expires a millisecond from now", { expirationTime: NOW + 1 }, null],
    ["expires now", { expirationTime: NOW }, "expired"],
    ["expiry that does not parse", { expirationTime: Number.NaN }, "expired"],
    ["still being made", { lifecycleState: "CREATING" }, "CREATING"],
    ["faulty", { lifecycleState: "FAULTY" }, "FAULTY"],
    ["deleted", { lifecycleState: "TERMINATED" }, "TERMINATED"],
    ["a state newer than this program", { lifecycleState: "ARCHIVED" }, "ARCHIVED"],
    ["in another region", { region: "eu-frankfurt-1" }, "in another region"],
    ["no creation time", { timeCreated: Number.NaN }, "without a creation time"],
  ])("%s", (_, over, expected) => {
    expect(whyUnusable(backup(over), "us-ashburn-1", NOW)).toBe(expected);
  });
});

describe("newestRecoveryPoint", () => {
  test("passes over a newer one that cannot be used", () => {
    const usable = backup({ id: "old", timeCreated: NOW - 3 * DAY });
    const faulty = backup({ id: "new", lifecycleState: "FAULTY" });
    expect(newestRecoveryPoint(volume(), [faulty, usable], NOW)).toBe(usable);
  });

  test("counts a backup in another compartment", () => {
    const moved = backup({ compartmentId: "elsewhere" });
    expect(newestRecoveryPoint(volume(), [moved], NOW)).toBe(moved);
  });

  test("is null without a usable one", () => {
    expect(newestRecoveryPoint(volume(), [backup({ region: "eu-frankfurt-1" })], NOW)).toBeNull();
  });

  test("is the newest, whatever the order, and the smaller OCID of equally new ones", () => {
    const ages = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(ages, (days) => {
        const all = days.map((age, index) =>
          backup({ id: `b${index}`, timeCreated: NOW - age * DAY }),
        );
        const youngest = Math.min(...days);
        const forwards = newestRecoveryPoint(volume(), all, NOW);
        expect(forwards?.id).toBe(`b${days.indexOf(youngest)}`);
        expect(newestRecoveryPoint(volume(), all.toReversed(), NOW)).toBe(forwards);
      }),
    );
  });
});
