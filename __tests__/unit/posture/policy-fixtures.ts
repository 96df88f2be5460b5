import type {
  AssignedPolicy,
  BackupSchedule,
  Lookup,
  Lookups,
} from "../../../src/inventory/inventory.js";
import { BUILT_IN } from "../../../src/settings/policy-content.js";
import type {
  Exemption,
  Match,
  Policy,
  PolicyRule,
  Requirements,
  RuleSettings,
} from "../../../src/settings/policy.js";
import { DAY } from "./inventory-builder.js";

/** Seven days, nothing required: what holds without a policy file. */
export function settings(
  require: Partial<Requirements> = {},
  over: Partial<RuleSettings> = {},
): RuleSettings {
  return {
    maxBackupAgeMs: 7 * DAY,
    gracePeriodMs: 0,
    severity: "medium",
    warnWithinMs: 3 * DAY,
    rpoWindowMs: 30 * DAY,
    require: { ...BUILT_IN.require, ...require },
    ...over,
  };
}

export function match(over: Partial<Match> = {}): Match {
  return {
    compartments: null,
    freeformTags: null,
    definedTags: null,
    kinds: null,
    regions: null,
    names: null,
    attached: null,
    minSizeGb: null,
    volumes: null,
    addresses: null,
    ...over,
  };
}

export function rule(
  name: string,
  matching: Partial<Match>,
  require: Partial<Requirements> = {},
  over: Partial<RuleSettings> = {},
): PolicyRule {
  return { name, match: match(matching), settings: settings(require, over) };
}

export function exemption(over: Partial<Exemption> = {}): Exemption {
  return {
    id: "scratch-disks",
    match: match({ names: ["scratch-*"] }),
    reason: "rebuilt nightly from images",
    checks: null,
    expires: "2027-01-31",
    ...over,
  };
}

export function policy(over: Partial<Policy> = {}): Policy {
  return { defaults: settings(), rules: [], exemptions: [], ...over };
}

export const PLAIN = policy();

export const DAILY: BackupSchedule = {
  backupType: "INCREMENTAL",
  period: "ONE_DAY",
  offsetType: "STRUCTURED",
  offsetSeconds: null,
  hourOfDay: 1,
  dayOfWeek: null,
  dayOfMonth: null,
  month: null,
  retentionSeconds: 7 * 86_400,
  timeZone: "UTC",
};

export const GOLD: AssignedPolicy = {
  policy: {
    id: "ocid1.volumebackuppolicy.oc1..gold",
    name: "gold",
    destinationRegion: null,
    schedules: [DAILY],
  },
  assignedAt: null,
};

/** A look-up that was answered: by default that there is none. */
export function answered<Answer>(answer: Answer | null = null): Lookup<Answer> {
  return { kind: "answered", answer };
}

export const UNREAD = { kind: "unread" } as const;

export function policyLookups(entries: Readonly<Record<string, Lookup<AssignedPolicy>>>): Lookups {
  return { policies: new Map(Object.entries(entries)), replicas: new Map() };
}
