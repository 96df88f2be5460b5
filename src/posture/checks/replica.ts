import type { Replica } from "../../inventory/inventory.js";
import type { Check } from "../check.js";
import { fail, notApplicable, pass, unknown } from "./outcome.js";
import { replicate } from "./remedy.js";
import { againstLimit } from "./span-text.js";

const USABLE: ReadonlySet<string> = new Set(["AVAILABLE", "ACTIVATING"]);

export const replica: Check = {
  id: "replica",
  title: "A replica is in sync",
  help:
    "A replica shortens an outage, but repeats every deletion and corruption: it complements " +
    "backups and is none. Turn replication on, or find out why it lags.",
  severity: "low",
  needs: ["replica"],
  isRequired: ({ require }) => require.replica !== null,
  demands: ({ require }) => [require.replica],
  evaluate({ replicas, settings, volume, now }) {
    const limit = settings.require.replica;
    if (limit === null) return notApplicable("no rule asks for a replica");
    if (replicas === null) return notApplicable("the volume's replicas were not looked up");
    if (replicas.length === 0) {
      return fail(withCaution("the volume has no replica"), replicate(volume));
    }
    const read = replicas.flatMap((it) => (it.kind === "answered" ? [it.answer] : []));
    const synced = newestSync(read);
    const age = synced === null ? null : Math.max(0, now - synced);
    const found =
      age === null
        ? "no replica of the volume has synced"
        : `the newest replica lags by ${againstLimit(age, limit, "hour")}`;
    if (age !== null && age <= limit) return pass(withCaution(found));
    return read.length < replicas.length
      ? unknown(withCaution("a replica of the volume could not be looked up"))
      : fail(withCaution(found), null);
  },
};

/** The newest sync, in milliseconds since the epoch, of the replicas that a volume can be made from. */
function newestSync(replicas: readonly (Replica | null)[]): number | null {
  const times = replicas
    .filter((it) => it !== null)
    .filter((it) => USABLE.has(it.lifecycleState))
    .flatMap((it) => it.timeLastSynced ?? []);
  return times.length === 0 ? null : Math.max(...times);
}

function withCaution(finding: string): string {
  return `${finding}; replication is no backup`;
}
