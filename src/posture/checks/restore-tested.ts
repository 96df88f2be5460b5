import type { Check, CheckSubject } from "../check.js";
import type { Remedy } from "../remedy.js";
import { inUtc } from "../../plain/utc-time.js";
import { fail, notApplicable, pass, unknown } from "./outcome.js";
import { restoreFrom } from "./remedy.js";
import { againstLimit, inDays } from "./span-text.js";

export const restoreTested: Check = {
  id: "restore-tested",
  title: "A restore from a backup was tested",
  help:
    "Of a backup that nobody has restored it is not known that it can be. Make a volume of a recent backup, " +
    "let an audit see it when it is hydrated, and delete it.",
  severity: "low",
  needs: [],
  isRequired: ({ require }) => require["restore-tested"] !== null,
  demands: ({ require }) => [require["restore-tested"]],
  evaluate(subject) {
    const limit = subject.settings.require["restore-tested"];
    if (limit === null) return notApplicable("no rule asks for a restore test");

    const found = whatWasSeen(subject, limit);
    const standing = restoreStanding(subject, limit);
    if (standing.kind === "tested") return pass(found);
    if (standing.kind === "doubtful") {
      return unknown(`no recent proof of a restore was seen, but ${standing.doubt}`);
    }
    const { isUnderWay } = subject.restore;
    return fail(
      isUnderWay ? `${found}; a volume made of a backup is not hydrated yet` : found,
      standing.remedy,
    );
  },
};

function whatWasSeen({ restore, now }: CheckSubject, limit: number): string {
  const { proof, isCarried } = restore;
  if (proof === null) return `no proof of a restore was seen (limit ${inDays(limit)})`;
  const age = againstLimit(Math.max(0, now - proof.restoredAt), limit);
  const last = `the last restore that was seen, of the backup of ${inUtc(proof.backupTime)}, has an age of ${age}`;
  return isCarried ? `${last}; the run of ${inUtc(proof.seenAt)} saw it` : last;
}

/** `doubt`: why a recent restore may be there that was not seen, a clause. */
type RestoreStanding =
  | { readonly kind: "tested" }
  | { readonly kind: "doubtful"; readonly doubt: string }
  | { readonly kind: "untested"; readonly remedy: Remedy | null };

/** Whether a restore of the last `limit` milliseconds was seen. */
export function restoreStanding(subject: CheckSubject, limit: number): RestoreStanding {
  const { restore, recoveryPoints, volume, now } = subject;
  const { proof, isUnderWay } = restore;
  if (proof !== null && now - proof.restoredAt <= limit) return { kind: "tested" };
  const doubt = doubtOf(subject, limit);
  if (doubt !== null) return { kind: "doubtful", doubt };
  const [newest] = recoveryPoints;
  const remedy = newest === undefined || isUnderWay ? null : restoreFrom(newest, volume);
  return { kind: "untested", remedy };
}

/** null where a recent restore would have been seen. */
function doubtOf({ restore, now }: CheckSubject, limit: number): string | null {
  const { unseen, untoldAt, unplacedAt } = restore;
  const isRecent = (at: number | null) => at !== null && now - at <= limit;
  if (unseen === "sources") return "the inventory does not tell which volumes are restored ones";
  if (unseen === "volumes") return "not all volumes could be listed";
  if (isRecent(untoldAt)) {
    return "of a volume that was made of a backup OCI does not say whether, or when, it was completed";
  }
  return isRecent(unplacedAt)
    ? "a volume was made of a backup that is none of those listed, and not all could be"
    : null;
}
