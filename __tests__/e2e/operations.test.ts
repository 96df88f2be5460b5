/** Metrics, notifications, the structured log and the preflight, as the bundle does them. */
import { resolve } from "node:path";

import { beforeAll, describe, expect, test } from "@jest/globals";

import type { TenancyBuilder } from "../../simulator/tenancy/builder.js";
import { days } from "../../simulator/tenancy/time.js";
import {
  ASHBURN,
  asked,
  errorsOf,
  openStage,
  PHOENIX,
  smallTenancy,
  type Audit,
  type Stage,
} from "./harness/stage.js";

const NAMESPACE = "volume_backup_audit";
const METRICS = { "metrics-namespace": NAMESPACE };
const TOPIC = "ocid1.onstopic.oc1.iad.aaaachanges";

interface Stream {
  readonly namespace: string;
  readonly compartmentId: string;
  readonly name: string;
  readonly dimensions: { readonly region: string; readonly rule: string };
  readonly datapoints: readonly { readonly timestamp: string; readonly value: number }[];
}

/** A tenancy with one volume that is backed up, and a bucket for the reports. */
function healthy(): { readonly build: TenancyBuilder; readonly shared: string } {
  const build = smallTenancy({ regions: [{ name: ASHBURN }, { name: PHOENIX }] });
  const shared = build.compartment("shared");
  build.backup(build.volume({ name: "data", compartment: shared, region: ASHBURN }), {
    age: days(1),
  });
  build.bucket({ name: "reports", compartment: shared, region: ASHBURN });
  return { build, shared };
}

function bodiesOf({ simulator }: Stage, operation: string): readonly unknown[] {
  return asked(simulator, operation).map(
    ({ body }) => JSON.parse(body?.toString() ?? "null") as unknown,
  );
}

function streamsOf(stage: Stage): readonly Stream[] {
  const batches = bodiesOf(stage, "PostMetricData") as { readonly metricData: Stream[] }[];
  return batches.flatMap(({ metricData }) => metricData);
}

function valuesOf(stage: Stage, name: string): number[] {
  return streamsOf(stage)
    .filter((stream) => stream.name === name)
    .flatMap(({ datapoints }) => datapoints.map(({ value }) => value));
}

describe("metrics", () => {
  test("are posted to the ingestion host, for the tenancy, and taken", async () => {
    const { build } = healthy();
    const stage = await openStage(build);
    const audit = await stage.audit(METRICS);
    expect(audit.code).toBe(0);
    const requests = asked(stage.simulator, "PostMetricData");
    expect(requests.map(({ host, status }) => [host, status])).toEqual([
      [`telemetry-ingestion.${ASHBURN}.oraclecloud.com`, 200],
    ]);
    const streams = streamsOf(stage);
    for (const { namespace, compartmentId, dimensions, datapoints } of streams) {
      expect({ namespace, compartmentId }).toEqual({
        namespace: NAMESPACE,
        compartmentId: build.root,
      });
      expect(Object.keys(dimensions).sort()).toEqual(["region", "rule"]);
      expect(datapoints).toHaveLength(1);
    }
    expect(valuesOf(stage, "volumes_total")).toEqual([1]);
    expect(valuesOf(stage, "volumes_compliant")).toEqual([1]);
    expect(valuesOf(stage, "compliance_percent")).toEqual([100]);
    expect(valuesOf(stage, "failures")).toEqual([0]);
    expect(valuesOf(stage, "last_success")).toHaveLength(1);
  });

  test("and messages are sent by no run that was not asked to", async () => {
    const stage = await openStage(healthy().build);
    expect((await stage.audit()).code).toBe(0);
    expect(asked(stage.simulator, "PostMetricData")).toEqual([]);
    expect(asked(stage.simulator, "PublishMessage")).toEqual([]);
  });

  test("tell of a run that could not audit", async () => {
    const { build } = healthy();
    build.tenancy.deny({ operation: "ListCompartments" });
    const stage = await openStage(build);
    expect((await stage.audit(METRICS)).code).toBe(1);
    expect(valuesOf(stage, "failures")).toEqual([1]);
    expect(valuesOf(stage, "last_success")).toEqual([]);
  });

  test.each([
    ["true", 2],
    ["false", 0],
  ])("that are refused are a delivery problem (fail-on-upload-error %s)", async (fatal, code) => {
    const { build } = healthy();
    build.tenancy.deny({ operation: "PostMetricData" });
    const stage = await openStage(build);
    const audit = await stage.audit({ ...METRICS, "fail-on-upload-error": fatal });
    expect(audit.code).toBe(code);
    expect(errorsOf(audit)).toEqual([
      expect.stringMatching(
        /^\d+ metrics may not be posted to namespace volume_backup_audit .*Allow the caller to use metrics there/,
      ),
    ]);
  });
});

describe("the notification", () => {
  test("is sent when the verdict changes, and only then", async () => {
    const { build, shared } = healthy();
    const stage = await openStage(build);
    const since = (last: Audit) =>
      stage.audit({
        "notification-topic": TOPIC,
        "baseline-file": resolve(last.cwd, last.outputs["report-json"] ?? ""),
      });
    const first = await stage.audit({ "notification-topic": TOPIC });
    const second = await since(first);
    expect([first.code, second.code]).toEqual([0, 0]);
    expect(asked(stage.simulator, "PublishMessage")).toEqual([]);

    build.volume({ name: "bare\n::error::x", compartment: shared, region: ASHBURN });
    const third = await since(second);
    expect(third.code).toBe(3);
    expect(asked(stage.simulator, "PublishMessage")).toMatchObject([
      { path: `/20181201/topics/${TOPIC}/messages`, region: ASHBURN, status: 202 },
    ]);
    const [message] = bodiesOf(stage, "PublishMessage") as { title: string; body: string }[];
    expect(message?.title).toBe("OCI volume backup audit: PASS to FAIL");
    expect(message?.body).toContain("- max-no-backup: 1 volume has no usable backup");

    expect((await since(third)).code).toBe(3);
    expect(asked(stage.simulator, "PublishMessage")).toHaveLength(1);
  });
});

describe("the structured log", () => {
  test.each(["false", "true"])(
    "is one object a line, debugging too (redact %s)",
    async (redact) => {
      const stage = await openStage(healthy().build);
      const inputs = { "log-format": "json", redact };
      const audit = await stage.audit(inputs, { env: { RUNNER_DEBUG: "1" } });
      expect(audit.code).toBe(0);
      const lines = audit.stdout
        .split("\n")
        .filter((line) => line !== "" && !line.startsWith("::"));
      const objects = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
      expect(objects.every((it) => it["run_id"] === "4711")).toBe(true);
      expect(objects.some(({ message }) => /^Discovered 2 comp/.test(String(message)))).toBe(true);
      const traced = objects.filter(({ level }) => level === "debug");
      expect(traced).toHaveLength(stage.simulator.requests.length);
      const listed = traced.filter(({ operation }) => operation === "ListVolumes");
      expect(new Set(listed.map(({ region }) => region))).toEqual(new Set([ASHBURN, PHOENIX]));
      expect(listed.every((it) => typeof it["opc_request_id"] === "string")).toBe(true);
      for (const secret of stage.user.privateKey.split("\n").filter((line) => line.length === 64)) {
        expect(lines.join("\n")).not.toContain(secret);
      }
    },
  );
});

describe("a clock that OCI does not agree with", () => {
  const TEN_MINUTES = 10 * 60_000;
  const skewed = (aheadMs: number) =>
    openStage(healthy().build, { clock: () => Date.now() - aheadMs });

  test.each([
    ["ahead of", TEN_MINUTES],
    ["behind", -TEN_MINUTES],
  ])("is what the preflight names when it is %s OCI's, and what to do", async (where, aheadMs) => {
    const stage = await skewed(aheadMs);
    const audit = await stage.audit({ mode: "preflight" });
    expect(audit.code).toBe(1);
    const [signIn, clock, ...more] = errorsOf(audit);
    expect(signIn).toMatch(/^sign-in: OCI refused the sign-in .* 401 NotAuthenticated/);
    const said = new RegExp(`^clock: It is (\\d+) seconds ${where} OCI's\\. (.*)$`).exec(
      clock ?? "",
    );
    // The header is exact to a second, and the run takes some.
    expect(Math.abs(Number(said?.[1]) - 600)).toBeLessThan(60);
    expect(said?.[2]).toBe("OCI refuses more than 300: set this machine's clock (NTP).");
    expect(more).toEqual([]);
    expect(audit.summary).toContain("| ✖ | clock |");
  });

  test("is no failure of the preflight as long as OCI takes it", async () => {
    const stage = await skewed(2 * 60_000);
    const { code, stdout } = await stage.audit({ mode: "preflight" });
    expect(code).toBe(0);
    expect(stdout).toMatch(/✔ clock +It is \d+ seconds ahead of OCI's\./);
  });

  test("is what an audit asks to check when it cannot sign in", async () => {
    const audit = await (await skewed(TEN_MINUTES)).audit();
    expect(audit.code).toBe(1);
    expect(errorsOf(audit)).toEqual([
      expect.stringMatching(
        /^OCI refused the sign-in .*Check that the machine's clock is right\.$/,
      ),
    ]);
  });
});

describe("mode: preflight", () => {
  let stage: Stage;
  const PREFLIGHT = {
    mode: "preflight",
    "upload-object-storage": "true",
    "notification-topic": TOPIC,
    ...METRICS,
  };

  beforeAll(async () => {
    stage = await openStage(healthy().build);
  });

  test("passes, reads only, and says what cannot be proved", async () => {
    const { code, stdout, summary } = await stage.audit(PREFLIGHT);
    expect(code).toBe(0);
    expect(stdout).toContain("Preflight passed:");
    expect(stdout).toContain("✔ sign-in");
    expect(stdout).toContain("✔ bucket");
    expect(stdout).toContain("– upload of reports");
    expect(summary).toContain("| ✔ | block volumes |");
    expect(summary).toContain("target.metrics.namespace='volume_backup_audit'");
    const changing = stage.simulator.requests.filter(
      ({ method, operation }) => method !== "GET" && operation !== "SearchResources",
    );
    expect(changing).toEqual([]);
  });

  test("names what is missing, and fails", async () => {
    const { build, shared } = healthy();
    build.tenancy.deny({ compartmentId: shared, operation: "ListInstances" });
    build.tenancy.deny({ operation: "ListRegionSubscriptions" });
    const denying = await openStage(build);
    const result = await denying.audit(PREFLIGHT);
    expect(result.code).toBe(1);
    expect(result.stdout).toContain("missing: Allow group <group> to read instances in tenancy");
    expect(result.stdout).toContain("missing: Allow group <group> to inspect tenancies in tenancy");
    expect(errorsOf(result)).toEqual([
      expect.stringMatching(/^regions: The tenancy's regions cannot be listed/),
      expect.stringMatching(/^instances: Cannot be listed in acme\/shared \(of 2 compartments\)/),
    ]);
  });

  test("as a command shows the table on standard output", async () => {
    const { user } = stage;
    const result = await stage.command({
      args: ["--mode", "preflight", "--upload-object-storage", "false"],
      env: {
        OCI_CLI_AUTH: "api_key",
        OCI_CLI_TENANCY: user.tenancy,
        OCI_CLI_USER: user.user,
        OCI_CLI_FINGERPRINT: user.fingerprint,
        OCI_CLI_KEY_CONTENT: user.privateKey,
        OCI_CLI_REGION: ASHBURN,
      },
    });
    expect(result.code).toBe(0);
    const lines = result.stdout.split("\n");
    expect(lines[0]).toMatch(/^Preflight passed: \d+ checks/);
    expect(lines.every((line) => line.length <= 80)).toBe(true);
    expect(await result.files()).toEqual([]);
  });
});
