import { DAY_MS } from "../plain/days.js";
import {
  type DeletionRestriction,
  NOT_REQUIRED,
  REQUIREMENTS,
  type Exemption,
  type GateLimits,
  type Match,
  type Policy,
  type Requirements,
  type RuleSettings,
} from "./policy.js";

/** undefined: not given, so that something else decides. */
type AsGiven<T> = { readonly [Key in keyof T]: T[Key] | undefined };

/** What `defaults` or a rule says; what it leaves open falls back. */
export interface GivenRuleSettings extends AsGiven<Omit<RuleSettings, "require">> {
  readonly require: Partial<AsGiven<Requirements>>;
}

export type GivenGateLimits = AsGiven<Omit<GateLimits, "warnOnly">>;

/** What a policy file says, before anything is filled in. */
export interface PolicyContent {
  readonly defaults: GivenRuleSettings;
  readonly rules: readonly {
    readonly name: string;
    readonly match: Match;
    readonly settings: GivenRuleSettings;
  }[];
  readonly exemptions: readonly Exemption[];
  readonly ownerTag?: string;
  readonly deletionRestricted?: DeletionRestriction;
  readonly gate: GivenGateLimits;
}

/** What holds where nobody says otherwise, but for the threshold, which is an input's. */
export const BUILT_IN: Omit<RuleSettings, "maxBackupAgeMs"> = {
  gracePeriodMs: 0,
  severity: "medium",
  warnWithinMs: 3 * DAY_MS,
  rpoWindowMs: 30 * DAY_MS,
  require: Object.fromEntries(
    REQUIREMENTS.map(({ key, kind }) => [key, NOT_REQUIRED[kind]]),
  ) as unknown as Requirements,
};

/**
 * The policy of a run.
 * @param content null without a policy file
 * @param maxBackupAgeMs the threshold of the defaults, with the input's precedence applied
 * @param required what is asked for unless the file says otherwise
 */
export function toPolicy(
  content: PolicyContent | null,
  maxBackupAgeMs: number,
  required: Partial<Requirements> = {},
): Policy {
  const require = { ...BUILT_IN.require, ...required };
  const builtIn = { maxBackupAgeMs, ...BUILT_IN, require };
  if (content === null) return { defaults: builtIn, rules: [], exemptions: [] };
  const { ownerTag, deletionRestricted } = content;
  const defaults = fillIn({ ...content.defaults, maxBackupAgeMs }, builtIn);
  return {
    defaults,
    rules: content.rules.map(({ name, match, settings }) => ({
      name,
      match,
      settings: fillIn(settings, defaults),
    })),
    exemptions: content.exemptions,
    ...(ownerTag === undefined ? {} : { ownerTag }),
    ...(deletionRestricted === undefined ? {} : { deletionRestricted }),
  };
}

function fillIn(given: GivenRuleSettings, fallback: RuleSettings): RuleSettings {
  return {
    ...overlay(fallback, given),
    require: overlay(fallback.require, given.require),
  };
}

/** `base` with each value that was given in its place; null counts as given. */
function overlay<T extends object>(base: T, given: object): T {
  const present = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...base, ...Object.fromEntries(present) };
}
