import { describe, expect, test } from "@jest/globals";
import { jsonRenderer } from "../../../../src/reports/json/json.js";
import { readReport } from "../../../../src/reports/json/read-report.js";
import { FACTS, sampleAssessment } from "../sample.js";

interface Report {
  history: unknown;
  readonly findings: { readonly block_volumes: Record<string, unknown>[] };
}

const text = jsonRenderer.render(sampleAssessment(), FACTS);

function readChanged(change: (report: Report) => void) {
  const report = JSON.parse(text) as Report;
  change(report);
  const read = readReport(Buffer.from(JSON.stringify(report)), "last.json", null);
  if (!("snapshot" in read)) throw new Error(read.problem);
  return read;
}

const firstDay = (report: Report) => (report.history as Record<string, unknown>[])[0] ?? {};

describe("the history of an earlier report", () => {
  test("is read back as it was written", () => {
    const { snapshot, notice } = readChanged(() => undefined);
    expect(notice).toBeNull();
    expect(snapshot.history).toEqual(sampleAssessment().history);
    expect(snapshot.volumes.every(({ days }) => days?.length === 1)).toBe(true);
  });

  test("of a report from before there was one is empty", () => {
    const { snapshot, notice } = readChanged((report) => {
      delete report.history;
      for (const it of report.findings.block_volumes) delete it["status_days"];
    });
    expect([snapshot.history, notice]).toEqual([[], null]);
  });

  test.each<[string, (report: Report) => void]>([
    ["no list", (it) => (it.history = { "0": 1 })],
    [
      "more days than are kept",
      (it) => (it.history = Array.from({ length: 401 }, () => firstDay(it))),
    ],
    ["a day twice", (it) => (it.history = [firstDay(it), firstDay(it)])],
    ["a day to come", (it) => (firstDay(it)["day"] = "2999-01-01")],
    ["a day that is none", (it) => (firstDay(it)["day"] = "2026-02-31")],
    ["markup for a day", (it) => (firstDay(it)["day"] = "<script>")],
    ["a key that is not known", (it) => (firstDay(it)["name"] = "x")],
    ["counts that do not add up", (it) => (firstDay(it)["volumes"] = 1_000)],
    ["a share over all", (it) => (firstDay(it)["compliance_percent"] = 101)],
    ["what is no number", (it) => (firstDay(it)["fixed_days"] = "1e9")],
    [
      "volume days of other letters",
      (it) => ((it.findings.block_volumes[0] ?? {})["status_days"] = "C<b>N"),
    ],
    [
      "volume days that end with another status",
      (it) => ((it.findings.block_volumes[0] ?? {})["status_days"] = "CU"),
    ],
    [
      "volume days without an end",
      (it) => ((it.findings.block_volumes[0] ?? {})["status_days"] = "N".repeat(10_000)),
    ],
  ])("with %s is passed over whole, and said to be", (_, change) => {
    const { snapshot, notice } = readChanged(change);
    expect(notice).toBe(
      "last.json is compared with, but its history is not carried on: it is none that this program writes.",
    );
    expect(snapshot.history).toBeUndefined();
    expect(snapshot.volumes.some((it) => "days" in it)).toBe(false);
    expect(snapshot.volumes.length).toBeGreaterThan(0);
  });
});
