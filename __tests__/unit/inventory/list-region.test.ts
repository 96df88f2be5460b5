import { describe, expect, test } from "@jest/globals";

import { AskedListings } from "../../../src/inventory/asked-listings.js";
import { InventoryBuilder } from "../../../src/inventory/inventory-builder.js";
import { listRegion } from "../../../src/inventory/list-region.js";
import { nameInstances } from "../../../src/inventory/name-instances.js";
import { PendingWork } from "../../../src/inventory/pending-work.js";
import { readAll, type Reading } from "../../../src/inventory/read-listings.js";
import { RegionReader } from "../../../src/inventory/region-reader.js";
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
    asked: new AskedListings(),
    work: new PendingWork(() => undefined),
    concurrency: 2,
  };
}

async function read(answers: RegionAnswers) {
  const state = reading();
  const { cloud, asked } = fakeCloud({ regions: { [HOME]: answers } });
  const reader = new RegionReader(cloud.region(HOME), state);
  await listRegion(reader);
  await nameInstances(reader);
  return { ...state, asked };
}

const unreadOf = ({ into }: Pick<Reading, "into">) =>
  into.unread.map(({ compartmentId, operation }) => `${compartmentId} ${operation}`).sort();

describe("a region that is listed", () => {
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
    expect(state.into.tolerated).toMatchObject([
      { compartmentId: "vault", operation: "ListBootVolumeBackups", status: 404 },
    ]);
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

test("what a cancellation breaks off stays pending, and is no gap of its own", async () => {
  const state = reading();
  const cancelled = failure("ListVolumes", null, "Cancelled");
  const task = {
    operation: "ListVolumes" as const,
    region: HOME,
    compartment: audited("prod"),
    isBeyondScope: false,
    read: () => Promise.reject(cancelled),
  };
  await readAll(state, [task]);
  expect(unreadOf(state)).toEqual([]);
  expect(state.work.unread()).toMatchObject([{ operation: "ListVolumes", code: "Interrupted" }]);
});
