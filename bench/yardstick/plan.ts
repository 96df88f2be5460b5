import type { Lane } from "./lane.js";

interface Found {
  readonly resourceType: string;
  readonly compartmentId: string;
  readonly availabilityDomain: string | null;
}

/** So many compartments are asked about in one search for backups that lie elsewhere. */
const COMPARTMENTS_PER_SEARCH = 50;
const CORE = "/20160918";

/** The compartments of the tenancy, the root included. */
export async function readCompartments(
  lane: Lane,
  region: string,
  root: string,
): Promise<string[]> {
  const host = `identity.${region}.oci.oraclecloud.com`;
  const ids = [root];
  const path = `${CORE}/compartments?compartmentId=${root}&compartmentIdInSubtree=true&accessLevel=ANY&limit=1000`;
  const name = lane.request(host, `${CORE}/compartments/${root}`);
  for await (const page of lane.pages(host, path)) {
    for (const { id, lifecycleState } of page as { id: string; lifecycleState: string }[]) {
      if (lifecycleState === "ACTIVE") ids.push(id);
    }
  }
  await name;
  return ids;
}

export async function readRegions(lane: Lane, region: string, root: string): Promise<string[]> {
  const host = `identity.${region}.oci.oraclecloud.com`;
  const { json } = await lane.request(host, `${CORE}/tenancies/${root}/regionSubscriptions`);
  return (json as { regionName: string; status: string }[])
    .filter(({ status }) => status === "READY")
    .map(({ regionName }) => regionName);
}

/**
 * The least that an audit has to ask of one region: one search tells where volumes and instances
 * are, a few more which other compartments hold backups, and only those are listed. Every body is
 * read and parsed; nothing of it is kept.
 */
export async function readRegion(
  lane: Lane,
  region: string,
  compartments: readonly string[],
): Promise<void> {
  const volumes = new Set<string>();
  const bootVolumes = new Set<string>();
  const domains = new Map<string, Set<string>>();
  const search = (query: string) => findAll(lane, region, query);
  for await (const found of search("query volume, bootvolume, volumegroup, instance resources")) {
    const { resourceType, compartmentId, availabilityDomain } = found;
    if (resourceType === "Volume") volumes.add(compartmentId);
    if (resourceType === "BootVolume") bootVolumes.add(compartmentId);
    if (resourceType === "Instance" && availabilityDomain !== null) {
      const known = domains.get(compartmentId) ?? new Set();
      domains.set(compartmentId, known.add(availabilityDomain));
    }
  }
  const list = async (name: string, compartment: string, more = "") => {
    const path = `${CORE}/${name}?compartmentId=${compartment}&limit=1000${more}`;
    const pages = lane.pages(`iaas.${region}.oraclecloud.com`, path);
    while ((await pages.next()).done !== true);
  };
  const work: Promise<void>[] = [];
  const listBackups = async (name: string, type: string, near: ReadonlySet<string>) => {
    if (near.size === 0) return;
    const beyond = beyondSearches(
      type,
      [...near],
      compartments.filter((id) => !near.has(id)),
    );
    const lists = [...near].map((id) => list(name, id));
    await Promise.all([
      ...lists,
      ...beyond.map(async (query) => {
        const elsewhere = new Set<string>();
        for await (const { compartmentId } of search(query)) elsewhere.add(compartmentId);
        await Promise.all([...elsewhere].map((id) => list(name, id)));
      }),
    ]);
  };
  for (const id of volumes) work.push(list("volumes", id));
  for (const id of bootVolumes) work.push(list("bootVolumes", id));
  work.push(listBackups("volumeBackups", "volumebackup", volumes));
  work.push(listBackups("bootVolumeBackups", "bootvolumebackup", bootVolumes));
  for (const id of new Set([...volumes, ...domains.keys()]))
    work.push(list("volumeAttachments", id));
  for (const [id, names] of domains) {
    for (const name of names) {
      const more = `&availabilityDomain=${encodeURIComponent(name)}`;
      work.push(list("bootVolumeAttachments", id, more));
    }
  }
  await Promise.all(work);
}

function beyondSearches(
  type: string,
  near: readonly string[],
  others: readonly string[],
): readonly string[] {
  const start = `query ${type} resources where`;
  if (others.length === 0) return [];
  if (near.length <= COMPARTMENTS_PER_SEARCH) {
    return [`${start} ${near.map((id) => `compartmentId != '${id}'`).join(" && ")}`];
  }
  const searches: string[] = [];
  for (let from = 0; from < others.length; from += COMPARTMENTS_PER_SEARCH) {
    const some = others.slice(from, from + COMPARTMENTS_PER_SEARCH);
    searches.push(`${start} ${some.map((id) => `compartmentId = '${id}'`).join(" || ")}`);
  }
  return searches;
}

async function* findAll(lane: Lane, region: string, query: string): AsyncGenerator<Found> {
  const body = JSON.stringify({ type: "Structured", query, matchingContextType: "NONE" });
  const host = `query.${region}.oci.oraclecloud.com`;
  for await (const page of lane.pages(host, "/20180409/resources?limit=1000", body)) {
    yield* (page as { items: Found[] }).items;
  }
}
