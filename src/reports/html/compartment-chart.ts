import { scaleLinear } from "d3-scale";
import type { Finding } from "../../posture/assessment.js";
import { COMPLIANCE_STATUSES, type ComplianceStatus } from "../../posture/compliance-status.js";
import { byCodeUnit } from "../../plain/order.js";
import { visible } from "../../plain/visible.js";
import type { Markup } from "./markup.js";
import { markup } from "./markup.js";
import { grouped } from "./numbers.js";
import { statusIcon } from "./icons.js";
import { lookOf, STATUS_LOOKS } from "./status-look.js";

const MOST_ROWS = 12;
const WIDTH = 200;
const HEIGHT = 10;

interface Row {
  readonly path: string;
  readonly counts: Record<ComplianceStatus, number>;
}

/** Status by compartment, the most volumes at fault first: a table whose bars are drawings. */
export function compartmentChart(findings: readonly Finding[]): Markup {
  const rows = countRows(findings);
  const shown = rows.slice(0, MOST_ROWS);
  const rest = rows.length - shown.length;
  const widest = Math.max(1, ...shown.map(total));
  const heads = STATUS_LOOKS.map(
    ({ status, label }) =>
      markup`<th scope="col" class="count">${statusIcon(status)}<span class="unseen">${label}</span></th>`,
  );
  const more =
    rest === 0 ? null : markup`<p class="muted">${grouped(rest)} more in the table of volumes.</p>`;
  return markup`
<div class="scroll" tabindex="0" role="group" aria-label="Status by compartment">
<table class="compartments">
<caption>Status by compartment</caption>
<thead><tr><th scope="col">Compartment</th><td></td>${heads}</tr></thead>
<tbody>${shown.map((row) => tableRow(row, widest))}</tbody>
</table>
</div>
${more}`;
}

function tableRow({ path, counts }: Row, widest: number): Markup {
  const link = new URLSearchParams({ compartment: visible(path) });
  const cells = STATUS_LOOKS.map(
    ({ status, look }) =>
      markup`<td class="count ${counts[status] === 0 ? "zero" : look}">${grouped(counts[status])}</td>`,
  );
  return markup`<tr><th scope="row"><a href="#${link.toString()}">${path}</a></th>
<td class="bar">${bar(counts, widest)}</td>${cells}</tr>`;
}

/** Segments share one scale over all rows, so that lengths compare. */
function bar(counts: Record<ComplianceStatus, number>, widest: number): Markup {
  const x = scaleLinear([0, widest], [0, WIDTH]);
  let before = 0;
  const segments = COMPLIANCE_STATUSES.flatMap((status) => {
    const from = x(before);
    before += counts[status];
    const width = x(before) - from;
    if (width === 0) return [];
    return [
      markup`<rect class="${lookOf(status)}" x="${from.toFixed(1)}" width="${width.toFixed(1)}" height="${HEIGHT}"></rect>`,
    ];
  });
  return markup`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">${segments}</svg>`;
}

function countRows(findings: readonly Finding[]): Row[] {
  const byPath = new Map<string, Row>();
  for (const { compartmentPath: path, status } of findings) {
    const row = byPath.get(path) ?? {
      path,
      counts: { NO_BACKUP: 0, STALE_BACKUP: 0, UNKNOWN: 0, COMPLIANT: 0 },
    };
    byPath.set(path, row);
    row.counts[status] += 1;
  }
  return [...byPath.values()].sort(
    (a, b) => atFault(b) - atFault(a) || total(b) - total(a) || byCodeUnit(a.path, b.path),
  );
}

function atFault({ counts }: Row): number {
  return counts.NO_BACKUP + counts.STALE_BACKUP + counts.UNKNOWN;
}

function total({ counts }: Row): number {
  return COMPLIANCE_STATUSES.reduce((sum, status) => sum + counts[status], 0);
}
