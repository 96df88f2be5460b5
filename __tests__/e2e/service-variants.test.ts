import { describe, expect, test } from "@jest/globals";

import type { Fault } from "../../simulator/faults.js";
import type { SimulatorOptions } from "../../simulator/simulator.js";
import { days } from "../../simulator/tenancy/time.js";
import { signInEnvironment } from "./harness/harness.js";
import {
  ASHBURN,
  asked,
  openStage,
  PHOENIX,
  shownLines,
  smallTenancy,
  violatedRules,
} from "./harness/stage.js";

/** Two regions of two domains, with a fresh block and boot volume in each. */
function tenancy() {
  const build = smallTenancy({
    regions: [
      { name: ASHBURN, availabilityDomains: 2 },
      { name: PHOENIX, availabilityDomains: 2 },
    ],
  });
  const home = build.compartment("home");
  for (const region of [ASHBURN, PHOENIX]) {
    for (const kind of ["block", "boot"] as const) {
      for (const domain of [1, 2]) {
        const name = `${kind} ${domain} ${region}`;
        const volume = build.volume({ name, kind, domain, region, compartment: home });
        build.backup(volume, { age: days(1) });
      }
    }
  }
  return { build, home };
}

const ALL_WELL = { result: "pass", complete: "true", "total-volumes": "8", compliant: "8" };

async function auditWith(options: Partial<SimulatorOptions>, inputs = {}) {
  const stage = await openStage(tenancy().build, options);
  return { stage, audit: await stage.audit(inputs) };
}

describe("where OCI's documentation leaves room", () => {
  test("boot volumes that are listed by availability domain only", async () => {
    const { stage, audit } = await auditWith({
      behaviour: { bootVolumesNeedAvailabilityDomain: true },
    });
    expect(audit.outputs).toMatchObject(ALL_WELL);
    const domains = asked(stage.simulator, "ListBootVolumes")
      .filter(({ status, region }) => status === 200 && region === PHOENIX)
      .map(({ query }) => query["availabilityDomain"]);
    expect(new Set(domains).size).toBe(2);
  });

  test("a page limit that is lower than ours", async () => {
    const { stage, audit } = await auditWith({ behaviour: { maxLimit: 100 } });
    expect(audit.outputs).toMatchObject(ALL_WELL);
    expect(audit.report.skipped_compartments).toEqual([]);
    expect(stage.simulator.counts.get("ListVolumes 400")).toBeGreaterThan(0);
  });

  test("both at once", async () => {
    const { audit } = await auditWith({
      behaviour: { maxLimit: 100, bootVolumesNeedAvailabilityDomain: true },
    });
    expect(audit.outputs).toMatchObject(ALL_WELL);
  });

  test("a limit that is refused for every listing that has more than one page", async () => {
    const { audit } = await auditWith({ behaviour: { maxLimit: 100, pageSize: 1 } });
    expect(audit.outputs).toMatchObject(ALL_WELL);
  });
});

describe("what the caller may not know", () => {
  test("the tenancy's own compartment: the audit goes on, by the tenancy's name", async () => {
    const { build } = tenancy();
    build.tenancy.deny({ compartmentId: build.root, operation: "GetCompartment" });
    const audit = await (await openStage(build)).audit();
    expect(audit.outputs).toMatchObject(ALL_WELL);
    expect(audit.findings[0]?.compartment_path).toBe("acme/home");
  });

  test("neither that nor the tenancy: the root has a name of its own", async () => {
    const { build } = tenancy();
    build.tenancy.deny({ compartmentId: build.root, operation: "GetCompartment" });
    build.tenancy.deny({ compartmentId: build.root, operation: "GetTenancy" });
    const audit = await (await openStage(build)).audit();
    expect(audit.outputs).toMatchObject(ALL_WELL);
    expect(audit.findings[0]?.compartment_path).toBe("root/home");
  });

  test("the regions: the one given is audited, and what is missing is said", async () => {
    const { build } = tenancy();
    build.tenancy.deny({ operation: "ListRegionSubscriptions" });
    const audit = await (await openStage(build)).audit({ region: PHOENIX });
    expect(audit.report.metadata.regions).toEqual([PHOENIX]);
    expect(audit.outputs).toMatchObject({ complete: "false", "total-volumes": "4" });
    expect(violatedRules(audit)).toEqual(["fail-on-incomplete"]);
    expect(audit.report.skipped_compartments).toMatchObject([
      { operation: "ListRegionSubscriptions", status: 404 },
    ]);
    expect(shownLines(audit).some((line) => /inspect tenancies/.test(line))).toBe(true);
  });

  test("the regions, when they are all given: nothing is missing", async () => {
    const { build } = tenancy();
    build.tenancy.deny({ operation: "ListRegionSubscriptions" });
    const audit = await (await openStage(build)).audit({ regions: `${ASHBURN},${PHOENIX}` });
    expect(audit.outputs).toMatchObject(ALL_WELL);
  });

  test("a region's availability domains: only attachments of boot volumes are missing", async () => {
    const { build } = tenancy();
    build.tenancy.deny({ operation: "ListAvailabilityDomains", region: PHOENIX });
    const audit = await (await openStage(build)).audit();
    expect(audit.outputs).toMatchObject({ complete: "false", compliant: "8" });
    expect(audit.report.skipped_compartments).toMatchObject([
      { operation: "ListAvailabilityDomains", region: PHOENIX },
    ]);
  });
});

describe("what goes wrong once and is asked again", () => {
  const once = (effect: Fault["effect"], operation = "ListVolumeBackups"): Fault => ({
    effect,
    operation,
    region: ASHBURN,
    times: 1,
  });
  test.each<[string, Fault]>([
    ["429", once({ kind: "status", status: 429 })],
    ["429 with Retry-After", once({ kind: "status", status: 429, retryAfterSeconds: 1 })],
    ["500", once({ kind: "status", status: 500 })],
    ["503 for the compartments", once({ kind: "status", status: 503 }, "ListCompartments")],
    ["a connection that is reset", once({ kind: "reset" })],
    ["an answer that is cut off", once({ kind: "truncate" })],
    ["a web page instead of JSON", once({ kind: "html" })],
  ])("%s", async (_what, fault) => {
    const { stage, audit } = await auditWith({ faults: [fault] });
    expect(stage.simulator.requests.filter((it) => it.fault !== null)).toHaveLength(1);
    expect(audit.outputs).toMatchObject(ALL_WELL);
    expect(audit.code).toBe(0);
    expect(audit.report.metadata.api.retries).toBe(1);
    const { effect } = fault;
    const isThrottled = effect.kind === "status" && effect.status === 429;
    expect(audit.report.metadata.api.throttled).toBe(isThrottled ? 1 : 0);
  });

  test("Retry-After is waited for", async () => {
    const fault = once({ kind: "status", status: 429, retryAfterSeconds: 2 });
    const { stage } = await auditWith({ faults: [fault] });
    const struck = stage.simulator.requests.find((it) => it.fault !== null);
    const [again] = stage.simulator.requests.filter(
      (it) =>
        it.operation === struck?.operation &&
        it.region === struck.region &&
        it.compartmentId === struck.compartmentId &&
        it.sequence > struck.sequence,
    );
    expect(Number(again?.arrivedAt) - Number(struck?.arrivedAt)).toBeGreaterThanOrEqual(2000);
  });

  test("a region that throttles everything it can", async () => {
    const throttle = { requestsPerSecond: 20, burst: 4, regions: [ASHBURN] };
    const { stage, audit } = await auditWith({ throttle });
    expect(audit.outputs).toMatchObject(ALL_WELL);
    const refused = stage.simulator.requests.filter(({ status }) => status === 429);
    expect(audit.report.metadata.api.throttled).toBe(refused.length);
  });
});

describe("what goes wrong for good", () => {
  test("is a gap: the rest is audited, and the volumes concerned are UNKNOWN", async () => {
    const { build, home } = tenancy();
    const stage = await openStage(build, {
      faults: [
        {
          effect: { kind: "status", status: 500 },
          operation: "ListVolumeBackups",
          region: PHOENIX,
          compartment: home,
        },
      ],
    });
    const audit = await stage.audit();
    expect(audit.outputs).toMatchObject({ compliant: "6", unknown: "2", "no-backup": "0" });
    expect(audit.report.skipped_compartments).toMatchObject([
      { operation: "ListVolumeBackups", region: PHOENIX, status: 500, code: "InternalServerError" },
    ]);
    expect(audit.report.skipped_compartments[0]?.opc_request_id).toMatch(
      /^[0-9A-F]{32}(?:\/[0-9A-F]{32}){2}$/,
    );
  });

  test("an answer that never comes is given up at the time limit", async () => {
    const { build, home } = tenancy();
    const hang: Fault = {
      effect: { kind: "hang" },
      operation: "ListBootVolumeBackups",
      region: PHOENIX,
      compartment: home,
    };
    const stage = await openStage(build, { faults: [hang] });
    const audit = await stage.audit({ "request-timeout-seconds": "1.5" });
    expect(audit.outputs).toMatchObject({ compliant: "6", unknown: "2" });
    expect(audit.report.skipped_compartments).toMatchObject([
      { operation: "ListBootVolumeBackups", status: null, code: "TimedOut" },
    ]);
  });

  test("an outage of the service that signs the start in ends in one sentence", async () => {
    const fault: Fault = { effect: { kind: "status", status: 501 }, operation: "ListCompartments" };
    const { build } = tenancy();
    const stage = await openStage(build, { faults: [fault] });
    const result = await stage.command({ env: signInEnvironment(stage.user, ASHBURN) });
    expect(result.code).toBe(1);
    expect(result.stderr).toMatch(/^Error: .*ListCompartments.*501.*opc-request-id/m);
    expect(result.stderr).not.toMatch(/^\s+at /m);
  });
});
