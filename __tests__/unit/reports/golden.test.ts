import { expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { renderers } from "../../../src/reports/renderers.js";
import { FACTS, sampleAssessment } from "./sample.js";

test.each(renderers)("the $format report is the golden file, byte for byte", (renderer) => {
  const golden = readFileSync(`__tests__/golden/posture-report.${renderer.extension}`, "utf8");
  expect(renderer.render(sampleAssessment(), FACTS)).toBe(golden);
});

test("each format and file name ending is there once", () => {
  expect(renderers.map((it) => [it.format, it.extension, it.contentType])).toEqual([
    ["json", "json", "application/json"],
    ["markdown", "md", "text/markdown; charset=utf-8"],
  ]);
});
