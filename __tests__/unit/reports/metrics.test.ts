import { readFileSync } from "node:fs";

import { describe, expect, test } from "@jest/globals";

import { assess } from "../../../src/posture/assess.js";
import type { Assessment } from "../../../src/posture/assessment.js";
import { failedRunMetrics, metricsOf, type MetricStream } from "../../../src/reports/metrics.js";
import type { RunFacts } from "../../../src/reports/report.js";
import {
  backup,
  compartment,
  DAY,
  inventory,
  NOW,
  STRICT,
  unread,
  volume,
} from "../posture/inventory-builder.js";
import { exemption, PLAIN, policy, rule } from "../posture/policy-fixtures.js";

const FACTS: RunFacts = {
  toolVersion: "1.2.3",
  durationMs: 3_456,
  api: { requests: 120, retries: 3, throttled: 1 },
  scope: {
    regions: "all",
    rootCompartment: null,
    includeSubcompartments: true,
    excludeCompartments: [],
  },
  run: null,
};
const OF_RUN = { region: "all", rule: "all" };

/** `name region rule` → value. */
function byName(streams: readonly MetricStream[]): Record<string, number> {
  return Object.fromEntries(
    streams.map(({ name, dimensions: { region, rule: by }, value }) => [
      `${name} ${region} ${by}`,
      value,
    ]),
  );
}

/** Two regions, two rules and one without volumes, an exempted volume. */
function mixed(): Assessment {
  const phoenix = { region: "us-phoenix-1", name: "prod-c" };
  return assess(
    inventory({
      regions: ["us-phoenix-1", "us-ashburn-1"],
      volumes: [
        volume({ id: "a", name: "prod-a" }),
        volume({ id: "b", name: "prod-b" }),
        volume({ id: "c", ...phoenix }),
        volume({ id: "d", name: "other" }),
        volume({ id: "e", name: "scratch-1" }),
      ],
      backups: [
        backup({ volumeId: "a", timeCreated: NOW - 1.5 * DAY }),
        backup({ volumeId: "b", timeCreated: NOW - 9 * DAY }),
      ],
    }),
    policy({
      rules: [rule("production", { names: ["prod-*"] }), rule("staging", { names: ["st-*"] })],
      exemptions: [exemption()],
    }),
    STRICT,
    NOW,
  );
}

const clean = () =>
  assess(inventory({ volumes: [volume()], backups: [backup()] }), PLAIN, STRICT, NOW);

describe("metricsOf", () => {
  test("tells the volumes by rule and region, so that they add up", () => {
    const streams = byName(metricsOf(mixed(), FACTS, true));
    expect(streams).toMatchObject({
      "volumes_total us-ashburn-1 production": 2,
      "volumes_compliant us-ashburn-1 production": 1,
      "volumes_stale us-ashburn-1 production": 1,
      "volumes_no_backup us-ashburn-1 production": 0,
      "volumes_unknown us-ashburn-1 production": 0,
      "oldest_backup_age_hours us-ashburn-1 production": 216,
      "volumes_no_backup us-phoenix-1 production": 1,
      "volumes_no_backup us-ashburn-1 defaults": 1,
    });
    expect(streams).not.toHaveProperty("oldest_backup_age_hours us-phoenix-1 production");
  });

  test("counts a waived volume in the total and in no status", () => {
    const streams = byName(metricsOf(mixed(), FACTS, true));
    expect(streams["volumes_total us-ashburn-1 defaults"]).toBe(2);
    const statuses = ["compliant", "stale", "no_backup", "unknown"].map(
      (status) => streams[`volumes_${status} us-ashburn-1 defaults`],
    );
    expect(statuses).toEqual([0, 0, 1, 0]);
  });

  test("a rule without volumes says 0, in the home region", () => {
    expect(byName(metricsOf(mixed(), FACTS, true))).toMatchObject({
      "volumes_total us-ashburn-1 staging": 0,
      "volumes_no_backup us-ashburn-1 staging": 0,
    });
  });

  test("tells the run once", () => {
    const streams = metricsOf(clean(), FACTS, true);
    const run = streams.filter(({ dimensions }) => dimensions.rule === "all");
    expect(run).toEqual([
      { name: "compliance_percent", value: 100, unit: "percent", dimensions: OF_RUN },
      { name: "run_duration_seconds", value: 3.456, unit: "seconds", dimensions: OF_RUN },
      { name: "api_requests", value: 120, unit: "count", dimensions: OF_RUN },
      { name: "api_retries", value: 3, unit: "count", dimensions: OF_RUN },
      { name: "api_throttled", value: 1, unit: "count", dimensions: OF_RUN },
      { name: "failures", value: 0, unit: "count", dimensions: OF_RUN },
      { name: "last_success", value: NOW / 1_000, unit: "seconds", dimensions: OF_RUN },
    ]);
  });

  test("a failed gate is a result and no failed run", () => {
    const assessment = mixed();
    expect(assessment.verdict.passed).toBe(false);
    const streams = byName(metricsOf(assessment, FACTS, true));
    expect(streams["failures all all"]).toBe(0);
    expect(streams["last_success all all"]).toBe(NOW / 1_000);
  });

  const incomplete = inventory({ compartments: [compartment()], unread: [unread()] });
  test.each<[string, Assessment, boolean]>([
    ["could not deliver what it had to", clean(), false],
    ["is incomplete", assess(incomplete, PLAIN, STRICT, NOW), true],
    [
      "was interrupted",
      assess(inventory({ interruption: "The run was cancelled." }), PLAIN, STRICT, NOW),
      true,
    ],
  ])("a run that %s has failed, and is no success", (_what, assessment, isDelivered) => {
    const streams = byName(metricsOf(assessment, FACTS, isDelivered));
    expect(streams["failures all all"]).toBe(1);
    expect(streams).not.toHaveProperty("last_success all all");
  });

  test("an incomplete run has not failed where that is allowed", () => {
    const allowed = assess(incomplete, PLAIN, { ...STRICT, failOnIncomplete: false }, NOW);
    expect(byName(metricsOf(allowed, FACTS, true))["failures all all"]).toBe(0);
  });

  test("no dimension is longer than Monitoring takes", () => {
    const name = "ü".repeat(600);
    const assessment = assess(
      inventory({ volumes: [volume()] }),
      policy({ rules: [rule(name, { names: ["data"] })] }),
      STRICT,
      NOW,
    );
    const rules = metricsOf(assessment, FACTS, true).map(({ dimensions }) => dimensions.rule);
    expect(rules).toContain("ü".repeat(512));
    expect(rules).not.toContain(name);
  });

  test("every metric that an alarm asks for is posted", () => {
    const alarms = readFileSync(
      new URL("../../../deploy/terraform/modules/alarms/main.tf", import.meta.url),
      "utf8",
    );
    const asked = [...alarms.matchAll(/query\s*=\s*"([a-z_]+)\[/g)].map(([, name]) => name);
    const posted = new Set<string>(metricsOf(mixed(), FACTS, true).map(({ name }) => name));
    expect(asked.length).toBeGreaterThan(3);
    expect(asked.filter((name) => !posted.has(name ?? ""))).toEqual([]);
  });
});

describe("failedRunMetrics", () => {
  test("tells the failure and what it took, and no success", () => {
    expect(byName(failedRunMetrics(FACTS))).toEqual({
      "run_duration_seconds all all": 3.456,
      "api_requests all all": 120,
      "api_retries all all": 3,
      "api_throttled all all": 1,
      "failures all all": 1,
    });
  });
});
