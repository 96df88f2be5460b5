import { describe, expect, test } from "@jest/globals";

import { chooseRegions } from "../../../src/inventory/region-choice.js";
import { ScopeError } from "../../../src/inventory/scope.js";
import type { RegionSubscription } from "../../../src/oci/resources.js";
import { denied, failure, fakeCloud, HOME } from "./fake-cloud.js";

const OPERATION = "ListRegionSubscriptions";
const region = (name: string, over: Partial<RegionSubscription> = {}): RegionSubscription => ({
  region: name,
  isHome: false,
  isReady: true,
  ...over,
});
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

  test("takes the regions that are named, each once", async () => {
    expect(await choose(["us-phoenix-1", HOME, HOME])).toEqual({
      homeRegion: "eu-frankfurt-1",
      regions: [HOME, "us-phoenix-1"],
      failure: null,
      notReady: ["ap-tokyo-1"],
    });
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
