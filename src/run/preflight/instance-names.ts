import { answerOf, isDenied } from "../../delivery/service-answer.js";
import type { AuditedCompartment, Instance } from "../../inventory/inventory.js";
import type { Cloud } from "../../oci/cloud.js";
import { OciFailure } from "../../oci/failure.js";
import { firstPage } from "./listings.js";
import { failed, passed, unproven, type PreflightResult } from "./result.js";
import { statementsFor } from "./statements.js";

const WHAT = "names of instances";

/** So many compartments are asked for an instance to try, one after the other. */
const MOST_PLACES = 100;

/**
 * Reads one instance, as the audit does where no listing names one: that takes more than to list
 * them. Nothing is told where no instance is found.
 */
export async function checkInstanceNames(
  cloud: Cloud,
  regions: readonly string[],
  audited: readonly AuditedCompartment[],
): Promise<readonly PreflightResult[]> {
  const places = regions.flatMap((region) => audited.map(({ id }) => ({ region, id })));
  for (const { region, id } of places.slice(0, MOST_PLACES)) {
    const instance = await someInstance(cloud, region, id);
    if (instance !== null) return [await tryToRead(cloud, region, instance)];
  }
  return [];
}

/** null for what may not be listed, too: the listings have a line of their own. */
async function someInstance(cloud: Cloud, region: string, id: string): Promise<Instance | null> {
  try {
    const [first] = await firstPage(cloud.region(region).instances(id));
    return first ?? null;
  } catch (error) {
    if (error instanceof OciFailure) return null;
    throw error;
  }
}

async function tryToRead(cloud: Cloud, region: string, { id }: Instance): Promise<PreflightResult> {
  try {
    await cloud.region(region).instance(id);
    return passed(WHAT, "An instance can be read.");
  } catch (error) {
    if (!isDenied(error)) return failed(WHAT, `An instance cannot be read. ${answerOf(error)}.`);
    const detail = `An instance may be listed and not read, so that reports have OCIDs in place of names, and the audit makes more calls. ${answerOf(error)}.`;
    return unproven(WHAT, detail, statementsFor(["read instances"]));
  }
}
