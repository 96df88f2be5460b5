/**
 * A tenancy whose OCID has the first form, served as the services were recorded: the reports are the
 * same whatever way the volumes are found, and whatever pages they come in.
 */
import { beforeAll, expect, test } from "@jest/globals";

import type { SimulatorOptions } from "../../simulator/simulator.js";
import {
  expectSameReports,
  openReportingRuns,
  type Inputs,
  type Reports,
} from "./harness/run-reports.js";
import { spreadTenancy } from "./harness/spread-tenancy.js";

const NOW = Date.now();

async function reportsOf(
  inputs: Inputs,
  options: Partial<SimulatorOptions> = {},
  shards = 0,
): Promise<Reports> {
  const build = spreadTenancy(NOW, { isDenied: false, isFirstForm: true });
  const runs = await openReportingRuns(build, NOW, options);
  try {
    if (shards === 0) return await runs.reportsOf(inputs, 3);
    const names = await runs.shards(shards);
    expect(names.length).toBeGreaterThan(1);
    return await runs.joinOf(names, inputs, 3);
  } finally {
    await runs.close();
  }
}

let listed: Reports;
// One after the other: each stage is trusted by the whole process while it is open.
beforeAll(async () => {
  listed = await reportsOf({ discovery: "list" });
});

test.each<[string, Inputs, Partial<SimulatorOptions>, number]>([
  ["found by search", { discovery: "search" }, {}, 0],
  ["in pages of 7", { discovery: "list" }, { behaviour: { pageSize: 7 } }, 0],
  ["found by search, in pages of 7", { discovery: "search" }, { behaviour: { pageSize: 7 } }, 0],
  ["where the limit is refused", { discovery: "list" }, { behaviour: { maxLimit: 100 } }, 0],
  ["by shards, in pages of 7", { discovery: "auto" }, { behaviour: { pageSize: 7 } }, 4],
])("%s", async (_way, inputs, options, shards) => {
  expectSameReports(await reportsOf(inputs, options, shards), listed);
});
