import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  assignPolicy,
  backUpNow,
  copyTo,
  backUpAndCopyTo,
  backUpAndHold,
  holdBackup,
} from "../../../../src/posture/checks/remedy.js";
import { backup, volume } from "../inventory-builder.js";

describe("remedies", () => {
  test.each(["ocid1; rm -rf ~", "$(id)", "`id`", "a\nb", "a'b", "--profile", "", "a b", "a%0Ab"])(
    "an identifier like %j is no word of a command",
    (id) => {
      expect(backUpNow(volume({ id }))).toBeNull();
      for (const policy of [null, { id: "ocid1.p" }, { oracleDefined: "gold" } as const]) {
        expect(assignPolicy(id, volume(), policy)).toBeNull();
        expect(assignPolicy("ocid1.v", volume({ region: id }), policy)).toBeNull();
      }
      expect(assignPolicy("ocid1.v", volume(), { id })).toBeNull();
      expect(holdBackup(backup({ id }))).toBeNull();
      expect(backUpAndHold(volume({ id }))).toBeNull();
      expect(backUpAndCopyTo(id, volume())).toBeNull();
      expect(backUpAndCopyTo("us-phoenix-1", volume({ id }))).toBeNull();
      expect(copyTo(id, backup())).toBeNull();
      expect(backUpNow(volume({ region: id }))).toBeNull();
    },
  );

  test("whatever the identifier, a remedy has plain words only", () => {
    const anyText = fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[\w.-]+$/));
    fc.assert(
      fc.property(anyText, anyText, (id, region) => {
        const remedy = backUpNow(volume({ id, region }));
        const words: readonly string[] = remedy === null ? [] : Object.values(remedy);
        expect(words.every((it) => /^\w[\w.-]*$/.test(it))).toBe(true);
        expect(remedy === null || (remedy.assetId === id && remedy.region === region)).toBe(true);
      }),
    );
  });
});
