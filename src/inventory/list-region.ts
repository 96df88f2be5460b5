import { readDomains, unnamedDomains } from "./boot-attachments.js";
import { OTHER_LISTINGS, VOLUME_LISTINGS, type RegionReader } from "./region-reader.js";

/** Lists everything in one region: nothing then rests on what Resource Search shows. */
export async function listRegion(reader: RegionReader): Promise<void> {
  const domains = readDomains(reader);
  const attachments = domains.then((known) => listBootAttachments(reader, known));
  await Promise.all([
    reader.list(VOLUME_LISTINGS, reader.audited),
    reader.list(OTHER_LISTINGS, reader.everywhere),
    attachments,
  ]);
  // A domain that was not named, but that volumes and instances lie in.
  const others = unnamedDomains(reader, await domains);
  await Promise.all([
    // Where the service demands a domain, their boot volumes were left out too.
    ...others.map((domain) => reader.listBootVolumesIn(domain)),
    listBootAttachments(reader, others),
  ]);
}

async function listBootAttachments(
  reader: RegionReader,
  domains: readonly string[],
): Promise<void> {
  await Promise.all(domains.map((domain) => reader.listBootAttachments(domain, reader.everywhere)));
}
