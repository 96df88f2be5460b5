import type { Assessment, Summary } from "../../posture/assessment.js";
import type { ComplianceStatus } from "../../posture/compliance-status.js";
import type { Drift } from "../../posture/verdict/drift.js";
import { counted } from "../../plain/wording.js";
import { readableTime } from "../timestamps.js";
import { compliantOf } from "../markdown/verdict-section.js";
import { wasteFacts } from "../waste-text.js";
import type { Markup } from "./markup.js";
import { markup } from "./markup.js";
import { grouped } from "./numbers.js";
import { statusIcon } from "./icons.js";
import { STATUS_LOOKS } from "./status-look.js";

/** The four numbers, each a link to its volumes; what the gate passes over; what changed. */
export function numbersSection(assessment: Assessment): Markup {
  const { summary, drift } = assessment;
  const counts: Readonly<Record<ComplianceStatus, number>> = {
    NO_BACKUP: summary.noBackup,
    STALE_BACKUP: summary.stale,
    UNKNOWN: summary.unknown,
    COMPLIANT: summary.compliant,
  };
  const tiles = STATUS_LOOKS.map(
    ({ status, label, look }) => markup`
<li><a class="number ${look}" href="#status=${status}">
<span class="label">${statusIcon(status)} ${label}</span>
<strong>${grouped(counts[status])}</strong>
<span class="muted">of ${grouped(summary.total)}</span></a></li>`,
  );
  return markup`
<section aria-labelledby="numbers">
<h2 id="numbers" class="unseen">Numbers</h2>
<ul class="numbers">${tiles}</ul>
<dl class="facts">
${fact("Volumes", grouped(summary.total))}
${fact("Size", `${grouped(summary.totalGb)} GB${summary.unsized === 0 ? "" : `; of ${counted(summary.unsized, "volume")} not known`}`)}
${fact("Without a fresh backup", `${grouped(summary.unprotectedGb)} GB`)}
${fact("Compliant", compliantOf(assessment))}
${excused(summary)}
${wasteFacts(summary).map(({ which, many, size }) => fact(`Backups ${which}`, `${many}, ${size}`))}
</dl>
${changes(drift)}
</section>`;
}

function fact(term: string, value: string | Markup): Markup {
  return markup`<div><dt>${term}</dt><dd>${value}</dd></div>`;
}

function excused({ waived, inGracePeriod }: Summary): Markup[] {
  const link = (gate: string, count: number) =>
    count === 0 ? "0" : markup`<a href="#gate=${gate}">${grouped(count)}</a>`;
  return [
    fact("Waived", link("waived", waived)),
    fact("In grace period", link("grace", inGracePeriod)),
  ];
}

const CHANGES = ["new", "changed", "persisting"] as const;

function changes(drift: Drift): Markup {
  const { baseline, resolved, appeared, vanished, resolvedFindings } = drift;
  if (baseline === null) {
    return markup`<p class="changes muted">No earlier report was found to compare with: what changed is told
from the next run on.</p>`;
  }
  const links = CHANGES.map(
    (kind) =>
      markup`<li><a href="#drift=${kind}"><strong>${grouped(drift[kind])}</strong> ${kind}</a></li>`,
  );
  const list = resolvedFindings.map(
    (it) =>
      markup`<li>${it.volumeName} <span class="muted">${it.compartmentPath}, ${it.region}, was ${it.previousStatus}</span></li>`,
  );
  return markup`
<div class="changes">
<h3>Since ${readableTime(baseline.generatedAt)}</h3>
<ul class="inline">${links}
<li><strong>${grouped(resolved)}</strong> resolved</li></ul>
<p class="muted">${counted(appeared, "volume")} appeared, ${grouped(vanished)} vanished.<br>
Compared with <code>${baseline.source}</code></p>
${list.length === 0 ? null : markup`<details><summary>${counted(resolved, "resolved volume")}</summary><ul>${list}</ul></details>`}
</div>`;
}
