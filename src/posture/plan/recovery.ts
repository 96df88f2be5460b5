import type { Asset } from "../../plan/asset.js";
import { HOUR_MS } from "../../plain/days.js";
import { inUtc } from "../../plain/utc-time.js";
import { counted } from "../../plain/wording.js";
import type { LastAudit, SeenBackup, SeenGuard } from "./last-audit.js";

/** What the last audit tells of getting back a volume that a plan destroys. */
export interface Recovery {
  readonly outcome: "recoverable" | "nothing" | "not_in_report" | "unknown";
  /** Half a sentence. */
  readonly text: string;
}

/** The last audit, and what it is held to. */
export interface RecoveryEvidence {
  readonly audit: LastAudit;
  /** In milliseconds; an older report tells nothing of recovery points. */
  readonly maxAgeMs: number;
  /** OCIDs of the backups that the plans delete. */
  readonly deletedBackups: ReadonlySet<string>;
  /** In milliseconds since the epoch. */
  readonly now: number;
}

/** The OCID that a volume has before the plan; null for one that is not there, or not told. */
export function idBefore({ before }: Pick<Asset, "before">): string | null {
  return typeof before?.ocid === "string" ? before.ocid : null;
}

/** Of the volume with this OCID, as it stands before the plan; null without one, or without an audit. */
export function recoveryOf(
  evidence: RecoveryEvidence | null,
  volumeId: string | null,
): Recovery | null {
  if (evidence === null || volumeId === null) return null;
  const { audit } = evidence;
  const { generatedAt, isComplete, volumes } = audit;
  const report = `the report of ${inUtc(generatedAt)}`;
  if (isTooOld(evidence)) return unknown(`${report} is older than ${ageText(evidence.maxAgeMs)}`);
  const volume = volumes.get(volumeId);
  if (volume === undefined) {
    if (isComplete) return { outcome: "not_in_report", text: `not in ${report}` };
    return unknown(`not in ${report}, which is incomplete`);
  }
  const { recoveryPoint, status, guard } = volume;
  if (recoveryPoint === null) {
    if (status !== "UNKNOWN") return { outcome: "nothing", text: "nothing to restore from" };
    return unknown(`${report} could not tell its backups`);
  }
  const made = `the backup of ${inUtc(recoveryPoint.timeCreated)}`;
  if (evidence.deletedBackups.has(recoveryPoint.id)) {
    return unknown(`${made} is deleted too, and ${report} does not name an older one`);
  }
  const { expiresAt } = recoveryPoint;
  if (typeof expiresAt === "number" && expiresAt <= evidence.now) {
    return unknown(`${made} expired at ${inUtc(expiresAt)}, and ${report} names no other`);
  }
  const safe = guard === null ? "" : "; one that is recent cannot be deleted";
  return { outcome: "recoverable", text: `${lastingText(recoveryPoint, made)}${safe}` };
}

function lastingText({ expiresAt }: SeenBackup, made: string): string {
  if (expiresAt === undefined) return `recoverable from ${made}`;
  if (expiresAt === null) return `recoverable from ${made}, which does not expire`;
  return `recoverable until ${inUtc(expiresAt)} from ${made}`;
}

/** A usable backup that was made after `time` and that the plans leave alone; null: none is known. */
export function newerBackup(
  evidence: RecoveryEvidence,
  volumeId: string,
  time: number,
): SeenBackup | null {
  const point = evidence.audit.volumes.get(volumeId)?.recoveryPoint ?? null;
  if (point === null || isTooOld(evidence) || evidence.deletedBackups.has(point.id)) return null;
  const { expiresAt, timeCreated } = point;
  const isExpired = typeof expiresAt === "number" && expiresAt <= evidence.now;
  return timeCreated > time && !isExpired ? point : null;
}

/** What the audit saw that cannot be deleted; null where it saw nothing, or too long ago. */
export function seenGuard(
  evidence: RecoveryEvidence | null,
  volumeId: string | null,
): SeenGuard | null {
  if (evidence === null || volumeId === null || isTooOld(evidence)) return null;
  const seen = evidence.audit.volumes.get(volumeId)?.guard ?? null;
  if (seen === null) return null;
  const message = `by the report of ${inUtc(evidence.audit.generatedAt)}, ${seen.message}`;
  return { ...seen, message };
}

export function isTooOld({ audit, maxAgeMs, now }: RecoveryEvidence): boolean {
  return now - audit.generatedAt > maxAgeMs;
}

/** `48 hours`, `90 minutes` */
export function ageText(ms: number): string {
  const hours = ms / HOUR_MS;
  return Number.isInteger(hours)
    ? counted(hours, "hour")
    : counted(Math.round(hours * 60), "minute");
}

function unknown(why: string): Recovery {
  return { outcome: "unknown", text: `whether it can be restored cannot be told: ${why}` };
}
