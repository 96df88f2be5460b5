import { artifactSink } from "./delivery/artifact.js";
import { diskSink } from "./delivery/disk.js";
import { objectStorageSink } from "./delivery/object-storage.js";
import {
  deliverAll,
  locationsByFormat,
  type Delivered,
  type ReportFile,
  type Sink,
} from "./delivery/sink.js";
import { explain } from "./explain.js";
import { annotationsOf } from "./github/annotations.js";
import { uploadArtifact } from "./github/artifact.js";
import { outputsOf, writeOutputs, type RunResults } from "./github/outputs.js";
import { runContext } from "./github/run-context.js";
import { appendSummary } from "./github/summary.js";
import { collectInventory, planCollection } from "./inventory/collect.js";
import { connect, type Connection } from "./oci/cloud.js";
import { canonicalRegion } from "./oci/region-names.js";
import { signIn } from "./oci/sign-in/sign-in.js";
import { collectionObserver, narrateDelivery, narratePlan, narrateVerdict } from "./narrate.js";
import { assess } from "./posture/assess.js";
import type { Assessment } from "./posture/assessment.js";
import { reportFileName } from "./reports/file-names.js";
import { renderJobSummary } from "./reports/job-summary.js";
import { renderers } from "./reports/renderers.js";
import type { RunFacts } from "./reports/report.js";
import { renderTerminalSummary } from "./reports/terminal-summary.js";
import { parseCommandLine } from "./settings/command-line.js";
import { helpText } from "./settings/help.js";
import { loadSettings } from "./settings/load.js";
import { secretsIn } from "./settings/secrets.js";
import type { Settings } from "./settings/settings.js";
import { readActionInputs, type Sources } from "./settings/sources.js";
import { isGithubActions, type World } from "./world.js";

/** The process's exit codes, as the contract gives them. */
export const EXIT = { passed: 0, notAudited: 1, notDelivered: 2, gateFailed: 3 } as const;

/** One audit from settings to verdict. Never throws; the answer is the exit code. */
export async function run(world: World): Promise<number> {
  let settings: Settings;
  try {
    const sources = readSources(world);
    if (typeof sources === "string") {
      world.stdout.write(sources);
      return EXIT.passed;
    }
    for (const secret of secretsIn(sources)) world.log.mask(secret);
    settings = loadSettings(sources);
  } catch (error) {
    return notAudited(world, error, null);
  }
  let connection: Connection | null = null;
  let startRegion = settings.region;
  try {
    const signedIn = signIn(settings.auth, {
      region: settings.region,
      mask: (secret) => {
        world.log.mask(secret);
      },
    });
    startRegion = canonicalRegion(signedIn.region);
    connection = connect(signedIn, {
      concurrency: settings.concurrency,
      requestTimeoutMs: settings.requestTimeoutMs,
      objectPrefix: settings.objectStorage.prefix,
      userAgent: `oci-volume-backup-audit/${world.version}`,
      cancellation: world.cancellation,
      env: world.env,
    });
    return await audit(world, settings, connection);
  } catch (error) {
    return await notAudited(world, error, startRegion);
  } finally {
    await connection?.close();
  }
}

/** Where the settings come from, or the text that was asked for instead of a run. */
function readSources(world: World): Sources | string {
  const { env, homeDir } = world;
  if (isGithubActions(env)) {
    return { inputs: readActionInputs(env), env, isGithubActions: true, homeDir };
  }
  const asked = parseCommandLine(world.argv);
  if (asked.kind === "help") return helpText(world.version);
  if (asked.kind === "version") return `${world.version}\n`;
  return { inputs: asked.inputs, env, isGithubActions: false, homeDir };
}

async function audit(world: World, settings: Settings, connection: Connection): Promise<number> {
  const { log } = world;
  const startedAt = world.now();
  const plan = await planCollection(connection.cloud, settings.scope);
  narratePlan(log, plan);
  const inventory = await collectInventory(
    connection.cloud,
    plan,
    settings.concurrency,
    collectionObserver(log),
  );
  const assessment = assess(inventory, settings.policy, settings.gate, startedAt);
  const facts: RunFacts = {
    toolVersion: world.version,
    durationMs: world.now() - startedAt,
    api: { ...connection.usage },
    run: runContext(world.env),
  };
  const files = renderFiles(settings, assessment, facts);
  const deliveries = await deliverAll(sinksFor(world, settings, connection, assessment), files);
  narrateDelivery(log, deliveries);
  await publish(world, settings, assessment, facts, resultsOf(assessment, files, deliveries));
  return exitCode(settings, assessment, deliveries);
}

function renderFiles(settings: Settings, assessment: Assessment, facts: RunFacts): ReportFile[] {
  return renderers
    .filter(({ format }) => settings.formats.includes(format))
    .map((renderer) => ({
      format: renderer.format,
      fileName: reportFileName(assessment, renderer.extension),
      contentType: renderer.contentType,
      content: renderer.render(assessment, facts),
    }));
}

function sinksFor(
  world: World,
  settings: Settings,
  { cloud }: Connection,
  { compartments }: Assessment,
): Sink[] {
  const sinks = [diskSink(settings.outputDir)];
  const { objectStorage, artifact } = settings;
  if (objectStorage.enabled) {
    const region = canonicalRegion(objectStorage.region ?? cloud.startRegion);
    const store = cloud.objectStore(region);
    sinks.push(objectStorageSink({ store, settings: objectStorage, compartments }));
  }
  if (artifact.enabled && isGithubActions(world.env)) {
    const { name, retentionDays } = artifact;
    const upload = uploadArtifact;
    sinks.push(artifactSink({ upload, name, retentionDays, tempDir: world.tempDir }));
  }
  return sinks;
}

function resultsOf(
  assessment: Assessment,
  files: readonly ReportFile[],
  deliveries: readonly Delivered[],
): RunResults {
  const locations = (sink: string) =>
    deliveries.filter((each) => each.sink === sink).flatMap((each) => each.locations);
  return {
    assessment,
    reportPaths: locationsByFormat(files, locations("disk")),
    objectUris: locations("object storage"),
    artifact: deliveries.find((each) => each.artifact !== undefined)?.artifact ?? null,
  };
}

/** Says the result where it is looked for: the run's page and its outputs, or the terminal. */
async function publish(
  world: World,
  settings: Settings,
  assessment: Assessment,
  facts: RunFacts,
  results: RunResults,
): Promise<void> {
  const { log, env } = world;
  narrateVerdict(log, assessment);
  if (!isGithubActions(env)) {
    world.stdout.write(renderTerminalSummary(assessment));
    return;
  }
  for (const { level, title, message } of annotationsOf(assessment)) log[level](message, title);
  if (settings.jobSummary) {
    const summary = renderJobSummary(assessment, facts);
    warn(world, await appendSummary(summary, env["GITHUB_STEP_SUMMARY"]));
  }
  warn(world, await writeOutputs(outputsOf(results)));
}

function exitCode(
  settings: Settings,
  { verdict }: Assessment,
  deliveries: readonly Delivered[],
): number {
  if (!verdict.passed) return EXIT.gateFailed;
  const isUndelivered = deliveries.some(({ problems }) => problems.length > 0);
  return isUndelivered && settings.failOnUploadError ? EXIT.notDelivered : EXIT.passed;
}

async function notAudited(
  world: World,
  error: unknown,
  startRegion: string | null,
): Promise<number> {
  world.log.error(explain(error, startRegion), "Not audited");
  if (isGithubActions(world.env)) {
    const nothing = { assessment: null, reportPaths: new Map(), objectUris: [], artifact: null };
    warn(world, await writeOutputs(outputsOf(nothing)));
  }
  return EXIT.notAudited;
}

function warn({ log }: World, problem: string | null): void {
  if (problem !== null) log.warning(problem);
}
