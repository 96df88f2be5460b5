import { LIST_ATTACHMENTS, LIST_BACKUPS, LIST_VOLUMES } from "../oci/operations.js";
import { openBootDomains, readDomains } from "./boot-attachments.js";
import type { UnaskedListings, VolumeKind } from "./inventory.js";
import type { RegionReader } from "./region-reader.js";

const IN_SCOPE = Object.values(LIST_VOLUMES);
const EVERYWHERE = [...Object.values(LIST_BACKUPS), LIST_ATTACHMENTS.BLOCK_VOLUME];

/** The listings of a region that were not made: what they would show is not known. */
export function unaskedListings(reader: RegionReader): readonly UnaskedListings[] {
  const { region } = reader;
  const bootAttachments = new Set(
    [...openBootDomains(reader)].flatMap((domain) =>
      reader.unasked("ListBootVolumeAttachments", reader.everywhere, domain),
    ),
  );
  return [
    ...IN_SCOPE.map((it) => [it, reader.unasked(it, reader.audited).length] as const),
    ...EVERYWHERE.map((it) => [it, reader.unasked(it, reader.everywhere).length] as const),
    ["ListBootVolumeAttachments", bootAttachments.size] as const,
  ]
    .filter(([, compartments]) => compartments > 0)
    .map(([operation, compartments]) => ({ region, operation, compartments }));
}

/** Lists attachments wherever they were not listed yet, since something hangs on them. */
export async function listRestOfAttachments(reader: RegionReader, kind: VolumeKind): Promise<void> {
  const block = reader.list(["ListVolumeAttachments"], reader.everywhere);
  if (kind === "BOOT_VOLUME") {
    if (reader.reading.scope.elsewhere.size > 0) await readDomains(reader);
    await Promise.all(
      [...openBootDomains(reader)].map((domain) =>
        reader.listBootAttachments(domain, reader.everywhere),
      ),
    );
  }
  await block;
}
