import type {
  PlanAssessment,
  PlanCheckResult,
  PlanFinding,
} from "../../posture/plan/plan-assessment.js";
import { STYLE, STYLE_HASH } from "../html/client.generated.js";
import { Markup, markup } from "../html/markup.js";
import { readableTime } from "../timestamps.js";
import { nameOf } from "./plan-markdown.js";
import type { PlanRenderer } from "./plan-report.js";

/** One HTML file that needs nothing beside it and runs no script. */
export const planHtmlRenderer: PlanRenderer = {
  format: "html",
  extension: "html",
  contentType: "text/html; charset=utf-8",
  render: (assessment) => page(assessment).html,
};

const POLICY = `default-src 'none'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'`;

function page(assessment: PlanAssessment): Markup {
  const { headline, verdict, findings, notes, assessedAt, planFiles } = assessment;
  return markup`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${verdict.passed ? "Pass" : "Fail"}: volume backups of the plan</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<main>
<header><h1>Volume backups of the plan</h1>
<p>${headline}</p>
${verdict.violations.map(({ message }) => markup`<p>${message}</p>\n`)}</header>
<section aria-labelledby="resources"><h2 id="resources">Resources</h2>
<div class="wide"><table>
<thead><tr><th scope="col">Resource</th><th scope="col">Protection</th><th scope="col">Rule</th><th scope="col">Checks</th></tr></thead>
<tbody>
${findings.map(row)}</tbody>
</table></div>
</section>
${notes.length === 0 ? null : markup`<section aria-labelledby="notes"><h2 id="notes">Notes</h2><ul>${notes.map(({ message }) => markup`<li>${message}</li>\n`)}</ul></section>`}
<footer><p>Judged on ${readableTime(assessedAt)}: ${planFiles.map(({ path }) => path).join(", ")}</p></footer>
</main>
</body>
</html>
`;
}

function row(finding: PlanFinding): Markup {
  const { protection, rule, rules, checks, reason } = finding;
  const bad = checks.filter(({ result }) => result !== "pass");
  return markup`<tr><th scope="row">${nameOf(finding)}</th><td>${protection ?? finding.actions.join(", ")}</td><td>${rule ?? rules.join(" or ")}</td><td>${bad.length === 0 ? reason : bad.map(checkText)}</td></tr>
`;
}

function checkText({ id, result, message, remedy, waived, isNew }: PlanCheckResult): Markup {
  const marks = [result, ...(isNew ? ["new"] : []), ...(waived ? ["exempted"] : [])].join(", ");
  return markup`<p><strong>${id}</strong> (${marks}): ${message}</p>${remedy === null ? null : markup`<pre>${remedy}</pre>`}`;
}
