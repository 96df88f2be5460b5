import type { Inventory, UnreadListing } from "../../inventory/inventory.js";
import { notAsked } from "../../inventory/not-asked.js";
import { isCovered, type Covering } from "./read-grants.js";

/**
 * What of IAM is not known where it matters, as gaps of the audit: what was not asked for at all, and what
 * was denied where only this needs it.
 */
export function iamGaps(
  inventory: Inventory,
  covering: Covering,
): { readonly gaps: readonly UnreadListing[]; readonly isWhole: boolean } {
  const { iam, unread, tolerated, interruption } = inventory;
  const isMeant = ({ operation, compartmentId }: UnreadListing) =>
    operation === "ListPolicies" && isCovered(compartmentId, covering);
  // Without the whole tree it is not known what lies above, nor what a statement names.
  const isTree = ({ operation }: UnreadListing) => operation === "ListCompartments";
  const gaps =
    iam === undefined && interruption === null
      ? [
          notAsked(inventory, {
            operation: "ListPolicies",
            region: inventory.homeRegion,
            reason: "the audit that read this did not ask for IAM policies",
          }),
        ]
      : tolerated.filter((it) => isMeant(it) || isTree(it));
  const isWhole = iam !== undefined && gaps.length === 0 && !unread.some(isMeant);
  return { gaps, isWhole: isWhole && interruption === null };
}

/** The inventory as if nobody had asked for IAM policies: none of its gaps is of them. */
export function withoutIamGaps(inventory: Inventory): Inventory {
  const isOther = ({ operation }: UnreadListing) => operation !== "ListPolicies";
  const { unread, tolerated } = inventory;
  return { ...inventory, unread: unread.filter(isOther), tolerated: tolerated.filter(isOther) };
}
