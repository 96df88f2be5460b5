import { describe, expect, test } from "@jest/globals";

import { days } from "../../simulator/tenancy/time.js";
import type { JsonFinding } from "../../src/reports/json/report-schema.js";
import {
  ASHBURN,
  asked,
  openStage,
  PHOENIX,
  smallTenancy,
  violatedRules,
} from "./harness/stage.js";

const MIB = 1024 * 1024;
/** How the row of a volume begins, with nothing to compare with or after an earlier run. */
const NO_BACKUP_ROW = "| ❌ NO_BACKUP";

describe("no volume at all", () => {
  test("is an audit that passes, 100 % compliant", async () => {
    const build = smallTenancy();
    const audit = await (await openStage(build)).audit();
    expect(audit.code).toBe(0);
    expect(audit.outputs).toMatchObject({
      result: "pass",
      complete: "true",
      "total-volumes": "0",
      "compliance-percent": "100.00",
      violations: "[]",
    });
    expect(audit.summary).toContain("No volume was found");
    expect(audit.report.summary.compliance_percent).toBe(100);
  });

  test("fails the gate when fail-if-empty is on", async () => {
    const audit = await (await openStage(smallTenancy())).audit({ "fail-if-empty": "true" });
    expect(audit.code).toBe(3);
    expect(violatedRules(audit)).toEqual(["fail-if-empty"]);
  });
});

test("2,500 volumes in one compartment are all judged, page by page", async () => {
  const build = smallTenancy();
  const crowd = build.compartment("crowd");
  for (let number = 0; number < 2500; number += 1) {
    const volume = build.volume({ name: `v${number}`, compartment: crowd, region: ASHBURN });
    // The last one of every page has no backup: a page that is lost shows.
    if (number % 1000 !== 999 && number !== 2499) build.backup(volume, { age: days(1) });
  }
  const stage = await openStage(build);
  const audit = await stage.audit();
  expect(audit.outputs).toMatchObject({
    "total-volumes": "2500",
    compliant: "2497",
    "no-backup": "3",
    complete: "true",
  });
  for (const operation of ["ListVolumes", "ListVolumeBackups"]) {
    const pages = asked(stage.simulator, operation)
      .filter(({ compartmentId }) => compartmentId === crowd)
      .map(({ query }) => query["page"]);
    expect(new Set(pages).size).toBe(3);
    expect(pages).toHaveLength(3);
  }
});

test("a summary of thousands of volumes has the worst and says how many more the report has", async () => {
  const build = smallTenancy();
  const name = "数".repeat(200);
  for (let number = 0; number < 2500; number += 1) {
    build.volume({ name: `${name}${number}`, compartment: build.root, region: ASHBURN });
  }
  const audit = await (await openStage(build)).audit();
  expect(audit.outputs["no-backup"]).toBe("2500");
  expect(Buffer.byteLength(audit.summary)).toBeLessThanOrEqual(MIB);
  const rows = audit.summary.split("\n").filter((line) => line.startsWith(NO_BACKUP_ROW));
  expect(rows).toHaveLength(30);
  for (const row of rows) expect(row).toMatch(/ \|$/);
  expect(audit.summary).toContain("*2470 more volumes are in the full report.*");
  expect(audit.markdown.split("\n").filter((it) => it.startsWith(NO_BACKUP_ROW))).toHaveLength(
    2500,
  );
});

test("a summary whose worst volumes alone are over 1 MiB leaves them out and says so", async () => {
  const build = smallTenancy();
  const place = { compartment: build.root, region: ASHBURN };
  // Of three bytes a character: a limit in characters would let three times as much pass.
  const hosts = Array.from({ length: 50 }, (_, number) =>
    build.instance({ ...place, name: `${"数".repeat(250)}${number}` }),
  );
  for (let number = 0; number < 30; number += 1) {
    const volume = build.volume({ ...place, name: `v${number}` });
    for (const host of hosts) build.attach(volume, host);
  }
  const audit = await (await openStage(build)).audit();
  expect(audit.outputs["no-backup"]).toBe("30");
  const rows = audit.markdown.split("\n").filter((line) => line.startsWith(NO_BACKUP_ROW));
  expect(rows).toHaveLength(30);
  expect(Buffer.byteLength(rows.join("\n"))).toBeGreaterThan(MIB);
  expect(rows.join("\n").length).toBeLessThan(MIB / 2);

  expect(Buffer.byteLength(audit.summary)).toBeLessThanOrEqual(MIB);
  expect(audit.summary).not.toContain(NO_BACKUP_ROW);
  expect(audit.summary).toMatch(
    /^\*Left out for want of room: worst volumes\. The full report has it all\.\*$/m,
  );
  expect(audit.summary).toMatch(/^## Coverage$/m);
});

describe("pages", () => {
  test("one that is empty and names a next one is not the last", async () => {
    const build = smallTenancy();
    const home = build.compartment("home");
    for (const operation of [
      "ListVolumes",
      "ListBootVolumes",
      "ListVolumeBackups",
      "ListBootVolumeBackups",
      "ListVolumeAttachments",
      "ListBootVolumeAttachments",
      "ListInstances",
    ]) {
      build.tenancy.emptyFirstPage({ compartmentId: home, operation });
    }
    build.tenancy.emptyFirstPage({ compartmentId: build.root, operation: "ListCompartments" });
    const place = { compartment: home, region: ASHBURN };
    const host = build.instance({ ...place, name: "host" });
    for (const kind of ["block", "boot"] as const) {
      const volume = build.volume({ ...place, name: kind, kind });
      build.backup(volume, { age: days(1) });
      build.attach(volume, host);
    }
    const audit = await (await openStage(build)).audit();
    for (const kind of ["block", "boot"]) {
      expect(audit.finding(kind)).toMatchObject({
        compliance_status: "COMPLIANT",
        attached_instances: [{ instance_name: "host" }],
      });
    }
  });

  test("many small ones are read to the last, of the compartments too", async () => {
    const build = smallTenancy({ regions: [{ name: ASHBURN }, { name: PHOENIX }] });
    for (let number = 0; number < 5; number += 1) {
      const compartment = build.compartment(`c${number}`);
      for (const region of [ASHBURN, PHOENIX]) {
        for (let each = 0; each < 5; each += 1) {
          const volume = build.volume({ name: `v${number}-${each}`, compartment, region });
          build.backup(volume, { age: days(1) });
        }
      }
    }
    const stage = await openStage(build, { behaviour: { pageSize: 2 } });
    const audit = await stage.audit();
    expect(audit.outputs).toMatchObject({ "total-volumes": "50", compliant: "50" });
    expect(audit.report.compartments).toHaveLength(6);
    // Three with compartments, and the empty one that ends every listing of the identity service.
    expect(asked(stage.simulator, "ListCompartments")).toHaveLength(4);
  });
});

test("the same inventory gives the same findings, in whatever order the answers come", async () => {
  const build = smallTenancy({ regions: [{ name: ASHBURN }, { name: PHOENIX }] });
  for (let number = 0; number < 6; number += 1) {
    const compartment = build.compartment(`c${number}`);
    if (number === 5) build.tenancy.deny({ compartmentId: compartment });
    for (const region of [ASHBURN, PHOENIX]) {
      const host = build.instance({ name: `host-${number}`, compartment, region });
      for (const kind of ["block", "boot"] as const) {
        const volume = build.volume({ name: "same", kind, compartment, region });
        if (number % 2 === 0) build.backup(volume, { age: days(number * 3 + 0.25) });
        build.attach(volume, host);
        build.attach(volume, build.instance({ name: "second", compartment, region }));
      }
    }
  }
  const stage = await openStage(build);
  const once = await stage.audit({ concurrency: "1" });
  stage.simulator.setFault({ probability: 0.4, effect: { kind: "delay", ms: 40 } });
  const again = await stage.audit({ concurrency: "64" });
  const stable = ({ report }: typeof once) => {
    const timeless = (it: JsonFinding) => {
      // Without an earlier report every failure is first seen by the run that finds it.
      const isFailing = it.compliance_status !== "COMPLIANT";
      const { generated_at_utc: now } = report.metadata;
      expect(it.first_seen_utc).toBe(isFailing ? now : null);
      return { ...it, first_seen_utc: null };
    };
    const { block_volumes: block, boot_volumes: boot } = report.findings;
    return {
      ...report,
      metadata: null,
      findings: { block_volumes: block.map(timeless), boot_volumes: boot.map(timeless) },
      skipped_compartments: report.skipped_compartments.map((gap) => ({
        ...gap,
        opc_request_id: null,
      })),
    };
  };
  expect(stable(again)).toEqual(stable(once));
  expect(JSON.stringify(stable(again))).toBe(JSON.stringify(stable(once)));
});
