import { LIST_BACKUPS, LIST_VOLUMES, type Operation } from "../oci/operations.js";
import type { Assessment } from "../posture/assessment.js";
import { counted } from "../plain/wording.js";

/**
 * What the reports say of how it was found out what to list: a sentence a search that gave no answer, and one for all that rests on Resource Search. Most audits have nothing to say.
 */
export function discoveryTexts({
  searchFailures,
  unasked,
}: Pick<Assessment, "searchFailures" | "unasked">): readonly string[] {
  const failures = searchFailures.map(
    ({ region, reason }) =>
      `Resource Search gave no reliable answer in ${region} (${reason}), so every compartment was listed there`,
  );
  return [...failures, ...openText(unasked)];
}

/** The listings that show volumes and backups; what attachments leave open stands with each volume. */
const OPEN: readonly Operation[] = [LIST_VOLUMES, LIST_BACKUPS].flatMap((it) => Object.values(it));

function openText(unasked: Assessment["unasked"]): readonly string[] {
  const open = unasked.filter(({ operation }) => OPEN.includes(operation));
  if (open.length === 0) return [];
  const listings = open.reduce((sum, { compartments }) => sum + compartments, 0);
  const regions = new Set(open.map(({ region }) => region)).size;
  return [
    `${counted(listings, "listing")} in ${counted(regions, "region")} were not made, since Resource Search shows nothing there: a volume or a backup that its index does not show yet is not in this report. Set discovery to list to ask for all`,
  ];
}
