import pMap from "p-map";

import type { RegionCloud } from "../oci/cloud.js";
import { OciFailure } from "../oci/failure.js";
import type { FoundResource, Instance, VolumeKind } from "../oci/resources.js";
import type { Scope } from "./scope.js";

/**
 * Where in one region something is worth listing, by compartment OCID. From Resource Search, an
 * index that may lag: it decides where to look first, and never what there is not.
 */
export interface Whereabouts {
  /** In scope. */
  readonly volumes: ReadonlySet<string>;
  readonly bootVolumes: ReadonlySet<string>;
  /** The availability domains of boot volumes, in scope or not. */
  readonly bootDomains: ReadonlySet<string>;
  /** The availability domains of a compartment's instances; null for one that the index lacks. */
  readonly instanceDomains: ReadonlyMap<string, ReadonlySet<string | null>>;
  readonly instances: readonly Instance[];
  /** What another shard judges: it may have its backup or its instance in a compartment of this one. */
  readonly kindsElsewhere: ReadonlySet<VolumeKind>;
}

/** What is worth listing in a compartment as soon as the index shows that it has some. */
const SOUGHT = ["volume", "bootvolume", "volumegroup"] as const;
export type Sought = (typeof SOUGHT)[number];

/** Told compartments in scope as the index shows them, each once for each type. */
export type OnFound = (type: Sought, compartmentIds: readonly string[]) => void;

/**
 * Asks the index of one region, each type for itself and side by side. Throws `OciFailure` when the
 * search is denied or fails.
 */
export async function findWhereabouts(
  region: RegionCloud,
  scope: Scope,
  onFound: OnFound,
): Promise<Whereabouts> {
  const audited = new Set(scope.audited.map(({ id }) => id));
  const seen = {
    volume: new Set<string>(),
    bootvolume: new Set<string>(),
    volumegroup: new Set<string>(),
  };
  const bootDomains = new Set<string>();
  const kindsElsewhere = new Set<VolumeKind>();
  const instanceDomains = new Map<string, Set<string | null>>();
  const instances: Instance[] = [];

  const find = async (type: string, keep: (found: readonly FoundResource[]) => void) => {
    for await (const page of region.find(`query ${type} resources`)) {
      keep(page.filter(({ lifecycleState }) => lifecycleState !== "TERMINATED"));
    }
  };
  const findVolumes = (type: Sought) =>
    find(type, (found) => {
      const compartments = new Set(found.map(({ compartmentId }) => compartmentId));
      const isNew = (id: string) => audited.has(id) && !seen[type].has(id);
      const added = [...compartments].filter(isNew);
      for (const id of added) seen[type].add(id);
      if (type !== "volumegroup" && [...compartments].some((id) => scope.elsewhere.has(id))) {
        kindsElsewhere.add(type === "volume" ? "BLOCK_VOLUME" : "BOOT_VOLUME");
      }
      if (type === "bootvolume") {
        for (const it of found)
          if (it.availabilityDomain !== null) bootDomains.add(it.availabilityDomain);
      }
      if (added.length > 0) onFound(type, added);
    });
  const findInstances = () =>
    find("instance", (found) => {
      for (const { id, name, compartmentId, availabilityDomain } of found) {
        if (name !== null) instances.push({ id, name, compartmentId, availabilityDomain });
        const domains = instanceDomains.get(compartmentId) ?? new Set<string | null>();
        instanceDomains.set(compartmentId, domains.add(availabilityDomain));
      }
    });
  // What a query found is listed at once, so that all are awaited even when one of them fails.
  const queries = await Promise.allSettled([...SOUGHT.map(findVolumes), findInstances()]);
  for (const query of queries) if (query.status === "rejected") throw query.reason;
  const { volume: volumes, bootvolume: bootVolumes } = seen;
  return { volumes, bootVolumes, bootDomains, instanceDomains, instances, kindsElsewhere };
}

/** So many compartments make a query of some 5,000 characters, well below what the service takes. */
const COMPARTMENTS_PER_QUERY = 50;

export interface BackupSearch {
  readonly type: "volumebackup" | "bootvolumebackup";
  /** Compartments that are listed anyway. */
  readonly near: ReadonlySet<string>;
  readonly everywhere: readonly string[];
  /** There are no compartments but these. */
  readonly isWhole: boolean;
  /** Queries under way. */
  readonly concurrency: number;
  readonly onFound: (compartmentIds: readonly string[]) => void;
}

/**
 * Tells the compartments outside `near` that hold backups: those in `near` are listed anyway, so that
 * the index is asked only for the others and never pages through all backups of the tenancy.
 */
export async function findBackupsBeyond(
  region: RegionCloud,
  { type, near, everywhere, isWhole, concurrency, onFound }: BackupSearch,
): Promise<void> {
  const others = new Set(everywhere.filter((id) => !near.has(id)));
  const tell = (compartmentIds: Iterable<string>) => {
    const found = [...new Set(compartmentIds)].filter((id) => others.delete(id));
    if (found.length > 0) onFound(found);
  };
  const ask = async ({ conditions, covers }: BackupQuery) => {
    try {
      const query = `query ${type} resources${conditions === "" ? "" : ` where ${conditions}`}`;
      for await (const page of region.find(query)) {
        tell(page.map(({ compartmentId }) => compartmentId));
        // The pages to come can only show compartments that are found already.
        if (!covers.some((id) => others.has(id))) return;
      }
    } catch (error) {
      // A query that the service finds too long costs the listings that it would have spared.
      if (!(error instanceof OciFailure) || error.status !== 400) throw error;
      tell(covers);
    }
  };
  await pMap(backupQueries(isWhole ? [...near] : null, [...others]), ask, { concurrency });
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
