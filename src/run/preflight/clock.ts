import { MINUTE_MS } from "../../plain/days.js";
import { counted } from "../../plain/wording.js";
import { failed, passed, unproven, type PreflightResult } from "./result.js";

const WHAT = "clock";

/** OCI refuses a signature whose time differs by more than five minutes. */
const MOST_SKEW_MS = 5 * MINUTE_MS;
/** Below, the header's own precision and the way it took matter as much. */
const NOTICEABLE_MS = 2_000;

/** @param servedNow OCI's time; null when no answer told it, without which nothing is judged */
export function checkClock(now: number, servedNow: number | null): PreflightResult {
  if (servedNow === null) {
    return unproven(WHAT, "No answer from OCI had a usable Date header.");
  }
  const skewMs = now - servedNow;
  const off = Math.abs(skewMs);
  if (off < NOTICEABLE_MS) return passed(WHAT, "It agrees with OCI's.");
  const seconds = counted(Math.round(off / 1_000), "second");
  const sentence = `It is ${seconds} ${skewMs > 0 ? "ahead of" : "behind"} OCI's.`;
  return off > MOST_SKEW_MS
    ? failed(WHAT, `${sentence} OCI refuses more than 300: set this machine's clock (NTP).`)
    : passed(WHAT, sentence);
}
