/** The reports of a matrix are those of a single run, byte for byte, but for what tells of the run. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import {
  expectSameReports,
  openReportingRuns,
  type ReportingRuns,
  type Reports,
} from "./harness/run-reports.js";
import type { JsonReport } from "../../src/reports/json/report-schema.js";
import { dayOf } from "../../src/posture/verdict/history.js";
import { days } from "../../simulator/tenancy/time.js";
import { spreadTenancy } from "./harness/spread-tenancy.js";

const NOW = Date.now();

let runs: ReportingRuns;
beforeAll(async () => {
  runs = await openReportingRuns(spreadTenancy(NOW), NOW);
});
afterAll(() => runs.close());

describe.each(["list", "search", "auto"])("with discovery by %s", (discovery) => {
  let whole: Reports;
  beforeAll(async () => {
    whole = await runs.reportsOf({ discovery }, 3);
  });

  test("the single run finds something of everything", () => {
    const report = JSON.parse(`{${whole.get(".json") ?? ""}`) as {
      readonly summary: Readonly<Record<string, number>>;
      readonly skipped_compartments: readonly { readonly operation: string }[];
      readonly deletion_restricted: { readonly who: readonly { compartment_path: string }[] };
    };
    expect(report.summary["total_volumes_analyzed"]).toBeGreaterThan(250);
    for (const count of ["compliant", "stale_backup", "no_backup", "unknown", "waived"]) {
      expect(report.summary[`${count}_count`]).toBeGreaterThan(0);
    }
    const { waste } = report.summary as unknown as JsonReport["summary"];
    expect(waste?.complete).toBe(false);
    expect(waste?.past_need?.backups).toBeGreaterThan(0);
    const unread = new Set(report.skipped_compartments.map(({ operation }) => operation));
    expect(unread.size).toBeGreaterThan(3);
    const where = report.deletion_restricted.who.map(({ compartment_path: path }) => path);
    expect(where).toContain("acme/narrowed");
    expect(where.length).toBeGreaterThan(5);
  });

  test.each([4, 9])("the join of at most %d shards is the same", async (atMost) => {
    const names = await runs.shards(atMost);
    expect(names.length).toBeGreaterThan(1);
    expect(names.some((name) => !name.endsWith(".1of1"))).toBe(true);
    expectSameReports(await runs.joinOf(names, { discovery }, 3), whole);
  });
});

describe("with an earlier report to carry on", () => {
  const EARLIER = NOW - days(3);
  const LAST = { "baseline-file": "last.json" };
  let whole: Reports;
  beforeAll(async () => {
    const report = await runs.jsonReport(3);
    // OCI's clock is this machine's: a report of then is one of now with another date.
    const [at, day] = [/"generated_at_utc": "[^"]+"/, `"day":"${dayOf(NOW)}"`];
    expect(report).toMatch(at);
    expect(report).toContain(day);
    const then = `"generated_at_utc": "${new Date(EARLIER).toISOString()}"`;
    await runs.give(
      "last.json",
      report.replace(at, then).replace(day, `"day":"${dayOf(EARLIER)}"`),
    );
    whole = await runs.reportsOf(LAST, 3);
  });

  test("the single run tells of both days, of the audit and of its volumes", () => {
    const report = JSON.parse(`{${whole.get(".json") ?? ""}`) as JsonReport;
    expect(report.history?.map(({ day }) => day)).toEqual([dayOf(EARLIER), dayOf(NOW)]);
    const { block_volumes, boot_volumes } = report.findings;
    const days = [...block_volumes, ...boot_volumes].map(({ status_days }) => status_days ?? "");
    expect(days.filter((it) => /^([CSNU])\.\.\1$/.test(it)).length).toBeGreaterThan(250);
    expect(new Set(days).size).toBeGreaterThan(2);
  });

  test("so does the join", async () => {
    const names = await runs.shards(4);
    expectSameReports(await runs.joinOf(names, {}, 3, LAST), whole);
  });
});
