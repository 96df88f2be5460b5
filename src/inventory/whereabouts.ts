import type { RegionCloud } from "../oci/cloud.js";
import { OciFailure } from "../oci/failure.js";
import type { Instance } from "../oci/resources.js";
import type { Scope } from "./scope.js";

/**
 * Where in one region something is worth listing, by compartment OCID. From Resource Search, an
 * index that may lag: it decides where to look, never a status.
 */
export interface Whereabouts {
  readonly volumes: ReadonlySet<string>;
  readonly bootVolumes: ReadonlySet<string>;
  readonly volumeGroups: ReadonlySet<string>;
  /** The availability domains of a compartment's instances. */
  readonly instanceDomains: ReadonlyMap<string, ReadonlySet<string>>;
  readonly instances: readonly Instance[];
  /** Boot volumes in scope exist, be it that another shard judges them. */
  readonly hasBootVolumes: boolean;
  /** An attachment lies with its instance, or with its volume. */
  readonly volumeAttachments: ReadonlySet<string>;
  /** Compartments to list backups of, for volumes here or anywhere. */
  readonly volumeBackups: ReadonlySet<string>;
  readonly bootVolumeBackups: ReadonlySet<string>;
}

export const NOWHERE: Whereabouts = {
  volumes: new Set(),
  bootVolumes: new Set(),
  volumeGroups: new Set(),
  instanceDomains: new Map(),
  instances: [],
  hasBootVolumes: false,
  volumeAttachments: new Set(),
  volumeBackups: new Set(),
  bootVolumeBackups: new Set(),
};

/** So many compartments make a query of some 5,000 characters, well below what the service takes. */
const COMPARTMENTS_PER_QUERY = 50;

/** Asks the index of one region. Throws `OciFailure` when the search is denied or fails. */
export async function findWhereabouts(region: RegionCloud, scope: Scope): Promise<Whereabouts> {
  const audited = new Set(scope.audited.map(({ id }) => id));
  const volumes = new Set<string>();
  const bootVolumes = new Set<string>();
  const volumeGroups = new Set<string>();
  const instanceDomains = new Map<string, Set<string>>();
  const instances: Instance[] = [];
  // Another shard's volume may have its backup or its instance in a compartment of this one.
  const kindsElsewhere = new Set<string>();
  const query = "query volume, bootvolume, volumegroup, instance resources";
  for await (const page of region.find(query)) {
    for (const { type, id, name, compartmentId, availabilityDomain, lifecycleState } of page) {
      if (lifecycleState === "TERMINATED") continue;
      if (type === "instance") {
        if (name !== null) instances.push({ id, name, compartmentId });
        const domains = instanceDomains.get(compartmentId) ?? new Set<string>();
        instanceDomains.set(compartmentId, domains);
        if (availabilityDomain !== null) domains.add(availabilityDomain);
      } else if (scope.elsewhere.has(compartmentId)) {
        kindsElsewhere.add(type);
      } else if (audited.has(compartmentId)) {
        if (type === "volume") volumes.add(compartmentId);
        if (type === "bootvolume") bootVolumes.add(compartmentId);
        if (type === "volumegroup") volumeGroups.add(compartmentId);
      }
    }
  }
  const everywhere = [...scope.audited, ...scope.beyond].map(({ id }) => id);
  const hasVolumes = volumes.size > 0 || kindsElsewhere.has("volume");
  const hasBootVolumes = bootVolumes.size > 0 || kindsElsewhere.has("bootvolume");
  const isWhole = scope.elsewhere.size === 0;
  const backups = async (type: string, near: ReadonlySet<string>) =>
    new Set([...near, ...(await findBackupsBeyond(region, type, near, everywhere, isWhole))]);
  // A region without volumes may hold copies of another one's, and backups whose volume is gone.
  const [volumeBackups, bootVolumeBackups] = await Promise.all([
    backups("volumebackup", volumes),
    backups("bootvolumebackup", bootVolumes),
  ]);
  return {
    volumes,
    bootVolumes,
    volumeGroups,
    instanceDomains,
    instances,
    hasBootVolumes,
    volumeAttachments: hasVolumes ? new Set([...volumes, ...instanceDomains.keys()]) : volumes,
    volumeBackups,
    bootVolumeBackups,
  };
}

/**
 * The compartments outside `near` that hold backups: those in `near` are listed anyway, so that the
 * index is asked only for the others and never pages through all backups of the tenancy.
 */
async function findBackupsBeyond(
  region: RegionCloud,
  type: string,
  near: ReadonlySet<string>,
  everywhere: readonly string[],
  isWhole: boolean,
): Promise<ReadonlySet<string>> {
  const others = everywhere.filter((id) => !near.has(id));
  const found = new Set<string>();
  for (const { conditions, covers } of backupQueries(isWhole ? [...near] : null, others)) {
    try {
      const query = `query ${type} resources${conditions === "" ? "" : ` where ${conditions}`}`;
      for await (const page of region.find(query)) {
        for (const { compartmentId } of page) found.add(compartmentId);
      }
    } catch (error) {
      // A query that the service finds too long costs the listings that it would have spared.
      if (!(error instanceof OciFailure) || error.status !== 400) throw error;
      for (const id of covers) found.add(id);
    }
  }
  return new Set(others.filter((id) => found.has(id)));
}

interface BackupQuery {
  /** Empty: none. */
  readonly conditions: string;
  /** The compartments that the query asks about. */
  readonly covers: readonly string[];
}

/**
 * The cheaper of two forms: one query that excludes what is listed anyway, where that is short
 * enough, or queries that name the other compartments a batch at a time. `near` null: there are
 * more compartments than these, so that nothing can be told by exclusion.
 */
export function backupQueries(
  near: readonly string[] | null,
  others: readonly string[],
): readonly BackupQuery[] {
  if (others.length === 0) return [];
  if (near !== null && near.length <= COMPARTMENTS_PER_QUERY) {
    const conditions = near.map((id) => `compartmentId != '${id}'`).join(" && ");
    return [{ conditions, covers: others }];
  }
  const queries: BackupQuery[] = [];
  for (let start = 0; start < others.length; start += COMPARTMENTS_PER_QUERY) {
    const covers = others.slice(start, start + COMPARTMENTS_PER_QUERY);
    queries.push({
      conditions: covers.map((id) => `compartmentId = '${id}'`).join(" || "),
      covers,
    });
  }
  return queries;
}
