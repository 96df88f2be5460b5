import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { TenancyBuilder } from "../../../../simulator/tenancy/builder.js";
import { availabilityDomainName, regionKey } from "../../../../simulator/tenancy/regions.js";
import { ResourceTable } from "../../../../simulator/tenancy/resource-table.js";
import { days } from "../../../../simulator/tenancy/time.js";

const NOW = Date.UTC(2030, 0, 15);
const newBuilder = (seed = "s") =>
  new TenancyBuilder({
    name: "acme",
    now: NOW,
    seed,
    homeRegion: "us-ashburn-1",
    regions: [{ name: "us-ashburn-1", availabilityDomains: 2 }, { name: "eu-zurich-1" }],
  });

describe("TenancyBuilder", () => {
  test("gives the same OCIDs for the same seed, and others for another", () => {
    const idsOf = (seed: string): string[] => {
      const builder = newBuilder(seed);
      const compartment = builder.compartment("a");
      const volume = builder.volume({ name: "v", compartment, region: "eu-zurich-1" });
      return [builder.root, compartment, volume.id, builder.user()];
    };
    expect(idsOf("s")).toEqual(idsOf("s"));
    expect(idsOf("s")[2]).not.toBe(idsOf("t")[2]);
  });

  test("makes OCIDs in OCI's form", () => {
    const builder = newBuilder();
    const compartment = builder.compartment("a");
    const here = builder.volume({ name: "v", compartment, region: "us-ashburn-1", kind: "boot" });
    const there = builder.volume({ name: "v", compartment, region: "eu-zurich-1" });
    expect(compartment).toMatch(/^ocid1\.compartment\.oc1\.\.[a-z2-7]{60}$/);
    expect(here.id).toMatch(/^ocid1\.bootvolume\.oc1\.iad\.[a-z2-7]{60}$/);
    expect(there.id).toMatch(/^ocid1\.volume\.oc1\.eu-zurich-1\.[a-z2-7]{60}$/);
  });

  test("dates everything from now", () => {
    const builder = newBuilder();
    const place = { compartment: builder.root, region: "us-ashburn-1" };
    const volume = builder.volume({ ...place, name: "v", age: days(30) });
    const backup = builder.backup(volume, { age: days(2), expiresIn: -1000 });
    expect(volume.record.timeCreated).toBe("2029-12-16T00:00:00.000Z");
    expect(backup.record.timeCreated).toBe("2030-01-13T00:00:00.000Z");
    expect(backup.record.expirationTime).toBe("2030-01-14T23:59:59.000Z");
  });

  test("backs a group's members up in their own compartments", () => {
    const builder = newBuilder();
    const other = builder.compartment("other");
    const region = "us-ashburn-1";
    const members = [
      builder.volume({ name: "a", compartment: builder.root, region }),
      builder.volume({ name: "b", compartment: other, region, kind: "boot" }),
    ];
    const group = builder.volumeGroup("g", other, members);
    const backup = builder.groupBackup(group, { age: 0, expiresIn: days(1) });
    const contents = builder.tenancy.region(region);
    expect(contents.volumeBackups.in(builder.root).slice(0)).toMatchObject([
      { volumeGroupBackupId: backup.id, volumeId: members[0]?.id },
    ]);
    expect(contents.bootVolumeBackups.in(other).slice(0)).toMatchObject([
      { volumeGroupBackupId: backup.id, bootVolumeId: members[1]?.id },
    ]);
    expect(members.map((member) => member.record.volumeGroupId)).toEqual([group.id, group.id]);
    expect(builder.groupBackup(group, { age: 0 }).expirationTime).toBeNull();
  });

  test("names a copy's and a replica's source, for block and boot volumes", () => {
    const builder = newBuilder();
    for (const kind of ["block", "boot"] as const) {
      const volume = builder.volume({
        name: "v",
        compartment: builder.root,
        region: "us-ashburn-1",
        kind,
      });
      const backup = builder.backup(volume, { age: days(1) });
      const copy = builder.copyBackup(backup, { region: "eu-zurich-1", age: 0, expiresIn: 1 });
      const { sourceVolumeBackupId, sourceBootVolumeBackupId } = copy.record;
      expect(sourceVolumeBackupId ?? sourceBootVolumeBackupId).toBe(backup.id);
      const replica = builder.replica(volume, { region: "eu-zurich-1", syncAge: 0 });
      expect(replica.blockVolumeId ?? replica.bootVolumeId).toBe(volume.id);
      const [info] = volume.record.blockVolumeReplicas ?? volume.record.bootVolumeReplicas ?? [];
      expect(info?.blockVolumeReplicaId ?? info?.bootVolumeReplicaId).toBe(replica.id);
    }
  });

  test("refuses what cannot be, and says what", () => {
    const builder = newBuilder();
    const volume = { name: "v", compartment: builder.root };
    expect(() => builder.volume({ ...volume, region: "mars-1" })).toThrow(
      "The tenancy is not subscribed to region mars-1.",
    );
    expect(() => builder.volume({ ...volume, region: "eu-zurich-1", domain: 2 })).toThrow(
      "Region eu-zurich-1 has no availability domain 2.",
    );
    expect(() => builder.volumeGroup("g", builder.root, [])).toThrow(
      "Volume group g has no volume.",
    );
    builder.tenancy.region("us-ashburn-1").policies.clear();
    expect(() => builder.oraclePolicy("gold")).toThrow(
      "There is no Oracle-defined backup policy gold.",
    );
  });
});

test("region keys and availability domains look like OCI's", () => {
  expect([regionKey("us-phoenix-1"), regionKey("xx-somewhere-2")]).toEqual(["PHX", "ERE"]);
  expect(availabilityDomainName("Uocm", "us-ashburn-1", 1)).toBe("Uocm:US-ASHBURN-AD-1");
  expect(availabilityDomainName("Uocm", "us-phoenix-1", 2)).toBe("Uocm:PHX-AD-2");
  expect(availabilityDomainName("Uocm", "eu-zurich-1", 1)).toBe("Uocm:EU-ZURICH-1-AD-1");
});

describe("ResourceTable", () => {
  const record = fc.record({ id: fc.uuid(), compartmentId: fc.constantFrom("a", "b", "c") });

  test("holds each record once, under its compartment and its id", () => {
    fc.assert(
      fc.property(fc.uniqueArray(record, { selector: (item) => item.id }), (records) => {
        const table = new ResourceTable<(typeof records)[number]>();
        for (const item of records) table.add(item);
        expect([...table]).toHaveLength(records.length);
        for (const item of records) {
          expect(table.get(item.id)).toBe(item);
          expect(table.in(item.compartmentId).slice(0)).toContain(item);
        }
        const late = table.add({ id: "late", compartmentId: "a" });
        expect(table.get("late")).toBe(late);
      }),
    );
  });

  test("can serve a compartment from a source that makes its records", () => {
    const table = new ResourceTable<{ id: string; compartmentId: string }>();
    table.add({ id: "stored", compartmentId: "a" });
    table.setSource("b", {
      length: 1_000_000,
      slice: (start, end = 2) =>
        Array.from({ length: end - start }, (_, index) => ({
          id: `made-${start + index}`,
          compartmentId: "b",
        })),
    });
    expect(table.in("b").length).toBe(1_000_000);
    expect(table.in("b").slice(7, 9)).toMatchObject([{ id: "made-7" }, { id: "made-8" }]);
    expect(table.get("made-1")).toMatchObject({ compartmentId: "b" });
    expect([...table.compartmentIds()].sort()).toEqual(["a", "b"]);
  });
});
