import type { Attachment, Instance, Inventory, Volume } from "../inventory/inventory.js";
import type { AttachedInstance } from "./assessment.js";
import { sortedByKeys } from "./code-unit-order.js";
import { groupBy } from "./group-by.js";

const COUNTED_STATES: ReadonlySet<string> = new Set(["ATTACHED", "ATTACHING"]);

/** The attachments in force, by the OCID of their volume. */
export type AttachmentsByVolume = ReadonlyMap<string, readonly Attachment[]>;

export function attachmentsByVolume(attachments: readonly Attachment[]): AttachmentsByVolume {
  const inForce = attachments.filter(({ lifecycleState }) => COUNTED_STATES.has(lifecycleState));
  return groupBy(inForce, ({ volumeId }) => volumeId);
}

/**
 * The instances that a volume with these attachments is attached to, each once, sorted by OCID. An
 * instance that could not be read keeps its OCID, with a null name and the attachment's compartment.
 */
export function attachedInstances(
  attachments: readonly Attachment[],
  instances: ReadonlyMap<string, Instance>,
): readonly AttachedInstance[] {
  return sortedByKeys(attachments, (it) => [it.instanceId, it.compartmentId])
    .filter(({ instanceId }, index, all) => instanceId !== all[index - 1]?.instanceId)
    .map(({ instanceId, compartmentId }) => {
      const instance = instances.get(instanceId);
      return {
        instanceId,
        instanceName: instance?.name ?? null,
        compartmentId: instance?.compartmentId ?? compartmentId,
      };
    });
}

/** Tells whether a volume is attached; null when it was not seen attached and not all was listed. */
export function attachmentLookup(
  attachments: AttachmentsByVolume,
  unread: Inventory["unread"],
): (volume: Volume) => boolean | null {
  const gaps = new Set(unread.map(({ operation, region }) => `${operation} ${region}`));
  // The instance may be in any compartment, so one listing that was not read leaves it open.
  return ({ id, kind, region }) => {
    if (attachments.has(id)) return true;
    return LISTINGS[kind].some((operation) => gaps.has(`${operation} ${region}`)) ? null : false;
  };
}

const LISTINGS = {
  BLOCK_VOLUME: ["ListVolumeAttachments"],
  BOOT_VOLUME: ["ListBootVolumeAttachments", "ListAvailabilityDomains"],
} as const;
