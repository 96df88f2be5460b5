import type { Inventory } from "../inventory/inventory.js";
import type { GateLimits, Policy } from "../settings/settings.js";
import type { Assessment, ComplianceStatus, Finding } from "./assessment.js";
import { attachedInstances } from "./attachments.js";
import { auditedVolumes } from "./audited-volumes.js";
import { byCodeUnit, byKeys } from "./code-unit-order.js";
import { judgeGate } from "./gate.js";
import { judgeBackups } from "./status.js";
import { summarize, summarizeCompartments } from "./summarize.js";
import { ownBackupsUnread, sortUnread } from "./unread-listings.js";

const WORST_FIRST: Readonly<Record<ComplianceStatus, number>> = {
  NO_BACKUP: 0,
  STALE_BACKUP: 1,
  UNKNOWN: 2,
  COMPLIANT: 3,
};

/**
 * Judges an inventory at `now` (ms since the epoch). Pure: the same arguments give an equal
 * assessment, whatever the order of the inventory's arrays.
 */
export function assess(
  inventory: Inventory,
  policy: Policy,
  gate: GateLimits,
  now: number,
): Assessment {
  const { compartments } = inventory;
  const findings = judgeVolumes(inventory, policy, now);
  const unread = sortUnread(inventory.unread);
  return {
    assessedAt: now,
    tenancyId: inventory.tenancyId,
    homeRegion: inventory.homeRegion,
    regions: inventory.regions.toSorted(byCodeUnit),
    maxBackupAgeDays: policy.maxBackupAgeDays,
    complete: unread.length === 0,
    summary: summarize(findings, compartments, unread),
    compartments: summarizeCompartments(findings, compartments),
    unread,
    findings,
    verdict: judgeGate(findings, unread, gate),
  };
}

function judgeVolumes(inventory: Inventory, { maxBackupAgeDays }: Policy, now: number): Finding[] {
  const compartments = new Map(inventory.compartments.map((it) => [it.id, it]));
  const attached = attachedInstances(inventory.attachments, inventory.instances);
  const isUnread = ownBackupsUnread(inventory.unread);

  const findings = auditedVolumes(inventory.volumes).map((volume): Finding => {
    const backups = inventory.backups.get(volume.id) ?? [];
    const facts = judgeBackups(volume, backups, isUnread(volume), maxBackupAgeDays, now);
    const compartment = compartments.get(volume.compartmentId);
    return {
      kind: volume.kind,
      volumeId: volume.id,
      volumeName: volume.name,
      compartmentId: volume.compartmentId,
      // A volume that moved out of scope while it was listed is still reported, by its OCID.
      compartmentName: compartment?.name ?? volume.compartmentId,
      compartmentPath: compartment?.path ?? volume.compartmentId,
      region: volume.region,
      availabilityDomain: volume.availabilityDomain,
      lifecycleState: volume.lifecycleState,
      sizeGb: volume.sizeGb,
      timeCreated: volume.timeCreated,
      attachedInstances: attached.get(volume.id) ?? [],
      status: facts.status,
      newestRecoveryPoint: facts.newest && {
        id: facts.newest.id,
        timeCreated: facts.newest.timeCreated,
      },
      backupAgeMs: facts.ageMs,
      maxBackupAgeDays,
      waived: false,
      reason: facts.reason,
    };
  });
  return findings.toSorted(worstFirst);
}

const worstFirst = byKeys((it: Finding) => [
  WORST_FIRST[it.status],
  it.region,
  it.compartmentPath,
  it.volumeName,
  it.volumeId,
]);
