import type { Volume } from "../../inventory/inventory.js";
import type { Policy, RuleSettings } from "../../settings/policy.js";
import { compileMatch, type Surroundings } from "./match.js";

/** Under this name go the volumes that no rule matches. */
export const DEFAULTS = "defaults";

export interface AppliedRule {
  readonly name: string;
  readonly settings: RuleSettings;
}

/** One rule, or all that may hold where it is not known whether the volume is attached. */
export type PossibleRules = readonly [AppliedRule, ...AppliedRule[]];

/** Every rule in the policy's order, and the defaults last. */
export function rulesOf({ rules, defaults }: Pick<Policy, "rules" | "defaults">): AppliedRule[] {
  return [
    ...rules.map(({ name, settings }) => ({ name, settings })),
    { name: DEFAULTS, settings: defaults },
  ];
}

/** What the defaults and the rules ask for. */
export function settingsOf({ defaults, rules }: Policy): readonly RuleSettings[] {
  return [defaults, ...rules.map(({ settings }) => settings)];
}

/**
 * The policy as a function from a volume to its rule: the first that matches, else the defaults. One
 * that perhaps matches may be the rule, and so may what would hold without it.
 */
export function ruleFinder(
  { rules, defaults }: Pick<Policy, "rules" | "defaults">,
  surroundings: Surroundings,
): (volume: Volume) => PossibleRules {
  const compiled = rules.map((rule) => ({
    rule: [rule] as const,
    matches: compileMatch(rule.match, surroundings),
  }));
  const fallback = [{ name: DEFAULTS, settings: defaults }] as const;
  return (volume) => {
    const perhaps: AppliedRule[] = [];
    for (const { rule, matches } of compiled) {
      const isMatched = matches(volume);
      if (isMatched === true) return joined(perhaps, rule);
      if (isMatched === null) perhaps.push(rule[0]);
    }
    return joined(perhaps, fallback);
  };
}

function joined(perhaps: readonly AppliedRule[], certain: readonly [AppliedRule]): PossibleRules {
  const [first, ...others] = perhaps;
  return first === undefined ? certain : [first, ...others, ...certain];
}
