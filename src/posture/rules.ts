import type { Volume } from "../inventory/inventory.js";
import type { Policy, RuleSettings } from "../settings/policy.js";
import { compileMatch, type Surroundings } from "./match.js";

/** Under this name go the volumes that no rule matches. */
export const DEFAULTS = "defaults";

export interface AppliedRule {
  readonly name: string;
  readonly settings: RuleSettings;
}

/** The policy as a function from a volume to its rule: the first that matches, else the defaults. */
export function ruleFinder(
  { rules, defaults }: Pick<Policy, "rules" | "defaults">,
  surroundings: Surroundings,
): (volume: Volume) => AppliedRule {
  const compiled = rules.map((rule) => ({
    rule,
    matches: compileMatch(rule.match, surroundings),
  }));
  const fallback = { name: DEFAULTS, settings: defaults };
  return (volume) => compiled.find(({ matches }) => matches(volume))?.rule ?? fallback;
}
