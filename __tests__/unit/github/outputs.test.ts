import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import { outputsOf, writeOutputs } from "../../../src/github/outputs.js";
import { renderComment } from "../../../src/reports/markdown/comment.js";
import { renderJobSummary } from "../../../src/reports/markdown/job-summary.js";
import { verdictSentence } from "../../../src/reports/markdown/verdict-section.js";
import { comparedAssessment, FACTS } from "../reports/sample.js";
import { assessment, violation } from "./assessment-fixture.js";

describe("outputsOf", () => {
  test("gives every output as text", () => {
    const violations = [violation("max-no-backup")];
    const outputs = outputsOf({
      assessment: assessment({ violations }),
      reportPaths: new Map([["json", "output/posture.json"]]),
      objectUris: ["oci://reports@acme/p/posture.json"],
      artifact: { id: "7", url: "https://github.com/acme/infra/actions/runs/42/artifacts/7" },
    });
    expect(outputs).toEqual({
      result: "fail",
      complete: "true",
      "total-volumes": "12",
      compliant: "8",
      "stale-backup": "2",
      "no-backup": "1",
      unknown: "1",
      waived: "0",
      new: "3",
      resolved: "2",
      "compliance-percent": "66.70",
      "skipped-compartments": "1",
      violations: JSON.stringify(violations),
      headline: verdictSentence(assessment({ violations })),
      "report-json": "output/posture.json",
      "report-markdown": "",
      "report-html": "",
      "report-csv": "",
      "report-sarif": "",
      "report-oscal": "",
      "report-ocsf": "",
      "report-junit": "",
      "report-inventory": "",
      "object-uris": '["oci://reports@acme/p/posture.json"]',
      "artifact-id": "7",
      "artifact-url": "https://github.com/acme/infra/actions/runs/42/artifacts/7",
    });
  });

  test("the headline is the first sentence of the job summary", () => {
    const judged = comparedAssessment();
    const results = { reportPaths: new Map(), objectUris: [], artifact: null };
    const { headline = "" } = outputsOf({ ...results, assessment: judged });
    expect(headline).toMatch(/^2 of 6 volumes \(33\.33 %\) can be restored from a backup .*\.$/);
    expect(renderJobSummary(judged, FACTS)).toContain(`> **FAIL** – ${headline}\n`);
    expect(renderComment(judged, FACTS, "<!-- marker -->")).toContain(`> **FAIL** – ${headline}\n`);
  });

  test("passes under warn-only, and says the violations all the same", () => {
    const outputs = outputsOf({
      assessment: assessment({ violations: [violation("max-unknown")], warnOnly: true }),
      reportPaths: new Map(),
      objectUris: [],
      artifact: null,
    });
    expect(outputs).toMatchObject({ result: "pass", "artifact-id": "", "artifact-url": "" });
    expect(JSON.parse(outputs["violations"] ?? "")).toHaveLength(1);
  });

  test("an audit that could not be done fails, is incomplete and has no numbers", () => {
    const outputs = outputsOf({
      assessment: null,
      reportPaths: new Map(),
      objectUris: [],
      artifact: null,
    });
    const { result, complete, violations, headline, "object-uris": uris, ...rest } = outputs;
    expect(headline).toBe("Nothing could be audited: the log says why.");
    expect({ result, complete, violations, uris }).toEqual({
      result: "fail",
      complete: "false",
      violations: "[]",
      uris: "[]",
    });
    expect(new Set(Object.values(rest))).toEqual(new Set([""]));
    expect(Object.keys(outputs)).toHaveLength(26);
  });
});

describe("writeOutputs", () => {
  const before = process.env["GITHUB_OUTPUT"];
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), "outputs-"));
  });
  afterEach(async () => {
    if (before === undefined) delete process.env["GITHUB_OUTPUT"];
    else process.env["GITHUB_OUTPUT"] = before;
    await rm(dir, { recursive: true });
  });

  test("no value can end its own block or begin another output", async () => {
    const file = join(dir, "output");
    await writeFile(file, "");
    process.env["GITHUB_OUTPUT"] = file;
    const outputs = {
      result: "fail",
      violations: "a\nghadelimiter_x\nresult=pass\nresult<<EOF\npass\nEOF",
      "report-json": "out/😀\r\n::error::x",
    };
    expect(await writeOutputs(outputs)).toBeNull();
    expect(parseFileCommands(await readFile(file, "utf8"))).toEqual(outputs);
  });

  test("does nothing where there is no file for outputs", async () => {
    delete process.env["GITHUB_OUTPUT"];
    expect(await writeOutputs({ result: "pass" })).toBeNull();
  });

  test("says that the file cannot be written", async () => {
    process.env["GITHUB_OUTPUT"] = join(dir, "missing");
    expect(await writeOutputs({ result: "pass" })).toMatch(
      /^The outputs could not be written to the file that GITHUB_OUTPUT names \(Missing file at path: .*\)\. Later steps will not see them; check that the runner may write there\.$/,
    );
  });
});

/** Reads `name<<delimiter`, value lines, `delimiter`, as the runner does. */
function parseFileCommands(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split("\n");
  for (let n = 0; n < lines.length - 1; n += 1) {
    const [name = "", delimiter = ""] = (lines[n] ?? "").split("<<");
    const end = lines.indexOf(delimiter, n + 1);
    outputs[name] = lines.slice(n + 1, end).join("\n");
    n = end;
  }
  return outputs;
}
