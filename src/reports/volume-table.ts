import type { AttachedInstance, ComplianceStatus, Finding } from "../posture/assessment.js";
import { counted, msToDays } from "../posture/wording.js";
import { escapeMarkdown, markdownCode } from "./escape/markdown.js";
import type { Column } from "./markdown-table.js";
import { readableTime } from "./timestamps.js";

const BADGES: Readonly<Record<ComplianceStatus, string>> = {
  NO_BACKUP: "❌ NO_BACKUP",
  STALE_BACKUP: "⏰ STALE_BACKUP",
  UNKNOWN: "❔ UNKNOWN",
  COMPLIANT: "✅ COMPLIANT",
};

export const VOLUME_COLUMNS: readonly Column[] = [
  { title: "Status" },
  { title: "Volume" },
  { title: "Kind" },
  { title: "Region / availability domain" },
  { title: "Newest recovery point" },
  { title: "Size", isNumber: true },
  { title: "Attached to" },
  { title: "Why" },
];

/** The volumes that are not compliant, worst first as in the assessment. */
export function volumesAtFault(findings: readonly Finding[]): Finding[] {
  return findings.filter((it) => it.status !== "COMPLIANT");
}

/** The cells under `VOLUME_COLUMNS`. */
export function volumeCells(finding: Finding): string[] {
  return [
    BADGES[finding.status] + (finding.waived ? " (waived)" : ""),
    `${named(finding.volumeName)}<br>${markdownCode(finding.volumeId)}`,
    finding.kind === "BLOCK_VOLUME" ? "block" : "boot",
    `${escapeMarkdown(finding.region)}<br>${escapeMarkdown(finding.availabilityDomain)}`,
    recoveryPoint(finding),
    `${finding.sizeGb} GB`,
    finding.attachedInstances.map(instance).join("<br>") || "–",
    escapeMarkdown(finding.reason),
  ];
}

function named(name: string): string {
  return name.trim() === "" ? "(no name)" : escapeMarkdown(name);
}

function recoveryPoint({ newestRecoveryPoint, backupAgeMs }: Finding): string {
  if (newestRecoveryPoint === null || backupAgeMs === null) return "–";
  const age = counted(msToDays(backupAgeMs), "day");
  return `${readableTime(newestRecoveryPoint.timeCreated)}<br>${age} old`;
}

function instance({ instanceName, instanceId }: AttachedInstance): string {
  return instanceName === null ? markdownCode(instanceId) : named(instanceName);
}
