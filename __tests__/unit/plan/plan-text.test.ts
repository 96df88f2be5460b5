import { gzipSync } from "node:zlib";

import { describe, expect, test } from "@jest/globals";

import { readPlan, readPlanText } from "../../../src/plan/plan-text.js";

const PLAN = '{"format_version":"1.2","terraform_version":"1.11.4","resource_changes":[]}';

describe("readPlanText", () => {
  test.each([
    ["plain", PLAN],
    ["behind the wrapper's line", `[command]/opt/terraform-bin show -json tfplan\n${PLAN}\n`],
    ["before the wrapper's lines", `${PLAN}\n\n::debug::Terraform exited with code 0.\n`],
    [
      "that the wrapper's lines repeat",
      `[command]x\n${PLAN}\n::debug::Terraform exited with code 0.\n::debug::stdout: ${PLAN}%0A\n::debug::stderr: \n::set-output name=stdout::${PLAN}%0A\n`,
    ],
    ["of an old format", PLAN.replace("1.2", "0.2")],
    ["of no resource", '{"format_version":"1.2","planned_values":{"root_module":{}}}'],
    ["with keys that it does not know", PLAN.replace("{", '{"later":{"a":[1]},')],
  ])("takes a plan %s", (_, text) => {
    expect(readPlanText(text, "plan.json").changes).toEqual([]);
  });

  test.each([
    ["", "plan.json is empty."],
    [" \n", "plan.json is empty."],
    ['{"@level":"info","@message":"Terraform 1.11"}\n', "plan.json is the log of terraform plan"],
    [PLAN.slice(0, -4), "plan.json is not complete JSON."],
    ['{"format_version":"1.0","values":{"root_module":{}}}', "plan.json is a state"],
    ['{"version":4,"terraform_version":"1.11.4","resources":[]}', "plan.json is a state"],
    ['{"a":1}', "plan.json is not a plan"],
    ["[1]", "plan.json is not complete JSON."],
    [`${PLAN}\n${PLAN}\n`, "plan.json holds more than one plan."],
    [`[command]x\n${PLAN}\nlog\n${PLAN}`, "plan.json holds more than one plan."],
    [PLAN.replace("[]", "{}"), "plan.json lacks the resource_changes"],
    [
      '{"format_version":"1.2","planned_values":{"root_module":{"resources":[{}]}}}',
      "plan.json lacks the resource_changes",
    ],
    [PLAN.replace("1.2", "2.0"), "plan.json has plan format 2.0,"],
    [PLAN.replace("{", '{"errored":true,'), "plan.json is of a plan that ended with an error"],
  ])("refuses %j in a sentence", (text, sentence) => {
    expect(() => readPlanText(text, "plan.json")).toThrow(sentence);
  });
});

describe("readPlan", () => {
  const wide = Buffer.from(`\ufeff${PLAN}`, "utf16le");

  test.each<[string, Buffer]>([
    ["UTF-8", Buffer.from(PLAN)],
    ["UTF-8 with its mark", Buffer.from(`\ufeff${PLAN}`)],
    ["UTF-16, as PowerShell writes it", wide],
  ])("takes a plan in %s", (_, content) => {
    expect(readPlan(content, "plan.json").changes).toEqual([]);
  });

  // The first bytes of a zip archive, and bytes that no text in UTF-8 has.
  const zip = Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 8, 0, 8, 0, 0xff, 0xfe, 0x80]);
  test.each<[string, Buffer, string]>([
    ["a binary plan", zip, "tfplan is a binary plan, or another zip archive. Give the output of"],
    ["what begins like one", Buffer.from("PK"), "tfplan is a binary plan, or another zip archive."],
    ["gzip", gzipSync(PLAN), "tfplan is compressed with gzip. Give the output of terraform show"],
    ["Latin-1", Buffer.from(`${PLAN}\n\xe9`, "latin1"), "tfplan is not UTF-8 (line 2). Give"],
    [
      "the log in UTF-16",
      Buffer.from('\ufeff{"@level":"info"}', "utf16le"),
      "tfplan is the log of terraform plan -json",
    ],
  ])("refuses %s in a sentence", (_, content, sentence) => {
    expect(() => readPlan(content, "tfplan")).toThrow(sentence);
  });
});
