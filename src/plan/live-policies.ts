import type { PlannedPolicy } from "./planned-policy.js";
import { UNTOLD, type Told } from "./told.js";

/** What an audit saw to be assigned to a volume: to itself, or to its volume group. */
export interface LivePolicy {
  readonly id: string;
  readonly via: "volume" | "volume_group";
}

/** The backup policies that an audit saw in the cloud, which the state may not tell or tell wrongly. */
export interface LivePolicies {
  /** By the volume's OCID; null: none. Cannot be told: it was not looked up. */
  of(volumeId: string): Told<LivePolicy | null>;
  /** By the policy's OCID; null for one that the audit did not see. */
  byId(policyId: string): PlannedPolicy | null;
}

export const NO_LIVE_POLICIES: LivePolicies = { of: () => UNTOLD, byId: () => null };
