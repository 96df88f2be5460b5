import type { ProtectionFacts } from "../posture/checks/protection-steps.js";
import type { ProtectionLevel } from "../settings/policy.js";

/** What a level has, each besides what the one before it has. */
export const LEVEL_MEANINGS: Readonly<Record<ProtectionLevel, string>> = {
  "1": "the volume alone",
  "2-2": "a recent backup, in another kind of storage",
  "3-2-1": "a recent backup in a second region",
  "3-2-1-1": "a recent backup that cannot be deleted",
  "3-2-1-1-0": "a restore that was seen, and no failed newest attempt",
};

/** `2-2`, or `2-2 or higher` where more cannot be excluded. */
export function levelText({ proven, possible }: ProtectionFacts): string {
  return proven === possible ? proven : `${proven} or higher`;
}
