import type { Assessment, Tally } from "../../posture/assessment.js";
import { roundedDays } from "../../plain/days.js";
import { counted } from "../../plain/wording.js";
import type { RunFacts } from "../report.js";
import { discoveryTexts } from "../discovery-text.js";
import { readableTime } from "../timestamps.js";
import type { Markup } from "./markup.js";
import { markup } from "./markup.js";
import { grouped } from "./numbers.js";
import { simpleTable } from "./simple-table.js";

/** Coverage by region and availability domain. */
export function coverageSection({ summary }: Assessment): Markup | null {
  if (summary.byRegion.size === 0) return null;
  return markup`
<section aria-labelledby="coverage">
<h2 id="coverage">Coverage</h2>
<div class="columns">
${coverageTable("Regions", "Region", summary.byRegion)}
${coverageTable("Availability domains", "Availability domain", summary.byAvailabilityDomain)}
</div>
</section>`;
}

function coverageTable(
  caption: string,
  title: string,
  tallies: ReadonlyMap<string, Tally>,
): Markup | null {
  const columns = [
    { title },
    { title: "Volumes", isNumber: true },
    { title: "Stale or without backup", isNumber: true },
  ];
  const rows = [...tallies].map(([name, { total, nonCompliant }]) => [
    name,
    grouped(total),
    grouped(nonCompliant),
  ]);
  return simpleTable(caption, columns, rows);
}

/** Every listing that could not be read; nothing when all were. */
export function unreadSection({ unread }: Assessment): Markup | null {
  if (unread.length === 0) return null;
  const titles = ["Operation", "Region", "Compartment", "Answer", "opc-request-id", "Reason"];
  const rows = unread.map((it) => [
    markup`<code>${it.operation}</code>`,
    it.region,
    markup`${it.compartmentName}<br><code class="muted">${it.compartmentId}</code>`,
    `${it.status ?? "no answer"} ${it.code ?? ""}`.trim(),
    it.opcRequestId === null ? "–" : markup`<code>${it.opcRequestId}</code>`,
    it.reason,
  ]);
  return markup`
<section aria-labelledby="unread">
<h2 id="unread">What could not be read</h2>
${simpleTable(
  counted(unread.length, "listing"),
  titles.map((title) => ({ title })),
  rows,
)}
</section>`;
}

/** By which run, of what, under which limit. */
export function runSection(assessment: Assessment, { api, ...facts }: RunFacts): Markup {
  const days = counted(roundedDays(assessment.maxBackupAgeDays), "day");
  const hasRules = assessment.summary.byRule.size > 1;
  const rows: readonly (readonly [string, string | Markup])[] = [
    ["Judged at", readableTime(assessment.assessedAt)],
    ["Tenancy", markup`<code>${assessment.tenancyId}</code>`],
    ["Home region", assessment.homeRegion],
    ["Regions", assessment.regions.join(", ")],
    ["Age limit", hasRules ? `${days}, where no rule says otherwise` : days],
    ["Duration", `${(facts.durationMs / 1000).toFixed(1)} s`],
    [
      "API",
      `${counted(api.requests, "request")} (retries: ${api.retries}, throttled: ${api.throttled})`,
    ],
    ...discoveryTexts(assessment).map((it) => ["Discovery", it] as const),
    ["Version", facts.toolVersion],
    ...(facts.run === null ? [] : [["Workflow run", runLink(facts.run)] as const]),
  ];
  const items = rows.map(([term, value]) => markup`<div><dt>${term}</dt><dd>${value}</dd></div>`);
  return markup`
<section aria-labelledby="run">
<h2 id="run">About this run</h2>
<dl class="facts tall">${items}</dl>
</section>`;
}

function runLink({ repository, runId, sha, url }: NonNullable<RunFacts["run"]>): Markup {
  const label = `${repository}, run ${runId}`;
  const isPlain = /^https:\/\/[\w.:/-]+$/.test(url);
  const shown = isPlain ? markup`<a href="${url}" rel="noreferrer">${label}</a>` : markup`${label}`;
  return markup`${shown} at <code>${sha}</code>`;
}
