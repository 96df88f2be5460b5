import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import type { Attachment, Instance, Volume } from "../../../src/inventory/inventory.js";
import { TextTable } from "../../../src/inventory/store/text-table.js";
import {
  packRecords,
  unpackRecords,
  type PackedRecords,
} from "../../../src/snapshot/packed-records.js";
import { attachment, volume } from "../posture/inventory-builder.js";

const text = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("", "__proto__"));
const kind = fc.constantFrom("BLOCK_VOLUME" as const, "BOOT_VOLUME" as const);
const tags = fc.dictionary(text, text, { noNullPrototype: true });
const anyVolume: fc.Arbitrary<Volume> = fc.record({
  kind,
  id: text,
  name: text,
  compartmentId: text,
  region: text,
  availabilityDomain: text,
  lifecycleState: text,
  sizeGb: fc.nat(),
  timeCreated: fc.oneof(fc.nat(), fc.constant(NaN)),
  volumeGroupId: fc.option(text),
  kmsKeyId: fc.option(text),
  freeformTags: tags,
  definedTags: fc.dictionary(text, tags, { noNullPrototype: true }),
  replicas: fc.array(fc.record({ id: text, availabilityDomain: text }), { maxLength: 2 }),
});
const anyAttachment: fc.Arbitrary<Attachment> = fc.record({
  kind,
  region: text,
  volumeId: text,
  instanceId: text,
  compartmentId: text,
  lifecycleState: text,
  isShareable: fc.option(fc.boolean()),
});
const anyInstance: fc.Arbitrary<Instance> = fc.record({
  id: text,
  name: fc.option(text),
  compartmentId: text,
  availabilityDomain: fc.option(text),
});

describe("records in columns", () => {
  test("come back as they were, with nothing but the table's texts", () => {
    const records = fc.record({
      volumes: fc.array(anyVolume, { maxLength: 10 }),
      attachments: fc.array(anyAttachment, { maxLength: 10 }),
      instances: fc
        .array(anyInstance, { maxLength: 10 })
        .map((them) => new Map(them.map((it) => [it.id, it]))),
    });
    fc.assert(
      fc.property(records, (given) => {
        const texts = new TextTable();
        const packed = packRecords(given, texts);
        expect(unpackRecords(packed, new TextTable(texts.all))).toEqual(given);
      }),
    );
  });

  test("have an identifier that several of them name once", () => {
    const texts = new TextTable();
    const { id } = volume();
    packRecords(
      { volumes: [volume()], attachments: [attachment({ volumeId: id })], instances: new Map() },
      texts,
    );
    expect(texts.all.filter((it) => it === id)).toHaveLength(1);
  });

  describe("are refused", () => {
    const texts = new TextTable();
    const whole = packRecords(
      { volumes: [volume()], attachments: [], instances: new Map() },
      texts,
    );
    const having = (volumes: Partial<PackedRecords["volumes"]>) => () =>
      unpackRecords({ ...whole, volumes: { ...whole.volumes, ...volumes } }, texts);

    test("with a column that is shorter than the others", () => {
      expect(having({ sizeGb: [] })).toThrow("A column has no row 0.");
      expect(having({ kmsKeyId: [] })).toThrow("A column has no row 0.");
    });

    test("with a text that is not in the table", () => {
      expect(having({ name: [1_000] })).toThrow("There is no text 1000.");
      expect(having({ kmsKeyId: [1_000] })).toThrow("There is no text 1000.");
      expect(having({ name: [0] })).toThrow("Row 0 of a column has no text.");
    });

    test("with a kind that no volume has", () => {
      const kind = [texts.numberOf("data")];
      expect(having({ kind })).toThrow("Row 0 of a column is of no kind of volume.");
    });
  });
});
