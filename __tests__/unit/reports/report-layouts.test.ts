import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { jsonRenderer } from "../../../src/reports/json/json.js";
import { readReport, type ExpectedScope } from "../../../src/reports/json/read-report.js";
import type { JsonReport } from "../../../src/reports/json/report-schema.js";
import { hostileText } from "./hostile-names.js";
import { FACTS, policyAssessment, sampleAssessment } from "./sample.js";

const TEXT = jsonRenderer.render(sampleAssessment(), FACTS);
const EXPECTED: ExpectedScope = { tenancyId: "ocid1.tenancy.oc1..acme", scope: FACTS.scope };

/** Less the digest, which is of the bytes. */
function read(text: string) {
  const report = readReport(Buffer.from(text), "last.json", EXPECTED);
  return "snapshot" in report ? { snapshot: { ...report.snapshot, sha256: null } } : report;
}

/** Reports of any few findings, as this program writes them. */
const written = fc
  .array(
    fc.record({
      finding: fc.constantFrom(...sampleAssessment().findings, ...policyAssessment().findings),
      name: hostileText,
    }),
    { maxLength: 6 },
  )
  .map((picked) => {
    const findings = picked.map(({ finding, name }) => ({
      ...finding,
      volumeName: name,
      compartmentPath: `acme/${name}`,
    }));
    return jsonRenderer.render({ ...policyAssessment(), findings }, FACTS);
  });

/** Its trailing blank is no layout of ours, so that the text is parsed as a whole. */
const asAWhole = (text: string) => `${text} `;

test("a report gives the same snapshot however it is written", () => {
  fc.assert(
    fc.property(written, (text) => {
      const { findings } = JSON.parse(text) as JsonReport;
      const report = read(text);
      expect("snapshot" in report && report.snapshot.volumes.map((it) => it.volumeName)).toEqual(
        [...findings.block_volumes, ...findings.boot_volumes].map((it) => it.resource_name),
      );
      const others = [
        JSON.stringify(JSON.parse(text)),
        JSON.stringify(JSON.parse(text), null, 2),
        JSON.stringify(JSON.parse(text), null, "\t"),
        text.replaceAll("\n", "\r\n"),
        text.trimEnd(),
        asAWhole(text),
      ];
      for (const other of others) expect(read(other)).toEqual(report);
    }),
  );
});

const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const piece = fc.constantFrom(
  ...["", ",", "]", "}", "{", "[", "[]", '"', "\n", " ", "0", "null", "1.1", '"id":1,', "\u00e9"],
  ...["COMPLIANT", "\n    ]", "\n  }\n}\n", '"2.0"', '\n  "findings": {\n    "block_volumes": []'],
);
const at = (length: number, where: number) => Math.floor(where * length);

test("a cut-off report is not JSON", () => {
  fc.assert(
    fc.property(written, place, (text, where) => {
      const cut = text.slice(0, at(text.trimEnd().length, where));
      expect(read(cut)).toMatchObject({
        problem: "last.json is not used: it is not JSON.",
      });
    }),
  );
});

test("a damaged report is read alike, or unusable for the same reason", () => {
  fc.assert(
    fc.property(written, place, fc.nat({ max: 3 }), piece, (text, where, removed, added) => {
      const from = at(text.length, where);
      const damaged = text.slice(0, from) + added + text.slice(from + removed);
      expect(read(damaged)).toEqual(read(asAWhole(damaged)));
    }),
    { numRuns: 300 },
  );
});

test("so is one with lines moved, doubled or missing", () => {
  fc.assert(
    fc.property(written, place, place, fc.nat({ max: 1 }), (text, from, to, removed) => {
      const lines = text.split("\n");
      const [line = ""] = lines.slice(at(lines.length, from));
      const moved = lines.toSpliced(at(lines.length, to), removed, line).join("\n");
      expect(read(moved)).toEqual(read(asAWhole(moved)));
    }),
    { numRuns: 300 },
  );
});

test.each<[string, (line: string) => string, string]>([
  [
    "a finding with a wrong status",
    (it) => it.replace(/(?<=_status":)"\w+"/, '"FINE"'),
    "no report",
  ],
  ["null in the place of a finding", () => "null", "no report"],
  ["two findings on a line", (it) => `${it},${it}`, "a snapshot"],
  ["a finding over two lines", (it) => it.replace(",", ",\n"), "a snapshot"],
  ["a cut finding", (it) => it.slice(0, -1), "not JSON"],
])("%s is judged as in any other layout", (_, change, outcome) => {
  const text = TEXT.replace(/^ {6}(\{.*\})(?=,$)/m, (line) => change(line));
  expect(text).not.toBe(TEXT);
  const result = read(text);
  expect(result).toEqual(read(asAWhole(text)));
  expect("problem" in result ? result.problem : "a snapshot").toContain(outcome);
});
