import { writeOutputs } from "../../github/outputs.js";
import { planCollection, type Plan } from "../../inventory/collect.js";
import { narratePlan } from "../narrate.js";
import { counted } from "../../plain/wording.js";
import type { Connection } from "../../oci/cloud.js";
import { OciFailure } from "../../oci/failure.js";
import { planShards, type RegionWeight } from "../../sharding/plan-shards.js";
import type { RunContext } from "../run-context.js";
import { isAction } from "../world.js";
import { EXIT } from "../exit-code.js";
import { refuseRedaction } from "./refuse-redaction.js";

/** `mode: shards`: cuts the audit into parts for a matrix of runners, by how many volumes there are. */
export async function shards(
  { world, settings }: RunContext,
  { cloud }: Connection,
): Promise<number> {
  refuseRedaction(settings);
  const plan = await planCollection(cloud, settings.scope);
  narratePlan(world.log, plan);
  const weights = await Promise.all(
    plan.regions.regions.map((region) => weigh(cloud.region(region), plan)),
  );
  const names = planShards(weights, settings.sharding.maxShards);
  const headline = `Planned ${counted(names.length, "shard")}: ${names.join(", ")}`;
  world.log.info(headline);
  const matrix = JSON.stringify({ shard: names });
  if (!isAction(world)) {
    world.stdout.write(`${matrix}\n`);
    return EXIT.passed;
  }
  const problem = await writeOutputs({ matrix, headline });
  if (problem === null) return EXIT.passed;
  world.log.error(problem);
  return EXIT.notAudited;
}

/** The volumes that the index shows in scope; where it cannot be asked, the compartments to list. */
async function weigh(
  region: ReturnType<Connection["cloud"]["region"]>,
  { scope }: Plan,
): Promise<RegionWeight> {
  const audited = new Set(scope.audited.map(({ id }) => id));
  const facts = { region: region.region, compartments: audited.size };
  let volumes = 0;
  try {
    for await (const page of region.find("query volume, bootvolume resources")) {
      volumes += page.filter(({ compartmentId }) => audited.has(compartmentId)).length;
    }
    return { ...facts, weight: volumes };
  } catch (error) {
    if (!(error instanceof OciFailure)) throw error;
    return { ...facts, weight: audited.size };
  }
}
