import { isCountedCheck } from "../../posture/plan/plan-gate.js";
import type {
  PlanAssessment,
  PlanCheckResult,
  PlanFinding,
} from "../../posture/plan/plan-assessment.js";
import type { GateLimits } from "../../settings/policy.js";
import { STYLE_HASH } from "../html/client.generated.js";
import { documentHead } from "../html/document-head.js";
import { icon, SPRITE } from "../html/icons.js";
import { Markup, markup } from "../html/markup.js";
import { grouped } from "../html/numbers.js";
import { readableTime } from "../timestamps.js";
import { planOf } from "./plan-of.js";
import type { PlanRenderer, PlanRunFacts } from "./plan-report.js";
import { nameOf, toldChecks } from "./told-checks.js";

/** One HTML file that needs no other file and runs no script: its filter is a style rule. */
export const planHtmlRenderer: PlanRenderer = {
  format: "html",
  extension: "html",
  contentType: "text/html; charset=utf-8",
  render: (assessment, facts) => page(assessment, facts).html,
};

const POLICY = `default-src 'none'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'`;

function page(assessment: PlanAssessment, { toolVersion, run }: PlanRunFacts): Markup {
  const { verdict, notes, assessedAt, planFiles, baseline, complete } = assessment;
  const paths = planFiles.map(({ path }) => path).join(", ");
  return markup`${documentHead(POLICY, `${verdict.passed ? "Pass" : "Fail"}: volume backups of the plan`)}
<body>
<a class="skip" href="#resources">Skip to the resources</a>
${SPRITE}
<main>
<header class="page-head"><div>
<h1>Volume backups of the plan</h1>
<p class="muted">${readableTime(assessedAt)}, <code>${paths}</code></p>
${baseline?.isUsed === true ? markup`<p class="muted">Judged with the audit of ${readableTime(baseline.generatedAt)}, <code>${baseline.source}</code></p>` : null}
</div></header>
${verdictBand(assessment)}
${complete ? null : markup`<section class="notice" aria-labelledby="partial"><h2 id="partial">${icon("unknown")} Partial</h2><p>The plan leaves something out, so that this is not the whole of it.</p></section>`}
${resources(assessment)}
${notes.length === 0 ? null : markup`<section aria-labelledby="notes"><h2 id="notes">Notes</h2><ul>${notes.map(({ message }) => markup`<li>${message}</li>\n`)}</ul></section>`}
<footer><p class="muted">oci-volume-backup-audit ${toolVersion}${run === null ? null : markup`, <a href="${run.url}">run</a>`}</p></footer>
</main>
</body>
</html>
`;
}

function verdictBand({ headline, verdict }: PlanAssessment): Markup {
  const { passed, violations } = verdict;
  const look = !passed ? "none" : violations.length > 0 ? "stale" : "compliant";
  const word = { none: "Fail", stale: "Pass, with warnings", compliant: "Pass" }[look];
  const list = violations.map(
    ({ rule, message }) => markup`<li><code>${rule}</code>: ${message}</li>`,
  );
  return markup`
<section class="verdict ${look}" aria-labelledby="verdict">
<h2 id="verdict">${icon(look)} ${word}</h2>
<p>${headline}</p>
${list.length === 0 ? null : markup`<ul>${list}</ul>`}
</section>`;
}

/** How a resource comes out; each is a choice of the filter, and `look` names its icon and colour. */
const STANDINGS = [
  { id: "fails", label: "Fails", look: "none" },
  { id: "old", label: "Not counted", look: "stale" },
  { id: "untold", label: "Cannot be told", look: "unknown" },
  { id: "fine", label: "As asked", look: "compliant" },
] as const;

type RowStanding = (typeof STANDINGS)[number];

function standingOf({ checks }: PlanFinding, gate: GateLimits): RowStanding {
  const [fails, uncounted, untold, fine] = STANDINGS;
  if (checks.some((check) => isCountedCheck(check, gate))) return fails;
  if (checks.some(({ result }) => result === "fail")) return uncounted;
  const unknown = checks.filter(({ result }) => result === "unknown");
  if (unknown.some(({ waived }) => !waived)) return untold;
  // What is exempted is not as the policy asks.
  return unknown.length > 0 ? uncounted : fine;
}

function resources(assessment: PlanAssessment): Markup | null {
  const { findings, gate } = assessment;
  if (findings.length === 0) return null;
  const rows = findings.map((finding) => ({ finding, standing: standingOf(finding, gate) }));
  const choices = STANDINGS.map(({ id, label, look }) => {
    const count = rows.filter(({ standing }) => standing.id === id).length;
    return choice(id, markup`${icon(look)} ${label} <strong>${grouped(count)}</strong>`, false);
  });
  return markup`
<section class="resources" aria-labelledby="resources">
<h2 id="resources">Resources</h2>
<fieldset class="choices"><legend class="unseen">Show</legend>
${choice("all", markup`All <strong>${grouped(rows.length)}</strong>`, true)}
${choices}</fieldset>
<div class="scroll" tabindex="0" role="group" aria-label="Resources">
<table>
<thead><tr><th scope="col">Resource</th><th scope="col">After the plan</th><th scope="col">Rule</th><th scope="col">What</th></tr></thead>
<tbody>
${rows.map(({ finding, standing }) => row(finding, standing, planOf(finding, assessment)))}</tbody>
</table>
</div>
</section>`;
}

function choice(id: string, text: Markup, isChosen: boolean): Markup {
  const checked = new Markup(isChosen ? " checked" : "");
  return markup`<label><input type="radio" name="show" value="${id}"${checked}> ${text}</label>
`;
}

function row(
  finding: PlanFinding,
  { id, label, look }: RowStanding,
  plan: readonly string[],
): Markup {
  const { protection, rule, rules, actions, reason, location } = finding;
  const bad = toldChecks(finding).filter(({ result }) => result !== "pass");
  const line = location === null ? [] : [`${location.file}:${location.line}`];
  const places = [...line, ...plan].map((it) => markup`<br><code>${it}</code>`);
  const state = protection === null ? actions.join(", ") : protection.toLowerCase();
  return markup`<tr class="${id}"><th scope="row"><span class="badge ${look}">${icon(look)} ${label}</span><br><code>${nameOf(finding)}</code>${places}</th><td>${state}</td><td>${rule ?? rules.join(" or ")}</td><td>${bad.length === 0 ? reason : bad.map(checkText)}</td></tr>
`;
}

function checkText({ id, result, message, remedy, waived, isNew }: PlanCheckResult): Markup {
  const marks = [
    ...(result === "unknown" ? ["cannot be told"] : []),
    ...(isNew ? ["new"] : []),
    ...(waived ? ["exempted"] : []),
  ].map((mark) => markup` <span class="kind">${mark}</span>`);
  return markup`<p><code>${id}</code>${marks} ${message}</p>${remedy === null ? null : block(remedy)}`;
}

/** Line by line: what a name brings along is shown, and what parts the lines parts them. */
function block(text: string): Markup {
  return markup`<pre>${text.split("\n").map((line) => markup`${line}\n`)}</pre>`;
}
