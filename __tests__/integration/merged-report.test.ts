/** The reports of a matrix are those of a single run, byte for byte, but for what tells of the run. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import {
  expectSameReports,
  openReportingRuns,
  type ReportingRuns,
  type Reports,
} from "./harness/run-reports.js";
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
    };
    expect(report.summary["total_volumes_analyzed"]).toBeGreaterThan(250);
    for (const count of ["compliant", "stale_backup", "no_backup", "unknown", "waived"]) {
      expect(report.summary[`${count}_count`]).toBeGreaterThan(0);
    }
    const unread = new Set(report.skipped_compartments.map(({ operation }) => operation));
    expect(unread.size).toBeGreaterThan(3);
  });

  test.each([4, 9])("the join of at most %d shards is the same", async (atMost) => {
    const names = await runs.shards(atMost);
    expect(names.length).toBeGreaterThan(1);
    expect(names.some((name) => !name.endsWith(".1of1"))).toBe(true);
    expectSameReports(await runs.joinOf(names, { discovery }, 3), whole);
  });
});
