/**
 * All that the second of two runs over the demo tenancy says, byte for byte, and to the checkers of
 * each format. CONTRIBUTING.md says how to renew the files.
 */
import { beforeAll, describe, expect, test } from "@jest/globals";
import { parse } from "csv-parse/sync";
import { marked, type Token, type Tokens } from "marked";

import { SCRIPT, SCRIPT_HASH, STYLE, STYLE_HASH } from "../../src/reports/html/client.generated.js";
import type { JsonReport } from "../../src/reports/json/report-schema.js";
import { columnsOf } from "../../src/reports/terminal/terminal-columns.js";
import { expectGolden } from "../unit/reports/golden-file.js";
import { complaints as htmlComplaints } from "../unit/reports/html/read-page.js";
import { satisfiesCommitted, satisfiesExactly } from "../unit/reports/json-schema.js";
import {
  complaints as sarifComplaints,
  note,
  validated,
} from "../unit/reports/sarif-complaints.js";
import { objectionToXml } from "../unit/reports/well-formed.js";
import { auditDemoTwice, type Outputs } from "./harness/demo-runs.js";

let outputs: Outputs;
beforeAll(async () => {
  ({
    second: { outputs },
  } = await auditDemoTwice());
});

const output = (name: string): string => outputs.get(name) ?? "";

const GOLDEN = [
  "report.json",
  "report.md",
  "report.html",
  "report.csv",
  "report.sarif",
  "report.oscal.json",
  "report.junit.xml",
  "job-summary.md",
  "comment.md",
  "terminal.txt",
];

test.each(GOLDEN)("%s is the golden file", (name) => {
  expectGolden(`demo/${name}`, name.endsWith(".html") ? withoutClient(output(name)) : output(name));
});

/**
 * The page without its script and style, which are the same in every page, have tests of their own
 * and change with each version of the bundler.
 */
function withoutClient(html: string): string {
  return html
    .replace(SCRIPT, "(script)")
    .replace(STYLE, "(style)")
    .replace(SCRIPT_HASH, "sha256-(script)")
    .replace(STYLE_HASH, "sha256-(style)");
}

test("no output is left without a golden file but OCSF's, a line for each check of each volume", () => {
  const without = [...outputs.keys()].filter((name) => !GOLDEN.includes(name));
  expect(without).toEqual(["report.ocsf.jsonl"]);
});

test("the OCSF events are as many as the JSON report counts results", () => {
  const { summary } = JSON.parse(output("report.json")) as JsonReport;
  const counted = Object.values(summary.check_summary)
    .flatMap((tally) => Object.values(tally))
    .reduce((sum, count) => sum + count, 0);
  // The tenancy's own are two more: orphaned backups, and who may delete backups.
  expect(output("report.ocsf.jsonl").trimEnd().split("\n")).toHaveLength(counted + 2);
});

test("the JSON report satisfies its schema, field for field", () => {
  const report: unknown = JSON.parse(output("report.json"));
  satisfiesCommitted(report);
  expect(satisfiesCommitted.errors).toBeNull();
  satisfiesExactly(report);
  expect(satisfiesExactly.errors).toBeNull();
});

describe(`the SARIF multitool with GitHub's rules${note}`, () => {
  validated("finds no fault", () => {
    // SARIF2005 asks for a page on the tool, which has none of its own yet.
    expect(sarifComplaints(output("report.sarif"))).toEqual(["warning SARIF2005"]);
  });
});

test("the HTML report is valid", () => {
  expect(htmlComplaints(output("report.html"))).toEqual([]);
});

test("the JUnit report is well-formed", () => {
  expect(objectionToXml(output("report.junit.xml"))).toBeNull();
});

test("the CSV report has a record a volume, each of all columns", () => {
  // The parser refuses records of another length than the first.
  const records = parse(output("report.csv"), { record_delimiter: "\r\n" });
  expect(records).toHaveLength(1 + 83);
});

describe.each(["report.md", "job-summary.md", "comment.md"])("%s as GitHub renders it", (name) => {
  const tokens = (): Token[] => marked.lexer(output(name), { gfm: true });

  test("has whole tables: nothing of one stands as text", () => {
    const found = tokens();
    const tables = found.filter((it): it is Tokens.Table => it.type === "table");
    expect(tables.length).toBeGreaterThan(2);
    for (const { header, rows } of tables) {
      for (const row of rows) expect(row).toHaveLength(header.length);
    }
    const texts = found.filter(({ type }) => type === "paragraph").map(({ raw }) => raw);
    expect(texts.filter((text) => text.trimStart().startsWith("|"))).toEqual([]);
  });

  test("runs, loads and links nothing that a name asks for", async () => {
    const html = await marked.parse(output(name), { gfm: true });
    expect(html).not.toMatch(/<(?:script|img|iframe)\b|href="javascript:/i);
  });
});

test("no line of the terminal's output is wider than the terminal, or takes it over", () => {
  for (const line of output("terminal.txt").split("\n")) {
    expect(columnsOf(line)).toBeLessThanOrEqual(80);
    expect(line).not.toMatch(/\p{Cc}/u);
  }
});
