import type { InstanceHandle, VolumeHandle } from "../tenancy/handles.js";
import {
  attachmentRecord,
  backupRecord,
  instanceRecord,
  volumeRecord,
} from "../tenancy/make-records.js";
import type {
  BackupRecord,
  BootVolumeAttachmentRecord,
  InstanceRecord,
  VolumeAttachmentRecord,
} from "../tenancy/records.js";
import { ocidRegion } from "../tenancy/regions.js";
import type { RegionContents } from "../tenancy/tenancy.js";
import { days, hours } from "../tenancy/time.js";
import type { RegionLayout } from "./layout.js";

/** One volume in so many has stopped being backed up, and one has backups that are all faulty. */
const STALE_EVERY = 12;
const FAULTY_EVERY = 25;

/** Makes the records of one region from their numbers; the same number gives the same record. */
export class RegionRecords {
  constructor(
    private readonly region: RegionContents,
    private readonly layout: RegionLayout,
    private readonly compartments: readonly string[],
    private readonly backupsPerVolume: number,
    private readonly now: number,
  ) {}

  volume(number: number): VolumeHandle {
    const kind = this.layout.isBoot(number) ? "boot" : "block";
    const id = this.#ocid(kind === "boot" ? "bootvolume" : "volume", number);
    const options = {
      name: `${kind === "boot" ? "boot" : "data"}-${number}`,
      compartment: this.#compartmentOf(number),
      region: this.region.name,
      kind,
    } as const;
    const record = volumeRecord(id, this.#domainOf(number), options, this.now);
    return { kind, region: this.region.name, id, record };
  }

  instance(bootVolume: number): InstanceHandle & { readonly record: InstanceRecord } {
    const id = this.#ocid("instance", bootVolume);
    const options = {
      name: `server-${bootVolume}`,
      compartment: this.#compartmentOf(bootVolume),
      region: this.region.name,
    };
    const record = instanceRecord(id, this.#domainOf(bootVolume), options, this.now);
    return { region: this.region.name, id, record };
  }

  bootAttachment(number: number): BootVolumeAttachmentRecord {
    const volume = this.volume(number);
    const instance = this.instance(number);
    const common = attachmentRecord(instance.id, volume, instance, {}, this.now);
    return { ...common, bootVolumeId: volume.id };
  }

  blockAttachment(number: number): VolumeAttachmentRecord {
    const volume = this.volume(number);
    const id = this.#ocid("volumeattachment", number);
    const instance = this.instance(this.layout.hostOf[number] ?? -1);
    return {
      ...attachmentRecord(id, volume, instance, {}, this.now),
      attachmentType: "paravirtualized",
      device: null,
      volumeId: volume.id,
      isReadOnly: false,
      isShareable: false,
    };
  }

  /** The region's nth backup: those of one volume have neighbouring numbers, the newest first. */
  backup(number: number, compartment: number): BackupRecord {
    const volume = Math.floor(number / this.backupsPerVolume);
    const generation = number % this.backupsPerVolume;
    const handle = this.volume(volume);
    const isStale = volume % STALE_EVERY === STALE_EVERY - 1;
    const options = {
      age: days(generation) + hours(1 + (volume % 20)) + (isStale ? days(9) : 0),
      compartment: this.compartments[compartment] ?? "",
      state: volume % FAULTY_EVERY === FAULTY_EVERY - 1 ? "FAULTY" : "AVAILABLE",
      expiresIn: days(30),
      sourceType: "SCHEDULED",
    } as const;
    const type = handle.kind === "boot" ? "bootvolumebackup" : "volumebackup";
    return backupRecord(this.#ocid(type, number), handle, options, this.now);
  }

  #compartmentOf(volume: number): string {
    return this.compartments[this.layout.compartmentOf[volume] ?? 0] ?? "";
  }

  /** A volume lies in the availability domain of the instance that it is attached to. */
  #domainOf(volume: number): string {
    const host = this.layout.hostOf[volume] ?? -1;
    const { availabilityDomains } = this.region;
    return availabilityDomains[(host < 0 ? volume : host) % availabilityDomains.length] ?? "";
  }

  #ocid(type: string, number: number): string {
    // No digit of base 32 is a "z", so that no two numbers look alike.
    const unique = `abuwcljr${number.toString(32).padStart(52, "z")}`;
    return `ocid1.${type}.oc1.${ocidRegion(this.region.name)}.${unique}`;
  }
}
