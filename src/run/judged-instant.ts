import { MINUTE_MS } from "../plain/days.js";
import { counted } from "../plain/wording.js";
import type { Connection } from "../oci/cloud.js";
import type { World } from "./world.js";

/** There is no time that anything could be judged at. The message is a sentence. */
export class ClockError extends Error {
  override readonly name = "ClockError";
}

/** Below, the precision of OCI's `Date` and the way it took matter as much. */
const CONFIRMED_WITHIN_MS = 2_000;
/** A clock that is off by less is as good as any. */
const WORTH_SAYING_MS = MINUTE_MS;

/** Begins to count; what is returned tells the milliseconds since, whatever becomes of the clock. */
export function stopwatch({ monotonicNow }: Pick<World, "monotonicNow">): () => number {
  const startedAt = monotonicNow();
  return () => Math.round(monotonicNow() - startedAt);
}

/**
 * The instant that everything is judged at, in milliseconds since the epoch: that at which the run
 * began `elapsedMs` ago, by this machine's clock where OCI's confirms it, else by OCI's. Throws
 * `ClockError` if no answer from OCI had a usable `Date` header.
 */
export function judgedInstant(
  { log, ...world }: Pick<World, "log" | "now">,
  connection: Pick<Connection, "serverNow">,
  elapsedMs: number,
): number {
  const served = connection.serverNow();
  if (served === null) {
    throw new ClockError(
      "No answer from OCI had a usable Date header, and nothing is judged by this machine's clock alone: if it is wrong, old backups look fresh. Look for a proxy that removes the Date header from OCI's answers.",
    );
  }
  const own = world.now();
  const off = Math.abs(own - served);
  if (off < CONFIRMED_WITHIN_MS) return own - elapsedMs;
  if (off >= WORTH_SAYING_MS) {
    log.warning(
      `This machine's clock is ${spanText(off)} ${own > served ? "ahead of" : "behind"} OCI's. Everything is judged at OCI's time; set this machine's clock (NTP).`,
    );
  }
  return served - elapsedMs;
}

const DAY_MINUTES = 24 * 60;

function spanText(ms: number): string {
  const minutes = Math.round(ms / MINUTE_MS);
  const days = Math.round(minutes / DAY_MINUTES);
  return days >= 2 ? counted(days, "day") : counted(minutes, "minute");
}
