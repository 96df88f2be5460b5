import { DAY_MS } from "../../plain/days.js";
import type { Backup } from "../../inventory/inventory.js";
import { isGone } from "../../inventory/lifecycle.js";
import { inUtc } from "../../plain/utc-time.js";
import { inDays } from "./span-text.js";

const BEING_MADE: ReadonlySet<string> = new Set(["REQUEST_RECEIVED", "CREATING"]);

/** By the service's documentation even a first, full backup is complete within a day. */
const LONGEST_CREATION_MS = DAY_MS;

/** How an attempt at a backup went. `message` is a clause. */
export interface Attempt {
  readonly result: "pass" | "fail" | "unknown";
  readonly message: string;
}

/**
 * How the newest attempt among these backups went, at `now` (ms since the epoch); null where there was
 * none. In the volume's own region it is one at a backup of the volume: a copy that was made there says
 * nothing of that. In another region, which is then given, the copies are the attempts.
 */
export function newestAttempt(
  backups: readonly Backup[],
  now: number,
  otherRegion: string | null = null,
): Attempt | null {
  const newest = newestOf(backups, otherRegion !== null);
  if (newest === undefined) return null;
  const { lifecycleState: state } = newest;
  const at = requestedAt(newest);
  const place = otherRegion === null ? "" : ` in ${otherRegion}`;
  const attempt = `the newest attempt${place}, of ${inUtc(at)},`;
  if (state === "AVAILABLE") return { result: "pass", message: `${attempt} is AVAILABLE` };
  if (state === "FAULTY") return { result: "fail", message: `${attempt} is FAULTY` };
  if (!BEING_MADE.has(state)) {
    return { result: "unknown", message: `${attempt} is in a state that is not known` };
  }
  const inProgress = `${attempt} is ${state} for ${inDays(now - at)}`;
  return now - at > LONGEST_CREATION_MS
    ? { result: "fail", message: `${inProgress}, longer than a day` }
    : { result: "pass", message: inProgress };
}

/** By when it was asked for; of equally new ones the smaller OCID. */
function newestOf(backups: readonly Backup[], withCopies: boolean): Backup | undefined {
  let newest: Backup | undefined;
  for (const backup of backups) {
    if (backup.copyOfId !== null && !withCopies) continue;
    if (isGone(backup) || !Number.isFinite(requestedAt(backup))) continue;
    if (newest === undefined || isNewer(backup, newest)) newest = backup;
  }
  return newest;
}

function isNewer(one: Backup, other: Backup): boolean {
  const later = requestedAt(one) - requestedAt(other);
  return later > 0 || (later === 0 && one.id < other.id);
}

function requestedAt({ timeRequestReceived, timeCreated }: Backup): number {
  return timeRequestReceived ?? timeCreated;
}
