import { artifactSinks } from "../artifact-sinks.js";
import { diskSink } from "../../delivery/disk.js";
import { deliverAll, placesOf, type Delivered, type ReportFile } from "../../delivery/sink.js";
import { writeOutputs } from "../../github/outputs.js";
import { previewOutputs } from "../../github/preview-outputs.js";
import { workflowRun } from "../../github/workflow-run.js";
import { narrateDelivery, narrateHeadline, narrateProblem } from "../narrate.js";
import { addToSummary, atHead, commentOn } from "../tell-github.js";
import { DAY_MS } from "../../plain/days.js";
import { latestPast } from "../../plain/instant.js";
import { utcText } from "../../plain/utc-time.js";
import { noticeText } from "../../posture/notice.js";
import { comparePolicies } from "../../posture/preview/compare-policies.js";
import { judgeTwice, type JudgedTwice } from "../../posture/preview/judge-twice.js";
import type { Preview } from "../../posture/preview/preview.js";
import { lackingText } from "../../reports/preview/lacking-text.js";
import { previewJsonRenderer } from "../../reports/preview/preview-json.js";
import {
  previewMarkdownRenderer,
  renderPreviewComment,
  renderPreviewSummary,
} from "../../reports/preview/preview-markdown.js";
import {
  previewFileName,
  type PreviewRenderer,
  type PreviewRunFacts,
} from "../../reports/preview/preview-report.js";
import { renderPreviewTerminal } from "../../reports/preview/preview-terminal.js";
import { readableTime } from "../../reports/timestamps.js";
import type { InventorySnapshot } from "../../snapshot/snapshot.js";
import type { PreviewFormat, PreviewSettings } from "../../settings/settings.js";
import type { RunContext } from "../run-context.js";
import { isAction } from "../world.js";
import { exitCodeOf } from "../exit-code.js";
import { previewMarker } from "./comment-markers.js";
import { readInventoryFile } from "./inventory-file.js";

/**
 * `mode: preview`: what a change of the policy would do to the volumes that an audit read. Calls nothing
 * but GitHub. Throws `SnapshotError`.
 */
export async function previewPolicy(context: RunContext<PreviewSettings>): Promise<number> {
  const { world, settings } = context;
  const { log, env } = world;
  const { inventory: pattern, base, failOnExemptions } = settings.preview;
  if (base.policyFile === null) {
    log.notice(
      "base-policy-file is not given, so that the policy file is compared with what holds without one. Give the file as it was before the change.",
    );
  }
  const { judged, ...inventory } = await readAndJudge(context, pattern);
  const { warnOnly } = settings.gate;
  world.collectGarbage();
  const preview = comparePolicies(judged, { failOnExemptions, warnOnly });
  const facts = {
    toolVersion: world.version,
    run: workflowRun(env),
    generatedAt: world.now(),
    inventory,
    policyFile: settings.policyFile ?? "",
    basePolicyFile: base.policyFile,
  };
  const deliveries = await publish(context, preview, facts);
  return exitCodeOf(preview.verdict.passed, deliveries, settings.failOnUploadError);
}

/** On its own, so that the inventory is gone from the memory before the reports come into it. */
async function readAndJudge(
  { world, settings, redaction }: RunContext<PreviewSettings>,
  pattern: string,
): Promise<PreviewRunFacts["inventory"] & { readonly judged: JudgedTwice }> {
  const { path, snapshot } = await readInventoryFile(pattern, world.workingDir);
  world.log.info(`Inventory read: ${path}, of ${readableTime(snapshot.readAt)}`);
  const isOld = world.now() - snapshot.readAt > MOST_AGE_DAYS * DAY_MS;
  if (isOld || snapshot.readAt > latestPast(world.now()))
    world.log.warning(untimely(path, snapshot));
  redaction.ofTenancy(snapshot.inventory.tenancyId);
  redaction.learn(snapshot.inventory.compartments);
  // The file, and what it inflated to.
  world.collectGarbage();
  const judged = judgeTwice(snapshot, settings.preview.base, settings, {
    namesNearest: !settings.redact,
    told: (assessment) => redaction.assessment(assessment),
    onReduced: () => {
      world.collectGarbage();
    },
  });
  return { path, toolVersion: snapshot.toolVersion, judged: redaction.judgedTwice(judged) };
}

/** The inventory of a weekly audit is no older. */
const MOST_AGE_DAYS = 8;

function untimely(path: string, { readAt }: Pick<InventorySnapshot, "readAt">): string {
  return `inventory-file: ${path} was read at ${utcText(readAt)}, and not within the last ${MOST_AGE_DAYS} days: volumes that came since are in no count here. Give the inventory of the newest audit.`;
}

async function publish(
  context: RunContext<PreviewSettings>,
  preview: Preview,
  facts: PreviewRunFacts,
): Promise<readonly Delivered[]> {
  const { world, settings } = context;
  const { log, secrets, stdout } = world;
  const files = render(context, preview, facts);
  const sinks = [
    diskSink(settings.outputDir, world.workingDir),
    ...artifactSinks(world, settings, settings.artifact.name),
  ];
  const deliveries = await deliverAll(sinks, files);
  narrateDelivery(log, deliveries);
  for (const { notice, isNew } of preview.notices) {
    if (isNew) log.notice(noticeText(notice), "Policy");
  }
  for (const lacking of preview.lacking) log.notice(lackingText(lacking));
  narrateHeadline(log, "Preview", preview);
  if (isAction(world)) await tellGithub(context, preview, facts, { files, deliveries });
  else stdout.write(secrets.apply(renderPreviewTerminal(preview, stdout.columns ?? 80)));
  return deliveries;
}

const RENDERERS: Readonly<Record<PreviewFormat, PreviewRenderer>> = {
  json: previewJsonRenderer,
  markdown: previewMarkdownRenderer,
};

function render(
  { world, settings }: RunContext<PreviewSettings>,
  preview: Preview,
  facts: PreviewRunFacts,
): readonly ReportFile[] {
  const renderers = Object.values(RENDERERS).filter(({ format }) =>
    settings.formats.includes(format),
  );
  return renderers.map((renderer) => {
    const content = [Buffer.from(world.secrets.applyToFile(renderer.render(preview, facts)))];
    return {
      format: renderer.format,
      fileName: previewFileName(facts.generatedAt, renderer.extension),
      contentType: renderer.contentType,
      content: () => content,
    };
  });
}

async function tellGithub(
  context: RunContext<PreviewSettings>,
  preview: Preview,
  facts: PreviewRunFacts,
  { files, deliveries }: { files: readonly ReportFile[]; deliveries: readonly Delivered[] },
): Promise<void> {
  const { log } = context.world;
  await addToSummary(context, () => renderPreviewSummary(preview, facts));
  const { reportPaths, artifact } = placesOf(files, deliveries);
  const outputs = previewOutputs(preview, reportPaths, artifact);
  narrateProblem(log, await writeOutputs(outputs));
  await commentOn(context, {
    marker: previewMarker(context),
    isBroken: [preview.verdict, preview.after.verdict].some((it) => it.violations.length > 0),
    render: (marker, headSha) => renderPreviewComment(preview, atHead(facts, headSha), marker),
  });
}
