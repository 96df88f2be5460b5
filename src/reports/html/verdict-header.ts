import type { Assessment } from "../../posture/assessment.js";
import { counted } from "../../plain/wording.js";
import { readableTime } from "../timestamps.js";
import { trendPhrase } from "../markdown/trend-section.js";
import { verdictSentence, verdictWord } from "../markdown/verdict-section.js";
import type { Markup } from "./markup.js";
import { markup } from "./markup.js";
import { icon } from "./icons.js";

/** What was audited and when, the verdict, and what to do about each violated threshold. */
export function verdictHeader(assessment: Assessment): Markup {
  const { assessedAt, tenancyId, regions, summary } = assessment;
  const where = `${counted(regions.length, "region")}, ${counted(summary.scannedCompartments, "compartment")}`;
  return markup`
<header class="page-head">
<div>
<h1>Volume backup posture</h1>
<p class="muted">${readableTime(assessedAt)}, ${where}, tenancy <code>${tenancyId}</code></p>
</div>
<button type="button" id="theme" hidden>Switch theme</button>
</header>
${verdictBand(assessment)}
${incompleteNotice(assessment)}`;
}

function verdictBand(assessment: Assessment): Markup {
  const { passed, violations } = assessment.verdict;
  const trend = trendPhrase(assessment);
  const look = !passed ? "none" : violations.length > 0 ? "stale" : "compliant";
  const list = violations.map(
    ({ rule, message }) => markup`<li><code>${rule}</code>: ${message}</li>`,
  );
  return markup`
<section class="verdict ${look}" aria-labelledby="verdict">
<h2 id="verdict">${icon(look)} ${verdictWord(assessment)}</h2>
<p>${verdictSentence(assessment)}</p>
${trend === null ? null : markup`<p class="muted">${trend}</p>`}
${list.length === 0 ? null : markup`<ul>${list}</ul>`}
</section>`;
}

function incompleteNotice({ complete, unread, interruption, summary }: Assessment): Markup | null {
  if (complete) return null;
  const where = counted(summary.skippedCompartments, "compartment");
  const why = interruption === null ? "" : `${interruption} `;
  return markup`
<section class="notice" aria-labelledby="incomplete">
<h2 id="incomplete">${icon("unknown")} Incomplete</h2>
<p>${why}${counted(unread.length, "listing")} in ${where} could not be read. Volumes may be missing, and
those whose backups were not readable are unknown. <a href="#unread">What could not be read</a></p>
</section>`;
}
