import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { Interned } from "../../../../../src/reports/html/payload/interned.js";
import {
  packBackups,
  unpackBackups,
} from "../../../../../src/reports/html/payload/packed-backups.js";
import type { BackupKind } from "../../../../../src/reports/html/payload/payload.js";
import { DAY, NOW } from "../../../posture/inventory-builder.js";

const MINUTE = 60_000;

function backup(over: object) {
  const made = {
    id: "b",
    timeCreated: NOW,
    expiresAt: null,
    state: "AVAILABLE",
    isScheduled: true,
  };
  return { ...made, ...over };
}

describe("packed backups", () => {
  test("take one short word each, and their kind only where it changes", () => {
    const kinds = new Interned<BackupKind>();
    const backups = [1, 2, 3].map((ago) => backup({ timeCreated: NOW - ago * DAY }));
    expect(packBackups(backups, NOW, kinds)).toBe("0.140 140 140");
    expect(kinds.values).toEqual([["AVAILABLE", true, null]]);
  });

  test("are nothing for none", () => {
    expect(unpackBackups(packBackups([], NOW, new Interned()), NOW, [])).toEqual([]);
  });

  test("without a time that parses stay, undated", () => {
    const kinds = new Interned<BackupKind>();
    const packed = packBackups([backup({ timeCreated: NaN, expiresAt: NOW })], NOW, kinds);
    expect(unpackBackups(packed, NOW, kinds.values)).toEqual([
      { created: null, expires: null, state: "AVAILABLE", isScheduled: true },
    ]);
  });

  test("come back to the minute, times to come included", () => {
    const anyBackup = fc.record({
      id: fc.constant("b"),
      timeCreated: fc.integer({ min: -5000, max: 1_000_000 }).map((ago) => NOW - ago * MINUTE),
      expiresAt: fc.option(fc.integer({ min: 0, max: 90 }).map((days) => NOW + days * DAY)),
      state: fc.constantFrom("AVAILABLE", "FAULTY", "A NEW ONE"),
      isScheduled: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anyBackup, { maxLength: 60 }), (backups) => {
        const kinds = new Interned<BackupKind>();
        const packed = packBackups(backups, NOW, kinds);
        expect(unpackBackups(packed, NOW, kinds.values)).toEqual(
          backups.map(({ timeCreated, expiresAt, state, isScheduled }) => ({
            created: timeCreated / MINUTE,
            expires: expiresAt === null ? null : expiresAt / MINUTE,
            state,
            isScheduled,
          })),
        );
      }),
    );
  });
});
