import type { ListingTask } from "./listing-task.js";
import { UNNAMED_DOMAIN } from "../oci/resources.js";
import type { Volume } from "./inventory.js";
import { isAttached, isGone } from "./lifecycle.js";
import { readAll } from "./read-listings.js";
import type { RegionReader } from "./region-reader.js";
import type { Whereabouts } from "./whereabouts.js";

/** The region's availability domains, as the service lists them; not to know them is a gap. */
export async function readDomains({ cloud, reading }: RegionReader): Promise<readonly string[]> {
  const { into, tenancy } = reading;
  const domains: string[] = [];
  const task: ListingTask = {
    operation: "ListAvailabilityDomains",
    region: cloud.region,
    compartment: tenancy,
    isBeyondScope: false,
    read: async () => {
      domains.push(...(await cloud.availabilityDomains()));
      into.noteDomains(cloud.region, domains);
    },
  };
  await readAll(reading, [task]);
  return domains;
}

/** Those that the service does not name, and that volumes and instances lie in all the same. */
export function unnamedDomains(
  { region, reading }: RegionReader,
  named: readonly string[],
): readonly string[] {
  return [...reading.into.domainsOf(region)].filter((it) => !named.includes(it));
}

/** The domains of boot volumes that no instance is known to boot from: the others need no more. */
export function openBootDomains({ region, reading }: RegionReader): ReadonlySet<string> {
  const { into, scope } = reading;
  // Of another shard's boot volumes the domains are not known.
  if (scope.elsewhere.size > 0) return into.domainsOf(region);
  const booted = new Set(into.attachments.filter(isAttached).map(({ volumeId }) => volumeId));
  const open = bootVolumesOf(into.volumes, region).filter(({ id }) => !booted.has(id));
  const domains = new Set(open.map(({ availabilityDomain }) => availabilityDomain));
  return domains.has(UNNAMED_DOMAIN) ? into.domainsOf(region) : domains;
}

/**
 * The boot volume attachments where they are likely: in the compartments of boot volumes and of the
 * instances that the index shows, each in the domains that either names.
 */
export async function listLikelyBootAttachments(
  reader: RegionReader,
  where: Whereabouts,
): Promise<void> {
  const { into, scope } = reader.reading;
  const isSlice = scope.elsewhere.size > 0 && where.kindsElsewhere.has("BOOT_VOLUME");
  const bootVolumes = bootVolumesOf(into.volumes, reader.region);
  if (bootVolumes.length === 0 && !isSlice) return;
  const all = new Set(bootVolumes.map(({ availabilityDomain }) => availabilityDomain));
  if (all.delete(UNNAMED_DOMAIN) || isSlice) {
    for (const domain of await readDomains(reader)) all.add(domain);
  }
  const domainsOf = new Map<string, Set<string>>();
  for (const { compartmentId, availabilityDomain: own } of bootVolumes) {
    for (const domain of own === UNNAMED_DOMAIN ? all : [own])
      put(domainsOf, compartmentId, domain);
  }
  for (const [compartmentId, shown] of where.instanceDomains) {
    for (const domain of shown.has(null) ? all : shown) {
      // Where no boot volume is, none is attached.
      if (domain !== null && all.has(domain)) put(domainsOf, compartmentId, domain);
    }
  }
  const compartmentsOf = new Map<string, Set<string>>();
  for (const [compartmentId, domains] of domainsOf) {
    for (const domain of domains) put(compartmentsOf, domain, compartmentId);
  }
  await Promise.all(
    [...compartmentsOf].map(([domain, ids]) => reader.listBootAttachments(domain, ids)),
  );
}

function bootVolumesOf(volumes: readonly Volume[], region: string): readonly Volume[] {
  return volumes.filter((it) => it.kind === "BOOT_VOLUME" && it.region === region && !isGone(it));
}

function put(sets: Map<string, Set<string>>, key: string, value: string): void {
  const known = sets.get(key);
  if (known === undefined) sets.set(key, new Set([value]));
  else known.add(value);
}
