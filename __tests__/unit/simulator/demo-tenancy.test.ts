import { expect, test } from "@jest/globals";

import { HOSTILE_NAMES } from "../../../simulator/demo/name-traps.js";
import { demoTenancy } from "../../../simulator/demo-tenancy.js";

const NOW = Date.UTC(2030, 0, 15);
const demo = demoTenancy(NOW);

test("is the same for the same instant", () => {
  expect(demoTenancy(NOW).facts).toEqual(demo.facts);
});

test("has three regions that are ready and one that is not", () => {
  const statuses = [...demo.tenancy.regions.values()].map((region) => region.status);
  expect(statuses).toEqual(["READY", "READY", "READY", "IN_PROGRESS"]);
});

test("has at least 60 audited volumes, showing every status", () => {
  const audited = demo.facts.filter((fact) => fact.status !== null);
  expect(audited.length).toBeGreaterThanOrEqual(60);
  expect([...new Set(audited.map((fact) => fact.status))].sort()).toEqual([
    "COMPLIANT",
    "NO_BACKUP",
    "STALE_BACKUP",
    "UNKNOWN",
  ]);
});

test("tells of every volume what it shows", () => {
  const told = new Set(demo.facts.map((fact) => fact.volumeId));
  for (const region of demo.tenancy.regions.values()) {
    for (const volume of [...region.volumes, ...region.bootVolumes]) {
      expect(told).toContain(volume.id);
    }
  }
});

test("names volumes in every way that might break out of a report", () => {
  const names = HOSTILE_NAMES.join("");
  for (const trap of ["|", "`", "<script>", "\n", "::error::", "%0A", "\u202E", "👩‍👩‍👧‍👦", "\u001B"]) {
    expect(names).toContain(trap);
  }
});

test("has a bucket for the reports that is private, and one that is not", () => {
  const buckets = demo.tenancy.region(demo.region).buckets;
  expect(buckets.get(demo.reportBucket)?.publicAccessType).toBe("NoPublicAccess");
  expect(buckets.get("public-downloads")?.publicAccessType).toBe("ObjectRead");
});
