import type { Finding } from "../../posture/assessment.js";
import type { AttachedInstance } from "../../posture/evidence/attachments.js";
import type { ComplianceStatus } from "../../posture/compliance-status.js";
import type { VolumeCheckResult } from "../../posture/check.js";
import { msToDays } from "../../plain/days.js";
import { counted } from "../../plain/wording.js";
import { escapeMarkdown, markdownCode } from "../escape/markdown.js";
import { levelText } from "../level-text.js";
import { isAtFault } from "../faults.js";
import { gateFailures } from "./gate-failures.js";
import type { Column } from "./markdown-table.js";
import { readableDay, readableTime } from "../timestamps.js";

export const STATUS_ICONS: Readonly<Record<ComplianceStatus, string>> = {
  NO_BACKUP: "❌",
  STALE_BACKUP: "⏰",
  UNKNOWN: "❔",
  COMPLIANT: "✅",
};

export const VOLUME_COLUMNS: readonly Column[] = [
  { title: "Status" },
  { title: "Volume" },
  { title: "Where" },
  { title: "Newest recovery point" },
  { title: "Level" },
  { title: "Why" },
];

/**
 * The cells under `VOLUME_COLUMNS`; the OCID and the remedies are in the volume's details. `where` is
 * the one of its places that the reader cannot know from where the table stands.
 */
export function volumeCells(
  finding: Finding,
  where: "compartmentPath" | "availabilityDomain",
): string[] {
  return [
    statusCell(finding),
    [volumeName(finding), `${kindOf(finding)}, ${sizeText(finding)}`, ...attachedTo(finding)].join(
      "<br>",
    ),
    `${escapeMarkdown(finding[where])}<br>${escapeMarkdown(finding.region)}`,
    recoveryPoint(finding),
    levelText(finding.protection),
    [escapeMarkdown(finding.reason), ...gateFailures(finding).flatMap(failure)].join("<br>"),
  ];
}

/** The status as a badge, below it what changed since the last run. */
export function statusCell(finding: Finding): string {
  const mark = driftMark(finding);
  return mark === "" ? statusBadge(finding) : `${statusBadge(finding)}<br>${mark}`;
}

/** An icon for the volume, a warning for one that is compliant and fails checks. */
export function statusIcon(finding: Finding): string {
  return finding.status === "COMPLIANT" && isAtFault(finding) ? "⚠️" : STATUS_ICONS[finding.status];
}

export function volumeName({ volumeName: name }: Pick<Finding, "volumeName">): string {
  return named(name);
}

function statusBadge(finding: Finding): string {
  const { status, waived, inGracePeriod } = finding;
  const badge = `${statusIcon(finding)} ${status}`;
  if (waived) return `${badge} (waived)`;
  if (inGracePeriod) return `${badge} (in its grace period)`;
  return status === "COMPLIANT" && isAtFault(finding) ? `${badge} (fails checks)` : badge;
}

function driftMark({ drift, firstSeenAt }: Finding): string {
  switch (drift) {
    case "new":
      return "🆕 new";
    case "changed":
      return `🔀 changed${since(firstSeenAt)}`;
    case "persisting":
      return `as before${since(firstSeenAt)}`;
    case "none":
      return "";
  }
}

function since(time: number | null): string {
  return time === null ? "" : `, since ${readableDay(time)}`;
}

function kindOf({ kind }: Finding): string {
  return kind === "BLOCK_VOLUME" ? "block" : "boot";
}

/** `backup-recency` says what the reason says already. */
function failure({ id, severity, message }: VolumeCheckResult): string[] {
  if (id === "backup-recency") return [];
  return [`**${id}** (${severity}): ${escapeMarkdown(message)}`];
}

function named(name: string): string {
  return name.trim() === "" ? "(no name)" : escapeMarkdown(name);
}

function recoveryPoint({ newestRecoveryPoint, backupAgeMs }: Finding): string {
  if (newestRecoveryPoint === null || backupAgeMs === null) return "–";
  const age = counted(msToDays(backupAgeMs), "day");
  return `${age} old<br>${readableTime(newestRecoveryPoint.timeCreated)}`;
}

function attachedTo({ attachedInstances }: Finding): string[] {
  if (attachedInstances.length === 0) return [];
  return [`attached to ${attachedInstances.map(instance).join(", ")}`];
}

function instance({ instanceName, instanceId }: AttachedInstance): string {
  return instanceName === null ? markdownCode(instanceId) : named(instanceName);
}

function sizeText({ sizeGb }: Finding): string {
  return sizeGb === null ? "size not known" : `${sizeGb} GB`;
}
