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
    await writes([{}], DENIED).createObject(REPORT);
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
    await writes([{}], DENIED).createObject({ ...REPORT, body: Buffer.from("{}") });
    expect(wire.server.requests[0]?.body.toString()).toBe("{}");
  });

  test("an object that lies there already is a failure", async () => {
    const other = { headers: { "content-md5": "1B2M2Y8AsgTpgAmY7PhCfg==" } };
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

  test("an object that may not be looked at is not taken for ours", async () => {
    await expect(writes([EXISTS], DENIED).createObject(REPORT)).rejects.toMatchObject({
      operation: "PutObject",
      status: 412,
    });
  });

  test("another failure is passed on without a look", async () => {
    await expect(writes([DENIED], {}).createObject(REPORT)).rejects.toMatchObject({ status: 404 });
    expect(wire.sent()).toHaveLength(1);
  });

  test("what is no report is not written", async () => {
    await expect(
      writes([{}], DENIED).createObject({ ...REPORT, name: "posture/other.json" }),
    ).rejects.toMatchObject({ code: "RefusedByAllowList" });
    expect(wire.sent()).toEqual([]);
  });
});
