import type { UnreadListing } from "./inventory.js";

/** One for all entries that tell of the same: an operation in a compartment and region. */
export function unreadKey({
  compartmentId,
  region,
  operation,
}: Pick<UnreadListing, "compartmentId" | "region" | "operation">): string {
  return JSON.stringify([compartmentId, region, operation]);
}
