import type { Check, CheckSubject } from "../check.js";
import type { Remedy } from "../remedy.js";
import { byCodeUnit } from "../../plain/order.js";
import { fail, notApplicable, pass, unknown } from "./outcome.js";
import { backUpAndCopyTo, copyTo } from "./remedy.js";
import { againstLimit, inDays } from "./span-text.js";

export const crossRegionCopy: Check = {
  id: "cross-region-copy",
  title: "A recent copy lies in another region",
  help:
    "The loss of a region takes its volumes and their backups together. " +
    "Copy backups to another region, best with a backup policy that has a destination region.",
  severity: "low",
  needs: [],
  isRequired: ({ require }) => require["cross-region-copy"] !== null,
  demands: ({ require }) => [require["cross-region-copy"]],
  evaluate(subject) {
    const { auditedRegions, areCopiesRead, settings, now } = subject;
    const limit = settings.require["cross-region-copy"];
    if (limit === null) return notApplicable("no rule asks for a copy in another region");

    const [newest] = subject.copies;
    const age = newest === undefined ? null : Math.max(0, now - newest.timeCreated);
    const found =
      newest === undefined || age === null
        ? `no copy in another audited region (limit ${inDays(limit)})`
        : `the newest copy, in ${newest.region}, has an age of ${againstLimit(age, limit)}`;
    if (age !== null && age <= limit) return pass(found);
    if (auditedRegions.length < 2) {
      return unknown("only one region is audited, so copies in other regions are not seen");
    }
    if (!areCopiesRead) {
      return unknown(
        "no recent copy was found, but not all backups of all regions could be listed",
      );
    }
    return fail(found, remedyOf(subject, limit));
  },
};

/** A copy is as old as what it was made of: of an old recovery point it would be too old. */
function remedyOf(subject: CheckSubject, limit: number): Remedy | null {
  const { volume, recoveryPoints, now } = subject;
  const [newest] = recoveryPoints;
  const other = otherRegion(subject);
  if (other === null) return null;
  return newest !== undefined && now - newest.timeCreated <= limit
    ? copyTo(other, newest)
    : backUpAndCopyTo(other, volume);
}

/** The audited region to copy to; null where there is none but the volume's own. */
export function otherRegion({ volume, auditedRegions }: CheckSubject): string | null {
  const others = auditedRegions.filter((it) => it !== volume.region);
  return others.toSorted(byCodeUnit)[0] ?? null;
}
