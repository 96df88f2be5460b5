import { resolve } from "node:path";

import { artifactSinks } from "../artifact-sinks.js";
import { diskSink } from "../../delivery/disk.js";
import { deliverAll, placesOf, type Delivered, type ReportFile } from "../../delivery/sink.js";
import { planAnnotations } from "../../github/plan-annotations.js";
import { planOutputs } from "../../github/plan-outputs.js";
import { writeOutputs } from "../../github/outputs.js";
import { reportAnchor } from "../../github/report-anchor.js";
import { workflowRun } from "../../github/workflow-run.js";
import { SUMMARY_LIMIT_BYTES } from "../../github/summary.js";
import { narrateDelivery, narrateHeadline, narrateProblem } from "../narrate.js";
import { addToSummary, atHead, commentOn } from "../tell-github.js";
import { assessPlans } from "../../posture/plan/assess-plan.js";
import type { PlanAssessment, PlanNoteCode } from "../../posture/plan/plan-assessment.js";
import { renderPlanComment } from "../../reports/plan/plan-comment.js";
import { fittedPlanMarkdown, REST_IN_REPORTS } from "../../reports/plan/plan-markdown.js";
import { planReportFileName } from "../../reports/file-names.js";
import { renderers } from "../../reports/renderers.js";
import type { PlanRunFacts } from "../../reports/plan/plan-report.js";
import { renderPlanTerminal } from "../../reports/plan/plan-terminal.js";
import { redactPlan } from "../../reports/redact/redact-plan.js";
import { Redactor } from "../../reports/redact/redactor.js";
import type { PlanSettings } from "../../settings/settings.js";
import type { RunContext } from "../run-context.js";
import { isAction, type World } from "../world.js";
import { existsIn } from "../exists-in.js";
import { exitCodeOf } from "../exit-code.js";
import { readPlanBaseline } from "./plan-baseline.js";
import { readPlans } from "./plan-files.js";
import { planMarker } from "./comment-markers.js";
import { sourceLocator, whyNotLocated, type Locator } from "./source-lines.js";

/** `mode: plan`: judges plans by the policy file. Calls nothing but GitHub. Throws `PlanError`. */
export async function judgePlans(context: RunContext<PlanSettings>): Promise<number> {
  const { world, settings } = context;
  const { workingDir, env, log } = world;
  const { plan, policy, gate, redact } = settings;
  const locate = locatorOf(context);
  const read = await readPlans(plan.files, workingDir, world.cancellation);
  const plans = read.map((it) => ({ ...it, locate }));
  for (const { path } of plans) log.info(`Plan read: ${path}`);
  // Of a plan's text and its values most are read by now.
  world.collectGarbage();
  const now = world.now();
  const baseline = await readPlanBaseline(world, settings, now);
  const judged = assessPlans(plans, policy, gate, now, {
    ...{ hidesNames: redact, baseline },
    baseExemptions: plan.baseExemptions,
  });
  const assessment = redact ? redactPlan(judged, new Redactor("")) : judged;
  const anchor = reportAnchor(settings.policyFile, env, existsIn(world));
  const facts = {
    toolVersion: world.version,
    run: workflowRun(env),
    ...(anchor === undefined ? {} : { anchor }),
  };
  for (const format of settings.formats.filter((it) => renderers[it].plan === null)) {
    log.notice(
      `formats: there is no ${format} report of a plan, only of an audit. Leave ${format} out here.`,
    );
  }
  const files = await render(context, assessment, facts);
  const sinks = [
    diskSink(settings.outputDir, workingDir),
    ...artifactSinks(world, settings, settings.artifact.name),
  ];
  const deliveries = await deliverAll(sinks, files);
  narrateDelivery(log, deliveries);
  narrate(world, assessment);
  if (isAction(world)) await tellGithub(context, assessment, facts, { files, deliveries });
  return exitCodeOf(assessment.verdict.passed, deliveries, settings.failOnUploadError);
}

/** Finds lines in the folder that `terraform-dir` names; where that cannot be, says so. */
function locatorOf({ world, settings }: RunContext<PlanSettings>): Locator {
  const { workingDir, env, log } = world;
  const { terraformDir } = settings.plan;
  const folder = resolve(workingDir, terraformDir ?? ".");
  const workspace = env["GITHUB_WORKSPACE"] ?? workingDir;
  const why = terraformDir === null ? null : whyNotLocated(folder, workspace);
  if (terraformDir !== null && why !== null) {
    log.notice(
      `terraform-dir: ${terraformDir} ${why}, so that no file and line are shown. Give the folder of the Terraform configuration, seen from the working directory.`,
    );
  }
  return sourceLocator(folder, workspace);
}

async function render(
  { world: { secrets }, settings }: RunContext<PlanSettings>,
  assessment: PlanAssessment,
  facts: PlanRunFacts,
): Promise<readonly ReportFile[]> {
  const loaders = settings.formats.flatMap((format) => {
    const load = renderers[format].plan;
    return load === null ? [] : [{ format, load }];
  });
  return await Promise.all(
    loaders.map(async ({ format, load }) => {
      const renderer = await load();
      const content = [Buffer.from(secrets.applyToFile(renderer.render(assessment, facts)))];
      return {
        format,
        fileName: planReportFileName(assessment.assessedAt, renderer.extension),
        contentType: renderer.contentType,
        content: () => content,
      };
    }),
  );
}

function narrate(world: World, assessment: PlanAssessment): void {
  const { log, stdout, secrets } = world;
  for (const { code, message } of assessment.notes) {
    log[levelOf(code)](message);
  }
  narrateHeadline(log, "Plan", assessment);
  if (!isAction(world)) {
    stdout.write(secrets.apply(renderPlanTerminal(assessment, stdout.columns ?? 80)));
  }
}

function levelOf(code: PlanNoteCode): "info" | "notice" | "warning" {
  if (code.startsWith("baseline-") || code === "assignment-deleted") return "warning";
  return code === "exemption-added" || code === "gate-checks" ? "notice" : "info";
}

async function tellGithub(
  context: RunContext<PlanSettings>,
  assessment: PlanAssessment,
  facts: PlanRunFacts,
  { files, deliveries }: { files: readonly ReportFile[]; deliveries: readonly Delivered[] },
): Promise<void> {
  const { log } = context.world;
  for (const { level, title, message, place } of planAnnotations(assessment)) {
    log[level](message, title, place);
  }
  await addToSummary(context, () =>
    fittedPlanMarkdown(assessment, "## Volume backups of the plan", {
      room: SUMMARY_LIMIT_BYTES / 2,
      sizeOf: (text) => Buffer.byteLength(text),
      note: REST_IN_REPORTS,
    }),
  );
  const { reportPaths, artifact } = placesOf(files, deliveries);
  narrateProblem(log, await writeOutputs(planOutputs(assessment, reportPaths, artifact)));
  const comment = {
    marker: planMarker(context),
    isBroken: assessment.verdict.violations.length > 0,
    render: (marker: string, headSha: string | null) =>
      renderPlanComment(assessment, atHead(facts, headSha), marker),
  };
  await commentOn(context, comment, assessment.isTouching);
}
