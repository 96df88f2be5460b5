import { describe, expect, test } from "@jest/globals";
import type { Attachment, Volume } from "../../../../src/inventory/inventory.js";
import type { Operation } from "../../../../src/oci/operations.js";
import {
  attachedInstances,
  AttachmentEvidence,
} from "../../../../src/posture/evidence/attachments.js";
import { attachment, inventory, unread, volume } from "../inventory-builder.js";

describe("attachedInstances", () => {
  test("every instance of a shareable volume once, sorted by OCID", () => {
    const attachments = [
      attachment({ instanceId: "i2" }),
      attachment({ instanceId: "i1", lifecycleState: "ATTACHING" }),
      attachment({ instanceId: "i2" }),
    ];
    const web = { id: "i1", name: "web", compartmentId: "other", availabilityDomain: null };
    expect(attachedInstances(attachments, new Map([["i1", web]]))).toEqual([
      { instanceId: "i1", instanceName: "web", compartmentId: "other" },
      { instanceId: "i2", instanceName: null, compartmentId: "ocid1.compartment.oc1..erp" },
    ]);
  });
});

const boot = volume({ kind: "BOOT_VOLUME", id: "boot" });
const attachedAs = (lifecycleState: string) => [attachment({ lifecycleState })];
const not = (operation: Operation) => ({ operation, region: "us-ashburn-1" });

describe("whether a volume is attached", () => {
  test.each([
    ["ATTACHED", true],
    ["ATTACHING", true],
    ["DETACHED", false],
    ["DETACHING", false],
    ["SOMETHING_NEW", null],
    ["", null],
  ])("in the state %j", (state, expected) => {
    const evidence = new AttachmentEvidence(inventory({ attachments: attachedAs(state) }));
    expect(evidence.isAttached(volume())).toBe(expected);
    expect(evidence.of(volume())).toHaveLength(expected === true ? 1 : 0);
  });

  test.each<[string, Attachment[], Operation, Volume, boolean | null]>([
    ["attached all the same", attachedAs("ATTACHED"), "ListVolumeAttachments", volume(), true],
    ["its own listing", [], "ListVolumeAttachments", volume(), null],
    ["the other kind's", [], "ListBootVolumeAttachments", volume(), false],
    ["a boot volume's", [], "ListBootVolumeAttachments", boot, null],
    ["as a block volume", [], "ListVolumeAttachments", boot, null],
    ["the domains", [], "ListAvailabilityDomains", boot, null],
    ["the compartments", [], "ListCompartments", volume({ region: "x" }), null],
    ["another region's", [], "ListVolumeAttachments", volume({ region: "x" }), false],
  ])("when %s was not read", (_, attachments, operation, judged, expected) => {
    const gaps = [
      { unread: [unread({ operation })] },
      { tolerated: [unread({ operation })] },
      { unasked: [{ ...not(operation), compartments: 1 }] },
    ];
    for (const gap of gaps) {
      const evidence = new AttachmentEvidence(inventory({ attachments, ...gap }));
      expect(evidence.isAttached(judged)).toBe(expected);
    }
  });
});

describe("whether all its instances are known", () => {
  const unasked = [{ ...not("ListVolumeAttachments"), compartments: 1 }];

  test.each([
    ["all was listed", [], [], true],
    ["none was seen, and not all was listed", [], unasked, false],
    ["it is not shared, though not all was listed", attachedAs("ATTACHED"), unasked, true],
    ["it may be shared", [attachment({ isShareable: true })], unasked, false],
    ["it is not said whether it is shared", [attachment({ isShareable: null })], unasked, false],
    ["it is shared, and all was listed", [attachment({ isShareable: true })], [], true],
    ["a state is not known", attachedAs("NEW"), [], false],
  ])("%s", (_, attachments, gaps, expected) => {
    const evidence = new AttachmentEvidence(inventory({ attachments, unasked: gaps }));
    expect(evidence.areAllKnown(volume())).toBe(expected);
  });
});
