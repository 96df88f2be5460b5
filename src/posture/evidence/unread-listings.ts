import type {
  Inventory,
  UnaskedListings,
  UnreadListing,
  Volume,
} from "../../inventory/inventory.js";
import { LIST_BACKUPS, type Operation } from "../../oci/operations.js";
import { unreadKey } from "../../inventory/unread-key.js";
import { sortedByKeys } from "../../plain/order.js";

/** Tells whether the backups of a volume's own compartment and region could not be listed. */
export function ownBackupsUnread(unread: readonly UnreadListing[]): (volume: Volume) => boolean {
  const keys = new Set(unread.map(unreadKey));
  if (keys.size === 0) return () => false;
  return ({ region, compartmentId, kind }) =>
    keys.has(unreadKey({ compartmentId, region, operation: LIST_BACKUPS[kind] }));
}

/** Tells whether a backup of the volume may lie in a compartment that was not asked. */
export function restsOnIndex(unasked: readonly UnaskedListings[]): (volume: Volume) => boolean {
  const keys = new Set(unasked.map(({ region, operation }) => `${operation} ${region}`));
  return ({ region, kind }) => keys.has(`${LIST_BACKUPS[kind]} ${region}`);
}

/** Tells whether the backups of a kind were listed in full, in every region and compartment. */
export function areAllBackupsRead(
  unread: readonly UnreadListing[],
): (kind: Volume["kind"]) => boolean {
  const operations = new Set(unread.map((it) => it.operation));
  return (kind) => !operations.has(LIST_BACKUPS[kind]);
}

type Listings = Pick<Inventory, "unread" | "tolerated" | "unasked">;

/** Tells of a kind whether backups may lie in a place that was closed, wherever it is, or not asked. */
export function hiddenBackups({
  unread,
  tolerated,
  unasked,
}: Listings): (kind: Volume["kind"]) => boolean {
  const operations = new Set<Operation>(
    [...unread, ...tolerated, ...unasked].map((it) => it.operation),
  );
  return (kind) => operations.has(LIST_BACKUPS[kind]);
}

/** Tells whether there is no backup of either kind but those that were listed. */
export function isEveryBackupListed(listings: Listings): boolean {
  const isHidden = hiddenBackups(listings);
  return !isHidden("BLOCK_VOLUME") && !isHidden("BOOT_VOLUME");
}

export function sortUnread(unread: readonly UnreadListing[]): UnreadListing[] {
  return sortedByKeys(unread, (it) => [
    it.region,
    it.compartmentName,
    it.compartmentId,
    it.operation,
    it.reason,
    it.opcRequestId ?? "",
  ]);
}
