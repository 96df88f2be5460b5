import type { VolumeCheckResult } from "./check.js";

/** In the reports, and not counted by the gate; of a volume's status as of a check. */
export function isExcused({
  waived,
  inGracePeriod,
}: Pick<VolumeCheckResult, "waived" | "inGracePeriod">): boolean {
  return waived || inGracePeriod;
}
