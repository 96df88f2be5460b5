import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { visible } from "../../../../../src/plain/visible.js";
import { packText, unpackText } from "../../../../../src/reports/html/payload/packed-text.js";

const OWNER = { volumeId: "ocid1.volume.oc1.iad.a", backupId: "ocid1.volumebackup.oc1.iad.b" };

function roundTrip(text: string, owner: Parameters<typeof packText>[1]): string {
  const packed = packText(text, owner);
  const fillings = packed.fillings.join(" ").split(" ").values();
  return unpackText(packed.text, owner, () => fillings.next().value ?? "");
}

describe("a packed text", () => {
  test("is one for volumes that differ in numbers, dates and their own OCIDs", () => {
    const one = packText("oci --id ocid1.volume.oc1.iad.a, 1.25 days, 2026-11-05 03:15", OWNER);
    const other = packText("oci --id ocid1.volume.oc1.iad.z, 9 days, 2026-01-02 23:59", {
      volumeId: "ocid1.volume.oc1.iad.z",
      backupId: null,
    });
    expect(one.text).toBe(other.text);
    expect(one.fillings).toEqual(["1.25", "2026-11-05", "03:15"]);
  });

  test("keeps the newest backup's OCID out of the fillings, and another's in", () => {
    const text = `copy ${OWNER.backupId} not ocid1.volumebackup.oc1.iad.other`;
    expect(packText(text, OWNER).fillings).toEqual(["ocid1.volumebackup.oc1.iad.other"]);
    expect(roundTrip(text, OWNER)).toBe(text);
  });

  test("names nothing where there is no newest backup", () => {
    expect(unpackText("a\u0003b", { volumeId: "v", backupId: null }, () => "")).toBe("ab");
  });

  test("comes back as it would have been shown, whatever it is", () => {
    const pieces = fc.constantFrom(
      OWNER.volumeId,
      OWNER.backupId,
      "1.5",
      "\u0001",
      "\u0002",
      "🚀",
      " ",
    );
    const texts = fc
      .array(fc.oneof(pieces, fc.string({ unit: "binary" })), { maxLength: 8 })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(texts, (text) => {
        expect(roundTrip(text, OWNER)).toBe(visible(text));
      }),
    );
  });
});
