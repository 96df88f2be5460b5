import type { PlannedPolicy } from "./planned-policy.js";

/** Where the effective policy of a volume comes from. */
export type Via = "assignment" | "volume_group" | "attribute" | "state" | "baseline";

export type Protection =
  | {
      readonly kind: "protected";
      readonly via: Via;
      readonly policy: PlannedPolicy;
      /** Addresses of the assignments for this volume; more than one displace each other. */
      readonly assignments: readonly string[];
    }
  | { readonly kind: "unprotected" }
  /** `why`: half a sentence that says what the plan does not tell. */
  | { readonly kind: "unknown"; readonly why: string };

export const UNPROTECTED: Protection = { kind: "unprotected" };

export function byPolicy(via: Via, policy: PlannedPolicy): Protection {
  return { kind: "protected", via, policy, assignments: [] };
}
