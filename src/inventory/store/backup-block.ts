import { OcidColumn } from "./ocid-column.js";
import { ownMemory } from "./own-memory.js";
import {
  restoredColumn,
  storedColumn,
  type NumberColumn,
  type NumberKind,
  type StoredColumns,
} from "./stored-columns.js";
import type { TextTable } from "./text-table.js";

/** Backups in columns outside of the heap. Most have none of what the columns that may be null hold. */
export interface BackupBlock {
  /** NaN stands for null, but for `created`, which may be NaN itself. */
  readonly created: Float64Array;
  readonly size: Float64Array;
  requested: Float64Array | null;
  expires: Float64Array | null;
  retained: Float64Array | null;
  /** Numbers of the table of texts; 0 stands for null. */
  readonly volume: Uint32Array;
  readonly compartment: Uint32Array;
  readonly region: Uint32Array;
  readonly state: Uint32Array;
  /** One more than the number of GB; 0 stands for null. */
  unique: Uint32Array | null;
  kms: Uint32Array | null;
  copyOf: Uint32Array | null;
  readonly flags: Uint8Array;
  /** The position of the volume's backup before this one, counted from 1; 0 for none. */
  readonly previous: Uint32Array;
  readonly ids: OcidColumn;
}

/** A block to be filled with so many backups; nothing in it is ever copied as it grows. */
export function emptyBlock(rows: number, texts: TextTable): BackupBlock {
  const columns = ownMemory(rows * (2 * 8 + 5 * 4 + 1));
  let used = 0;
  const next = <Column>(
    kind: new (buffer: ArrayBuffer, offset: number, rows: number) => Column,
    bytes: number,
  ) => {
    used += rows * bytes;
    return new kind(columns, used - rows * bytes, rows);
  };
  return {
    created: next(Float64Array, 8),
    size: next(Float64Array, 8),
    volume: next(Uint32Array, 4),
    compartment: next(Uint32Array, 4),
    region: next(Uint32Array, 4),
    state: next(Uint32Array, 4),
    previous: next(Uint32Array, 4),
    flags: next(Uint8Array, 1),
    ...{ requested: null, expires: null, retained: null, unique: null, kms: null, copyOf: null },
    ids: OcidColumn.empty(rows, texts),
  };
}

/** The block's first rows as they lie in memory. */
export function storedBlock({ ids, ...columns }: BackupBlock, rows: number): StoredColumns {
  const given = Object.entries(columns).filter(
    (entry): entry is [string, NumberColumn] => entry[1] !== null,
  );
  return new Map([
    ...given.map(([name, column]) => [name, storedColumn(column, rows)] as const),
    ...ids.stored(),
  ]);
}

/** What `storedBlock` gave, with no room for more. Throws `RangeError` when it is not whole. */
export function restoredBlock(stored: StoredColumns, rows: number, texts: TextTable): BackupBlock {
  const column = <Column extends NumberColumn>(name: string, kind: NumberKind<Column>) =>
    restoredColumn(stored, name, kind, rows);
  const optional = <Column extends NumberColumn>(name: string, kind: NumberKind<Column>) =>
    stored.has(name) ? column(name, kind) : null;
  return {
    created: column("created", Float64Array),
    size: column("size", Float64Array),
    volume: column("volume", Uint32Array),
    compartment: column("compartment", Uint32Array),
    region: column("region", Uint32Array),
    state: column("state", Uint32Array),
    previous: column("previous", Uint32Array),
    flags: column("flags", Uint8Array),
    requested: optional("requested", Float64Array),
    expires: optional("expires", Float64Array),
    retained: optional("retained", Float64Array),
    unique: optional("unique", Uint32Array),
    kms: optional("kms", Uint32Array),
    copyOf: optional("copyOf", Uint32Array),
    ids: OcidColumn.restored(stored, rows, texts),
  };
}
