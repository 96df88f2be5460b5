import type { Period, PopulationChange } from "../../posture/period/period.js";
import { STYLE_HASH } from "../html/client.generated.js";
import { documentHead } from "../html/document-head.js";
import { icon, SPRITE } from "../html/icons.js";
import { type Markup, markup } from "../html/markup.js";
import { grouped } from "../html/numbers.js";
import { simpleTable } from "../html/simple-table.js";
import { readableDay, readableTime } from "../timestamps.js";
import type { EvidenceFacts, EvidenceRenderer } from "./evidence-report.js";
import {
  CHAIN_DOES_NOT_PROVE,
  CHAIN_PROVES,
  durationText,
  endText,
  excuseText,
  gapsOf,
  openEndText,
  restoresText,
  tenancyWhatText,
  unseenTexts,
} from "./evidence-texts.js";

/** One HTML file that needs nothing beside it and runs no script. */
export const evidenceHtmlRenderer: EvidenceRenderer = {
  format: "html",
  extension: "html",
  contentType: "text/html; charset=utf-8",
  render: (period, facts) => page(period, facts).html,
};

const POLICY = `default-src 'none'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'`;

function page(period: Period, facts: EvidenceFacts): Markup {
  const { from, to, tenancyId, reports } = period;
  return markup`${documentHead(POLICY, `Volume backups from ${from} to ${to}`)}
<body>
<a class="skip" href="#exceptions">Skip to the exceptions</a>
${SPRITE}
<main>
<header class="page-head"><div>
<h1>Volume backups from ${from} to ${to}</h1>
<p class="muted">Tenancy <code>${tenancyId ?? "unknown"}</code>, ${grouped(reports)} reports in <code>${facts.folder}</code></p>
</div></header>
${band(period)}
${chain(period)}
${days(period)}
${population(period)}
${exceptions(period)}
${restores(period)}
<footer><p class="muted">Made ${readableTime(facts.madeAt)} by oci-volume-backup-audit ${facts.toolVersion}</p></footer>
</main>
</body>
</html>
`;
}

function band({ isWhole, headline }: Period): Markup {
  const look = isWhole ? "compliant" : "none";
  return markup`
<section class="verdict ${look}" aria-labelledby="verdict">
<h2 id="verdict">${icon(look)} ${isWhole ? "The evidence is whole" : "The evidence is not whole"}</h2>
<p>${headline}</p>
</section>`;
}

function chain(period: Period): Markup {
  const { damages, links, notes } = period.chain;
  const open = openEndText(period);
  const said = [...notes, ...(open === null ? [] : [open])];
  return markup`
<section aria-labelledby="chain">
<h2 id="chain">The chain</h2>
${simpleTable(
  "Faults",
  [{ title: "Kind" }, { title: "What" }],
  damages.map(({ kind, message }) => [kind, message]),
)}
<ul><li>Links between reports that hold: <strong>${grouped(links)}</strong></li>
${said.map((note) => markup`<li>${note}</li>\n`)}</ul>
<p>${CHAIN_PROVES}</p>
<p>${CHAIN_DOES_NOT_PROVE}</p>
</section>`;
}

function days(period: Period): Markup {
  const gaps = gapsOf(period);
  const table = simpleTable(
    "Days to ask about",
    [{ title: "Days" }, { title: "Number", isNumber: true }, { title: "What" }],
    gaps.map(({ days: when, count, what }) => [when, count, what]),
  );
  return markup`
<section aria-labelledby="days">
<h2 id="days">Days</h2>
${table ?? markup`<p>Every day is covered by a complete report.</p>`}
${simpleTable(
  "Every day",
  [
    { title: "Day" },
    { title: "State" },
    { title: "Volumes", isNumber: true },
    { title: "Gate" },
    { title: "Reports" },
  ],
  period.days.map((it) => [
    it.date,
    it.state,
    it.volumes ?? "",
    it.hasPassed === null ? "" : it.hasPassed ? "pass" : "fail",
    it.files.join(", "),
  ]),
)}
</section>`;
}

function population({ population: it }: Period): Markup {
  return markup`
<section aria-labelledby="volumes">
<h2 id="volumes">Volumes</h2>
<dl class="facts"><div><dt>At the beginning</dt><dd>${it.first ?? "unknown"}</dd></div>
<div><dt>At the end</dt><dd>${it.last ?? "unknown"}</dd></div>
<div><dt>Appeared</dt><dd>${it.appeared.length}</dd></div>
<div><dt>Vanished</dt><dd>${it.vanished.length}</dd></div></dl>
${paragraphs(unseenTexts(it))}
${changes("Appeared", it.appeared)}
${changes("Vanished", it.vanished)}
</section>`;
}

function changes(caption: string, list: readonly PopulationChange[]): Markup | null {
  const columns = ["Volume", "Day", "Compartment", "Region"].map((title) => ({ title }));
  const rows = list.map((it) => [volume(it), readableDay(it.at), it.compartmentPath, it.region]);
  return simpleTable(caption, columns, rows);
}

function exceptions(period: Period): Markup {
  const tenancy = tenancyTable(period);
  const columns = ["Volume", "Compartment", "What", "Since", "Stood", "End", "Exempted by"];
  const table = simpleTable(
    "Of volumes, longest first",
    columns.map((title) => ({ title })),
    period.exceptions.map((it) => [
      volume(it),
      `${it.compartmentPath}, ${it.region}`,
      `${it.check}: ${it.what.join(", ")}`,
      readableDay(it.since),
      durationText(it, period),
      endText(it),
      paragraphs(it.excused.map(excuseText)),
    ]),
  );
  return markup`
<section aria-labelledby="exceptions">
<h2 id="exceptions">Exceptions</h2>
${tenancy ?? ""}
${table ?? ""}
${(tenancy ?? table) === null ? markup`<p>None in the reports.</p>` : ""}
</section>`;
}

function tenancyTable(period: Period): Markup | null {
  return simpleTable(
    "Of the tenancy as a whole, longest first",
    ["What", "Last said", "Since", "Stood", "End"].map((title) => ({ title })),
    period.tenancyExceptions.map((it) => [
      tenancyWhatText(it),
      it.message,
      readableDay(it.since),
      durationText(it, period),
      endText(it),
    ]),
  );
}

function restores(period: Period): Markup {
  const columns = ["Volume", "Compartment", "Backup of", "Restored", "To"];
  const table = simpleTable(
    "Seen in the period",
    columns.map((title) => ({ title })),
    period.restores.seen.map(({ proof, ...it }) => [
      volume(it),
      `${it.compartmentPath}, ${it.region}`,
      markup`${readableTime(proof.backupTime)}<br><code>${proof.backupId}</code>`,
      readableTime(proof.restoredAt),
      markup`${proof.restoredRegion}<br><code>${proof.restoredVolumeId}</code>`,
    ]),
  );
  return markup`
<section aria-labelledby="restores">
<h2 id="restores">Restores</h2>
<p>${restoresText(period)}</p>
${table ?? ""}
</section>`;
}

function volume(it: { readonly volumeName: string; readonly volumeId: string }): Markup {
  return markup`${it.volumeName}<br><code>${it.volumeId}</code>`;
}

function paragraphs(texts: readonly string[]): Markup {
  return markup`${texts.map((text) => markup`<p>${text}</p>`)}`;
}
