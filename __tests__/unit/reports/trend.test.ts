import { describe, expect, test } from "@jest/globals";
import type { HistoryEntry } from "../../../src/posture/verdict/snapshot.js";
import { trendCharts } from "../../../src/reports/html/trend-charts.js";
import { renderJobSummary } from "../../../src/reports/markdown/job-summary.js";
import { trendChart, trendPhrase } from "../../../src/reports/markdown/trend-section.js";
import { FACTS, sampleAssessment } from "./sample.js";

function entry(day: string, over: Partial<HistoryEntry> = {}): HistoryEntry {
  return {
    day,
    volumes: 100,
    compliant: 61,
    stale: 20,
    noBackup: 19,
    unknown: 0,
    compliancePercent: 61,
    unprotectedGb: 900,
    fixed: 0,
    fixedDays: 0,
    oldestGapDays: 182.4,
    isPolicyChanged: false,
    ...over,
  };
}

const history = [
  entry("2026-08-01", { compliancePercent: 12 }),
  entry("2026-10-06"),
  entry("2026-10-07", { compliancePercent: 65.5, fixed: 2, fixedDays: 9, isPolicyChanged: true }),
  entry("2026-11-05", { compliancePercent: 99.99, fixed: 1, fixedDays: 1, oldestGapDays: 212.9 }),
];

describe("the trend in a sentence", () => {
  test("is of the last 30 days, rounds nothing up, and says what was fixed", () => {
    expect(trendPhrase({ history })).toBe(
      "61 % → 99.9 % in 30 days; oldest gap 212 days; fixed after 3.3 days on average",
    );
  });

  test("is of fewer days where there are no more, and of none with one", () => {
    const [, , first = entry(""), second = entry("")] = history;
    const closed = { ...second, fixed: 0, fixedDays: 0, oldestGapDays: null };
    expect(trendPhrase({ history: [{ ...first, fixed: 0 }, closed] })).toBe(
      "65.5 % → 99.9 % in 29 days; no open gap",
    );
    expect(trendPhrase({ history: [second] })).toBeNull();
    expect(trendPhrase({ history: [] })).toBeNull();
  });
});

describe("the chart of a summary", () => {
  test("has the days with a run, and no zero for others", () => {
    const chart = trendChart({ history });
    expect(chart).toContain('x-axis ["10-06", "10-07*", "11-05"]');
    expect(chart).toContain("line [61, 65.5, 99.99]");
    expect(chart).toContain("(* rules changed)");
    expect(trendChart({ history: history.slice(3) })).toBe("");
  });

  test("stands in the job summary below the sentence", () => {
    const text = renderJobSummary({ ...sampleAssessment(), history }, FACTS);
    expect(text).toContain("> 📈 61 % → 99.9 % in 30 days");
    expect(text.indexOf("line [61")).toBeGreaterThan(text.indexOf("> 📈"));
  });
});

describe("the charts of the page", () => {
  const html = trendCharts({ ...sampleAssessment(), history })?.html ?? "";

  test("break the line where days are missing", () => {
    const [share = ""] = html.split("</figure>");
    const lines = [...share.matchAll(/class="trend" d="([^"]*)"/g)].map(([, d = ""]) => d);
    expect(lines.map((d) => d.split("L").length)).toEqual([1, 2, 1]);
    expect(share.match(/class="trend-dot"/g)).toHaveLength(3);
  });

  test("mark the day on which the rules changed, and say so to those who do not see it", () => {
    expect(html).toContain("<title>2026-10-07: rules changed</title>");
    expect(html).toContain("rules changed</span>");
    expect(html).toContain('aria-label="Compliant, of the volumes that count: 61 % → 99.9 %');
  });

  test("are left out with one day", () => {
    expect(trendCharts({ ...sampleAssessment(), history: history.slice(3) })).toBeNull();
  });
});
