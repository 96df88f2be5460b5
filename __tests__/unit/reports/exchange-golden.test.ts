/** The formats that other programs read. */
import { describe, test } from "@jest/globals";
import { csvRenderer } from "../../../src/reports/csv.js";
import { junitRenderer } from "../../../src/reports/junit.js";
import { sarifRenderer } from "../../../src/reports/sarif/sarif.js";
import { expectGolden } from "./golden-file.js";
import { FACTS, policyAssessment, sampleAssessment } from "./sample.js";

describe.each([
  ["posture-report", sampleAssessment],
  ["policy-report", policyAssessment],
] as const)("%s", (name, assessment) => {
  test.each([csvRenderer, sarifRenderer, junitRenderer])(
    "in $format is the golden file, byte for byte",
    (renderer) => {
      expectGolden(`${name}.${renderer.extension}`, renderer.render(assessment(), FACTS));
    },
  );
});
