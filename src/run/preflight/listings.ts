import { answerOf, isDenied } from "../../delivery/service-answer.js";
import type { AuditedCompartment } from "../../inventory/inventory.js";
import type { Cloud, RegionCloud } from "../../oci/cloud.js";
import { counted } from "../../plain/wording.js";
import { failed, passed, type PreflightResult } from "./result.js";
import { statementsFor, type Right } from "./statements.js";

/** One listing that every audit makes. */
interface TriedListing {
  readonly what: string;
  readonly rights: readonly Right[];
  readonly pages: (region: RegionCloud, compartmentId: string) => AsyncIterable<readonly unknown[]>;
}

const VOLUME_FAMILY: readonly Right[] = ["inspect volume-family"];
/** An attachment is shown to those who may see both of its ends. */
const BOTH_ENDS: readonly Right[] = ["inspect volume-family", "read instances"];

const LISTINGS: readonly TriedListing[] = [
  { what: "block volumes", rights: VOLUME_FAMILY, pages: (it, id) => it.volumes(id) },
  { what: "boot volumes", rights: VOLUME_FAMILY, pages: (it, id) => it.bootVolumes(id) },
  { what: "block volume backups", rights: VOLUME_FAMILY, pages: (it, id) => it.volumeBackups(id) },
  {
    what: "boot volume backups",
    rights: VOLUME_FAMILY,
    pages: (it, id) => it.bootVolumeBackups(id),
  },
  { what: "volume groups", rights: VOLUME_FAMILY, pages: (it, id) => it.volumeGroups(id) },
  { what: "volume attachments", rights: BOTH_ENDS, pages: (it, id) => it.volumeAttachments(id) },
  { what: "boot volume attachments", rights: BOTH_ENDS, pages: bootVolumeAttachments },
  { what: "instances", rights: ["read instances"], pages: (it, id) => it.instances(id) },
];

async function* bootVolumeAttachments(
  region: RegionCloud,
  compartmentId: string,
): AsyncGenerator<readonly unknown[]> {
  const [domain] = await region.availabilityDomains();
  if (domain !== undefined) yield* region.bootVolumeAttachments(compartmentId, domain);
}

const PATHS_SHOWN = 3;

/**
 * Makes each listing of the audit, its first page only: in every compartment of one region, where
 * rights may differ, and in one compartment of the others, which may not be reachable.
 */
export async function checkListings(
  cloud: Cloud,
  regions: readonly string[],
  audited: readonly AuditedCompartment[],
): Promise<readonly PreflightResult[]> {
  const main = regions.includes(cloud.startRegion) ? cloud.startRegion : regions[0];
  const places = regions.flatMap((region) =>
    (region === main ? audited : audited.slice(0, 1)).map(({ id, path }) => ({ region, id, path })),
  );
  return await Promise.all(
    LISTINGS.map(async (listing) => {
      const outcomes = await Promise.all(
        places.map(async ({ region, id, path }) => {
          const error = await errorOf(firstPage(listing.pages(cloud.region(region), id)));
          return { path, error };
        }),
      );
      return judge(listing, outcomes, regions.length);
    }),
  );
}

/** The first page of a listing, which may be empty though there are more. */
export async function firstPage<Item>(
  pages: AsyncIterable<readonly Item[]>,
): Promise<readonly Item[]> {
  for await (const page of pages) return page;
  return [];
}

/** What the call fails with; null when it does not. */
async function errorOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
    return null;
  } catch (error) {
    return error;
  }
}

function judge(
  { what, rights }: TriedListing,
  outcomes: readonly { readonly path: string; readonly error: unknown }[],
  regions: number,
): PreflightResult {
  const failures = outcomes.filter(({ error }) => error !== null);
  const [first] = failures;
  const compartments = counted(new Set(outcomes.map(({ path }) => path)).size, "compartment");
  if (first === undefined) {
    return passed(what, `Can be listed (${compartments}, ${counted(regions, "region")}).`);
  }
  const paths = [...new Set(failures.map(({ path }) => path))];
  const more = paths.length > PATHS_SHOWN ? ` and ${paths.length - PATHS_SHOWN} more` : "";
  const detail = `Cannot be listed in ${paths.slice(0, PATHS_SHOWN).join(", ")}${more} (of ${compartments}). ${answerOf(first.error)}.`;
  return failed(what, detail, isDenied(first.error) ? statementsFor(rights) : []);
}
