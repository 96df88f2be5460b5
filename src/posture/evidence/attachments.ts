import type { Operation } from "../../oci/operations.js";
import type { Attachment, Instance, Inventory, Volume } from "../../inventory/inventory.js";
import { sortedByKeys } from "../../plain/order.js";
import { groupBy } from "../../plain/group-by.js";
import { isAttached, isDetached } from "../../inventory/lifecycle.js";

export interface AttachedInstance {
  readonly instanceId: string;
  readonly instanceName: string | null;
  readonly compartmentId: string;
}

/** The listings that tell what a volume is attached to. */
const LISTINGS: Readonly<Record<Volume["kind"], readonly Operation[]>> = {
  BLOCK_VOLUME: ["ListVolumeAttachments"],
  // A boot volume that no instance boots from may be attached to one as a block volume is.
  BOOT_VOLUME: ["ListBootVolumeAttachments", "ListAvailabilityDomains", "ListVolumeAttachments"],
};

/** Denied, it hides compartments that instances may be in. */
const COMPARTMENTS: Operation = "ListCompartments";

/** What of an inventory tells of attachments, and of what is not known of them. */
export type AttachmentFacts = Pick<Inventory, "attachments" | "unread" | "tolerated" | "unasked">;

/** What is known of the instances that volumes are attached to. */
export class AttachmentEvidence {
  readonly #inForce: ReadonlyMap<string, readonly Attachment[]>;
  /** Volumes with an attachment in a state that this program does not know. */
  readonly #uncertain: ReadonlySet<string>;
  readonly #gaps: ReadonlySet<string>;

  constructor({ attachments, unread, tolerated, unasked }: AttachmentFacts) {
    const inForce = attachments.filter(isAttached);
    this.#inForce = groupBy(inForce, ({ volumeId }) => volumeId);
    const uncertain = attachments.filter((it) => !isAttached(it) && !isDetached(it));
    this.#uncertain = new Set(uncertain.map(({ volumeId }) => volumeId));
    this.#gaps = new Set(
      [...unread, ...tolerated, ...unasked].map(({ operation, region }) =>
        operation === COMPARTMENTS ? COMPARTMENTS : gapKey(operation, region),
      ),
    );
  }

  /** Those in force. */
  of({ id }: Pick<Volume, "id">): readonly Attachment[] {
    return this.#inForce.get(id) ?? NONE;
  }

  /** null: it was not seen attached, and not all that could tell was read. */
  isAttached(volume: Volume): boolean | null {
    if (this.#inForce.has(volume.id)) return true;
    return this.#areListed(volume) && !this.#uncertain.has(volume.id) ? false : null;
  }

  /** False where the volume may be attached to an instance that is not known. */
  areAllKnown(volume: Volume): boolean {
    const known = this.of(volume);
    if (this.#uncertain.has(volume.id) || known.some(namesNoInstance)) return false;
    if (this.#areListed(volume)) return true;
    return known.length > 0 && known.every(({ isShareable }) => isShareable === false);
  }

  /** The instance may be in any compartment, so that one listing that was not read leaves it open. */
  #areListed({ kind, region }: Volume): boolean {
    if (this.#gaps.size === 0) return true;
    return (
      !this.#gaps.has(COMPARTMENTS) &&
      LISTINGS[kind].every((operation) => !this.#gaps.has(gapKey(operation, region)))
    );
  }
}

const NONE: readonly Attachment[] = [];

const gapKey = (operation: Operation, region: string) => `${operation} ${region}`;

/** The volume is attached all the same, even if to nothing that could be shown. */
function namesNoInstance({ instanceId }: Attachment): boolean {
  return instanceId === "";
}

/** Tells whether a listing that was not read may hide what volumes of the kind are attached to. */
export function hidesAttachments(
  listing: { readonly operation: Operation; readonly region: string },
  { kind, region }: Pick<Volume, "kind" | "region">,
): boolean {
  if (listing.operation === COMPARTMENTS) return true;
  return listing.region === region && LISTINGS[kind].includes(listing.operation);
}

/**
 * The instances that a volume with these attachments is attached to, each once, sorted by OCID. An
 * instance that could not be read keeps its OCID, with a null name and the attachment's compartment.
 */
export function attachedInstances(
  attachments: readonly Attachment[],
  instances: ReadonlyMap<string, Instance>,
): readonly AttachedInstance[] {
  const named = attachments.filter((it) => !namesNoInstance(it));
  return sortedByKeys(named, (it) => [it.instanceId, it.compartmentId])
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
