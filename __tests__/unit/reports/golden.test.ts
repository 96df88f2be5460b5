import { describe, expect, test } from "@jest/globals";
import { renderers } from "../../../src/reports/renderers.js";
import { REPORT_FORMATS } from "../../../src/settings/settings.js";
import { expectGolden } from "./golden-file.js";
import { comparedAssessment, FACTS, policyAssessment, sampleAssessment } from "./sample.js";

describe.each([
  ["posture-report", sampleAssessment],
  ["policy-report", policyAssessment],
  ["drift-report", comparedAssessment],
] as const)("%s", (name, assessment) => {
  test.each(["json", "markdown"] as const)(
    "in %s is the golden file, byte for byte",
    async (format) => {
      const renderer = await renderers[format].audit();
      expectGolden(`${name}.${renderer.extension}`, renderer.render(assessment(), FACTS));
    },
  );
});

test.each(REPORT_FORMATS)("%s has a renderer that says so", async (format) => {
  const renderer = await renderers[format].audit();
  expect(renderer.format).toBe(format);
  expect(renderer.extension).toMatch(/^[a-z]+(\.[a-z]+)?$/);
  expect(renderer.contentType).toMatch(/^(text|application)\/[a-z+]+(; charset=utf-8)?/);
});
