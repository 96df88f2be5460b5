import { BlockstorageClient, type models } from "oci-core";

import { latestPast } from "../../plain/instant.js";
import { OciFailure } from "../failure.js";
import type {
  Backup,
  BackupPolicy,
  PolicyAssignment,
  Replica,
  Volume,
  VolumeGroup,
  VolumeKind,
} from "../resources.js";
import type { SdkHttpClient } from "../transport/transport.js";
import { understood } from "./malformed-answer.js";
import { requiredText } from "./model-values.js";
import { Lister, type ListedPages } from "./paging.js";
import { backupPolicy, policyAssignment, replica } from "./policy-records.js";
import { queryValue } from "./query-value.js";
import { sdkClient } from "./sdk-client.js";
import {
  blockVolume,
  bootVolume,
  bootVolumeBackup,
  volumeBackup,
  volumeGroup,
} from "./volume-records.js";

/** The Block Volume service in one region. */
export class BlockStorage {
  readonly #region: string;
  readonly #client: BlockstorageClient;
  readonly #lister: Lister;
  readonly #now: () => number;
  readonly #availabilityDomains: () => Promise<readonly string[]>;
  #bootVolumesNeedDomain = false;

  constructor(
    region: string,
    httpClient: SdkHttpClient,
    availabilityDomains: () => Promise<readonly string[]>,
    now: () => number = Date.now,
  ) {
    this.#region = region;
    this.#now = now;
    this.#client = sdkClient(BlockstorageClient, httpClient, region);
    this.#lister = new Lister(region, now);
    this.#availabilityDomains = availabilityDomains;
  }

  volumes(compartmentId: string): ListedPages<Volume> {
    const read = this.#client.listVolumes.bind(this.#client);
    return this.#lister.list("ListVolumes", { compartmentId }, read, blockVolume);
  }

  /**
   * Oracle documents the availability domain as optional, which nobody could confirm for every
   * region: where the service insists on one, each domain is asked.
   */
  async *bootVolumes(compartmentId: string): AsyncGenerator<readonly Volume[]> {
    const read = this.#client.listBootVolumes.bind(this.#client);
    if (!this.#bootVolumesNeedDomain) {
      let isStarted = false;
      try {
        const pages = this.#lister.list("ListBootVolumes", { compartmentId }, read, bootVolume);
        for await (const page of pages) {
          isStarted = true;
          yield page;
        }
        return;
      } catch (error) {
        if (isStarted || !(error instanceof OciFailure) || error.status !== 400) throw error;
        this.#bootVolumesNeedDomain = true;
      }
    }
    for (const domain of await this.#availabilityDomains()) {
      yield* this.bootVolumesIn(compartmentId, domain);
    }
  }

  /** True once the service has refused to list boot volumes without an availability domain. */
  get bootVolumesNeedDomain(): boolean {
    return this.#bootVolumesNeedDomain;
  }

  bootVolumesIn(compartmentId: string, domain: string): ListedPages<Volume> {
    const read = this.#client.listBootVolumes.bind(this.#client);
    const where = { compartmentId, availabilityDomain: queryValue(domain) };
    return this.#lister.list("ListBootVolumes", where, read, bootVolume);
  }

  /** A volume wherever it is now. */
  async volume(kind: VolumeKind, id: string): Promise<Volume> {
    if (kind === "BLOCK_VOLUME") {
      return await understood("GetVolume", this.#region, async () => {
        const answer = await this.#client.getVolume({ volumeId: id });
        return blockVolume(answer.volume, this.#region, latestPast(this.#now()));
      });
    }
    return await understood("GetBootVolume", this.#region, async () => {
      const answer = await this.#client.getBootVolume({ bootVolumeId: id });
      return bootVolume(answer.bootVolume, this.#region, latestPast(this.#now()));
    });
  }

  volumeBackups(compartmentId: string): ListedPages<Backup> {
    const read = this.#client.listVolumeBackups.bind(this.#client);
    return this.#lister.list("ListVolumeBackups", { compartmentId }, read, volumeBackup);
  }

  bootVolumeBackups(compartmentId: string): ListedPages<Backup> {
    const read = this.#client.listBootVolumeBackups.bind(this.#client);
    return this.#lister.list("ListBootVolumeBackups", { compartmentId }, read, bootVolumeBackup);
  }

  volumeGroups(compartmentId: string): ListedPages<VolumeGroup> {
    const read = this.#client.listVolumeGroups.bind(this.#client);
    return this.#lister.list("ListVolumeGroups", { compartmentId }, read, volumeGroup);
  }

  /** The lifecycle state of a volume group. */
  async volumeGroupState(id: string): Promise<string> {
    return await understood("GetVolumeGroup", this.#region, async () => {
      const answer = await this.#client.getVolumeGroup({ volumeGroupId: id });
      return requiredText(answer.volumeGroup.lifecycleState, "lifecycleState");
    });
  }

  /** The policy assigned to a volume, boot volume or volume group; null when there is none. */
  async policyAssignment(assetId: string): Promise<PolicyAssignment | null> {
    const operation = "GetVolumeBackupPolicyAssetAssignment";
    const read = this.#client.getVolumeBackupPolicyAssetAssignment.bind(this.#client);
    const where = { assetId: queryValue(assetId) };
    const toAssignment = (model: models.VolumeBackupPolicyAssignment, _: string, latest: number) =>
      policyAssignment(model, latest);
    // There is at most one, but a page may be empty and yet have a next one.
    for await (const page of this.#lister.list(operation, where, read, toAssignment)) {
      for (const assignment of page) return assignment;
    }
    return null;
  }

  async backupPolicy(policyId: string): Promise<BackupPolicy> {
    return await understood("GetVolumeBackupPolicy", this.#region, async () => {
      const answer = await this.#client.getVolumeBackupPolicy({ policyId });
      return backupPolicy(answer.volumeBackupPolicy);
    });
  }

  /** A replica, asked for in the region that it replicates to. */
  async replica(kind: VolumeKind, id: string): Promise<Replica> {
    if (kind === "BLOCK_VOLUME") {
      return await understood("GetBlockVolumeReplica", this.#region, async () => {
        const answer = await this.#client.getBlockVolumeReplica({ blockVolumeReplicaId: id });
        return replica(answer.blockVolumeReplica, latestPast(this.#now()));
      });
    }
    return await understood("GetBootVolumeReplica", this.#region, async () => {
      const answer = await this.#client.getBootVolumeReplica({ bootVolumeReplicaId: id });
      return replica(answer.bootVolumeReplica, latestPast(this.#now()));
    });
  }
}
