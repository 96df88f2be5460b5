import type { Assessment } from "../../posture/assessment.js";
import type { RunFacts } from "../report.js";
import { readableTime } from "../timestamps.js";
import { verdictWord } from "../markdown/verdict-section.js";
import { ageChart } from "./age-chart.js";
import { coverageSection, runSection, unreadSection } from "./appendix.js";
import { SCRIPT, SCRIPT_HASH, STYLE_HASH } from "./client.generated.js";
import { compartmentChart } from "./compartment-chart.js";
import { documentHead } from "./document-head.js";
import { embeddedJson } from "./payload/embedded-json.js";
import { Markup, markup } from "./markup.js";
import { numbersSection } from "./numbers-section.js";
import { packPayload } from "./payload/pack.js";
import { deletionSection } from "./deletion-section.js";
import { policySection } from "./policy-section.js";
import { recoveryPointChart } from "./recovery-point-chart.js";
import { SPRITE } from "./icons.js";
import { trendCharts } from "./trend-charts.js";
import { verdictHeader } from "./verdict-header.js";
import { volumesSection } from "./volumes-section.js";

/** Nothing is fetched, nothing is sent; only this page's own script and style run. */
const POLICY = [
  "default-src 'none'",
  `script-src '${SCRIPT_HASH}'`,
  `style-src '${STYLE_HASH}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

export function page(assessment: Assessment, facts: RunFacts): Markup {
  const day = readableTime(assessment.assessedAt).slice(0, 10);
  return markup`${documentHead(POLICY, `${verdictWord(assessment)}: volume backup posture, ${day}`)}
<body>
<a class="skip" href="#volumes">Skip to the volumes</a>
${SPRITE}
<main>
${verdictHeader(assessment)}
${numbersSection(assessment)}
${charts(assessment)}
${volumesSection(assessment)}
${deletionSection(assessment)}
${policySection(assessment)}
${coverageSection(assessment)}
${unreadSection(assessment)}
${runSection(assessment, facts)}
</main>
${embeddedJson("report-data", packPayload(assessment))}
<script>${new Markup(SCRIPT)}</script>
</body>
</html>
`;
}

function charts(assessment: Assessment): Markup | null {
  if (assessment.findings.length === 0) return null;
  return markup`
<section class="charts" aria-labelledby="charts">
<h2 id="charts" class="unseen">Charts</h2>
<div class="wide">${compartmentChart(assessment.findings)}</div>
${ageChart(assessment)}
${recoveryPointChart(assessment)}
${trendCharts(assessment)}
</section>`;
}
