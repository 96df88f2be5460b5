import { describe, expect, test } from "@jest/globals";

import { days } from "../../simulator/tenancy/time.js";
import {
  ASHBURN,
  openStage,
  PHOENIX,
  shownLines,
  smallTenancy,
  violatedRules,
} from "./harness/stage.js";

describe("backups that cannot be listed in one compartment", () => {
  test("make its volumes UNKNOWN, unless a fresh recovery point lies elsewhere", async () => {
    const build = smallTenancy({ regions: [{ name: ASHBURN }, { name: PHOENIX }] });
    const [lab, vault] = [build.compartment("lab"), build.compartment("vault")];
    const denied = { compartmentId: lab, operation: "ListVolumeBackups", region: ASHBURN };
    build.tenancy.deny(denied);
    const volume = (name: string, more = {}) =>
      build.volume({ name, compartment: lab, region: ASHBURN, ...more });
    volume("bare");
    build.backup(volume("hidden"), { age: days(1) });
    build.backup(volume("fresh elsewhere"), { age: days(1), compartment: vault });
    build.backup(volume("stale elsewhere"), { age: days(30), compartment: vault });
    volume("boot bare", { kind: "boot" });
    volume("other region", { region: PHOENIX });
    volume("other compartment", { compartment: vault });
    const stage = await openStage(build);
    const audit = await stage.audit();

    const statuses = audit.findings.map((it) => [it.resource_name, it.compliance_status]);
    expect(Object.fromEntries(statuses)).toEqual({
      bare: "UNKNOWN",
      hidden: "UNKNOWN",
      "fresh elsewhere": "COMPLIANT",
      "stale elsewhere": "UNKNOWN",
      "boot bare": "NO_BACKUP",
      "other region": "NO_BACKUP",
      "other compartment": "NO_BACKUP",
    });
    const refusal = stage.simulator.requests.find(({ status }) => status === 404);
    expect(audit.report.skipped_compartments).toMatchObject([
      {
        compartment_id: lab,
        name: "lab",
        region: ASHBURN,
        operation: "ListVolumeBackups",
        status: 404,
        code: "NotAuthorizedOrNotFound",
        opc_request_id: refusal?.requestId,
      },
    ]);
    expect(audit.outputs).toMatchObject({ unknown: "3", complete: "false" });
    expect(audit.code).toBe(3);
    expect(violatedRules(audit)).toEqual(["max-no-backup", "max-unknown", "fail-on-incomplete"]);
  });

  test.each([
    { status: 401, code: "NotAuthenticated" },
    { status: 409, code: "IncorrectState" },
  ])("are a gap too when the answer is $status, and the audit goes on", async (answer) => {
    const build = smallTenancy();
    const lab = build.compartment("lab");
    build.volume({ name: "unclear", compartment: lab, region: ASHBURN, kind: "boot" });
    const clear = build.volume({ name: "clear", compartment: build.root, region: ASHBURN });
    build.backup(clear, { age: days(1) });
    const stage = await openStage(build);
    stage.simulator.setFault({
      operation: "ListBootVolumeBackups",
      compartment: lab,
      effect: { kind: "status", status: answer.status },
    });
    const audit = await stage.audit();
    expect(audit.finding("unclear").compliance_status).toBe("UNKNOWN");
    expect(audit.finding("clear").compliance_status).toBe("COMPLIANT");
    expect(audit.report.skipped_compartments).toMatchObject([
      { operation: "ListBootVolumeBackups", ...answer },
    ]);
  });
});

describe("compartments that may not be read, or are gone", () => {
  test("one that may not be read is skipped, said to be, and stops no other", async () => {
    const build = smallTenancy();
    const locked = build.compartment("locked", { unreadable: true });
    const open = build.compartment("open", { parent: locked });
    build.volume({ name: "unseen", compartment: locked, region: ASHBURN });
    const seen = build.volume({ name: "seen", compartment: open, region: ASHBURN });
    build.backup(seen, { age: days(1) });
    const stage = await openStage(build);

    const strict = await stage.audit();
    expect(strict.findings.map((it) => it.resource_name)).toEqual(["seen"]);
    expect(strict.outputs).toMatchObject({ complete: "false", "skipped-compartments": "1" });
    expect(violatedRules(strict)).toEqual(["fail-on-incomplete"]);
    expect(strict.code).toBe(3);
    const operations = strict.report.skipped_compartments.map((it) => it.operation);
    expect(operations).toEqual(expect.arrayContaining(["ListVolumes", "ListBootVolumeBackups"]));
    expect(strict.markdown).toContain("What could not be read");
    expect(strict.summary).toContain("**Incomplete**");

    const lenient = await stage.audit({ "fail-on-incomplete": "false" });
    expect(lenient.outputs).toMatchObject({ result: "pass", complete: "false" });
    expect(lenient.code).toBe(0);
  });

  test("only ACTIVE compartments are audited; backups are looked for wherever one still exists", async () => {
    const build = smallTenancy();
    const gone = (["CREATING", "INACTIVE", "DELETING", "DELETED"] as const).map((state) =>
      build.compartment(state.toLowerCase(), { state }),
    );
    const active = build.compartment("active");
    const stage = await openStage(build);
    const audit = await stage.audit();
    const asked = (operation: string) =>
      new Set(
        stage.simulator.requests
          .filter((request) => request.operation === operation)
          .map(({ query }) => query["compartmentId"]),
      );
    for (const id of gone) expect(asked("ListVolumes")).not.toContain(id);
    const [creating, inactive, deleting, deleted] = gone;
    for (const id of [creating, inactive, deleting]) {
      expect(asked("ListVolumeBackups")).toContain(id);
    }
    expect(asked("ListVolumeBackups")).not.toContain(deleted);
    expect(audit.report.compartments.map((it) => it.compartment_id)).toEqual([build.root, active]);
    expect(audit.outputs).toMatchObject({ complete: "true", "skipped-compartments": "0" });
    expect(audit.code).toBe(0);
  });
});

test("a region that is not READY is not asked, and that is said", async () => {
  const regions = [{ name: ASHBURN }, { name: "ap-tokyo-1", status: "IN_PROGRESS" as const }];
  const build = smallTenancy({ regions });
  build.volume({ name: "early", compartment: build.root, region: "ap-tokyo-1" });
  const stage = await openStage(build);
  const audit = await stage.audit();
  expect(audit.report.metadata.regions).toEqual([ASHBURN]);
  expect(stage.simulator.requests.filter(({ region }) => region === "ap-tokyo-1")).toEqual([]);
  expect(shownLines(audit).some((line) => /not ready.*ap-tokyo-1/.test(line))).toBe(true);
  expect(audit.code).toBe(0);
});
