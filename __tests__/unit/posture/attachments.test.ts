import { describe, expect, test } from "@jest/globals";
import {
  attachedInstances,
  attachmentLookup,
  attachmentsByVolume,
} from "../../../src/posture/attachments.js";
import { attachment, unread, volume } from "./inventory-builder.js";

describe("attachedInstances", () => {
  test("every instance of a shareable volume once, sorted by OCID", () => {
    const attachments = [
      attachment({ instanceId: "i2" }),
      attachment({ instanceId: "i1", lifecycleState: "ATTACHING" }),
      attachment({ instanceId: "i2" }),
    ];
    const instances = new Map([["i1", { id: "i1", name: "web", compartmentId: "other" }]]);
    expect(attachedInstances(attachments, instances)).toEqual([
      { instanceId: "i1", instanceName: "web", compartmentId: "other" },
      { instanceId: "i2", instanceName: null, compartmentId: "ocid1.compartment.oc1..erp" },
    ]);
  });
});

describe("attachmentsByVolume", () => {
  test("gathers those of a volume", () => {
    const [one, two] = [attachment({ instanceId: "i1" }), attachment({ instanceId: "i2" })];
    const other = attachment({ volumeId: "other" });
    expect(attachmentsByVolume([one, other, two])).toEqual(
      new Map([
        [one.volumeId, [one, two]],
        ["other", [other]],
      ]),
    );
  });

  test.each(["DETACHED", "DETACHING", "SOMETHING_NEW"])("leaves out %s", (lifecycleState) => {
    expect(attachmentsByVolume([attachment({ lifecycleState })]).size).toBe(0);
  });
});

describe("attachmentLookup", () => {
  const boot = volume({ kind: "BOOT_VOLUME", id: "boot" });

  test.each([
    ["attached", [attachment()], [], volume(), true],
    [
      "attached, though not all was listed",
      [attachment()],
      ["ListVolumeAttachments"],
      volume(),
      true,
    ],
    ["detached", [attachment({ lifecycleState: "DETACHED" })], [], volume(), false],
    ["a listing not read", [], ["ListVolumeAttachments"], volume(), null],
    ["the other kind's listing not read", [], ["ListBootVolumeAttachments"], volume(), false],
    ["a boot volume's listing not read", [], ["ListBootVolumeAttachments"], boot, null],
    ["domains not read", [], ["ListAvailabilityDomains"], boot, null],
    [
      "another region's listing not read",
      [],
      ["ListVolumeAttachments"],
      volume({ region: "x" }),
      false,
    ],
  ] as const)("%s", (_, attachments, operations, judged, expected) => {
    const notRead = operations.map((operation) => unread({ operation }));
    const isAttached = attachmentLookup(attachmentsByVolume(attachments), notRead);
    expect(isAttached(judged)).toBe(expected);
  });
});
