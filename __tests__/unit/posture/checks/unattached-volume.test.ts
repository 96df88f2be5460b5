import { describe, expect, test } from "@jest/globals";
import { unattachedVolume } from "../../../../src/posture/checks/unattached-volume.js";
import { type Case, outcome, settings } from "./subject-builder.js";

describe("unattached-volume", () => {
  test.each<Case>([
    ["attached", {}, "pass", "the volume is attached to an instance"],
    [
      "not attached",
      { isAttached: false },
      "fail",
      "no instance is attached to the volume of 50 GB",
    ],
    [
      "none found, but not all read",
      { isAttached: null },
      "unknown",
      "no attachment was found, but not all attachments were listed",
    ],
  ])("%s", (_, over, result, message) => {
    expect(outcome(unattachedVolume, over)).toEqual([result, message]);
  });

  test("informs, and no rule requires it", () => {
    expect(unattachedVolume.severity).toBe("info");
    expect(unattachedVolume.isRequired(settings())).toBe(false);
  });
});
