import type { Inventory, UnreadListing } from "./inventory.js";

/** What nobody asked for, as a gap of the tenancy: it is not known, which is not the same as absent. */
export function notAsked(
  { tenancyId, compartments }: Pick<Inventory, "tenancyId" | "compartments">,
  gap: Pick<UnreadListing, "operation" | "region" | "reason">,
): UnreadListing {
  return {
    compartmentId: tenancyId,
    compartmentName: compartments.find(({ id }) => id === tenancyId)?.name ?? tenancyId,
    ...gap,
    status: null,
    code: "NotAsked",
    opcRequestId: null,
  };
}
