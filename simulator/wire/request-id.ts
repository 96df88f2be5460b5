import { randomFillSync } from "node:crypto";

import type { ServiceName } from "../network/hosts.js";

/** Drawn many at a time: each draw is a call of the system's, and a run of the tests needs millions. */
const pool = Buffer.allocUnsafe(16_384);
let used = pool.length;

/** What a service calls a request: three numbers, but for Object Storage, which has ids of its own. */
export function newRequestId(service: ServiceName): string {
  if (service === "objectstorage") return `i9e-A:${randomPart(48).toString("base64url")}`;
  return Array.from({ length: 3 }, () => randomPart(16).toString("hex").toUpperCase()).join("/");
}

/** Random bytes, to be used before the next are asked for. */
function randomPart(length: number): Buffer {
  if (used + length > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  return pool.subarray(used, (used += length));
}
