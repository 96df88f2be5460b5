import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import type { AuditedCompartment } from "../../../src/inventory/inventory.js";
import { backupQueries, findWhereabouts } from "../../../src/inventory/whereabouts.js";
import type { FoundResource } from "../../../src/oci/resources.js";
import { found } from "./collect-fixture.js";
import { compartment, denied, failure, fakeCloud, HOME, type Answer } from "./fake-cloud.js";

const audited = (id: string): AuditedCompartment => ({
  ...compartment(id),
  path: `acme/${id}`,
  names: [id],
});
const SCOPE = {
  audited: [audited("prod"), audited("dev")],
  beyond: [audited("vault")],
  elsewhere: new Set<string>(),
  excluded: [],
  unmatchedPatterns: [],
};

async function find(answer: (query: string) => Answer<FoundResource>, scope = SCOPE) {
  const { cloud, asked } = fakeCloud({ regions: { [HOME]: { find: answer } } });
  return { where: await findWhereabouts(cloud.region(HOME), scope), asked };
}

const isBackupQuery = (query: string) => query.startsWith("query volumebackup ");

describe("findWhereabouts", () => {
  test("sorts what it finds by compartment, over all pages", async () => {
    const pages = [
      [found("volume", "v1", "prod"), found("bootvolume", "b1", "dev")],
      [],
      [
        found("volumegroup", "g1", "prod"),
        found("instance", "i1", "apps", { availabilityDomain: "AD-2" }),
        found("instance", "i2", "apps", { name: null, availabilityDomain: null }),
        found("volume", "far", "vault"),
        found("volume", "dead", "dev", { lifecycleState: "TERMINATED" }),
      ],
    ];
    const { where } = await find((query) => (query.includes("backup") ? [[]] : pages));
    expect(where).toMatchObject({
      volumes: new Set(["prod"]),
      bootVolumes: new Set(["dev"]),
      volumeGroups: new Set(["prod"]),
      instances: [{ id: "i1", name: "i1-name", compartmentId: "apps" }],
      instanceDomains: new Map([["apps", new Set(["AD-2"])]]),
      volumeAttachments: new Set(["prod", "apps"]),
      volumeBackups: new Set(["prod"]),
      bootVolumeBackups: new Set(["dev"]),
    });
  });

  test("asks for backups only beyond the compartments of volumes, and for all where there are none", async () => {
    const { where, asked } = await find((query) => {
      if (!query.includes("backup")) return [[found("volume", "v1", "prod")]];
      return [[found("volumebackup", "x", "vault"), found("volumebackup", "y", "unknown")]];
    });
    expect([...where.volumeBackups].sort()).toEqual(["prod", "vault"]);
    expect([...where.bootVolumeBackups]).toEqual(["vault"]);
    expect(asked.filter((each) => each.includes("backup"))).toEqual([
      `${HOME} find query volumebackup resources where compartmentId != 'prod'`,
      `${HOME} find query bootvolumebackup resources`,
    ]);
  });

  test("lists all the compartments of a query that the service finds too long", async () => {
    const { where } = await find((query) =>
      isBackupQuery(query)
        ? [failure("SearchResources", 400, "InvalidParameter")]
        : [[found("volume", "v1", "prod")]],
    );
    expect([...where.volumeBackups].sort()).toEqual(["dev", "prod", "vault"]);
  });

  test("passes on that it may not search", async () => {
    const refused = denied("SearchResources");
    await expect(find(() => [refused])).rejects.toBe(refused);
    const late = find((query) =>
      isBackupQuery(query) ? [refused] : [[found("volume", "v", "dev")]],
    );
    await expect(late).rejects.toBe(refused);
  });
});

describe("backupQueries", () => {
  const ids = (prefix: string, max: number) =>
    fc.nat(max).map((count) => Array.from({ length: count }, (_, at) => `${prefix}${at}`));

  test("cover every other compartment once, in queries of a length that the service takes", () => {
    fc.assert(
      fc.property(ids("near", 120), ids("other", 200), (near, others) => {
        const queries = backupQueries(near, others);
        expect(queries.flatMap(({ covers }) => covers)).toEqual(others);
        for (const { conditions } of queries) {
          const named = [...conditions.matchAll(/'([^']+)'/g)];
          expect(named.length).toBeLessThanOrEqual(50);
        }
      }),
    );
  });

  test("name the others a batch at a time where too many compartments hold volumes", () => {
    const near = Array.from({ length: 51 }, (_, at) => `n${at}`);
    expect(backupQueries(near, ["a", "b"])).toEqual([
      { conditions: "compartmentId = 'a' || compartmentId = 'b'", covers: ["a", "b"] },
    ]);
  });
});
