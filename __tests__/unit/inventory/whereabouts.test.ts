import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import type { AuditedCompartment } from "../../../src/inventory/inventory.js";
import {
  backupQueries,
  findBackupsBeyond,
  findWhereabouts,
} from "../../../src/inventory/whereabouts.js";
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
  const told: string[] = [];
  const where = await findWhereabouts(cloud.region(HOME), scope, (type, ids) => {
    told.push(...ids.map((id) => `${type} ${id}`));
  });
  return { where, asked, told };
}

const byType =
  (pages: Readonly<Record<string, Answer<FoundResource>>>) =>
  (query: string): Answer<FoundResource> =>
    pages[query.split(" ")[1] ?? ""] ?? [[]];

describe("findWhereabouts", () => {
  test("sorts what it finds by compartment, over all pages, and tells each compartment at once", async () => {
    const { where, told, asked } = await find(
      byType({
        volume: [
          [found("volume", "v1", "prod")],
          [],
          [
            found("volume", "v2", "prod"),
            found("volume", "far", "vault"),
            found("volume", "dead", "dev", { lifecycleState: "TERMINATED" }),
          ],
        ],
        bootvolume: [[found("bootvolume", "b1", "dev")]],
        volumegroup: [[found("volumegroup", "g1", "prod")]],
        instance: [
          [found("instance", "i1", "apps", { availabilityDomain: "AD-2" })],
          [found("instance", "i2", "apps", { name: null, availabilityDomain: null })],
        ],
      }),
    );
    expect(where).toEqual({
      volumes: new Set(["prod"]),
      bootVolumes: new Set(["dev"]),
      instances: [{ id: "i1", name: "i1-name", compartmentId: "apps", availabilityDomain: "AD-2" }],
      instanceDomains: new Map([["apps", new Set(["AD-2", null])]]),
      bootDomains: new Set(["AD-1"]),
      kindsElsewhere: new Set(),
    });
    expect(told.sort()).toEqual(["bootvolume dev", "volume prod", "volumegroup prod"]);
    expect(asked.sort()).toEqual(
      ["bootvolume", "instance", "volume", "volumegroup"].map(
        (type) => `${HOME} find query ${type} resources`,
      ),
    );
  });

  test("passes on that it may not search, when all queries are over", async () => {
    const refused = denied("SearchResources");
    const late = find(byType({ volume: [refused], instance: [[], [], []] }));
    await expect(late).rejects.toBe(refused);
  });
});

async function findBackups(
  near: readonly string[],
  answer: (query: string) => Answer<FoundResource>,
  everywhere: readonly string[] = ["prod", "dev", "vault"],
) {
  const { cloud, asked } = fakeCloud({ regions: { [HOME]: { find: answer } } });
  const told: string[] = [];
  await findBackupsBeyond(cloud.region(HOME), {
    ...{ type: "volumebackup", near: new Set(near), everywhere, isWhole: true, concurrency: 4 },
    onFound: (ids) => told.push(...ids),
  });
  return { told: told.sort(), asked };
}

describe("findBackupsBeyond", () => {
  test("asks only beyond the compartments of volumes, and for all where there are none", async () => {
    const shown = [found("volumebackup", "x", "vault"), found("volumebackup", "y", "unknown")];
    const some = await findBackups(["prod"], () => [shown, shown]);
    expect(some.told).toEqual(["vault"]);
    expect(some.asked).toEqual([
      `${HOME} find query volumebackup resources where compartmentId != 'prod'`,
    ]);
    const all = await findBackups([], () => [[]]);
    expect(all.asked).toEqual([`${HOME} find query volumebackup resources`]);
  });

  test("pages no further when every compartment is found", async () => {
    const shown = [found("volumebackup", "x", "vault")];
    const tooFar = new Error("a page too many");
    const { told } = await findBackups(["prod", "dev"], () => [shown, tooFar]);
    expect(told).toEqual(["vault"]);
  });

  test("finds all the compartments of a query that the service finds too long", async () => {
    const refused = failure("SearchResources", 400, "InvalidParameter");
    expect((await findBackups(["prod"], () => [refused])).told).toEqual(["dev", "vault"]);
  });

  test("passes on any other failure", async () => {
    const refused = denied("SearchResources");
    await expect(findBackups(["prod"], () => [refused])).rejects.toBe(refused);
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
