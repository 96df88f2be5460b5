import { artifactSinks } from "./artifact-sinks.js";
import { inBlocks } from "../delivery/content.js";
import { diskSink } from "../delivery/disk.js";
import { objectStorageSink } from "../delivery/object-storage.js";
import type { PlaceChoice } from "../delivery/report-bucket.js";
import {
  deliverAll,
  placesOf,
  type Delivered,
  type ReportFile,
  type Sink,
} from "../delivery/sink.js";
import { untilCancelled } from "../delivery/until-cancelled.js";
import { annotationsOf } from "../github/annotations.js";
import { outputsOf, writeOutputs } from "../github/outputs.js";
import {
  narrateDelivery,
  narratePolicyNotices,
  narrateProblem,
  narrateVerdict,
} from "./narrate.js";
import type { Assessment } from "../posture/assessment.js";
import { renderComment } from "../reports/markdown/comment.js";
import { reportFileName } from "../reports/file-names.js";
import { renderJobSummary } from "../reports/markdown/job-summary.js";
import { isColoured } from "../reports/terminal/palette.js";
import { renderers } from "../reports/renderers.js";
import type { Renderer, RunFacts } from "../reports/report.js";
import { renderTerminalSummary } from "../reports/terminal/terminal-summary.js";
import type { RunContext } from "./run-context.js";
import { addToSummary, atHead, commentOn } from "./tell-github.js";
import { isAction, type World } from "./world.js";

/** What there is to publish. */
export interface Findings {
  readonly assessment: Assessment;
  readonly facts: RunFacts;
  /** By which the pull request's comment is found. */
  readonly marker: string;
  /** What was read, as a file; null where nobody asked for it. */
  readonly inventory: Buffer | null;
}

type Publication = Pick<RunContext, "world" | "settings">;

/** Renders the reports, takes them where they belong, and says the result where it is looked for. */
export async function publish(
  context: Publication,
  findings: Findings,
  findPlace: (() => Promise<PlaceChoice>) | null,
): Promise<readonly Delivered[]> {
  const { world } = context;
  const { assessment } = findings;
  const files = await render(context, findings);
  const deliveries = await deliverAll(sinksFor(context, assessment, findPlace), files);
  narrateDelivery(world.log, deliveries);
  narratePolicyNotices(world.log, assessment);
  narrateVerdict(world.log, assessment);
  if (isAction(world)) {
    await tellGithub(context, findings, { files, deliveries });
  } else {
    const { stdout, env } = world;
    const options = { columns: stdout.columns ?? 80, isColoured: isColoured(stdout, env) };
    stdout.write(world.secrets.apply(renderTerminalSummary(assessment, options)));
  }
  return deliveries;
}

async function render(
  { world: { secrets }, settings }: Publication,
  findings: Findings,
): Promise<readonly ReportFile[]> {
  const reports = await Promise.all(
    settings.formats.map(async (format) => {
      const renderer = await renderers[format].audit();
      return {
        format,
        fileName: reportFileName(findings.assessment, renderer.extension),
        contentType: renderer.contentType,
        content: contentOf(renderer, findings, (text) => secrets.applyToFile(text)),
      };
    }),
  );
  return [...reports, ...inventoryFiles(findings)];
}

function inventoryFiles({ assessment, inventory }: Findings): readonly ReportFile[] {
  if (inventory === null) return [];
  return [
    {
      format: "inventory",
      fileName: reportFileName(assessment, "inventory.json.gz"),
      contentType: "application/gzip",
      content: () => [inventory],
    },
  ];
}

/** `masked`: the last net, for what a name or a tag may hold; a piece never ends within a value. */
function contentOf(
  renderer: Renderer,
  { assessment, facts }: Findings,
  masked: (text: string) => string,
): () => Iterable<Buffer> {
  const pieces = renderer.pieces?.bind(renderer);
  if (pieces !== undefined) return () => inBlocks(each(pieces(assessment, facts), masked));
  const whole = [Buffer.from(masked(renderer.render(assessment, facts)))];
  return () => whole;
}

function* each(pieces: Iterable<string>, masked: (text: string) => string): Generator<string> {
  for (const piece of pieces) yield masked(piece);
}

/** A partial report stays on disk: an interrupted run has seconds left, and no full report to give. */
function sinksFor(
  { world, settings }: Publication,
  { interruption }: Assessment,
  findPlace: (() => Promise<PlaceChoice>) | null,
): readonly Sink[] {
  const sinks = [diskSink(settings.outputDir, world.workingDir)];
  if (interruption !== null) return sinks;
  if (findPlace !== null) {
    sinks.push(untilCancelled(objectStorageSink(findPlace), world.cancellation));
  }
  return [...sinks, ...artifactSinks(world, settings, settings.artifact.name)];
}

async function tellGithub(
  context: Publication,
  findings: Findings,
  { files, deliveries }: { files: readonly ReportFile[]; deliveries: readonly Delivered[] },
): Promise<void> {
  const { log } = context.world;
  const { assessment, facts } = findings;
  for (const { level, title, message } of annotationsOf(assessment)) log[level](message, title);
  await addToSummary(context, () => renderJobSummary(assessment, facts));
  const results = { assessment, ...placesOf(files, deliveries) };
  narrateProblem(log, await writeOutputs(outputsOf(results)));
  // An interrupted run has nothing to say that a pull request should be judged by.
  if (assessment.interruption !== null) return;
  // Last, because it waits on others: who cancels meanwhile has everything else.
  await commentOn(context, {
    marker: findings.marker,
    // Under warn-only a run passes with its limits broken, and it is the limits that people want to hear of.
    isBroken: assessment.verdict.violations.length > 0,
    render: (marker, headSha) => renderComment(assessment, atHead(facts, headSha), marker),
  });
}

/** The outputs are set in every case: a later step can tell that the mode had no result. */
export async function publishNothing(world: World, mode = "audit"): Promise<void> {
  if (!isAction(world)) return;
  narrateProblem(world.log, await writeOutputs(await emptyOutputs(mode)));
}

/** Loaded where they are needed: an audit has nothing to do with the other modes. */
async function emptyOutputs(mode: string): Promise<Readonly<Record<string, string>>> {
  switch (mode) {
    case "plan":
      return (await import("../github/plan-outputs.js")).planOutputs(null, new Map(), null);
    case "preview":
      return (await import("../github/preview-outputs.js")).previewOutputs(null, new Map(), null);
    default: {
      const nothing = { assessment: null, reportPaths: new Map(), objectUris: [], artifact: null };
      return outputsOf(nothing);
    }
  }
}
