import { resolve } from "node:path";

import { shareProxy } from "../github/shared-proxy.js";
import { inLogFormat } from "./log-format.js";
import { EXIT } from "./exit-code.js";
import { publishNothing } from "./publish.js";
import { notAudited, withoutConnection } from "./not-audited.js";
import { validate } from "./modes/validate.js";
import type { Connection } from "../oci/cloud.js";
import { withOcidsShortened, withoutOcids } from "./redaction.js";
import { runContext, type RunContext } from "./run-context.js";
import { parseCommandLine } from "../settings/command-line.js";
import { dotEnvNotes, loadDotEnv } from "../settings/dot-env.js";
import { helpText } from "../settings/help.js";
import { loadSettings } from "../settings/load.js";
import { secretsIn } from "../settings/secrets.js";
import type {
  CommonSettings,
  ConnectedSettings,
  MergeSettings,
  Settings,
  ValidationSettings,
} from "../settings/settings.js";
import { readActionInputs } from "../settings/sources.js";
import type { Given } from "../settings/given.js";
import type { Shard } from "../settings/shard-id.js";
import { readTextFile } from "../plain/read-text-file.js";
import { isAction, isInWorkflow, type World } from "./world.js";

/** One run from settings to verdict. Never throws; the answer is the exit code. */
export async function run(world: World): Promise<number> {
  try {
    if (isAction(world)) return await runAction(world);
    // In a workflow the working directory may be a pull request's, and its `.env` is not the user's own.
    if (isInWorkflow(world.env)) return await runCommand(world, []);
    // On a laptop, a `.env` in the working directory speaks where the environment does not.
    const { env, added } = loadDotEnv(world.workingDir, world.env);
    return await runCommand({ ...world, env }, added);
  } catch (error) {
    return await notAudited(world, error, null);
  }
}

async function runAction(world: World): Promise<number> {
  return await runWith(world, readActionInputs(world.env));
}

async function runCommand(world: World, fromDotEnv: readonly string[]): Promise<number> {
  const asked = parseCommandLine(world.argv);
  switch (asked.kind) {
    case "help":
      world.stdout.write(helpText(world.version));
      return EXIT.passed;
    case "version":
      world.stdout.write(`${world.version}\n`);
      return EXIT.passed;
    case "diff":
      return (await import("./modes/diff.js")).diff(world, asked);
    case "evidence":
      return await (await import("./modes/evidence.js")).evidence(world, asked);
    case "validate":
      return await runWith(world, { mode: "validate", "policy-file": asked.path }, fromDotEnv);
    case "run":
      return await runWith(world, asked.inputs, fromDotEnv);
  }
}

async function runWith(
  world: World,
  inputs: Given,
  fromDotEnv: readonly string[] = [],
): Promise<number> {
  const { env, homeDir, workingDir } = world;
  const readFile = (path: string) => readTextFile(resolve(workingDir, path));
  const sources = { inputs, env, isGithubActions: isAction(world), homeDir, readFile };
  for (const secret of secretsIn(sources)) world.log.mask(secret);
  let settings: Settings | ValidationSettings;
  try {
    settings = await loadSettings(sources);
  } catch (error) {
    noteDotEnv(world, fromDotEnv);
    // What is wrong may quote an OCID, and the settings that would say so are not there yet.
    // Who gives redact a value that cannot be read may have meant to switch it on.
    const isRedacted = !/^(false)?$/i.test(inputs["redact"]?.trim() ?? "");
    const told = isRedacted ? withoutOcids(world) : world;
    return await notAudited(told, error, null, (why) =>
      tellUnset(told, inputs, isRedacted ? withOcidsShortened(why) : why),
    );
  }
  if (settings.mode === "validate") return await validate(world, settings);
  const formatted = inLogFormat(world, settings.logFormat);
  noteDotEnv(formatted, fromDotEnv);
  return await dispatch(formatted, settings);
}

/** What a workflow learns of a run whose settings cannot be used. */
async function tellUnset(world: World, inputs: Given, why: string): Promise<void> {
  const mode = inputs["mode"]?.trim();
  await publishNothing(world, mode);
  if (mode !== "plan" || !isAction(world)) return;
  const { summarizeUnset } = await import("./modes/unjudged.js");
  await summarizeUnset(world, inputs["job-summary"], why);
}

function noteDotEnv({ log }: World, added: readonly string[]): void {
  const { info, warning } = dotEnvNotes(added);
  if (info !== null) log.info(info);
  if (warning !== null) log.warning(warning);
}

async function dispatch(given: World, settings: Settings): Promise<number> {
  if (isAction(given)) shareProxy(settings.proxy);
  switch (settings.mode) {
    case "merge":
      return await mergeIn(begin(given, settings));
    case "plan": {
      const context = begin(given, settings);
      const { judgePlans } = await import("./modes/plan.js");
      return await withoutConnection(
        context,
        () => judgePlans(context),
        async (why) => (await import("./modes/unjudged.js")).tellUnjudged(context, why),
        "Plan not judged",
      );
    }
    case "preview": {
      const context = begin(given, settings);
      const { previewPolicy } = await import("./modes/preview.js");
      return await withoutConnection(
        context,
        () => previewPolicy(context),
        async (why) => (await import("./modes/unjudged.js")).tellUnpreviewed(context, why),
        "Policy not previewed",
      );
    }
    default: {
      const context = begin(given, settings);
      const mode = await modeOf(settings);
      const { withConnection } = await import("./session.js");
      const tell = isAudit(settings)
        ? async (why: string) => (await import("./modes/unjudged.js")).tellUnaudited(context, why)
        : undefined;
      return await withConnection(context, (connection) => mode(context, connection), tell);
    }
  }
}

/** Of the modes that sign in, the one that comments: a shard leaves it to the merge. */
function isAudit({ mode, sharding }: ConnectedSettings): boolean {
  return mode === "audit" && sharding.shard === null;
}

function begin<Of extends CommonSettings>(given: World, settings: Of): RunContext<Of> {
  const context = runContext(given, settings);
  for (const warning of settings.warnings) context.world.log.warning(warning);
  return context;
}

type ConnectedMode = (context: RunContext, connection: Connection) => Promise<number>;

/** What a run does once it is signed in. */
async function modeOf({ mode, sharding }: ConnectedSettings): Promise<ConnectedMode> {
  switch (mode) {
    case "audit":
      return await auditOf(sharding.shard);
    case "shards":
      return (await import("./modes/shards.js")).shards;
    case "preflight":
      return (await import("./preflight/preflight.js")).preflight;
  }
}

async function auditOf(shard: Shard | null): Promise<ConnectedMode> {
  if (shard === null) return (await import("./modes/audit.js")).audit;
  const { auditShard } = await import("./modes/shard.js");
  return (context, connection) => auditShard(context, connection, shard);
}

async function mergeIn(context: RunContext<MergeSettings>): Promise<number> {
  const { merge } = await import("./modes/merge.js");
  const { auth, ...settings } = context.settings;
  if (auth === null) return await withoutConnection(context, () => merge(context, null));
  const { withConnection } = await import("./session.js");
  return await withConnection({ ...context, settings: { ...settings, auth } }, (connection) =>
    merge(context, connection),
  );
}
