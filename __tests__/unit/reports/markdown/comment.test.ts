import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { marked } from "marked";
import { commentMarker, renderComment } from "../../../../src/reports/markdown/comment.js";
import { hostileText } from "../hostile-names.js";
import {
  assessmentNaming,
  cleanAssessment,
  comparedAssessment,
  comparisonNaming,
  FACTS,
  OUTSIDE_ACTIONS,
} from "../sample.js";

const MARKER = commentMarker("oci-volume-backup-posture", FACTS.scope);

describe("the comment", () => {
  test("has its marker first, then verdict, numbers, changes, volumes and the run", () => {
    const text = renderComment(comparedAssessment(), FACTS, MARKER);
    const order = [
      MARKER,
      "## OCI volume backup posture",
      "**FAIL** – 2 of 6 volumes",
      "| 2 | 1 | 2 | 1 | 6 |",
      "## What changed",
      "| 🆕 new |",
      "## Worst volumes",
      "(https://github.com/acme/infrastructure/actions/runs/4711)",
    ].map((part) => text.indexOf(part));
    expect(order[0]).toBe(0);
    expect(order).not.toContain(-1);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  test("is short when all is well, and needs no run to link to", () => {
    const text = renderComment(cleanAssessment(), OUTSIDE_ACTIONS, MARKER);
    expect(text).toContain("There is no earlier report to compare with.");
    expect(text).not.toMatch(/Worst volumes|actions\/runs/);
  });

  test("fits what GitHub takes, whatever the names are", () => {
    const text = renderComment(assessmentNaming("|".repeat(255), 500), FACTS, MARKER);
    expect(text.length).toBeLessThanOrEqual(65_536);
    expect(text).toContain("*490 more volumes are in the full report.*");
    const short = renderComment(comparedAssessment(), FACTS, MARKER, 2_200);
    expect(short.length).toBeLessThanOrEqual(2_200);
    expect(short).toContain("*Left out for want of room: ");
  });

  test("hostile names leave its shape as it is", () => {
    const shapeOf = (name: string) =>
      marked.lexer(renderComment(comparisonNaming(name), FACTS, MARKER)).map((it) => it.type);
    const shape = shapeOf("plain");
    fc.assert(
      fc.property(hostileText, (name) => {
        expect(shapeOf(name)).toEqual(shape);
      }),
    );
  });
});

describe("the comment's marker", () => {
  test("differs by artifact name and by scope, and by nothing else", () => {
    const other = { ...FACTS.scope, regions: ["us-ashburn-1"] };
    const markers = [
      MARKER,
      commentMarker("other", FACTS.scope),
      commentMarker("oci-volume-backup-posture", other),
    ];
    expect(new Set(markers).size).toBe(3);
    expect(commentMarker("oci-volume-backup-posture", { ...FACTS.scope })).toBe(MARKER);
  });

  test("is one hidden comment whatever the artifact's name is", () => {
    fc.assert(
      fc.property(hostileText, (name) => {
        const marker = commentMarker(name, FACTS.scope);
        expect(marker).toMatch(/^<!-- oci-volume-backup-audit [\w.]* [0-9a-f]{16} -->$/);
      }),
    );
  });
});
