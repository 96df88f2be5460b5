import { describe, expect, test } from "@jest/globals";
import type { Assessment, Finding } from "../../../../src/posture/assessment.js";
import { MAX_BACKUP_POINTS } from "../../../../src/posture/judge-volumes.js";
import { ageChart } from "../../../../src/reports/html/age-chart.js";
import { compartmentChart } from "../../../../src/reports/html/compartment-chart.js";
import { recoveryPointChart } from "../../../../src/reports/html/recovery-point-chart.js";
import { DAY, NOW } from "../../posture/inventory-builder.js";
import { cleanAssessment } from "../sample.js";

const clean = cleanAssessment();

function withFindings(...overs: readonly Partial<Finding>[]): Assessment {
  const [model] = clean.findings;
  if (model === undefined) throw new RangeError("The sample has no findings.");
  return { ...clean, findings: overs.map((over) => ({ ...model, ...over })) };
}

/** The bars' tooltips that tell of something. */
function titles(html: string): string[] {
  return [...html.matchAll(/<title>([^<]+)<\/title>/g)]
    .map(([, title = ""]) => title)
    .filter((title) => !title.endsWith(": 0"));
}

const aged = (days: number, over: Partial<Finding> = {}) => ({ backupAgeMs: days * DAY, ...over });
const stale = { status: "STALE_BACKUP" } as const;

describe("the chart of ages", () => {
  test("counts a recovery point that is as old as the limit left of the line", () => {
    const { html } = ageChart(
      withFindings(aged(0), aged(7), aged(7.001, stale), aged(14, stale), aged(400, stale)),
    );
    expect(titles(html)).toEqual([
      "0 to 1 days: 1 compliant",
      "6 to 7 days: 1 compliant",
      "7 to 8 days: 1 stale",
      "13 to 14 days: 1 stale",
      "more than 14 days: 1 stale",
    ]);
    expect(html).toContain("of 5 volumes with a recovery point, 3 have one older than 7 days");
    expect(html).toContain(">limit 7 days<");
  });

  test("leaves out volumes without an age, and tells of rules with other limits", () => {
    const none = { backupAgeMs: null, status: "NO_BACKUP" } as const;
    const undated = aged(NaN);
    const { html } = ageChart(withFindings(none, undated, aged(8, { maxBackupAgeDays: 30 })));
    expect(titles(html)).toEqual(["7 to 8 days: 1 compliant"]);
    expect(html).toContain("1 has one older than 7 days");
    expect(html).toContain("rules set others.");
  });
});

describe("the chart of recovery points", () => {
  const point = (ago: number, over: object = {}) => ({
    id: "b",
    timeCreated: NOW - ago * DAY,
    expiresAt: null,
    state: "AVAILABLE",
    isScheduled: true,
    ...over,
  });

  test("counts a volume once a day, and only what can be used now", () => {
    const assessment = withFindings(
      { backups: [point(1), point(1.05), point(2)] },
      { backups: [point(1), point(3, { state: "FAULTY" }), point(4, { expiresAt: NOW })] },
      { backups: [point(-1), point(NaN), point(29), point(31)] },
    );
    const { html } = recoveryPointChart(assessment);
    expect(titles(html)).toEqual([
      "2026-10-07: 1 compliant",
      "2026-11-03: 1 compliant",
      "2026-11-04: 2 compliant",
    ]);
    expect(html).toContain("0 today, at most 2 on a day of the last 30");
    expect(html).not.toContain("Counts the newest");
  });

  test("says where a volume may have more backups than are known here", () => {
    const backups = Array.from({ length: MAX_BACKUP_POINTS }, (_, hours) => point(hours / 24));
    expect(recoveryPointChart(withFindings({ backups })).html).toContain("the newest 60 backups");
  });
});

describe("the chart of compartments", () => {
  const rows = (html: string) =>
    [...html.matchAll(/<tr><th scope="row"><a href="([^"]+)">.*?<\/tr>/gs)].map(([row, href]) => [
      href,
      ...[...row.matchAll(/<td class="count[^>]+>(\d+)/g)].map(([, count]) => count),
    ]);

  test("has the most volumes at fault on top, and counts each status", () => {
    const assessment = withFindings(
      { compartmentPath: "a/fine" },
      { compartmentPath: "a/fine" },
      { compartmentPath: "a/bad & sad", status: "NO_BACKUP" },
      { compartmentPath: "a/bad & sad" },
      { compartmentPath: "a/unread", status: "UNKNOWN" },
    );
    expect(rows(compartmentChart(assessment.findings).html)).toEqual([
      ["#compartment=a%2Fbad+%26+sad", "1", "0", "0", "1"],
      ["#compartment=a%2Funread", "0", "0", "1", "0"],
      ["#compartment=a%2Ffine", "0", "0", "0", "2"],
    ]);
  });

  test("stops at twelve, and says how many there are besides", () => {
    const paths = Array.from({ length: 15 }, (_, index) => ({ compartmentPath: `a/${index}` }));
    const { html } = compartmentChart(withFindings(...paths).findings);
    expect(rows(html)).toHaveLength(12);
    expect(html).toContain("3 more in the table of volumes.");
  });
});
