import { answerOf, isDenied } from "../../delivery/service-answer.js";
import { iamCompartments } from "../../inventory/iam-policies.js";
import type { Plan } from "../../inventory/collect.js";
import type { Cloud } from "../../oci/cloud.js";
import { counted } from "../../plain/wording.js";
import type { Policy } from "../../settings/policy.js";
import { firstPage } from "./listings.js";
import { failed, passed, type PreflightResult } from "./result.js";
import { statementsFor } from "./statements.js";

const WHAT = "IAM policies";

/** Lists them in the audited compartments and above, where the policy file asks who may delete backups. */
export async function checkIamPolicies(
  cloud: Cloud,
  plan: Pick<Plan, "tree" | "scope">,
  { deletionRestricted }: Policy,
): Promise<readonly PreflightResult[]> {
  if (deletionRestricted === undefined) return [];
  const compartments = iamCompartments(plan);
  try {
    await Promise.all(compartments.map(({ id }) => firstPage(cloud.iamPolicies(id))));
    return [passed(WHAT, `Can be listed (${counted(compartments.length, "compartment")}).`)];
  } catch (error) {
    const detail = `Cannot be listed everywhere, so that it would not be known who may delete backups. ${answerOf(error)}.`;
    return [failed(WHAT, detail, isDenied(error) ? statementsFor(["inspect policies"]) : [])];
  }
}
