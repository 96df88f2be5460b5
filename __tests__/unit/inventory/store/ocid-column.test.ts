import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { OcidColumn } from "../../../../src/inventory/store/ocid-column.js";
import { TextTable } from "../../../../src/inventory/store/text-table.js";

const unique = fc.string({
  unit: fc.constantFrom("a", "b", "k", "z", "2", "7"),
  maxLength: 300,
});
const ocid = unique.map((end) => `ocid1.volumebackup.oc1.iad.${end}`);
const anything = fc.oneof(ocid, unique, fc.string({ unit: "binary" }));

test("gives back every identifier as it was, whatever it is made of", () => {
  fc.assert(
    fc.property(fc.array(anything, { maxLength: 30 }), (ids) => {
      const column = OcidColumn.empty(ids.length, new TextTable());
      for (const id of ids) column.push(id);
      expect(ids.map((_, row) => column.at(row))).toEqual(ids);
    }),
  );
});

test("keeps what stands before the unique part of many OCIDs once", () => {
  const texts = new TextTable();
  const column = OcidColumn.empty(2, texts);
  column.push("ocid1.bootvolumebackup.oc1.phx.abc");
  column.push("ocid1.bootvolumebackup.oc1.phx.xyz");
  expect(texts.at(1)).toBe("ocid1.bootvolumebackup.oc1.phx.");
  expect(texts.at(2)).toBeNull();
});

test("a table of texts numbers each once, and null as 0", () => {
  const texts = new TextTable();
  expect(["a", null, "b", "a", ""].map((text) => texts.numberOf(text))).toEqual([1, 0, 2, 1, 3]);
  expect([0, 1, 2, 3, 4].map((number) => texts.at(number))).toEqual([null, "a", "b", "", null]);
  expect([texts.kept("b"), texts.kept("new"), texts.kept(null)]).toEqual(["b", "new", null]);
  expect(texts.numberOf("new")).toBe(4);
});
