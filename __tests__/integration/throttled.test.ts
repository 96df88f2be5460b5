/** A service that admits 20 requests a second in each region: slower, and nothing else. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";

import { TenancyBuilder } from "../../simulator/tenancy/builder.js";
import { days } from "../../simulator/tenancy/time.js";
import { systemClock } from "../../src/oci/transport/clock.js";
import { AWAY, HOME, REGIONS } from "./harness/fault-tenancy.js";
import { openStage, type Stage } from "./harness/in-process.js";

const COMPARTMENTS = 15;
const ADMITTED_PER_SECOND = 20;
/** The tight ratio is asserted by the benchmark, on a machine that does nothing else. */
const SLACK = 2.5;

const build = new TenancyBuilder({
  name: "acme",
  now: Date.now(),
  homeRegion: HOME,
  regions: REGIONS.map((name) => ({ name })),
});
for (let index = 0; index < COMPARTMENTS; index += 1) {
  const compartment = build.compartment(`team-${index}`);
  for (const region of REGIONS) {
    build.backup(build.volume({ name: `data-${index}`, compartment, region }), { age: days(1) });
  }
}
let stage: Stage;

beforeAll(async () => {
  const throttle = { requestsPerSecond: ADMITTED_PER_SECOND };
  stage = await openStage(build.tenancy, build.user(), { throttle });
});
afterAll(() => stage.close());

test("every listing is read, in not much more time than the service takes to admit them", async () => {
  const outcome = await stage.audit({ clock: systemClock, random: Math.random });
  if (outcome.kind === "not audited") throw outcome.failure;
  const { assessment, usage } = outcome;
  expect(assessment.unread).toEqual([]);
  expect(assessment.complete).toBe(true);
  expect(assessment.summary).toMatchObject({
    total: COMPARTMENTS * REGIONS.length,
    compliant: COMPARTMENTS * REGIONS.length,
  });
  expect(usage.throttled).toBeGreaterThan(0);

  const ratios = [HOME, AWAY].map((region) => {
    const traffic = stage.simulator.traffic.get(region);
    if (traffic === undefined) throw new Error(`${region} was not asked`);
    const least = (traffic.admitted - ADMITTED_PER_SECOND) / ADMITTED_PER_SECOND;
    return (traffic.lastAt - traffic.firstAt) / 1_000 / least;
  });
  for (const ratio of ratios) expect(ratio).toBeLessThan(SLACK);
});
