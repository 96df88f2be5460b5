import { answerOf } from "../../delivery/service-answer.js";
import { explain } from "../explain.js";
import type { Plan } from "../../inventory/collect.js";
import { readCompartmentTree, type CompartmentTree } from "../../inventory/compartment-tree.js";
import { chooseRegions, type RegionChoice } from "../../inventory/region-choice.js";
import { ScopeError, selectScope, type Scope } from "../../inventory/scope.js";
import type { Cloud } from "../../oci/cloud.js";
import { OciFailure } from "../../oci/failure.js";
import { counted } from "../../plain/wording.js";
import type { ScopeSettings } from "../../settings/settings.js";
import { failed, passed, type PreflightResult } from "./result.js";
import { statementsFor } from "./statements.js";

/** Where there is something to try. */
export type TriedPlaces = Pick<Plan, "scope" | "regions">;

/** What everything else stands on; `plan` null when it cannot be had. */
export interface Foundations {
  readonly results: readonly PreflightResult[];
  readonly plan: TriedPlaces | null;
  /** null when the compartments cannot be read. */
  readonly tree: CompartmentTree | null;
}

const SIGN_IN = "sign-in";
const REGIONS = "regions";
const COMPARTMENTS = "compartments";
const INSPECT = "inspect compartments";

/** Signs in, and learns the regions and the compartments. The first call proves the sign-in. */
export async function checkFoundations(cloud: Cloud, scope: ScopeSettings): Promise<Foundations> {
  let regions: RegionChoice;
  const signedIn = passed(SIGN_IN, `OCI takes the identity in ${cloud.startRegion}.`);
  try {
    regions = await chooseRegions(cloud, scope.regions);
  } catch (error) {
    const sentence = explain(error, cloud.startRegion);
    const results =
      error instanceof ScopeError
        ? [signedIn, failed(REGIONS, sentence)]
        : [failed(SIGN_IN, sentence)];
    return { results, plan: null, tree: null };
  }
  const so = [signedIn, judgeRegions(regions)];
  let tree: CompartmentTree | null = null;
  try {
    tree = await readCompartmentTree(cloud, scope.rootCompartment);
    const selected = selectScope(tree, scope);
    const results = [...so, judgeCompartments(selected, tree)];
    return { results, plan: { scope: selected, regions }, tree };
  } catch (error) {
    const isDenied = error instanceof OciFailure && error.isDenied;
    const statements = isDenied ? statementsFor([INSPECT]) : [];
    const sentence = explain(error, cloud.startRegion);
    return { results: [...so, failed(COMPARTMENTS, sentence, statements)], plan: null, tree };
  }
}

function judgeCompartments({ audited }: Scope, { byId, closed }: CompartmentTree): PreflightResult {
  const [first, ...others] = closed;
  if (first === undefined)
    return passed(COMPARTMENTS, `${counted(audited.length, "compartment")} to audit.`);
  const { compartment, failure } = first;
  const path = byId.get(compartment.id)?.path ?? compartment.name;
  const more = others.length === 0 ? "" : ` and ${others.length} more`;
  const detail = `What is below ${path}${more} cannot be listed, and would not be audited. ${answerOf(failure)}.`;
  return failed(COMPARTMENTS, detail, statementsFor([INSPECT]));
}

function judgeRegions({ regions, notReady, failure }: RegionChoice): PreflightResult {
  if (failure !== null) {
    const detail = `The tenancy's regions cannot be listed, so that only ${regions.join(", ")} would be audited. ${answerOf(failure)}.`;
    return failed(REGIONS, detail, statementsFor(["inspect tenancies"]));
  }
  const waiting = notReady.length === 0 ? "" : ` Not ready: ${notReady.join(", ")}.`;
  return passed(REGIONS, `${regions.join(", ")}.${waiting}`);
}
