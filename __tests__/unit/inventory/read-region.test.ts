import { describe, expect, test } from "@jest/globals";

import { InventoryBuilder } from "../../../src/inventory/inventory-builder.js";
import { PendingWork } from "../../../src/inventory/pending-work.js";
import { readAll, readRegion, type Reading } from "../../../src/inventory/read-region.js";
import { NOWHERE, type Whereabouts } from "../../../src/inventory/whereabouts.js";
import { attachment, volume } from "./collect-fixture.js";
import {
  compartment,
  denied,
  failure,
  fakeCloud,
  HOME,
  TENANCY,
  type RegionAnswers,
} from "./fake-cloud.js";

const audited = (id: string) => ({ ...compartment(id), path: `acme/${id}`, names: [id] });

function reading(): Reading {
  return {
    scope: {
      audited: [audited("prod")],
      beyond: [audited("vault")],
      elsewhere: new Set(),
      excluded: [],
      unmatchedPatterns: [],
    },
    tenancy: { id: TENANCY, name: "acme" },
    into: new InventoryBuilder(),
    work: new PendingWork(() => undefined),
    concurrency: 2,
  };
}

async function read(answers: RegionAnswers, where: Whereabouts | null = null) {
  const state = reading();
  const { cloud, asked } = fakeCloud({ regions: { [HOME]: answers } });
  await readRegion(state, cloud.region(HOME), where);
  return { ...state, asked };
}

const unreadOf = ({ into }: Pick<Reading, "into">) =>
  into.unread.map(({ compartmentId, operation }) => `${compartmentId} ${operation}`).sort();

describe("a region without an index", () => {
  test("is listed in every domain; a failing domain look-up is a gap of the tenancy", async () => {
    const two = await read({ domains: ["AD-1", "AD-2"] });
    expect(two.asked.filter((each) => each.includes("bootVolumeAttachments"))).toEqual([
      `${HOME} bootVolumeAttachments prod/AD-1`,
      `${HOME} bootVolumeAttachments prod/AD-2`,
      `${HOME} bootVolumeAttachments vault/AD-1`,
      `${HOME} bootVolumeAttachments vault/AD-2`,
    ]);
    const none = await read({ domains: denied("ListAvailabilityDomains") });
    expect(unreadOf(none)).toEqual([`${TENANCY} ListAvailabilityDomains`]);
    expect(none.asked.filter((each) => each.includes("bootVolumeAttachments"))).toEqual([]);
  });

  test("outside the scope a denial is no gap, any other failure is one", async () => {
    const broken = failure("ListVolumeBackups", 500, "InternalServerError");
    const state = await read({
      volumeBackups: { vault: [broken] },
      bootVolumeBackups: { vault: [denied("ListBootVolumeBackups")] },
    });
    expect(unreadOf(state)).toEqual(["vault ListVolumeBackups"]);
  });

  test("keeps the pages that came before a failure, and the gap with them", async () => {
    const state = await read({ volumes: { prod: [[volume("v1")], denied("ListVolumes")] } });
    expect(state.into.volumes.map(({ id }) => id)).toEqual(["v1"]);
    expect(unreadOf(state)).toEqual(["prod ListVolumes"]);
  });

  test("a fault of the program while an instance is named is not swallowed", async () => {
    const answers = {
      volumes: { prod: [[volume("v1")]] },
      volumeAttachments: { prod: [[attachment("v1", "i1")]] },
      instance: { i1: new TypeError("odd") },
    };
    await expect(read(answers)).rejects.toThrow("odd");
    const unnamed = { ...answers, instance: { i1: denied("GetInstance") } };
    expect(unreadOf(await read(unnamed))).toEqual([]);
  });
});

describe("a region with an index", () => {
  test("takes the instances from it, and boot attachments only where they can be", async () => {
    const instances = [{ id: "i1", name: "db", compartmentId: "vault" }];
    const instanceDomains = new Map([["vault", new Set(["AD-2"])]]);
    const where = { ...NOWHERE, instances, instanceDomains };
    const without = await read({}, where);
    expect(without.asked).toEqual([]);
    expect(without.into.instances.get("i1")?.name).toBe("db");
    const withBoot = { ...where, bootVolumes: new Set(["prod"]), hasBootVolumes: true };
    expect((await read({}, withBoot)).asked).toEqual([
      `${HOME} bootVolumes prod`,
      `${HOME} bootVolumeAttachments vault/AD-2`,
    ]);
  });
});

test("what a cancellation breaks off stays pending, and is no gap of its own", async () => {
  const state = reading();
  const cancelled = failure("ListVolumes", null, "Cancelled");
  const task = {
    operation: "ListVolumes",
    region: HOME,
    compartment: audited("prod"),
    isBeyondScope: false,
    read: () => Promise.reject(cancelled),
  };
  await readAll(state, [task]);
  expect(unreadOf(state)).toEqual([]);
  expect(state.work.unread()).toMatchObject([{ operation: "ListVolumes", code: "Interrupted" }]);
});
