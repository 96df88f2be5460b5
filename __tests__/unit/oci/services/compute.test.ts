import { expect, test } from "@jest/globals";

import { Compute } from "../../../../src/oci/services/compute.js";
import { DENIED, everyItem, REGION, useWire, type Service } from "./service-fixture.js";

const wire = useWire();
const compute = (service: Service) => new Compute(REGION, wire.client(service));
const ATTACHMENT = {
  id: "ocid1.attachment.oc1.iad.x",
  attachmentType: "iscsi",
  instanceId: "ocid1.instance.oc1.iad.i",
  compartmentId: "c",
  availabilityDomain: "AD",
  lifecycleState: "ATTACHED",
};
const INSTANCE = {
  id: "ocid1.instance.oc1.iad.i",
  displayName: "erp-1",
  compartmentId: "c",
  lifecycleState: "RUNNING",
  metadata: { user_data: "cGFzc3dvcmQ9aHVudGVyMg==" },
  extendedMetadata: { secret: { token: "hunter2" } },
};

test("volume attachments name volume and instance", async () => {
  const service = compute(() => ({ json: [{ ...ATTACHMENT, volumeId: "v" }] }));
  expect(await everyItem(service.volumeAttachments("c"))).toEqual([
    {
      kind: "BLOCK_VOLUME",
      region: REGION,
      isShareable: null,
      volumeId: "v",
      instanceId: ATTACHMENT.instanceId,
      compartmentId: "c",
      lifecycleState: "ATTACHED",
    },
  ]);
  expect(wire.sent()[0]).toMatch(/^GET \/20160918\/volumeAttachments\?/);
});

test("boot volume attachments are asked for with a domain", async () => {
  const service = compute(() => ({ json: [{ ...ATTACHMENT, bootVolumeId: "b" }] }));
  expect(await everyItem(service.bootVolumeAttachments("c", "Uocm:A&B"))).toEqual([
    {
      kind: "BOOT_VOLUME",
      region: REGION,
      isShareable: false,
      volumeId: "b",
      instanceId: ATTACHMENT.instanceId,
      compartmentId: "c",
      lifecycleState: "ATTACHED",
    },
  ]);
  expect(wire.sent()[0]).toMatch(
    /^GET \/20160918\/bootVolumeAttachments\?availabilityDomain=Uocm%3AA%26B&compartmentId=c/,
  );
});

test("nothing of an instance's metadata is kept", async () => {
  const bare = { id: "i2", compartmentId: "c" };
  const service = compute((path) => ({
    json: path.endsWith("/instances") ? [INSTANCE, bare] : INSTANCE,
  }));
  const kept = {
    id: INSTANCE.id,
    name: "erp-1",
    compartmentId: "c",
    availabilityDomain: null,
  };
  expect(await everyItem(service.instances("c"))).toEqual([
    kept,
    { ...bare, name: null, availabilityDomain: null },
  ]);
  expect(await service.instance(INSTANCE.id)).toEqual(kept);
  expect(wire.sent()[1]).toBe(`GET /20160918/instances/${INSTANCE.id}`);
});

test("an instance that may not be read is a failure", async () => {
  await expect(compute(() => DENIED).instance("i")).rejects.toMatchObject({
    operation: "GetInstance",
    status: 404,
  });
});
