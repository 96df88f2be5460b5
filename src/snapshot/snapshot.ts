import { z } from "zod";

import type { EarlierProofs, RestoreProof } from "../inventory/restore-proof.js";
import type { Inventory } from "../inventory/inventory.js";
import { MEBIBYTE, MOST_PACKED_BYTES } from "../plain/byte-limits.js";
import type { ScopeSettings } from "../settings/settings.js";
import { packInventory, restoreInventory, unpack } from "./packed-inventory.js";
import { packedContent } from "./packed-schema.js";
import { instant, scopeSchema } from "./run-facts.js";

/** What an audit read, to be judged again: the report format `inventory`. */
export interface InventorySnapshot {
  readonly toolVersion: string;
  readonly scope: ScopeSettings;
  /** The instant that it is judged at, in milliseconds since the epoch. */
  readonly readAt: number;
  readonly coversTenancy: boolean;
  /** What earlier reports saw of restores, with which the audit judged; absent where it was not kept. */
  readonly earlierProofs?: EarlierProofs;
  readonly inventory: Inventory;
}

const KIND = "oci-volume-backup-audit/inventory";
/** Of all versions with the same major number. */
const FORMAT = 1;

/** A file that holds no inventory to judge. The message is a sentence. */
export class SnapshotError extends Error {
  override readonly name = "SnapshotError";
}

/** @param masked the last net, for what a name or a tag may hold */
export async function writeSnapshot(
  { inventory, earlierProofs, ...facts }: InventorySnapshot,
  masked?: (text: string) => string,
): Promise<Buffer> {
  const proofs = earlierProofs === undefined ? {} : { earlierProofs: [...earlierProofs] };
  const head = { kind: KIND, format: FORMAT, ...facts, ...proofs };
  return await packInventory(head, inventory, masked);
}

/** Reads what `writeSnapshot` wrote. Throws `SnapshotError`, naming `source`. */
export async function readSnapshot(
  data: Buffer,
  source: string,
  mostBytes = MOST_PACKED_BYTES,
): Promise<InventorySnapshot> {
  const unpacked = await unpack(data, mostBytes);
  if (unpacked === "too large") {
    throw new SnapshotError(
      `${source} inflates to more than ${mostBytes / MEBIBYTE} MiB and was not read. Look at what inventory-file names; where it is an inventory, write one with a narrower scope.`,
    );
  }
  const content = unpacked === "not gzipped JSON" ? {} : unpacked.content;
  const { kind, format } = content as { readonly kind?: unknown; readonly format?: unknown };
  if (unpacked === "not gzipped JSON" || kind !== KIND) {
    throw new SnapshotError(
      `${source} is not the inventory of an audit. Give the file that an audit with formats: inventory wrote, which ends in .inventory.json.gz.`,
    );
  }
  if (format !== FORMAT) {
    throw new SnapshotError(
      `${source} was written by a version of another major number. Run the audit again with this version.`,
    );
  }
  const told = schema.safeParse(content);
  if (!told.success) {
    const field = String(told.error.issues[0]?.path.slice(0, DEEPEST).join("."));
    throw damaged(source, `${field} is not as it was written.`);
  }
  const { texts, inventory: packed, earlierProofs, ...facts } = told.data;
  const inventory = await restoreInventory({ texts, inventory: packed }, unpacked.columns);
  if (typeof inventory === "string") throw damaged(source, inventory);
  return {
    ...facts,
    ...(earlierProofs === undefined ? {} : { earlierProofs: new Map(earlierProofs) }),
    inventory,
  };
}

/** What follows may be a row's number, or a name. */
const DEEPEST = 3;

function damaged(source: string, why: string): SnapshotError {
  return new SnapshotError(
    `${source} is damaged. ${why} Download it again, or run the audit again.`,
  );
}

const restoreProof = z.object({
  backupId: z.string(),
  backupTime: z.number(),
  backupRegion: z.string(),
  restoredVolumeId: z.string(),
  restoredAt: z.number(),
  restoredRegion: z.string(),
  seenAt: z.number(),
}) satisfies z.ZodType<RestoreProof>;

const schema = packedContent.extend({
  toolVersion: z.string(),
  scope: scopeSchema,
  readAt: instant,
  coversTenancy: z.boolean(),
  earlierProofs: z.array(z.tuple([z.string(), restoreProof])).optional(),
});
