import { describe, expect } from "@jest/globals";
import { sarifRenderer } from "../../../src/reports/sarif/sarif.js";
import { HOSTILE_NAMES } from "./hostile-names.js";
import { complaints, note, validated } from "./sarif-complaints.js";
import {
  assessmentNaming,
  cleanAssessment,
  FACTS,
  policyAssessment,
  sampleAssessment,
} from "./sample.js";

describe(`the SARIF multitool with GitHub's rules${note}`, () => {
  validated("finds no fault with a report of any kind", () => {
    const assessments = [
      sampleAssessment(),
      policyAssessment(),
      cleanAssessment(),
      { ...sampleAssessment(), interruption: "Interrupted." },
      assessmentNaming(HOSTILE_NAMES.join(" ")),
    ];
    const found = complaints(...assessments.map((it) => sarifRenderer.render(it, FACTS)));
    // SARIF2005 asks for a page on the tool, which has none of its own yet; once a report.
    expect(found).toEqual(assessments.map(() => "warning SARIF2005"));
  });

  validated("finds the fault of a rule without help", () => {
    const report = sarifRenderer.render(cleanAssessment(), FACTS);
    expect(complaints(report.replace(/"help": \{[^}]*\},/, ""))).toContain("error GH2012");
  });
});
