import { daysToMs } from "../../plain/days.js";
import type { BackupPolicy, BackupSchedule } from "../../inventory/inventory.js";
import type { CheckSubject } from "../check.js";
import {
  ORACLE_DEFINED_POLICIES,
  type OracleDefinedPolicy,
} from "../schedule/oracle-defined-policies.js";
import { retentionOf } from "../schedule/schedule-retention.js";
import { keepsWithin } from "./schedule-facts.js";

/** A policy to assign: by its OCID where that is known, else by the name that Oracle gave it. */
export type NamedPolicy = { readonly id: string } | { readonly oracleDefined: OracleDefinedPolicy };

/** What a policy must be able to do, whatever else the rule asks for. */
export type Ability = "threshold" | "retention";

/**
 * The policy to name in a remedy: the one in use in the volume's region that meets the rule, else the
 * weakest Oracle-defined one that does; else one that has at least the abilities. null where none has.
 */
export function suitablePolicy(
  subject: CheckSubject,
  abilities: readonly Ability[],
): NamedPolicy | null {
  return bestOf([...inUse(subject), ...oracleDefined()], subject, abilities);
}

/** The same for a volume group, which takes no Oracle-defined policy for certain. */
export function suitableGroupPolicy(
  subject: CheckSubject,
  abilities: readonly Ability[],
): NamedPolicy | null {
  const own = inUse(subject).filter(({ isOracles }) => !isOracles);
  return bestOf(own, subject, abilities);
}

interface Candidate {
  readonly named: NamedPolicy;
  readonly schedules: readonly BackupSchedule[];
  readonly destinationRegion: string | null;
  readonly isOracles: boolean;
}

function inUse({ policiesInUse }: CheckSubject): Candidate[] {
  return policiesInUse.map((policy) => ({
    named: { id: policy.id },
    schedules: policy.schedules,
    destinationRegion: policy.destinationRegion,
    isOracles: isOracleDefined(policy),
  }));
}

const WEAKEST_FIRST = ["bronze", "silver", "gold"] as const satisfies OracleDefinedPolicy[];

function oracleDefined(): Candidate[] {
  return WEAKEST_FIRST.map((name) => ({
    named: { oracleDefined: name },
    schedules: ORACLE_DEFINED_POLICIES[name],
    destinationRegion: null,
    isOracles: true,
  }));
}

/** By its name and how often it runs: the service does not say whose a policy is. */
function isOracleDefined({ name, schedules }: BackupPolicy): boolean {
  const known = WEAKEST_FIRST.find((it) => it === name.toLowerCase());
  if (known === undefined) return false;
  const periods = (of: readonly BackupSchedule[]) =>
    of
      .map(({ period }) => period)
      .sort()
      .join();
  return periods(ORACLE_DEFINED_POLICIES[known]) === periods(schedules);
}

const HAS: Readonly<Record<Ability, (candidate: Candidate, subject: CheckSubject) => boolean>> = {
  threshold: ({ schedules }, { volume, settings }) =>
    keepsWithin(schedules, volume.region, settings.maxBackupAgeMs) === true,
  retention: ({ schedules }, { settings: { require } }) => {
    const kept = retentionOf(schedules);
    return kept !== null && daysToMs(kept.shortestDays) >= (require.retention ?? 0);
  },
};

function meetsRule(candidate: Candidate, subject: CheckSubject): boolean {
  const { require } = subject.settings;
  const { destinationRegion } = candidate;
  const isCopied = destinationRegion !== null && destinationRegion !== subject.volume.region;
  if (require["cross-region-copy"] !== null && !isCopied) return false;
  return HAS.threshold(candidate, subject) && HAS.retention(candidate, subject);
}

function bestOf(
  candidates: readonly Candidate[],
  subject: CheckSubject,
  abilities: readonly Ability[],
): NamedPolicy | null {
  const best =
    candidates.find((it) => meetsRule(it, subject)) ??
    candidates.find((it) => abilities.every((ability) => HAS[ability](it, subject)));
  return best?.named ?? null;
}
