import { ComputeClient, type models } from "oci-core";

import type { Attachment, Instance } from "../resources.js";
import type { SdkHttpClient } from "../transport/transport.js";
import { understood } from "./malformed-answer.js";
import { optionalText, requiredText } from "./model-values.js";
import { Lister, type ListedPages } from "./paging.js";
import { queryValue } from "./query-value.js";
import { sdkClient } from "./sdk-client.js";

/** The Compute service in one region, as far as it says what a volume is attached to. */
export class Compute {
  readonly #region: string;
  readonly #client: ComputeClient;
  readonly #lister: Lister;

  constructor(region: string, httpClient: SdkHttpClient) {
    this.#region = region;
    this.#client = sdkClient(ComputeClient, httpClient, region);
    this.#lister = new Lister(region);
  }

  volumeAttachments(compartmentId: string): ListedPages<Attachment> {
    const read = this.#client.listVolumeAttachments.bind(this.#client);
    return this.#lister.list("ListVolumeAttachments", { compartmentId }, read, volumeAttachment);
  }

  bootVolumeAttachments(compartmentId: string, domain: string): ListedPages<Attachment> {
    const read = this.#client.listBootVolumeAttachments.bind(this.#client);
    const where = { compartmentId, availabilityDomain: queryValue(domain) };
    return this.#lister.list("ListBootVolumeAttachments", where, read, bootVolumeAttachment);
  }

  instances(compartmentId: string): ListedPages<Instance> {
    const read = this.#client.listInstances.bind(this.#client);
    return this.#lister.list("ListInstances", { compartmentId }, read, instance);
  }

  async instance(instanceId: string): Promise<Instance> {
    return await understood("GetInstance", this.#region, async () => {
      const answer = await this.#client.getInstance({ instanceId });
      return instance(answer.instance);
    });
  }
}

function volumeAttachment(model: models.VolumeAttachment, region: string): Attachment {
  const volumeId = optionalText(model.volumeId) ?? "";
  const isShareable = typeof model.isShareable === "boolean" ? model.isShareable : null;
  return { kind: "BLOCK_VOLUME", region, volumeId, ...commonToAttachments(model), isShareable };
}

function bootVolumeAttachment(model: models.BootVolumeAttachment, region: string): Attachment {
  const volumeId = optionalText(model.bootVolumeId) ?? "";
  // An instance boots from a disk of its own.
  return {
    kind: "BOOT_VOLUME",
    region,
    volumeId,
    ...commonToAttachments(model),
    isShareable: false,
  };
}

/** What an attachment lacks is the empty text: without a volume it may be of any, which is no absence. */
function commonToAttachments(
  model: models.VolumeAttachment | models.BootVolumeAttachment,
): Omit<Attachment, "kind" | "region" | "volumeId" | "isShareable"> {
  return {
    instanceId: optionalText(model.instanceId) ?? "",
    compartmentId: optionalText(model.compartmentId) ?? "",
    lifecycleState: (optionalText(model.lifecycleState) ?? "").toUpperCase(),
  };
}

/** Only these fields: an instance's user metadata may hold secrets and is dropped here. */
function instance(model: models.Instance): Instance {
  return {
    id: requiredText(model.id, "id"),
    name: optionalText(model.displayName),
    compartmentId: requiredText(model.compartmentId, "compartmentId"),
    availabilityDomain: optionalText(model.availabilityDomain),
  };
}
