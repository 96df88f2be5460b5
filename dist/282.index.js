export const id = 282;
export const ids = [282];
export const modules = {

/***/ 14282:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  htmlRenderer: () => (/* binding */ htmlRenderer)
});

// EXTERNAL MODULE: ./src/reports/timestamps.ts
var timestamps = __webpack_require__(36346);
// EXTERNAL MODULE: ./src/reports/verdict-section.ts
var verdict_section = __webpack_require__(31948);
// EXTERNAL MODULE: ./src/posture/wording.ts
var wording = __webpack_require__(48660);
// EXTERNAL MODULE: ./node_modules/d3-scale/dist/d3-scale.mjs + 4 modules
var d3_scale = __webpack_require__(25602);
// EXTERNAL MODULE: ./src/reports/escape/visible.ts
var visible = __webpack_require__(50601);
;// CONCATENATED MODULE: ./src/reports/escape/html.ts

/** Text for HTML content or a quoted attribute value. */
function escapeHtml(text) {
    return (0,visible/* visible */.R)(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

;// CONCATENATED MODULE: ./src/reports/html/markup.ts

/** HTML that is safe to put into a page: made by `markup`, or a constant of this program. */
class Markup {
    html;
    constructor(html) {
        this.html = html;
    }
}
/**
 * HTML from a template. Strings are escaped, for content and for attribute values in double quotes;
 * null is nothing. Only Markup goes in as it is.
 */
function markup(literals, ...parts) {
    let html = literals[0] ?? "";
    for (const [index, part] of parts.entries())
        html += markup_text(part) + (literals[index + 1] ?? "");
    return new Markup(html);
}
function markup_text(part) {
    if (part === null)
        return "";
    if (part instanceof Markup)
        return part.html;
    if (typeof part === "object")
        return part.map(({ html }) => html).join("");
    return typeof part === "number" ? String(part) : escapeHtml(part);
}

;// CONCATENATED MODULE: ./src/reports/html/numbers.ts
const GROUPED = new Intl.NumberFormat("en-US");
/** `12,345`. */
function grouped(value) {
    return GROUPED.format(value);
}

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
        .map((tick) => markup `<path class="grid" d="M${LEFT} ${round(y(tick))}H${WIDTH - RIGHT}"></path>
<text class="tick" x="${LEFT - 6}" y="${round(y(tick) + 4)}" text-anchor="end">${grouped(tick)}</text>`);
    const drawn = bars.map((bar, index) => markup `<g><title>${bar.title}: ${spoken(bar)}</title>${columns(bar, left(index), x.bandwidth(), y)}</g>
${tickOf(bar, left(index) + x.bandwidth() / 2)}`);
    return markup `
<figure>
<figcaption>${title}${legend.map(legendItem)}</figcaption>
<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}: ${summary}">
${grid}${drawn}${mark === undefined ? null : markLine(left(mark.before) - (x.step() - x.bandwidth()) / 2, mark.label)}
<text class="axis" x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 3}" text-anchor="middle">${axis}</text>
</svg>
${note === undefined ? null : markup `<p class="muted">${note}</p>`}
</figure>`;
}
function legendItem({ look, label }) {
    return markup ` <span class="legend"><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="${look}" width="12" height="12"></rect></svg> ${label}</span>`;
}
function columns({ parts }, left, width, y) {
    let below = 0;
    return parts
        .filter(({ count }) => count > 0)
        .map(({ look, count }) => {
        const [bottom, top] = [y(below), y(below + count)];
        below += count;
        return markup `<rect class="${look}" x="${round(left)}" y="${round(top)}" width="${round(width)}" height="${round(bottom - top)}"></rect>`;
    });
}
function tickOf({ tick }, middle) {
    if (tick === null)
        return null;
    return markup `<text class="tick" x="${round(middle)}" y="${HEIGHT - BOTTOM + 14}" text-anchor="middle">${tick}</text>`;
}
function markLine(x, label) {
    return markup `<path class="mark" d="M${round(x)} ${TOP - 20}V${HEIGHT - BOTTOM}"></path>
<text class="mark-label" x="${round(x + 5)}" y="${TOP - 12}">${label}</text>`;
}
function spoken({ parts }) {
    const present = parts.filter(({ count }) => count > 0);
    if (present.length === 0)
        return "0";
    return present.map(({ look, count }) => `${grouped(count)} ${look}`).join(", ");
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
        const bin = bins[binOf((0,wording/* msToExactDays */.Ap)(backupAgeMs), width)];
        if (bin !== undefined)
            bin[status === "COMPLIANT" ? "compliant" : "stale"] += 1;
    }
    const older = ages.filter((it) => (0,wording/* msToExactDays */.Ap)(it.backupAgeMs) > limit).length;
    const hasRules = findings.some((it) => it.maxBackupAgeDays !== limit);
    return barChart({
        title: "Age of the newest recovery point",
        summary: `of ${(0,wording/* counted */.hS)(ages.length, "volume")} with a recovery point, ${older} ${older === 1 ? "has" : "have"} one older than ${(0,wording/* counted */.hS)((0,wording/* roundedDays */.VE)(limit), "day")}`,
        axis: "days",
        legend: [
            { look: "compliant", label: "Compliant" },
            { look: "stale", label: "Stale" },
        ],
        bars: bins.map((counts, index) => bar(index, width, counts)),
        mark: { before: BINS_TO_LIMIT, label: `limit ${(0,wording/* counted */.hS)((0,wording/* roundedDays */.VE)(limit), "day")}` },
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
    const [from, to] = [(0,wording/* roundedDays */.VE)(index * width), (0,wording/* roundedDays */.VE)((index + 1) * width)];
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

// EXTERNAL MODULE: ./src/reports/search-failure.ts
var search_failure = __webpack_require__(18848);
;// CONCATENATED MODULE: ./src/reports/html/simple-table.ts

/** A table of more rows than this scrolls in a window of its own. */
const LONG = 15;
/** A table with a caption that scrolls sideways where it must; nothing for no rows. */
function simpleTable(caption, columns, rows) {
    if (rows.length === 0)
        return null;
    const align = (index) => (columns[index]?.isNumber === true ? "count" : "text");
    const heads = columns.map(({ title }, index) => markup `<th scope="col" class="${align(index)}">${title}</th>`);
    const body = rows.map((cells) => {
        const [first = "", ...others] = cells;
        const rest = others.map((cell, index) => markup `<td class="${align(index + 1)}">${cell}</td>`);
        return markup `<tr><th scope="row">${first}</th>${rest}</tr>`;
    });
    const height = rows.length > LONG ? " long" : "";
    return markup `
<div class="scroll${height}" tabindex="0" role="group" aria-label="${caption}">
<table>
<caption>${caption}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>${body}</tbody>
</table>
</div>`;
}

;// CONCATENATED MODULE: ./src/reports/html/appendix.ts






/** Coverage by region and availability domain. */
function coverageSection({ summary }) {
    if (summary.byRegion.size === 0)
        return null;
    return markup `
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
        grouped(total),
        grouped(nonCompliant),
    ]);
    return simpleTable(caption, columns, rows);
}
/** Every listing that could not be read; nothing when all were. */
function unreadSection({ unread }) {
    if (unread.length === 0)
        return null;
    const titles = ["Operation", "Region", "Compartment", "Answer", "opc-request-id", "Reason"];
    const rows = unread.map((it) => [
        markup `<code>${it.operation}</code>`,
        it.region,
        markup `${it.compartmentName}<br><code class="muted">${it.compartmentId}</code>`,
        `${it.status ?? "no answer"} ${it.code ?? ""}`.trim(),
        it.opcRequestId === null ? "–" : markup `<code>${it.opcRequestId}</code>`,
        it.reason,
    ]);
    return markup `
<section aria-labelledby="unread">
<h2 id="unread">What could not be read</h2>
${simpleTable((0,wording/* counted */.hS)(unread.length, "listing"), titles.map((title) => ({ title })), rows)}
</section>`;
}
/** By which run, of what, under which limit. */
function runSection(assessment, { api, ...facts }) {
    const days = (0,wording/* counted */.hS)((0,wording/* roundedDays */.VE)(assessment.maxBackupAgeDays), "day");
    const hasRules = assessment.summary.byRule.size > 1;
    const rows = [
        ["Judged at", (0,timestamps/* readableTime */.GI)(assessment.assessedAt)],
        ["Tenancy", markup `<code>${assessment.tenancyId}</code>`],
        ["Home region", assessment.homeRegion],
        ["Regions", assessment.regions.join(", ")],
        ["Age limit", hasRules ? `${days}, where no rule says otherwise` : days],
        ["Duration", `${(facts.durationMs / 1000).toFixed(1)} s`],
        [
            "API",
            `${(0,wording/* counted */.hS)(api.requests, "request")} (retries: ${api.retries}, throttled: ${api.throttled})`,
        ],
        ...assessment.searchFailures.map((it) => ["Discovery", (0,search_failure/* searchFailureText */.q)(it)]),
        ["Version", facts.toolVersion],
        ...(facts.run === null ? [] : [["Workflow run", runLink(facts.run)]]),
    ];
    const items = rows.map(([term, value]) => markup `<div><dt>${term}</dt><dd>${value}</dd></div>`);
    return markup `
<section aria-labelledby="run">
<h2 id="run">About this run</h2>
<dl class="facts tall">${items}</dl>
</section>`;
}
function runLink({ repository, runId, sha, url }) {
    const label = `${repository}, run ${runId}`;
    const isPlain = /^https:\/\/[\w.:/-]+$/.test(url);
    const shown = isPlain ? markup `<a href="${url}" rel="noreferrer">${label}</a>` : markup `${label}`;
    return markup `${shown} at <code>${sha}</code>`;
}

;// CONCATENATED MODULE: ./src/reports/html/client.generated.ts
// Made from report-viewer/ by `npm run report-client`; do not edit.
const SCRIPT = '"use strict";(()=>{var go=new Intl.NumberFormat("en-US");function dn(n){return go.format(n)}var po="http://www.w3.org/2000/svg";function h(n,e={},...t){return lt(document.createElement(n),e,t)}function _(n,e={},...t){return lt(document.createElementNS(po,n),e,t)}function zn(n){let e=_("use",{href:`#icon-${n}`});return _("svg",{class:`icon ${n}`,"aria-hidden":"true"},e)}function U(n,e){let t=document.getElementById(n);if(!(t instanceof e))throw new Error(`The page has no element "${n}".`);return t}function lt(n,e,t){for(let[r,o]of Object.entries(e))o!==null&&n.setAttribute(r,String(o));return n.append(...t.filter(r=>r!==null)),n}var Gn=["q","status","region","compartment","tag","check","drift","gate"],yo=["status","name","compartment","region","age","limit","size","failing","drift"],Xn={q:"",status:"",region:"",compartment:"",tag:"",check:"",drift:"",gate:""};function Zn(n){let e=new URLSearchParams(n.replace(/^#/,""));return{filters:Object.fromEntries(Gn.map(r=>[r,e.get(r)??""])),sort:bo(e.get("sort")??""),volume:e.get("volume")}}function Ue({filters:n,sort:e,volume:t}){let r=new URLSearchParams;for(let i of Gn)n[i]!==""&&r.set(i,n[i]);e!==null&&r.set("sort",`${e.isDescending?"-":""}${e.key}`),t!==null&&r.set("volume",t);let o=r.toString();return o===""?"":`#${o}`}function Qn(n){return n===""||n.includes("=")}function bo(n){let e=n.startsWith("-"),t=yo.find(r=>r===n.slice(e?1:0));return t===void 0?null:{key:t,isDescending:e}}var xo=300,Jn=class{#n;constructor(e,t){this.#n=new Map(Gn.map(i=>[i,wo(i)]));for(let i of this.#n.values())i.addEventListener("input",()=>{t(this.read())});U("reset",HTMLButtonElement).addEventListener("click",()=>{this.show(Xn),t(Xn),this.#n.get("q")?.focus()});let{compartments:r,tags:o}=e.payload.lists;ct("compartment",Mo(r.map(([i])=>i))),ct("tag",o),document.querySelector(".filters")?.removeAttribute("hidden")}read(){return{...Xn,...Object.fromEntries([...this.#n].map(([e,{value:t}])=>[e,t]))}}show(e){for(let[t,r]of this.#n)r.value=e[t],r.value!==e[t]&&(r.append(h("option",{value:e[t]},e[t])),r.value=e[t]),r.classList.toggle("set",e[t]!=="")}};function wo(n){let e=document.getElementById(`filter-${n}`);return e instanceof HTMLSelectElement?e:U(`filter-${n}`,HTMLInputElement)}function ct(n,e){let t=e.toSorted().slice(0,xo);U(`suggest-${n}`,HTMLDataListElement).append(...t.map(r=>h("option",{value:r})))}function Mo(n){let e=n.flatMap(t=>{let r=t.split("/");return r.map((o,i)=>r.slice(0,i+1).join("/"))});return[...new Set(e)]}var gn=["NO_BACKUP","STALE_BACKUP","UNKNOWN","COMPLIANT"],ft=["new","changed","persisting","none"];var So=6e4,mt=36,To="?";function ht(n,e,t){if(n==="")return[];let r=ko(e),[o,i,a]=["",!1,null];return n.split(" ").map(u=>{let[l="",s]=u.split(".").reverse();if(s!==void 0&&([o,i,a]=t[parseInt(s,mt)]??[o,i,a]),l===To)return{created:null,expires:null,state:o,isScheduled:i};r-=parseInt(l,mt);let c=a===null?null:r+a;return{created:r,expires:c,state:o,isScheduled:i}})}function ko(n){return Math.floor(n/So)}var Co="\u0001",No="\u0002",Lo="\u0003";function dt(n,e,t){let r="";for(let o of n)o===Co?r+=t():o===No?r+=e.volumeId:o===Lo?r+=e.backupId??"":r+=o;return r}var ne=class{constructor(e){this.payload=e;this.size=e.columns.id.length,e.columns.id.forEach((t,r)=>this.#n.set(t,r))}payload;size;#n=new Map;#e=[];rowOf(e){return this.#n.get(e)}id(e){return p(this.payload.columns.id,e)}name(e){return p(this.payload.columns.name,e)}status(e){return p(gn,p(this.payload.columns.status,e))}drift(e){return p(ft,p(this.payload.columns.drift,e))}region(e){return p(this.payload.lists.regions,p(this.payload.columns.region,e))}compartmentPath(e){return p(this.payload.lists.compartments,p(this.payload.columns.compartment,e))[0]}instances(e){return p(this.payload.columns.instances,e).map(t=>p(this.payload.lists.instances,t))}tags(e){let{lists:t,columns:r}=this.payload;return p(t.tagSets,p(r.tagSet,e)).map(o=>p(t.tags,o))}failing(e){let{lists:t,columns:r}=this.payload;return p(t.checkSets,p(r.checkSet,e)).filter(i=>p(t.checks,i).result==="fail").length}searchText(e){return this.#e[e]??=[this.name(e),this.id(e),this.compartmentPath(e),this.region(e),...this.instances(e).flat(),...this.tags(e)].join(`\n`).toLowerCase()}judgement(e){let{lists:t,columns:r}=this.payload,o=p(r.fillings,e).split(" ").values(),i=()=>o.next().value??"",a={volumeId:this.id(e),backupId:p(r.newest,e)},u=c=>dt(p(t.texts,c),a,i),l=u(p(r.reason,e)),s=p(t.checkSets,p(r.checkSet,e)).map(c=>{let d=p(t.checks,c),m=u(d.message);return{...d,message:m,remedy:d.remedy===null?null:u(d.remedy)}});return{reason:l,checks:s}}backups(e){let{lists:t,columns:r,assessedAt:o}=this.payload,i=r.backupIds?.[e]?.split(`\n`);return ht(p(r.backups,e),o,t.backupKinds).map((a,u)=>({...a,id:i?.[u]??null}))}};function p(n,e){if(e<0||e>=n.length)throw new RangeError(`The report has no entry ${e}.`);return n[e]}var ee=class{#n;#e=new Map;constructor(e){this.#n=e}rows(e,t){let r=Uo(this.#n,e),o=new Uint32Array(this.#n.size),i=0;for(let u=0;u<o.length;u+=1)r.every(l=>l(u))&&(o[i++]=u);let a=o.slice(0,i);return t===null?a:Do(a,this.#o(t.key),t.isDescending)}#o(e){let t=this.#e.get(e);if(t!==void 0)return t;let r=Io($o(this.#n,e));return this.#e.set(e,r),r}};function Do(n,{places:e,distinct:t},r){let o=l=>{let s=p(e,l);return r?t-1-s:s},i=new Uint32Array(t+1),a=(l,s)=>i[l]=p(i,l)+s;for(let l of n)a(o(l)+1,1);for(let l=1;l<=t;l+=1)a(l,p(i,l-1));let u=new Uint32Array(n.length);for(let l of n)u[a(o(l),1)-1]=l;return u}function Uo(n,e){let{columns:t,lists:r}=n.payload,o=[];if(e.status!==""){let i=gn.findIndex(a=>a===e.status);o.push(a=>t.status[a]===i)}if(e.region!==""){let i=r.regions.indexOf(e.region);o.push(a=>t.region[a]===i)}if(e.drift!==""&&o.push(i=>n.drift(i)===e.drift),e.gate!==""&&o.push(Eo(n,e.gate)),e.compartment!==""){let i=Ao(n,e.compartment);o.push(a=>i[p(t.compartment,a)]===!0)}if(e.tag!==""){let i=e.tag.toLowerCase(),a=r.tags.map(l=>l.toLowerCase().includes(i)),u=r.tagSets.map(l=>l.some(s=>a[s]));o.push(l=>u[p(t.tagSet,l)]===!0)}if(e.check!==""){let[i,a="fail"]=e.check.split(":"),u=r.checks.map(s=>s.id===i&&s.result===a),l=r.checkSets.map(s=>s.some(c=>u[c]));o.push(s=>l[p(t.checkSet,s)]===!0)}for(let i of e.q.toLowerCase().split(/\\s+/))i!==""&&o.push(a=>n.searchText(a).includes(i));return o}function Ao({payload:n},e){let t=n.lists.compartments.map(([i])=>i);if(t.some(i=>i===e||i.startsWith(`${e}/`)))return t.map(i=>i===e||i.startsWith(`${e}/`));let o=e.toLowerCase();return t.map(i=>i.toLowerCase().includes(o))}function Eo({payload:{columns:n}},e){return e==="waived"?t=>n.isWaived[t]===1:e==="grace"?t=>n.isInGrace[t]===1:t=>n.isWaived[t]===0&&n.isInGrace[t]===0}function $o(n,e){let{columns:t}=n.payload,r=o=>Array.from({length:n.size},(i,a)=>o(a));switch(e){case"status":return t.status;case"drift":return t.drift;case"limit":return t.limitDays;case"size":return t.sizeGb;case"age":return t.age.map(o=>o??1/0);case"failing":return r(o=>n.failing(o));case"name":return r(o=>n.name(o).toLowerCase());case"region":return r(o=>n.region(o));case"compartment":return r(o=>n.compartmentPath(o).toLowerCase())}}function Io(n){let e=[...new Set(n)].sort((r,o)=>r<o?-1:1),t=new Map(e.map((r,o)=>[r,o]));return{places:Uint32Array.from(n,r=>t.get(r)??0),distinct:e.length}}var gt="theme";function pt(){let n=U("theme",HTMLButtonElement),e=i=>{n.setAttribute("aria-pressed",String(i))},t=matchMedia("(prefers-color-scheme: dark)"),r=Oo(),o=()=>{r!==null&&(document.documentElement.dataset.theme=r),e(r===null?t.matches:r==="dark")};t.addEventListener("change",o),n.addEventListener("click",()=>{r=n.getAttribute("aria-pressed")==="true"?"light":"dark",Ho(r),o()}),n.hidden=!1,o()}function Oo(){try{return localStorage.getItem(gt)}catch{return null}}function Ho(n){try{localStorage.setItem(gt,n)}catch{}}function Un(n,e){return n==null||e==null?NaN:n<e?-1:n>e?1:n>=e?0:NaN}function Fo(n,e){return n==null||e==null?NaN:e<n?-1:e>n?1:e>=n?0:NaN}function te(n){let e,t,r;n.length!==2?(e=Un,t=(u,l)=>Un(n(u),l),r=(u,l)=>n(u)-l):(e=n===Un||n===Fo?n:Ro,t=n,r=n);function o(u,l,s=0,c=u.length){if(s<c){if(e(l,l)!==0)return c;do{let d=s+c>>>1;t(u[d],l)<0?s=d+1:c=d}while(s<c)}return s}function i(u,l,s=0,c=u.length){if(s<c){if(e(l,l)!==0)return c;do{let d=s+c>>>1;t(u[d],l)<=0?s=d+1:c=d}while(s<c)}return s}function a(u,l,s=0,c=u.length){let d=o(u,l,s,c-1);return d>s&&r(u[d-1],l)>-r(u[d],l)?d-1:d}return{left:o,center:a,right:i}}function Ro(){return 0}function _o(n){return n===null?NaN:+n}var yt=te(Un),bt=yt.right,Pu=yt.left,Vu=te(_o).center;var qu=xt(wt),Bu=xt(Yo);function xt(n){return function(e,t,r=t){if(!((t=+t)>=0))throw new RangeError("invalid rx");if(!((r=+r)>=0))throw new RangeError("invalid ry");let{data:o,width:i,height:a}=e;if(!((i=Math.floor(i))>=0))throw new RangeError("invalid width");if(!((a=Math.floor(a!==void 0?a:o.length/i))>=0))throw new RangeError("invalid height");if(!i||!a||!t&&!r)return e;let u=t&&n(t),l=r&&n(r),s=o.slice();return u&&l?(pn(u,s,o,i,a),pn(u,o,s,i,a),pn(u,s,o,i,a),yn(l,o,s,i,a),yn(l,s,o,i,a),yn(l,o,s,i,a)):u?(pn(u,o,s,i,a),pn(u,s,o,i,a),pn(u,o,s,i,a)):l&&(yn(l,o,s,i,a),yn(l,s,o,i,a),yn(l,o,s,i,a)),e}}function pn(n,e,t,r,o){for(let i=0,a=r*o;i<a;)n(e,t,i,i+=r,1)}function yn(n,e,t,r,o){for(let i=0,a=r*o;i<r;++i)n(e,t,i,i+a,r)}function Yo(n){let e=wt(n);return(t,r,o,i,a)=>{o<<=2,i<<=2,a<<=2,e(t,r,o+0,i+0,a),e(t,r,o+1,i+1,a),e(t,r,o+2,i+2,a),e(t,r,o+3,i+3,a)}}function wt(n){let e=Math.floor(n);if(e===n)return Po(n);let t=n-e,r=2*n+1;return(o,i,a,u,l)=>{if(!((u-=l)>=a))return;let s=e*i[a],c=l*e,d=c+l;for(let m=a,b=a+c;m<b;m+=l)s+=i[Math.min(u,m)];for(let m=a,b=u;m<=b;m+=l)s+=i[Math.min(u,m+c)],o[m]=(s+t*(i[Math.max(a,m-d)]+i[Math.min(u,m+d)]))/r,s-=i[Math.max(a,m-c)]}}function Po(n){let e=2*n+1;return(t,r,o,i,a)=>{if(!((i-=a)>=o))return;let u=n*r[o],l=a*n;for(let s=o,c=o+l;s<c;s+=a)u+=r[Math.min(i,s)];for(let s=o,c=i;s<=c;s+=a)u+=r[Math.min(i,s+l)],t[s]=u/e,u-=r[Math.max(o,s-l)]}}var Vo=Array.prototype,Wu=Vo.slice;var qo=Math.sqrt(50),Bo=Math.sqrt(10),Wo=Math.sqrt(2);function Mt(n,e,t){let r=(e-n)/Math.max(0,t),o=Math.floor(Math.log10(r)),i=r/Math.pow(10,o),a=i>=qo?10:i>=Bo?5:i>=Wo?2:1,u,l,s;return o<0?(s=Math.pow(10,-o)/a,u=Math.round(n*s),l=Math.round(e*s),u/s<n&&++u,l/s>e&&--l,s=-s):(s=Math.pow(10,o)*a,u=Math.round(n/s),l=Math.round(e/s),u*s<n&&++u,l*s>e&&--l),l<u&&.5<=t&&t<2?Mt(n,e,t*2):[u,l,s]}function Ae(n,e,t){return e=+e,n=+n,t=+t,Mt(n,e,t)[2]}function re(n,e,t){e=+e,n=+n,t=+t;let r=e<n,o=r?Ae(e,n,t):Ae(n,e,t);return(r?-1:1)*(o<0?1/-o:o)}var ju=jo(Math.random);function jo(n){return function(t,r=0,o=t.length){let i=o-(r=+r);for(;i;){let a=n()*i--|0,u=t[i+r];t[i+r]=t[a+r],t[a+r]=u}return t}}function Mn(n,e,t){n.prototype=e.prototype=t,t.constructor=n}function $n(n,e){var t=Object.create(n.prototype);for(var r in e)t[r]=e[r];return t}function J(){}var ln=.7,wn=1/ln,bn="\\\\s*([+-]?\\\\d+)\\\\s*",An="\\\\s*([+-]?(?:\\\\d*\\\\.)?\\\\d+(?:[eE][+-]?\\\\d+)?)\\\\s*",B="\\\\s*([+-]?(?:\\\\d*\\\\.)?\\\\d+(?:[eE][+-]?\\\\d+)?)%\\\\s*",Ko=/^#([0-9a-f]{3,8})$/,zo=new RegExp(`^rgb\\\\(${bn},${bn},${bn}\\\\)$`),Go=new RegExp(`^rgb\\\\(${B},${B},${B}\\\\)$`),Xo=new RegExp(`^rgba\\\\(${bn},${bn},${bn},${An}\\\\)$`),Zo=new RegExp(`^rgba\\\\(${B},${B},${B},${An}\\\\)$`),Qo=new RegExp(`^hsl\\\\(${An},${B},${B}\\\\)$`),Jo=new RegExp(`^hsla\\\\(${An},${B},${B},${An}\\\\)$`),vt={aliceblue:15792383,antiquewhite:16444375,aqua:65535,aquamarine:8388564,azure:15794175,beige:16119260,bisque:16770244,black:0,blanchedalmond:16772045,blue:255,blueviolet:9055202,brown:10824234,burlywood:14596231,cadetblue:6266528,chartreuse:8388352,chocolate:13789470,coral:16744272,cornflowerblue:6591981,cornsilk:16775388,crimson:14423100,cyan:65535,darkblue:139,darkcyan:35723,darkgoldenrod:12092939,darkgray:11119017,darkgreen:25600,darkgrey:11119017,darkkhaki:12433259,darkmagenta:9109643,darkolivegreen:5597999,darkorange:16747520,darkorchid:10040012,darkred:9109504,darksalmon:15308410,darkseagreen:9419919,darkslateblue:4734347,darkslategray:3100495,darkslategrey:3100495,darkturquoise:52945,darkviolet:9699539,deeppink:16716947,deepskyblue:49151,dimgray:6908265,dimgrey:6908265,dodgerblue:2003199,firebrick:11674146,floralwhite:16775920,forestgreen:2263842,fuchsia:16711935,gainsboro:14474460,ghostwhite:16316671,gold:16766720,goldenrod:14329120,gray:8421504,green:32768,greenyellow:11403055,grey:8421504,honeydew:15794160,hotpink:16738740,indianred:13458524,indigo:4915330,ivory:16777200,khaki:15787660,lavender:15132410,lavenderblush:16773365,lawngreen:8190976,lemonchiffon:16775885,lightblue:11393254,lightcoral:15761536,lightcyan:14745599,lightgoldenrodyellow:16448210,lightgray:13882323,lightgreen:9498256,lightgrey:13882323,lightpink:16758465,lightsalmon:16752762,lightseagreen:2142890,lightskyblue:8900346,lightslategray:7833753,lightslategrey:7833753,lightsteelblue:11584734,lightyellow:16777184,lime:65280,limegreen:3329330,linen:16445670,magenta:16711935,maroon:8388608,mediumaquamarine:6737322,mediumblue:205,mediumorchid:12211667,mediumpurple:9662683,mediumseagreen:3978097,mediumslateblue:8087790,mediumspringgreen:64154,mediumturquoise:4772300,mediumvioletred:13047173,midnightblue:1644912,mintcream:16121850,mistyrose:16770273,moccasin:16770229,navajowhite:16768685,navy:128,oldlace:16643558,olive:8421376,olivedrab:7048739,orange:16753920,orangered:16729344,orchid:14315734,palegoldenrod:15657130,palegreen:10025880,paleturquoise:11529966,palevioletred:14381203,papayawhip:16773077,peachpuff:16767673,peru:13468991,pink:16761035,plum:14524637,powderblue:11591910,purple:8388736,rebeccapurple:6697881,red:16711680,rosybrown:12357519,royalblue:4286945,saddlebrown:9127187,salmon:16416882,sandybrown:16032864,seagreen:3050327,seashell:16774638,sienna:10506797,silver:12632256,skyblue:8900331,slateblue:6970061,slategray:7372944,slategrey:7372944,snow:16775930,springgreen:65407,steelblue:4620980,tan:13808780,teal:32896,thistle:14204888,tomato:16737095,turquoise:4251856,violet:15631086,wheat:16113331,white:16777215,whitesmoke:16119285,yellow:16776960,yellowgreen:10145074};Mn(J,vn,{copy(n){return Object.assign(new this.constructor,this,n)},displayable(){return this.rgb().displayable()},hex:St,formatHex:St,formatHex8:ni,formatHsl:ei,formatRgb:Tt,toString:Tt});function St(){return this.rgb().formatHex()}function ni(){return this.rgb().formatHex8()}function ei(){return $t(this).formatHsl()}function Tt(){return this.rgb().formatRgb()}function vn(n){var e,t;return n=(n+"").trim().toLowerCase(),(e=Ko.exec(n))?(t=e[1].length,e=parseInt(e[1],16),t===6?kt(e):t===3?new N(e>>8&15|e>>4&240,e>>4&15|e&240,(e&15)<<4|e&15,1):t===8?oe(e>>24&255,e>>16&255,e>>8&255,(e&255)/255):t===4?oe(e>>12&15|e>>8&240,e>>8&15|e>>4&240,e>>4&15|e&240,((e&15)<<4|e&15)/255):null):(e=zo.exec(n))?new N(e[1],e[2],e[3],1):(e=Go.exec(n))?new N(e[1]*255/100,e[2]*255/100,e[3]*255/100,1):(e=Xo.exec(n))?oe(e[1],e[2],e[3],e[4]):(e=Zo.exec(n))?oe(e[1]*255/100,e[2]*255/100,e[3]*255/100,e[4]):(e=Qo.exec(n))?Lt(e[1],e[2]/100,e[3]/100,1):(e=Jo.exec(n))?Lt(e[1],e[2]/100,e[3]/100,e[4]):vt.hasOwnProperty(n)?kt(vt[n]):n==="transparent"?new N(NaN,NaN,NaN,0):null}function kt(n){return new N(n>>16&255,n>>8&255,n&255,1)}function oe(n,e,t,r){return r<=0&&(n=e=t=NaN),new N(n,e,t,r)}function Fe(n){return n instanceof J||(n=vn(n)),n?(n=n.rgb(),new N(n.r,n.g,n.b,n.opacity)):new N}function In(n,e,t,r){return arguments.length===1?Fe(n):new N(n,e,t,r??1)}function N(n,e,t,r){this.r=+n,this.g=+e,this.b=+t,this.opacity=+r}Mn(N,In,$n(J,{brighter(n){return n=n==null?wn:Math.pow(wn,n),new N(this.r*n,this.g*n,this.b*n,this.opacity)},darker(n){return n=n==null?ln:Math.pow(ln,n),new N(this.r*n,this.g*n,this.b*n,this.opacity)},rgb(){return this},clamp(){return new N(un(this.r),un(this.g),un(this.b),ae(this.opacity))},displayable(){return-.5<=this.r&&this.r<255.5&&-.5<=this.g&&this.g<255.5&&-.5<=this.b&&this.b<255.5&&0<=this.opacity&&this.opacity<=1},hex:Ct,formatHex:Ct,formatHex8:ti,formatRgb:Nt,toString:Nt}));function Ct(){return`#${an(this.r)}${an(this.g)}${an(this.b)}`}function ti(){return`#${an(this.r)}${an(this.g)}${an(this.b)}${an((isNaN(this.opacity)?1:this.opacity)*255)}`}function Nt(){let n=ae(this.opacity);return`${n===1?"rgb(":"rgba("}${un(this.r)}, ${un(this.g)}, ${un(this.b)}${n===1?")":`, ${n})`}`}function ae(n){return isNaN(n)?1:Math.max(0,Math.min(1,n))}function un(n){return Math.max(0,Math.min(255,Math.round(n)||0))}function an(n){return n=un(n),(n<16?"0":"")+n.toString(16)}function Lt(n,e,t,r){return r<=0?n=e=t=NaN:t<=0||t>=1?n=e=NaN:e<=0&&(n=NaN),new P(n,e,t,r)}function $t(n){if(n instanceof P)return new P(n.h,n.s,n.l,n.opacity);if(n instanceof J||(n=vn(n)),!n)return new P;if(n instanceof P)return n;n=n.rgb();var e=n.r/255,t=n.g/255,r=n.b/255,o=Math.min(e,t,r),i=Math.max(e,t,r),a=NaN,u=i-o,l=(i+o)/2;return u?(e===i?a=(t-r)/u+(t<r)*6:t===i?a=(r-e)/u+2:a=(e-t)/u+4,u/=l<.5?i+o:2-i-o,a*=60):u=l>0&&l<1?0:a,new P(a,u,l,n.opacity)}function se(n,e,t,r){return arguments.length===1?$t(n):new P(n,e,t,r??1)}function P(n,e,t,r){this.h=+n,this.s=+e,this.l=+t,this.opacity=+r}Mn(P,se,$n(J,{brighter(n){return n=n==null?wn:Math.pow(wn,n),new P(this.h,this.s,this.l*n,this.opacity)},darker(n){return n=n==null?ln:Math.pow(ln,n),new P(this.h,this.s,this.l*n,this.opacity)},rgb(){var n=this.h%360+(this.h<0)*360,e=isNaN(n)||isNaN(this.s)?0:this.s,t=this.l,r=t+(t<.5?t:1-t)*e,o=2*t-r;return new N(Ee(n>=240?n-240:n+120,o,r),Ee(n,o,r),Ee(n<120?n+240:n-120,o,r),this.opacity)},clamp(){return new P(Dt(this.h),ie(this.s),ie(this.l),ae(this.opacity))},displayable(){return(0<=this.s&&this.s<=1||isNaN(this.s))&&0<=this.l&&this.l<=1&&0<=this.opacity&&this.opacity<=1},formatHsl(){let n=ae(this.opacity);return`${n===1?"hsl(":"hsla("}${Dt(this.h)}, ${ie(this.s)*100}%, ${ie(this.l)*100}%${n===1?")":`, ${n})`}`}}));function Dt(n){return n=(n||0)%360,n<0?n+360:n}function ie(n){return Math.max(0,Math.min(1,n||0))}function Ee(n,e,t){return(n<60?e+(t-e)*n/60:n<180?t:n<240?e+(t-e)*(240-n)/60:e)*255}var It=Math.PI/180,Ot=180/Math.PI,ue=18,Ht=.96422,Ft=1,Rt=.82521,_t=4/29,xn=6/29,Yt=3*xn*xn,ri=xn*xn*xn;function Pt(n){if(n instanceof W)return new W(n.l,n.a,n.b,n.opacity);if(n instanceof G)return qt(n);n instanceof N||(n=Fe(n));var e=He(n.r),t=He(n.g),r=He(n.b),o=$e((.2225045*e+.7168786*t+.0606169*r)/Ft),i,a;return e===t&&t===r?i=a=o:(i=$e((.4360747*e+.3850649*t+.1430804*r)/Ht),a=$e((.0139322*e+.0971045*t+.7141733*r)/Rt)),new W(116*o-16,500*(i-o),200*(o-a),n.opacity)}function Vt(n,e,t,r){return arguments.length===1?Pt(n):new W(n,e,t,r??1)}function W(n,e,t,r){this.l=+n,this.a=+e,this.b=+t,this.opacity=+r}Mn(W,Vt,$n(J,{brighter(n){return new W(this.l+ue*(n??1),this.a,this.b,this.opacity)},darker(n){return new W(this.l-ue*(n??1),this.a,this.b,this.opacity)},rgb(){var n=(this.l+16)/116,e=isNaN(this.a)?n:n+this.a/500,t=isNaN(this.b)?n:n-this.b/200;return e=Ht*Ie(e),n=Ft*Ie(n),t=Rt*Ie(t),new N(Oe(3.1338561*e-1.6168667*n-.4906146*t),Oe(-.9787684*e+1.9161415*n+.033454*t),Oe(.0719453*e-.2289914*n+1.4052427*t),this.opacity)}}));function $e(n){return n>ri?Math.pow(n,1/3):n/Yt+_t}function Ie(n){return n>xn?n*n*n:Yt*(n-_t)}function Oe(n){return 255*(n<=.0031308?12.92*n:1.055*Math.pow(n,1/2.4)-.055)}function He(n){return(n/=255)<=.04045?n/12.92:Math.pow((n+.055)/1.055,2.4)}function oi(n){if(n instanceof G)return new G(n.h,n.c,n.l,n.opacity);if(n instanceof W||(n=Pt(n)),n.a===0&&n.b===0)return new G(NaN,0<n.l&&n.l<100?0:NaN,n.l,n.opacity);var e=Math.atan2(n.b,n.a)*Ot;return new G(e<0?e+360:e,Math.sqrt(n.a*n.a+n.b*n.b),n.l,n.opacity)}function le(n,e,t,r){return arguments.length===1?oi(n):new G(n,e,t,r??1)}function G(n,e,t,r){this.h=+n,this.c=+e,this.l=+t,this.opacity=+r}function qt(n){if(isNaN(n.h))return new W(n.l,0,0,n.opacity);var e=n.h*It;return new W(n.l,Math.cos(e)*n.c,Math.sin(e)*n.c,n.opacity)}Mn(G,le,$n(J,{brighter(n){return new G(this.h,this.c,this.l+ue*(n??1),this.opacity)},darker(n){return new G(this.h,this.c,this.l-ue*(n??1),this.opacity)},rgb(){return qt(this).rgb()}}));var Bt=-.14861,Re=1.78277,_e=-.29227,ce=-.90649,En=1.97294,Ut=En*ce,At=En*Re,Et=Re*_e-ce*Bt;function ii(n){if(n instanceof sn)return new sn(n.h,n.s,n.l,n.opacity);n instanceof N||(n=Fe(n));var e=n.r/255,t=n.g/255,r=n.b/255,o=(Et*r+Ut*e-At*t)/(Et+Ut-At),i=r-o,a=(En*(t-o)-_e*i)/ce,u=Math.sqrt(a*a+i*i)/(En*o*(1-o)),l=u?Math.atan2(a,i)*Ot-120:NaN;return new sn(l<0?l+360:l,u,o,n.opacity)}function fe(n,e,t,r){return arguments.length===1?ii(n):new sn(n,e,t,r??1)}function sn(n,e,t,r){this.h=+n,this.s=+e,this.l=+t,this.opacity=+r}Mn(sn,fe,$n(J,{brighter(n){return n=n==null?wn:Math.pow(wn,n),new sn(this.h,this.s,this.l*n,this.opacity)},darker(n){return n=n==null?ln:Math.pow(ln,n),new sn(this.h,this.s,this.l*n,this.opacity)},rgb(){var n=isNaN(this.h)?0:(this.h+120)*It,e=+this.l,t=isNaN(this.s)?0:this.s*e*(1-e),r=Math.cos(n),o=Math.sin(n);return new N(255*(e+t*(Bt*r+Re*o)),255*(e+t*(_e*r+ce*o)),255*(e+t*(En*r)),this.opacity)}}));function zt(n,e,t,r,o){var i=n*n,a=i*n;return((1-3*n+3*i-a)*e+(4-6*i+3*a)*t+(1+3*n+3*i-3*a)*r+a*o)/6}function ai(n){var e=n.length-1;return function(t){var r=t<=0?t=0:t>=1?(t=1,e-1):Math.floor(t*e),o=n[r],i=n[r+1],a=r>0?n[r-1]:2*o-i,u=r<e-1?n[r+2]:2*i-o;return zt((t-r/e)*e,a,o,i,u)}}function ui(n){var e=n.length;return function(t){var r=Math.floor(((t%=1)<0?++t:t)*e),o=n[(r+e-1)%e],i=n[r%e],a=n[(r+1)%e],u=n[(r+2)%e];return zt((t-r/e)*e,o,i,a,u)}}var he=n=>()=>n;function Gt(n,e){return function(t){return n+t*e}}function si(n,e,t){return n=Math.pow(n,t),e=Math.pow(e,t)-n,t=1/t,function(r){return Math.pow(n+r*e,t)}}function qe(n,e){var t=e-n;return t?Gt(n,t>180||t<-180?t-360*Math.round(t/360):t):he(isNaN(n)?e:n)}function li(n){return(n=+n)==1?E:function(e,t){return t-e?si(e,t,n):he(isNaN(e)?t:e)}}function E(n,e){var t=e-n;return t?Gt(n,t):he(isNaN(n)?e:n)}var Wt=(function n(e){var t=li(e);function r(o,i){var a=t((o=In(o)).r,(i=In(i)).r),u=t(o.g,i.g),l=t(o.b,i.b),s=E(o.opacity,i.opacity);return function(c){return o.r=a(c),o.g=u(c),o.b=l(c),o.opacity=s(c),o+""}}return r.gamma=n,r})(1);function Xt(n){return function(e){var t=e.length,r=new Array(t),o=new Array(t),i=new Array(t),a,u;for(a=0;a<t;++a)u=In(e[a]),r[a]=u.r||0,o[a]=u.g||0,i[a]=u.b||0;return r=n(r),o=n(o),i=n(i),u.opacity=1,function(l){return u.r=r(l),u.g=o(l),u.b=i(l),u+""}}}var Xu=Xt(ai),Zu=Xt(ui);function ci(n,e){e||(e=[]);var t=n?Math.min(e.length,n.length):0,r=e.slice(),o;return function(i){for(o=0;o<t;++o)r[o]=n[o]*(1-i)+e[o]*i;return r}}function fi(n){return ArrayBuffer.isView(n)&&!(n instanceof DataView)}function mi(n,e){var t=e?e.length:0,r=n?Math.min(t,n.length):0,o=new Array(r),i=new Array(t),a;for(a=0;a<r;++a)o[a]=de(n[a],e[a]);for(;a<t;++a)i[a]=e[a];return function(u){for(a=0;a<r;++a)i[a]=o[a](u);return i}}function hi(n,e){var t=new Date;return n=+n,e=+e,function(r){return t.setTime(n*(1-r)+e*r),t}}function V(n,e){return n=+n,e=+e,function(t){return n*(1-t)+e*t}}function di(n,e){var t={},r={},o;(n===null||typeof n!="object")&&(n={}),(e===null||typeof e!="object")&&(e={});for(o in e)o in n?t[o]=de(n[o],e[o]):r[o]=e[o];return function(i){for(o in t)r[o]=t[o](i);return r}}var Pe=/[-+]?(?:\\d+\\.?\\d*|\\.?\\d+)(?:[eE][-+]?\\d+)?/g,Ye=new RegExp(Pe.source,"g");function gi(n){return function(){return n}}function pi(n){return function(e){return n(e)+""}}function yi(n,e){var t=Pe.lastIndex=Ye.lastIndex=0,r,o,i,a=-1,u=[],l=[];for(n=n+"",e=e+"";(r=Pe.exec(n))&&(o=Ye.exec(e));)(i=o.index)>t&&(i=e.slice(t,i),u[a]?u[a]+=i:u[++a]=i),(r=r[0])===(o=o[0])?u[a]?u[a]+=o:u[++a]=o:(u[++a]=null,l.push({i:a,x:V(r,o)})),t=Ye.lastIndex;return t<e.length&&(i=e.slice(t),u[a]?u[a]+=i:u[++a]=i),u.length<2?l[0]?pi(l[0].x):gi(e):(e=l.length,function(s){for(var c=0,d;c<e;++c)u[(d=l[c]).i]=d.x(s);return u.join("")})}function de(n,e){var t=typeof e,r;return e==null||t==="boolean"?he(e):(t==="number"?V:t==="string"?(r=vn(e))?(e=r,Wt):yi:e instanceof vn?Wt:e instanceof Date?hi:fi(e)?ci:Array.isArray(e)?mi:typeof e.valueOf!="function"&&typeof e.toString!="function"||isNaN(e)?di:V)(n,e)}function Zt(n,e){return n=+n,e=+e,function(t){return Math.round(n*(1-t)+e*t)}}var jt=180/Math.PI,Ve={translateX:0,translateY:0,rotate:0,skewX:0,scaleX:1,scaleY:1};function Qt(n,e,t,r,o,i){var a,u,l;return(a=Math.sqrt(n*n+e*e))&&(n/=a,e/=a),(l=n*t+e*r)&&(t-=n*l,r-=e*l),(u=Math.sqrt(t*t+r*r))&&(t/=u,r/=u,l/=u),n*r<e*t&&(n=-n,e=-e,l=-l,a=-a),{translateX:o,translateY:i,rotate:Math.atan2(e,n)*jt,skewX:Math.atan(l)*jt,scaleX:a,scaleY:u}}var me;function bi(n){let e=new(typeof DOMMatrix=="function"?DOMMatrix:WebKitCSSMatrix)(n+"");return e.isIdentity?Ve:Qt(e.a,e.b,e.c,e.d,e.e,e.f)}function xi(n){return n==null||(me||(me=document.createElementNS("http://www.w3.org/2000/svg","g")),me.setAttribute("transform",n),!(n=me.transform.baseVal.consolidate()))?Ve:(n=n.matrix,Qt(n.a,n.b,n.c,n.d,n.e,n.f))}function Jt(n,e,t,r){function o(s){return s.length?s.pop()+" ":""}function i(s,c,d,m,b,T){if(s!==d||c!==m){var w=b.push("translate(",null,e,null,t);T.push({i:w-4,x:V(s,d)},{i:w-2,x:V(c,m)})}else(d||m)&&b.push("translate("+d+e+m+t)}function a(s,c,d,m){s!==c?(s-c>180?c+=360:c-s>180&&(s+=360),m.push({i:d.push(o(d)+"rotate(",null,r)-2,x:V(s,c)})):c&&d.push(o(d)+"rotate("+c+r)}function u(s,c,d,m){s!==c?m.push({i:d.push(o(d)+"skewX(",null,r)-2,x:V(s,c)}):c&&d.push(o(d)+"skewX("+c+r)}function l(s,c,d,m,b,T){if(s!==d||c!==m){var w=b.push(o(b)+"scale(",null,",",null,")");T.push({i:w-4,x:V(s,d)},{i:w-2,x:V(c,m)})}else(d!==1||m!==1)&&b.push(o(b)+"scale("+d+","+m+")")}return function(s,c){var d=[],m=[];return s=n(s),c=n(c),i(s.translateX,s.translateY,c.translateX,c.translateY,d,m),a(s.rotate,c.rotate,d,m),u(s.skewX,c.skewX,d,m),l(s.scaleX,s.scaleY,c.scaleX,c.scaleY,d,m),s=c=null,function(b){for(var T=-1,w=m.length,$;++T<w;)d[($=m[T]).i]=$.x(b);return d.join("")}}}var Qu=Jt(bi,"px, ","px)","deg)"),Ju=Jt(xi,", ",")",")"),wi=1e-12;function Kt(n){return((n=Math.exp(n))+1/n)/2}function Mi(n){return((n=Math.exp(n))-1/n)/2}function vi(n){return((n=Math.exp(2*n))-1)/(n+1)}var ns=(function n(e,t,r){function o(i,a){var u=i[0],l=i[1],s=i[2],c=a[0],d=a[1],m=a[2],b=c-u,T=d-l,w=b*b+T*T,$,K;if(w<wi)K=Math.log(m/s)/e,$=function(k){return[u+k*b,l+k*T,s*Math.exp(e*k*K)]};else{var tn=Math.sqrt(w),I=(m*m-s*s+r*w)/(2*s*t*tn),O=(m*m-s*s-r*w)/(2*m*t*tn),z=Math.log(Math.sqrt(I*I+1)-I),y=Math.log(Math.sqrt(O*O+1)-O);K=(y-z)/e,$=function(k){var rn=k*K,jn=Kt(z),Kn=s/(t*tn)*(jn*vi(e*rn+z)-Mi(z));return[u+Kn*b,l+Kn*T,s*jn/Kt(e*rn+z)]}}return $.duration=Math.abs(K)*1e3*e/Math.SQRT2,$}return o.rho=function(i){var a=Math.max(.001,+i),u=a*a,l=u*u;return n(a,u,l)},o})(Math.SQRT2,2,4);function nr(n){return function(e,t){var r=n((e=se(e)).h,(t=se(t)).h),o=E(e.s,t.s),i=E(e.l,t.l),a=E(e.opacity,t.opacity);return function(u){return e.h=r(u),e.s=o(u),e.l=i(u),e.opacity=a(u),e+""}}}var es=nr(qe),ts=nr(E);function er(n){return function(e,t){var r=n((e=le(e)).h,(t=le(t)).h),o=E(e.c,t.c),i=E(e.l,t.l),a=E(e.opacity,t.opacity);return function(u){return e.h=r(u),e.c=o(u),e.l=i(u),e.opacity=a(u),e+""}}}var rs=er(qe),os=er(E);function tr(n){return(function e(t){t=+t;function r(o,i){var a=n((o=fe(o)).h,(i=fe(i)).h),u=E(o.s,i.s),l=E(o.l,i.l),s=E(o.opacity,i.opacity);return function(c){return o.h=a(c),o.s=u(c),o.l=l(Math.pow(c,t)),o.opacity=s(c),o+""}}return r.gamma=e,r})(1)}var is=tr(qe),as=tr(E);var Be=new Date,We=new Date;function C(n,e,t,r){function o(i){return n(i=arguments.length===0?new Date:new Date(+i)),i}return o.floor=i=>(n(i=new Date(+i)),i),o.ceil=i=>(n(i=new Date(i-1)),e(i,1),n(i),i),o.round=i=>{let a=o(i),u=o.ceil(i);return i-a<u-i?a:u},o.offset=(i,a)=>(e(i=new Date(+i),a==null?1:Math.floor(a)),i),o.range=(i,a,u)=>{let l=[];if(i=o.ceil(i),u=u==null?1:Math.floor(u),!(i<a)||!(u>0))return l;let s;do l.push(s=new Date(+i)),e(i,u),n(i);while(s<i&&i<a);return l},o.filter=i=>C(a=>{if(a>=a)for(;n(a),!i(a);)a.setTime(a-1)},(a,u)=>{if(a>=a)if(u<0)for(;++u<=0;)for(;e(a,-1),!i(a););else for(;--u>=0;)for(;e(a,1),!i(a););}),t&&(o.count=(i,a)=>(Be.setTime(+i),We.setTime(+a),n(Be),n(We),Math.floor(t(Be,We))),o.every=i=>(i=Math.floor(i),!isFinite(i)||!(i>0)?null:i>1?o.filter(r?a=>r(a)%i===0:a=>o.count(0,a)%i===0):o)),o}var ge=C(()=>{},(n,e)=>{n.setTime(+n+e)},(n,e)=>e-n);ge.every=n=>(n=Math.floor(n),!isFinite(n)||!(n>0)?null:n>1?C(e=>{e.setTime(Math.floor(e/n)*n)},(e,t)=>{e.setTime(+e+t*n)},(e,t)=>(t-e)/n):ge);var ls=ge.range,X=1e3,Y=X*60,Z=Y*60,Q=Z*24,Ke=Q*7,rr=Q*30,je=Q*365,nn=C(n=>{n.setTime(n-n.getMilliseconds())},(n,e)=>{n.setTime(+n+e*X)},(n,e)=>(e-n)/X,n=>n.getUTCSeconds()),cs=nn.range,ze=C(n=>{n.setTime(n-n.getMilliseconds()-n.getSeconds()*X)},(n,e)=>{n.setTime(+n+e*Y)},(n,e)=>(e-n)/Y,n=>n.getMinutes()),fs=ze.range,pe=C(n=>{n.setUTCSeconds(0,0)},(n,e)=>{n.setTime(+n+e*Y)},(n,e)=>(e-n)/Y,n=>n.getUTCMinutes()),ms=pe.range,Ge=C(n=>{n.setTime(n-n.getMilliseconds()-n.getSeconds()*X-n.getMinutes()*Y)},(n,e)=>{n.setTime(+n+e*Z)},(n,e)=>(e-n)/Z,n=>n.getHours()),hs=Ge.range,ye=C(n=>{n.setUTCMinutes(0,0,0)},(n,e)=>{n.setTime(+n+e*Z)},(n,e)=>(e-n)/Z,n=>n.getUTCHours()),ds=ye.range,Sn=C(n=>n.setHours(0,0,0,0),(n,e)=>n.setDate(n.getDate()+e),(n,e)=>(e-n-(e.getTimezoneOffset()-n.getTimezoneOffset())*Y)/Q,n=>n.getDate()-1),gs=Sn.range,Tn=C(n=>{n.setUTCHours(0,0,0,0)},(n,e)=>{n.setUTCDate(n.getUTCDate()+e)},(n,e)=>(e-n)/Q,n=>n.getUTCDate()-1),ps=Tn.range,or=C(n=>{n.setUTCHours(0,0,0,0)},(n,e)=>{n.setUTCDate(n.getUTCDate()+e)},(n,e)=>(e-n)/Q,n=>Math.floor(n/Q)),ys=or.range;function cn(n){return C(e=>{e.setDate(e.getDate()-(e.getDay()+7-n)%7),e.setHours(0,0,0,0)},(e,t)=>{e.setDate(e.getDate()+t*7)},(e,t)=>(t-e-(t.getTimezoneOffset()-e.getTimezoneOffset())*Y)/Ke)}var On=cn(0),Hn=cn(1),Si=cn(2),Ti=cn(3),fn=cn(4),ki=cn(5),Ci=cn(6),bs=On.range,xs=Hn.range,ws=Si.range,Ms=Ti.range,vs=fn.range,Ss=ki.range,Ts=Ci.range;function mn(n){return C(e=>{e.setUTCDate(e.getUTCDate()-(e.getUTCDay()+7-n)%7),e.setUTCHours(0,0,0,0)},(e,t)=>{e.setUTCDate(e.getUTCDate()+t*7)},(e,t)=>(t-e)/Ke)}var kn=mn(0),Fn=mn(1),Ni=mn(2),Li=mn(3),hn=mn(4),Di=mn(5),Ui=mn(6),ks=kn.range,Cs=Fn.range,Ns=Ni.range,Ls=Li.range,Ds=hn.range,Us=Di.range,As=Ui.range,Xe=C(n=>{n.setDate(1),n.setHours(0,0,0,0)},(n,e)=>{n.setMonth(n.getMonth()+e)},(n,e)=>e.getMonth()-n.getMonth()+(e.getFullYear()-n.getFullYear())*12,n=>n.getMonth()),Es=Xe.range,be=C(n=>{n.setUTCDate(1),n.setUTCHours(0,0,0,0)},(n,e)=>{n.setUTCMonth(n.getUTCMonth()+e)},(n,e)=>e.getUTCMonth()-n.getUTCMonth()+(e.getUTCFullYear()-n.getUTCFullYear())*12,n=>n.getUTCMonth()),$s=be.range,j=C(n=>{n.setMonth(0,1),n.setHours(0,0,0,0)},(n,e)=>{n.setFullYear(n.getFullYear()+e)},(n,e)=>e.getFullYear()-n.getFullYear(),n=>n.getFullYear());j.every=n=>!isFinite(n=Math.floor(n))||!(n>0)?null:C(e=>{e.setFullYear(Math.floor(e.getFullYear()/n)*n),e.setMonth(0,1),e.setHours(0,0,0,0)},(e,t)=>{e.setFullYear(e.getFullYear()+t*n)});var Is=j.range,q=C(n=>{n.setUTCMonth(0,1),n.setUTCHours(0,0,0,0)},(n,e)=>{n.setUTCFullYear(n.getUTCFullYear()+e)},(n,e)=>e.getUTCFullYear()-n.getUTCFullYear(),n=>n.getUTCFullYear());q.every=n=>!isFinite(n=Math.floor(n))||!(n>0)?null:C(e=>{e.setUTCFullYear(Math.floor(e.getUTCFullYear()/n)*n),e.setUTCMonth(0,1),e.setUTCHours(0,0,0,0)},(e,t)=>{e.setUTCFullYear(e.getUTCFullYear()+t*n)});var Os=q.range;function ir(n,e,t,r,o,i){let a=[[nn,1,X],[nn,5,5*X],[nn,15,15*X],[nn,30,30*X],[i,1,Y],[i,5,5*Y],[i,15,15*Y],[i,30,30*Y],[o,1,Z],[o,3,3*Z],[o,6,6*Z],[o,12,12*Z],[r,1,Q],[r,2,2*Q],[t,1,Ke],[e,1,rr],[e,3,3*rr],[n,1,je]];function u(s,c,d){let m=c<s;m&&([s,c]=[c,s]);let b=d&&typeof d.range=="function"?d:l(s,c,d),T=b?b.range(s,+c+1):[];return m?T.reverse():T}function l(s,c,d){let m=Math.abs(c-s)/d,b=te(([,,$])=>$).right(a,m);if(b===a.length)return n.every(re(s/je,c/je,d));if(b===0)return ge.every(Math.max(re(s,c,d),1));let[T,w]=a[m/a[b-1][2]<a[b][2]/m?b-1:b];return T.every(w)}return[u,l]}var[ar,ur]=ir(q,be,kn,or,ye,pe),[Ai,Ei]=ir(j,Xe,On,Sn,Ge,ze);function Ze(n){if(0<=n.y&&n.y<100){var e=new Date(-1,n.m,n.d,n.H,n.M,n.S,n.L);return e.setFullYear(n.y),e}return new Date(n.y,n.m,n.d,n.H,n.M,n.S,n.L)}function Qe(n){if(0<=n.y&&n.y<100){var e=new Date(Date.UTC(-1,n.m,n.d,n.H,n.M,n.S,n.L));return e.setUTCFullYear(n.y),e}return new Date(Date.UTC(n.y,n.m,n.d,n.H,n.M,n.S,n.L))}function Rn(n,e,t){return{y:n,m:e,d:t,H:0,M:0,S:0,L:0}}function $i(n){var e=n.dateTime,t=n.date,r=n.time,o=n.periods,i=n.days,a=n.shortDays,u=n.months,l=n.shortMonths,s=_n(o),c=Yn(o),d=_n(i),m=Yn(i),b=_n(a),T=Yn(a),w=_n(u),$=Yn(u),K=_n(l),tn=Yn(l),I={a:to,A:ro,b:oo,B:io,c:null,d:hr,e:hr,f:ta,g:ma,G:da,H:Ji,I:na,j:ea,L:br,m:ra,M:oa,p:ao,q:uo,Q:pr,s:yr,S:ia,u:aa,U:ua,V:sa,w:la,W:ca,x:null,X:null,y:fa,Y:ha,Z:ga,"%":gr},O={a:so,A:lo,b:co,B:fo,c:null,d:dr,e:dr,f:xa,g:Da,G:Aa,H:pa,I:ya,j:ba,L:wr,m:wa,M:Ma,p:mo,q:ho,Q:pr,s:yr,S:va,u:Sa,U:Ta,V:ka,w:Ca,W:Na,x:null,X:null,y:La,Y:Ua,Z:Ea,"%":gr},z={a:Kn,A:Xr,b:Zr,B:Qr,c:Jr,d:fr,e:fr,f:Gi,g:cr,G:lr,H:mr,I:mr,j:Wi,L:zi,m:Bi,M:ji,p:jn,q:qi,Q:Zi,s:Qi,S:Ki,u:Ri,U:_i,V:Yi,w:Fi,W:Pi,x:no,X:eo,y:cr,Y:lr,Z:Vi,"%":Xi};I.x=y(t,I),I.X=y(r,I),I.c=y(e,I),O.x=y(t,O),O.X=y(r,O),O.c=y(e,O);function y(g,x){return function(M){var f=[],A=-1,S=0,H=g.length,F,on,st;for(M instanceof Date||(M=new Date(+M));++A<H;)g.charCodeAt(A)===37&&(f.push(g.slice(S,A)),(on=sr[F=g.charAt(++A)])!=null?F=g.charAt(++A):on=F==="e"?" ":"0",(st=x[F])&&(F=st(M,on)),f.push(F),S=A+1);return f.push(g.slice(S,A)),f.join("")}}function k(g,x){return function(M){var f=Rn(1900,void 0,1),A=rn(f,g,M+="",0),S,H;if(A!=M.length)return null;if("Q"in f)return new Date(f.Q);if("s"in f)return new Date(f.s*1e3+("L"in f?f.L:0));if(x&&!("Z"in f)&&(f.Z=0),"p"in f&&(f.H=f.H%12+f.p*12),f.m===void 0&&(f.m="q"in f?f.q:0),"V"in f){if(f.V<1||f.V>53)return null;"w"in f||(f.w=1),"Z"in f?(S=Qe(Rn(f.y,0,1)),H=S.getUTCDay(),S=H>4||H===0?Fn.ceil(S):Fn(S),S=Tn.offset(S,(f.V-1)*7),f.y=S.getUTCFullYear(),f.m=S.getUTCMonth(),f.d=S.getUTCDate()+(f.w+6)%7):(S=Ze(Rn(f.y,0,1)),H=S.getDay(),S=H>4||H===0?Hn.ceil(S):Hn(S),S=Sn.offset(S,(f.V-1)*7),f.y=S.getFullYear(),f.m=S.getMonth(),f.d=S.getDate()+(f.w+6)%7)}else("W"in f||"U"in f)&&("w"in f||(f.w="u"in f?f.u%7:"W"in f?1:0),H="Z"in f?Qe(Rn(f.y,0,1)).getUTCDay():Ze(Rn(f.y,0,1)).getDay(),f.m=0,f.d="W"in f?(f.w+6)%7+f.W*7-(H+5)%7:f.w+f.U*7-(H+6)%7);return"Z"in f?(f.H+=f.Z/100|0,f.M+=f.Z%100,Qe(f)):Ze(f)}}function rn(g,x,M,f){for(var A=0,S=x.length,H=M.length,F,on;A<S;){if(f>=H)return-1;if(F=x.charCodeAt(A++),F===37){if(F=x.charAt(A++),on=z[F in sr?x.charAt(A++):F],!on||(f=on(g,M,f))<0)return-1}else if(F!=M.charCodeAt(f++))return-1}return f}function jn(g,x,M){var f=s.exec(x.slice(M));return f?(g.p=c.get(f[0].toLowerCase()),M+f[0].length):-1}function Kn(g,x,M){var f=b.exec(x.slice(M));return f?(g.w=T.get(f[0].toLowerCase()),M+f[0].length):-1}function Xr(g,x,M){var f=d.exec(x.slice(M));return f?(g.w=m.get(f[0].toLowerCase()),M+f[0].length):-1}function Zr(g,x,M){var f=K.exec(x.slice(M));return f?(g.m=tn.get(f[0].toLowerCase()),M+f[0].length):-1}function Qr(g,x,M){var f=w.exec(x.slice(M));return f?(g.m=$.get(f[0].toLowerCase()),M+f[0].length):-1}function Jr(g,x,M){return rn(g,e,x,M)}function no(g,x,M){return rn(g,t,x,M)}function eo(g,x,M){return rn(g,r,x,M)}function to(g){return a[g.getDay()]}function ro(g){return i[g.getDay()]}function oo(g){return l[g.getMonth()]}function io(g){return u[g.getMonth()]}function ao(g){return o[+(g.getHours()>=12)]}function uo(g){return 1+~~(g.getMonth()/3)}function so(g){return a[g.getUTCDay()]}function lo(g){return i[g.getUTCDay()]}function co(g){return l[g.getUTCMonth()]}function fo(g){return u[g.getUTCMonth()]}function mo(g){return o[+(g.getUTCHours()>=12)]}function ho(g){return 1+~~(g.getUTCMonth()/3)}return{format:function(g){var x=y(g+="",I);return x.toString=function(){return g},x},parse:function(g){var x=k(g+="",!1);return x.toString=function(){return g},x},utcFormat:function(g){var x=y(g+="",O);return x.toString=function(){return g},x},utcParse:function(g){var x=k(g+="",!0);return x.toString=function(){return g},x}}}var sr={"-":"",_:" ",0:"0"},L=/^\\s*\\d+/,Ii=/^%/,Oi=/[\\\\^$*+?|[\\]().{}]/g;function v(n,e,t){var r=n<0?"-":"",o=(r?-n:n)+"",i=o.length;return r+(i<t?new Array(t-i+1).join(e)+o:o)}function Hi(n){return n.replace(Oi,"\\\\$&")}function _n(n){return new RegExp("^(?:"+n.map(Hi).join("|")+")","i")}function Yn(n){return new Map(n.map((e,t)=>[e.toLowerCase(),t]))}function Fi(n,e,t){var r=L.exec(e.slice(t,t+1));return r?(n.w=+r[0],t+r[0].length):-1}function Ri(n,e,t){var r=L.exec(e.slice(t,t+1));return r?(n.u=+r[0],t+r[0].length):-1}function _i(n,e,t){var r=L.exec(e.slice(t,t+2));return r?(n.U=+r[0],t+r[0].length):-1}function Yi(n,e,t){var r=L.exec(e.slice(t,t+2));return r?(n.V=+r[0],t+r[0].length):-1}function Pi(n,e,t){var r=L.exec(e.slice(t,t+2));return r?(n.W=+r[0],t+r[0].length):-1}function lr(n,e,t){var r=L.exec(e.slice(t,t+4));return r?(n.y=+r[0],t+r[0].length):-1}function cr(n,e,t){var r=L.exec(e.slice(t,t+2));return r?(n.y=+r[0]+(+r[0]>68?1900:2e3),t+r[0].length):-1}function Vi(n,e,t){var r=/^(Z)|([+-]\\d\\d)(?::?(\\d\\d))?/.exec(e.slice(t,t+6));return r?(n.Z=r[1]?0:-(r[2]+(r[3]||"00")),t+r[0].length):-1}function qi(n,e,t){var r=L.exec(e.slice(t,t+1));return r?(n.q=r[0]*3-3,t+r[0].length):-1}function Bi(n,e,t){var r=L.exec(e.slice(t,t+2));return r?(n.m=r[0]-1,t+r[0].length):-1}function fr(n,e,t){var r=L.exec(e.slice(t,t+2));return r?(n.d=+r[0],t+r[0].length):-1}function Wi(n,e,t){var r=L.exec(e.slice(t,t+3));return r?(n.m=0,n.d=+r[0],t+r[0].length):-1}function mr(n,e,t){var r=L.exec(e.slice(t,t+2));return r?(n.H=+r[0],t+r[0].length):-1}function ji(n,e,t){var r=L.exec(e.slice(t,t+2));return r?(n.M=+r[0],t+r[0].length):-1}function Ki(n,e,t){var r=L.exec(e.slice(t,t+2));return r?(n.S=+r[0],t+r[0].length):-1}function zi(n,e,t){var r=L.exec(e.slice(t,t+3));return r?(n.L=+r[0],t+r[0].length):-1}function Gi(n,e,t){var r=L.exec(e.slice(t,t+6));return r?(n.L=Math.floor(r[0]/1e3),t+r[0].length):-1}function Xi(n,e,t){var r=Ii.exec(e.slice(t,t+1));return r?t+r[0].length:-1}function Zi(n,e,t){var r=L.exec(e.slice(t));return r?(n.Q=+r[0],t+r[0].length):-1}function Qi(n,e,t){var r=L.exec(e.slice(t));return r?(n.s=+r[0],t+r[0].length):-1}function hr(n,e){return v(n.getDate(),e,2)}function Ji(n,e){return v(n.getHours(),e,2)}function na(n,e){return v(n.getHours()%12||12,e,2)}function ea(n,e){return v(1+Sn.count(j(n),n),e,3)}function br(n,e){return v(n.getMilliseconds(),e,3)}function ta(n,e){return br(n,e)+"000"}function ra(n,e){return v(n.getMonth()+1,e,2)}function oa(n,e){return v(n.getMinutes(),e,2)}function ia(n,e){return v(n.getSeconds(),e,2)}function aa(n){var e=n.getDay();return e===0?7:e}function ua(n,e){return v(On.count(j(n)-1,n),e,2)}function xr(n){var e=n.getDay();return e>=4||e===0?fn(n):fn.ceil(n)}function sa(n,e){return n=xr(n),v(fn.count(j(n),n)+(j(n).getDay()===4),e,2)}function la(n){return n.getDay()}function ca(n,e){return v(Hn.count(j(n)-1,n),e,2)}function fa(n,e){return v(n.getFullYear()%100,e,2)}function ma(n,e){return n=xr(n),v(n.getFullYear()%100,e,2)}function ha(n,e){return v(n.getFullYear()%1e4,e,4)}function da(n,e){var t=n.getDay();return n=t>=4||t===0?fn(n):fn.ceil(n),v(n.getFullYear()%1e4,e,4)}function ga(n){var e=n.getTimezoneOffset();return(e>0?"-":(e*=-1,"+"))+v(e/60|0,"0",2)+v(e%60,"0",2)}function dr(n,e){return v(n.getUTCDate(),e,2)}function pa(n,e){return v(n.getUTCHours(),e,2)}function ya(n,e){return v(n.getUTCHours()%12||12,e,2)}function ba(n,e){return v(1+Tn.count(q(n),n),e,3)}function wr(n,e){return v(n.getUTCMilliseconds(),e,3)}function xa(n,e){return wr(n,e)+"000"}function wa(n,e){return v(n.getUTCMonth()+1,e,2)}function Ma(n,e){return v(n.getUTCMinutes(),e,2)}function va(n,e){return v(n.getUTCSeconds(),e,2)}function Sa(n){var e=n.getUTCDay();return e===0?7:e}function Ta(n,e){return v(kn.count(q(n)-1,n),e,2)}function Mr(n){var e=n.getUTCDay();return e>=4||e===0?hn(n):hn.ceil(n)}function ka(n,e){return n=Mr(n),v(hn.count(q(n),n)+(q(n).getUTCDay()===4),e,2)}function Ca(n){return n.getUTCDay()}function Na(n,e){return v(Fn.count(q(n)-1,n),e,2)}function La(n,e){return v(n.getUTCFullYear()%100,e,2)}function Da(n,e){return n=Mr(n),v(n.getUTCFullYear()%100,e,2)}function Ua(n,e){return v(n.getUTCFullYear()%1e4,e,4)}function Aa(n,e){var t=n.getUTCDay();return n=t>=4||t===0?hn(n):hn.ceil(n),v(n.getUTCFullYear()%1e4,e,4)}function Ea(){return"+0000"}function gr(){return"%"}function pr(n){return+n}function yr(n){return Math.floor(+n/1e3)}var Cn,vr,$a,xe,Sr;Ia({dateTime:"%x, %X",date:"%-m/%-d/%Y",time:"%-I:%M:%S %p",periods:["AM","PM"],days:["Sunday","Monday","Tuesday","Wednesday","Thursday","Friday","Saturday"],shortDays:["Sun","Mon","Tue","Wed","Thu","Fri","Sat"],months:["January","February","March","April","May","June","July","August","September","October","November","December"],shortMonths:["Jan","Feb","Mar","Apr","May","Jun","Jul","Aug","Sep","Oct","Nov","Dec"]});function Ia(n){return Cn=$i(n),vr=Cn.format,$a=Cn.parse,xe=Cn.utcFormat,Sr=Cn.utcParse,Cn}var Tr="%Y-%m-%dT%H:%M:%S.%LZ";function Oa(n){return n.toISOString()}var Rs=Date.prototype.toISOString?Oa:xe(Tr);function Ha(n){var e=new Date(n);return isNaN(e)?null:e}var _s=+new Date("2000-01-01T00:00:00.000Z")?Ha:Sr(Tr);function Fa(n,e){switch(arguments.length){case 0:break;case 1:this.range(n);break;default:this.range(e).domain(n);break}return this}function Ra(n){return function(){return n}}function _a(n){return+n}var kr=[0,1];function Nn(n){return n}function Je(n,e){return(e-=n=+n)?function(t){return(t-n)/e}:Ra(isNaN(e)?NaN:.5)}function Ya(n,e){var t;return n>e&&(t=n,n=e,e=t),function(r){return Math.max(n,Math.min(e,r))}}function Pa(n,e,t){var r=n[0],o=n[1],i=e[0],a=e[1];return o<r?(r=Je(o,r),i=t(a,i)):(r=Je(r,o),i=t(i,a)),function(u){return i(r(u))}}function Va(n,e,t){var r=Math.min(n.length,e.length)-1,o=new Array(r),i=new Array(r),a=-1;for(n[r]<n[0]&&(n=n.slice().reverse(),e=e.slice().reverse());++a<r;)o[a]=Je(n[a],n[a+1]),i[a]=t(e[a],e[a+1]);return function(u){var l=bt(n,u,1,r)-1;return i[l](o[l](u))}}function qa(n,e){return e.domain(n.domain()).range(n.range()).interpolate(n.interpolate()).clamp(n.clamp()).unknown(n.unknown())}function Ba(){var n=kr,e=kr,t=de,r,o,i,a=Nn,u,l,s;function c(){var m=Math.min(n.length,e.length);return a!==Nn&&(a=Ya(n[0],n[m-1])),u=m>2?Va:Pa,l=s=null,d}function d(m){return m==null||isNaN(m=+m)?i:(l||(l=u(n.map(r),e,t)))(r(a(m)))}return d.invert=function(m){return a(o((s||(s=u(e,n.map(r),V)))(m)))},d.domain=function(m){return arguments.length?(n=Array.from(m,_a),c()):n.slice()},d.range=function(m){return arguments.length?(e=Array.from(m),c()):e.slice()},d.rangeRound=function(m){return e=Array.from(m),t=Zt,c()},d.clamp=function(m){return arguments.length?(a=m?!0:Nn,c()):a!==Nn},d.interpolate=function(m){return arguments.length?(t=m,c()):t},d.unknown=function(m){return arguments.length?(i=m,d):i},function(m,b){return r=m,o=b,c()}}function Wa(){return Ba()(Nn,Nn)}function ja(n,e){n=n.slice();var t=0,r=n.length-1,o=n[t],i=n[r],a;return i<o&&(a=t,t=r,r=a,a=o,o=i,i=a),n[t]=e.floor(o),n[r]=e.ceil(i),n}function Ka(n){return new Date(n)}function za(n){return n instanceof Date?+n:Math.round(n)}function Cr(n,e,t,r,o,i,a,u,l,s){var c=Wa(),d=c.invert,m=c.domain,b=s(".%L"),T=s(":%S"),w=s("%I:%M"),$=s("%I %p"),K=s("%a %d"),tn=s("%b %d"),I=s("%B"),O=s("%Y");function z(y){return(l(y)<y?b:u(y)<y?T:a(y)<y?w:i(y)<y?$:r(y)<y?o(y)<y?K:tn:t(y)<y?I:O)(y)}return c.invert=function(y){return new Date(Math.round(d(y)))},c.domain=function(y){return arguments.length?m(Array.from(y,za)):m().map(Ka)},c.ticks=function(y){var k=m();return n(k[0],k[k.length-1],y??10)},c.tickFormat=function(y,k){return k==null?z:s(k)},c.nice=function(y){var k=m();return(!y||typeof y.range!="function")&&(y=e(k[0],k[k.length-1],y??10)),y?m(ja(k,y)):c},c.copy=function(){return qa(c,Cr(n,e,t,r,o,i,a,u,l,s))},c}function Nr(){return Fa.apply(Cr(ar,ur,q,be,kn,Tn,ye,pe,nn,xe).domain([Date.UTC(2e3,0,1),Date.UTC(2e3,0,2)]),arguments)}var we=new Map;function Lr(n){let e=Math.trunc(n),t=Math.floor(e/864e5),r=e-t*864e5,o=Math.floor(r/36e5),i=Math.floor(r/6e4)%60,a=Math.floor(r/1e3)%60,u=String(r%1e3).padStart(3,"0");return`${Ga(t,e)}T${nt(o)}:${nt(i)}:${nt(a)}.${u}Z`}function Dr(n){return`${Lr(n).slice(0,-8).replace("T"," ")} UTC`}function Ga(n,e){let t=we.get(n);if(t!==void 0)return t;let r=new Date(e).toISOString().slice(0,-14);return we.size===4096&&we.clear(),we.set(n,r),r}function nt(n){return n<10?`0${n}`:String(n)}var Xa=864e13;function Ur(n){return Za(n)?Dr(n):"unknown"}function Za(n){return Math.abs(n)<=Xa}var Qa=1440;function en(n){return n===null?"unknown":Ur(n*6e4)}function Me(n){return(n/Qa).toFixed(2)}function Ln(n){return String(Math.round(n*1e4)/1e4)}var Ja=84,ve=56,Ar=36,Se=14,Er=1440;function $r(n,e){let{now:t,limitDays:r,width:o}=e,i=n.filter(nu),a=t-r*Er,u=Math.min(t-1.3*r*Er,...i.map(w=>w.created)),l=Math.max(t,...i.map(w=>w.created)),s=Nr([Pn(u),Pn(l)],[Se,o-Se]),c=w=>Te(s(Pn(w))),d=s.tickFormat(),m=s.ticks(Math.max(2,Math.floor(o/90))).flatMap(w=>[_("path",{class:"grid",d:`M${Te(s(w))} ${ve}v5`}),_("text",{class:"tick",x:Te(s(w)),y:ve+18,"text-anchor":"middle"},d(w))]),b=i.filter(w=>ke(w,t)).length,T=`${n.length} backups on a time axis, ${b} of them usable now.`;return _("svg",{class:"backup-axis",viewBox:`0 0 ${o} ${Ja}`,role:"img","aria-label":T},_("rect",{class:"fresh",x:c(a),y:16,width:Te(s(Pn(t))-s(Pn(a))),height:ve-16}),_("text",{class:"tick",x:c(t),y:11,"text-anchor":"end"},`limit ${Ln(r)} d`),_("path",{class:"axis-line",d:`M${Se} ${ve}H${o-Se}`}),...m,...i.toReversed().map(w=>eu(w,c(w.created),t)))}function nu(n){return n.created!==null}function ke({state:n,expires:e},t){return n==="AVAILABLE"&&(e===null||e>t)}function eu(n,e,t){let r=_("title",{},`${en(n.created)}, ${n.state}`);return ke(n,t)?_("circle",{class:"usable",cx:e,cy:Ar,r:5},r):_("path",{class:"unusable",d:`M${e-4} ${Ar-4}l8 8m0-8-8 8`},r)}function Pn(n){return new Date(n*6e4)}function Te(n){return Math.round(n*10)/10}var ou=6e4;function Ir(n,e){let{columns:t,lists:r}=n.payload,[o,i]=p(r.compartments,p(t.compartment,e)),a=p(t.nextBreach,e),u=p(t.firstSeen,e),l=n.drift(e),s=t.exemption[e]===-1?null:p(r.exemptions,p(t.exemption,e)),d=[["OCID",et(n.id(e))],["Compartment",h("span",{},o,h("br"),Vn(i))],["Where",`${n.region(e)}, ${p(r.domains,p(t.domain,e))}`],["Volume",`${t.isBoot[e]===1?"boot":"block"}, ${p(t.sizeGb,e)} GB, ${p(r.lifecycleStates,p(t.lifecycleState,e))}, created ${en(p(t.created,e))}`],["Attached to",uu(n,e)],["Rule",`${p(r.rules,p(t.rule,e))}, limit ${Ln(p(t.limitDays,e))} days`],a===null?null:["Next breach",en(a)],u===null?null:["Failing since",`${en(u)}${l==="none"?"":`, ${l}`}`],s===null?null:["Exemption",`${s[0]}: ${s[1]} (until ${s[2]??"further notice"})`],t.isInGrace[e]===1?["Gate","in its grace period, not counted yet"]:null,n.tags(e).length===0?null:["Tags",su(n,e)]].filter(m=>m!==null).map(([m,b])=>h("div",{},h("dt",{},m),h("dd",{},b)));return h("dl",{class:"facts tall"},...d)}function Or(n,e,t){let{columns:r,assessedAt:o,backupsPerVolume:i}=n.payload,a=n.backups(e),u=Math.floor(o/ou),l=h("h3",{},"Backups");if(a.length===0)return h("section",{},l,h("p",{},"No backup of it is known in its region."));let s={now:u,limitDays:p(r.limitDays,e),width:t},c=a.length<i?null:h("p",{class:"muted"},`The newest ${i} are shown.`);return h("section",{},l,$r(a,s),au(a,u),c)}function Hr(n,e){let{columns:t,lists:r}=n.payload,o=p(t.policy,e),i=h("h3",{},"Backup policy");if(o===-2)return h("section",{},i,h("p",{class:"muted"},"Not looked up: no rule asks for it, or the look-up failed."));if(o===-1)return h("section",{},i,h("p",{},"None is assigned."));let a=p(r.policies,o),u=a.via==="volume"?"the volume":"its volume group",l=a.destinationRegion===null?"":`, copied to ${a.destinationRegion}`;return h("section",{},i,h("p",{},h("strong",{},a.name),`, assigned to ${u}${l}`),h("ul",{},...a.schedules.map(s=>h("li",{},s))),et(a.id))}var iu=[{result:"fail",word:"fails",look:"none"},{result:"unknown",word:"unknown",look:"unknown"},{result:"pass",word:"passes",look:"compliant"},{result:"not_applicable",word:"not applicable",look:"absent"}];function Fr(n){let e=iu.flatMap(({result:t,word:r,look:o})=>n.filter(i=>i.result===t).map(i=>{let a=t==="fail"?`, ${i.severity}`:"",u=i.waived?", waived":"";return h("li",{class:`check ${o}`},h("p",{},zn(o)," ",Vn(i.id),h("span",{class:"result"},` ${r}${a}${u}`)),h("p",{},i.message),i.remedy===null?null:et(i.remedy))}));return h("section",{},h("h3",{},"Checks"),h("ul",{class:"checks"},...e))}function au(n,e){let o=["Made","Age, days","State","By","Kept",...n.some(({id:a})=>a!==null)?["OCID"]:[]].map((a,u)=>h("th",{scope:"col",class:u===1?"count":null},a)),i=n.map(a=>{let{created:u,expires:l,state:s,isScheduled:c,id:d}=a,m=u===null?"\\u2013":Me(e-u),b=l===null?"until deleted":`until ${en(l)}`;return h("tr",{class:ke(a,e)?null:"unusable"},h("th",{scope:"row"},en(u)),h("td",{class:"count"},m),h("td",{},s),h("td",{},c?"schedule":"hand"),h("td",{},b),d===null?null:h("td",{},Vn(d)))});return h("div",{class:"scroll backups",tabindex:0,role:"group","aria-label":"Backups"},h("table",{},h("thead",{},h("tr",{},...o)),h("tbody",{},...i)))}function uu(n,e){let t=n.instances(e);if(t.length===0)return"nothing";let r=t.map(([o,i])=>h("li",{},i??"(name not readable)",h("br"),Vn(o)));return h("ul",{class:"plain"},...r)}function su(n,e){let t=n.tags(e).map(r=>{let o=`#${new URLSearchParams({tag:r}).toString()}`;return h("li",{},h("a",{href:o},r))});return h("ul",{class:"inline"},...t)}function Vn(n){return h("code",{},n)}function et(n){let e=h("button",{type:"button",class:"copy","aria-label":`Copy ${n}`},"Copy");return h("div",{class:"copyable"},Vn(n),e)}var Rr={NO_BACKUP:{label:"No backup",look:"none"},STALE_BACKUP:{label:"Stale",look:"stale"},UNKNOWN:{label:"Unknown",look:"unknown"},COMPLIANT:{label:"Compliant",look:"compliant"}},_r=gn.map(n=>({status:n,...Rr[n]}));function tt(n){return Rr[n].look}var qn={startsDescending:!1,isNumber:!1},Ce={startsDescending:!0,isNumber:!0},Bn=[{key:"status",title:"Status",...qn,content:lu},{key:"name",title:"Volume",...qn,content:cu,hint:(n,e)=>n.name(e)},{key:"compartment",title:"Compartment",...qn,content:(n,e)=>n.compartmentPath(e),hint:(n,e)=>n.compartmentPath(e)},{key:"region",title:"Region",...qn,content:(n,e)=>n.region(e)},{key:"age",title:"Age, days",...Ce,content:fu},{key:"limit",title:"Limit",...Ce,startsDescending:!1,content:({payload:n},e)=>Ln(p(n.columns.limitDays,e))},{key:"size",title:"GB",...Ce,content:({payload:n},e)=>String(p(n.columns.sizeGb,e))},{key:"failing",title:"Failing",...Ce,content:(n,e)=>String(n.failing(e))},{key:"drift",title:"Change",...qn,content:(n,e)=>it(n,e)??"\\u2013"}];function rt(n,e){let t=n.status(e),r=_r.find(o=>o.status===t)?.label??t;return h("span",{class:`badge ${tt(t)}`},zn(tt(t)),` ${r}`)}function ot(n,e){let{isWaived:t,isInGrace:r}=n.payload.columns,o=t[e]===1?"waived":r[e]===1?"grace period":null;return o===null?null:h("span",{class:"mark"},o)}function it(n,e){let t=n.drift(e);return t==="none"?null:h(t==="persisting"?"span":"strong",{class:"change"},t)}function lu(n,e){return h("span",{},rt(n,e)," ",ot(n,e))}function cu(n,e){let t=`#${new URLSearchParams({volume:n.id(e)}).toString()}`,r=n.payload.columns.isBoot[e]===1?h("span",{class:"kind"},"boot"):null,o=n.name(e).trim()===""?"(no name)":n.name(e);return h("span",{},h("a",{href:t,tabindex:-1},o),r===null?null:" ",r)}function fu({payload:{columns:n}},e){let t=p(n.age,e);return t===null?"\\u2013":Me(t)}var mu=24,Ne=class{#n=U("detail",HTMLDialogElement);#e;#o;#t=null;constructor(e,t){this.#e=e,this.#o=t,this.#n.addEventListener("close",()=>{let r=this.#t;this.#t=null,this.#n.replaceChildren(),r!==null&&t.closed(r)}),this.#n.addEventListener("click",r=>{let{target:o}=r;o===this.#n&&this.#n.close(),o instanceof HTMLButtonElement&&o.classList.contains("copy")&&hu(o)})}show(e){this.#t!==e&&(this.#t=e,this.#n.open||this.#n.showModal(),this.#l(e),this.#n.scrollTop=0,U("detail-name",HTMLElement).focus())}hide(){this.#t=null,this.#n.open&&this.#n.close()}#l(e){let{reason:t,checks:r}=this.#e.judgement(e),o=Math.max(280,this.#n.clientWidth-2*mu);this.#n.replaceChildren(h("div",{class:"drawer"},this.#c(e),h("p",{},rt(this.#e,e)," ",ot(this.#e,e)," ",it(this.#e,e),` ${t}`),Or(this.#e,e,o),Fr(r),Hr(this.#e,e),h("h3",{},"Volume"),Ir(this.#e,e),h("p",{class:"unseen",role:"status",id:"copied"})))}#c(e){let t=h("button",{type:"button",class:"close"},"Close");t.addEventListener("click",()=>{this.#n.close()});let r=this.#e.name(e).trim()===""?"(no name)":this.#e.name(e);return h("header",{},h("h2",{id:"detail-name",tabindex:-1},r),h("div",{class:"buttons"},this.#u(e,-1),this.#u(e,1),t))}#u(e,t){let r=h("button",{type:"button"},t===1?"Next":"Previous"),o=this.#o.neighbour(e,t);return o===void 0?r.disabled=!0:r.addEventListener("click",()=>{this.#o.moved(o)}),r}};async function hu(n){let e=n.previousElementSibling;if(e===null)return;let t="Copied";try{await navigator.clipboard.writeText(e.textContent)}catch{getSelection()?.selectAllChildren(e),t="Selected: press Ctrl+C"}n.textContent=t;let r=document.getElementById("copied");r!==null&&(r.textContent=t)}var Dn=34,Yr=12,Pr=2e3,Le=class{#n;#e=U("volume-window",HTMLElement);#o;#t=h("tbody");#l=Vr();#c=Vr();#u=h("p",{class:"unprinted"});#f;#i=new Map;#r=new Uint32Array;#a=0;#m=!1;constructor(e,t){this.#n=e,this.#f=Bn.map(i=>du(i,t));let r=h("thead",{},h("tr",{"aria-rowindex":1},...this.#f)),o=h("caption",{class:"unseen"},"Volumes");this.#o=h("table",{class:"volume-table",role:"grid"},o,r,this.#l,this.#t,this.#c),this.#u.hidden=!0,this.#e.append(this.#o,this.#u),this.#e.hidden=!1,this.#e.addEventListener("scroll",()=>{this.#s()}),new ResizeObserver(()=>{this.#s()}).observe(this.#e),this.#t.addEventListener("keydown",i=>{this.#g(i)}),this.#t.addEventListener("click",i=>{let a=gu(i.target),u=i.metaKey||i.ctrlKey||i.shiftKey;a===null||u||getSelection()?.isCollapsed===!1||(i.preventDefault(),this.#a=a,this.#h(),t.opened(this.#r[a]??0))}),this.#b()}show(e,t){this.#r=e,this.#a=0,this.#o.setAttribute("aria-rowcount",String(e.length+1));for(let[r,{key:o}]of Bn.entries()){let i=t?.isDescending===!0?"descending":"ascending";this.#f[r]?.setAttribute("aria-sort",t?.key===o?i:"none")}this.#e.scrollTop=0,this.#y(),this.#s()}neighbour(e,t){let r=this.#r.indexOf(e);return r===-1?void 0:this.#r[r+t]}focus(e){let t=this.#r.indexOf(e);t!==-1&&this.#d(t)}#d(e){this.#a=e;let t=e*Dn,r=this.#e.clientHeight-2*Dn,{scrollTop:o}=this.#e;t<o?this.#e.scrollTop=t:t>o+r&&(this.#e.scrollTop=t-r),this.#s(),this.#h(),this.#i.get(e)?.querySelector("a")?.focus({preventScroll:!0})}#g(e){let t=Math.max(1,Math.floor(this.#e.clientHeight/Dn)-2),r=this.#r.length-1,i={ArrowDown:this.#a+1,ArrowUp:this.#a-1,PageDown:this.#a+t,PageUp:this.#a-t,Home:0,End:r}[e.key];i!==void 0&&(e.preventDefault(),this.#d(Math.min(Math.max(i,0),r)))}#s(){let{scrollTop:e,clientHeight:t}=this.#e,r=this.#m,o=r?0:Math.max(0,Math.floor(e/Dn)-Yr),i=Math.ceil(t/Dn)+2*Yr,a=Math.min(this.#r.length,r?Pr:o+i);for(let[l,s]of this.#i)l>=o&&l<a||(s.remove(),this.#i.delete(l));let u=null;for(let l=o;l<a;l+=1){let s=this.#i.get(l)??this.#p(l);s.isConnected||(u===null?this.#t.prepend(s):u.after(s)),u=s}qr(this.#l,o),qr(this.#c,r?0:this.#r.length-a),this.#h()}#p(e){let t=this.#r[e]??0,r=Bn.map(({key:i,isNumber:a,content:u,hint:l})=>{let s={class:`${i}${a?" count":""}`,title:l?.(this.#n,t)??null};return i==="name"?h("th",{...s,scope:"row"},u(this.#n,t)):h("td",s,u(this.#n,t))}),o=h("tr",{"aria-rowindex":e+2},...r);return this.#i.set(e,o),o}#h(){let e=this.#i.has(this.#a)?this.#a:Math.min(...this.#i.keys());for(let[t,r]of this.#i){let o=r.querySelector("a");o!==null&&(o.tabIndex=t===e?0:-1)}}#y(){this.#i.clear(),this.#t.replaceChildren()}#b(){addEventListener("beforeprint",()=>{this.#m=!0;let e=this.#r.length-Pr;this.#u.hidden=e<=0,this.#u.textContent=`\\u2026 and ${dn(e)} more ${e===1?"row":"rows"}: filter the table to print others, or take the CSV report, which has every volume.`,this.#s()}),addEventListener("afterprint",()=>{this.#m=!1,this.#u.hidden=!0,this.#s()})}};function du(n,e){let{key:t,title:r,isNumber:o,startsDescending:i}=n,a=h("button",{type:"button"},r),u=h("th",{scope:"col",class:`${t}${o?" count":""}`,"aria-sort":"none"},a);return a.addEventListener("click",()=>{let l=u.getAttribute("aria-sort"),s=l==="none"?i:l==="ascending";e.sorted({key:t,isDescending:s})}),u}function Vr(){let n=h("td",{colspan:Bn.length});return h("tbody",{"aria-hidden":"true"},h("tr",{},n))}function qr(n,e){n.hidden=e===0;let t=n.querySelector("td");t!==null&&(t.style.height=`${e*Dn}px`)}function gu(n){let e=n instanceof Element?n.closest("tr"):null,t=Number(e?.getAttribute("aria-rowindex"));return t>=2?t-2:null}var pu=1e3;pt();var R=new ne(JSON.parse(U("report-data",HTMLScriptElement).text)),yu=new ee(R),Br=U("count",HTMLElement),D=Zn(Qn(location.hash)?location.hash:""),bu=new Jn(R,n=>{ut({...D,filters:n}),De()}),at=new Le(R,{sorted:n=>{ut({...D,sort:n}),De()},opened:n=>{xu(n)}}),Wn=new Ne(R,{closed:n=>{D={...D,volume:null},De(),at.focus(n)},neighbour:(n,e)=>at.neighbour(n,e),moved:n=>{D={...D,volume:R.id(n)},De(),Wn.show(n)}});addEventListener("hashchange",()=>{Qn(location.hash)&&jr(Zn(location.hash))});document.addEventListener("click",n=>{let e=n.target instanceof Element?n.target.closest("a[href^=\'#\']"):null,t=e?.getAttribute("href")??"";e===null||!Qn(t)||e.closest(".volume-table")!==null||(Wn.hide(),jr(Zn(t)),U("volumes",HTMLElement).focus())});Kr(D);(D.volume!==null||Ue(D)!=="")&&zr();Wr(0);function Wr(n){let e=Math.min(n+pu,R.size);for(let t=n;t<e;t+=1)R.searchText(t);e<R.size&&setTimeout(()=>{Wr(e)})}function jr(n){ut(n),zr()}function ut(n){D=n,Kr(n)}function Kr({filters:n,sort:e}){bu.show(n);let t=yu.rows(n,e);at.show(t,e),Br.textContent=t.length===R.size?`${dn(R.size)} volumes`:`${dn(t.length)} of ${dn(R.size)} volumes`}function zr(){let n=D.volume===null?void 0:R.rowOf(D.volume);if(n===void 0){Wn.hide(),U("volumes",HTMLElement).scrollIntoView(),D.volume!==null&&(Br.textContent+=`; ${D.volume} is not among them`);return}Wn.show(n)}function xu(n){D={...D,volume:R.id(n)},history.pushState(null,"",Gr()),Wn.show(n)}function De(){history.replaceState(null,"",Gr())}function Gr(){let n=Ue(D);return n===""?location.pathname+location.search:n}})();';
const SCRIPT_HASH = "sha256-y8ZjfTR6qnw6L7NinMC9EMO+qVmK++QRTf0KFTS3jQk=";
const STYLE = ':root{color-scheme:light dark;--page: light-dark(#fbfbfa, #16181b);--raised: light-dark(#ffffff, #1d2024);--ink: light-dark(#1b1e22, #e8e9ea);--muted: light-dark(#575e67, #a4abb3);--line: light-dark(#dcdfe2, #363b41);--control: light-dark(#858c94, #757d86);--hover: light-dark(#f0f2f4, #262a2f);--link: light-dark(#1d4f9c, #8fb9ff);--none: light-dark(#b0231b, #f2887c);--stale: light-dark(#8a5700, #e2b04f);--unknown: light-dark(#5a4f9e, #b0a8f2);--compliant: light-dark(#1c6b3f, #73c492);--absent: var(--muted);font:14px/1.5 system-ui,Segoe UI,Roboto,Helvetica Neue,Arial,sans-serif;font-variant-numeric:tabular-nums}:root[data-theme=light]{color-scheme:light}:root[data-theme=dark]{color-scheme:dark}*{box-sizing:border-box}[hidden]{display:none!important}body{margin:0;background:var(--page);color:var(--ink)}main{max-width:1240px;margin:0 auto;padding:28px 28px 64px}h1,h2,h3{margin:0;line-height:1.25;font-weight:600;overflow-wrap:anywhere}h1{font-size:22px}h2{font-size:17px}h3{font-size:14px}p,ul,dl,dd,figure{margin:0}section{margin-top:28px}section>h2{margin-bottom:10px}a{color:var(--link);text-underline-offset:2px}code{font:12.5px/1.45 ui-monospace,SF Mono,Menlo,Consolas,monospace;overflow-wrap:anywhere}:focus-visible{outline:2px solid var(--link);outline-offset:2px}.muted{color:var(--muted)}.unseen,.sprite{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}.skip{position:absolute;left:12px;top:-60px;padding:8px 12px;background:var(--raised)}.skip:focus{top:8px;z-index:3}.icon{width:14px;height:14px;vertical-align:-2px;fill:currentColor;flex:none}.cut,.line{fill:none;stroke:var(--page);stroke-width:2;stroke-linecap:round;stroke-linejoin:round}.line{stroke:currentColor}.icon.none,.count.none,.verdict.none>h2,.number.none .label,.badge.none{color:var(--none)}.icon.stale,.count.stale,.verdict.stale>h2,.number.stale .label,.badge.stale{color:var(--stale)}.icon.unknown,.count.unknown,.number.unknown .label,.badge.unknown{color:var(--unknown)}.icon.compliant,.count.compliant,.verdict.compliant>h2,.number.compliant .label,.badge.compliant{color:var(--compliant)}.icon.absent{color:var(--absent)}rect.none{fill:var(--none)}rect.stale{fill:var(--stale)}rect.unknown{fill:var(--unknown)}rect.compliant{fill:var(--compliant)}button,input,select{font:inherit;color:inherit;background:var(--raised);border:1px solid var(--control);border-radius:4px;padding:4px 9px;min-height:32px}button,.long th,.long td:nth-child(2){white-space:nowrap}button{cursor:pointer}button:hover:enabled{background:var(--hover)}button:disabled{color:var(--muted);border-color:var(--line);cursor:default}button[aria-pressed=true]{background:var(--ink);color:var(--page)}.page-head{display:flex;justify-content:space-between;align-items:start;gap:16px}.page-head p{margin-top:4px}.verdict{margin-top:20px;padding:14px 18px;background:var(--raised);border:1px solid var(--line);border-left:4px solid var(--compliant)}.verdict.none{border-left-color:var(--none)}.verdict.stale{border-left-color:var(--stale)}.verdict>h2{margin-bottom:2px}.verdict ul{margin-top:8px;padding-left:18px}.verdict li{margin-top:4px}.notice{margin-top:12px;padding:10px 18px;border:1px solid var(--line);border-left:4px solid var(--unknown)}.notice h2{font-size:14px;margin:0}.numbers{display:grid;grid-template-columns:repeat(4,1fr);border:1px solid var(--line);background:var(--raised);padding:0;list-style:none}.numbers li+li{border-left:1px solid var(--line)}.number{display:block;padding:12px 18px;color:inherit;text-decoration:none}.number:hover{background:var(--hover)}.number .label{display:block;font-weight:600}.number strong{font-size:30px;line-height:1.2;font-weight:600;margin-right:6px}.facts{display:flex;flex-wrap:wrap;gap:6px 32px;margin-top:12px}.facts div{display:flex;gap:8px}.facts dt{color:var(--muted)}.facts.tall{display:block}.facts.tall>div{display:grid;grid-template-columns:130px minmax(0,1fr);padding:5px 0;border-top:1px solid var(--line)}.facts.tall dd{overflow-wrap:anywhere}.changes{margin-top:18px}.changes>ul.inline{gap:4px 28px;margin:2px 0}ul.inline{display:flex;flex-wrap:wrap;gap:4px 20px;padding:0;list-style:none}ul.plain{padding:0;list-style:none}.scroll{overflow-x:auto}.long{max-height:420px;overflow:auto}.long thead th{position:sticky;top:0;background:var(--page)}table{width:100%;border-collapse:collapse}caption{text-align:left;font-weight:600;padding-bottom:4px}th,td{padding:5px 10px 5px 0;text-align:left;vertical-align:top;font-weight:400;border-bottom:1px solid var(--line)}thead th,thead td{color:var(--muted);vertical-align:bottom}td:not(.count):has(>code){overflow-wrap:anywhere}.count{text-align:right;white-space:nowrap}th.count,td.count{padding-left:10px}.zero{color:var(--muted)}section>.scroll+.scroll,section>.scroll+p,section>.scroll+h3{margin-top:22px}.columns{display:grid;grid-template-columns:1fr 1fr;gap:32px}.charts{display:grid;grid-template-columns:1fr 1fr;gap:24px 40px;padding-top:22px;border-top:1px solid var(--line)}.charts .wide{grid-column:1 / -1}.compartments{table-layout:fixed}.compartments thead th:first-child{width:34%}.compartments th[scope=row],.compartments td{padding-top:3px;padding-bottom:3px;vertical-align:middle}.compartments .count{width:58px}.bar svg{display:block;width:100%;height:12px}.bar rect{stroke:var(--page);stroke-width:1px;vector-effect:non-scaling-stroke}figcaption{font-weight:600;margin-bottom:4px}.legend{margin-left:12px;font-weight:400;color:var(--muted)}.legend svg{width:12px;height:12px;vertical-align:-1px}.chart rect.stale,.legend rect.stale{fill:url(#hatch)}.hatching{stroke:var(--page);stroke-opacity:.55;stroke-width:3}.chart{display:block;width:100%;height:auto}.grid,.axis-line{fill:none;stroke:var(--line)}.axis-line{stroke:var(--control)}.tick,.axis{fill:var(--muted);font-size:10.5px}.mark{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:4 3}.mark-label{fill:var(--ink);font-size:10.5px}.volumes{scroll-margin-top:8px}.filters{display:grid;grid-template-columns:2fr repeat(4,1fr);gap:10px 12px;align-items:end}.field label{display:block;color:var(--muted);font-size:12.5px}.field input,.field select{width:100%}.field .set{border-color:var(--link);box-shadow:inset 0 0 0 1px var(--link)}#reset{justify-self:start}#count{margin:10px 0 6px;overflow-wrap:anywhere}.window{overflow:auto;max-height:72vh;border:1px solid var(--line);background:var(--raised)}.volume-table{table-layout:fixed;min-width:1020px;border-collapse:separate;border-spacing:0}.volume-table tr>*{height:34px;padding:0 8px;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;vertical-align:middle}.volume-table tbody[aria-hidden] td{padding:0;border:0}.volume-table thead th{position:sticky;top:0;z-index:1;background:var(--raised)}.volume-table thead button{min-height:28px;padding:0 2px;margin:0 -2px;border:0;color:var(--muted);font-weight:600}.volume-table [aria-sort=ascending] button:after{content:" \\2191"}.volume-table [aria-sort=descending] button:after{content:" \\2193"}.volume-table [aria-sort$=ending] button{color:var(--ink)}.volume-table tbody tr{cursor:pointer}.volume-table tbody tr:hover>*{background:var(--hover)}.volume-table a{color:inherit;font-weight:600;text-decoration:none}.volume-table a:hover{text-decoration:underline}.volume-table a:focus-visible{outline-offset:-1px}.volume-table .status{width:196px}.volume-table .region{width:126px}.volume-table .name{width:23%}.volume-table .age{width:110px}.volume-table .limit{width:72px}.volume-table .size{width:60px}.volume-table .failing{width:84px}.volume-table .drift{width:98px}.badge{font-weight:600;white-space:nowrap}.mark:not(path),.kind,.drawer .change{font-size:12px;color:var(--muted);border:1px solid var(--line);border-radius:3px;padding:0 4px}.unprinted{padding:6px 0;font-weight:600}#detail{width:min(760px,100vw);max-width:none;height:100dvh;max-height:none;margin:0 0 0 auto;padding:0;border:0;border-left:1px solid var(--line);background:var(--page);color:var(--ink)}#detail::backdrop{background:#00000073}.drawer{padding:20px 24px 48px}.drawer header{display:flex;justify-content:space-between;align-items:start;gap:16px;margin-bottom:8px}.drawer header h2{font-size:19px}.drawer h2:focus{outline:none}.buttons{display:flex;gap:6px;flex:none}.drawer section,.drawer>h3{margin-top:24px}.drawer h3{margin-bottom:6px}.drawer section ul:not(.checks){padding-left:18px}.checks{padding:0;list-style:none}.check{padding:7px 0;border-top:1px solid var(--line)}.check.none .result{color:var(--none);font-weight:600}.check.unknown .result{color:var(--unknown);font-weight:600}.check.absent{color:var(--muted)}.check p+p{padding-left:18px}.copyable{display:flex;gap:10px;align-items:start;justify-content:space-between}.check .copyable{margin:4px 0 2px 18px;padding:6px 8px;background:var(--hover);color:var(--ink)}.copy{min-height:24px;padding:0 8px;flex:none}.backups{max-height:208px;overflow:auto;margin-top:8px}.backups td,.backups th,.backups td code{white-space:nowrap}tr.unusable>*{color:var(--muted)}.backup-axis{display:block;width:100%;height:auto}.backup-axis .fresh{fill:var(--hover);stroke:var(--line)}.backup-axis .usable{fill:var(--compliant);stroke:var(--page)}.backup-axis path.unusable{stroke:var(--none);stroke-width:2}@media(max-width:860px){main{padding:18px 14px 48px}.charts,.columns{grid-template-columns:minmax(0,1fr)}.filters{grid-template-columns:1fr 1fr}.field-q{grid-column:1 / -1}.numbers{grid-template-columns:1fr 1fr}.numbers li:nth-child(3){border-left:0}.numbers li:nth-child(n+3){border-top:1px solid var(--line)}.number{padding:10px 14px}.scroll>table:not(.compartments){min-width:560px}.long>table:not(.compartments){min-width:940px}.compartments .count{width:38px}.compartments thead td,.compartments .bar{width:22%}.compartments thead th:first-child{width:auto}.facts.tall>div{grid-template-columns:minmax(0,1fr)}.drawer{padding:14px 14px 40px}.drawer header{flex-direction:column-reverse}}@media screen{.unprinted{display:none}}@media print{:root,:root[data-theme]{color-scheme:light;font-size:11px}main{max-width:none;padding:0}.filters,#theme,.skip{display:none}.scroll,.long,.window{overflow:visible;max-height:none;border:0}.volume-table{table-layout:auto;min-width:0;font-size:10px}.volume-table tr>[class]{width:auto;height:auto;padding:2px 6px 2px 0;white-space:normal;overflow-wrap:anywhere}.volume-table .badge,.volume-table tr>.region,.volume-table tr>.count{white-space:nowrap;overflow-wrap:normal}.volume-table thead th,.long thead th{position:static}.volume-table thead button{padding:0;margin:0}.volume-table tr>.drift{padding-left:6px}.volume-table .mark,.volume-table .kind{font-size:inherit}tr,figure,.verdict{break-inside:avoid}a{color:inherit;text-decoration:none}}';
const STYLE_HASH = "sha256-aNWc2IgDrWBdZzaf0hFfDqjKH047Fu2QN2rKqaLkQjo=";

// EXTERNAL MODULE: ./node_modules/d3-shape/src/stack.js + 4 modules
var stack = __webpack_require__(29026);
// EXTERNAL MODULE: ./src/posture/code-unit-order.ts
var code_unit_order = __webpack_require__(21059);
;// CONCATENATED MODULE: ./src/reports/html/payload.ts
/** Worst first. */
const STATUSES = [
    "NO_BACKUP",
    "STALE_BACKUP",
    "UNKNOWN",
    "COMPLIANT",
];
const DRIFTS = ["new", "changed", "persisting", "none"];
const NO_POLICY = -1;
const POLICY_NOT_LOOKED_UP = -2;

;// CONCATENATED MODULE: ./src/reports/html/status-look.ts

const LOOKS = {
    NO_BACKUP: { label: "No backup", look: "none" },
    STALE_BACKUP: { label: "Stale", look: "stale" },
    UNKNOWN: { label: "Unknown", look: "unknown" },
    COMPLIANT: { label: "Compliant", look: "compliant" },
};
/** How each status is shown, worst first. */
const STATUS_LOOKS = STATUSES.map((status) => ({
    status,
    ...LOOKS[status],
}));
function lookOf(status) {
    return LOOKS[status].look;
}

;// CONCATENATED MODULE: ./src/reports/html/icons.ts


/** An icon of the sprite. It says nothing that the text beside it does not. */
function icon(name) {
    return markup `<svg class="icon ${name}" aria-hidden="true"><use href="#icon-${name}"></use></svg>`;
}
function statusIcon(status) {
    return icon(lookOf(status));
}
const DRAWINGS = {
    none: '<circle cx="8" cy="8" r="7"/><path class="cut" d="m5.4 5.4 5.2 5.2m0-5.2-5.2 5.2"/>',
    stale: '<path d="M8 1 15.4 14.4H.6Z"/><path class="cut" d="M8 6v4m0 1.6v1.2"/>',
    unknown: '<rect x="1" y="1" width="14" height="14" rx="3"/><path class="cut" d="M5.9 6.1c.2-2.5 4.3-2.3 4.2 0 0 1.5-2.1 1.5-2.1 3.1m0 1.6v1.2"/>',
    compliant: '<circle cx="8" cy="8" r="7"/><path class="cut" d="m4.6 8.3 2.4 2.4 4.4-4.9"/>',
    absent: '<path class="line" d="M4 8h8"/>',
};
/** What tells stale bars from the others where colours are not seen. */
const HATCH = '<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">' +
    '<rect class="stale" width="6" height="6"/><path class="hatching" d="M0 0v6"/></pattern>';
/** Icons and patterns, once a page: shapes that differ without their colour. */
const SPRITE = new Markup(`<svg class="sprite" aria-hidden="true">${Object.entries(DRAWINGS)
    .map(([name, drawing]) => `<symbol id="icon-${name}" viewBox="0 0 16 16">${drawing}</symbol>`)
    .join("")}${HATCH}</svg>`);

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
    const heads = STATUS_LOOKS.map(({ status, label }) => markup `<th scope="col" class="count">${statusIcon(status)}<span class="unseen">${label}</span></th>`);
    const more = rest === 0 ? null : markup `<p class="muted">${grouped(rest)} more in the table of volumes.</p>`;
    return markup `
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
    const cells = STATUS_LOOKS.map(({ status, look }) => markup `<td class="count ${counts[status] === 0 ? "zero" : look}">${grouped(counts[status])}</td>`);
    return markup `<tr><th scope="row"><a href="#${link.toString()}">${path}</a></th>
<td class="bar">${compartment_chart_bar(counts, widest)}</td>${cells}</tr>`;
}
const compartment_chart_layers = (0,stack/* default */.A)().keys(STATUSES);
/** Segments share one scale over all rows, so that lengths compare. */
function compartment_chart_bar(counts, widest) {
    const x = (0,d3_scale/* scaleLinear */.m4)([0, widest], [0, compartment_chart_WIDTH]);
    const segments = compartment_chart_layers([counts]).flatMap(({ key, 0: span }) => {
        const [from, to] = [x(span?.[0] ?? 0), x(span?.[1] ?? 0)];
        if (to === from)
            return [];
        return [
            markup `<rect class="${lookOf(key)}" x="${from.toFixed(1)}" width="${(to - from).toFixed(1)}" height="${compartment_chart_HEIGHT}"></rect>`,
        ];
    });
    return markup `<svg viewBox="0 0 ${compartment_chart_WIDTH} ${compartment_chart_HEIGHT}" preserveAspectRatio="none" aria-hidden="true">${segments}</svg>`;
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
    return [...byPath.values()].sort((a, b) => atFault(b) - atFault(a) || total(b) - total(a) || (0,code_unit_order/* byCodeUnit */.X)(a.path, b.path));
}
function atFault({ counts }) {
    return counts.NO_BACKUP + counts.STALE_BACKUP + counts.UNKNOWN;
}
function total({ counts }) {
    return STATUSES.reduce((sum, status) => sum + counts[status], 0);
}

;// CONCATENATED MODULE: ./src/reports/html/embedded-json.ts

/** Data for a script to read: JSON that cannot end the element it stands in, nor open a comment. */
function embeddedJson(id, value) {
    const json = JSON.stringify(value).replaceAll("<", "\\u003c");
    return new Markup(`<script type="application/json" id="${id}">${json}</script>`);
}

;// CONCATENATED MODULE: ./src/reports/html/numbers-section.ts






/** The four numbers, each a link to its volumes; what the gate passes over; what changed. */
function numbersSection({ summary, drift }) {
    const counts = {
        NO_BACKUP: summary.noBackup,
        STALE_BACKUP: summary.stale,
        UNKNOWN: summary.unknown,
        COMPLIANT: summary.compliant,
    };
    const tiles = STATUS_LOOKS.map(({ status, label, look }) => markup `
<li><a class="number ${look}" href="#status=${status}">
<span class="label">${statusIcon(status)} ${label}</span>
<strong>${grouped(counts[status])}</strong>
<span class="muted">${share(counts[status], summary.total)}</span></a></li>`);
    return markup `
<section aria-labelledby="numbers">
<h2 id="numbers" class="unseen">Numbers</h2>
<ul class="numbers">${tiles}</ul>
<dl class="facts">
${fact("Volumes", grouped(summary.total))}
${fact("Size", `${grouped(summary.totalGb)} GB`)}
${fact("Without a fresh backup", `${grouped(summary.unprotectedGb)} GB`)}
${fact("Compliant, of those counted", `${summary.compliancePercent.toFixed(2)} %`)}
${excused(summary)}
</dl>
${changes(drift)}
</section>`;
}
function fact(term, value) {
    return markup `<div><dt>${term}</dt><dd>${value}</dd></div>`;
}
function share(count, total) {
    return total === 0 ? "of none" : `${((count / total) * 100).toFixed(1)} %`;
}
function excused({ waived, inGracePeriod }) {
    const link = (gate, count) => count === 0 ? "0" : markup `<a href="#gate=${gate}">${grouped(count)}</a>`;
    return [
        fact("Waived", link("waived", waived)),
        fact("In grace period", link("grace", inGracePeriod)),
    ];
}
const CHANGES = ["new", "changed", "persisting"];
function changes(drift) {
    const { baseline, resolved, appeared, vanished, resolvedFindings } = drift;
    if (baseline === null) {
        return markup `<p class="changes muted">No earlier report was found to compare with: what changed is told
from the next run on.</p>`;
    }
    const links = CHANGES.map((kind) => markup `<li><a href="#drift=${kind}"><strong>${grouped(drift[kind])}</strong> ${kind}</a></li>`);
    const list = resolvedFindings.map((it) => markup `<li>${it.volumeName} <span class="muted">${it.compartmentPath}, ${it.region}, was ${it.previousStatus}</span></li>`);
    return markup `
<div class="changes">
<h3>Since ${(0,timestamps/* readableTime */.GI)(baseline.generatedAt)}</h3>
<ul class="inline">${links}
<li><strong>${grouped(resolved)}</strong> resolved</li></ul>
<p class="muted">${(0,wording/* counted */.hS)(appeared, "volume")} appeared, ${grouped(vanished)} vanished.<br>
Compared with <code>${baseline.source}</code></p>
${list.length === 0 ? null : markup `<details><summary>${(0,wording/* counted */.hS)(resolved, "resolved volume")}</summary><ul>${list}</ul></details>`}
</div>`;
}

// EXTERNAL MODULE: ./src/posture/judge-volumes.ts + 6 modules
var judge_volumes = __webpack_require__(5138);
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

;// CONCATENATED MODULE: ./src/reports/html/interned.ts
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

;// CONCATENATED MODULE: ./src/reports/html/packed-backups.ts

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

;// CONCATENATED MODULE: ./src/reports/html/packed-text.ts

/**
 * Sentences on volumes differ in numbers, dates and OCIDs only. What differs is cut out, and the
 * text with its holes is kept once. The holes are control characters, which `visible` leaves none of.
 */
const HOLE = "\u0001";
const OF_VOLUME = "\u0002";
const OF_BACKUP = "\u0003";
const VARYING = /\bocid1\.[\w.-]+|\d+(?:[.,:-]\d+)*/g;
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

;// CONCATENATED MODULE: ./src/reports/html/pack.ts








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
        status: column((it) => STATUSES.indexOf(it.status)),
        age: column((it) => minutesOrNull(it.backupAgeMs)),
        newest: column((it) => it.newestRecoveryPoint && (0,visible/* visible */.R)(it.newestRecoveryPoint.id)),
        limitDays: column((it) => it.maxBackupAgeDays),
        isWaived: column((it) => Number(it.waived)),
        isInGrace: column((it) => Number(it.inGracePeriod)),
        rule: column((it) => lists.rules.indexOf((0,visible/* visible */.R)(it.rule))),
        exemption: column(({ exemption: it }) => it === null ? -1 : lists.exemptions.indexOf([(0,visible/* visible */.R)(it.id), (0,visible/* visible */.R)(it.reason), it.expires])),
        policy: column((it) => packPolicy(it, lists)),
        nextBreach: column((it) => minutesOrNull(it.nextBreachAt)),
        drift: column((it) => DRIFTS.indexOf(it.drift)),
        firstSeen: column((it) => minutesOrNull(it.firstSeenAt)),
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
        exemptions: new Interned(),
        policies: new Interned(),
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
    const remedy = check.remedy === null ? null : packed(check.remedy);
    return { id, severity, result, isRequired, waived, message, remedy };
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
    return tags.toSorted(code_unit_order/* byCodeUnit */.X);
}
function minutesOrNull(ms) {
    return ms === null || Number.isNaN(ms) ? null : toMinutes(ms);
}

;// CONCATENATED MODULE: ./src/reports/html/policy-section.ts



/** What checks, rules and exemptions came to. */
function policySection(assessment) {
    const { policyNotices, orphanedBackups } = assessment;
    const notices = policyNotices.map((notice) => markup `<li>${notice}</li>`);
    return markup `
<section aria-labelledby="policy">
<h2 id="policy">Policy</h2>
${checks(assessment)}
${orphanedBackups.result === "fail" ? markup `<p>${sentence(orphanedBackups.message)}</p>` : null}
${rules(assessment)}
${exemptions(assessment)}
${notices.length === 0 ? null : markup `<h3>Policy notices</h3><ul>${notices}</ul>`}
</section>`;
}
function checks({ summary }) {
    const rows = [...summary.byCheck]
        .filter(([, it]) => it.pass + it.fail + it.unknown > 0)
        .map(([id, it]) => {
        const failed = it.fail === 0 ? "0" : markup `<a href="#check=${id}">${grouped(it.fail)}</a>`;
        return [markup `<code>${id}</code>`, it.title, grouped(it.pass), failed, grouped(it.unknown)];
    });
    const columns = [{ title: "Check" }, { title: "Asks" }, ...numbers("Pass", "Fail", "Unknown")];
    return simpleTable("Checks", columns, rows);
}
/** Only where there is a rule beside the defaults. */
function rules({ summary }) {
    if (summary.byRule.size < 2)
        return null;
    const rows = [...summary.byRule].map(([rule, it]) => [
        rule,
        ...[it.total, it.compliant, it.stale, it.noBackup, it.unknown, it.waived].map(grouped),
    ]);
    const titles = numbers("Volumes", "Compliant", "Stale", "No backup", "Unknown", "Waived");
    return simpleTable("Rules", [{ title: "Rule" }, ...titles], rows);
}
function exemptions(assessment) {
    const rows = assessment.exemptions.map((it) => [
        it.id,
        it.reason,
        it.expires ?? "permanent",
        it.checks?.join(", ") ?? "all",
        grouped(it.volumes),
    ]);
    const titles = ["Exemption", "Reason", "Holds until", "Checks"].map((title) => ({ title }));
    return simpleTable("Exemptions", [...titles, ...numbers("Volumes")], rows);
}
function numbers(...titles) {
    return titles.map((title) => ({ title, isNumber: true }));
}
function sentence(message) {
    return `${message.slice(0, 1).toUpperCase()}${message.slice(1)}.`;
}

;// CONCATENATED MODULE: ./src/reports/html/recovery-point-chart.ts


const DAY_MS = 86_400_000;
const DAYS = 30;
/** On each of the last 30 days (UTC): how many volumes got a recovery point that can be used now. */
function recoveryPointChart({ findings, assessedAt }) {
    const today = Math.floor(assessedAt / DAY_MS);
    const volumes = new Array(DAYS).fill(0);
    for (const { backups } of findings) {
        const days = new Set(backups
            .filter((it) => isUsable(it, assessedAt))
            .map((it) => today - Math.floor(it.timeCreated / DAY_MS)));
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
            const day = new Date((today - ago) * DAY_MS).toISOString().slice(0, 10);
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

;// CONCATENATED MODULE: ./src/reports/html/verdict-header.ts





/** What was audited and when, the verdict, and what to do about each violated threshold. */
function verdictHeader(assessment) {
    const { assessedAt, tenancyId, regions, summary } = assessment;
    const where = `${(0,wording/* counted */.hS)(regions.length, "region")}, ${(0,wording/* counted */.hS)(summary.scannedCompartments, "compartment")}`;
    return markup `
<header class="page-head">
<div>
<h1>Volume backup posture</h1>
<p class="muted">${(0,timestamps/* readableTime */.GI)(assessedAt)}, ${where}, tenancy <code>${tenancyId}</code></p>
</div>
<button type="button" id="theme" aria-pressed="false" hidden>Dark theme</button>
</header>
${verdictBand(assessment)}
${incompleteNotice(assessment)}`;
}
function verdictBand(assessment) {
    const { passed, violations } = assessment.verdict;
    const look = !passed ? "none" : violations.length > 0 ? "stale" : "compliant";
    const list = violations.map(({ rule, message }) => markup `<li><code>${rule}</code>: ${message}</li>`);
    return markup `
<section class="verdict ${look}" aria-labelledby="verdict">
<h2 id="verdict">${icon(look)} ${(0,verdict_section/* verdictWord */.E0)(assessment)}</h2>
<p>${(0,verdict_section/* verdictSentence */.BT)(assessment)}</p>
${list.length === 0 ? null : markup `<ul>${list}</ul>`}
</section>`;
}
function incompleteNotice({ complete, unread, interruption, summary }) {
    if (complete)
        return null;
    const where = (0,wording/* counted */.hS)(summary.skippedCompartments, "compartment");
    const why = interruption === null ? "" : `${interruption} `;
    return markup `
<section class="notice" aria-labelledby="incomplete">
<h2 id="incomplete">${icon("unknown")} Incomplete</h2>
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
        status: STATUS_LOOKS.map(({ status, label }) => ({ value: status, label })),
        region: regions.map((region) => ({ value: region, label: region })),
        check: checks.flatMap(([id, it]) => [
            ...choiceIf(it.fail, id, `${id}: fails`),
            ...choiceIf(it.unknown, `${id}:unknown`, `${id}: unknown`),
        ]),
        drift: ["new", "changed", "persisting"].map((value) => ({ value, label: value })),
        gate: [
            { value: "counted", label: "counted" },
            { value: "waived", label: "waived" },
            { value: "grace", label: "in grace period" },
        ],
    };
    return markup `
<section class="volumes" aria-labelledby="volumes">
<h2 id="volumes" tabindex="-1">Volumes</h2>
<noscript><p>The table of volumes needs JavaScript. All else on this page does not.</p></noscript>
<div class="filters" role="search" aria-label="Find volumes" hidden>
${field("q", "Search", markup `<input type="search" id="filter-q" placeholder="Name, OCID, instance, tag" autocomplete="off" spellcheck="false">`)}
${volumes_section_select("status", "Status", choices.status)}
${volumes_section_select("region", "Region", choices.region)}
${suggesting("compartment", "Compartment")}
${suggesting("tag", "Tag")}
${volumes_section_select("check", "Check", choices.check)}
${volumes_section_select("drift", "Change", choices.drift)}
${volumes_section_select("gate", "Gate", choices.gate)}
<button type="button" id="reset">Reset</button>
</div>
<p id="count" role="status" class="muted"></p>
<div id="volume-window" class="scroll window" role="group" aria-label="Table of volumes" hidden></div>
</section>
<dialog id="detail" aria-labelledby="detail-name"></dialog>`;
}
function choiceIf(count, value, label) {
    return count === 0 ? [] : [{ value, label: `${label} (${grouped(count)})` }];
}
function field(name, label, control) {
    return markup `<div class="field field-${name}"><label for="filter-${name}">${label}</label>${control}</div>`;
}
function volumes_section_select(name, label, choices) {
    const options = choices.map((it) => markup `<option value="${it.value}">${it.label}</option>`);
    return field(name, label, markup `<select id="filter-${name}"><option value="">All</option>${options}</select>`);
}
function suggesting(name, label) {
    return field(name, label, markup `<input type="text" id="filter-${name}" list="suggest-${name}" placeholder="All" autocomplete="off" spellcheck="false"><datalist id="suggest-${name}"></datalist>`);
}

;// CONCATENATED MODULE: ./src/reports/html/page.ts















/** Nothing is fetched, nothing is sent; only this page's own script and style run. */
const POLICY = [
    "default-src 'none'",
    `script-src '${SCRIPT_HASH}'`,
    `style-src '${STYLE_HASH}'`,
    "base-uri 'none'",
    "form-action 'none'",
].join("; ");
function page(assessment, facts) {
    const day = (0,timestamps/* readableTime */.GI)(assessment.assessedAt).slice(0, 10);
    return markup `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${(0,verdict_section/* verdictWord */.E0)(assessment)}: volume backup posture, ${day}</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<a class="skip" href="#volumes">Skip to the volumes</a>
${SPRITE}
<main>
${verdictHeader(assessment)}
${numbersSection(assessment)}
${charts(assessment)}
${volumesSection(assessment)}
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
function charts(assessment) {
    if (assessment.findings.length === 0)
        return null;
    return markup `
<section class="charts" aria-labelledby="charts">
<h2 id="charts" class="unseen">Charts</h2>
<div class="wide">${compartmentChart(assessment.findings)}</div>
${ageChart(assessment)}
${recoveryPointChart(assessment)}
</section>`;
}

;// CONCATENATED MODULE: ./src/reports/html/html.ts

/** One HTML file that needs nothing beside it: no network, no server. */
const htmlRenderer = {
    format: "html",
    extension: "html",
    contentType: "text/html; charset=utf-8",
    render: (assessment, facts) => page(assessment, facts).html,
};


/***/ })

};
