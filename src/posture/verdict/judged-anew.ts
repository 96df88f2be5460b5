import type { CheckId, RuleSettings } from "../../settings/policy.js";
import { checks } from "../checks/checks.js";
import { isExcusedByGrace } from "../check.js";
import type { FailingCheck, RulesByName, Snapshot, VolumeSnapshot } from "./snapshot.js";

const CHECKS = new Map(checks.map((check) => [check.id, check]));

/**
 * What an earlier run knew of a volume, with only those failures that the rules of the later run, too,
 * would have called one: under another threshold or demand a failure of then is no old failure.
 * What the earlier run does not tell would not have been one. A pass of then stays one.
 */
export function judgedAnew(
  then: VolumeSnapshot,
  before: Snapshot,
  now: VolumeSnapshot,
  rules: RulesByName,
): VolumeSnapshot {
  const settings = ruleOf(now, rules);
  if (settings === null) return then;
  const settingsThen = ruleOf(then, before.rules);
  const isStale = isStaleUnder(then, before.generatedAt, settings);
  const wasYoung =
    now.timeCreated !== null && before.generatedAt - now.timeCreated <= settings.gracePeriodMs;
  const status = isStale ? then.status : "COMPLIANT";
  const isYoung = wasYoung && settings.gracePeriodMs > 0 && status === "NO_BACKUP";
  const isRequired = (id: CheckId) => CHECKS.get(id)?.isRequired(settings) === true;
  const wouldFail = (it: FailingCheck) => {
    // One that nobody asked for counts for less than one that a rule demands.
    if (!it.isRequired && isRequired(it.id)) return false;
    return it.id === "backup-recency" ? isStale : isSameDemand(it.id, settingsThen, settings);
  };
  return {
    ...then,
    status,
    isExcused: then.isExcused || isYoung,
    failing: then.failing.filter(wouldFail).map((it) => ({
      ...it,
      isRequired: isRequired(it.id),
      isExcused: it.isExcused || (isYoung && wouldBeExcused(it.id)),
    })),
  };
}

function wouldBeExcused(id: CheckId): boolean {
  const check = CHECKS.get(id);
  return check !== undefined && isExcusedByGrace(check);
}

function ruleOf({ rule }: VolumeSnapshot, rules: RulesByName): RuleSettings | null {
  return rule === null ? null : (rules.get(rule) ?? null);
}

/** Whether the status was a failure of then under these settings; without any backup it is under all. */
function isStaleUnder(
  { status, recoveryPointAt }: VolumeSnapshot,
  judgedAt: number,
  { maxBackupAgeMs }: RuleSettings,
): boolean {
  if (status === "NO_BACKUP") return true;
  if (recoveryPointAt === null) return status === "UNKNOWN";
  return status !== "COMPLIANT" && judgedAt - recoveryPointAt > maxBackupAgeMs;
}

/** Whether a check asks for the same under both settings; not, where those of then are not known. */
export function isSameDemand(id: CheckId, then: RuleSettings | null, now: RuleSettings): boolean {
  const check = CHECKS.get(id);
  if (check === undefined) return false;
  const demands = check.demands(now);
  if (demands.length === 0) return true;
  const earlier = then && check.demands(then);
  return earlier !== null && demands.every((demand, index) => demand === earlier[index]);
}
