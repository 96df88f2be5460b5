/** The formats that other programs read. */
import { describe, expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { csvRenderer } from "../../../src/reports/csv.js";
import { junitRenderer } from "../../../src/reports/junit.js";
import { sarifRenderer } from "../../../src/reports/sarif.js";
import { FACTS, policyAssessment, sampleAssessment } from "./sample.js";

describe.each([
  ["posture-report", sampleAssessment],
  ["policy-report", policyAssessment],
] as const)("%s", (name, assessment) => {
  test.each([csvRenderer, sarifRenderer, junitRenderer])(
    "in $format is the golden file, byte for byte",
    (renderer) => {
      const golden = readFileSync(`__tests__/golden/${name}.${renderer.extension}`, "utf8");
      // The repository's text files have plain line feeds; CSV asks for more.
      const lines = renderer.format === "csv" ? golden.replaceAll("\n", "\r\n") : golden;
      expect(renderer.render(assessment(), FACTS)).toBe(lines);
    },
  );
});
