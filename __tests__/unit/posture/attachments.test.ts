import { describe, expect, test } from "@jest/globals";
import { attachedInstances } from "../../../src/posture/attachments.js";
import { attachment } from "./inventory-builder.js";

const VOLUME = "ocid1.volume.oc1.iad.a";

describe("attachedInstances", () => {
  test("every instance of a shareable volume once, sorted by OCID", () => {
    const attachments = [
      attachment({ instanceId: "i2" }),
      attachment({ instanceId: "i1", lifecycleState: "ATTACHING" }),
      attachment({ instanceId: "i2" }),
    ];
    const instances = new Map([["i1", { id: "i1", name: "web", compartmentId: "other" }]]);
    expect(attachedInstances(attachments, instances).get(VOLUME)).toEqual([
      { instanceId: "i1", instanceName: "web", compartmentId: "other" },
      { instanceId: "i2", instanceName: null, compartmentId: "ocid1.compartment.oc1..erp" },
    ]);
  });

  test.each(["DETACHED", "DETACHING", "SOMETHING_NEW"])("leaves out %s", (lifecycleState) => {
    expect(attachedInstances([attachment({ lifecycleState })], new Map()).size).toBe(0);
  });
});
