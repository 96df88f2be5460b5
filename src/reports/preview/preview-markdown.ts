import { noticeText } from "../../posture/notice.js";
import type { PolicySide, Preview, VolumeChange } from "../../posture/preview/preview.js";
import type { ChangeKind, Standing, ToldCheck } from "../../posture/preview/standing.js";
import { DELETION_TITLE } from "../deletion-texts.js";
import { escapeMarkdown } from "../escape/markdown.js";
import { fitSections, type Section } from "../markdown/fit-sections.js";
import { MAX_COMMENT_LENGTH, MAX_SUMMARY_BYTES } from "../markdown/github-limits.js";
import { renderTable, type MarkdownTable } from "../markdown/markdown-table.js";
import { commentFoot } from "../markdown/run-section.js";
import { topRows } from "../markdown/top-rows.js";
import { verdictWord } from "../markdown/verdict-section.js";
import { readableTime } from "../timestamps.js";
import { deletionChangeTexts } from "./deletion-change-text.js";
import { lackingText } from "./lacking-text.js";
import type { PreviewRenderer, PreviewRunFacts } from "./preview-report.js";

/** Rows of a table: for a first look, and for whoever reads all of it. The JSON report has no limit. */
const FEW_ROWS = 30;
const MANY_ROWS = 1_000;

export const PREVIEW_COMMENT_TITLE = "## Preview of the policy file";

export const previewMarkdownRenderer: PreviewRenderer = {
  format: "markdown",
  extension: "md",
  contentType: "text/markdown; charset=utf-8",
  render: (preview, facts) => {
    const head = headOf(preview, facts, "# Preview of the policy file");
    return head + fitSections(sectionsOf(preview, MANY_ROWS), Infinity, (text) => text.length);
  },
};

export function renderPreviewSummary(preview: Preview, facts: PreviewRunFacts): string {
  const head = headOf(preview, facts, PREVIEW_COMMENT_TITLE);
  const room = MAX_SUMMARY_BYTES - Buffer.byteLength(head);
  return head + fitSections(sectionsOf(preview, FEW_ROWS), room, (it) => Buffer.byteLength(it));
}

/** The pull request's comment, `marker` first. */
export function renderPreviewComment(
  preview: Preview,
  facts: PreviewRunFacts,
  marker: string,
): string {
  const { run } = facts;
  const head = `${marker}\n${headOf(preview, facts, PREVIEW_COMMENT_TITLE)}`;
  const foot = commentFoot(run);
  const room = MAX_COMMENT_LENGTH - head.length - foot.length;
  return head + fitSections(sectionsOf(preview, FEW_ROWS), room, (it) => it.length) + foot;
}

function headOf(preview: Preview, facts: PreviewRunFacts, title: string): string {
  const { headline, verdict, before, after, readAt, complete } = preview;
  const marks = { passed: "ℹ️", warned: "⚠️", failed: "❌" };
  const isBroken = verdict.violations.length > 0;
  const mark = !isBroken ? marks.passed : verdict.passed ? marks.warned : marks.failed;
  const base = facts.basePolicyFile;
  const told = base === null ? "without a policy file" : `under ${escapeMarkdown(base)}`;
  const gaps = complete ? "" : " That audit could not read everything.";
  const sides = renderTable({
    columns: [{ title: "" }, { title: "Before" }, { title: "After" }],
    rows: [
      ["Gate", gateText(before), gateText(after)],
      ["Volumes that fail", String(before.failing), String(after.failing)],
      ["Volumes that cannot be told", String(before.unknown), String(after.unknown)],
      ["Volumes whose status is waived", String(before.waived), String(after.waived)],
    ],
  });
  return [
    `${title}\n\n${mark} **${escapeMarkdown(headline)}**\n`,
    ...verdict.violations.map(({ message }) => `- ${escapeMarkdown(message)}\n`),
    `Judged under ${escapeMarkdown(facts.policyFile)}, and before it ${told}, by what an audit read at ${readableTime(readAt)}.${gaps}\n`,
    sides,
  ].join("\n");
}

function gateText({ verdict }: PolicySide): string {
  const rules = verdict.violations.map(({ rule }) => rule).join(", ");
  const word = verdictWord({ verdict });
  return escapeMarkdown(rules === "" ? word : `${word}: ${rules}`);
}

function sectionsOf(preview: Preview, mostRows: number): readonly Section[] {
  const having = (change: ChangeKind) => preview.volumes.filter((it) => it.change === change);
  const changed = (title: string, change: ChangeKind, rank: number, of: ChecksOf): Section => ({
    ...{ title, rank, text: topRows(changesTable(having(change), of), mostRows) },
  });
  const { volumes, rules, checks, deletion } = preview;
  return [
    { title: DELETION_TITLE, text: deletionText(deletion), rank: 0 },
    changed("Would begin to fail", "begins", 0, ({ after }) => after.failing),
    {
      title: "Would be exempted",
      text: topRows(exemptedTable(volumes.filter((it) => it.exempted !== null)), mostRows),
      rank: 1,
    },
    changed("Could no longer be told", "becomes_unknown", 5, ({ after }) => after.unknown),
    changed("Would fail for another reason", "differs", 6, ({ after }) => after.failing),
    changed("Would stop failing", "stops", 7, ({ before }) => before.failing),
    {
      title: "By rule",
      text: topRows(
        {
          columns: [
            { title: "Rule" },
            ...["Volumes before", "Volumes after", "Fail before", "Fail after"].map((title) => ({
              ...{ title, isNumber: true },
            })),
          ],
          rows: rules.map((it) => [
            escapeMarkdown(it.rule),
            ...[it.volumesBefore, it.volumesAfter, it.failingBefore, it.failingAfter].map(String),
          ]),
        },
        mostRows,
      ),
      rank: 4,
    },
    {
      title: "By check",
      text: topRows(
        {
          columns: [
            { title: "Check" },
            { title: "Begin to fail", isNumber: true },
            { title: "Stop failing", isNumber: true },
          ],
          rows: checks.map(({ id, begins, stops }) => [id, String(begins), String(stops)]),
        },
        mostRows,
      ),
      rank: 3,
    },
    { title: "Rules and exemptions to look at", text: noticesText(preview, mostRows), rank: 2 },
    {
      title: "What the inventory lacks",
      text: preview.lacking.map((it) => `- ${lackingText(it)}\n`).join(""),
      rank: 2,
    },
  ];
}

function deletionText(deletion: Preview["deletion"]): string {
  if (deletion === null) return "";
  return deletionChangeTexts(deletion)
    .map((it) => `- ${escapeMarkdown(it)}\n`)
    .join("");
}

type ChecksOf = (change: VolumeChange) => readonly ToldCheck[];

function changesTable(volumes: readonly VolumeChange[], of: ChecksOf): MarkdownTable {
  return {
    columns: [{ title: "Volume" }, { title: "What" }, { title: "Rule" }],
    rows: volumes.map((it) => [volumeCell(it), of(it).map(checkText).join("<br>"), ruleCell(it)]),
  };
}

function exemptedTable(volumes: readonly VolumeChange[]): MarkdownTable {
  return {
    columns: ["Volume", "Exemption", "Until", "Of what", "Fails without it"].map((title) => ({
      title,
    })),
    rows: volumes.flatMap(({ exempted, after, ...volume }) => {
      if (exempted === null) return [];
      const { id, reason, expires, checks, extent } = exempted;
      const until = expires === null ? "no end" : escapeMarkdown(expires);
      return [
        [
          volumeCell(volume),
          `${escapeMarkdown(id)}<br>${escapeMarkdown(reason)}`,
          extent === "longer" ? `${until} (it was exempted before)` : until,
          checks.length > MOST_NAMED ? `${checks.length} checks` : checks.join(", "),
          failuresBehind(after, checks).map(checkText).join("<br>") || "no",
        ],
      ];
    }),
  };
}

/** An exemption of everything has all of the checks. */
const MOST_NAMED = 4;

function failuresBehind(
  { excused }: Standing,
  checks: readonly ToldCheck["id"][],
): readonly ToldCheck[] {
  return excused.filter(({ id }) => checks.includes(id));
}

function volumeCell(it: Pick<VolumeChange, "volumeName" | "compartmentPath" | "region">): string {
  const { volumeName, compartmentPath, region } = it;
  return `${escapeMarkdown(volumeName)}<br>${escapeMarkdown(`${compartmentPath}, ${region}`)}`;
}

function ruleCell({ before, after }: VolumeChange): string {
  const now = escapeMarkdown(after.rule);
  return before.rule === after.rule ? now : `${escapeMarkdown(before.rule)} → ${now}`;
}

function checkText({ id, message }: ToldCheck): string {
  return `**${id}**: ${escapeMarkdown(message)}`;
}

/** New ones first: they are what the change is asked about. */
function noticesText({ notices }: Preview, most: number): string {
  const sorted = notices.toSorted((a, b) => Number(b.isNew) - Number(a.isNew));
  const lines = sorted
    .slice(0, most)
    .map(
      ({ notice, isNew }) => `- ${isNew ? "**New.** " : ""}${escapeMarkdown(noticeText(notice))}\n`,
    );
  const more = sorted.length - lines.length;
  return lines.join("") + (more > 0 ? `\n*${more} more in the full report.*\n` : "");
}
