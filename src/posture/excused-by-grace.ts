import type { Check } from "./check.js";

/** What a new volume cannot have yet is a backup; its policy, replicas and key it can. */
export function isExcusedByGrace({ needs, isOfVolumeAlone }: Check): boolean {
  return needs.length === 0 && isOfVolumeAlone !== true;
}
