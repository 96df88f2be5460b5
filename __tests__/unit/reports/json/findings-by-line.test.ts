import { describe, expect, test } from "@jest/globals";

import { readByLine } from "../../../../src/reports/json/findings-by-line.js";
import { jsonRenderer } from "../../../../src/reports/json/json.js";
import type { JsonReport } from "../../../../src/reports/json/report-schema.js";
import {
  cleanAssessment,
  emptyAssessment,
  FACTS,
  policyAssessment,
  sampleAssessment,
} from "../sample.js";

const TEXT = jsonRenderer.render(sampleAssessment(), FACTS);

const read = (text: string) => readByLine(Buffer.from(text), (finding) => finding);

describe("a report as this program writes it", () => {
  test.each([
    ["of both kinds", sampleAssessment()],
    ["with a policy", policyAssessment()],
    ["of one kind", cleanAssessment()],
    ["without a volume", emptyAssessment()],
  ])("is taken apart, and nothing of it is lost: %s", (_, assessment) => {
    const text = jsonRenderer.render(assessment, FACTS);
    const { findings, ...rest } = JSON.parse(text) as JsonReport;
    expect(read(text)).toEqual({
      frame: { ...rest, findings: { block_volumes: [], boot_volumes: [] } },
      findings: [...findings.block_volumes, ...findings.boot_volumes],
    });
  });

  test("keeps of a finding only what it is reduced to", () => {
    const findings = readByLine(Buffer.from(TEXT), () => "less")?.findings;
    expect(findings).toEqual(sampleAssessment().findings.map(() => "less"));
  });
});

test.each([
  ["minified", JSON.stringify(JSON.parse(TEXT))],
  ["pretty-printed", JSON.stringify(JSON.parse(TEXT), null, 2)],
  ["with CRLF", TEXT.replaceAll("\n", "\r\n")],
  ["with a byte order mark", `\ufeff${TEXT}`],
  ["with something after it", `${TEXT} `],
  ["with its end twice", `${TEXT}\n  }\n}\n`],
  ["cut off", TEXT.slice(0, -1)],
  ["cut off in a finding", TEXT.slice(0, TEXT.lastIndexOf("resource_id"))],
  ["cut off after a finding", TEXT.slice(0, TEXT.lastIndexOf("\n    ]"))],
  ["with a broken frame", TEXT.replace('"metadata": {', '"metadata": ')],
  ["with its findings deeper", TEXT.replace("{", '{ "report": {')],
  ["with a comma after the last finding", TEXT.replace("}\n    ]", "},\n    ]")],
  ["without a comma between findings", TEXT.replace("},\n      {", "}\n      {")],
  ["nothing", ""],
])("another layout, or no JSON, is left to others: %s", (_, text) => {
  expect(read(text)).toBeUndefined();
});
