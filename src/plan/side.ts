import type { LivePolicies } from "./live-policies.js";
import type { PlanFacts, When } from "./plan-facts.js";
import type { Policies } from "./planned-policies.js";
import type { TargetFinder } from "./targets.js";

/** One side of a plan: the policies there are, and what references lead to. */
export interface Side {
  readonly facts: PlanFacts;
  readonly when: When;
  readonly policies: Policies;
  readonly targetsOf: TargetFinder;
  readonly live: LivePolicies;
}
