import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { objectStorageSink } from "../../../src/delivery/object-storage.js";
import { reportBucket, type ReportBucketOptions } from "../../../src/delivery/report-bucket.js";
import { JSON_REPORT, MARKDOWN_REPORT } from "./report-files.js";
import { bucket, denied, failure, objectStore, timedOut } from "./store-fixture.js";
import { TRUE_NAMES } from "../../../src/delivery/place-names.js";
import type { World } from "./store-fixture.js";

const FILES = [JSON_REPORT, MARKDOWN_REPORT];

async function deliver(world: World, settings: Partial<ReportBucketOptions["settings"]> = {}) {
  const { store, written } = objectStore(world);
  const findPlace = reportBucket({
    store,
    settings: {
      namespace: null,
      bucket: "reports",
      prefix: "posture",
      autoDiscoverBucket: true,
      ...settings,
    },
    compartments: [{ id: "root", path: "acme" }],
    names: TRUE_NAMES,
  });
  return { delivered: await objectStorageSink(findPlace).deliver(FILES), written };
}

describe("objectStorageSink", () => {
  test("writes each report as an object under the prefix", async () => {
    const { delivered, written } = await deliver({});
    expect(delivered).toEqual({
      sink: "object storage",
      locations: [
        "oci://reports@acmens/posture/posture.json",
        "oci://reports@acmens/posture/posture.md",
      ],
      problems: [],
      notes: [],
    });
    expect(written[0]).toEqual({
      namespace: "acmens",
      bucket: "reports",
      name: "posture/posture.json",
      contentType: "application/json",
      body: Buffer.from('{"a":"é"}'),
    });
    expect(written[1]?.body.toString()).toBe("# Posture");
  });

  test("does not look up a namespace that is given", async () => {
    const { delivered } = await deliver(
      { namespace: timedOut("GetNamespace") },
      { namespace: "given" },
    );
    expect(delivered.locations[0]).toBe("oci://reports@given/posture/posture.json");
  });

  test("says that the namespace is not known", async () => {
    const { delivered } = await deliver({ namespace: timedOut("GetNamespace") });
    expect(delivered.problems).toEqual([
      "The Object Storage namespace could not be looked up (GetNamespace in us-ashburn-1: TimedOut: no complete answer within 30 s). Set object-storage-namespace, or run the job again.",
    ]);
  });

  test("discovers a bucket and passes on what was noted", async () => {
    const { delivered } = await deliver({ buckets: { root: [bucket("only")] } }, { bucket: null });
    expect(delivered.locations[0]).toBe("oci://only@acmens/posture/posture.json");
    const none = await deliver({ buckets: { root: denied("ListBuckets") } }, { bucket: null });
    expect(none.delivered.problems[0]).toMatch(/^No bucket was chosen: the audited compartments/);
    expect(none.delivered.notes[0]).toMatch(/^Buckets may not be listed in acme \(/);
  });

  test("does not look for a bucket when it is told not to", async () => {
    const { delivered, written } = await deliver(
      { buckets: { root: [bucket("only")] } },
      { bucket: null, autoDiscoverBucket: false },
    );
    expect(delivered.problems).toEqual([
      "No bucket was chosen: none is given and auto-discover-bucket is false. Set object-storage-bucket, or upload-object-storage to false.",
    ]);
    expect(written).toEqual([]);
  });

  test("writes nothing to a public bucket", async () => {
    const { delivered, written } = await deliver({ access: { reports: "ObjectRead" } });
    expect(delivered.problems[0]).toMatch(/^The bucket reports is public \(ObjectRead\)/);
    expect(written).toEqual([]);
  });

  test.each([
    [
      failure("PutObject", 412, "IfNoneMatchFailed"),
      "The report was not written to oci://reports@acmens/posture/posture.json: an object of that name exists, and none is ever overwritten. It is not this report, or HeadObject does not show that it is. Set object-storage-prefix to another one for runs that start in the same second.",
    ],
    [
      denied("PutObject"),
      "The report may not be written to oci://reports@acmens/posture/posture.json (PutObject in us-ashburn-1: 404 NotAuthorizedOrNotFound: Not for you (opc-request-id req-1)). Allow the caller OBJECT_CREATE in the bucket reports, or set object-storage-bucket to another.",
    ],
    [
      timedOut("PutObject"),
      "The report could not be written to oci://reports@acmens/posture/posture.json (PutObject in us-ashburn-1: TimedOut: no complete answer within 30 s). Run the job again; if it stays so, set upload-object-storage to false and take the report from output-dir.",
    ],
    [
      new Error("no failure of OCI's"),
      "The report could not be written to oci://reports@acmens/posture/posture.json (no failure of OCI's). Run the job again; if it stays so, set upload-object-storage to false and take the report from output-dir.",
    ],
  ])("a report that is refused does not stop the next: %s", async (error, problem) => {
    const { delivered } = await deliver({ refused: { "posture/posture.json": error } });
    expect(delivered.problems).toEqual([problem]);
    expect(delivered.locations).toEqual(["oci://reports@acmens/posture/posture.md"]);
  });

  test.each([
    ["", "posture.json"],
    ["/", "posture.json"],
    ["a/b/", "a/b/posture.json"],
    ["/a", "a/posture.json"],
  ])("under the prefix %j the object is %s", async (prefix, name) => {
    const { written } = await deliver({}, { prefix });
    expect(written[0]?.name).toBe(name);
  });

  test("an object's name never begins or doubles a slash at the prefix's ends", async () => {
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[/a]{0,8}$/), async (prefix) => {
        const { written } = await deliver({}, { prefix });
        expect(written[0]?.name).toMatch(/^(a(?:[/a]*a)?\/)?posture\.json$/);
      }),
    );
  });
});
