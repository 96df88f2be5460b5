import type { SearchFailure } from "../inventory/inventory.js";

/** Why a region took more calls than were needed, as the reports say it. */
export function searchFailureText({ region, reason }: SearchFailure): string {
  return `Resource Search gave no answer in ${region} (${reason}), so every compartment was listed there`;
}
