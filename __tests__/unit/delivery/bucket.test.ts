import { describe, expect, test } from "@jest/globals";

import { discoverBucket, namedBucket } from "../../../src/delivery/bucket.js";
import { bucket, denied, failure, objectStore, tagged, timedOut } from "./store-fixture.js";
import type { World } from "./store-fixture.js";
import { TRUE_NAMES } from "../../../src/delivery/place-names.js";

const ROOT = { id: "root", path: "acme" };
const PROD = { id: "prod", path: "acme/prod" };

const discover = (world: World, compartments = [ROOT, PROD]) =>
  discoverBucket(objectStore(world).store, "acmens", compartments, TRUE_NAMES);

describe("namedBucket", () => {
  const named = (world: World) =>
    namedBucket(objectStore(world).store, "acmens", "reports", TRUE_NAMES);

  test("is taken when it is private", async () => {
    expect(await named({})).toEqual({ bucket: "reports", notes: [] });
  });

  test.each(["UNKNOWN", "SOMETHING_NEW"])(
    "is refused when it may be public: %s",
    async (access) => {
      expect(await named({ access: { reports: access } })).toEqual({
        problem: `The bucket reports could not be confirmed to be private (its publicAccessType is ${access}), and reports are not written to a bucket that may be public. Make it private, or set object-storage-bucket to one whose publicAccessType is NoPublicAccess.`,
        notes: [],
      });
    },
  );

  test.each(["ObjectRead", "ObjectReadWithoutList"])(
    "is refused when its access is %s",
    async (access) => {
      expect(await named({ access: { reports: access } })).toEqual({
        problem: `The bucket reports is public (${access}), and reports are not written to a public bucket. Make it private, or set object-storage-bucket to a private one.`,
        notes: [],
      });
    },
  );

  test("that is not there or not to be read is said with the fix", async () => {
    expect(await named({ access: { reports: denied("GetBucket") } })).toEqual({
      problem:
        "The bucket reports is not in namespace acmens, region us-ashburn-1, or may not be read (GetBucket in us-ashburn-1: 404 NotAuthorizedOrNotFound: Not for you (opc-request-id req-1)). Set object-storage-bucket to a bucket there, object-storage-region to the bucket's region, and allow the caller to read buckets.",
      notes: [],
    });
  });

  test("is not written to when no answer came", async () => {
    expect(await named({ access: { reports: timedOut("GetBucket") } })).toEqual({
      problem:
        "The bucket reports could not be looked up (GetBucket in us-ashburn-1: TimedOut: no complete answer within 30 s). Run the job again; without an answer nothing is written, since object-storage-bucket might be public.",
      notes: [],
    });
  });
});

describe("discoverBucket", () => {
  test("takes the one tagged bucket among others", async () => {
    const world = {
      buckets: {
        root: [bucket("a"), bucket("b", { "oci-volume-backup-audit": "other" })],
        prod: [tagged("z")],
      },
    };
    expect(await discover(world)).toEqual({ bucket: "z", notes: [] });
  });

  test("takes the only bucket when none is tagged", async () => {
    expect(await discover({ buckets: { prod: [bucket("a")] } })).toEqual({
      bucket: "a",
      notes: [],
    });
  });

  test("several tagged are listed, and the only other one is no way out", async () => {
    const world = { buckets: { root: [tagged("t2"), bucket("a")], prod: [tagged("t1")] } };
    expect(await discover(world)).toEqual({
      problem:
        "No bucket was chosen: several have the freeform tag oci-volume-backup-audit=reports (t1, t2). Leave the tag on one of them, or set object-storage-bucket.",
      notes: [],
    });
  });

  test("several without a tag are listed, ten by name, and two look-ups tell", async () => {
    const buckets = Array.from({ length: 12 }, (_, n) => bucket(`b${String(n).padStart(2, "0")}`));
    const { store, lookedUp } = objectStore({ buckets: { root: buckets.toReversed() } });
    expect(await discoverBucket(store, "acmens", [ROOT], TRUE_NAMES)).toEqual({
      problem:
        "No bucket was chosen: there are several (b00, b01, b02, b03, b04, b05, b06, b07, b08, b09 and 2 more). Give the one for the reports the freeform tag oci-volume-backup-audit=reports, or set object-storage-bucket.",
      notes: [],
    });
    expect(lookedUp).toEqual(["b00", "b01"]);
  });

  test("a public or unreadable bucket is not eligible", async () => {
    const world = {
      buckets: { root: [bucket("open"), bucket("hidden"), bucket("private")] },
      access: { open: "ObjectRead", hidden: denied("GetBucket") },
    };
    expect(await discover(world)).toEqual({ bucket: "private", notes: [] });
  });

  test("a tagged bucket that is public is not replaced by an untagged one", async () => {
    const world = {
      buckets: { root: [tagged("open"), bucket("private")] },
      access: { open: "ObjectRead" },
    };
    expect(await discover(world)).toEqual({
      problem:
        "No bucket was chosen: no bucket with the freeform tag oci-volume-backup-audit=reports is private and readable (open is public (ObjectRead)). Set object-storage-bucket to a private bucket, or upload-object-storage to false.",
      notes: [],
    });
  });

  test("says why each bucket was refused", async () => {
    const world = {
      buckets: { root: [bucket("hidden"), bucket("open"), bucket("vague")] },
      access: {
        open: "ObjectReadWithoutList",
        vague: "UNKNOWN",
        hidden: failure("GetBucket", 403, "NotAllowed"),
      },
    };
    expect(await discover(world)).toEqual({
      problem:
        "No bucket was chosen: no bucket is private and readable (hidden may not be read (GetBucket in us-ashburn-1: 403 NotAllowed: Not for you (opc-request-id req-1)), open is public (ObjectReadWithoutList), vague could not be confirmed to be private (UNKNOWN)). Set object-storage-bucket to a private bucket, or upload-object-storage to false.",
      notes: [],
    });
  });

  test("says that there is none", async () => {
    expect(await discover({})).toEqual({
      problem:
        "No bucket was chosen: the audited compartments have none in region us-ashburn-1 that the caller can see. Set object-storage-bucket to a private bucket, or upload-object-storage to false.",
      notes: [],
    });
  });

  test("compartments whose buckets may not be listed are noted, and passed over", async () => {
    const world = {
      buckets: {
        root: denied("ListBuckets"),
        prod: denied("ListBuckets"),
        dev: [bucket("a")],
      },
    };
    const compartments = [ROOT, PROD, { id: "dev", path: "acme/dev" }];
    expect(await discover(world, compartments)).toEqual({
      bucket: "a",
      notes: [
        "Buckets may not be listed in acme, acme/prod (ListBuckets in us-ashburn-1: 404 NotAuthorizedOrNotFound: Not for you (opc-request-id req-1)): none there was considered for the reports.",
      ],
    });
  });

  test("a listing that got no answer leaves the choice open", async () => {
    const world = { buckets: { root: [tagged("t")], prod: timedOut("ListBuckets") } };
    expect(await discover(world)).toEqual({
      problem:
        "No bucket was chosen: the buckets of compartment acme/prod could not be listed (ListBuckets in us-ashburn-1: TimedOut: no complete answer within 30 s), so the right one may be among them. Run the job again, or set object-storage-bucket.",
      notes: [],
    });
  });

  test("a look-up that got no answer leaves the choice open", async () => {
    const world = { buckets: { root: [bucket("a")] }, access: { a: timedOut("GetBucket") } };
    expect(await discover(world)).toEqual({
      problem:
        "No bucket was chosen: it is unknown whether the bucket a is private (GetBucket in us-ashburn-1: TimedOut: no complete answer within 30 s). Run the job again, or set object-storage-bucket.",
      notes: [],
    });
  });
});
