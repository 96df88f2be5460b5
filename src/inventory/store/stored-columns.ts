/** Columns outside of the program, by name: as they lie in memory, in the machine's order of bytes. */
export type StoredColumns = ReadonlyMap<string, Uint8Array>;

export type NumberColumn = Float64Array | Uint32Array | Uint8Array;

export interface NumberKind<Column extends NumberColumn> {
  readonly BYTES_PER_ELEMENT: number;
  new (memory: ArrayBufferLike, offset: number, rows: number): Column;
}

/** The column's first rows. */
export function storedColumn(column: NumberColumn, rows: number): Uint8Array {
  const { buffer, byteOffset, BYTES_PER_ELEMENT: width } = column;
  return new Uint8Array(buffer, byteOffset, rows * width);
}

/**
 * A column of so many rows; what was stored is not copied where a number begins a machine's word. Throws
 * `RangeError` when that is not what was stored.
 */
export function restoredColumn<Column extends NumberColumn>(
  stored: StoredColumns,
  name: string,
  kind: NumberKind<Column>,
  rows: number,
): Column {
  const bytes = stored.get(name);
  if (bytes?.length !== rows * kind.BYTES_PER_ELEMENT) {
    throw new RangeError(`The column ${name} is not of ${rows} rows.`);
  }
  const aligned = bytes.byteOffset % kind.BYTES_PER_ELEMENT === 0 ? bytes : new Uint8Array(bytes);
  return new kind(aligned.buffer, aligned.byteOffset, rows);
}
