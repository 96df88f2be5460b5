import { GET_REPLICA } from "../../oci/operations.js";
import { answerOf, isDenied } from "../../delivery/service-answer.js";
import type { AuditedCompartment, Volume } from "../../inventory/inventory.js";
import type { Cloud } from "../../oci/cloud.js";
import { OciFailure, unknownRegion } from "../../oci/failure.js";
import { checks } from "../../posture/checks/checks.js";
import { settingsOf } from "../../posture/policy/rules.js";
import { counted } from "../../plain/wording.js";
import type { CommonSettings, Discovery } from "../../settings/settings.js";
import { firstPage } from "./listings.js";
import { failed, passed, unproven, type PreflightResult } from "./result.js";
import { statementsFor } from "./statements.js";

const POLICY = "backup policies";
const REPLICA = "replicas";
const SEARCH = "Resource Search";

/** Tries, on the first volumes that are found, the look-ups that some rule, or a kept inventory, needs. */
export async function checkLookUps(
  cloud: Cloud,
  regions: readonly string[],
  audited: readonly AuditedCompartment[],
  { policy, keepsInventory }: Pick<CommonSettings, "policy" | "keepsInventory">,
): Promise<readonly PreflightResult[]> {
  const rules = settingsOf(policy);
  const required = checks.filter((check) => rules.some((rule) => check.isRequired(rule)));
  const needed = keepsInventory ? checks : required;
  const needs = new Set(needed.flatMap((check) => check.needs));
  if (needs.size === 0) return [];
  const volumes = await someVolumes(cloud, regions, audited, needs.has("replica"));
  return await Promise.all([
    ...(needs.has("policy") ? [checkPolicies(cloud, volumes)] : []),
    ...(needs.has("replica") ? [checkReplicas(cloud, volumes)] : []),
  ]);
}

/** Volumes from the first place that has some; all places are asked for one with a replica. */
async function someVolumes(
  cloud: Cloud,
  regions: readonly string[],
  audited: readonly AuditedCompartment[],
  wantsReplica: boolean,
): Promise<readonly Volume[]> {
  const found: Volume[] = [];
  for (const region of regions) {
    for (const { id } of audited) {
      const page = await readable(firstPage(cloud.region(region).volumes(id)));
      found.push(...(page ?? []));
      const isEnough = found.some(({ replicas }) => !wantsReplica || replicas.length > 0);
      if (isEnough) return found;
    }
  }
  return found;
}

/** null for what may not be read: the listings have a line of their own. */
async function readable<Answer>(call: Promise<Answer>): Promise<Answer | null> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof OciFailure) return null;
    throw error;
  }
}

async function checkPolicies(cloud: Cloud, [volume]: readonly Volume[]): Promise<PreflightResult> {
  if (volume === undefined) {
    return unproven(POLICY, "There is no volume whose backup policy could be looked up.");
  }
  const region = cloud.region(volume.region);
  return await tryOn(POLICY, "The backup policy of a volume", async () => {
    const assignment = await region.policyAssignment(volume.id);
    if (assignment !== null) await region.backupPolicy(assignment.policyId);
  });
}

async function checkReplicas(cloud: Cloud, volumes: readonly Volume[]): Promise<PreflightResult> {
  const [found] = volumes.flatMap(({ kind, replicas }) => replicas.map(({ id }) => ({ kind, id })));
  if (found === undefined) {
    return unproven(REPLICA, "No volume was found that has a replica to look up.");
  }
  return await tryOn(REPLICA, "The replica of a volume", async () => {
    const place = await cloud.regionOf(found.id);
    if (place.kind === "unknown") throw unknownRegion(GET_REPLICA[found.kind], place.key);
    const region = place.kind === "named" ? place.region : cloud.startRegion;
    await cloud.region(region).replica(found.kind, found.id);
  });
}

async function tryOn(
  what: string,
  subject: string,
  call: () => Promise<void>,
): Promise<PreflightResult> {
  try {
    await call();
    return passed(what, `${subject} can be read.`);
  } catch (error) {
    const statements = isDenied(error) ? statementsFor(["inspect volume-family"]) : [];
    return failed(what, `${subject} cannot be read. ${answerOf(error)}.`, statements);
  }
}

/** Asks the index of every region, where discovery may use it. It is never needed: listing does too. */
export async function checkSearch(
  cloud: Cloud,
  regions: readonly string[],
  discovery: Discovery,
): Promise<readonly PreflightResult[]> {
  if (discovery === "list") return [];
  try {
    const query = "query volume resources";
    await Promise.all(regions.map((region) => firstPage(cloud.region(region).find(query))));
    return [passed(SEARCH, `Can be asked (${counted(regions.length, "region")}).`)];
  } catch (error) {
    const detail = `Gives no answer, so that every compartment would be listed instead. ${answerOf(error)}.`;
    if (discovery === "auto") return [unproven(SEARCH, detail)];
    const fix = `${detail} Set discovery to list if that is to stay so.`;
    return [failed(SEARCH, fix, isDenied(error) ? statementsFor(["inspect volume-family"]) : [])];
  }
}
