import type {
  Attachment,
  Instance,
  Inventory,
  RestoreSource,
  Volume,
  VolumeKind,
} from "../inventory/inventory.js";
import type { TextTable } from "../inventory/store/text-table.js";

type Records = Pick<Inventory, "volumes" | "areSourcesUnknown" | "attachments" | "instances">;

/** A column for each key of the records; of texts it holds the numbers in a table. */
type PackedColumns<Item, Value extends keyof Item = never> = {
  readonly [Key in keyof Item]: readonly (Key extends Value ? Item[Key] : number)[];
};

type ValueOfVolume = "sizeGb" | "timeCreated" | "freeformTags" | "definedTags" | "replicas";

/** Few volumes were made of a backup: a row's number, the backup's, and `isHydrated`. */
type Restored = readonly (readonly [row: number, backupId: number, isHydrated: boolean | null])[];

/** What has the same keys again and again, and of most texts the same ones in several places. */
export interface PackedRecords {
  readonly volumes: PackedColumns<Omit<Volume, "restoredFrom">, ValueOfVolume> & {
    /** Absent where the version that wrote it did not ask what volumes were made of. */
    readonly restored?: Restored | undefined;
  };
  readonly attachments: PackedColumns<Attachment, "isShareable">;
  readonly instances: PackedColumns<Instance>;
}

export function packRecords(records: Records, texts: TextTable): PackedRecords {
  const { volumes, attachments } = records;
  const instances = [...records.instances.values()];
  const column = <Item>(items: readonly Item[], textOf: (item: Item) => string | null) =>
    items.map((item) => texts.numberOf(textOf(item)));
  return {
    volumes: {
      kind: column(volumes, (it) => it.kind),
      id: column(volumes, (it) => it.id),
      name: column(volumes, (it) => it.name),
      compartmentId: column(volumes, (it) => it.compartmentId),
      region: column(volumes, (it) => it.region),
      availabilityDomain: column(volumes, (it) => it.availabilityDomain),
      lifecycleState: column(volumes, (it) => it.lifecycleState),
      sizeGb: volumes.map((it) => it.sizeGb),
      timeCreated: volumes.map((it) => it.timeCreated),
      volumeGroupId: column(volumes, (it) => it.volumeGroupId),
      kmsKeyId: column(volumes, (it) => it.kmsKeyId),
      freeformTags: volumes.map((it) => it.freeformTags),
      definedTags: volumes.map((it) => it.definedTags),
      replicas: volumes.map((it) => it.replicas),
      ...(records.areSourcesUnknown === true ? {} : { restored: packRestored(volumes, texts) }),
    },
    attachments: {
      kind: column(attachments, (it) => it.kind),
      region: column(attachments, (it) => it.region),
      volumeId: column(attachments, (it) => it.volumeId),
      instanceId: column(attachments, (it) => it.instanceId),
      compartmentId: column(attachments, (it) => it.compartmentId),
      lifecycleState: column(attachments, (it) => it.lifecycleState),
      isShareable: attachments.map((it) => it.isShareable),
    },
    instances: {
      id: column(instances, (it) => it.id),
      name: column(instances, (it) => it.name),
      compartmentId: column(instances, (it) => it.compartmentId),
      availabilityDomain: column(instances, (it) => it.availabilityDomain),
    },
  };
}

/** Throws `RangeError` when a column is shorter than the others or a text is not in the table. */
export function unpackRecords(packed: PackedRecords, texts: TextTable): Records {
  const orNull = (column: readonly number[], row: number) => {
    const number = valueAt(column, row);
    const known = texts.at(number);
    if (known === null && number !== 0) throw new RangeError(`There is no text ${number}.`);
    return known;
  };
  const text = (column: readonly number[], row: number) => {
    const known = orNull(column, row);
    if (known === null) throw new RangeError(`Row ${row} of a column has no text.`);
    return known;
  };
  const kind = (column: readonly number[], row: number): VolumeKind => {
    const known = text(column, row);
    if (known === "BLOCK_VOLUME" || known === "BOOT_VOLUME") return known;
    throw new RangeError(`Row ${row} of a column is of no kind of volume.`);
  };
  const { volumes, attachments, instances } = packed;
  const { restored } = volumes;
  const sources = unpackRestored(restored ?? [], texts);
  return {
    ...(restored === undefined ? { areSourcesUnknown: true } : {}),
    volumes: volumes.id.map((_, row) => ({
      kind: kind(volumes.kind, row),
      id: text(volumes.id, row),
      name: text(volumes.name, row),
      compartmentId: text(volumes.compartmentId, row),
      region: text(volumes.region, row),
      availabilityDomain: text(volumes.availabilityDomain, row),
      lifecycleState: text(volumes.lifecycleState, row),
      sizeGb: valueAt(volumes.sizeGb, row),
      timeCreated: valueAt(volumes.timeCreated, row),
      volumeGroupId: orNull(volumes.volumeGroupId, row),
      kmsKeyId: orNull(volumes.kmsKeyId, row),
      freeformTags: valueAt(volumes.freeformTags, row),
      definedTags: valueAt(volumes.definedTags, row),
      replicas: valueAt(volumes.replicas, row),
      ...restoredFrom(sources.get(row)),
    })),
    attachments: attachments.volumeId.map((_, row) => ({
      kind: kind(attachments.kind, row),
      region: text(attachments.region, row),
      volumeId: text(attachments.volumeId, row),
      instanceId: text(attachments.instanceId, row),
      compartmentId: text(attachments.compartmentId, row),
      lifecycleState: text(attachments.lifecycleState, row),
      isShareable: valueAt(attachments.isShareable, row),
    })),
    instances: new Map(
      instances.id.map((_, row) => {
        const id = text(instances.id, row);
        const name = orNull(instances.name, row);
        const compartmentId = text(instances.compartmentId, row);
        const availabilityDomain = orNull(instances.availabilityDomain, row);
        return [id, { id, name, compartmentId, availabilityDomain }];
      }),
    ),
  };
}

function packRestored(volumes: readonly Volume[], texts: TextTable): Restored {
  const restored: (readonly [number, number, boolean | null])[] = [];
  for (const [row, { restoredFrom: source }] of volumes.entries()) {
    if (source !== undefined) {
      restored.push([row, texts.numberOf(source.backupId), source.isHydrated]);
    }
  }
  return restored;
}

function unpackRestored(restored: Restored, texts: TextTable): ReadonlyMap<number, RestoreSource> {
  const sources = new Map<number, RestoreSource>();
  for (const [row, number, isHydrated] of restored) {
    const backupId = texts.at(number);
    if (backupId === null) throw new RangeError(`There is no text ${number}.`);
    sources.set(row, { backupId, isHydrated });
  }
  return sources;
}

function restoredFrom(source: RestoreSource | undefined): Pick<Volume, "restoredFrom"> {
  return source === undefined ? {} : { restoredFrom: source };
}

function valueAt<Value>(column: readonly Value[], row: number): Value {
  const value = column[row];
  if (value === undefined) throw new RangeError(`A column has no row ${row}.`);
  return value;
}
