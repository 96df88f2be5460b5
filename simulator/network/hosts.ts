import type { Tenancy } from "../tenancy/tenancy.js";

export type ServiceName =
  "identity" | "core" | "objectstorage" | "search" | "monitoring" | "notification" | "auth";

export interface ServedHost {
  readonly service: ServiceName;
  readonly region: string;
}

/** OCI's endpoint templates; `auth` has none of the operations yet and answers 404. */
const PREFIXES: ReadonlyMap<string, { service: ServiceName; infix: string }> = new Map([
  ["identity", { service: "identity", infix: "oci." }],
  ["iaas", { service: "core", infix: "" }],
  ["objectstorage", { service: "objectstorage", infix: "" }],
  ["query", { service: "search", infix: "oci." }],
  ["telemetry-ingestion", { service: "monitoring", infix: "" }],
  ["notification", { service: "notification", infix: "" }],
  ["auth", { service: "auth", infix: "" }],
]);

/** Every host name that the tenancy's regions answer to, by name. */
export function servedHosts(tenancy: Tenancy): ReadonlyMap<string, ServedHost> {
  const hosts = new Map<string, ServedHost>();
  for (const region of tenancy.regions.keys()) {
    for (const [prefix, { service, infix }] of PREFIXES) {
      hosts.set(`${prefix}.${region}.${infix}${tenancy.realm.domain}`, { service, region });
    }
    // Notifications answer under both templates, depending on the SDK's version.
    const notification = `notification.${region}.oci.${tenancy.realm.domain}`;
    hosts.set(notification, { service: "notification", region });
  }
  return hosts;
}
