import type { InstanceRecord } from "../tenancy/records.js";
import type { Records } from "../tenancy/resource-table.js";
import type { Call } from "../wire/operation.js";

/** GetInstance needs INSTANCE_READ alone: who is denied it has at most INSTANCE_INSPECT. */
export const mayReadInstances = (call: Call, compartmentId: string): boolean =>
  !call.tenancy.isDenied(compartmentId, "GetInstance", call.region.name);

/** Who may only inspect instances is told their OCIDs, but neither their names nor their metadata. */
export function shownInstances(call: Call, records: Records<InstanceRecord>): Records<object> {
  if (mayReadInstances(call, call.query.get("compartmentId") ?? "")) return records;
  return records
    .slice(0)
    .map((record) => ({ ...record, displayName: null, metadata: null, extendedMetadata: null }));
}
