import { writeOutputs } from "../../github/outputs.js";
import { addToSummary } from "../tell-github.js";
import { narrateProblem } from "../narrate.js";
import { reportPlace } from "../conclude.js";
import { EXIT } from "../exit-code.js";
import type { Plan } from "../../inventory/collect.js";
import type { Connection } from "../../oci/cloud.js";
import type { RunContext } from "../run-context.js";
import { isAction } from "../world.js";
import { checkClock } from "./clock.js";
import { checkArtifact, checkBucket, checkTelling } from "./destinations.js";
import { checkFoundations, type TriedPlaces } from "./foundations.js";
import { checkIamPolicies } from "./iam-policies.js";
import { checkInstanceNames } from "./instance-names.js";
import { checkListings } from "./listings.js";
import { checkLookUps, checkSearch } from "./lookups.js";
import { markdownTable } from "./markdown-table.js";
import { unproven, type PreflightResult } from "./result.js";
import { headline, terminalTable } from "./terminal-table.js";

/**
 * `mode: preflight`: tries, reading only, everything that an audit with these settings would need,
 * and says what is missing. The answer is the exit code.
 */
export async function preflight(context: RunContext, connection: Connection): Promise<number> {
  const { world, redaction } = context;
  const checked = await check(context, connection);
  // Before a line is wrapped: of an OCID in two pieces neither looks like one.
  const results = checked.map((it) => ({ ...it, detail: redaction.sentence(it.detail) }));
  const lines = terminalTable(results);
  if (isAction(world)) {
    for (const line of lines) world.log.info(line);
    for (const { what, state, detail } of results) {
      if (state === "failed") world.log.error(`${what}: ${detail}`, "Preflight");
    }
    await addToSummary(context, () => markdownTable(results));
    narrateProblem(world.log, await writeOutputs({ headline: headline(results) }));
  } else {
    world.stdout.write(`${lines.join("\n")}\n`);
  }
  return results.some(({ state }) => state === "failed") ? EXIT.notAudited : EXIT.passed;
}

async function check(
  context: RunContext,
  connection: Connection,
): Promise<readonly PreflightResult[]> {
  const { world, settings, redaction } = context;
  const { cloud } = connection;
  const { plan, tree, results } = await checkFoundations(cloud, settings.scope);
  redaction.learn([...(tree?.byId.values() ?? [])]);
  const isArtifactWanted = settings.artifact.enabled && isAction(world);
  return [
    ...results,
    checkClock(world.now(), connection.serverNow()),
    ...(plan === null || tree === null
      ? [unproven("permissions, bucket", "Not tried: they need what failed above.")]
      : await checkInScope(context, cloud, { ...plan, tree })),
    ...(isArtifactWanted ? [checkArtifact(world.env)] : []),
    ...checkTelling(settings),
  ];
}

async function checkInScope(
  context: RunContext,
  cloud: Connection["cloud"],
  plan: TriedPlaces & Pick<Plan, "tree">,
): Promise<readonly PreflightResult[]> {
  const { settings, redaction } = context;
  const { audited } = plan.scope;
  const { regions } = plan.regions;
  const parts = await Promise.all([
    checkListings(cloud, regions, redaction.compartments(audited)),
    checkInstanceNames(cloud, regions, audited),
    checkLookUps(cloud, regions, audited, settings),
    checkIamPolicies(cloud, plan, settings.policy),
    checkSearch(cloud, regions, settings.discovery),
    checkBucket(reportPlace(context, audited, cloud)),
  ]);
  return parts.flat();
}
