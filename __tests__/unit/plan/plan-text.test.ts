import { describe, expect, test } from "@jest/globals";

import { readPlanText } from "../../../src/plan/plan-text.js";

const PLAN = '{"format_version":"1.2","terraform_version":"1.11.4","resource_changes":[]}';

describe("readPlanText", () => {
  test.each([
    ["plain", PLAN],
    ["behind the wrapper's line", `[command]/opt/terraform-bin show -json tfplan\n${PLAN}\n`],
    ["before the wrapper's lines", `${PLAN}\n\n::debug::Terraform exited with code 0.\n`],
    ["of an old format", PLAN.replace("1.2", "0.2")],
    ["with keys that it does not know", PLAN.replace("{", '{"later":{"a":[1]},')],
  ])("takes a plan %s", (_, text) => {
    expect(readPlanText(text, "plan.json").changes).toEqual([]);
  });

  test.each([
    ["", "plan.json is empty."],
    [" \n", "plan.json is empty."],
    ["PK\u0003\u0004", "plan.json is a binary plan."],
    ['{"@level":"info","@message":"Terraform 1.11"}\n', "plan.json is the log of terraform plan"],
    [PLAN.slice(0, -4), "plan.json is not complete JSON."],
    ['{"format_version":"1.0","values":{"root_module":{}}}', "plan.json is a state"],
    ['{"version":4,"terraform_version":"1.11.4","resources":[]}', "plan.json is a state"],
    ['{"a":1}', "plan.json is not a plan"],
    ["[1]", "plan.json is not complete JSON."],
    [PLAN.replace("1.2", "2.0"), "plan.json has plan format 2.0,"],
    [PLAN.replace("{", '{"errored":true,'), "plan.json is of a plan that ended with an error"],
  ])("refuses %j in a sentence", (text, sentence) => {
    expect(() => readPlanText(text, "plan.json")).toThrow(sentence);
  });
});
