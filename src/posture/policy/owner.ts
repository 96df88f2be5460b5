import { groupBy } from "../../plain/group-by.js";
import { byCodeUnit } from "../../plain/order.js";
import type { Volume } from "../../inventory/inventory.js";
import type { Finding, OwnerTally } from "../assessment.js";
import { tagValue } from "./comparable-tags.js";
import { isExcused } from "../excused.js";

/**
 * Whose a volume is, by the tag that the policy names: `Namespace.Key` of a defined tag, or the key of a
 * free-form one. null where it does not have the tag, or an empty one.
 */
export function ownerOf(
  volume: Pick<Volume, "freeformTags" | "definedTags">,
  ownerTag: string,
): string | null {
  const kind = ownerTag.includes(".") ? "definedTags" : "freeformTags";
  const value = tagValue(volume, kind, ownerTag);
  return value === undefined || value.trim() === "" ? null : value;
}

/** The volumes of each owner; those of none first, then by how many of them are not compliant. */
export function tallyOwners(findings: readonly Finding[]): readonly OwnerTally[] {
  const tallies = [...groupBy(findings, (it) => it.owner ?? "")].map(([owner, group]) => ({
    owner: owner === "" ? null : owner,
    total: group.length,
    atFault: group.filter((it) => it.status !== "COMPLIANT" && !isExcused(it)).length,
    totalGb: group.reduce((sum, it) => sum + (it.sizeGb ?? 0), 0),
  }));
  return sortedOwners(tallies);
}

export function sortedOwners(tallies: readonly OwnerTally[]): readonly OwnerTally[] {
  return tallies.toSorted(
    (a, b) =>
      Number(b.owner === null) - Number(a.owner === null) ||
      b.atFault - a.atFault ||
      byCodeUnit(a.owner ?? "", b.owner ?? ""),
  );
}
