import { describe, expect, test } from "@jest/globals";
import { ageChart, statusChart } from "../../../../src/reports/markdown/charts.js";
import type { Finding } from "../../../../src/posture/assessment.js";
import { DAY } from "../../posture/inventory-builder.js";
import { cleanAssessment, emptyAssessment, sampleAssessment } from "../sample.js";

const [MODEL] = cleanAssessment().findings;
const aged = (days: number | null, over: Partial<Finding> = {}): Finding => ({
  ...(MODEL as Finding),
  backupAgeMs: days === null ? null : days * DAY,
  ...over,
});

describe("the chart of statuses", () => {
  test("has a slice for each status that there is, the largest first, in its colour", () => {
    expect(statusChart(sampleAssessment())).toBe(`\`\`\`mermaid
%%{init: {"themeVariables": {"pie1": "#2da44e", "pie2": "#cf222e", "pie3": "#d4a72c", "pie4": "#8c959f", "pieOpacity": "1"}}}%%
pie showData
  title Volumes by status
  "Compliant" : 2
  "No backup" : 2
  "Stale" : 1
  "Unknown" : 1
\`\`\`
`);
    expect(statusChart(cleanAssessment()).match(/" : /g)).toHaveLength(1);
  });

  test("is not there without volumes", () => {
    expect(statusChart(emptyAssessment())).toBe("");
  });
});

describe("the chart of ages", () => {
  test.each([
    [1.75, 0],
    [1.76, 1],
    [3.5, 1],
    [5.25, 2],
    [7, 3],
    [7.01, 4],
    [14, 4],
    [28, 5],
    [29, 6],
  ])("a backup of %d days against a limit of 7 is in bucket %i", (days, bucket) => {
    const expected = Array.from({ length: 8 }, (_, index) => (index === bucket ? 1 : 0));
    expect(ageChart({ findings: [aged(days)] })).toContain(`\n  bar [${expected.join(", ")}]\n`);
  });

  test("each volume is measured by its own limit", () => {
    const findings = [
      aged(10, { maxBackupAgeDays: 30 }),
      aged(10),
      aged(10, { maxBackupAgeDays: 1 }),
    ];
    expect(ageChart({ findings })).toContain("  bar [0, 1, 0, 0, 1, 0, 1, 0]\n");
  });

  test("volumes without a backup stand last, those of which nothing is known nowhere", () => {
    const findings = [
      aged(null, { status: "NO_BACKUP" }),
      aged(null, { status: "NO_BACKUP" }),
      aged(null, { status: "UNKNOWN" }),
    ];
    const chart = ageChart({ findings });
    expect(chart).toContain("  bar [0, 0, 0, 0, 0, 0, 0, 2]\n");
    expect(chart).toContain('  y-axis "Volumes" 0 --> 2\n');
    expect(ageChart({ findings: [aged(null, { status: "UNKNOWN" })] })).toBe("");
    expect(ageChart({ findings: [] })).toBe("");
  });
});
