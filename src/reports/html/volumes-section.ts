import type { Assessment } from "../../posture/assessment.js";
import type { Markup } from "./markup.js";
import { markup } from "./markup.js";
import { visible } from "../../plain/visible.js";
import { NOBODY } from "./payload/payload.js";
import { grouped } from "./numbers.js";
import { STATUS_LOOKS } from "./status-look.js";

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** The frame of the table of volumes; the page's script fills it and the lists of suggestions. */
export function volumesSection(assessment: Assessment): Markup {
  const { regions, summary } = assessment;
  const checks = [...summary.byCheck].filter(([, it]) => it.fail + it.unknown > 0);
  const choices = {
    status: STATUS_LOOKS.map(({ status, label }) => ({ value: status, label })),
    region: regions.map((region) => ({ value: region, label: region })),
    check: checks.flatMap(([id, it]) => [
      ...choiceIf(it.fail, id, `${id}: fails`),
      ...choiceIf(it.unknown, `${id}:unknown`, `${id}: unknown`),
    ]),
    drift: ["new", "changed", "persisting"].map((value) => ({ value, label: value })),
    level: summary.byProtectionLevel.flatMap(({ level, volumes }) =>
      choiceIf(volumes, level, level),
    ),
    gate: [
      { value: "counted", label: "counted" },
      { value: "waived", label: "waived" },
      { value: "grace", label: "in grace period" },
    ],
    owner: (assessment.summary.byOwner ?? []).map(({ owner, total }) => {
      return {
        value: owner === null ? NOBODY : visible(owner),
        label: `${owner ?? "(nobody)"} (${grouped(total)})`,
      };
    }),
  };
  return markup`
<section class="volumes" aria-labelledby="volumes">
<h2 id="volumes" tabindex="-1">Volumes</h2>
<noscript><p>The table of volumes needs JavaScript. All else on this page does not.</p></noscript>
<div class="filters" role="search" aria-label="Find volumes" hidden>
${field("q", "Search", markup`<input type="search" id="filter-q" placeholder="Name, OCID, instance, tag" autocomplete="off" spellcheck="false">`)}
${select("status", "Status", choices.status)}
${select("region", "Region", choices.region)}
${suggesting("compartment", "Compartment")}
${suggesting("tag", "Tag")}
${select("check", "Check", choices.check)}
${select("drift", "Change", choices.drift)}
${select("gate", "Gate", choices.gate)}
${select("level", "Level", choices.level)}
${select("owner", "Owner", choices.owner)}
<button type="button" id="reset">Reset</button>
</div>
<p id="count" role="status" class="muted"></p>
<div id="volume-window" class="scroll window" role="group" aria-label="Table of volumes" hidden></div>
</section>
<dialog id="detail" aria-labelledby="detail-name"></dialog>`;
}

function choiceIf(count: number, value: string, label: string): Choice[] {
  return count === 0 ? [] : [{ value, label: `${label} (${grouped(count)})` }];
}

function field(name: string, label: string, control: Markup, isShown = true): Markup {
  return markup`<div class="field field-${name}"${isShown ? null : markup` hidden`}><label for="filter-${name}">${label}</label>${control}</div>`;
}

function select(name: string, label: string, choices: readonly Choice[]): Markup {
  const options = choices.map((it) => markup`<option value="${it.value}">${it.label}</option>`);
  return field(
    name,
    label,
    markup`<select id="filter-${name}"><option value="">All</option>${options}</select>`,
    // Without choices there is nothing to find by it.
    name !== "owner" || choices.length > 0,
  );
}

function suggesting(name: string, label: string): Markup {
  return field(
    name,
    label,
    markup`<input type="text" id="filter-${name}" list="suggest-${name}" placeholder="All" autocomplete="off" spellcheck="false"><datalist id="suggest-${name}"></datalist>`,
  );
}
