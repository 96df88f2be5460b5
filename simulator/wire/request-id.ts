import { randomBytes } from "node:crypto";

import type { ServiceName } from "../network/hosts.js";

/** What a service calls a request: three numbers, but for Object Storage, which has ids of its own. */
export function newRequestId(service: ServiceName): string {
  if (service === "objectstorage") return `i9e-A:${randomBytes(48).toString("base64url")}`;
  return Array.from({ length: 3 }, () => randomBytes(16).toString("hex").toUpperCase()).join("/");
}
