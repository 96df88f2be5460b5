import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { moduleSteps, stepsOf } from "../../../src/plan/address.js";
import { referencesIn } from "../../../src/plan/references.js";

describe("referencesIn", () => {
  test("takes the longest of each reference, every one once", () => {
    const listed = [
      "var.which",
      "oci_core_volume.one.id",
      "oci_core_volume.one",
      'oci_core_volume.n["a.b"].id',
      'oci_core_volume.n["a.b"]',
      "oci_core_volume.n",
      "module.db.ids",
      "module.db",
      "module.db",
      "each.key",
    ];
    expect(referencesIn(listed)).toEqual([
      { kind: "variable", name: "which", path: [] },
      { kind: "resource", isData: false, type: "oci_core_volume", name: "one", path: ["id"] },
      {
        kind: "resource",
        isData: false,
        type: "oci_core_volume",
        name: "n",
        key: "a.b",
        path: ["id"],
      },
      { kind: "module", name: "db", output: "ids", path: [] },
      { kind: "module", name: "db", output: null, path: [] },
      { kind: "instance key" },
    ]);
  });
});

describe("stepsOf", () => {
  test("reads every key that Terraform can quote", () => {
    const quoted = (key: string) =>
      JSON.stringify(key).replaceAll("${", "$${").replaceAll("%{", "%%{");
    // What Terraform writes as it is, and as an escape: no other controls than these.
    const keys = fc
      .string({ unit: "grapheme" })
      .filter((key) => !/[^\P{Cc}\n\r\t]|\$\$\{|%%\{/u.test(key));
    fc.assert(
      fc.property(keys, (key) => {
        expect(moduleSteps(`module.a[${quoted(key)}].module.b[0]`)).toEqual([
          { name: "a", key },
          { name: "b", key: 0 },
        ]);
      }),
    );
  });

  test.each(["", "a b", "a.[0]", ".a", 'a["b'])("is null for %j", (text) => {
    expect(stepsOf(text)).toBeNull();
  });
});
