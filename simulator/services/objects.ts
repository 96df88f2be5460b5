import { createHash } from "node:crypto";

import type { BucketRecord } from "../tenancy/records.js";
import type { Answer, Call } from "../wire/operation.js";
import { ServiceError } from "../wire/service-error.js";
import type { StoredObject } from "./object-shelf.js";

const DEFAULT_LIMIT = 1000;

const COMMON_HEADERS = {
  "access-control-allow-credentials": "true",
  "access-control-allow-methods": "POST,PUT,GET,HEAD,DELETE,OPTIONS",
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "etag,last-modified,opc-content-md5,opc-request-id,version-id",
  "x-api-id": "native",
};

/** In the form of a UUID, and the same for the same text. */
function uuidOf(text: string): string {
  const digits = createHash("sha1").update(text).digest("hex");
  return [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ]
    .map(([from, to]) => digits.slice(from, to))
    .join("-");
}

/** Stores the request's body, unless Content-MD5 or `if-none-match: *` forbid it. */
export function putObject(call: Call, bucket: BucketRecord): Answer {
  const shelf = call.objects.in(call.region.name, bucket.name);
  const name = call.params["object"] ?? "";
  const md5 = createHash("md5").update(call.body).digest("base64");
  const expected = call.headers["content-md5"];
  if (expected !== undefined && expected !== md5) {
    throw new ServiceError(
      400,
      "UnmatchedContentMD5",
      "The computed MD5 of the request body does not match the Content-MD5 header.",
    );
  }
  if (call.headers["if-none-match"] === "*" && shelf.has(name)) {
    throw new ServiceError(
      412,
      "IfNoneMatchFailed",
      `The If-None-Match condition failed: the object '${name}' already exists.`,
    );
  }
  const etag = uuidOf(`${name}/${shelf.size}/${md5}`);
  const contentType = call.headers["content-type"] ?? "application/octet-stream";
  const timeCreated = new Date(call.now).toISOString();
  shelf.set(name, { name, body: call.body, contentType, md5, etag, timeCreated });
  const versionId = bucket.versioning === "Enabled" ? { "version-id": uuidOf(etag) } : {};
  const headers = {
    ...{ ...COMMON_HEADERS, ...versionId, etag, "opc-content-md5": md5 },
    "last-modified": new Date(call.now).toUTCString(),
  };
  return { headers };
}

export function getObject(call: Call, bucket: BucketRecord): Answer {
  const object = objectOf(call, bucket);
  return { headers: headersOf(object), body: object.body };
}

export function headObject(call: Call, bucket: BucketRecord): Answer {
  const object = objectOf(call, bucket);
  return { headers: { ...headersOf(object), "content-length": String(object.body.length) } };
}

/** Objects by name, as OCI orders them; `nextStartWith` names the first of the next page. */
export function listObjects(call: Call, bucket: BucketRecord): Answer {
  const prefix = call.query.get("prefix") ?? "";
  const start = call.query.get("start") ?? "";
  const after = call.query.get("startAfter");
  const limit = Math.min(Number(call.query.get("limit") ?? DEFAULT_LIMIT), call.behaviour.pageSize);
  const objects = [...call.objects.in(call.region.name, bucket.name).values()]
    .filter(({ name }) => name.startsWith(prefix) && name >= start)
    .filter(({ name }) => after === null || name > after)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const next = objects[limit];
  return {
    body: {
      objects: objects.slice(0, limit).map((object) => summaryOf(object)),
      prefixes: [],
      nextStartWith: next?.name ?? null,
    },
  };
}

function summaryOf(object: StoredObject): object {
  const { name, md5, etag, timeCreated } = object;
  return { name, size: object.body.length, md5, etag, timeCreated, timeModified: timeCreated };
}

function objectOf(call: Call, bucket: BucketRecord): StoredObject {
  const name = call.params["object"] ?? "";
  const object = call.objects.in(call.region.name, bucket.name).get(name);
  if (object !== undefined) return object;
  throw new ServiceError(
    404,
    "ObjectNotFound",
    `The object '${name}' was not found in the bucket '${bucket.name}'`,
  );
}

const headersOf = (object: StoredObject): Record<string, string> => ({
  ...COMMON_HEADERS,
  etag: object.etag,
  "content-md5": object.md5,
  "content-type": object.contentType,
  "last-modified": new Date(object.timeCreated).toUTCString(),
});
