import { isExcused } from "../excused.js";
import type { Finding } from "../assessment.js";
import { compareRuns, hasFault, type Drift } from "./drift.js";
import type { RulesByName, Snapshot, VolumeSnapshot } from "./snapshot.js";

/** The findings with what changed since `baseline`, the last run over the same scope. */
export function withDrift(
  findings: readonly Finding[],
  baseline: Snapshot | null,
  rules: RulesByName,
  now: number,
): { readonly drift: Drift; readonly findings: readonly Finding[] } {
  const after = { generatedAt: now, source: "this run", limitsHeld: null, rules };
  if (baseline === null) {
    // One volume after the other: with nothing to compare, all of them need not be held once more.
    const { drift } = compareRuns(null, { ...after, volumes: [] });
    const marked = findings.map((finding) =>
      hasFault(snapshotOf(finding)) ? { ...finding, firstSeenAt: now } : finding,
    );
    return { drift, findings: marked };
  }
  const volumes = findings.map(snapshotOf);
  const { drift, byVolume } = compareRuns(baseline, { ...after, volumes });
  const marked = findings.map((finding): Finding => {
    const change = byVolume.get(finding.volumeId);
    if (change === undefined) return finding;
    const { drift: kind, firstSeenAt, newlyFailing } = change;
    // Most volumes fail neither now nor then, and 50,000 findings are not copied for nothing.
    if (kind === "none" && firstSeenAt === null && newlyFailing.length === 0) return finding;
    const isNew = new Set(newlyFailing);
    const checks =
      isNew.size === 0
        ? finding.checks
        : finding.checks.map((check) => ({ ...check, isNew: isNew.has(check.id) }));
    return { ...finding, drift: kind, firstSeenAt, checks };
  });
  return { drift, findings: marked };
}

function snapshotOf(finding: Finding): VolumeSnapshot {
  const { volumeId, volumeName, compartmentPath, region, status, checks } = finding;
  const untold = checks.filter((it) => it.result === "unknown" && it.isRequired);
  return {
    ...{ volumeId, volumeName, compartmentPath, region, status },
    isExcused: isExcused(finding),
    failing: checks
      .filter(({ result }) => result === "fail")
      .map((it) => ({ id: it.id, isRequired: it.isRequired, isExcused: isExcused(it) })),
    ...(untold.length === 0 ? {} : { untold: untold.map(({ id }) => id) }),
    recoveryPointAt: finding.newestRecoveryPoint?.timeCreated ?? null,
    timeCreated: Number.isNaN(finding.timeCreated) ? null : finding.timeCreated,
    rule: finding.rule,
    firstSeenAt: null,
  };
}
