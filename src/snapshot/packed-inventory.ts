import { promisify } from "node:util";
import { constants, gzip } from "node:zlib";

import { MOST_PACKED_BYTES } from "../plain/byte-limits.js";
import type { BackupPolicy, Backups, Inventory } from "../inventory/inventory.js";
import { BackupStore, type StoredBlock } from "../inventory/store/backup-store.js";
import { PACKED_IDS } from "../inventory/store/ocid-column.js";
import { TextTable } from "../inventory/store/text-table.js";
import { parseJson, withoutProto } from "../plain/parse-json.js";
import { InflatesTooFar, Inflation } from "./inflation.js";
import { packRecords, unpackRecords, type PackedRecords } from "./packed-records.js";

const compress = promisify(gzip);

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

/** A packed file of which the line of JSON is read; what it says is not looked at yet. */
export interface Unpacked {
  readonly content: Partial<PackedContent>;
  /** What follows. */
  readonly columns: Inflation;
}

/** Why there is no such line: it inflates beyond measure, or is no such file at all. */
export type Unpackable = "too large" | "not gzipped JSON";

export async function unpack(
  data: Buffer,
  mostBytes = MOST_PACKED_BYTES,
): Promise<Unpacked | Unpackable> {
  try {
    const columns = new Inflation(data, mostBytes);
    const text = (await columns.line()).toString("utf8");
    // To look at each value costs more than all the rest, and next to no inventory has any such.
    const isMarked = text.includes(`"${MARK}`);
    const content = Object(isMarked ? JSON.parse(text, restore) : parseJson(text)) as object;
    return { content, columns };
  } catch (error) {
    return error instanceof InflatesTooFar ? "too large" : "not gzipped JSON";
  }
}

/** What is gone through item by item. */
const LISTS = [
  ...(["regions", "compartments", "volumeGroups", "unread"] as const),
  ...(["tolerated", "unasked", "discovery", "searchFailures"] as const),
];

/** The inventory, or in a sentence why the file is damaged. */
export async function restoreInventory(
  content: PackedContent,
  columns: Inflation,
): Promise<Inventory | string> {
  try {
    return await restored(content, columns);
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
    return error instanceof RangeError ? error.message : "A part of it is missing.";
  }
}

/** Throws `RangeError`, or `TypeError` for a part that is not there, when what is read is not what was written. */
async function restored(
  { texts: known, inventory }: PackedContent,
  columns: Inflation,
): Promise<Inventory> {
  const missing = Array.isArray(known)
    ? LISTS.find((name) => !Array.isArray(inventory[name]))
    : "texts";
  if (missing !== undefined) throw new RangeError(`It has no list of ${missing}.`);
  const texts = new TextTable(known);
  const blocks = await storedBlocks(inventory.backups, columns);
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

async function storedBlocks(
  sizes: readonly BlockSizes[],
  inflation: Inflation,
): Promise<readonly StoredBlock[]> {
  const blocks: StoredBlock[] = [];
  for (const { rows, columns: named } of sizes) {
    const columns = new Map<string, Uint8Array>();
    for (const [name, size] of named) columns.set(name, await inflation.bytes(size));
    blocks.push({ rows, columns });
  }
  await inflation.end();
  return blocks;
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
