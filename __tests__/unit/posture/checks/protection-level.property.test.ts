/** Who is shown less never reads of a higher level, and never that something is missing that is there. */
import { expect, test } from "@jest/globals";
import fc from "fast-check";

import type {
  Backup,
  Inventory,
  UnreadListing,
  Volume,
} from "../../../../src/inventory/inventory.js";
import { assess } from "../../../../src/posture/assess.js";
import type { Finding } from "../../../../src/posture/assessment.js";
import {
  PROTECTION_LEVELS,
  REQUIRABLE_LEVELS,
  type ProtectionLevel,
} from "../../../../src/settings/policy.js";
import {
  backup,
  compartment,
  DAY,
  inventory,
  NOW,
  OFF,
  unread,
  volume,
} from "../inventory-builder.js";
import { policy, settings } from "../policy-fixtures.js";
import { UNPROTECTED } from "./subject-builder.js";

const REGIONS = ["us-ashburn-1", "us-phoenix-1", "eu-frankfurt-1"];
const COMPARTMENTS = ["c-own", "c-other"];
const SUBJECT = volume({ compartmentId: "c-own" });

const place = {
  region: fc.constantFrom(...REGIONS),
  compartmentId: fc.constantFrom(...COMPARTMENTS),
};
const anyBackup = fc.record({
  ...place,
  age: fc.constantFrom(0.5, 1, 3, 6, 8, 20),
  lifecycleState: fc.constantFrom("AVAILABLE", "AVAILABLE", "AVAILABLE", "FAULTY", "CREATING"),
  copyOf: fc.constantFrom(null, null, 0, 1, 2, 3),
  isHeld: fc.constantFrom(true, false, null),
  namesVolume: fc.constantFrom(true, true, true, false),
});
const anyRestored = fc.record({
  ...place,
  of: fc.nat(4),
  isHydrated: fc.constantFrom(true, true, false, null),
});

interface Drawn {
  readonly region: string;
  readonly compartmentId: string;
  readonly age: number;
  readonly lifecycleState: string;
  readonly copyOf: number | null;
  readonly isHeld: boolean | null;
  readonly namesVolume: boolean;
}

function backupOf(it: Drawn, index: number): Backup {
  return backup({
    ...{ id: `b${index}`, region: it.region, compartmentId: it.compartmentId },
    timeCreated: NOW - it.age * DAY,
    lifecycleState: it.lifecycleState,
    volumeId: it.copyOf !== null && !it.namesVolume ? null : SUBJECT.id,
    copyOfId: it.copyOf === null ? null : `b${it.copyOf}`,
    protection: it.isHeld === null ? null : { ...UNPROTECTED, isIndefinite: it.isHeld },
  });
}

const anyInventory = fc
  .record({
    backups: fc.array(anyBackup, { maxLength: 6 }),
    restored: fc.array(anyRestored, { maxLength: 3 }),
  })
  .map(({ backups, restored }) =>
    inventory({
      regions: REGIONS,
      compartments: COMPARTMENTS.map((id) => compartment({ id, path: `acme/${id}` })),
      backups: backups.map(backupOf),
      volumes: [
        SUBJECT,
        ...restored.map((it, index): Volume => {
          const { region, compartmentId, of, isHydrated } = it;
          return volume({
            ...{ id: `v${index}`, region, compartmentId, timeCreated: NOW - DAY / 4 },
            restoredFrom: { backupId: `b${of}`, isHydrated },
          });
        }),
      ],
    }),
  );

const anyListing = fc.record({
  ...place,
  operation: fc.constantFrom("ListVolumeBackups" as const, "ListVolumes" as const),
});
const hidings = fc.array(anyListing, { minLength: 1, maxLength: 4 });
type Listing = Pick<UnreadListing, "region" | "compartmentId" | "operation">;

/** The inventory as who may not read the listings has it; the volume itself stays in sight. */
function without(whole: Inventory, listings: readonly Listing[]): Inventory {
  const isHidden = (operation: string, it: { region: string; compartmentId: string }) =>
    listings.some(
      (listing) =>
        listing.operation === operation &&
        listing.region === it.region &&
        listing.compartmentId === it.compartmentId,
    );
  return {
    ...inventory({
      ...whole,
      backups: [...whole.backups.values()]
        .flat()
        .filter((it) => !isHidden("ListVolumeBackups", it)),
    }),
    volumes: whole.volumes.filter((it) => it === SUBJECT || !isHidden("ListVolumes", it)),
  };
}

function findingOf(given: Inventory, level: (typeof REQUIRABLE_LEVELS)[number]): Finding {
  const defaults = settings({ "protection-level": level });
  const { findings } = assess(given, policy({ defaults }), OFF, NOW, { coversTenancy: true });
  const found = findings.find(({ volumeId }) => volumeId === SUBJECT.id);
  if (found === undefined) throw new Error("the volume is gone");
  return found;
}

const rank = (level: ProtectionLevel) => PROTECTION_LEVELS.indexOf(level);
const resultOf = ({ checks }: Finding) =>
  checks.find(({ id }) => id === "protection-level")?.result;

test("a listing that could not be read", () => {
  const level = fc.constantFrom(...REQUIRABLE_LEVELS);
  fc.assert(
    fc.property(anyInventory, hidings, level, (whole, listings, required) => {
      const all = findingOf(whole, required);
      const hidden = { ...without(whole, listings), unread: listings.map((it) => unread(it)) };
      const some = findingOf(hidden, required);
      expect(rank(some.protection.proven)).toBeLessThanOrEqual(rank(all.protection.proven));
      expect(rank(some.protection.possible)).toBeGreaterThanOrEqual(rank(all.protection.possible));
      if (resultOf(some) !== "unknown") expect(resultOf(some)).toBe(resultOf(all));
    }),
    { numRuns: 1_500 },
  );
});

test("a listing that was not asked for, or denied where that is no gap", () => {
  const ofBackups = hidings.map((all) =>
    all.map((it) => ({ ...it, operation: "ListVolumeBackups" as const })),
  );
  fc.assert(
    fc.property(anyInventory, ofBackups, fc.boolean(), (whole, listings, isDenied) => {
      const all = findingOf(whole, "3-2-1-1");
      const hidden = without(whole, listings);
      const some = findingOf(
        isDenied
          ? { ...hidden, tolerated: listings.map((it) => unread(it)) }
          : { ...hidden, unasked: listings.map((it) => ({ ...it, compartments: 1 })) },
        "3-2-1-1",
      );
      // That no backup failed is told by those that are shown, as by last-backup-faulty.
      const upTo = Math.min(rank(some.protection.proven), rank("3-2-1-1"));
      expect(upTo).toBeLessThanOrEqual(rank(all.protection.proven));
      if (resultOf(some) === "pass") expect(resultOf(all)).toBe("pass");
    }),
    { numRuns: 1_500 },
  );
});

test("the inventories show every level, and what is not known", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(anyInventory, hidings, (whole, listings) => {
      const given = { ...without(whole, listings), unread: listings.map((it) => unread(it)) };
      for (const { protection } of [findingOf(whole, "3-2-1"), findingOf(given, "3-2-1")]) {
        seen.add(protection.proven);
        if (protection.proven !== protection.possible) seen.add("open");
      }
    }),
    { numRuns: 400 },
  );
  expect([...seen].sort()).toEqual([...PROTECTION_LEVELS, "open"].sort());
});
