import { beforeAll, describe, expect, test } from "@jest/globals";

import { demoTenancy, type Demo } from "../../simulator/demo-tenancy.js";
import { asked, stageFor, type Audit, type Stage } from "./harness/stage.js";

let demo: Demo;
let stage: Stage;
let audit: Audit;

beforeAll(async () => {
  demo = demoTenancy(Date.now());
  stage = await stageFor(demo.tenancy, demo.user);
  audit = await stage.audit({ "upload-object-storage": "true" });
});

describe("what was asked of OCI", () => {
  test("every request was signed with the user's key", () => {
    const { simulator, user } = stage;
    expect(simulator.requests.filter((it) => !it.signatureVerified)).toEqual([]);
    expect(new Set(simulator.requests.map(({ keyId }) => keyId))).toEqual(
      new Set([user.apiKey.keyId]),
    );
  });

  test("nothing was written but the two reports", () => {
    const writes = stage.simulator.requests.filter(({ method }) => method !== "GET");
    expect(writes.map(({ method, operation }) => `${method} ${String(operation)}`)).toEqual([
      "PUT PutObject",
      "PUT PutObject",
    ]);
  });

  test("no host was asked outside the tenancy's regions that are ready", () => {
    expect(stage.simulator.refusedHosts).toEqual([]);
    const regions = new Set(stage.simulator.requests.map(({ region }) => region));
    expect([...regions].sort()).toEqual(audit.report.metadata.regions);
    expect(stage.simulator.requests.filter(({ operation }) => operation === null)).toEqual([]);
  });

  test("every request that the report counts is one that the service saw", () => {
    // The reports say what was asked until they were made, the search for an earlier report
    // included: their own delivery comes after.
    const { requests } = stage.simulator;
    const before = requests.slice(
      0,
      requests.findIndex(({ operation }) => operation === "PutObject"),
    );
    expect(before.map(({ operation }) => operation)).toContain("ListObjects");
    expect(audit.report.metadata.api).toEqual({
      requests: before.length,
      retries: 0,
      throttled: 0,
    });
  });

  test("every listing that has pages names a limit, and a compartment or a bucket", () => {
    const unpaged = ["ListRegionSubscriptions", "ListAvailabilityDomains"];
    const listings = stage.simulator.requests.filter(
      ({ operation }) => operation?.startsWith("List") === true && !unpaged.includes(operation),
    );
    expect(listings.length).toBeGreaterThan(100);
    const lacking = listings.filter(({ operation, path, query }) => {
      const isPlaced =
        operation === "ListObjects"
          ? /^\/n\/[^/]+\/b\/[^/]+\/o$/.test(path)
          : query["compartmentId"];
      return !isPlaced || !Number.isInteger(Number(query["limit"] ?? "none"));
    });
    expect(lacking.map(({ operation, query }) => ({ operation, query }))).toEqual([]);
  });

  test("earlier reports are looked for under the prefix of the reports alone", () => {
    const prefixes = asked(stage.simulator, "ListObjects").map(({ query }) => query["prefix"]);
    expect(prefixes).toEqual(["block-volume-backup-posture/block_volume_backup_posture_"]);
  });

  test("boot volume attachments are asked for in each availability domain of the region", () => {
    const requests = asked(stage.simulator, "ListBootVolumeAttachments");
    for (const region of audit.report.metadata.regions) {
      const domains = requests
        .filter((request) => request.region === region)
        .map(({ query }) => query["availabilityDomain"]);
      expect([...new Set(domains)].sort()).toEqual(
        [...demo.tenancy.region(region).availabilityDomains].sort(),
      );
    }
  });

  test("the compartments are asked for with those that the caller may not read", () => {
    for (const { query } of asked(stage.simulator, "ListCompartments")) {
      expect(query).toMatchObject({ accessLevel: "ANY", compartmentIdInSubtree: "true" });
    }
  });
});
