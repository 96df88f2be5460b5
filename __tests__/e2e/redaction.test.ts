/** What a redacted run says and publishes, whatever things are called and whatever goes wrong. */
import { createHmac } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { describe, expect, test } from "@jest/globals";

import type { TenancyBuilder } from "../../simulator/tenancy/builder.js";
import { days } from "../../simulator/tenancy/time.js";
import { ASHBURN, openStage, shownLines, smallTenancy, type Audit } from "./harness/stage.js";

const FORMATS = "json,markdown,html,csv,sarif,junit";

/** Everything that leaves the run, but what was uploaded to the tenancy's own bucket. */
async function published(audit: Audit): Promise<string> {
  const files = await audit.files();
  const texts = await Promise.all(files.map((path) => readFile(join(audit.cwd, path), "utf8")));
  return [
    shownLines(audit).join("\n"),
    audit.summary,
    JSON.stringify(audit.outputs),
    ...texts,
  ].join("\n");
}

const bucketIn = (build: TenancyBuilder, name: string, over: object = {}) =>
  build.bucket({ name, compartment: build.root, region: ASHBURN, ...over });

test("no word of the reports is taken for a name", async () => {
  const names = ["FAIL", "COMPLIANT", "0", "a", "Volumes", "json", "of", "NO_BACKUP", "null"];
  const build = smallTenancy();
  const compartment = build.compartment("Verdict");
  for (const name of names) build.volume({ name, compartment, region: ASHBURN });
  const audit = await (await openStage(build)).audit({ redact: "true", formats: FORMATS });
  expect(audit.code).toBe(3);
  expect(audit.stdout).toMatch(
    /^Verdict: FAIL: 0 compliant, 0 stale, 9 without backup, 0 unknown; compliant: 0 of 9 volumes \(0\.00 %\);/m,
  );
  expect(audit.stdout).toMatch(/^Report written: output\/.*\.json$/m);
  expect(audit.summary).toContain("**FAIL** – 0 of 9 volumes (0.00 %)");
  expect(audit.report.findings.block_volumes).toHaveLength(9);
  for (const finding of audit.findings) {
    expect(finding).toMatchObject({
      compliance_status: "NO_BACKUP",
      reason: "no recovery point: no backup exists",
      resource_name: expect.stringMatching(/^volume-[0-9a-f]{8}$/) as unknown,
      compartment_name: expect.stringMatching(/^compartment-[0-9a-f]{8}$/) as unknown,
    });
  }
});

describe("a bucket that is discovered", () => {
  const cases: readonly [string, (build: TenancyBuilder) => void, number][] = [
    ["the only one", (build) => bucketIn(build, "walletxyzzy"), 0],
    [
      "several candidates",
      (build) => {
        for (const name of ["walletxyzzy", "vaultxyzzy"]) bucketIn(build, name);
      },
      2,
    ],
    ["a public one", (build) => bucketIn(build, "walletxyzzy", { publicAccess: "ObjectRead" }), 2],
    [
      "one that may not be written to",
      (build) => {
        bucketIn(build, "walletxyzzy");
        build.tenancy.deny({ operation: "PutObject" });
      },
      2,
    ],
  ];
  test.each(cases)("%s: neither it nor the namespace is named", async (_, prepare, code) => {
    const build = smallTenancy({ name: "tenancyxyzzy" });
    const volume = build.volume({ name: "dataxyzzy", compartment: build.root, region: ASHBURN });
    build.backup(volume, { age: days(1) });
    prepare(build);
    const stage = await openStage(build);
    const inputs = { redact: "true", "upload-object-storage": "true", formats: FORMATS };
    const audit = await stage.audit(inputs, { env: { RUNNER_DEBUG: "1" } });
    expect(audit.code).toBe(code);
    const text = await published(audit);
    expect(text).not.toMatch(/xyzzy/);
    expect(text).not.toContain(build.tenancy.namespace);
    if (code === 0) {
      expect(audit.outputs["object-uris"]).toMatch(
        /^\["oci:\/\/bucket-[0-9a-f]{8}@namespace-[0-9a-f]{8}\/block-volume-backup-posture\//,
      );
    } else {
      expect(text).toMatch(/bucket-[0-9a-f]{8}/);
    }
  });

  test("is found again, and the last run with it", async () => {
    const build = smallTenancy();
    build.volume({ name: "data", compartment: build.compartment("prod"), region: ASHBURN });
    bucketIn(build, "wallet");
    const stage = await openStage(build);
    const inputs = {
      redact: "true",
      "upload-object-storage": "true",
      "exclude-compartments": "sandbox",
    };
    const first = await stage.audit(inputs);
    const second = await stage.audit({ ...inputs, "object-storage-bucket": "wallet" });
    expect(first.report.metadata.scope.exclude_compartments).toEqual(
      second.report.metadata.scope.exclude_compartments,
    );
    expect(second.stdout).toContain("0 new, 0 changed, 0 resolved since the last run");
  });
});

describe("what is said before anything is audited", () => {
  test("names no compartment that is being deleted", async () => {
    const build = smallTenancy();
    const root = build.compartment("projectxyzzy", { state: "DELETING" });
    const stage = await openStage(build);
    const audit = await stage.audit({ redact: "true", "root-compartment": root });
    expect(audit.code).toBe(1);
    expect(audit.stdout).toMatch(/root-compartment: ocid1\.compartment\.oc1\.\S* is DELETING\./);
    expect(await published(audit)).not.toMatch(/xyzzy/);
  });

  test("has no pattern that matches nothing, nor a hash of it that can be tried", async () => {
    const build = smallTenancy();
    const stage = await openStage(build);
    const audit = await stage.audit({ redact: "true", "exclude-compartments": "projectxyzzy" });
    const text = await published(audit);
    expect(text).not.toMatch(/xyzzy/);
    const [pattern] = audit.report.metadata.scope.exclude_compartments;
    expect(pattern).toMatch(/^pattern-[0-9a-f]{8}$/);
    expect(audit.stdout).toContain(
      `exclude-compartments: ${String(pattern)} matched no compartment.`,
    );
    const guess = createHmac("sha256", build.tenancy.id).update("projectxyzzy").digest("hex");
    expect(text).not.toContain(guess.slice(0, 8));
  });

  test("has none of OCI's own words", async () => {
    const build = smallTenancy();
    build.volume({ name: "data", compartment: build.root, region: ASHBURN });
    const stage = await openStage(build);
    const message = "compartment projectxyzzy is locked";
    for (const operation of ["ListRegionSubscriptions", "ListVolumeBackups", "GetNamespace"]) {
      const effect = { kind: "status", status: 409, code: "Locked", message } as const;
      stage.simulator.setFault({ operation, effect });
    }
    const inputs = { redact: "true", "upload-object-storage": "true", formats: FORMATS };
    const audit = await stage.audit(inputs);
    expect(await published(audit)).not.toMatch(/xyzzy/);
    expect(audit.stdout).toContain("its message is withheld");
    expect(await published(await stage.audit({ ...inputs, redact: "false" }))).toMatch(/xyzzy/);
  });
});
