import pMap from "p-map";

import { OciFailure } from "../oci/failure.js";
import type { RegionReader } from "./region-reader.js";

/**
 * Asks for the instances that a volume is attached to and that neither a listing nor the index showed:
 * a compartment with several is listed, and what is still missing is read by its OCID. One that may not
 * be read keeps its OCID and has no name; that is no gap in the audit.
 */
export async function nameInstances(reader: RegionReader): Promise<void> {
  const { cloud, region, reading } = reader;
  const { into, scope, concurrency } = reading;
  const isSlice = scope.elsewhere.size > 0;
  const unnamed = into.unnamedInstances(region, isSlice);
  const having = new Map<string, number>();
  for (const compartmentId of unnamed.values()) {
    having.set(compartmentId, (having.get(compartmentId) ?? 0) + 1);
  }
  const several = [...having].filter(([, count]) => count > 1).map(([id]) => id);
  await reader.list(["ListInstances"], several);
  const read = async (id: string) => {
    try {
      into.addInstances([await cloud.instance(id)], region);
    } catch (error) {
      if (!(error instanceof OciFailure)) throw error;
    }
  };
  await pMap(into.unnamedInstances(region, isSlice).keys(), read, { concurrency });
}
