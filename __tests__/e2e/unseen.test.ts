import { writeFile } from "node:fs/promises";
import { join } from "node:path";

import { describe, expect, test } from "@jest/globals";

import type { RegionStatus } from "../../simulator/tenancy/regions.js";
import { days } from "../../simulator/tenancy/time.js";
import {
  ASHBURN,
  asked,
  openStage,
  PHOENIX,
  smallTenancy,
  temporaryFolder,
  violatedRules,
} from "./harness/stage.js";

/** Live disks are held to a day; disks that nothing uses are excused. */
async function attachmentPolicy(): Promise<string> {
  const path = join(await temporaryFolder(), "policy.yml");
  await writeFile(
    path,
    `version: 1
rules:
  - { name: live, match: { attached: true }, max-backup-age: 24h }
exemptions:
  - { id: detached, match: { attached: false }, reason: unused, permanent: true }
`,
  );
  return path;
}

const SEARCH = { discovery: "search" };
const KINDS = ["block", "boot"] as const;

describe("what Resource Search does not show", () => {
  test.each(["instances", "their domains", "what may only be inspected"])(
    "is asked for where a rule hangs on it: %s",
    async (what) => {
      const build = smallTenancy({ regions: [{ name: ASHBURN, availabilityDomains: 2 }] });
      const [data, apps] = [build.compartment("data"), build.compartment("apps")];
      const place = { region: ASHBURN, domain: 2 };
      for (const kind of KINDS) {
        const volume = build.volume({ ...place, name: `live ${kind}`, kind, compartment: data });
        build.backup(volume, { age: days(3) });
        const host = build.instance({ ...place, name: `host ${kind}`, compartment: apps });
        build.attach(volume, host);
        if (what === "instances") build.tenancy.hideFromIndex(host.id);
        if (what === "their domains") build.tenancy.indexAs(host.id, { availabilityDomain: null });
      }
      if (what.endsWith("inspected")) build.tenancy.deny({ operation: "GetInstance" });
      const stage = await openStage(build);
      const audit = await stage.audit({ ...SEARCH, "policy-file": await attachmentPolicy() });
      for (const kind of KINDS) {
        expect(audit.finding(`live ${kind}`)).toMatchObject({
          ...{ compliance_status: "STALE_BACKUP", rule: "live", waived: false },
          attached_instances: [{ compartment_id: apps }],
        });
      }
      expect(audit.outputs).toMatchObject({ complete: "true", result: "fail" });
      expect(audit.report.metadata.discovery).toMatchObject([{ region: ASHBURN }]);
    },
  );

  test("is found: a backup elsewhere, and a volume of any age", async () => {
    const build = smallTenancy();
    const [data, vault] = [build.compartment("data"), build.compartment("vault")];
    for (const kind of KINDS) {
      const volume = build.volume({ name: kind, kind, compartment: data, region: ASHBURN });
      const backup = build.backup(volume, { age: days(1), compartment: vault });
      build.tenancy.hideFromIndex(volume.id);
      build.tenancy.hideFromIndex(backup.id);
    }
    const audit = await (await openStage(build)).audit(SEARCH);
    expect(audit.outputs).toMatchObject({ compliant: "2", "no-backup": "0", complete: "true" });
    expect(audit.report.schema_version).toBe("1.2");
    expect(audit.report.metadata.discovery).toEqual([{ region: ASHBURN, by: "search" }]);
    // Nothing hangs on it, so that not all compartments were asked.
    for (const kind of KINDS) expect(audit.finding(kind).attachments_known).toBe(false);
  });
});

describe("a denial outside the scope", () => {
  test.each(KINDS)(
    "leaves open whether a %s volume is attached, and nothing is waived",
    async (kind) => {
      const build = smallTenancy();
      const [data, compute] = [build.compartment("data"), build.compartment("compute")];
      const operation = kind === "boot" ? "ListBootVolumeAttachments" : "ListVolumeAttachments";
      build.tenancy.deny({ compartmentId: compute, operation });
      const volume = build.volume({ name: "disk", kind, compartment: data, region: ASHBURN });
      build.backup(volume, { age: days(30) });
      build.attach(volume, build.instance({ name: "db", compartment: compute, region: ASHBURN }));
      const stage = await openStage(build);
      const scope = { "exclude-compartments": "compute" };

      const plain = await stage.audit(scope);
      expect(plain.outputs["complete"]).toBe("true");
      expect(plain.finding("disk").attachments_known).toBe(false);

      const audit = await stage.audit({ ...scope, "policy-file": await attachmentPolicy() });
      expect(audit.finding("disk")).toMatchObject({ waived: false, attached_instances: [] });
      expect(audit.report.skipped_compartments).toMatchObject([{ name: "compute", operation }]);
      expect(violatedRules(audit)).toContain("fail-on-incomplete");
      expect(audit.code).toBe(3);
    },
  );
});

describe("a state that this program does not know", () => {
  test("is no reason to leave out a compartment or a region", async () => {
    // The simulator takes requests in regions that are READY alone.
    const status = "READY_LIMITED" as RegionStatus;
    const build = smallTenancy({ regions: [{ name: ASHBURN }, { name: PHOENIX, status }] });
    for (const state of ["UPDATING", "active"]) {
      const compartment = build.compartment(state, { state: state as "ACTIVE" });
      build.volume({ name: state, compartment, region: ASHBURN });
    }
    const audit = await (await openStage(build)).audit();
    expect(audit.findings.map((it) => it.compliance_status)).toEqual(["NO_BACKUP", "NO_BACKUP"]);
    expect(audit.report.metadata.regions).toEqual([ASHBURN, PHOENIX]);
    const unread = new Set(audit.report.skipped_compartments.map(({ region }) => region));
    expect(unread).toEqual(new Set([PHOENIX]));
    expect(audit.code).toBe(3);
  });
});

describe("availability domains that the service does not name", () => {
  test.each([
    ["none", [], "false", "list"],
    ["one of two", undefined, "true", "list"],
    ["one of two", undefined, "true", "search"],
  ])("%s: what lies in them is seen", async (_, body, complete, discovery) => {
    const build = smallTenancy({ regions: [{ name: ASHBURN, availabilityDomains: 2 }] });
    const place = { region: ASHBURN, domain: 2, compartment: build.compartment("prod") };
    const boot = build.volume({ ...place, name: "boot", kind: "boot" });
    build.backup(boot, { age: days(1) });
    build.attach(boot, build.instance({ ...place, name: "host" }));
    build.backup(build.volume({ ...place, name: "data" }), { age: days(1) });
    const [first] = build.tenancy.region(ASHBURN).availabilityDomains;
    const stage = await openStage(build, {
      behaviour: { bootVolumesNeedAvailabilityDomain: true },
    });
    stage.simulator.setFault({
      operation: "ListAvailabilityDomains",
      effect: {
        kind: "instead",
        body: body ?? [{ name: first, id: "ocid1.availabilitydomain.oc1..a" }],
      },
    });
    const audit = await stage.audit({ discovery });
    expect(audit.finding("boot").attached_instances).toMatchObject([{ instance_name: "host" }]);
    expect(audit.outputs["complete"]).toBe(complete);
  });
});

test("a volume that moves while compartments are listed is looked up, and audited", async () => {
  const build = smallTenancy();
  const [from, to] = [build.compartment("from"), build.compartment("to")];
  const volume = build.volume({ name: "mover", compartment: to, region: ASHBURN });
  build.backup(volume, { age: days(30), compartment: from });
  const stage = await openStage(build);
  // Where it is now was listed before it came.
  stage.simulator.setFault({
    ...{ operation: "ListVolumes", compartment: to },
    effect: { kind: "instead", body: [] },
  });
  const audit = await stage.audit();
  expect(audit.finding("mover").compliance_status).toBe("STALE_BACKUP");
  expect(asked(stage.simulator, "GetVolume")).toHaveLength(1);
  expect(audit.outputs["complete"]).toBe("true");
});
