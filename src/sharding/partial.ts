import { z } from "zod";

import { MEBIBYTE, MOST_PACKED_BYTES } from "../plain/byte-limits.js";
import type { Inventory } from "../inventory/inventory.js";
import type { ApiUsage } from "../oci/transport/transport.js";
import type { ScopeSettings } from "../settings/settings.js";
import { parseShard, type Shard } from "../settings/shard-id.js";
import {
  packInventory,
  restoreInventory,
  unpack,
  type PackedContent,
} from "../snapshot/packed-inventory.js";
import { instant, scopeSchema } from "../snapshot/run-facts.js";

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
const FORMAT = 6;

/** A text that is no partial report of this version. The message is a sentence. */
export class PartialError extends Error {
  override readonly name = "PartialError";
}

export async function writePartial(shardName: string, partial: Partial): Promise<Buffer> {
  const { inventory, ...facts } = partial;
  return await packInventory({ kind: KIND, format: FORMAT, ...facts, shard: shardName }, inventory);
}

/** Reads what `writePartial` wrote. Throws `PartialError`, naming `source`. */
export async function readPartial(data: Buffer, source: string): Promise<Partial> {
  const unpacked = await unpack(data);
  if (unpacked === "too large") {
    throw new PartialError(
      `${source} inflates to more than ${MOST_PACKED_BYTES / MEBIBYTE} MiB, which no partial report does. Look at what partial-reports matches, and plan more shards if it is one.`,
    );
  }
  if (unpacked === "not gzipped JSON") {
    throw new PartialError(`${source} is not a partial report: it is not gzipped JSON.`);
  }
  const content = unpacked.content as Content;
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
  const inventory = await restoreInventory(content, unpacked.columns);
  if (typeof inventory === "string") {
    throw new PartialError(
      `${source} is damaged. ${inventory} Download the artifact again, or run the shard again.`,
    );
  }
  return { ...content, shard, inventory };
}

const count = z.int().nonnegative();

/** What the join and the report take from each part as it stands, besides what was read. */
const facts = z.object({
  regions: z.array(z.string()),
  toolVersion: z.string(),
  scope: scopeSchema,
  startedAt: instant,
  runId: z.string().nullable(),
  durationMs: z.number().nonnegative(),
  api: z.object({ requests: count, retries: count, throttled: count }),
  coversTenancy: z.boolean(),
}) satisfies z.ZodType<Omit<Partial, "shard" | "inventory">>;

/** The line of JSON. */
interface Content extends Omit<Partial, "shard" | "inventory">, PackedContent {
  readonly kind: string;
  readonly format: number;
  readonly shard: string;
}
