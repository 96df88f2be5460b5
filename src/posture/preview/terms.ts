import type { EarlierProofs } from "../../inventory/restore-proof.js";
import type { Inventory } from "../../inventory/inventory.js";
import type { GateLimits, Policy } from "../../settings/policy.js";

/** What a policy file says, with the inputs that come before it. */
export interface Terms {
  readonly policy: Policy;
  readonly gate: GateLimits;
}

/** What an audit read, and when, in milliseconds since the epoch. */
export interface ReadInventory {
  readonly inventory: Inventory;
  readonly readAt: number;
  readonly coversTenancy: boolean;
  /** What earlier reports saw of restores; absent where it was not kept. */
  readonly earlierProofs?: EarlierProofs;
}
