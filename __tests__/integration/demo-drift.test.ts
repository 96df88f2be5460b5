/** Two runs over the demo tenancy with changes in between: each format says what changed. */
import { beforeAll, describe, expect, test } from "@jest/globals";
import { parse } from "csv-parse/sync";

import type { DemoChanges } from "../../simulator/demo-tenancy.js";
import { DRIFTS, type Payload } from "../../src/reports/html/payload/payload.js";
import type { JsonReport } from "../../src/reports/json/report-schema.js";
import { payloadOf } from "../unit/reports/html/read-page.js";
import { auditDemoTwice, BASELINE_SOURCE, type DemoRuns } from "./harness/demo-runs.js";

/** In the first run too: failing then and now, alike. */
const PERSISTING = ["orders-faulty", "twin", "blue-03"];
const FIRST_TIME = "2026-11-04T03:15:00.000Z";
const SECOND_TIME = "2026-11-05T03:15:00.000Z";

let runs: DemoRuns;
let changes: DemoChanges;
beforeAll(async () => {
  runs = await auditDemoTwice();
  ({ changes } = runs);
});

const first = (name: string): string => runs.first.outputs.get(name) ?? "";
const second = (name: string): string => runs.second.outputs.get(name) ?? "";

/** Volumes by what is said of them: `new` to the names of all that are. */
function namesBy(volumes: readonly (readonly [name: string, drift: string])[]) {
  const named = (drift: string) =>
    volumes
      .filter((volume) => volume[1] === drift)
      .map(([name]) => name)
      .sort();
  return { new: named("new"), changed: named("changed"), persisting: named("persisting") };
}

function expectTheChanges(volumes: readonly (readonly [name: string, drift: string])[]): void {
  const found = namesBy(volumes);
  expect(found.new).toEqual([...changes.new].sort());
  expect(found.changed).toEqual(changes.changed);
  expect(found.persisting).toEqual(expect.arrayContaining(PERSISTING));
  expect(found.persisting).toHaveLength(42);
}

const findingsOf = ({ findings }: JsonReport) => [
  ...findings.block_volumes,
  ...findings.boot_volumes,
];

describe("the JSON report", () => {
  test("counts the changes, lists what is resolved, and marks each volume", () => {
    const report = JSON.parse(second("report.json")) as JsonReport;
    expect(report.drift).toMatchObject({
      baseline: { generated_at_utc: FIRST_TIME, source: BASELINE_SOURCE },
      new: 2,
      persisting: 42,
      changed: 1,
      resolved: 1,
      appeared: 1,
      vanished: 1,
      resolved_findings: [{ resource_name: "blue-01", previous_status: "STALE_BACKUP" }],
    });
    const findings = findingsOf(report);
    expectTheChanges(findings.map(({ resource_name, drift }) => [resource_name, drift]));
    const seen = (name: string) => findings.find((it) => it.resource_name === name)?.first_seen_utc;
    expect([seen("app-03-data"), seen("blue-02")]).toEqual([SECOND_TIME, FIRST_TIME]);
    const names = findings.map(({ resource_name }) => resource_name);
    expect(names).toEqual(expect.arrayContaining([...changes.appeared]));
    for (const name of changes.vanished) expect(names).not.toContain(name);
  });

  test("of the first run has no baseline and no change", () => {
    const report = JSON.parse(first("report.json")) as JsonReport;
    expect(report.drift).toEqual({
      baseline: null,
      ...{ new: 0, persisting: 0, changed: 0, resolved: 0, appeared: 0, vanished: 0 },
      resolved_findings: [],
    });
    const findings = findingsOf(report);
    expect(new Set(findings.map(({ drift }) => drift))).toEqual(new Set(["none"]));
    const names = findings.map(({ resource_name }) => resource_name);
    expect(names).toEqual(expect.arrayContaining([...changes.vanished]));
  });
});

describe("the CSV report", () => {
  const volumes = (text: string) =>
    parse<{ resource_name: string; drift: string }>(text, { columns: true });

  test("has the change in a column", () => {
    expectTheChanges(volumes(second("report.csv")).map((it) => [it.resource_name, it.drift]));
    const drifts = volumes(first("report.csv")).map(({ drift }) => drift);
    expect(new Set(drifts)).toEqual(new Set(["none"]));
  });
});

describe("the HTML report", () => {
  const volumes = ({ columns }: Payload) =>
    columns.name.map((name, row) => [name, DRIFTS[columns.drift[row] ?? -1] ?? ""] as const);

  test("carries the change of each volume, and shows the counts and what is resolved", () => {
    const html = second("report.html");
    expectTheChanges(volumes(payloadOf(html)));
    expect(html).toContain("<h3>Since 2026-11-04 03:15 UTC</h3>");
    expect(html).toContain('<a href="#drift=new"><strong>2</strong> new</a>');
    expect(html).toContain('<a href="#drift=changed"><strong>1</strong> changed</a>');
    expect(html).toContain('<a href="#drift=persisting"><strong>42</strong> persisting</a>');
    expect(html).toContain("<strong>1</strong> resolved");
    expect(html).toContain("1 volume appeared, 1 vanished.");
    expect(html).toMatch(/<li>blue-01 <span[^>]*>[^<]*, was STALE_BACKUP</);
  });

  test("of the first run says that there is no earlier report", () => {
    expect(first("report.html")).toContain("No earlier report was found to compare with");
    const drifts = volumes(payloadOf(first("report.html"))).map(([, drift]) => drift);
    expect(new Set(drifts)).toEqual(new Set(["none"]));
  });
});

describe("the SARIF report", () => {
  interface Result {
    readonly ruleId: string;
    readonly baselineState?: string;
    readonly locations: readonly { readonly logicalLocations: readonly { name: string }[] }[];
  }
  const results = (text: string) =>
    (JSON.parse(text) as { runs: { results: Result[] }[] }).runs.flatMap((it) => it.results);
  /** `backup-recency` tells of the status. */
  const recency = (text: string) =>
    results(text)
      .filter(({ ruleId }) => ruleId === "backup-recency")
      .map(({ locations, baselineState }) => [
        locations[0]?.logicalLocations[0]?.name ?? "",
        baselineState,
      ]);

  test("has the baseline's state of each result, and leaves out what is resolved or gone", () => {
    const found = new Map(recency(second("report.sarif")) as [string, string][]);
    for (const name of changes.new) expect([name, found.get(name)]).toEqual([name, "new"]);
    for (const name of changes.changed) expect([name, found.get(name)]).toEqual([name, "updated"]);
    for (const name of PERSISTING) expect([name, found.get(name)]).toEqual([name, "unchanged"]);
    for (const name of [...changes.resolved, ...changes.vanished]) {
      expect(found.has(name)).toBe(false);
    }
  });

  test("of the first run has no state of a baseline", () => {
    expect(results(first("report.sarif")).length).toBeGreaterThan(50);
    expect(first("report.sarif")).not.toContain("baselineState");
  });
});

describe("the JUnit report", () => {
  const caseLine = (name: string) => {
    const lines = second("report.junit.xml").split("\n");
    const at = lines.findIndex((line) => line.includes(` name="${name} (ocid1`));
    return lines[at] ?? "";
  };

  test("names the baseline, and says of each volume what changed", () => {
    expect(second("report.junit.xml")).toContain(
      `<property name="baseline" value="${BASELINE_SOURCE} of 2026-11-04 03:15 UTC"/>`,
    );
    for (const name of changes.new) expect(caseLine(name)).toMatch(/>since the last run: new$/);
    for (const name of changes.changed) {
      expect(caseLine(name)).toMatch(/>since the last run: changed$/);
    }
    for (const name of PERSISTING) {
      expect(caseLine(name)).toMatch(/>since the last run: persisting$/);
    }
    for (const name of changes.resolved) {
      expect(caseLine(name)).toContain(
        "<system-out>resolved since the last run, was STALE_BACKUP</system-out>",
      );
    }
    for (const name of changes.vanished) expect(caseLine(name)).toBe("");
  });

  test("of the first run has no baseline", () => {
    expect(first("report.junit.xml")).toContain('<property name="baseline" value="none"/>');
    expect(first("report.junit.xml")).not.toContain("since the last run");
  });
});

describe.each(["report.md", "job-summary.md", "comment.md"])("%s", (name) => {
  test("has the counts, and a row for each change", () => {
    const text = second(name);
    expect(text).toContain("> **2 new, 1 changed, 1 resolved since the last run.**");
    expect(text).toContain(
      "🆕 **2** new · 🔀 **1** changed · ✅ **1** resolved · **42** failing as before · 1 appeared, 1 vanished",
    );
    expect(text).toMatch(/<sub>Compared with oci[^\n]* of 2026-11-04 03:15 UTC\.<\/sub>/);
    const rows = text.split("\n").flatMap((line) => {
      const row = /^\| (?:🆕|🔀|✅) (new|changed|resolved) \| ([^|]*) \|/u.exec(line);
      return row === null ? [] : [`${row[1] ?? ""} ${row[2] ?? ""}`];
    });
    expect(rows.sort()).toEqual(
      [
        ...changes.new.map((it) => `new ${it}`),
        ...changes.changed.map((it) => `changed ${it}`),
        ...changes.resolved.map((it) => `resolved ${it}`),
      ].sort(),
    );
  });

  test("of the first run says that there is no earlier report", () => {
    expect(first(name)).toContain("There is no earlier report to compare with.");
    expect(first(name)).not.toContain("since the last run");
  });
});

describe("the terminal", () => {
  test("says what changed, and marks the volumes that it lists", () => {
    const text = second("terminal.txt");
    expect(text).toContain("  2 new, 1 changed, 1 resolved since the last run\n");
    expect(text).toMatch(/^ {2}NO_BACKUP {2}changed +- +blue-02 /m);
    expect(text).toMatch(/^ {2}NO_BACKUP {2}new +- +app-03-data /m);
    expect(text).toMatch(/^ {2}NO_BACKUP {2,}- +twin /m);
  });

  test("says of the first run that there is no earlier report", () => {
    expect(first("terminal.txt")).toContain("  no earlier report to compare with\n");
    expect(first("terminal.txt")).not.toContain("CHANGE");
  });
});
