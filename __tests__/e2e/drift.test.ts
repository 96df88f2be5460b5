/** Two runs of the action over the demo tenancy, the reports of the first left in its bucket. */
import { beforeAll, describe, expect, test } from "@jest/globals";

import { demoTenancy, type Demo, type DemoChanges } from "../../simulator/demo-tenancy.js";
import { shownLines, stageFor, type Audit } from "./harness/stage.js";

const NOTHING = "There is no earlier report to compare with.";

let demo: Demo;
let first: Audit;
let second: Audit;
let reader: Audit;
let written: readonly string[];
let changes: DemoChanges;

beforeAll(async () => {
  demo = demoTenancy(Date.now());
  const stage = await stageFor(demo.tenancy, demo.user);
  const inputs = { "upload-object-storage": "true" };
  first = await stage.audit(inputs);
  changes = demo.change();
  second = await stage.audit(inputs);
  const before = stage.simulator.requests.length;
  reader = await stage.audit({ "upload-object-storage": "false", baseline: "last" });
  written = stage.simulator.requests
    .slice(before)
    .map(({ method, path }) => `${method} ${path}`)
    .filter((request) => request.startsWith("PUT"));
});

describe("the first run", () => {
  test("says that there is no earlier report, and counts no change", () => {
    expect(first.code).toBe(3);
    expect(shownLines(first).join("\n")).toContain("There is no earlier report of this scope");
    for (const text of [first.markdown, first.summary]) expect(text).toContain(NOTHING);
    expect(first.report.drift.baseline).toBeNull();
  });
});

describe("the second run", () => {
  test("compares with the report of the first in Object Storage", () => {
    expect(second.code).toBe(3);
    const [uri] = JSON.parse(first.outputs["object-uris"] ?? "[]") as string[];
    expect(uri).toMatch(/\.json$/);
    expect(second.report.drift).toMatchObject({
      baseline: {
        source: uri,
        generated_at_utc: first.report.metadata.generated_at_utc,
      },
      new: changes.new.length,
      changed: changes.changed.length,
      resolved: changes.resolved.length,
      appeared: changes.appeared.length,
      vanished: changes.vanished.length,
    });
  });

  test("marks the volumes, and says it where people look", () => {
    const drifts = (drift: string) =>
      second.findings.filter((it) => it.drift === drift).map((it) => it.resource_name);
    expect(drifts("new").sort()).toEqual([...changes.new].sort());
    expect(drifts("changed")).toEqual(changes.changed);
    const resolved = second.report.drift.resolved_findings.map((it) => it.resource_name);
    expect(resolved).toEqual(changes.resolved);
    for (const text of [second.markdown, second.summary]) {
      expect(text).toContain("2 new, 1 changed, 1 resolved since the last run");
      expect(text).not.toContain(NOTHING);
    }
  });

  test("has every status of the first but those that people changed", () => {
    const moved = new Set(Object.values(changes).flat());
    const statuses = ({ findings }: Audit) =>
      new Map(
        findings
          .filter((it) => !moved.has(it.resource_name))
          .map((it) => [it.resource_id, it.compliance_status]),
      );
    expect(statuses(second)).toEqual(statuses(first));
  });
});

describe("a run that only reads the last report", () => {
  test("compares with the newest one in Object Storage, and writes nothing there", () => {
    const [uri] = JSON.parse(second.outputs["object-uris"] ?? "[]") as string[];
    expect(reader.report.drift.baseline?.source).toBe(uri);
    expect(reader.report.drift.new).toBe(0);
    expect(reader.outputs["object-uris"]).toBe("[]");
    expect(written).toEqual([]);
  });
});
