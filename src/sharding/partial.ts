import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";

import type { ApiUsage } from "../oci/transport/transport.js";
import type { BackupPolicy, Inventory } from "../inventory/inventory.js";
import type { ScopeSettings } from "../settings/settings.js";
import { toColumns, type BackupColumns } from "./backup-columns.js";
import { ShardBackups } from "./backup-maps.js";
import { parseShard, type Shard } from "./shard-id.js";

/** What one shard read, to be judged once all are there. */
export interface Partial {
  readonly shard: Shard;
  readonly toolVersion: string;
  readonly scope: ScopeSettings;
  readonly startedAt: number;
  readonly durationMs: number;
  readonly api: Readonly<ApiUsage>;
  readonly coversTenancy: boolean;
  readonly inventory: Inventory;
}

const KIND = "oci-volume-backup-audit/partial";
const FORMAT = 2;

const compress = promisify(gzip);
const decompress = promisify(gunzip);
/** Bytes to inflate at once: with the default, a partial report comes in hundreds of pieces. */
const CHUNK = 4 * 1_024 * 1_024;

/** A text that is no partial report of this version. The message is a sentence. */
export class PartialError extends Error {
  override readonly name = "PartialError";
}

/** Gzipped JSON, backups in columns; numbers that JSON does not know are kept, as statuses hang on them. */
export async function writePartial(shardName: string, partial: Partial): Promise<Buffer> {
  const { inventory, ...facts } = partial;
  const content = {
    kind: KIND,
    format: FORMAT,
    ...facts,
    shard: shardName,
    inventory: {
      ...inventory,
      backups: toColumns(inventory.backups.values()),
      instances: [...inventory.instances.values()],
      lookups: {
        policies: [...inventory.lookups.policies],
        replicas: [...inventory.lookups.replicas],
      },
    },
  };
  return await compress(JSON.stringify(content, keep));
}

/** Reads what `writePartial` wrote. Throws `PartialError`, naming `source`. */
export async function readPartial(data: Buffer, source: string): Promise<Partial> {
  let content: Stored;
  try {
    const text = (await decompress(data, { chunkSize: CHUNK })).toString("utf8");
    // To look at each value costs more than all the rest, and next to no report has any such.
    content = JSON.parse(text, text.includes(`"${MARK}`) ? restore : undefined) as Stored;
  } catch {
    throw new PartialError(`${source} is not a partial report: it is not gzipped JSON.`);
  }
  const shard = typeof content.shard === "string" ? parseShard(content.shard) : null;
  if (content.kind !== KIND || content.format !== FORMAT || shard === null) {
    throw new PartialError(
      `${source} is not a partial report of this version. Use the same version of the action in every job of the matrix.`,
    );
  }
  const { inventory } = content;
  return { ...content, shard, inventory: restoreInventory(inventory) };
}

interface Stored extends Omit<Partial, "shard" | "inventory"> {
  readonly kind: string;
  readonly format: number;
  readonly shard: string;
  readonly inventory: Omit<Inventory, "backups" | "instances" | "lookups"> & {
    readonly backups: BackupColumns;
    readonly instances: readonly ValueOf<Inventory["instances"]>[];
    readonly lookups: {
      readonly policies: readonly (readonly [string, StoredPolicy])[];
      readonly replicas: Iterable<readonly [string, StoredReplica]>;
    };
  };
}

type ValueOf<M> = M extends ReadonlyMap<string, infer V> ? V : never;
type StoredPolicy = ValueOf<Inventory["lookups"]["policies"]>;
type StoredReplica = ValueOf<Inventory["lookups"]["replicas"]>;

function restoreInventory(stored: Stored["inventory"]): Inventory {
  return {
    ...stored,
    backups: new ShardBackups(stored.backups),
    instances: new Map(stored.instances.map((instance) => [instance.id, instance])),
    lookups: {
      policies: new Map(stored.lookups.policies.map(sharing(new Map()))),
      replicas: new Map(stored.lookups.replicas),
    },
  };
}

/** Many assets share a policy: one object for all, as when it was looked up. */
function sharing(known: Map<string, BackupPolicy>) {
  return ([id, lookup]: readonly [string, StoredPolicy]): readonly [string, StoredPolicy] => {
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

function restore(_key: string, value: unknown): unknown {
  if (typeof value !== "string") return value;
  if (value.startsWith(NUMBER)) return Number(value.slice(NUMBER.length));
  return value.startsWith(TEXT) ? value.slice(TEXT.length) : value;
}
