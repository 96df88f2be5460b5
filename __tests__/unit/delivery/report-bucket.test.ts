import { describe, expect, test } from "@jest/globals";

import { reportBucket } from "../../../src/delivery/report-bucket.js";
import { bucket, denied, objectStore, tagged, timedOut } from "./store-fixture.js";
import { TRUE_NAMES } from "../../../src/delivery/place-names.js";
import type { World } from "./store-fixture.js";

const SETTINGS = { namespace: null, bucket: null, prefix: "/posture/", autoDiscoverBucket: true };

function choosing(world: World, over: Partial<typeof SETTINGS & { bucket: string | null }> = {}) {
  const { store, lookedUp } = objectStore(world);
  const compartments = [{ id: "root", path: "acme" }];
  const find = reportBucket({
    store,
    settings: { ...SETTINGS, ...over },
    compartments,
    names: TRUE_NAMES,
  });
  return { find, store, lookedUp };
}

describe("reportBucket", () => {
  test("gives namespace, bucket, and the prefix without slashes at its ends", async () => {
    const { find, store } = choosing({ buckets: { root: [bucket("a"), tagged("reports")] } });
    expect(await find()).toEqual({
      place: {
        store,
        namespace: "acmens",
        bucket: "reports",
        prefix: "posture",
        names: TRUE_NAMES,
      },
      notes: [],
    });
  });

  test("looks once, however often and soon it is asked", async () => {
    const { find, lookedUp } = choosing({ buckets: { root: [bucket("only")] } });
    expect(lookedUp).toEqual([]);
    const [first, second] = await Promise.all([find(), find()]);
    expect(await find()).toBe(first);
    expect(second).toBe(first);
    expect(lookedUp).toEqual(["only"]);
  });

  test("passes on what was noted on the way", async () => {
    const { find } = choosing({ buckets: { root: denied("ListBuckets") } });
    const choice = await find();
    expect(choice).toHaveProperty("problem");
    expect(choice.notes).toHaveLength(1);
  });

  test.each<[string, World, Partial<typeof SETTINGS>, RegExp]>([
    [
      "no namespace",
      { namespace: timedOut("GetNamespace") },
      {},
      /^The Object Storage namespace could not be looked up \(.*TimedOut.*\)\. Set object-storage-namespace, or run the job again\.$/,
    ],
    [
      "no bucket, and none to be looked for",
      {},
      { autoDiscoverBucket: false },
      /^No bucket was chosen: none is given and auto-discover-bucket is false\./,
    ],
  ])("says why there is no place: %s", async (_, world, over, problem) => {
    const { find } = choosing(world, over);
    expect(await find()).toEqual({ problem: expect.stringMatching(problem), notes: [] });
  });
});
