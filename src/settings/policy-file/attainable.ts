import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../plain/days.js";
import { toPolicy, type PolicyContent } from "../policy-content.js";
import type { RuleSettings } from "../policy.js";
import type { Complaint, DataPath } from "./policy-problem.js";

/** A day from one backup to the next, and up to a day that it may be late. */
const SHORTEST_FOR_CERTAIN_MS = 2 * DAY_MS;

/** Of all the thresholds that are in force by default the longest, so that no warning rests on it. */
const BUILT_IN_MAX_AGE_MS = 7 * DAY_MS;

/**
 * Warnings on what no schedule of OCI can meet: it makes at most one scheduled backup of a volume a
 * day, which may be up to a day late.
 */
export function attainabilityComplaints(content: PolicyContent): Complaint[] {
  const maxAge = content.defaults.maxBackupAgeMs ?? BUILT_IN_MAX_AGE_MS;
  const { defaults, rules } = toPolicy(content, maxAge);
  const inForce: readonly [RuleSettings, DataPath][] = [
    [defaults, ["defaults"]],
    ...rules.map(({ settings }, index): [RuleSettings, DataPath] => [settings, ["rules", index]]),
  ];
  return inForce.flatMap(([settings, path]) => complaintsOf(settings, path));
}

function complaintsOf({ maxBackupAgeMs, require }: RuleSettings, path: DataPath): Complaint[] {
  const where = path.length === 1 ? "defaults" : `rules[${path[1] ?? ""}]`;
  const complaints: Complaint[] = [];
  const add = (message: string) => complaints.push({ path, message });
  if (maxBackupAgeMs < DAY_MS) {
    add(
      `${where}: no schedule keeps a volume within a max-backup-age of ${inHours(maxBackupAgeMs)}, for OCI makes at most one scheduled backup of it a day`,
    );
  } else if (require["policy-meets-threshold"] && maxBackupAgeMs < SHORTEST_FOR_CERTAIN_MS) {
    add(
      `${where}: policy-meets-threshold can pass with no schedule under a max-backup-age of ${inHours(maxBackupAgeMs)}, for a daily backup may be a day late; give 48h or more, or leave it out`,
    );
  }
  for (const [key, limit] of [
    ["achieved-rpo", require["achieved-rpo"]],
    ["cross-region-copy", require["cross-region-copy"]],
  ] as const) {
    if (limit === null || limit >= DAY_MS) continue;
    add(
      `${where}: no schedule keeps ${key} within ${inHours(limit)}, for OCI makes at most one scheduled backup of a volume a day`,
    );
  }
  return complaints;
}

function inHours(ms: number): string {
  return ms % HOUR_MS === 0 ? `${ms / HOUR_MS}h` : `${ms / MINUTE_MS}m`;
}
