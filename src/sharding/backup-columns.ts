import type { Backup } from "../inventory/inventory.js";

/** What many backups have in common, each combination kept once. */
export interface BackupTraits {
  readonly kind: Backup["kind"];
  readonly compartmentId: string;
  readonly region: string;
  readonly lifecycleState: string;
  readonly isScheduled: boolean;
  readonly kmsKeyId: string | null;
  readonly protection: Backup["protection"];
}

/** Numbers in base 64 of a typed array's bytes: read at the speed of a copy, with NaN for null. */
type Packed = string;

/**
 * The backups of a shard as they stand in its partial report, those of a volume next to each other.
 * Nothing is done for each of them when they are read, as a merge may read millions.
 */
export interface BackupColumns {
  /** null for backups that name no volume. */
  readonly volumes: readonly (string | null)[];
  /** How many backups each of the volumes has. */
  readonly counts: readonly number[];
  readonly traits: readonly BackupTraits[];
  /** Of each backup, the index of its traits. */
  readonly traitsOf: Packed;
  /** Where an identifier begins, up to its last full stop, and what follows, one after the other. */
  readonly idHeads: readonly string[];
  readonly idHeadOf: Packed;
  readonly idTails: string;
  /** Where each tail ends, in bytes of UTF-8. */
  readonly idTailEnds: Packed;
  readonly timeCreated: Packed;
  readonly timeRequestReceived: Packed;
  readonly expirationTime: Packed;
  readonly sizeGb: Packed;
  /** The few that are copies, by row. */
  readonly copies: readonly (readonly [number, string])[];
}

/** Takes backups apart into columns. */
export function toColumns(groups: Iterable<readonly Backup[]>): BackupColumns {
  const byVolume = [...groups];
  const backups = byVolume.flat();
  const traits = new Numbering<BackupTraits>();
  const heads = new Numbering<string>();
  const tails = backups.map(({ id }) => id.slice(headLength(id)));
  const indices = (of: (backup: Backup) => number) => pack(Uint32Array.from(backups, of));
  const numbers = (of: (backup: Backup) => number | null) =>
    pack(Float64Array.from(backups, (backup) => of(backup) ?? NaN));
  let end = 0;
  return {
    volumes: byVolume.map((group) => group[0]?.volumeId ?? null),
    counts: byVolume.map(({ length }) => length),
    traitsOf: indices((backup) => {
      const its = traitsIn(backup);
      // JSON has one word for all that is no number.
      const key = `${JSON.stringify(its)}${its.protection?.retentionExpiresAt ?? ""}`;
      return traits.numberOf(key, its);
    }),
    traits: traits.values,
    idHeadOf: indices(({ id }) => {
      const head = id.slice(0, headLength(id));
      return heads.numberOf(head, head);
    }),
    idHeads: heads.values,
    idTails: tails.join(""),
    idTailEnds: pack(Uint32Array.from(tails, (tail) => (end += Buffer.byteLength(tail)))),
    timeCreated: numbers(({ timeCreated }) => timeCreated),
    timeRequestReceived: numbers(({ timeRequestReceived }) => timeRequestReceived),
    expirationTime: numbers(({ expirationTime }) => expirationTime),
    sizeGb: numbers(({ sizeGb }) => sizeGb),
    copies: backups.flatMap(({ copyOfId }, row) => (copyOfId === null ? [] : [[row, copyOfId]])),
  };
}

const headLength = (id: string): number => id.lastIndexOf(".") + 1;

// Of the machines that Node.js runs on, those of a matrix all keep the lowest byte first.
function pack({ buffer }: Uint32Array | Float64Array): Packed {
  return Buffer.from(buffer).toString("base64");
}

export function unpackIndices(packed: Packed): Uint32Array {
  return new Uint32Array(bytesOf(packed));
}

export function unpackNumbers(packed: Packed): Float64Array {
  return new Float64Array(bytesOf(packed));
}

/** In memory of their own: the numbers of a typed array must not begin in the middle of a word. */
function bytesOf(packed: Packed): ArrayBuffer {
  return new Uint8Array(Buffer.from(packed, "base64")).buffer;
}

function traitsIn(backup: Backup): BackupTraits {
  const { kind, compartmentId, region, lifecycleState, isScheduled, kmsKeyId, protection } = backup;
  return { kind, compartmentId, region, lifecycleState, isScheduled, kmsKeyId, protection };
}

/** Values by the order of their first appearance. */
class Numbering<Value> {
  readonly values: Value[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(key: string, value: Value): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.values.push(value) - 1;
    this.#numbers.set(key, number);
    return number;
  }
}
