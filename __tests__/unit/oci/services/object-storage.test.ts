import { createHash } from "node:crypto";

import { describe, expect, test } from "@jest/globals";

import { SdkObjectStore } from "../../../../src/oci/services/object-storage.js";
import type { Reply } from "../transport/loopback.js";
import { badRequest, DENIED, REGION, useWire, type Service } from "./service-fixture.js";

const wire = useWire();
const store = (service: Service) => new SdkObjectStore(REGION, wire.client(service));
const FILE = "block_volume_backup_posture_20261105T031500Z.json";
const BODY = Buffer.from('{"é":1}');
const MD5 = createHash("md5").update(BODY).digest("base64");
const REPORT = {
  namespace: "acmens",
  bucket: "reports",
  name: `posture/${FILE}`,
  contentType: "application/json",
  body: BODY,
};
const STORED: Reply = { headers: { "opc-content-md5": MD5 } };
const OTHER_MD5 = "1B2M2Y8AsgTpgAmY7PhCfg==";
const EXISTS: Reply = { status: 412, json: { code: "IfNoneMatchFailed", message: "exists" } };

/** Answers PUT and HEAD with these, in turn. */
function writes(puts: readonly Reply[], head: Reply): SdkObjectStore {
  let next = 0;
  return store((_, __, method) => {
    if (method === "HEAD") return head;
    const reply = puts[next];
    next += 1;
    return reply ?? badRequest("not expected");
  });
}

test("the namespace is a bare text", async () => {
  expect(await store(() => ({ json: "acmens" })).getNamespace()).toBe("acmens");
  expect(wire.sent()).toEqual(["GET /n"]);
  expect(wire.server.requests[0]?.headers.host).toBe(`objectstorage.${REGION}.oraclecloud.com`);
});

test("buckets are listed to the last page, with their tags", async () => {
  const bucket = { name: "a", compartmentId: "c", namespace: "acmens", createdBy: "u" };
  const service = store((_, query) =>
    query.has("page")
      ? { json: [{ ...bucket, name: "b", freeformTags: { t: "reports" } }] }
      : { json: [bucket], headers: { "opc-next-page": "p&1" } },
  );
  expect(await service.listBuckets("acmens", "c")).toEqual([
    { name: "a", compartmentId: "c", freeformTags: {} },
    { name: "b", compartmentId: "c", freeformTags: { t: "reports" } },
  ]);
  const query = new URLSearchParams(wire.sent()[1]?.split("?")[1]);
  expect(query.get("page")).toBe("p&1");
  expect(query.get("fields")).toBe("tags");
});

test("a bucket says who may read it; one that does not say is not taken as private", async () => {
  const answer = (json: object) => store(() => ({ json })).getBucket("acmens", "reports");
  const open = { name: "reports", publicAccessType: "ObjectRead" };
  expect(await answer(open)).toEqual(open);
  expect(await answer({ name: "reports" })).toEqual({
    name: "reports",
    publicAccessType: "UNKNOWN",
  });
});

describe("createObject", () => {
  test("sends the digest and never overwrites", async () => {
    await writes([STORED], DENIED).createObject(REPORT);
    const [request] = wire.server.requests;
    expect(wire.sent()).toEqual([`PUT /n/acmens/b/reports/o/posture%2F${FILE}`]);
    expect(request?.headers).toMatchObject({
      "content-md5": MD5,
      "if-none-match": "*",
      "content-type": "application/json",
      "content-length": String(BODY.length),
    });
    expect(request?.body).toEqual(BODY);
  });

  test("a report of two bytes is sent whole too", async () => {
    const md5 = "mZFLkyvTelC5g8XnyQrpOw==";
    const stored = { headers: { "opc-content-md5": md5 } };
    await writes([stored], DENIED).createObject({ ...REPORT, body: Buffer.from("{}") });
    expect(wire.server.requests[0]?.body.toString()).toBe("{}");
  });

  test("an object that lies there already is a failure", async () => {
    const other = { headers: { "content-md5": OTHER_MD5 } };
    await expect(writes([EXISTS], other).createObject(REPORT)).rejects.toMatchObject({
      operation: "PutObject",
      status: 412,
      code: "IfNoneMatchFailed",
    });
    expect(wire.sent()).toHaveLength(2);
  });

  test("an object that an attempt with a lost answer wrote is ours", async () => {
    const lost: Reply = { status: 503 };
    const ours: Reply = { headers: { "content-md5": MD5 } };
    await writes([lost, EXISTS], ours).createObject(REPORT);
    expect(wire.server.requests.map(({ method }) => method)).toEqual(["PUT", "PUT", "HEAD"]);
  });

  test.each<[string, readonly Reply[], Reply]>([
    ["at once", [EXISTS], DENIED],
    ["after an attempt whose answer was lost", [{ status: 503 }, EXISTS], DENIED],
    ["with no digest shown", [{ status: 503 }, EXISTS], {}],
  ])("an object that cannot be told is not taken for ours: %s", async (_, puts, head) => {
    await expect(writes(puts, head).createObject(REPORT)).rejects.toMatchObject({
      operation: "PutObject",
      status: 412,
    });
  });

  test.each<[string, Reply]>([
    ["no digest", {}],
    ["an empty one", { headers: { "opc-content-md5": "" } }],
    ["another's", { headers: { "opc-content-md5": OTHER_MD5 } }],
  ])("where the answer has %s, the object itself is looked at", async (_, put) => {
    await writes([put], { headers: { "content-md5": MD5 } }).createObject(REPORT);
    expect(wire.server.requests.map(({ method }) => method)).toEqual(["PUT", "HEAD"]);
  });

  const NOWHERE: Reply = { status: 404 };
  const WRONG: Reply = { headers: { "content-md5": OTHER_MD5 } };
  test.each<[string, Reply, Reply, string]>([
    ["stored nothing", {}, NOWHERE, "did not confirm the upload by the object's digest"],
    ["may not be asked again", {}, DENIED, "did not confirm the upload by the object's digest"],
    ["shows no digest", {}, {}, "did not confirm the upload by the object's digest"],
    ["stored something else", {}, WRONG, "did not confirm the upload by the object's digest"],
    [
      "says another digest",
      { headers: { "opc-content-md5": OTHER_MD5 } },
      WRONG,
      "confirmed another digest than that of the upload",
    ],
  ])("an upload is not believed where the service %s", async (_, put, head, message) => {
    await expect(writes([put], head).createObject(REPORT)).rejects.toMatchObject({
      operation: "PutObject",
      code: "BadBody",
      message: expect.stringContaining(message) as unknown as string,
    });
  });

  test("another failure is passed on without a look", async () => {
    await expect(writes([DENIED], {}).createObject(REPORT)).rejects.toMatchObject({ status: 404 });
    expect(wire.sent()).toHaveLength(1);
  });

  test("what is no report is not written", async () => {
    await expect(
      writes([STORED], DENIED).createObject({ ...REPORT, name: "posture/other.json" }),
    ).rejects.toMatchObject({ code: "RefusedByAllowList" });
    expect(wire.sent()).toEqual([]);
  });
});

describe("the listing of objects", () => {
  const names = (start: number) => [start, start + 1].map((each) => ({ name: `posture/${each}` }));

  test("goes on with the name that the service gives, to the last page", async () => {
    const service = store((_, query) =>
      query.get("start") === null
        ? { json: { objects: names(0), nextStartWith: "posture/2&" } }
        : { json: { objects: names(2), nextStartWith: null } },
    );
    const listed = await service.listObjects("acmens", "reports", "posture/");
    expect(listed).toEqual(["posture/0", "posture/1", "posture/2", "posture/3"]);
    expect(new URLSearchParams(wire.sent()[1]?.split("?")[1]).get("start")).toBe("posture/2&");
  });

  test.each<[string, (page: number) => object, number, string]>([
    [
      "the same start for ever",
      () => ({ objects: names(0), nextStartWith: "posture/2" }),
      2,
      "the listing repeats a page and would never end",
    ],
    [
      "empty pages for ever",
      (page) => ({ objects: [], nextStartWith: `posture/${page}` }),
      100,
      "the listing has 100 empty pages in a row and would never end",
    ],
    [
      "the same names under ever new starts",
      (page) => ({ objects: names(0), nextStartWith: `posture/${page}` }),
      21,
      "the listing brings the same items again and again and would never end",
    ],
  ])("is given up that has %s", async (_, page, requests, message) => {
    let asked = 0;
    const service = store(() => {
      asked += 1;
      return { json: page(asked) };
    });
    await expect(service.listObjects("acmens", "reports", "posture/")).rejects.toMatchObject({
      operation: "ListObjects",
      code: "BadBody",
      message,
    });
    expect(wire.sent()).toHaveLength(requests);
  });
});
