import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  assignPolicy,
  backUpNow,
  copyTo,
  preventDeletion,
} from "../../../../src/posture/checks/remedy.js";
import { backup, volume } from "../inventory-builder.js";

describe("remedies", () => {
  test.each(["ocid1; rm -rf ~", "$(id)", "`id`", "a\nb", "a'b", "--profile", "", "a b", "a%0Ab"])(
    "an identifier such as %j is no word of a command",
    (id) => {
      expect(backUpNow(volume({ id }))).toBeNull();
      expect(assignPolicy(id, volume())).toBeNull();
      expect(preventDeletion(backup({ id }))).toBeNull();
      expect(copyTo(id, backup())).toBeNull();
      expect(backUpNow(volume({ region: id }))).toBeNull();
    },
  );

  test("whatever the identifier, a command has plain words only", () => {
    const anyText = fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[\w.-]+$/));
    fc.assert(
      fc.property(anyText, anyText, (id, region) => {
        const line = backUpNow(volume({ id, region }));
        const isPlain = line === null || /^oci [a-z ]+(?: --[a-z-]+ [\w.-]+)+$/.test(line);
        expect(isPlain).toBe(true);
        expect(line === null || line.includes(`--volume-id ${id} `)).toBe(true);
      }),
    );
  });
});
