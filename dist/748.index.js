export const id = 748;
export const ids = [748];
export const modules = {

/***/ 56748:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  htmlRenderer: () => (/* binding */ htmlRenderer)
});

// EXTERNAL MODULE: ./src/reports/timestamps.ts
var timestamps = __webpack_require__(36346);
// EXTERNAL MODULE: ./src/reports/markdown/verdict-section.ts
var verdict_section = __webpack_require__(96322);
// EXTERNAL MODULE: ./src/plain/days.ts
var plain_days = __webpack_require__(75533);
// EXTERNAL MODULE: ./src/plain/wording.ts
var wording = __webpack_require__(82392);
// EXTERNAL MODULE: ./node_modules/d3-scale/dist/d3-scale.mjs + 6 modules
var d3_scale = __webpack_require__(90704);
// EXTERNAL MODULE: ./src/reports/html/markup.ts + 1 modules
var markup = __webpack_require__(27442);
// EXTERNAL MODULE: ./src/reports/html/numbers.ts
var numbers = __webpack_require__(51895);
;// CONCATENATED MODULE: ./src/reports/html/bar-chart.ts



/** In the units of the drawing; it scales with the page. */
const WIDTH = 420;
const HEIGHT = 198;
const LEFT = 38;
const RIGHT = 18;
const TOP = 30;
const BOTTOM = 34;
/** A bar chart as a figure. */
function barChart({ title, summary, axis, bars, mark, note, legend = [], }) {
    const x = (0,d3_scale/* scaleBand */.WH)(bars.keys(), [LEFT, WIDTH - RIGHT]).paddingInner(0.18);
    const highest = Math.max(1, ...bars.map(heightOf));
    const y = (0,d3_scale/* scaleLinear */.m4)([0, highest], [HEIGHT - BOTTOM, TOP]).nice(4);
    const left = (index) => x(index) ?? LEFT;
    const grid = y
        .ticks(4)
        .filter(Number.isInteger)
        .map((tick) => (0,markup/* markup */.P) `<path class="grid" d="M${LEFT} ${round(y(tick))}H${WIDTH - RIGHT}"></path>
<text class="tick" x="${LEFT - 6}" y="${round(y(tick) + 4)}" text-anchor="end">${(0,numbers/* grouped */.z)(tick)}</text>`);
    const drawn = bars.map((bar, index) => (0,markup/* markup */.P) `<g><title>${bar.title}: ${spoken(bar)}</title>${columns(bar, left(index), x.bandwidth(), y)}</g>
${tickOf(bar, left(index) + x.bandwidth() / 2)}`);
    return (0,markup/* markup */.P) `
<figure>
<figcaption>${title}${legend.map(legendItem)}</figcaption>
<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}: ${summary}">
${grid}${drawn}${mark === undefined ? null : markLine(left(mark.before) - (x.step() - x.bandwidth()) / 2, mark.label)}
<text class="axis" x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 3}" text-anchor="middle">${axis}</text>
</svg>
${note === undefined ? null : (0,markup/* markup */.P) `<p class="muted">${note}</p>`}
</figure>`;
}
function legendItem({ look, label }) {
    return (0,markup/* markup */.P) ` <span class="legend"><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="${look}" width="12" height="12"></rect></svg> ${label}</span>`;
}
function columns({ parts }, left, width, y) {
    let below = 0;
    return parts
        .filter(({ count }) => count > 0)
        .map(({ look, count }) => {
        const [bottom, top] = [y(below), y(below + count)];
        below += count;
        return (0,markup/* markup */.P) `<rect class="${look}" x="${round(left)}" y="${round(top)}" width="${round(width)}" height="${round(bottom - top)}"></rect>`;
    });
}
function tickOf({ tick }, middle) {
    if (tick === null)
        return null;
    return (0,markup/* markup */.P) `<text class="tick" x="${round(middle)}" y="${HEIGHT - BOTTOM + 14}" text-anchor="middle">${tick}</text>`;
}
function markLine(x, label) {
    return (0,markup/* markup */.P) `<path class="mark" d="M${round(x)} ${TOP - 20}V${HEIGHT - BOTTOM}"></path>
<text class="mark-label" x="${round(x + 5)}" y="${TOP - 12}">${label}</text>`;
}
function spoken({ parts }) {
    const present = parts.filter(({ count }) => count > 0);
    if (present.length === 0)
        return "0";
    return present.map(({ look, count }) => `${(0,numbers/* grouped */.z)(count)} ${look}`).join(", ");
}
function heightOf({ parts }) {
    return parts.reduce((sum, { count }) => sum + count, 0);
}
function round(value) {
    return String(Math.round(value * 10) / 10);
}

;// CONCATENATED MODULE: ./src/reports/html/age-chart.ts



/** Bins up to the limit, as many again beyond it, and one for all that is older. */
const BINS_TO_LIMIT = 7;
/** Ages of the newest recovery points against the age limit that holds where no rule differs. */
function ageChart({ findings, maxBackupAgeDays: limit }) {
    const width = limit / BINS_TO_LIMIT;
    const bins = Array.from({ length: 2 * BINS_TO_LIMIT + 1 }, () => ({ compliant: 0, stale: 0 }));
    const ages = findings.filter(hasAge);
    for (const { backupAgeMs, status } of ages) {
        const bin = bins[binOf((0,plain_days/* msToExactDays */.Ap)(backupAgeMs), width)];
        if (bin !== undefined)
            bin[status === "COMPLIANT" ? "compliant" : "stale"] += 1;
    }
    const older = ages.filter((it) => (0,plain_days/* msToExactDays */.Ap)(it.backupAgeMs) > limit).length;
    const hasRules = findings.some((it) => it.maxBackupAgeDays !== limit);
    return barChart({
        title: "Age of the newest recovery point",
        summary: `of ${(0,wording/* counted */.hS)(ages.length, "volume")} with a recovery point, ${older} ${older === 1 ? "has" : "have"} one older than ${(0,wording/* counted */.hS)((0,plain_days/* roundedDays */.VE)(limit), "day")}`,
        axis: "days",
        legend: [
            { look: "compliant", label: "Compliant" },
            { look: "stale", label: "Stale" },
        ],
        bars: bins.map((counts, index) => bar(index, width, counts)),
        mark: { before: BINS_TO_LIMIT, label: `limit ${(0,wording/* counted */.hS)((0,plain_days/* roundedDays */.VE)(limit), "day")}` },
        ...(hasRules ? { note: "The line is the default limit; rules set others." } : {}),
    });
}
function hasAge(finding) {
    return finding.backupAgeMs !== null && !Number.isNaN(finding.backupAgeMs);
}
/** Bins end with their upper bound, as the limit itself is still compliant. */
function binOf(days, width) {
    const bin = Math.ceil(days / width) - 1;
    return Math.min(Math.max(bin, 0), 2 * BINS_TO_LIMIT);
}
function bar(index, width, counts) {
    const [from, to] = [(0,plain_days/* roundedDays */.VE)(index * width), (0,plain_days/* roundedDays */.VE)((index + 1) * width)];
    const isLast = index === 2 * BINS_TO_LIMIT;
    return {
        title: isLast ? `more than ${from} days` : `${from} to ${to} days`,
        tick: isLast ? "older" : index % 2 === 0 ? String(Math.round(to * 100) / 100) : null,
        parts: [
            { look: "compliant", count: counts.compliant },
            { look: "stale", count: counts.stale },
        ],
    };
}

// EXTERNAL MODULE: ./src/reports/discovery-text.ts
var discovery_text = __webpack_require__(20421);
// EXTERNAL MODULE: ./src/reports/html/simple-table.ts
var simple_table = __webpack_require__(85726);
;// CONCATENATED MODULE: ./src/reports/html/appendix.ts







/** Coverage by region and availability domain. */
function coverageSection({ summary }) {
    if (summary.byRegion.size === 0)
        return null;
    return (0,markup/* markup */.P) `
<section aria-labelledby="coverage">
<h2 id="coverage">Coverage</h2>
<div class="columns">
${coverageTable("Regions", "Region", summary.byRegion)}
${coverageTable("Availability domains", "Availability domain", summary.byAvailabilityDomain)}
</div>
</section>`;
}
function coverageTable(caption, title, tallies) {
    const columns = [
        { title },
        { title: "Volumes", isNumber: true },
        { title: "Stale or without backup", isNumber: true },
    ];
    const rows = [...tallies].map(([name, { total, nonCompliant }]) => [
        name,
        (0,numbers/* grouped */.z)(total),
        (0,numbers/* grouped */.z)(nonCompliant),
    ]);
    return (0,simple_table/* simpleTable */.z)(caption, columns, rows);
}
/** Every listing that could not be read; nothing when all were. */
function unreadSection({ unread }) {
    if (unread.length === 0)
        return null;
    const titles = ["Operation", "Region", "Compartment", "Answer", "opc-request-id", "Reason"];
    const rows = unread.map((it) => [
        (0,markup/* markup */.P) `<code>${it.operation}</code>`,
        it.region,
        (0,markup/* markup */.P) `${it.compartmentName}<br><code class="muted">${it.compartmentId}</code>`,
        `${it.status ?? "no answer"} ${it.code ?? ""}`.trim(),
        it.opcRequestId === null ? "–" : (0,markup/* markup */.P) `<code>${it.opcRequestId}</code>`,
        it.reason,
    ]);
    return (0,markup/* markup */.P) `
<section aria-labelledby="unread">
<h2 id="unread">What could not be read</h2>
${(0,simple_table/* simpleTable */.z)((0,wording/* counted */.hS)(unread.length, "listing"), titles.map((title) => ({ title })), rows)}
</section>`;
}
/** By which run, of what, under which limit. */
function runSection(assessment, { api, ...facts }) {
    const days = (0,wording/* counted */.hS)((0,plain_days/* roundedDays */.VE)(assessment.maxBackupAgeDays), "day");
    const hasRules = assessment.summary.byRule.size > 1;
    const rows = [
        ["Judged at", (0,timestamps/* readableTime */.GI)(assessment.assessedAt)],
        ["Tenancy", (0,markup/* markup */.P) `<code>${assessment.tenancyId}</code>`],
        ["Home region", assessment.homeRegion],
        ["Regions", assessment.regions.join(", ")],
        ["Age limit", hasRules ? `${days}, where no rule says otherwise` : days],
        ["Duration", `${(facts.durationMs / 1000).toFixed(1)} s`],
        [
            "API",
            `${(0,wording/* counted */.hS)(api.requests, "request")} (retries: ${api.retries}, throttled: ${api.throttled})`,
        ],
        ...(0,discovery_text/* discoveryTexts */.z)(assessment).map((it) => ["Discovery", it]),
        ["Version", facts.toolVersion],
        ...(facts.run === null ? [] : [["Workflow run", runLink(facts.run)]]),
    ];
    const items = rows.map(([term, value]) => (0,markup/* markup */.P) `<div><dt>${term}</dt><dd>${value}</dd></div>`);
    return (0,markup/* markup */.P) `
<section aria-labelledby="run">
<h2 id="run">About this run</h2>
<dl class="facts tall">${items}</dl>
</section>`;
}
function runLink({ repository, runId, sha, url }) {
    const label = `${repository}, run ${runId}`;
    const isPlain = /^https:\/\/[\w.:/-]+$/.test(url);
    const shown = isPlain ? (0,markup/* markup */.P) `<a href="${url}" rel="noreferrer">${label}</a>` : (0,markup/* markup */.P) `${label}`;
    return (0,markup/* markup */.P) `${shown} at <code>${sha}</code>`;
}

// EXTERNAL MODULE: ./src/reports/html/client.generated.ts
var client_generated = __webpack_require__(80977);
// EXTERNAL MODULE: ./src/posture/compliance-status.ts
var compliance_status = __webpack_require__(62940);
// EXTERNAL MODULE: ./src/plain/order.ts
var order = __webpack_require__(73028);
// EXTERNAL MODULE: ./src/plain/visible.ts
var visible = __webpack_require__(26630);
// EXTERNAL MODULE: ./src/reports/html/icons.ts
var icons = __webpack_require__(37303);
// EXTERNAL MODULE: ./src/reports/html/status-look.ts
var status_look = __webpack_require__(88543);
;// CONCATENATED MODULE: ./src/reports/html/compartment-chart.ts








const MOST_ROWS = 12;
const compartment_chart_WIDTH = 200;
const compartment_chart_HEIGHT = 10;
/** Status by compartment, the most volumes at fault first: a table whose bars are drawings. */
function compartmentChart(findings) {
    const rows = countRows(findings);
    const shown = rows.slice(0, MOST_ROWS);
    const rest = rows.length - shown.length;
    const widest = Math.max(1, ...shown.map(total));
    const heads = status_look/* STATUS_LOOKS */.I.map(({ status, label }) => (0,markup/* markup */.P) `<th scope="col" class="count">${(0,icons/* statusIcon */.I8)(status)}<span class="unseen">${label}</span></th>`);
    const more = rest === 0 ? null : (0,markup/* markup */.P) `<p class="muted">${(0,numbers/* grouped */.z)(rest)} more in the table of volumes.</p>`;
    return (0,markup/* markup */.P) `
<div class="scroll" tabindex="0" role="group" aria-label="Status by compartment">
<table class="compartments">
<caption>Status by compartment</caption>
<thead><tr><th scope="col">Compartment</th><td></td>${heads}</tr></thead>
<tbody>${shown.map((row) => tableRow(row, widest))}</tbody>
</table>
</div>
${more}`;
}
function tableRow({ path, counts }, widest) {
    const link = new URLSearchParams({ compartment: (0,visible/* visible */.R)(path) });
    const cells = status_look/* STATUS_LOOKS */.I.map(({ status, look }) => (0,markup/* markup */.P) `<td class="count ${counts[status] === 0 ? "zero" : look}">${(0,numbers/* grouped */.z)(counts[status])}</td>`);
    return (0,markup/* markup */.P) `<tr><th scope="row"><a href="#${link.toString()}">${path}</a></th>
<td class="bar">${compartment_chart_bar(counts, widest)}</td>${cells}</tr>`;
}
/** Segments share one scale over all rows, so that lengths compare. */
function compartment_chart_bar(counts, widest) {
    const x = (0,d3_scale/* scaleLinear */.m4)([0, widest], [0, compartment_chart_WIDTH]);
    let before = 0;
    const segments = compliance_status/* COMPLIANCE_STATUSES */.Zk.flatMap((status) => {
        const from = x(before);
        before += counts[status];
        const width = x(before) - from;
        if (width === 0)
            return [];
        return [
            (0,markup/* markup */.P) `<rect class="${(0,status_look/* lookOf */.L)(status)}" x="${from.toFixed(1)}" width="${width.toFixed(1)}" height="${compartment_chart_HEIGHT}"></rect>`,
        ];
    });
    return (0,markup/* markup */.P) `<svg viewBox="0 0 ${compartment_chart_WIDTH} ${compartment_chart_HEIGHT}" preserveAspectRatio="none" aria-hidden="true">${segments}</svg>`;
}
function countRows(findings) {
    const byPath = new Map();
    for (const { compartmentPath: path, status } of findings) {
        const row = byPath.get(path) ?? {
            path,
            counts: { NO_BACKUP: 0, STALE_BACKUP: 0, UNKNOWN: 0, COMPLIANT: 0 },
        };
        byPath.set(path, row);
        row.counts[status] += 1;
    }
    return [...byPath.values()].sort((a, b) => atFault(b) - atFault(a) || total(b) - total(a) || (0,order/* byCodeUnit */.X)(a.path, b.path));
}
function atFault({ counts }) {
    return counts.NO_BACKUP + counts.STALE_BACKUP + counts.UNKNOWN;
}
function total({ counts }) {
    return compliance_status/* COMPLIANCE_STATUSES */.Zk.reduce((sum, status) => sum + counts[status], 0);
}

// EXTERNAL MODULE: ./src/reports/html/document-head.ts
var document_head = __webpack_require__(9695);
;// CONCATENATED MODULE: ./src/reports/html/payload/embedded-json.ts

/** Data for a script to read: JSON that cannot end the element it stands in, nor open a comment. */
function embeddedJson(id, value) {
    const json = JSON.stringify(value).replaceAll("<", "\\u003c");
    return new markup/* Markup */.V(`<script type="application/json" id="${id}">${json}</script>`);
}

// EXTERNAL MODULE: ./src/reports/waste-text.ts
var waste_text = __webpack_require__(59745);
;// CONCATENATED MODULE: ./src/reports/html/numbers-section.ts








/** The four numbers, each a link to its volumes; what the gate passes over; what changed. */
function numbersSection(assessment) {
    const { summary, drift } = assessment;
    const counts = {
        NO_BACKUP: summary.noBackup,
        STALE_BACKUP: summary.stale,
        UNKNOWN: summary.unknown,
        COMPLIANT: summary.compliant,
    };
    const tiles = status_look/* STATUS_LOOKS */.I.map(({ status, label, look }) => (0,markup/* markup */.P) `
<li><a class="number ${look}" href="#status=${status}">
<span class="label">${(0,icons/* statusIcon */.I8)(status)} ${label}</span>
<strong>${(0,numbers/* grouped */.z)(counts[status])}</strong>
<span class="muted">of ${(0,numbers/* grouped */.z)(summary.total)}</span></a></li>`);
    return (0,markup/* markup */.P) `
<section aria-labelledby="numbers">
<h2 id="numbers" class="unseen">Numbers</h2>
<ul class="numbers">${tiles}</ul>
<dl class="facts">
${fact("Volumes", (0,numbers/* grouped */.z)(summary.total))}
${fact("Size", `${(0,numbers/* grouped */.z)(summary.totalGb)} GB${summary.unsized === 0 ? "" : `; of ${(0,wording/* counted */.hS)(summary.unsized, "volume")} not known`}`)}
${fact("Without a fresh backup", `${(0,numbers/* grouped */.z)(summary.unprotectedGb)} GB`)}
${fact("Compliant", (0,verdict_section/* compliantOf */.hx)(assessment))}
${excused(summary)}
${(0,waste_text/* wasteFacts */.k)(summary).map(({ which, many, size }) => fact(`Backups ${which}`, `${many}, ${size}`))}
</dl>
${changes(drift)}
</section>`;
}
function fact(term, value) {
    return (0,markup/* markup */.P) `<div><dt>${term}</dt><dd>${value}</dd></div>`;
}
function excused({ waived, inGracePeriod }) {
    const link = (gate, count) => count === 0 ? "0" : (0,markup/* markup */.P) `<a href="#gate=${gate}">${(0,numbers/* grouped */.z)(count)}</a>`;
    return [
        fact("Waived", link("waived", waived)),
        fact("In grace period", link("grace", inGracePeriod)),
    ];
}
const CHANGES = ["new", "changed", "persisting"];
function changes(drift) {
    const { baseline, resolved, appeared, vanished, resolvedFindings } = drift;
    if (baseline === null) {
        return (0,markup/* markup */.P) `<p class="changes muted">No earlier report was found to compare with: what changed is told
from the next run on.</p>`;
    }
    const links = CHANGES.map((kind) => (0,markup/* markup */.P) `<li><a href="#drift=${kind}"><strong>${(0,numbers/* grouped */.z)(drift[kind])}</strong> ${kind}</a></li>`);
    const list = resolvedFindings.map((it) => (0,markup/* markup */.P) `<li>${it.volumeName} <span class="muted">${it.compartmentPath}, ${it.region}, was ${it.previousStatus}</span></li>`);
    return (0,markup/* markup */.P) `
<div class="changes">
<h3>Since ${(0,timestamps/* readableTime */.GI)(baseline.generatedAt)}</h3>
<ul class="inline">${links}
<li><strong>${(0,numbers/* grouped */.z)(resolved)}</strong> resolved</li></ul>
<p class="muted">${(0,wording/* counted */.hS)(appeared, "volume")} appeared, ${(0,numbers/* grouped */.z)(vanished)} vanished.<br>
Compared with <code>${baseline.source}</code></p>
${list.length === 0 ? null : (0,markup/* markup */.P) `<details><summary>${(0,wording/* counted */.hS)(resolved, "resolved volume")}</summary><ul>${list}</ul></details>`}
</div>`;
}

// EXTERNAL MODULE: ./src/posture/judge-volumes.ts + 11 modules
var judge_volumes = __webpack_require__(44469);
// EXTERNAL MODULE: ./src/posture/verdict/history.ts
var verdict_history = __webpack_require__(70174);
// EXTERNAL MODULE: ./src/settings/policy.ts
var policy = __webpack_require__(11499);
;// CONCATENATED MODULE: ./src/reports/html/describe-schedule.ts

const DAY_SECONDS = 86_400;
const EVERY = {
    ONE_HOUR: "every hour",
    ONE_DAY: "every day",
    ONE_WEEK: "every week",
    ONE_MONTH: "every month",
    ONE_YEAR: "every year",
};
/** `every week on Sunday at 02:00 UTC, incremental, kept 28 days`. */
function describeSchedule(schedule) {
    const { period, backupType, retentionSeconds } = schedule;
    const every = EVERY[period] ?? period;
    const when = schedule.offsetType === "STRUCTURED" ? moment(schedule) : offset(schedule);
    const parts = [
        [every, ...when].join(" "),
        backupType.toLowerCase(),
        `kept ${duration(retentionSeconds)}`,
    ];
    return (0,visible/* visible */.R)(parts.join(", "));
}
function moment({ period, ...at }) {
    const { dayOfWeek, dayOfMonth, month, hourOfDay } = at;
    const time = period === "ONE_HOUR" || hourOfDay === null ? null : `at ${clock(hourOfDay)}`;
    const words = [
        period === "ONE_WEEK" && dayOfWeek !== null ? `on ${capitalised(dayOfWeek)}` : null,
        period === "ONE_YEAR" && month !== null ? `in ${capitalised(month)}` : null,
        isMonthly(period) && dayOfMonth !== null ? `on day ${dayOfMonth}` : null,
        time && `${time} ${zone(at)}`,
    ];
    return words.filter((word) => word !== null);
}
function offset({ offsetSeconds, ...at }) {
    if (offsetSeconds === null || offsetSeconds === 0)
        return [`from the period's start, ${zone(at)}`];
    return [`${duration(offsetSeconds)} after the period's start, ${zone(at)}`];
}
function isMonthly(period) {
    return period === "ONE_MONTH" || period === "ONE_YEAR";
}
function zone({ timeZone }) {
    return timeZone === "REGIONAL_DATA_CENTER_TIME" ? "in the region's time" : (timeZone ?? "UTC");
}
function clock(hour) {
    return `${String(hour).padStart(2, "0")}:00`;
}
function duration(seconds) {
    if (seconds < DAY_SECONDS)
        return `${describe_schedule_round(seconds / 3600)} h`;
    const days = describe_schedule_round(seconds / DAY_SECONDS);
    return days === 1 ? "1 day" : `${days} days`;
}
function describe_schedule_round(value) {
    return Math.round(value * 100) / 100;
}
function capitalised(word) {
    return word.slice(0, 1) + word.slice(1).toLowerCase();
}

;// CONCATENATED MODULE: ./src/reports/html/payload/interned.ts
/** Distinct values in the order of their first use; those of equal keys share an index. */
class Interned {
    values = [];
    #indexes = new Map();
    #keyOf;
    /** `keyOf`: a text that no two different values share. */
    constructor(keyOf = (value) => JSON.stringify(value)) {
        this.#keyOf = keyOf;
    }
    indexOf(value) {
        const key = this.#keyOf(value);
        const known = this.#indexes.get(key);
        if (known !== undefined)
            return known;
        const index = this.values.length;
        this.values.push(value);
        this.#indexes.set(key, index);
        return index;
    }
}

;// CONCATENATED MODULE: ./src/reports/html/payload/packed-backups.ts

const MINUTE_MS = 60_000;
const BASE = 36;
const UNDATED = "?";
/**
 * One word a backup: minutes since the one before it (the first: until the audit), in base 36,
 * after its kind and a dot where that is another than before.
 */
function packBackups(backups, assessedAt, kinds) {
    let before = toMinutes(assessedAt);
    let lastKind = -1;
    return backups
        .map((backup) => {
        const created = toMinutes(backup.timeCreated);
        const kind = kinds.indexOf([(0,visible/* visible */.R)(backup.state), backup.isScheduled, keptMinutes(backup)]);
        const prefix = kind === lastKind ? "" : `${kind.toString(BASE)}.`;
        lastKind = kind;
        if (Number.isNaN(created))
            return prefix + UNDATED;
        const word = prefix + (before - created).toString(BASE);
        before = created;
        return word;
    })
        .join(" ");
}
function unpackBackups(packed, assessedAt, kinds) {
    if (packed === "")
        return [];
    let before = toMinutes(assessedAt);
    let [state, isScheduled, kept] = ["", false, null];
    return packed.split(" ").map((word) => {
        const [last = "", kind] = word.split(".").reverse();
        if (kind !== undefined) {
            [state, isScheduled, kept] = kinds[parseInt(kind, BASE)] ?? [state, isScheduled, kept];
        }
        if (last === UNDATED)
            return { created: null, expires: null, state, isScheduled };
        before -= parseInt(last, BASE);
        const expires = kept === null ? null : before + kept;
        return { created: before, expires, state, isScheduled };
    });
}
function toMinutes(ms) {
    return Math.floor(ms / MINUTE_MS);
}
function keptMinutes({ timeCreated, expiresAt }) {
    const kept = expiresAt === null ? NaN : toMinutes(expiresAt) - toMinutes(timeCreated);
    return Number.isNaN(kept) ? null : kept;
}

;// CONCATENATED MODULE: ./src/reports/html/payload/packed-remedy.ts
function packRemedy({ action, then, ...rest }, packed) {
    const own = Object.entries({ action, ...rest })
        .flat()
        .map(packed);
    return then === undefined ? own : [...own, ...packRemedy(then, packed)];
}
/** `text` gives the texts back, in the order in which they were packed. */
function unpackRemedy(packed, text) {
    const texts = packed.map(text);
    const steps = [];
    for (let at = 0; at < texts.length; at += 2) {
        const name = texts[at] ?? "";
        if (name === "action")
            steps.push({});
        const step = steps.at(-1);
        if (step !== undefined)
            step[name] = texts[at + 1];
    }
    return steps.reduceRight((then, step, index) => (index === steps.length - 1 ? step : { ...step, then }), {});
}

;// CONCATENATED MODULE: ./src/reports/html/payload/packed-text.ts

/**
 * Sentences on volumes differ in numbers, dates and OCIDs only. What differs is cut out, and the
 * text with its holes is kept once. The holes are control characters, which `visible` leaves none of.
 */
const HOLE = "\u0001";
const OF_VOLUME = "\u0002";
const OF_BACKUP = "\u0003";
/** An OCID, shortened or not, or a number. */
const VARYING = /\bocidv?\d+[.:][\w.:-]*[\w-]|\d+(?:[.,:-]\d+)*/g;
function packText(text, { volumeId, backupId }) {
    const fillings = [];
    const holed = (0,visible/* visible */.R)(text).replace(VARYING, (found) => {
        if (found === volumeId)
            return OF_VOLUME;
        if (found === backupId)
            return OF_BACKUP;
        fillings.push(found);
        return HOLE;
    });
    return { text: holed, fillings };
}
/** `next` gives the fillings one after another. */
function unpackText(text, owner, next) {
    let filled = "";
    for (const character of text) {
        if (character === HOLE)
            filled += next();
        else if (character === OF_VOLUME)
            filled += owner.volumeId;
        else if (character === OF_BACKUP)
            filled += owner.backupId ?? "";
        else
            filled += character;
    }
    return filled;
}

;// CONCATENATED MODULE: ./src/reports/html/payload/payload.ts
const DRIFTS = ["new", "changed", "persisting", "none"];
/** Stands for the owner of volumes that have none; no tag's value is empty. */
const NOBODY = " ";
const NO_POLICY = -1;
const POLICY_NOT_LOOKED_UP = -2;

;// CONCATENATED MODULE: ./src/reports/html/payload/pack.ts












/** So many backups at most in the whole page; of each volume never fewer than FEWEST. */
const MOST_BACKUPS = 400_000;
const FEWEST_BACKUPS = 8;
/** Backups are named by their OCIDs in pages with no more backups than this. */
const MOST_NAMED_BACKUPS = 20_000;
function packPayload({ assessedAt, findings }) {
    const lists = emptyLists();
    const backupsPerVolume = backupsThatFit(findings.length);
    const column = (valueOf) => findings.map(valueOf);
    const listed = findings.map((it) => it.backups.slice(0, backupsPerVolume));
    const areNamed = listed.reduce((sum, it) => sum + it.length, 0) <= MOST_NAMED_BACKUPS;
    const texts = findings.map((it) => packTexts(it, lists));
    const columns = {
        id: column((it) => (0,visible/* visible */.R)(it.volumeId)),
        name: column((it) => (0,visible/* visible */.R)(it.volumeName)),
        isBoot: column((it) => Number(it.kind === "BOOT_VOLUME")),
        compartment: column((it) => lists.compartments.indexOf([(0,visible/* visible */.R)(it.compartmentPath), (0,visible/* visible */.R)(it.compartmentId)])),
        region: column((it) => lists.regions.indexOf((0,visible/* visible */.R)(it.region))),
        domain: column((it) => lists.domains.indexOf((0,visible/* visible */.R)(it.availabilityDomain))),
        lifecycleState: column((it) => lists.lifecycleStates.indexOf((0,visible/* visible */.R)(it.lifecycleState))),
        sizeGb: column((it) => it.sizeGb),
        created: column((it) => minutesOrNull(it.timeCreated)),
        status: column((it) => compliance_status/* COMPLIANCE_STATUSES */.Zk.indexOf(it.status)),
        level: column(({ protection }) => policy/* PROTECTION_LEVELS */.CW.indexOf(protection.proven)),
        levelAtMost: column(({ protection }) => policy/* PROTECTION_LEVELS */.CW.indexOf(protection.possible)),
        age: column((it) => minutesOrNull(it.backupAgeMs)),
        newest: column((it) => it.newestRecoveryPoint && (0,visible/* visible */.R)(it.newestRecoveryPoint.id)),
        limitDays: column((it) => it.maxBackupAgeDays),
        isWaived: column((it) => Number(it.waived)),
        isInGrace: column((it) => Number(it.inGracePeriod)),
        rule: column((it) => lists.rules.indexOf((0,visible/* visible */.R)(it.rule))),
        exemption: column(({ exemption: it }) => it === null ? -1 : lists.exemptions.indexOf([(0,visible/* visible */.R)(it.id), (0,visible/* visible */.R)(it.reason), it.expires])),
        policy: column((it) => packPolicy(it, lists)),
        nextBreach: column((it) => minutesOrNull(it.nextBreachAt)),
        proof: column((it) => packProof(it, assessedAt, lists)),
        drift: column((it) => DRIFTS.indexOf(it.drift)),
        firstSeen: column((it) => minutesOrNull(it.firstSeenAt)),
        owner: column(({ owner }) => owner === undefined ? -1 : lists.owners.indexOf(owner === null ? NOBODY : (0,visible/* visible */.R)(owner))),
        days: column((it) => lists.days.indexOf((0,verdict_history/* daysOf */.hF)(it))),
        reason: texts.map((it) => it.reason),
        checkSet: texts.map((it) => it.checkSet),
        fillings: texts.map((it) => it.fillings),
        instances: column((it) => it.attachedInstances.map(({ instanceId, instanceName }) => lists.instances.indexOf([(0,visible/* visible */.R)(instanceId), instanceName && (0,visible/* visible */.R)(instanceName)]))),
        tagSet: column((it) => lists.tagSets.indexOf(tagsOf(it).map((tag) => lists.tags.indexOf(tag)))),
        backups: listed.map((it) => packBackups(it, assessedAt, lists.backupKinds)),
        backupIds: areNamed ? listed.map((it) => it.map(({ id }) => (0,visible/* visible */.R)(id)).join("\n")) : null,
    };
    return { assessedAt, backupsPerVolume, lists: valuesOf(lists), columns };
}
function emptyLists() {
    const itself = (text) => text;
    const joined = (indexes) => indexes.join();
    return {
        regions: new Interned(itself),
        compartments: new Interned(),
        domains: new Interned(itself),
        lifecycleStates: new Interned(itself),
        rules: new Interned(itself),
        instances: new Interned(),
        tags: new Interned(itself),
        tagSets: new Interned(joined),
        owners: new Interned(itself),
        days: new Interned(itself),
        exemptions: new Interned(),
        policies: new Interned(),
        proofs: new Interned(),
        texts: new Interned(itself),
        // Hundreds of thousands of these come by: no JSON for their keys.
        checks: new Interned((it) => Object.values(it).join()),
        checkSets: new Interned(joined),
        backupKinds: new Interned(([state, isScheduled, kept]) => [isScheduled, kept, state].join()),
    };
}
function valuesOf(lists) {
    return Object.fromEntries(Object.entries(lists).map(([name, { values }]) => [name, values]));
}
function backupsThatFit(volumes) {
    const share = Math.floor(MOST_BACKUPS / Math.max(volumes, 1));
    return Math.min(Math.max(share, FEWEST_BACKUPS), judge_volumes/* MAX_BACKUP_POINTS */.E);
}
function packTexts(finding, lists) {
    const owner = { volumeId: finding.volumeId, backupId: finding.newestRecoveryPoint?.id ?? null };
    const fillings = [];
    const packed = (text) => packInto(text, owner, fillings, lists);
    const reason = packed(finding.reason);
    const checks = finding.checks.map((it) => lists.checks.indexOf(packCheck(it, packed)));
    return { reason, checkSet: lists.checkSets.indexOf(checks), fillings: fillings.join(" ") };
}
function packInto(text, owner, into, lists) {
    const { text: holed, fillings } = packText(text, owner);
    into.push(...fillings);
    return lists.texts.indexOf(holed);
}
/** The message first: its holes are filled before the remedy's. */
function packCheck(check, packed) {
    const { id, severity, result, isRequired, waived } = check;
    const message = packed(check.message);
    const remedy = check.remedy && packRemedy(check.remedy, packed);
    return { id, severity, result, isRequired, waived, message, remedy };
}
function packProof({ restoreProof: proof }, assessedAt, lists) {
    if (proof === null)
        return -1;
    return lists.proofs.indexOf({
        backupId: (0,visible/* visible */.R)(proof.backupId),
        backupTime: minutesOrNull(proof.backupTime),
        backupRegion: (0,visible/* visible */.R)(proof.backupRegion),
        restoredVolumeId: (0,visible/* visible */.R)(proof.restoredVolumeId),
        restoredAt: minutesOrNull(proof.restoredAt),
        restoredRegion: (0,visible/* visible */.R)(proof.restoredRegion),
        seenAt: proof.seenAt === assessedAt ? null : minutesOrNull(proof.seenAt),
    });
}
function packPolicy({ backupPolicy }, lists) {
    if (backupPolicy === undefined)
        return POLICY_NOT_LOOKED_UP;
    if (backupPolicy === null)
        return NO_POLICY;
    const { policy, via } = backupPolicy;
    return lists.policies.indexOf({
        id: (0,visible/* visible */.R)(policy.id),
        name: (0,visible/* visible */.R)(policy.name),
        via,
        destinationRegion: policy.destinationRegion && (0,visible/* visible */.R)(policy.destinationRegion),
        schedules: policy.schedules.map(describeSchedule),
    });
}
function tagsOf({ freeformTags, definedTags }) {
    const tags = Object.entries(freeformTags).map(([key, value]) => (0,visible/* visible */.R)(`${key}=${value}`));
    for (const [namespace, values] of Object.entries(definedTags)) {
        for (const [key, value] of Object.entries(values)) {
            tags.push((0,visible/* visible */.R)(`${namespace}.${key}=${value}`));
        }
    }
    return tags.toSorted(order/* byCodeUnit */.X);
}
function minutesOrNull(ms) {
    return ms === null || Number.isNaN(ms) ? null : toMinutes(ms);
}

// EXTERNAL MODULE: ./src/reports/deletion-texts.ts
var deletion_texts = __webpack_require__(97100);
;// CONCATENATED MODULE: ./src/reports/html/deletion-section.ts



/** Who may delete backups; nothing where the policy file does not ask. */
function deletionSection({ deletionRestricted }) {
    if (deletionRestricted === undefined)
        return null;
    const sentences = (0,deletion_texts/* deletionSentences */.P2)(deletionRestricted).map((it) => (0,markup/* markup */.P) `<p>${it}</p>`);
    const columns = deletion_texts/* DELETION_COLUMNS */.TM.map((title) => ({ title }));
    return (0,markup/* markup */.P) `
<section aria-labelledby="deletion">
<h2 id="deletion">${deletion_texts/* DELETION_TITLE */.qt}</h2>
${sentences}
${(0,simple_table/* simpleTable */.z)("Those who may delete", columns, deletionRestricted.who.map(deletion_texts/* deletionCells */.wp))}
</section>`;
}

// EXTERNAL MODULE: ./src/posture/frameworks/clauses.ts
var clauses = __webpack_require__(49830);
// EXTERNAL MODULE: ./src/posture/notice.ts
var posture_notice = __webpack_require__(2230);
// EXTERNAL MODULE: ./src/reports/level-text.ts
var level_text = __webpack_require__(40649);
;// CONCATENATED MODULE: ./src/reports/html/policy-section.ts









/** What checks, rules and exemptions came to. */
function policySection(assessment) {
    const { policyNotices } = assessment;
    const notices = policyNotices.map((notice) => (0,markup/* markup */.P) `<li>${(0,posture_notice/* noticeText */.ut)(notice)}</li>`);
    return (0,markup/* markup */.P) `
<section aria-labelledby="policy">
<h2 id="policy">Policy</h2>
${owners(assessment)}
${checks(assessment, true)}
${unaskedChecks(assessment)}
${policy_section_clauses(assessment)}
${levels(assessment)}
${rules(assessment)}
${exemptions(assessment)}
${notices.length === 0 ? null : (0,markup/* markup */.P) `<h3>Policy notices</h3><ul>${notices}</ul>`}
</section>`;
}
/** Folded: they are judged all the same, and fill the page where nobody wants to know. */
function unaskedChecks(assessment) {
    const { result, message } = assessment.orphanedBackups;
    const table = checks(assessment, false);
    const orphans = result === "fail" ? (0,markup/* markup */.P) `<p>${sentence(message)}</p>` : null;
    if (table === null && orphans === null)
        return null;
    return (0,markup/* markup */.P) `<details><summary>Checks that no rule asks for</summary>${table}${orphans}</details>`;
}
function checks({ summary }, isAskedFor) {
    const rows = [...summary.byCheck]
        .filter(([, it]) => it.isAskedFor === isAskedFor && it.pass + it.fail + it.unknown > 0)
        .map(([id, it]) => {
        const failed = it.fail === 0 ? "0" : (0,markup/* markup */.P) `<a href="#check=${id}">${(0,numbers/* grouped */.z)(it.fail)}</a>`;
        return [(0,markup/* markup */.P) `<code>${id}</code>`, it.title, (0,numbers/* grouped */.z)(it.pass), failed, (0,numbers/* grouped */.z)(it.unknown)];
    });
    const columns = [{ title: "Check" }, { title: "Asks" }, ...policy_section_numbers("Pass", "Fail", "Unknown")];
    return (0,simple_table/* simpleTable */.z)(isAskedFor ? "Checks" : "Other checks", columns, rows);
}
/** What an auditor asks about; folded, since most readers are none. */
function policy_section_clauses({ summary, deletionRestricted }) {
    const isEvaluated = (id) => summary.byCheck.has(id) || id === deletionRestricted?.id;
    const rows = clauses/* CLAUSES */.$f.flatMap((clause) => {
        const evaluated = clause.checks.filter(isEvaluated);
        return evaluated.length === 0
            ? []
            : [[(0,clauses/* clauseName */.lH)(clause), clause.subject, evaluated.join(", "), clause.notCovered]];
    });
    const columns = [
        "Clause",
        "What it is about",
        "Evidence, in part, from",
        "What it does not cover",
    ];
    const table = (0,simple_table/* simpleTable */.z)("Clauses", columns.map((title) => ({ title })), rows);
    return (table &&
        (0,markup/* markup */.P) `<details><summary>Clauses that the checks give evidence for</summary>${table}</details>`);
}
/** A click shows an owner's volumes: by the tags of each, or their want. */
function owners({ summary }) {
    const rows = (summary.byOwner ?? []).map(({ owner, atFault, total, totalGb }) => {
        const filter = new URLSearchParams({
            owner: owner === null ? NOBODY : (0,visible/* visible */.R)(owner),
        }).toString();
        const link = (0,markup/* markup */.P) `<a href="#${filter}">${owner ?? "(nobody)"}</a>`;
        return [link, (0,numbers/* grouped */.z)(atFault), (0,numbers/* grouped */.z)(total), (0,numbers/* grouped */.z)(totalGb)];
    });
    return (0,simple_table/* simpleTable */.z)("Owners", [{ title: "Owner" }, ...policy_section_numbers("At fault", "Volumes", "GB")], rows);
}
/** A click shows the volumes of a level. */
function levels({ summary }) {
    if (summary.total === 0)
        return null;
    const rows = summary.byProtectionLevel.map(({ level, volumes, mayBeHigher }) => {
        const name = volumes === 0 ? level : (0,markup/* markup */.P) `<a href="#level=${level}">${level}</a>`;
        return [name, level_text/* LEVEL_MEANINGS */.c[level], (0,numbers/* grouped */.z)(volumes), (0,numbers/* grouped */.z)(mayBeHigher)];
    });
    const columns = [{ title: "Level" }, { title: "Has, besides the one above" }];
    const counts = policy_section_numbers("Volumes", "Of these perhaps higher");
    return (0,simple_table/* simpleTable */.z)("Protection levels", [...columns, ...counts], rows);
}
/** Only where there is a rule besides the defaults. */
function rules({ summary }) {
    if (summary.byRule.size < 2)
        return null;
    const rows = [...summary.byRule].map(([rule, it]) => [
        rule,
        ...[it.total, it.compliant, it.stale, it.noBackup, it.unknown, it.waived].map(numbers/* grouped */.z),
    ]);
    const titles = policy_section_numbers("Volumes", "Compliant", "Stale", "No backup", "Unknown", "Waived");
    return (0,simple_table/* simpleTable */.z)("Rules", [{ title: "Rule" }, ...titles], rows);
}
function exemptions(assessment) {
    const rows = assessment.exemptions.map((it) => [
        it.id,
        it.reason,
        it.expires ?? "permanent",
        it.checks?.join(", ") ?? "all",
        (0,numbers/* grouped */.z)(it.volumes),
    ]);
    const titles = ["Exemption", "Reason", "Holds until", "Checks"].map((title) => ({ title }));
    return (0,simple_table/* simpleTable */.z)("Exemptions", [...titles, ...policy_section_numbers("Volumes")], rows);
}
function policy_section_numbers(...titles) {
    return titles.map((title) => ({ title, isNumber: true }));
}
function sentence(message) {
    return `${(0,wording/* capitalized */.l2)(message)}.`;
}

;// CONCATENATED MODULE: ./src/reports/html/recovery-point-chart.ts



const DAYS = 30;
/** On each of the last 30 days (UTC): how many volumes got a recovery point that can be used now. */
function recoveryPointChart({ findings, assessedAt }) {
    const today = Math.floor(assessedAt / plain_days/* DAY_MS */.sO);
    const volumes = new Array(DAYS).fill(0);
    for (const { backups } of findings) {
        const days = new Set(backups
            .filter((it) => isUsable(it, assessedAt))
            .map((it) => today - Math.floor(it.timeCreated / plain_days/* DAY_MS */.sO)));
        for (const ago of days)
            if (volumes[ago] !== undefined)
                volumes[ago] += 1;
    }
    // Older ones of a volume that has as many as a finding holds are not known here.
    const isCut = findings.some(({ backups }) => backups.length >= judge_volumes/* MAX_BACKUP_POINTS */.E);
    return barChart({
        title: "Volumes with a new recovery point, by day",
        summary: `${volumes[0] ?? 0} today, at most ${Math.max(...volumes)} on a day of the last ${DAYS}`,
        axis: "day (UTC)",
        bars: volumes
            .map((count, ago) => {
            const day = new Date((today - ago) * plain_days/* DAY_MS */.sO).toISOString().slice(0, 10);
            return {
                title: day,
                tick: ago % 7 === 0 ? day.slice(5) : null,
                parts: [{ look: "compliant", count }],
            };
        })
            .reverse(),
        ...(isCut ? { note: `Counts the newest ${judge_volumes/* MAX_BACKUP_POINTS */.E} backups of each volume.` } : {}),
    });
}
function isUsable({ state, expiresAt, timeCreated }, now) {
    const isDated = !Number.isNaN(timeCreated) && timeCreated <= now;
    return state === "AVAILABLE" && isDated && (expiresAt === null || expiresAt > now);
}

// EXTERNAL MODULE: ./src/reports/markdown/trend-section.ts + 1 modules
var trend_section = __webpack_require__(15358);
;// CONCATENATED MODULE: ./src/reports/html/line-chart.ts



/** In the units of the drawing; it scales with the page. */
const line_chart_WIDTH = 420;
const line_chart_HEIGHT = 198;
const line_chart_LEFT = 46;
const line_chart_RIGHT = 18;
const line_chart_TOP = 30;
const line_chart_BOTTOM = 34;
/** A line a day long or more as a figure; days without a value are gaps in it. */
function lineChart(chart) {
    const { title, summary, points, unit, marks, markLabel } = chart;
    const times = points.map(({ day }) => Date.parse(day));
    const x = (0,d3_scale/* scaleUtc */.Pp)([new Date(times[0] ?? 0), new Date(times.at(-1) ?? 0)], [line_chart_LEFT, line_chart_WIDTH - line_chart_RIGHT]);
    const top = chart.highest ?? Math.max(1, ...points.map(({ value }) => value));
    const y = (0,d3_scale/* scaleLinear */.m4)([0, top], [line_chart_HEIGHT - line_chart_BOTTOM, line_chart_TOP]).nice(4);
    const at = (day) => line_chart_round(x(new Date(day)));
    const grid = y.ticks(4).map((tick) => (0,markup/* markup */.P) `<path class="grid" d="M${line_chart_LEFT} ${line_chart_round(y(tick))}H${line_chart_WIDTH - line_chart_RIGHT}"></path>
<text class="tick" x="${line_chart_LEFT - 6}" y="${line_chart_round(y(tick) + 4)}" text-anchor="end">${(0,numbers/* grouped */.z)(tick)}${unit}</text>`);
    const runs = runsOf(points);
    const lines = runs.map((run) => (0,markup/* markup */.P) `<path class="trend" d="M${run.map(({ day, value }) => `${at(day)} ${line_chart_round(y(value))}`).join("L")}"></path>`);
    const last = points.at(-1);
    // A day by itself is no line, and would not be seen.
    const single = runs.flatMap((run) => (run.length === 1 ? run : []));
    const dots = [...single, ...(last === undefined ? [] : [last])].map(({ day, value }) => (0,markup/* markup */.P) `<circle class="trend-dot" cx="${at(day)}" cy="${line_chart_round(y(value))}" r="3"><title>${day}: ${(0,numbers/* grouped */.z)(value)}${unit}</title></circle>`);
    return (0,markup/* markup */.P) `
<figure>
<figcaption>${title}${marks.length === 0 ? null : legend(markLabel)}</figcaption>
<svg class="chart" viewBox="0 0 ${line_chart_WIDTH} ${line_chart_HEIGHT}" role="img" aria-label="${title}: ${summary}">
${grid}${marks.map((day) => (0,markup/* markup */.P) `<path class="mark" d="M${at(day)} ${line_chart_TOP - 12}V${line_chart_HEIGHT - line_chart_BOTTOM}"><title>${day}: ${markLabel}</title></path>`)}
${lines}${dots}
${dayTicks(points, at)}
</svg>
</figure>`;
}
function legend(label) {
    return (0,markup/* markup */.P) ` <span class="legend"><svg viewBox="0 0 12 12" aria-hidden="true"><path class="mark" d="M6 0V12"></path></svg> ${label}</span>`;
}
/** The first and the last day, and the middle where there is room for it. */
function dayTicks(points, at) {
    const [first] = points;
    const last = points.at(-1);
    if (first === undefined || last === undefined)
        return [];
    const tick = (day, anchor) => (0,markup/* markup */.P) `<text class="tick" x="${at(day)}" y="${line_chart_HEIGHT - line_chart_BOTTOM + 16}" text-anchor="${anchor}">${day}</text>`;
    return [tick(first.day, "start"), ...(last === first ? [] : [tick(last.day, "end")])];
}
const DAY_MS = 86_400_000;
/** Days that follow one another without a gap. */
function runsOf(points) {
    const runs = [];
    let before = null;
    for (const point of points) {
        const time = Date.parse(point.day);
        if (before !== null && time - before === DAY_MS)
            runs.at(-1)?.push(point);
        else
            runs.push([point]);
        before = time;
    }
    return runs;
}
function line_chart_round(value) {
    return String(Math.round(value * 10) / 10);
}

;// CONCATENATED MODULE: ./src/reports/html/trend-charts.ts



const CHANGED = "rules changed";
/** The share and the size without a fresh backup over the days that are remembered; null with one day. */
function trendCharts({ history }) {
    const phrase = (0,trend_section/* trendPhrase */.V)({ history });
    if (phrase === null)
        return null;
    const marks = history.filter((it) => it.isPolicyChanged).map(({ day }) => day);
    const common = { summary: phrase, marks, markLabel: CHANGED };
    return (0,markup/* markup */.P) `${lineChart({
        ...common,
        title: "Compliant, of the volumes that count",
        points: history.map((it) => ({ day: it.day, value: it.compliancePercent })),
        highest: 100,
        unit: " %",
    })}
${lineChart({
        ...common,
        title: "GB without a fresh backup",
        points: history.map((it) => ({ day: it.day, value: it.unprotectedGb })),
        highest: null,
        unit: "",
    })}`;
}

;// CONCATENATED MODULE: ./src/reports/html/verdict-header.ts






/** What was audited and when, the verdict, and what to do about each violated threshold. */
function verdictHeader(assessment) {
    const { assessedAt, tenancyId, regions, summary } = assessment;
    const where = `${(0,wording/* counted */.hS)(regions.length, "region")}, ${(0,wording/* counted */.hS)(summary.scannedCompartments, "compartment")}`;
    return (0,markup/* markup */.P) `
<header class="page-head">
<div>
<h1>Volume backup posture</h1>
<p class="muted">${(0,timestamps/* readableTime */.GI)(assessedAt)}, ${where}, tenancy <code>${tenancyId}</code></p>
</div>
<button type="button" id="theme" hidden>Switch theme</button>
</header>
${verdictBand(assessment)}
${incompleteNotice(assessment)}`;
}
function verdictBand(assessment) {
    const { passed, violations } = assessment.verdict;
    const trend = (0,trend_section/* trendPhrase */.V)(assessment);
    const look = !passed ? "none" : violations.length > 0 ? "stale" : "compliant";
    const list = violations.map(({ rule, message }) => (0,markup/* markup */.P) `<li><code>${rule}</code>: ${message}</li>`);
    return (0,markup/* markup */.P) `
<section class="verdict ${look}" aria-labelledby="verdict">
<h2 id="verdict">${(0,icons/* icon */.Kk)(look)} ${(0,verdict_section/* verdictWord */.E0)(assessment)}</h2>
<p>${(0,verdict_section/* verdictSentence */.BT)(assessment)}</p>
${trend === null ? null : (0,markup/* markup */.P) `<p class="muted">${trend}</p>`}
${list.length === 0 ? null : (0,markup/* markup */.P) `<ul>${list}</ul>`}
</section>`;
}
function incompleteNotice({ complete, unread, interruption, summary }) {
    if (complete)
        return null;
    const where = (0,wording/* counted */.hS)(summary.skippedCompartments, "compartment");
    const why = interruption === null ? "" : `${interruption} `;
    return (0,markup/* markup */.P) `
<section class="notice" aria-labelledby="incomplete">
<h2 id="incomplete">${(0,icons/* icon */.Kk)("unknown")} Incomplete</h2>
<p>${why}${(0,wording/* counted */.hS)(unread.length, "listing")} in ${where} could not be read. Volumes may be missing, and
those whose backups were not readable are unknown. <a href="#unread">What could not be read</a></p>
</section>`;
}

;// CONCATENATED MODULE: ./src/reports/html/volumes-section.ts





/** The frame of the table of volumes; the page's script fills it and the lists of suggestions. */
function volumesSection(assessment) {
    const { regions, summary } = assessment;
    const checks = [...summary.byCheck].filter(([, it]) => it.fail + it.unknown > 0);
    const choices = {
        status: status_look/* STATUS_LOOKS */.I.map(({ status, label }) => ({ value: status, label })),
        region: regions.map((region) => ({ value: region, label: region })),
        check: checks.flatMap(([id, it]) => [
            ...choiceIf(it.fail, id, `${id}: fails`),
            ...choiceIf(it.unknown, `${id}:unknown`, `${id}: unknown`),
        ]),
        drift: ["new", "changed", "persisting"].map((value) => ({ value, label: value })),
        level: summary.byProtectionLevel.flatMap(({ level, volumes }) => choiceIf(volumes, level, level)),
        gate: [
            { value: "counted", label: "counted" },
            { value: "waived", label: "waived" },
            { value: "grace", label: "in grace period" },
        ],
        owner: (assessment.summary.byOwner ?? []).map(({ owner, total }) => {
            return {
                value: owner === null ? NOBODY : (0,visible/* visible */.R)(owner),
                label: `${owner ?? "(nobody)"} (${(0,numbers/* grouped */.z)(total)})`,
            };
        }),
    };
    return (0,markup/* markup */.P) `
<section class="volumes" aria-labelledby="volumes">
<h2 id="volumes" tabindex="-1">Volumes</h2>
<noscript><p>The table of volumes needs JavaScript. All else on this page does not.</p></noscript>
<div class="filters" role="search" aria-label="Find volumes" hidden>
${field("q", "Search", (0,markup/* markup */.P) `<input type="search" id="filter-q" placeholder="Name, OCID, instance, tag" autocomplete="off" spellcheck="false">`)}
${volumes_section_select("status", "Status", choices.status)}
${volumes_section_select("region", "Region", choices.region)}
${suggesting("compartment", "Compartment")}
${suggesting("tag", "Tag")}
${volumes_section_select("check", "Check", choices.check)}
${volumes_section_select("drift", "Change", choices.drift)}
${volumes_section_select("gate", "Gate", choices.gate)}
${volumes_section_select("level", "Level", choices.level)}
${volumes_section_select("owner", "Owner", choices.owner)}
<button type="button" id="reset">Reset</button>
</div>
<p id="count" role="status" class="muted"></p>
<div id="volume-window" class="scroll window" role="group" aria-label="Table of volumes" hidden></div>
</section>
<dialog id="detail" aria-labelledby="detail-name"></dialog>`;
}
function choiceIf(count, value, label) {
    return count === 0 ? [] : [{ value, label: `${label} (${(0,numbers/* grouped */.z)(count)})` }];
}
function field(name, label, control, isShown = true) {
    return (0,markup/* markup */.P) `<div class="field field-${name}"${isShown ? null : (0,markup/* markup */.P) ` hidden`}><label for="filter-${name}">${label}</label>${control}</div>`;
}
function volumes_section_select(name, label, choices) {
    const options = choices.map((it) => (0,markup/* markup */.P) `<option value="${it.value}">${it.label}</option>`);
    return field(name, label, (0,markup/* markup */.P) `<select id="filter-${name}"><option value="">All</option>${options}</select>`, 
    // Without choices there is nothing to find by it.
    name !== "owner" || choices.length > 0);
}
function suggesting(name, label) {
    return field(name, label, (0,markup/* markup */.P) `<input type="text" id="filter-${name}" list="suggest-${name}" placeholder="All" autocomplete="off" spellcheck="false"><datalist id="suggest-${name}"></datalist>`);
}

;// CONCATENATED MODULE: ./src/reports/html/page.ts


















/** Nothing is fetched, nothing is sent; only this page's own script and style run. */
const POLICY = [
    "default-src 'none'",
    `script-src '${client_generated/* SCRIPT_HASH */.j_}'`,
    `style-src '${client_generated/* STYLE_HASH */.h3}'`,
    "base-uri 'none'",
    "form-action 'none'",
].join("; ");
function page(assessment, facts) {
    const day = (0,timestamps/* readableTime */.GI)(assessment.assessedAt).slice(0, 10);
    return (0,markup/* markup */.P) `${(0,document_head/* documentHead */.K)(POLICY, `${(0,verdict_section/* verdictWord */.E0)(assessment)}: volume backup posture, ${day}`)}
<body>
<a class="skip" href="#volumes">Skip to the volumes</a>
${icons/* SPRITE */.ag}
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
<script>${new markup/* Markup */.V(client_generated/* SCRIPT */.Mm)}</script>
</body>
</html>
`;
}
function charts(assessment) {
    if (assessment.findings.length === 0)
        return null;
    return (0,markup/* markup */.P) `
<section class="charts" aria-labelledby="charts">
<h2 id="charts" class="unseen">Charts</h2>
<div class="wide">${compartmentChart(assessment.findings)}</div>
${ageChart(assessment)}
${recoveryPointChart(assessment)}
${trendCharts(assessment)}
</section>`;
}

;// CONCATENATED MODULE: ./src/reports/html/html.ts

/** One HTML file that needs no other file: no network, no server. */
const htmlRenderer = {
    format: "html",
    extension: "html",
    contentType: "text/html; charset=utf-8",
    render: (assessment, facts) => page(assessment, facts).html,
};


/***/ }),

/***/ 85726:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ simpleTable)
/* harmony export */ });
/* harmony import */ var _markup_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27442);

/** A table of more rows than this scrolls in a window of its own. */
const LONG = 15;
/** A table with a caption that scrolls sideways where it must; nothing for no rows. */
function simpleTable(caption, columns, rows) {
    if (rows.length === 0)
        return null;
    const align = (index) => (columns[index]?.isNumber === true ? "count" : "text");
    const heads = columns.map(({ title }, index) => (0,_markup_js__WEBPACK_IMPORTED_MODULE_0__/* .markup */ .P) `<th scope="col" class="${align(index)}">${title}</th>`);
    const body = rows.map((cells) => {
        const [first = "", ...others] = cells;
        const rest = others.map((cell, index) => (0,_markup_js__WEBPACK_IMPORTED_MODULE_0__/* .markup */ .P) `<td class="${align(index + 1)}">${cell}</td>`);
        return (0,_markup_js__WEBPACK_IMPORTED_MODULE_0__/* .markup */ .P) `<tr><th scope="row">${first}</th>${rest}</tr>`;
    });
    const height = rows.length > LONG ? " long" : "";
    return (0,_markup_js__WEBPACK_IMPORTED_MODULE_0__/* .markup */ .P) `
<div class="scroll${height}" tabindex="0" role="group" aria-label="${caption}">
<table>
<caption>${caption}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>${body}</tbody>
</table>
</div>`;
}


/***/ })

};
