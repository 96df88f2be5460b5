import { describe, expect, test } from "@jest/globals";

import type { UnreadListing } from "../../../src/inventory/inventory.js";
import type { Compartment } from "../../../src/oci/resources.js";
import { collect, volume } from "./collect-fixture.js";
import { compartment, denied, failure, HOME, TENANCY, type RegionAnswers } from "./fake-cloud.js";

const CLOSED: RegionAnswers = {
  volumes: { prod: [denied("ListVolumes")] },
  volumeBackups: { prod: [denied("ListVolumeBackups")] },
  volumeAttachments: { prod: [denied("ListVolumeAttachments")] },
};

async function collectWith(answer: Compartment | Error, region: RegionAnswers = CLOSED) {
  const world = { compartments: { prod: answer } };
  const { inventory } = await collect({ [HOME]: region }, { world });
  return {
    gaps: inventory.unread.map(({ operation }) => operation).sort(),
    compartments: inventory.compartments.map(({ id }) => id),
  };
}

describe("a compartment whose listings are not found", () => {
  test.each(["DELETING", "DELETED"])("is no gap when it is %s by now", async (state) => {
    expect(await collectWith(compartment("prod", TENANCY, state))).toEqual({
      gaps: [],
      compartments: [TENANCY, "backups"],
    });
  });

  test.each([
    ["it is there", compartment("prod")],
    ["it may not be seen", denied("GetCompartment")],
    ["it cannot be told", failure("GetCompartment", 500, "InternalError")],
  ])("stays a gap when %s", async (_, answer) => {
    expect(await collectWith(answer)).toEqual({
      gaps: ["ListVolumeAttachments", "ListVolumeBackups", "ListVolumes"],
      compartments: [TENANCY, "prod", "backups"],
    });
  });

  test("stays a gap when it holds a volume, whatever it says", async () => {
    const volumes = { prod: [[volume("v")], denied("ListVolumes")] };
    const deleted = compartment("prod", TENANCY, "DELETED");
    expect(await collectWith(deleted, { volumes })).toMatchObject({ gaps: ["ListVolumes"] });
  });

  test("is not asked for where a listing failed otherwise", async () => {
    const volumes = { prod: [failure("ListVolumes", 500, "InternalError")] };
    const deleted = compartment("prod", TENANCY, "DELETED");
    expect(await collectWith(deleted, { volumes })).toMatchObject({ gaps: ["ListVolumes"] });
  });
});

describe("a compartment whose children may not be listed", () => {
  const gapsOf = async (answer: Compartment, elsewhere: readonly string[] = []) => {
    const world = {
      below: [denied("ListCompartments")],
      compartments: { top: compartment("top"), prod: answer },
      children: { top: [[compartment("prod", "top")]], prod: [denied("ListCompartments")] },
    };
    const { inventory } = await collect({ [HOME]: {} }, { world, root: "top", elsewhere });
    const places = (gaps: readonly UnreadListing[]) =>
      gaps.map(({ operation, compartmentId }) => `${operation} ${compartmentId}`);
    return [places(inventory.unread), places(inventory.tolerated)];
  };
  const tenancy = `ListCompartments ${TENANCY}`;

  test("is a gap, and the rest is audited", async () => {
    expect(await gapsOf(compartment("prod"))).toEqual([["ListCompartments prod"], [tenancy]]);
  });

  test("is no gap when it was deleted meanwhile", async () => {
    const deleted = compartment("prod", "top", "DELETED");
    expect(await gapsOf(deleted)).toEqual([[], [tenancy]]);
  });

  test("is remembered where the compartment is not audited itself", async () => {
    const [unread, tolerated] = await gapsOf(compartment("prod"), ["prod"]);
    expect([unread, tolerated]).toEqual([[], [tenancy, "ListCompartments prod"]]);
  });
});
