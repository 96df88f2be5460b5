import { promisify } from "node:util";
import { constants, gunzip, gzip } from "node:zlib";

import { z } from "zod";

import { MEBIBYTE, MOST_PARTIAL_BYTES } from "../plain/byte-limits.js";
import { BackupStore, type StoredBlock } from "../inventory/store/backup-store.js";
import type { BackupPolicy, Backups, Inventory } from "../inventory/inventory.js";
import { PACKED_IDS } from "../inventory/store/ocid-column.js";
import { TextTable } from "../inventory/store/text-table.js";
import type { ApiUsage } from "../oci/transport/transport.js";
import type { ScopeSettings } from "../settings/settings.js";
import { parseJson, withoutProto } from "../plain/parse-json.js";
import { packRecords, unpackRecords, type PackedRecords } from "./packed-records.js";
import { parseShard, type Shard } from "../settings/shard-id.js";

/** What one shard read, to be judged once all are there. */
export interface Partial {
  readonly shard: Shard;
  /** Of the whole audit, as the shard's job saw them: a join of fewer is not whole. */
  readonly regions: readonly string[];
  readonly toolVersion: string;
  readonly scope: ScopeSettings;
  /** When it was read, in milliseconds since the epoch. */
  readonly startedAt: number;
  /** GitHub's id of the workflow run; null outside of one. */
  readonly runId: string | null;
  readonly durationMs: number;
  readonly api: Readonly<ApiUsage>;
  readonly coversTenancy: boolean;
  readonly inventory: Inventory;
}

const KIND = "oci-volume-backup-audit/partial";
const FORMAT = 5;

const compress = promisify(gzip);
const decompress = promisify(gunzip);
/** Bytes to inflate at once: with the default, a partial report comes in hundreds of pieces. */
const CHUNK = 8 * 1_024 * 1_024;

/** A text that is no partial report of this version. The message is a sentence. */
export class PartialError extends Error {
  override readonly name = "PartialError";
}

/**
 * A line of JSON and after it the columns of the backups, gzipped. Nothing is done for each backup
 * when they are read, as a merge may read millions. Numbers that JSON does not know are kept, as
 * statuses hang on them.
 */
export async function writePartial(shardName: string, partial: Partial): Promise<Buffer> {
  const { inventory, ...facts } = partial;
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
  const content: Content = {
    kind: KIND,
    format: FORMAT,
    ...facts,
    shard: shardName,
    texts: texts.all,
    inventory: packed,
  };
  const columns = blocks.flatMap((block) => [...block.columns]);
  return Buffer.concat([
    await compress(`${JSON.stringify(content, keep)}\n`),
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

// Of the machines that Node.js runs on, those of a matrix all keep the lowest byte first.
async function compressColumn([name, bytes]: readonly [string, Uint8Array]): Promise<Buffer> {
  return await compress(bytes, name === PACKED_IDS ? { level: constants.Z_NO_COMPRESSION } : {});
}

/** Reads what `writePartial` wrote. Throws `PartialError`, naming `source`. */
export async function readPartial(data: Buffer, source: string): Promise<Partial> {
  let bytes: Buffer;
  let content: Content;
  try {
    bytes = await decompress(data, { chunkSize: CHUNK, maxOutputLength: MOST_PARTIAL_BYTES });
    const text = bytes.toString("utf8", 0, endOfLine(bytes));
    // To look at each value costs more than all the rest, and next to no report has any such.
    const isMarked = text.includes(`"${MARK}`);
    content = Object(isMarked ? JSON.parse(text, restore) : parseJson(text)) as Content;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") {
      throw new PartialError(
        `${source} inflates to more than ${MOST_PARTIAL_BYTES / MEBIBYTE} MiB, which no partial report does. Look at what partial-reports matches, and plan more shards if it is one.`,
      );
    }
    throw new PartialError(`${source} is not a partial report: it is not gzipped JSON.`);
  }
  const shard = typeof content.shard === "string" ? parseShard(content.shard) : null;
  if (content.kind !== KIND || content.format !== FORMAT || shard === null) {
    throw new PartialError(
      `${source} is not a partial report of this version. Use the same version of the action in every job of the matrix.`,
    );
  }
  const told = facts.safeParse(content);
  if (!told.success) {
    const field = String(told.error.issues[0]?.path.join("."));
    throw new PartialError(
      `${source} does not say ${field} as this version writes it, so it cannot be told what it is of. Run the whole matrix again.`,
    );
  }
  const columns = bytes.subarray(endOfLine(bytes) + 1);
  try {
    return { ...content, shard, inventory: restoreInventory(content, columns) };
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
    const what = error instanceof RangeError ? error.message : "A part of it is missing.";
    throw new PartialError(
      `${source} is damaged. ${what} Download the artifact again, or run the shard again.`,
    );
  }
}

function endOfLine(bytes: Buffer): number {
  const end = bytes.indexOf("\n");
  return end < 0 ? bytes.length : end;
}

const count = z.int().nonnegative();
/** Of JavaScript, in milliseconds since the epoch. */
const LAST_DATE = 8_640_000_000_000_000;

/** What the join and the report take from each part as it stands, beside what was read. */
const facts = z.object({
  regions: z.array(z.string()),
  toolVersion: z.string(),
  scope: z.object({
    regions: z.union([z.literal("all"), z.array(z.string())]),
    rootCompartment: z.string().nullable(),
    includeSubcompartments: z.boolean(),
    excludeCompartments: z.array(z.string()),
  }),
  startedAt: z.int().positive().max(LAST_DATE),
  runId: z.string().nullable(),
  durationMs: z.number().nonnegative(),
  api: z.object({ requests: count, retries: count, throttled: count }),
  coversTenancy: z.boolean(),
}) satisfies z.ZodType<Omit<Partial, "shard" | "inventory">>;

/** The line of JSON. */
interface Content extends Omit<Partial, "shard" | "inventory"> {
  readonly kind: string;
  readonly format: number;
  readonly shard: string;
  /** Those that the columns name by their numbers, from 1 on. */
  readonly texts: readonly string[];
  readonly inventory: PackedInventory;
}

interface PackedInventory
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

/** What the join goes through item by item. */
const LISTS = [
  ...(["regions", "compartments", "volumeGroups", "unread"] as const),
  ...(["tolerated", "unasked", "discovery", "searchFailures"] as const),
];

/** Throws `RangeError`, or `TypeError` for a part that is not there, when what is read is not what was written. */
function restoreInventory({ texts: known, inventory }: Content, columns: Buffer): Inventory {
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
