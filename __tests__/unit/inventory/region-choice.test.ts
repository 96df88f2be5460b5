import { describe, expect, test } from "@jest/globals";

import { chooseRegions } from "../../../src/inventory/region-choice.js";
import { ScopeError } from "../../../src/inventory/scope.js";
import type { RegionSubscription } from "../../../src/oci/resources.js";
import { denied, failure, fakeCloud, HOME, subscription } from "./fake-cloud.js";

const OPERATION = "ListRegionSubscriptions";
const region = (name: string, over: Partial<RegionSubscription> = {}): RegionSubscription =>
  subscription({ region: name, ...over });
const SUBSCRIBED = [
  region("us-phoenix-1"),
  region("eu-frankfurt-1", { isHome: true }),
  region("ap-tokyo-1", { isReady: false }),
  region(HOME),
];

const choose = (
  wanted: "all" | readonly string[],
  subscriptions: readonly RegionSubscription[] | Error = SUBSCRIBED,
) => chooseRegions(fakeCloud({ subscriptions }).cloud, wanted);

describe("chooseRegions", () => {
  test("takes every subscribed region that is ready", async () => {
    expect(await choose("all")).toEqual({
      homeRegion: "eu-frankfurt-1",
      regions: ["eu-frankfurt-1", HOME, "us-phoenix-1"],
      failure: null,
      notReady: ["ap-tokyo-1"],
    });
  });

  test("takes a region once that is listed twice", async () => {
    expect((await choose("all", [...SUBSCRIBED, region(HOME)])).regions).toEqual(
      (await choose("all")).regions,
    );
  });

  test("takes the regions that are named, each once", async () => {
    expect(await choose(["us-phoenix-1", HOME, HOME])).toEqual({
      homeRegion: "eu-frankfurt-1",
      regions: [HOME, "us-phoenix-1"],
      failure: null,
      notReady: ["ap-tokyo-1"],
    });
  });

  test("a key is what the tenancy's own list says, then what the SDK's table says", async () => {
    const own = [region("us-newhere-1", { key: "nwh" }), region(HOME, { key: "iad" })];
    expect((await choose(["nwh", "iad"], own)).regions).toEqual([HOME, "us-newhere-1"]);
    expect((await choose(["iad", "phx"])).regions).toEqual([HOME, "us-phoenix-1"]);
    expect((await choose(["iad", "fra"], denied(OPERATION))).regions).toEqual([
      "eu-frankfurt-1",
      HOME,
    ]);
  });

  test("a key that nobody translates is refused, and never made a host of", async () => {
    await expect(choose(["nwh"], denied(OPERATION))).rejects.toThrow(
      new ScopeError(
        "regions: \"nwh\" is in no table of region keys, and the tenancy's own list may not be read. Give the region's full name, for example us-ashburn-1, or allow the caller to inspect tenancies.",
      ),
    );
    await expect(choose(["nwh"])).rejects.toThrow("regions: nwh is not a region that");
  });

  test.each([
    [["us-asburn-1"], "regions: us-asburn-1 is not a region that"],
    [["ap-tokyo-1", "x"], "regions: ap-tokyo-1, x are not regions that"],
  ])("refuses %j", async (wanted, beginning) => {
    await expect(choose(wanted)).rejects.toThrow(
      new ScopeError(
        `${beginning} this tenancy is subscribed to and that is ready. It has: eu-frankfurt-1, ${HOME}, us-phoenix-1.`,
      ),
    );
  });

  test("takes the start region for home where none is said to be", async () => {
    expect((await choose("all", [region("us-phoenix-1")])).homeRegion).toBe(HOME);
  });

  test.each([[[]], [[region(HOME, { isReady: false })]]])(
    "an audit of no region at all is refused",
    async (subscriptions) => {
      await expect(choose("all", subscriptions)).rejects.toThrow(
        new ScopeError(
          "regions: OCI names no region of this tenancy that is ready, so there is nothing to audit. Run the job again; if it stays so, ask Oracle support.",
        ),
      );
    },
  );

  test.each([
    ["a denial", denied(OPERATION)],
    ["a service that does not know the operation", failure(OPERATION, 501, "NotImplemented")],
  ])("%s leaves the start region, and is a gap", async (_, error) => {
    expect(await choose("all", error)).toEqual({
      homeRegion: HOME,
      regions: [HOME],
      failure: error,
      notReady: [],
    });
  });

  test.each([
    ["a denial", denied(OPERATION)],
    ["a service that does not know the operation", failure(OPERATION, 501, "NotImplemented")],
  ])("%s does not matter where the regions are named", async (_, error) => {
    expect(await choose(["us-phoenix-1", HOME, HOME], error)).toEqual({
      homeRegion: HOME,
      regions: [HOME, "us-phoenix-1"],
      failure: null,
      notReady: [],
    });
  });

  test.each([
    failure(OPERATION, 401, "NotAuthenticated"),
    failure(OPERATION, 500, "InternalError"),
    failure(OPERATION, null, "TimedOut"),
    new TypeError("broken"),
  ])("%s ends the audit", async (error) => {
    await expect(choose("all", error)).rejects.toBe(error);
  });
});
