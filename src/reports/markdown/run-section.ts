import type { Assessment } from "../../posture/assessment.js";
import { roundedDays } from "../../plain/days.js";
import { counted } from "../../plain/wording.js";
import { escapeMarkdown, markdownCode } from "../escape/markdown.js";
import { renderTable } from "./markdown-table.js";
import type { RunFacts } from "../report.js";
import { discoveryTexts } from "../discovery-text.js";
import { readableTime } from "../timestamps.js";

/** What was audited, when, by which run. */
export function runSection(assessment: Assessment, { api, ...facts }: RunFacts): string {
  const { summary } = assessment;
  const rows = [
    ["Judged at", readableTime(assessment.assessedAt)],
    ["Tenancy", markdownCode(assessment.tenancyId)],
    ["Home region", escapeMarkdown(assessment.homeRegion)],
    ["Regions", assessment.regions.map(escapeMarkdown).join(", ")],
    ["Compartments", `${summary.scannedCompartments} in scope`],
    ["Size", sizeText(summary)],
    ["Age limit", ageLimit(assessment)],
    ["Duration", `${(facts.durationMs / 1000).toFixed(1)} s`],
    [
      "API",
      `${counted(api.requests, "request")} (retries: ${api.retries}, throttled: ${api.throttled})`,
    ],
    ...discoveryTexts(assessment).map((it) => ["Discovery", escapeMarkdown(it)]),
    ["Version", escapeMarkdown(facts.toolVersion)],
    ...(facts.run === null ? [] : [["Workflow run", runLink(facts.run)]]),
  ];
  const columns = [{ title: "Run" }, { title: "" }];
  return `## About this run\n\n${renderTable({ columns, rows }).trimEnd()}`;
}

function ageLimit({ maxBackupAgeDays, summary }: Assessment): string {
  const days = counted(roundedDays(maxBackupAgeDays), "day");
  return summary.byRule.size > 1 ? `${days}, where no rule says otherwise` : days;
}

/** Characters of a commit's digest that people know it by. */
const SHORT_SHA = 7;

/** The end of a comment: the run, and the commit that it is about; empty outside of a workflow. */
export function commentFoot(run: RunFacts["run"]): string {
  if (run === null) return "";
  return `\n<sub>${runLink({ ...run, sha: run.sha.slice(0, SHORT_SHA) })}</sub>\n`;
}

/** A link to the workflow run; its name alone where the address is no plain one. */
function runLink({ repository, runId, sha, url }: NonNullable<RunFacts["run"]>): string {
  const label = `${escapeMarkdown(repository)}, run ${escapeMarkdown(runId)}`;
  const isPlain = /^https:\/\/[\w.:/-]+$/.test(url);
  return `${isPlain ? `[${label}](${url})` : label} at ${markdownCode(sha)}`;
}

function sizeText({ totalGb, unprotectedGb, unsized }: Assessment["summary"]): string {
  const more = unsized === 0 ? "" : `; the size of ${counted(unsized, "volume")} is not known`;
  return `${totalGb} GB, of which ${unprotectedGb} GB without a fresh backup${more}`;
}
