import type { Assessment } from "../../posture/assessment.js";
import { counted } from "../../plain/wording.js";
import { ageChart, statusChart } from "./charts.js";
import { coverageTable } from "./coverage-section.js";
import { changesTable, driftSentences } from "./drift-section.js";
import { DELETION_TITLE } from "../deletion-texts.js";
import { deletionText } from "./deletion-section.js";
import { escapeMarkdown } from "../escape/markdown.js";
import { fitSections, type Section } from "./fit-sections.js";
import { MAX_SUMMARY_BYTES } from "./github-limits.js";
import { numbersSection } from "./numbers-section.js";
import { policyTables, withFolded } from "./policy-tables.js";
import type { RunFacts } from "../report.js";
import { readableTime } from "../timestamps.js";
import { trendChart } from "./trend-section.js";
import { topRows } from "./top-rows.js";
import { unreadTable } from "./unread-table.js";
import { incompleteSection, verdictSection } from "./verdict-section.js";
import { worstVolumes } from "./worst-volumes.js";

/** The page is for a first look, whatever the size of the tenancy: the reports have the rest. */
const MOST_ROWS = 30;

/**
 * The job summary as Markdown of at most `limitBytes` of UTF-8. The verdict and the numbers always
 * stand; the rest is given room by importance, whole sections at a time.
 */
export function renderJobSummary(
  assessment: Assessment,
  facts: RunFacts,
  limitBytes: number = MAX_SUMMARY_BYTES,
): string {
  const head = ["# OCI volume backup posture", ...headSections(assessment)]
    .filter((section) => section !== "")
    .map((section) => `${section.trimEnd()}\n`)
    .join("\n");
  const foot = `\n${footer(assessment, facts)}`;
  const room = limitBytes - utf8Bytes(head) - utf8Bytes(foot);
  return head + fitSections(sectionsOf(assessment), room, utf8Bytes) + foot;
}

function headSections(assessment: Assessment): string[] {
  return [
    verdictSection(assessment),
    numbersSection(assessment.summary),
    incompleteSection(assessment),
  ];
}

/** In the order of the page; what is at the end of it may still be of a low rank. */
function sectionsOf(assessment: Assessment): Section[] {
  const { findings } = assessment;
  const policy = policyTables(assessment).map((it, index) => {
    const text = withFolded(it, (table) => topRows(table, MOST_ROWS));
    return { title: it.title, text, rank: 5 + index };
  });
  return [
    { title: "What changed", text: changes(assessment), rank: 0 },
    { title: "At a glance", text: charts(assessment), rank: 3 },
    { title: "Worst volumes", text: worstVolumes(findings, MOST_ROWS), rank: 1 },
    { title: "Coverage", text: coverage(assessment), rank: 4 },
    {
      title: DELETION_TITLE,
      text: deletionText(assessment, (table) => topRows(table, MOST_ROWS)),
      rank: 2,
    },
    ...policy,
    {
      title: "What could not be read",
      text: topRows(unreadTable(assessment, false), MOST_ROWS),
      rank: 2,
    },
  ];
}

function changes(assessment: Assessment): string {
  const table = topRows(changesTable(assessment), MOST_ROWS);
  return `${driftSentences(assessment)}${table === "" ? "" : `\n${table}`}`;
}

function charts(assessment: Assessment): string {
  return [trendChart(assessment), statusChart(assessment), ageChart(assessment)]
    .filter((it) => it !== "")
    .join("\n");
}

function coverage(assessment: Assessment): string {
  return (["region", "compartment"] as const)
    .map((place) => topRows(coverageTable(assessment, place), MOST_ROWS))
    .filter((it) => it !== "")
    .join("\n");
}

function footer(assessment: Assessment, facts: RunFacts): string {
  const parts = [
    readableTime(assessment.assessedAt),
    counted(assessment.regions.length, "region"),
    counted(assessment.summary.scannedCompartments, "compartment"),
    `${counted(facts.api.requests, "request")} in ${(facts.durationMs / 1000).toFixed(1)} s`,
    `version ${escapeMarkdown(facts.toolVersion)}`,
  ];
  return `<sub>Judged ${parts.join(" · ")}</sub>\n`;
}

const encoder = new TextEncoder();

function utf8Bytes(text: string): number {
  return encoder.encode(text).length;
}
