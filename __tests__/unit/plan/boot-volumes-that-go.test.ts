import { describe, expect, test } from "@jest/globals";

import { judged, saidOf } from "./judged-plan.js";

describe("boot volumes that were there before the instances that go with them", () => {
  const { findings, summary } = judged("started", {
    policy: "defaults: { require: { backup-policy-assigned: true } }",
  });
  const saidOfAll = findings
    .map((it) => [[it.address, it.asset].join(" "), ...saidOf(it)].join("; "))
    .filter((it) => /destroyed|replaced/.test(it));

  test("are destroyed, but for one that is preserved, and each is told once", () => {
    expect(saidOfAll).toEqual([
      "oci_core_instance.moved boot_volume; volume-replaced: fail, new",
      "oci_core_boot_volume.both ; volume-destroyed: fail, new, only warns",
      "oci_core_instance.gone boot_volume; volume-destroyed: fail, new, only warns",
    ]);
    expect({ ...summary }).toMatchObject({ destroyed: 2, replaced: 1 });
  });
});
