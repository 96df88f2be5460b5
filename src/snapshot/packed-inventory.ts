import { promisify } from "node:util";
import { constants, gunzip, gzip } from "node:zlib";

import { MOST_PACKED_BYTES } from "../plain/byte-limits.js";
import type { BackupPolicy, Backups, Inventory } from "../inventory/inventory.js";
import { BackupStore, type StoredBlock } from "../inventory/store/backup-store.js";
import { PACKED_IDS } from "../inventory/store/ocid-column.js";
import { TextTable } from "../inventory/store/text-table.js";
import { parseJson, withoutProto } from "../plain/parse-json.js";
import { packRecords, unpackRecords, type PackedRecords } from "./packed-records.js";

const compress = promisify(gzip);
const decompress = promisify(gunzip);
/** Bytes to inflate at once: with the default, a packed file comes in hundreds of pieces. */
const CHUNK = 8 * 1_024 * 1_024;

/** The line of JSON, besides what its writer says of it. */
export interface PackedContent {
  /** Those that the columns name by their numbers, from 1 on. */
  readonly texts: readonly string[];
  readonly inventory: PackedInventory;
}

export interface PackedInventory
  extends Omit<Inventory, keyof PackedRecords | "backups" | "lookups">, PackedRecords {
  readonly backups: readonly BlockSizes[];
  readonly lookups: {
    readonly policies: readonly (readonly [string, PolicyLookup])[];
    readonly replicas: readonly (readonly [string, ReplicaLookup])[];
  };
}

/** The columns by name and size in bytes, in the order in which they follow the JSON. */
interface BlockSizes {
  readonly rows: number;
  readonly columns: readonly (readonly [string, number])[];
}

type ValueOf<M> = M extends ReadonlyMap<string, infer V> ? V : never;
type PolicyLookup = ValueOf<Inventory["lookups"]["policies"]>;
type ReplicaLookup = ValueOf<Inventory["lookups"]["replicas"]>;

/**
 * A line of JSON and after it the columns of the backups, gzipped. Nothing is done for each backup
 * when they are read, as there may be millions. Numbers that JSON does not know are kept, as statuses
 * hang on them.
 * @param masked the last net, for what a name or a tag may hold
 */
export async function packInventory(
  head: object,
  inventory: Inventory,
  masked: (text: string) => string = (text) => text,
): Promise<Buffer> {
  const texts = new TextTable();
  const blocks = neighbours(inventory.backups, texts).stored();
  const packed: PackedInventory = {
    ...inventory,
    ...packRecords(inventory, texts),
    backups: blocks.map(sizesOf),
    lookups: {
      policies: [...inventory.lookups.policies],
      replicas: [...inventory.lookups.replicas],
    },
  };
  const content = { ...head, texts: texts.all, inventory: packed };
  const columns = blocks.flatMap((block) => [...block.columns]);
  return Buffer.concat([
    await compress(`${masked(JSON.stringify(content, keep))}\n`),
    ...(await Promise.all(columns.map(compressColumn))),
  ]);
}

/** With those of a volume next to each other they are read from one place. */
function neighbours(backups: Backups, texts: TextTable): BackupStore {
  const store = new BackupStore(texts);
  for (const ofVolume of backups.values()) for (const backup of ofVolume) store.add(backup);
  return store;
}

function sizesOf({ rows, columns }: StoredBlock): BlockSizes {
  return { rows, columns: [...columns].map(([name, bytes]) => [name, bytes.length]) };
}

// Of the machines that Node.js runs on, those that read and write it all keep the lowest byte first.
async function compressColumn([name, bytes]: readonly [string, Uint8Array]): Promise<Buffer> {
  return await compress(bytes, name === PACKED_IDS ? { level: constants.Z_NO_COMPRESSION } : {});
}

/** A packed file taken apart; what its line of JSON says is not looked at yet. */
export interface Unpacked {
  readonly content: Partial<PackedContent>;
  readonly columns: Buffer;
}

/** Why it cannot be taken apart: it inflates beyond measure, or is no such file at all. */
export type Unpackable = "too large" | "not gzipped JSON";

export async function unpack(
  data: Buffer,
  mostBytes = MOST_PACKED_BYTES,
): Promise<Unpacked | Unpackable> {
  try {
    const bytes = await decompress(data, { chunkSize: CHUNK, maxOutputLength: mostBytes });
    const text = bytes.toString("utf8", 0, endOfLine(bytes));
    // To look at each value costs more than all the rest, and next to no inventory has any such.
    const isMarked = text.includes(`"${MARK}`);
    const content = Object(isMarked ? JSON.parse(text, restore) : parseJson(text)) as object;
    return { content, columns: bytes.subarray(endOfLine(bytes) + 1) };
  } catch (error) {
    const isTooLarge = (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE";
    return isTooLarge ? "too large" : "not gzipped JSON";
  }
}

function endOfLine(bytes: Buffer): number {
  const end = bytes.indexOf("\n");
  return end < 0 ? bytes.length : end;
}

/** What is gone through item by item. */
const LISTS = [
  ...(["regions", "compartments", "volumeGroups", "unread"] as const),
  ...(["tolerated", "unasked", "discovery", "searchFailures"] as const),
];

/** The inventory, or in a sentence why the file is damaged. */
export function restoreInventory(content: PackedContent, columns: Buffer): Inventory | string {
  try {
    return restored(content, columns);
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
    return error instanceof RangeError ? error.message : "A part of it is missing.";
  }
}

/** Throws `RangeError`, or `TypeError` for a part that is not there, when what is read is not what was written. */
function restored({ texts: known, inventory }: PackedContent, columns: Buffer): Inventory {
  const missing = Array.isArray(known)
    ? LISTS.find((name) => !Array.isArray(inventory[name]))
    : "texts";
  if (missing !== undefined) throw new RangeError(`It has no list of ${missing}.`);
  const texts = new TextTable(known);
  let end = 0;
  const blocks = inventory.backups.map(({ rows, columns: sizes }) => {
    const named = sizes.map(
      ([name, size]) => [name, columns.subarray(end, (end += size))] as const,
    );
    return { rows, columns: new Map(named) };
  });
  return {
    ...inventory,
    ...unpackRecords(inventory, texts),
    backups: BackupStore.restored(blocks, texts),
    lookups: {
      policies: new Map(inventory.lookups.policies.map(sharing(new Map()))),
      replicas: new Map(inventory.lookups.replicas),
    },
  };
}

/** Many assets share a policy: one object for all, as when it was looked up. */
function sharing(known: Map<string, BackupPolicy>) {
  return ([id, lookup]: readonly [string, PolicyLookup]): readonly [string, PolicyLookup] => {
    if (lookup.kind === "unread" || lookup.answer === null) return [id, lookup];
    const policy = known.get(lookup.answer.policy.id) ?? lookup.answer.policy;
    known.set(policy.id, policy);
    return [id, { ...lookup, answer: { ...lookup.answer, policy } }];
  };
}

/**
 * JSON would write NaN and the infinities as null, which means "never expires" for a backup. A text
 * that looks like such a number, as a name may, is marked too.
 */
const MARK = "#!";
const NUMBER = `${MARK}number:`;
const TEXT = `${MARK}text:`;

function keep(_key: string, value: unknown): unknown {
  if (typeof value === "number" && !Number.isFinite(value)) return `${NUMBER}${value}`;
  return typeof value === "string" && value.startsWith(MARK) ? `${TEXT}${value}` : value;
}

function restore(key: string, given: unknown): unknown {
  const value = withoutProto(key, given);
  if (typeof value !== "string") return value;
  if (value.startsWith(NUMBER)) return Number(value.slice(NUMBER.length));
  return value.startsWith(TEXT) ? value.slice(TEXT.length) : value;
}
