import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";

import type { ApiUsage } from "../oci/transport/transport.js";
import { BackupStore } from "../inventory/backup-store.js";
import type { BackupPolicy, Inventory } from "../inventory/inventory.js";
import type { ScopeSettings } from "../settings/settings.js";
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
const FORMAT = 1;

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/** A text that is no partial report of this version. The message is a sentence. */
export class PartialError extends Error {
  override readonly name = "PartialError";
}

/** Gzipped JSON; numbers that JSON does not know are kept, since they decide on statuses. */
export async function writePartial(shardName: string, partial: Partial): Promise<Buffer> {
  const { inventory, ...facts } = partial;
  const content = {
    kind: KIND,
    format: FORMAT,
    ...facts,
    shard: shardName,
    inventory: {
      ...inventory,
      backups: [...inventory.backups.values()].flat(),
      instances: [...inventory.instances.values()],
      lookups: {
        policies: [...inventory.lookups.policies],
        replicas: [...inventory.lookups.replicas],
      },
    },
  };
  return await compress(JSON.stringify(content, keepNumber));
}

/** Reads what `writePartial` wrote. Throws `PartialError`, naming `source`. */
export async function readPartial(data: Buffer, source: string): Promise<Partial> {
  let content: Stored;
  try {
    content = JSON.parse((await decompress(data)).toString("utf8"), restoreNumber) as Stored;
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
    readonly backups: readonly StoredBackup[];
    readonly instances: readonly ValueOf<Inventory["instances"]>[];
    readonly lookups: {
      readonly policies: readonly (readonly [string, StoredPolicy])[];
      readonly replicas: Iterable<readonly [string, StoredReplica]>;
    };
  };
}

type ValueOf<M> = M extends ReadonlyMap<string, infer V> ? V : never;
type StoredBackup = ValueOf<Inventory["backups"]>[number];
type StoredPolicy = ValueOf<Inventory["lookups"]["policies"]>;
type StoredReplica = ValueOf<Inventory["lookups"]["replicas"]>;

function restoreInventory(stored: Stored["inventory"]): Inventory {
  const backups = new BackupStore();
  for (const backup of stored.backups) backups.add(backup);
  return {
    ...stored,
    backups,
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

/** JSON would write NaN and the infinities as null, which means "never expires" for a backup. */
const MARK = "#number:";

function keepNumber(_key: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isFinite(value) ? `${MARK}${value}` : value;
}

function restoreNumber(_key: string, value: unknown): unknown {
  return typeof value === "string" && value.startsWith(MARK)
    ? Number(value.slice(MARK.length))
    : value;
}
