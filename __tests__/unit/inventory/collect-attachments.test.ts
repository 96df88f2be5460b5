import { describe, expect, test } from "@jest/globals";

import { attachment, collect, instance, volume } from "./collect-fixture.js";
import { denied, failure, HOME, TENANCY } from "./fake-cloud.js";

describe("attachments and instances", () => {
  test("boot volume attachments are asked for domain by domain", async () => {
    const boot = { kind: "BOOT_VOLUME" as const };
    const { inventory } = await collect({
      [HOME]: {
        domains: ["AD-1", "AD-2"],
        volumeAttachments: { prod: [[attachment("v", "i")]] },
        bootVolumeAttachments: {
          "prod/AD-1": [[attachment("b1", "i", boot)]],
          "prod/AD-2": [[attachment("b2", "i", boot)]],
        },
      },
    });
    expect(inventory.attachments.map(({ volumeId }) => volumeId).sort()).toEqual(["b1", "b2", "v"]);
  });

  test("domains that volumes and instances name are asked too, for boot volumes as well", async () => {
    const boot = { kind: "BOOT_VOLUME" as const };
    const { inventory } = await collect({
      [HOME]: {
        domains: ["AD-1"],
        volumes: { prod: [[volume("v", { availabilityDomain: "AD-2" })]] },
        instances: { prod: [[instance("i", { availabilityDomain: "AD-3" })]] },
        bootVolumesIn: {
          "prod/AD-2": [[volume("b2", { ...boot, availabilityDomain: "AD-2" })]],
          "prod/AD-3": [[volume("b3", { ...boot, availabilityDomain: "AD-3" })]],
        },
        bootVolumeAttachments: {
          "prod/AD-2": [[attachment("b2", "i2", boot)]],
          "prod/AD-3": [[attachment("b3", "i", boot)]],
        },
      },
    });
    expect(inventory.volumes.map(({ id }) => id).sort()).toEqual(["b2", "b3", "v"]);
    expect(inventory.attachments.map(({ volumeId }) => volumeId).sort()).toEqual(["b2", "b3"]);
    expect(inventory.unread).toEqual([]);
  });

  test("without the domains they are a gap, and the rest is read", async () => {
    const { inventory, asked } = await collect({
      [HOME]: {
        domains: denied("ListAvailabilityDomains"),
        volumes: { prod: [[volume("v1")]] },
      },
    });
    expect(inventory.unread).toMatchObject([
      { operation: "ListAvailabilityDomains", compartmentId: TENANCY, compartmentName: "acme" },
    ]);
    expect(inventory.volumes).toHaveLength(1);
    expect(asked).toContain(`${HOME} bootVolumeAttachments prod/AD-1`);
  });

  test("an attached instance that no listing named is read by its OCID", async () => {
    const { inventory, asked } = await collect({
      [HOME]: {
        volumes: { prod: [[volume("v1"), volume("v2")]] },
        volumeAttachments: {
          prod: [
            [
              attachment("v1", "listed"),
              attachment("v1", "elsewhere"),
              attachment("v2", "elsewhere", { lifecycleState: "ATTACHING" }),
              attachment("v2", "unreadable"),
              attachment("v2", "detached", { lifecycleState: "DETACHED" }),
              attachment("not-audited", "irrelevant"),
              attachment("v1", "unlisted", { compartmentId: "backups" }),
            ],
          ],
        },
        instances: {
          prod: [[instance("listed")]],
          backups: [failure("ListInstances", 500, "InternalError")],
        },
        instance: { elsewhere: instance("elsewhere") },
      },
    });
    expect([...inventory.instances.keys()].sort()).toEqual(["elsewhere", "listed"]);
    expect(asked.filter((each) => each.includes(" instance "))).toEqual([
      `${HOME} instance elsewhere`,
      `${HOME} instance unreadable`,
    ]);
    expect(inventory.unread.map(({ operation }) => operation)).toEqual(["ListInstances"]);
  });

  test("a fault of the program there is told, and what was read is kept", async () => {
    const { inventory } = await collect({
      [HOME]: {
        volumes: { prod: [[volume("v1")]] },
        volumeAttachments: { prod: [[attachment("v1", "i")]] },
        instance: { i: new TypeError("broken") },
      },
    });
    expect(inventory.interruption).toMatch(/fault of the program \(TypeError: broken\)/);
    expect(inventory.volumes).toHaveLength(1);
  });
});
