import type { Attachment, Instance, Inventory, Volume } from "../inventory/inventory.js";
import type { AttachedInstance } from "./assessment.js";
import { byKeys } from "./code-unit-order.js";

const COUNTED_STATES: ReadonlySet<string> = new Set(["ATTACHED", "ATTACHING"]);

/**
 * The instances that each volume (by OCID) is attached to, each once, sorted by OCID. An instance
 * that could not be read keeps its OCID, with a null name and the attachment's compartment.
 */
export function attachedInstances(
  attachments: readonly Attachment[],
  instances: ReadonlyMap<string, Instance>,
): ReadonlyMap<string, readonly AttachedInstance[]> {
  const byVolume = new Map<string, AttachedInstance[]>();
  for (const attachment of attachments.toSorted(inOrder)) {
    const { volumeId, instanceId, lifecycleState } = attachment;
    if (!COUNTED_STATES.has(lifecycleState)) continue;
    const others = byVolume.get(volumeId);
    if (others?.at(-1)?.instanceId === instanceId) continue;
    const instance = instances.get(instanceId);
    const attached = {
      instanceId,
      instanceName: instance?.name ?? null,
      compartmentId: instance?.compartmentId ?? attachment.compartmentId,
    };
    if (others === undefined) byVolume.set(volumeId, [attached]);
    else others.push(attached);
  }
  return byVolume;
}

/** Tells whether a volume is attached; null when it was not seen attached and not all was listed. */
export function attachmentLookup({
  attachments,
  unread,
}: Pick<Inventory, "attachments" | "unread">): (volume: Volume) => boolean | null {
  const attached = new Set(
    attachments.filter((it) => COUNTED_STATES.has(it.lifecycleState)).map((it) => it.volumeId),
  );
  const gaps = new Set(unread.map(({ operation, region }) => `${operation} ${region}`));
  // The instance may be in any compartment, so one listing that was not read leaves it open.
  return ({ id, kind, region }) => {
    if (attached.has(id)) return true;
    return LISTINGS[kind].some((operation) => gaps.has(`${operation} ${region}`)) ? null : false;
  };
}

const LISTINGS = {
  BLOCK_VOLUME: ["ListVolumeAttachments"],
  BOOT_VOLUME: ["ListBootVolumeAttachments", "ListAvailabilityDomains"],
} as const;

const inOrder = byKeys((it: Attachment) => [it.instanceId, it.compartmentId]);
