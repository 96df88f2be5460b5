import type { Check, CheckSubject } from "../check.js";
import { byCodeUnit } from "../code-unit-order.js";
import { fail, notApplicable, pass, unknown } from "./outcome.js";
import { backUpNow, copyTo } from "./remedy.js";
import { againstLimit, inDays } from "./span-text.js";

export const crossRegionCopy: Check = {
  id: "cross-region-copy",
  title: "A recent copy lies in another region",
  help:
    "The loss of a region takes its volumes and their backups together. " +
    "Copy backups to another region, best with a backup policy that has a destination region.",
  severity: "low",
  needs: [],
  isRequired: ({ require }) => require.crossRegionCopyMs !== null,
  evaluate(subject) {
    const { auditedRegions, areCopiesRead, settings, now } = subject;
    const limit = settings.require.crossRegionCopyMs;
    if (limit === null) return notApplicable("no rule asks for a copy in another region");

    const newest = newestCopy(subject);
    const age = newest === null ? null : Math.max(0, now - newest.imagedAt);
    const found =
      newest === null || age === null
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
    return fail(found, remedyOf(subject));
  },
};

interface Copy {
  readonly region: string;
  readonly imagedAt: number;
}

/** A copy holds the data of the backup that it was made from, which may be older than the copy. */
function newestCopy({ copies, backups }: CheckSubject): Copy | null {
  let newest: Copy | null = null;
  for (const { region, copyOfId, timeCreated } of copies) {
    const original = backups.find((it) => it.id === copyOfId)?.timeCreated ?? NaN;
    const imagedAt = Number.isFinite(original) ? Math.min(original, timeCreated) : timeCreated;
    const isNewer = newest === null || imagedAt > newest.imagedAt;
    if (Number.isFinite(imagedAt) && isNewer) newest = { region, imagedAt };
  }
  return newest;
}

function remedyOf({ volume, recoveryPoints, auditedRegions }: CheckSubject): string | null {
  const [newest] = recoveryPoints;
  if (newest === undefined) return backUpNow(volume);
  const others = auditedRegions.filter((region) => region !== volume.region).toSorted(byCodeUnit);
  return others[0] === undefined ? null : copyTo(others[0], newest);
}
