export const id = 335;
export const ids = [335,732];
export const modules = {

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


/***/ }),

/***/ 13732:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ openReport),
  M: () => (/* binding */ parseReport),
  stillToCome: () => (/* binding */ stillToCome)
});

// EXTERNAL MODULE: ./src/plain/instant.ts
var instant = __webpack_require__(15705);
// EXTERNAL MODULE: ./src/plain/parse-json.ts
var parse_json = __webpack_require__(84526);
// EXTERNAL MODULE: ./src/plain/utc-time.ts
var utc_time = __webpack_require__(1386);
// EXTERNAL MODULE: ./src/plain/utf8.ts
var utf8 = __webpack_require__(91109);
;// CONCATENATED MODULE: ./src/reports/json/findings-by-line.ts

const BLOCK_VOLUMES = '\n  "findings": {\n    "block_volumes": ';
const BOOT_VOLUMES = ',\n    "boot_volumes": ';
const END = "\n  }\n}\n";
/**
 * Reads a report laid out as json.ts does, a finding a line, and keeps only what `reduce` makes of
 * each: the text and the tree of a large tenancy's report take several times its size. Gives nothing
 * for another layout, and for what is not JSON.
 */
function readByLine(content, reduce) {
    const start = content.indexOf(BLOCK_VOLUMES);
    if (start < 0)
        return undefined;
    const findings = [];
    const take = (finding) => void findings.push(reduce(finding));
    const rest = new Cursor(content, start + BLOCK_VOLUMES.length);
    const isRead = readList(rest, take) && rest.skip(BOOT_VOLUMES) && readList(rest, take) && rest.skip(END);
    if (!isRead || !rest.isAtEnd)
        return undefined;
    const head = content.toString("utf8", 0, start);
    // The end that was read closes two objects, so this is JSON exactly where the whole report is.
    const frame = parsed(`${head}"findings": {"block_volumes": [], "boot_volumes": []}}`);
    return frame && { frame: frame.value, findings };
}
/** False where it is no list with a value a line. */
function readList(from, take) {
    if (from.skip("[]"))
        return true;
    if (!from.skip("[\n"))
        return false;
    for (;;) {
        const line = from.line();
        const isLast = !line.endsWith(",");
        // A JSON string has no raw line break, so what is a value on its line is one in the list.
        const finding = parsed(isLast ? line : line.slice(0, -1));
        if (finding === undefined)
            return false;
        take(finding.value);
        if (isLast)
            return from.skip("    ]");
    }
}
function parsed(json) {
    try {
        return { value: (0,parse_json/* parseJson */.q)(json) };
    }
    catch {
        return undefined;
    }
}
class Cursor {
    #content;
    #at;
    constructor(content, at) {
        this.#content = content;
        this.#at = at;
    }
    get isAtEnd() {
        return this.#at === this.#content.length;
    }
    /** Passes over the text, ASCII, where it stands here. */
    skip(text) {
        const end = this.#at + text.length;
        if (this.#content.toString("latin1", this.#at, end) !== text)
            return false;
        this.#at = end;
        return true;
    }
    /** The rest of the line, without its end; empty where there is no more. */
    line() {
        const end = this.#content.indexOf("\n", this.#at);
        const line = this.#content.toString("utf8", this.#at, end < 0 ? undefined : end);
        this.#at = end < 0 ? this.#content.length : end + 1;
        return line;
    }
}

;// CONCATENATED MODULE: ./src/reports/json/open-report.ts





/**
 * Reads as much of a JSON report of this program as the schemas ask for. What is none comes back as a
 * sentence; it never throws.
 */
function openReport(content, source, schemas, reduce) {
    const parsed = parseReport(content, schemas, reduce);
    return "fault" in parsed ? { problem: notCompared(parsed.fault, source) } : parsed;
}
function notCompared(fault, source) {
    switch (fault.kind) {
        case "text":
            return `${source} is not used: it ${fault.text}. Give the JSON report itself, in UTF-8 as it was written.`;
        case "no JSON":
            return `${source} is not used: it is not JSON.`;
        case "version":
            return `${source} is not used: its schema version ${JSON.stringify(fault.version)} is not one that this version reads (1.x).`;
        case "no report":
            return `${source} is not used: it is no report of this program.`;
    }
}
/** The same, with what is wrong as a value; it never throws. */
function parseReport(content, schemas, reduce) {
    const decoded = (0,utf8/* toUtf8 */.P)(content);
    if ("problem" in decoded)
        return { fault: { kind: "text", text: decoded.problem } };
    const { bytes } = decoded;
    let read;
    try {
        read = readByLine(bytes, (it) => {
            const parsed = schemas.finding.safeParse(it);
            return parsed.success ? { value: reduce(parsed.data) } : null;
        }) ?? { frame: (0,parse_json/* parseJson */.q)(bytes.toString("utf8")), findings: [] };
    }
    catch {
        return { fault: { kind: "no JSON" } };
    }
    const version = read.frame?.schema_version;
    if (typeof version === "string" && !version.startsWith("1.")) {
        return { fault: { kind: "version", version } };
    }
    const parsed = schemas.report.safeParse(read.frame);
    const byLine = read.findings.filter((it) => it !== null);
    if (!parsed.success || byLine.length < read.findings.length) {
        return { fault: { kind: "no report" } };
    }
    const { findings } = parsed.data;
    const others = [...findings.block_volumes, ...findings.boot_volumes].map(reduce);
    return { report: parsed.data, values: [...byLine.map(({ value }) => value), ...others] };
}
/** Why a report is not compared with that says to have been made after `now`; null for any other. */
function stillToCome({ source, generatedAt }, now) {
    return generatedAt <= (0,instant/* latestPast */.A)(now)
        ? null
        : `${source} is not used: it says that it was made at ${(0,utc_time/* utcText */.k)(generatedAt)}, which is still to come.`;
}


/***/ }),

/***/ 14782:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DR: () => (/* binding */ filesBelow),
/* harmony export */   NP: () => (/* binding */ filesMatching),
/* harmony export */   fo: () => (/* binding */ isFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _matching_glob_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(736);



/**
 * The files below a folder, links to files included, by their paths from there with slashes, and sorted.
 * Throws what reading a folder throws.
 */
function filesBelow(folder) {
    return [...walk(folder, "")].sort();
}
/** Not by `recursive`: Node 24 follows links to folders, and comes to no end where they go in circles. */
function* walk(folder, path) {
    for (const entry of (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(folder, { withFileTypes: true })) {
        const place = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, entry.name);
        const name = `${path}${entry.name}`;
        if (entry.isDirectory())
            yield* walk(place, `${name}/`);
        else if (entry.isFile() || (entry.isSymbolicLink() && isFile(place)))
            yield name;
    }
}
/** True for a file that can be found; a link counts as what it leads to. */
function isFile(path) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path).isFile();
    }
    catch {
        return false;
    }
}
/** Those that a glob below `base` matches, `base` before each; none where the folder cannot be read. */
function filesMatching(base, glob, workingDir) {
    const isMatch = (0,_matching_glob_js__WEBPACK_IMPORTED_MODULE_2__/* .pathMatcher */ .kZ)(glob);
    let names;
    try {
        names = filesBelow((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workingDir, base));
    }
    catch {
        return [];
    }
    return names.filter((name) => isMatch(name.split("/"))).map((name) => `${base}${name}`);
}


/***/ }),

/***/ 59335:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  evidence: () => (/* binding */ evidence)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/delivery/disk.ts + 1 modules
var disk = __webpack_require__(25260);
// EXTERNAL MODULE: ./src/plain/byte-limits.ts
var byte_limits = __webpack_require__(4885);
// EXTERNAL MODULE: ./src/plain/error-message.ts
var error_message = __webpack_require__(31256);
// EXTERNAL MODULE: ./src/plain/read-bounded.ts
var read_bounded = __webpack_require__(24726);
// EXTERNAL MODULE: ./src/plain/wording.ts
var wording = __webpack_require__(82392);
// EXTERNAL MODULE: ./src/plain/days.ts
var plain_days = __webpack_require__(75533);
// EXTERNAL MODULE: ./src/plain/utc-time.ts
var utc_time = __webpack_require__(1386);
;// CONCATENATED MODULE: ./src/posture/period/period-report.ts
const REPORT_NAME = /(?:^|[/\\])block_volume_backup_posture_(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.json$/;
/** The second that a report's name says, in ms since the epoch; null for another name. */
function namedInstant(path) {
    const parts = REPORT_NAME.exec(path)?.slice(1).map(Number);
    if (parts === undefined)
        return null;
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
    return Date.UTC(year, month - 1, day, hour, minute, second);
}
/** `block_volume_…Z.json` of a path or of an `oci://` URI. */
function baseName(path) {
    return path.split(/[/\\]/).at(-1) ?? path;
}

// EXTERNAL MODULE: ./src/plain/group-by.ts
var group_by = __webpack_require__(11837);
// EXTERNAL MODULE: ./src/plain/order.ts
var order = __webpack_require__(73028);
;// CONCATENATED MODULE: ./src/posture/period/period-subject.ts





/** The tenancy and scope that most of the period's reports are of; of as many, the later ones'. */
function subjectReports(given, unreadable, span) {
    const all = (0,order/* sortedByKeys */.Ld)(given, (it) => [it.generatedAt, it.file]);
    const inSpan = (it) => isWithin(it.generatedAt, span) || isWithin(namedInstant(it.file), span);
    const subject = mostCommon(all.filter(inSpan));
    const foreign = all.filter((it) => it.tenancyId !== subject?.tenancyId);
    const ours = all.filter((it) => it.tenancyId === subject?.tenancyId);
    const { kept, copies } = withoutCopies(ours.filter((it) => it.scope === subject?.scope));
    const others = ours.filter((it) => it.scope !== subject?.scope).filter(inSpan).length;
    return {
        tenancyId: subject?.tenancyId ?? null,
        scope: subject?.scope ?? null,
        reports: kept,
        damages: [
            ...unreadable
                .filter(({ file }) => isWithin(namedInstant(file), span))
                .map(({ file, problem }) => {
                return { kind: "unreadable", file, message: `${file} ${problem}.` };
            }),
            ...foreign.filter(inSpan).map(({ file }) => {
                return { kind: "other tenancy", file, message: `${file} is of another tenancy.` };
            }),
            ...copies.filter(({ copy }) => inSpan(copy)).map(copyOf),
        ],
        notes: others === 0 ? [] : [otherScopes(others)],
    };
}
function otherScopes(count) {
    return `${(0,wording/* counted */.hS)(count, "report")} of another scope in the same folder, not counted.`;
}
function isWithin(instant, { start, end }) {
    return instant !== null && instant >= start && instant < end;
}
function mostCommon(reports) {
    const groups = [...(0,group_by/* groupBy */.$)(reports, (it) => `${it.tenancyId}\n${it.scope}`).values()];
    const ranked = (0,order/* sortedByKeys */.Ld)(groups, (group) => [
        -group.length,
        -(group.at(-1)?.generatedAt ?? 0),
        group[0]?.tenancyId ?? "",
        group[0]?.scope ?? "",
    ]);
    return ranked[0]?.at(-1);
}
/** The same file twice is one report: the one whose name fits it. */
function withoutCopies(reports) {
    const copies = [];
    const kept = [];
    for (const same of (0,group_by/* groupBy */.$)(reports, ({ sha256 }) => sha256).values()) {
        const original = same.find(isNamedRightly) ?? same[0];
        if (original === undefined)
            continue;
        kept.push(original);
        copies.push(...same.filter((it) => it !== original).map((copy) => ({ copy, original })));
    }
    return { kept, copies };
}
function copyOf({ copy: { file }, original }) {
    const made = (0,utc_time/* utcText */.k)(original.generatedAt);
    return {
        kind: "twice",
        file,
        message: `${file} is a copy of ${original.file}, the report of ${made}.`,
    };
}
/** A report's name says its second. */
function isNamedRightly({ file, generatedAt }) {
    const named = namedInstant(file);
    return named === null || named === Math.floor(generatedAt / 1000) * 1000;
}

;// CONCATENATED MODULE: ./src/posture/period/chain.ts



/**
 * Holds reports of one scope against each other. `reports` are the period's, oldest first, no file
 * twice, with the one before and the one after where there are such; `digests` are those of every file
 * of the folder by its base name; `from` is the period's beginning.
 */
function linkReports(reports, digests, from) {
    const links = new Links(reports, digests, from);
    for (const index of reports.keys())
        links.follow(index);
    links.contradictions();
    const { damages, doubted } = links;
    const withLink = reports.filter(({ previous }) => previous !== undefined);
    return {
        chain: { links: links.holding, damages, openEnd: reports.at(-1)?.file ?? null },
        standing: reports.filter((it) => !doubted.has(it)),
        inQuestion: reports.filter((it) => doubted.has(it)),
        withoutLink: reports.length - withLink.length,
    };
}
class Links {
    reports;
    digests;
    from;
    damages = [];
    doubted = new Set();
    #byDigest;
    #inFolder;
    /** Digests that a later report names. */
    #named;
    /** What the newest report leads back to; behind a broken link, what the report before it does. */
    #inLine = new Set();
    holding = 0;
    constructor(reports, digests, from) {
        this.reports = reports;
        this.digests = digests;
        this.from = from;
        this.#byDigest = new Map(reports.map(({ sha256 }, index) => [sha256, index]));
        this.#inFolder = new Set(digests.values());
        this.#named = new Set(reports.flatMap(({ previous }) => previous?.sha256 ?? []));
        for (let index = reports.length - 1; index >= 0;) {
            const report = reports[index];
            if (report === undefined)
                break;
            this.#inLine.add(report);
            const at = this.#byDigest.get(report.previous?.sha256 ?? "");
            index = at !== undefined && at < index ? at : index - 1;
        }
    }
    /** Judges the link from the report at `index` to the one that it names. */
    follow(index) {
        const report = this.reports[index];
        const before = this.reports[index - 1];
        // Written by a version that knew no links; how many is said once.
        if (report?.previous === undefined || !this.#inLine.has(report))
            return;
        if (report.previous === null) {
            if (before !== undefined)
                this.#withoutPrevious(report, before);
            return;
        }
        const at = this.#byDigest.get(report.previous.sha256);
        if (at === undefined)
            this.#unknownPrevious(report, report.previous, before);
        else if (at < index) {
            this.holding += 1;
            this.#notFollowed(report, at, index);
        }
        else
            this.#doubt(report, "no link", `${report.file} names a report as older that is not.`);
    }
    /** Reports that cannot both be, or not as they are. */
    contradictions() {
        for (const [index, report] of this.reports.entries()) {
            const { file, generatedAt } = report;
            const before = this.reports[index - 1];
            if (before?.generatedAt === generatedAt) {
                const message = `${before.file} and ${file} differ, and both say that they were made at ${(0,utc_time/* utcText */.k)(generatedAt)}: one is not as it was written.`;
                const isTold = this.#named.has(before.sha256) || this.#named.has(report.sha256);
                const forged = this.#named.has(before.sha256) ? report : before;
                this.#doubt(forged, "same moment", message);
                if (!isTold)
                    this.doubted.add(report);
            }
            if (!isNamedRightly(report)) {
                this.damages.push({
                    kind: "misnamed",
                    file,
                    message: `${file} holds the report of ${(0,utc_time/* utcText */.k)(generatedAt)}: it was swapped with another, or renamed.`,
                });
            }
            if (!report.isConsistent) {
                const message = `${file} counts other volumes than it lists: it is not as it was written.`;
                this.#doubt(report, "inconsistent", message);
            }
        }
    }
    #withoutPrevious(report, before) {
        const message = `${report.file} names no report before it, though ${before.file} lies before it: its run could not read that one, or one of the two was put in.`;
        this.damages.push({ kind: "no link", file: report.file, message });
    }
    #unknownPrevious(report, { source, sha256 }, before) {
        const name = baseName(source);
        const named = namedInstant(source);
        const found = named === null ? undefined : this.digests.get(name);
        // It lies outside of the period, as it should.
        if (this.#inFolder.has(sha256))
            return;
        if (found !== undefined) {
            const changed = this.reports.find(({ file }) => baseName(file) === name);
            if (changed !== undefined)
                this.doubted.add(changed);
            this.damages.push({
                kind: "changed",
                file: changed?.file ?? name,
                message: `${changed?.file ?? name} is not the report that ${report.file} follows: its SHA-256 was ${sha256}, and is ${found}.`,
            });
            return;
        }
        // What the oldest report follows may lie before the period, and then nobody asked for it.
        if (before === undefined && (named === null || named < this.from))
            return;
        const isDoubtful = before !== undefined && named === null && !this.#named.has(before.sha256);
        const or = isDoubtful ? `, or ${before.file} was changed` : "";
        if (isDoubtful)
            this.doubted.add(before);
        this.damages.push({
            kind: "missing",
            file: name,
            message: `${report.file} follows ${source}, with the SHA-256 ${sha256}, which is not here: it was dropped${or}.`,
        });
    }
    #notFollowed(report, at, index) {
        const followed = this.reports[at]?.file ?? "";
        for (const between of this.reports.slice(at + 1, index)) {
            const message = `${between.file} is not followed: ${report.file} follows ${followed}. It was put in later, or two runs were made at once.`;
            this.#doubt(between, "not followed", message);
        }
    }
    #doubt(report, kind, message) {
        this.doubted.add(report);
        this.damages.push({ kind, file: report.file, message });
    }
}

;// CONCATENATED MODULE: ./src/posture/period/period.ts
function countDays({ days }, state) {
    return days.filter((it) => it.state === state).length;
}

;// CONCATENATED MODULE: ./src/posture/period/period-days.ts



/** The day in UTC that an instant lies in. */
function dayOf(instant) {
    return (0,utc_time/* utcText */.k)(instant).slice(0, "2026-11-05".length);
}
/** The beginning of a day, `YYYY-MM-DD` in UTC, in ms since the epoch. */
function beginningOf(date) {
    return Date.parse(`${date}T00:00:00Z`);
}
/** Every day of the period, whether there is a report of it or not. Reports are oldest first. */
function periodDays(from, to, standing, inQuestion) {
    const byDay = (0,group_by/* groupBy */.$)(standing, ({ generatedAt }) => dayOf(generatedAt));
    const doubtful = new Set(inQuestion.map(({ generatedAt }) => dayOf(generatedAt)));
    const count = Math.round((beginningOf(to) - beginningOf(from)) / plain_days/* DAY_MS */.sO) + 1;
    return Array.from({ length: count }, (_, index) => {
        const date = dayOf(beginningOf(from) + index * plain_days/* DAY_MS */.sO);
        return dayFrom(date, byDay.get(date) ?? [], doubtful.has(date));
    });
}
function dayFrom(date, reports, isDoubtful) {
    const last = reports.at(-1);
    const isComplete = reports.some((report) => report.isComplete);
    const without = isDoubtful ? "in question" : "missing";
    return {
        date,
        state: last === undefined ? without : isComplete ? "covered" : "incomplete",
        files: reports.map(({ file }) => file),
        volumes: last?.volumes.length ?? null,
        hasPassed: last?.hasPassed ?? null,
        unreadListings: isComplete ? 0 : (last?.unreadListings ?? 0),
    };
}
/** Days of one state that follow each other, as first and last day. */
function daySpans(days, state) {
    const spans = [];
    for (const [index, day] of days.entries()) {
        if (day.state !== state)
            continue;
        const last = spans.at(-1);
        if (last !== undefined && days[index - 1]?.date === last.to) {
            last.to = day.date;
            last.days += 1;
        }
        else {
            spans.push({ from: day.date, to: day.date, days: 1 });
        }
    }
    return spans;
}

;// CONCATENATED MODULE: ./src/posture/period/period-history.ts

/**
 * What became of the volumes from report to report, oldest first. What an incomplete report does not
 * show is not known to be gone.
 */
class PeriodHistory {
    changes = { appeared: [], vanished: [] };
    #present = new Map();
    #open = new Map();
    #closed = [];
    #isFirst = true;
    add(report) {
        const seen = new Set(report.volumes.map(({ volumeId }) => volumeId));
        for (const volume of report.volumes)
            this.#see(volume, report);
        if (report.isComplete) {
            for (const [id, volume] of this.#present) {
                if (seen.has(id))
                    continue;
                this.#present.delete(id);
                this.changes.vanished.push(changeOf(volume, report));
                this.#close(volume, new Set(), report, "volume gone");
            }
        }
        this.#isFirst = false;
    }
    /** Of the volumes that no complete report showed to be gone, how many the report does not show. */
    unseenIn({ volumes }) {
        const seen = new Set(volumes.map(({ volumeId }) => volumeId));
        return [...this.#present.keys()].filter((id) => !seen.has(id)).length;
    }
    /** Those that stood longest come first. `now` is the instant of the last report. */
    exceptions(now) {
        const standing = [...this.#open].flatMap(([id, open]) => {
            const volume = this.#present.get(id);
            return volume === undefined
                ? []
                : [...open].map(([check, it]) => exceptionOf(volume, check, it, null, "stands"));
        });
        return (0,order/* sortedByKeys */.Ld)([...this.#closed, ...standing], (it) => [
            it.since - (it.until ?? now),
            it.region,
            it.compartmentPath,
            it.volumeName,
            it.volumeId,
            it.check,
            it.since,
        ]);
    }
    #see(volume, report) {
        const { volumeId, faults } = volume;
        if (!this.#isFirst && !this.#present.has(volumeId)) {
            this.changes.appeared.push(changeOf(volume, report));
        }
        this.#present.set(volumeId, volume);
        this.#close(volume, new Set(faults.map(({ check }) => check)), report, "fixed");
        for (const fault of faults)
            this.#keep(volumeId, fault, report);
    }
    #close(volume, failing, report, end) {
        const open = this.#open.get(volume.volumeId);
        if (open === undefined)
            return;
        for (const [check, it] of open) {
            if (failing.has(check))
                continue;
            open.delete(check);
            endExcuse(it.excused, report);
            this.#closed.push(exceptionOf(volume, check, it, report.generatedAt, end));
        }
        if (open.size === 0)
            this.#open.delete(volume.volumeId);
    }
    #keep(volumeId, { check, what, excuse }, report) {
        const open = this.#open.get(volumeId) ?? new Map();
        this.#open.set(volumeId, open);
        const known = open.get(check) ?? {
            what: [],
            since: report.generatedAt,
            isOlder: this.#isFirst,
            excused: [],
        };
        open.set(check, known);
        if (known.what.at(-1) !== what)
            known.what.push(what);
        takeExcuse(known.excused, excuse, report);
    }
}
/** A span goes on while the excuse is the same one. */
function takeExcuse(excused, excuse, report) {
    const last = excused.at(-1);
    if (excuse !== null && last?.until === null && isSame(last, excuse))
        return;
    endExcuse(excused, report);
    if (excuse === null)
        return;
    const { generatedAt: from, policySha256, run } = report;
    excused.push({ ...excuse, from, until: null, policySha256, run });
}
function endExcuse(excused, { generatedAt: until }) {
    const last = excused.at(-1);
    if (last?.until === null)
        excused[excused.length - 1] = { ...last, until };
}
function isSame(a, b) {
    return a.kind === b.kind && a.id === b.id && a.reason === b.reason && a.expires === b.expires;
}
function exceptionOf(volume, check, { what, since, isOlder, excused }, until, end) {
    const { volumeId, volumeName, compartmentPath, region } = volume;
    const where = { volumeId, volumeName, compartmentPath, region };
    return { ...where, check, what, since, isOlder, until, end, excused };
}
function changeOf(volume, { generatedAt: at }) {
    const { volumeId, volumeName, compartmentPath, region } = volume;
    return { volumeId, volumeName, compartmentPath, region, at };
}

;// CONCATENATED MODULE: ./src/posture/period/tenancy-history.ts

/** What became of the tenancy as a whole from report to report, oldest first. */
class TenancyHistory {
    #open = new Map();
    #closed = [];
    #isFirst = true;
    add(report) {
        const told = new Map(report.tenancyChecks.map((it) => [it.check, it]));
        for (const open of this.#open.values()) {
            const now = told.get(open.check);
            if (!isStillShown(now))
                this.#close(open, now?.result === "pass", report);
        }
        for (const it of report.tenancyChecks)
            this.#see(it, report);
        this.#isFirst = false;
    }
    /** Those that stood longest come first. `now` is the instant of the last report. */
    exceptions(now) {
        const standing = [...this.#open.values()].map((it) => tenancy_history_exceptionOf(it, null, "stands", null));
        return (0,order/* sortedByKeys */.Ld)([...this.#closed, ...standing], (it) => [
            it.since - (it.until ?? now),
            it.check,
            it.since,
        ]);
    }
    #close(open, passes, report) {
        this.#open.delete(open.check);
        const { generatedAt, policySha256, run } = report;
        const end = passes ? "passes" : "no longer counted";
        const otherPolicy = policySha256 === open.policySha256 ? null : { policySha256, run };
        this.#closed.push(tenancy_history_exceptionOf(open, generatedAt, end, otherPolicy));
    }
    #see({ check, result, isCounted, message }, report) {
        const open = this.#open.get(check);
        if (result === "pass" || (open === undefined && !isCounted))
            return;
        const { generatedAt: since, policySha256 } = report;
        const known = open ?? {
            ...{ check, since, isOlder: this.#isFirst },
            ...{ what: [], message, policySha256 },
        };
        if (known.what.at(-1) !== result)
            known.what.push(result);
        known.message = message;
        known.policySha256 = policySha256;
        this.#open.set(check, known);
    }
}
/** What cannot be told is not known to have ended. */
function isStillShown(now) {
    return (now !== undefined && (now.result === "unknown" || (now.result === "fail" && now.isCounted)));
}
function tenancy_history_exceptionOf({ check, what, message, since, isOlder }, until, end, otherPolicy) {
    return { check, what, message, since, isOlder, until, end, otherPolicy };
}

;// CONCATENATED MODULE: ./src/posture/period/period-restores.ts


/** The restores that a run saw within the span, each once, as these reports of the span tell. */
function restoresIn(reports, span) {
    const known = new Map();
    for (const { restores } of reports) {
        for (const it of restores) {
            if (!isWithin(it.proof.seenAt, span))
                continue;
            const { restoredVolumeId, restoredAt } = it.proof;
            known.set(JSON.stringify([it.volumeId, restoredVolumeId, restoredAt]), it);
        }
    }
    const seen = (0,order/* sortedByKeys */.Ld)([...known.values()], (it) => [
        it.compartmentPath,
        it.volumeName,
        it.volumeId,
        it.proof.restoredAt,
        it.proof.restoredVolumeId,
    ]);
    const restored = new Set(seen.map(({ volumeId }) => volumeId));
    const last = reports.at(-1)?.volumes ?? null;
    return {
        seen,
        volumes: restored.size,
        without: last && last.filter(({ volumeId }) => !restored.has(volumeId)).length,
    };
}

;// CONCATENATED MODULE: ./src/posture/period/assess-period.ts










/**
 * What the reports prove of the days from `from` to `to` (`YYYY-MM-DD`, both included, UTC). Pure: the
 * same files give an equal answer, in whatever order.
 */
function assessPeriod(files, from, to) {
    const span = { start: beginningOf(from), end: beginningOf(to) + plain_days/* DAY_MS */.sO };
    const subject = subjectReports(files.reports, files.unreadable, span);
    const digests = new Map([...files.reports, ...files.unreadable].map((it) => [baseName(it.file), it.sha256]));
    const window = withNeighbours(subject.reports, span);
    const { chain, standing, inQuestion, withoutLink } = linkReports(window, digests, span.start);
    const untilEnd = standing.filter(({ generatedAt }) => generatedAt < span.end);
    const within = untilEnd.filter(({ generatedAt }) => generatedAt >= span.start);
    const history = new PeriodHistory();
    const ofTenancy = new TenancyHistory();
    for (const report of untilEnd) {
        history.add(report);
        ofTenancy.add(report);
    }
    const now = untilEnd.at(-1)?.generatedAt ?? span.end;
    const lastReport = within.at(-1);
    const reachesSpan = ({ until }) => until === null || until >= span.start;
    const isInSpan = ({ at }) => at >= span.start;
    const { tenancyId, scope } = subject;
    const days = periodDays(from, to, within, inQuestion);
    const damages = [...subject.damages, ...chain.damages];
    const period = {
        ...{ from, to, tenancyId, scope, days },
        chain: { ...chain, damages, notes: [...subject.notes, ...notesOf(withoutLink)] },
        population: {
            first: within[0]?.volumes.length ?? null,
            last: lastReport?.volumes.length ?? null,
            unseen: lastReport === undefined ? 0 : history.unseenIn(lastReport),
            appeared: history.changes.appeared.filter(isInSpan),
            vanished: history.changes.vanished.filter(isInSpan),
        },
        exceptions: history.exceptions(now).filter(reachesSpan),
        tenancyExceptions: ofTenancy.exceptions(now).filter(reachesSpan),
        restores: restoresIn(within, span),
        reports: within.length,
        lastReportAt: lastReport?.generatedAt ?? null,
    };
    const isWhole = damages.length === 0 && days.every(({ state }) => state === "covered");
    return { ...period, isWhole, headline: headlineOf(period) };
}
/** The period's reports, with the one before and the one after: they hold the first and the last. */
function withNeighbours(reports, span) {
    const inside = reports.filter(({ generatedAt }) => isWithin(generatedAt, span));
    const before = reports.filter(({ generatedAt }) => generatedAt < span.start).slice(-1);
    const after = reports.filter(({ generatedAt }) => generatedAt >= span.end).slice(0, 1);
    return [...before, ...inside, ...after];
}
function notesOf(withoutLink) {
    if (withoutLink === 0)
        return [];
    const reports = (0,wording/* counted */.hS)(withoutLink, "report");
    return [
        `${reports} of an earlier version of this program say nothing of the report before them.`,
    ];
}
function headlineOf(period) {
    const { days, chain, reports } = period;
    const rest = ["missing", "incomplete", "in question"]
        .map((state) => ({ state, count: countDays(period, state) }))
        .filter(({ count }) => count > 0)
        .map(({ state, count }) => `${count} ${state}`);
    const covered = `${countDays(period, "covered")} of ${(0,wording/* counted */.hS)(days.length, "day")} covered`;
    return `${[covered, ...rest].join(", ")}; ${chainInWords(chain.damages.length, reports)}.`;
}
function chainInWords(damages, reports) {
    if (reports === 0)
        return "there is no report";
    return damages === 0
        ? `the chain of ${(0,wording/* counted */.hS)(reports, "report")} holds`
        : `${(0,wording/* counted */.hS)(damages, "fault")} in the chain of ${(0,wording/* counted */.hS)(reports, "report")}`;
}

// EXTERNAL MODULE: ./src/reports/html/client.generated.ts
var client_generated = __webpack_require__(80977);
// EXTERNAL MODULE: ./src/reports/html/document-head.ts
var document_head = __webpack_require__(9695);
// EXTERNAL MODULE: ./src/reports/html/icons.ts
var icons = __webpack_require__(37303);
// EXTERNAL MODULE: ./src/reports/html/markup.ts + 1 modules
var markup = __webpack_require__(27442);
// EXTERNAL MODULE: ./src/reports/html/numbers.ts
var numbers = __webpack_require__(51895);
// EXTERNAL MODULE: ./src/reports/html/simple-table.ts
var simple_table = __webpack_require__(85726);
// EXTERNAL MODULE: ./src/reports/timestamps.ts
var timestamps = __webpack_require__(36346);
;// CONCATENATED MODULE: ./src/reports/evidence/evidence-texts.ts




/** What a reader may take from a chain that holds. */
const CHAIN_PROVES = "Each report names the SHA-256 of the one before it. A report that was changed, dropped, doubled, swapped or put in afterwards no longer fits its neighbours, and is named here.";
/** What no chain can: who reads this must not take it for more. */
const CHAIN_DOES_NOT_PROVE = "Whoever can write every report of the folder can write the chain anew, from any point to its end, and nothing here vouches for the newest report. Only a bucket whose retention rule is locked, or an attestation that was made when the report was written, tells that it is the one of its day.";
/** The sentence on the newest report; null where there is none. */
function openEndText({ chain: { openEnd } }) {
    return openEnd === null ? null : `No later report vouches for ${openEnd}.`;
}
const DAY_WORDS = {
    covered: "covered",
    incomplete: "incomplete: not everything could be read",
    "in question": "in question: its reports are damaged",
    missing: "missing: there is no report",
};
/** The days that a reader has to ask about, runs of them as one. */
function gapsOf({ days }) {
    return ["missing", "in question", "incomplete"].flatMap((state) => daySpans(days, state).map(({ from, to, days: count }) => ({
        days: from === to ? from : `${from} to ${to}`,
        count,
        what: DAY_WORDS[state],
    })));
}
/** How long an exception stood: `12.5 days`, as far as the reports tell. */
function durationText({ since, until, isOlder }, { lastReportAt }) {
    const span = (0,plain_days/* msToDays */.hN)((until ?? lastReportAt ?? since) - since);
    if (isOlder && span === 0)
        return "as long as there are reports";
    return isOlder ? `${(0,wording/* counted */.hS)(span, "day")} or more` : (0,wording/* counted */.hS)(span, "day");
}
/** Why the numbers at the beginning and at the end differ by more than what appeared and vanished. */
function unseenText({ unseen }) {
    return `The last report could not read everything: ${(0,wording/* counted */.hS)(unseen, "volume")} of earlier reports may be there or gone.`;
}
/** How many restores were seen, and of how many volumes none: a restore may have been made unseen. */
function restoresText({ restores: { seen, volumes, without } }) {
    const of = seen.length === 0 ? "" : ` of ${(0,wording/* counted */.hS)(volumes, "volume")}`;
    const rest = without === null
        ? ""
        : ` Of ${(0,wording/* counted */.hS)(without, "volume")} of the last report no restore was seen in the period.`;
    return `${(0,wording/* counted */.hS)(seen.length, "restore")}${of} ${seen.length === 1 ? "was" : "were"} seen.${rest}`;
}
function endText({ end, until }) {
    return until === null ? "still stands" : `${end} ${(0,timestamps/* readableDay */.hW)(until)}`;
}
/** The end, and the policy file where it came with another one: what changed may be the list alone. */
function tenancyEndText({ end, until, otherPolicy }) {
    if (until === null)
        return "still stands";
    if (otherPolicy === null)
        return `${end} ${(0,timestamps/* readableDay */.hW)(until)}`;
    const { policySha256, run } = otherPolicy;
    const file = policySha256 === null
        ? "without the policy file of before"
        : `under another policy file, ${policySha256.slice(0, 12)}`;
    return `${end} ${(0,timestamps/* readableDay */.hW)(until)} ${file}${commitText(run)}`;
}
/** `, policy file 3f2a…, commit 0123…` */
function policyText(it) {
    const digest = it.policySha256 === null ? "" : `, policy file ${it.policySha256.slice(0, 12)}`;
    return `${digest}${commitText(it.run)}`;
}
function commitText(run) {
    return run === null ? "" : `, commit ${run.commit.slice(0, 12)}`;
}
/** `deletion-restricted: fail` */
function tenancyWhatText({ check, what }) {
    return `${check}: ${what.join(", ")}`;
}
/** `RISK-1 (moved next month), 2026-07-02 to 2026-07-04, policy file 3f2a…, commit 0123…` */
function excuseText(it) {
    const what = it.kind === "exemption" ? `${it.id} (${it.reason})` : "grace period";
    const until = it.until === null ? "on" : `to ${(0,timestamps/* readableDay */.hW)(it.until)}`;
    return `${what}, from ${(0,timestamps/* readableDay */.hW)(it.from)} ${until}${policyText(it)}`;
}

;// CONCATENATED MODULE: ./src/reports/evidence/evidence-html.ts








/** One HTML file that needs nothing beside it and runs no script. */
const evidenceHtmlRenderer = {
    format: "html",
    extension: "html",
    contentType: "text/html; charset=utf-8",
    render: (period, facts) => page(period, facts).html,
};
const POLICY = `default-src 'none'; style-src '${client_generated/* STYLE_HASH */.h3}'; base-uri 'none'; form-action 'none'`;
function page(period, facts) {
    const { from, to, tenancyId, reports } = period;
    return (0,markup/* markup */.P) `${(0,document_head/* documentHead */.K)(POLICY, `Volume backups from ${from} to ${to}`)}
<body>
<a class="skip" href="#exceptions">Skip to the exceptions</a>
${icons/* SPRITE */.ag}
<main>
<header class="page-head"><div>
<h1>Volume backups from ${from} to ${to}</h1>
<p class="muted">Tenancy <code>${tenancyId ?? "unknown"}</code>, ${(0,numbers/* grouped */.z)(reports)} reports in <code>${facts.folder}</code></p>
</div></header>
${band(period)}
${chain(period)}
${days(period)}
${population(period)}
${exceptions(period)}
${restores(period)}
<footer><p class="muted">Made ${(0,timestamps/* readableTime */.GI)(facts.madeAt)} by oci-volume-backup-audit ${facts.toolVersion}</p></footer>
</main>
</body>
</html>
`;
}
function band({ isWhole, headline }) {
    const look = isWhole ? "compliant" : "none";
    return (0,markup/* markup */.P) `
<section class="verdict ${look}" aria-labelledby="verdict">
<h2 id="verdict">${(0,icons/* icon */.Kk)(look)} ${isWhole ? "The evidence is whole" : "The evidence is not whole"}</h2>
<p>${headline}</p>
</section>`;
}
function chain(period) {
    const { damages, links, notes } = period.chain;
    const open = openEndText(period);
    const said = [...notes, ...(open === null ? [] : [open])];
    return (0,markup/* markup */.P) `
<section aria-labelledby="chain">
<h2 id="chain">The chain</h2>
${(0,simple_table/* simpleTable */.z)("Faults", [{ title: "Kind" }, { title: "What" }], damages.map(({ kind, message }) => [kind, message]))}
<ul><li>Links between reports that hold: <strong>${(0,numbers/* grouped */.z)(links)}</strong></li>
${said.map((note) => (0,markup/* markup */.P) `<li>${note}</li>\n`)}</ul>
<p>${CHAIN_PROVES}</p>
<p>${CHAIN_DOES_NOT_PROVE}</p>
</section>`;
}
function days(period) {
    const gaps = gapsOf(period);
    const table = (0,simple_table/* simpleTable */.z)("Days to ask about", [{ title: "Days" }, { title: "Number", isNumber: true }, { title: "What" }], gaps.map(({ days: when, count, what }) => [when, count, what]));
    return (0,markup/* markup */.P) `
<section aria-labelledby="days">
<h2 id="days">Days</h2>
${table ?? (0,markup/* markup */.P) `<p>Every day is covered by a complete report.</p>`}
${(0,simple_table/* simpleTable */.z)("Every day", [
        { title: "Day" },
        { title: "State" },
        { title: "Volumes", isNumber: true },
        { title: "Gate" },
        { title: "Reports" },
    ], period.days.map((it) => [
        it.date,
        it.state,
        it.volumes ?? "",
        it.hasPassed === null ? "" : it.hasPassed ? "pass" : "fail",
        it.files.join(", "),
    ]))}
</section>`;
}
function population({ population: it }) {
    return (0,markup/* markup */.P) `
<section aria-labelledby="volumes">
<h2 id="volumes">Volumes</h2>
<dl class="facts"><div><dt>At the beginning</dt><dd>${it.first ?? "unknown"}</dd></div>
<div><dt>At the end</dt><dd>${it.last ?? "unknown"}</dd></div>
<div><dt>Appeared</dt><dd>${it.appeared.length}</dd></div>
<div><dt>Vanished</dt><dd>${it.vanished.length}</dd></div></dl>
${it.unseen === 0 ? "" : (0,markup/* markup */.P) `<p>${unseenText(it)}</p>`}
${changes("Appeared", it.appeared)}
${changes("Vanished", it.vanished)}
</section>`;
}
function changes(caption, list) {
    const columns = ["Volume", "Day", "Compartment", "Region"].map((title) => ({ title }));
    const rows = list.map((it) => [volume(it), (0,timestamps/* readableDay */.hW)(it.at), it.compartmentPath, it.region]);
    return (0,simple_table/* simpleTable */.z)(caption, columns, rows);
}
function exceptions(period) {
    const tenancy = tenancyTable(period);
    const columns = ["Volume", "Compartment", "What", "Since", "Stood", "End", "Exempted by"];
    const table = (0,simple_table/* simpleTable */.z)("Of volumes, longest first", columns.map((title) => ({ title })), period.exceptions.map((it) => [
        volume(it),
        `${it.compartmentPath}, ${it.region}`,
        `${it.check}: ${it.what.join(", ")}`,
        (0,timestamps/* readableDay */.hW)(it.since),
        durationText(it, period),
        endText(it),
        paragraphs(it.excused.map(excuseText)),
    ]));
    return (0,markup/* markup */.P) `
<section aria-labelledby="exceptions">
<h2 id="exceptions">Exceptions</h2>
${tenancy ?? ""}
${table ?? ""}
${(tenancy ?? table) === null ? (0,markup/* markup */.P) `<p>None in the reports.</p>` : ""}
</section>`;
}
function tenancyTable(period) {
    return (0,simple_table/* simpleTable */.z)("Of the tenancy as a whole, longest first", ["What", "Last said", "Since", "Stood", "End"].map((title) => ({ title })), period.tenancyExceptions.map((it) => [
        tenancyWhatText(it),
        it.message,
        (0,timestamps/* readableDay */.hW)(it.since),
        durationText(it, period),
        tenancyEndText(it),
    ]));
}
function restores(period) {
    const columns = ["Volume", "Compartment", "Backup of", "Restored", "To"];
    const table = (0,simple_table/* simpleTable */.z)("Seen in the period", columns.map((title) => ({ title })), period.restores.seen.map(({ proof, ...it }) => [
        volume(it),
        `${it.compartmentPath}, ${it.region}`,
        (0,markup/* markup */.P) `${(0,timestamps/* readableTime */.GI)(proof.backupTime)}<br><code>${proof.backupId}</code>`,
        (0,timestamps/* readableTime */.GI)(proof.restoredAt),
        (0,markup/* markup */.P) `${proof.restoredRegion}<br><code>${proof.restoredVolumeId}</code>`,
    ]));
    return (0,markup/* markup */.P) `
<section aria-labelledby="restores">
<h2 id="restores">Restores</h2>
<p>${restoresText(period)}</p>
${table ?? ""}
</section>`;
}
function volume(it) {
    return (0,markup/* markup */.P) `${it.volumeName}<br><code>${it.volumeId}</code>`;
}
function paragraphs(texts) {
    return (0,markup/* markup */.P) `${texts.map((text) => (0,markup/* markup */.P) `<p>${text}</p>`)}`;
}

// EXTERNAL MODULE: ./src/plain/visible.ts
var visible = __webpack_require__(26630);
;// CONCATENATED MODULE: ./src/reports/evidence/evidence-json.ts



const evidenceJsonRenderer = {
    format: "json",
    extension: "json",
    contentType: "application/json",
    render: (period, facts) => `${(0,visible/* visibleJson */.$)(JSON.stringify(evidenceOf(period, facts), null, 2))}\n`,
};
function evidenceOf(period, facts) {
    const { chain, population, scope } = period;
    return {
        schema_version: "1.0",
        metadata: {
            report_name: "block_volume_backup_evidence",
            tool_version: facts.toolVersion,
            made_at_utc: (0,utc_time/* utcText */.k)(facts.madeAt),
            from: period.from,
            to: period.to,
            folder: facts.folder,
            tenancy_ocid: period.tenancyId,
            scope: scope === null ? null : JSON.parse(scope),
            reports: period.reports,
        },
        whole: period.isWhole,
        headline: period.headline,
        chain: {
            holds: chain.damages.length === 0,
            links: chain.links,
            open_end: chain.openEnd,
            faults: chain.damages.map(({ kind, file, message }) => ({ kind, file, message })),
            notes: [...chain.notes],
            proves: CHAIN_PROVES,
            does_not_prove: CHAIN_DOES_NOT_PROVE,
        },
        days: period.days.map((it) => ({
            date: it.date,
            state: it.state,
            reports: [...it.files],
            volumes: it.volumes,
            passed: it.hasPassed,
            unread_listings: it.unreadListings,
        })),
        population: {
            first: population.first,
            last: population.last,
            unseen: population.unseen,
            appeared: population.appeared.map(evidence_json_changeOf),
            vanished: population.vanished.map(evidence_json_changeOf),
        },
        exceptions: period.exceptions.map(evidence_json_exceptionOf),
        tenancy_exceptions: period.tenancyExceptions.map(tenancyExceptionOf),
        restores: restoresOf(period),
    };
}
function volumeOf(it) {
    return {
        resource_id: it.volumeId,
        resource_name: it.volumeName,
        compartment_path: it.compartmentPath,
        region: it.region,
    };
}
function evidence_json_changeOf(it) {
    return { ...volumeOf(it), at_utc: (0,utc_time/* utcText */.k)(it.at) };
}
function restoresOf({ restores: { seen, volumes, without } }) {
    return {
        volumes,
        without,
        seen: seen.map(({ proof, ...it }) => ({
            ...volumeOf(it),
            backup_ocid: proof.backupId,
            backup_time_utc: (0,utc_time/* utcText */.k)(proof.backupTime),
            backup_region: proof.backupRegion,
            restored_volume_ocid: proof.restoredVolumeId,
            restored_at_utc: (0,utc_time/* utcText */.k)(proof.restoredAt),
            restored_region: proof.restoredRegion,
            seen_at_utc: (0,utc_time/* utcText */.k)(proof.seenAt),
        })),
    };
}
function evidence_json_exceptionOf(it) {
    return {
        ...volumeOf(it),
        check: it.check,
        what: [...it.what],
        since_utc: (0,utc_time/* utcText */.k)(it.since),
        may_be_older: it.isOlder,
        until_utc: it.until === null ? null : (0,utc_time/* utcText */.k)(it.until),
        end: it.end,
        excused: it.excused.map(excusedOf),
    };
}
function tenancyExceptionOf(it) {
    const { otherPolicy: other } = it;
    return {
        check: it.check,
        what: [...it.what],
        message: it.message,
        since_utc: (0,utc_time/* utcText */.k)(it.since),
        may_be_older: it.isOlder,
        until_utc: it.until === null ? null : (0,utc_time/* utcText */.k)(it.until),
        end: it.end,
        other_policy: other && { policy_sha256: other.policySha256, run: other.run },
    };
}
function excusedOf(it) {
    return {
        kind: it.kind,
        id: it.id,
        reason: it.reason,
        expires: it.expires,
        from_utc: (0,utc_time/* utcText */.k)(it.from),
        until_utc: it.until === null ? null : (0,utc_time/* utcText */.k)(it.until),
        policy_sha256: it.policySha256,
        run: it.run,
    };
}

// EXTERNAL MODULE: ./src/reports/escape/markdown.ts
var markdown = __webpack_require__(77898);
// EXTERNAL MODULE: ./src/reports/markdown/markdown-table.ts
var markdown_table = __webpack_require__(81465);
;// CONCATENATED MODULE: ./src/reports/evidence/evidence-markdown.ts





/** Rows of a table before it says how many more there are; the JSON file has them all. */
const MAX_ROWS = 200;
const evidenceMarkdownRenderer = {
    format: "markdown",
    extension: "md",
    contentType: "text/markdown; charset=utf-8",
    render,
};
function render(period, facts) {
    const { from, to, tenancyId, headline, isWhole } = period;
    const tenancy = tenancyId === null ? "no tenancy" : (0,markdown/* markdownCode */.D)(tenancyId);
    return [
        `# Volume backups from ${from} to ${to}\n\n${isWhole ? "✅" : "❌"} **${(0,markdown/* escapeMarkdown */.F)(headline)}**\n`,
        `Tenancy ${tenancy}, ${(0,wording/* counted */.hS)(period.reports, "report")} in ${(0,markdown/* escapeMarkdown */.F)(facts.folder)}. Made ${(0,timestamps/* readableTime */.GI)(facts.madeAt)} by oci-volume-backup-audit ${(0,markdown/* escapeMarkdown */.F)(facts.toolVersion)}.\n`,
        chainSection(period),
        daysSection(period),
        populationSection(period),
        exceptionsSection(period),
        restoresSection(period),
    ].join("\n");
}
function chainSection(period) {
    const { damages, links, notes } = period.chain;
    const open = openEndText(period);
    const lines = [
        ...damages.map(({ kind, message }) => `- **${kind}**: ${(0,markdown/* escapeMarkdown */.F)(message)}`),
        `- Links between reports that hold: ${links}`,
        ...[...notes, ...(open === null ? [] : [open])].map((note) => `- ${(0,markdown/* escapeMarkdown */.F)(note)}`),
    ];
    return `## The chain\n\n${lines.join("\n")}\n\n${CHAIN_PROVES}\n\n${CHAIN_DOES_NOT_PROVE}\n`;
}
function daysSection(period) {
    const gaps = gapsOf(period);
    if (gaps.length === 0)
        return "## Days\n\nEvery day is covered by a complete report.\n";
    const table = (0,markdown_table/* renderTable */.bo)({
        columns: [{ title: "Days" }, { title: "Number", isNumber: true }, { title: "What" }],
        rows: gaps.map(({ days, count, what }) => [days, String(count), what]),
    });
    return `## Days\n\n${table}`;
}
function populationSection({ population }) {
    const { first, last, appeared, vanished } = population;
    const size = first === null || last === null
        ? "No report tells how many volumes there were."
        : `${(0,wording/* counted */.hS)(first, "volume")} at the beginning, ${last} at the end; ${appeared.length} appeared, ${vanished.length} vanished.${population.unseen === 0 ? "" : ` ${unseenText(population)}`}`;
    return [
        `## Volumes\n\n${size}\n`,
        changeTable("Appeared", appeared),
        changeTable("Vanished", vanished),
    ]
        .filter((part) => part !== "")
        .join("\n");
}
function changeTable(title, changes) {
    if (changes.length === 0)
        return "";
    return limited({
        columns: [{ title }, { title: "Volume" }, { title: "Compartment" }, { title: "Region" }],
        rows: changes.map((it) => [
            (0,timestamps/* readableDay */.hW)(it.at),
            nameOf(it),
            (0,markdown/* escapeMarkdown */.F)(it.compartmentPath),
            (0,markdown/* escapeMarkdown */.F)(it.region),
        ]),
    });
}
function exceptionsSection(period) {
    const tables = [evidence_markdown_tenancyTable(period), volumeTable(period)].filter((it) => it !== "");
    if (tables.length === 0)
        return "## Exceptions\n\nNone in the reports.\n";
    return `## Exceptions\n\n${tables.join("\n")}`;
}
function evidence_markdown_tenancyTable(period) {
    const { tenancyExceptions } = period;
    if (tenancyExceptions.length === 0)
        return "";
    return limited({
        columns: ["Of the tenancy", "Last said", "Since", "Stood", "End"].map((title) => ({ title })),
        rows: tenancyExceptions.map((it) => [
            (0,markdown/* escapeMarkdown */.F)(tenancyWhatText(it)),
            (0,markdown/* escapeMarkdown */.F)(it.message),
            (0,timestamps/* readableDay */.hW)(it.since),
            durationText(it, period),
            (0,markdown/* escapeMarkdown */.F)(tenancyEndText(it)),
        ]),
    });
}
function volumeTable(period) {
    const { exceptions } = period;
    if (exceptions.length === 0)
        return "";
    return limited({
        columns: [
            ...["Volume", "Compartment", "What", "Since", "Stood", "End"].map((title) => ({ title })),
            { title: "Exempted by" },
        ],
        rows: exceptions.map((it) => [
            nameOf(it),
            (0,markdown/* escapeMarkdown */.F)(it.compartmentPath),
            (0,markdown/* escapeMarkdown */.F)(`${it.check}: ${it.what.join(", ")}`),
            (0,timestamps/* readableDay */.hW)(it.since),
            durationText(it, period),
            endText(it),
            it.excused.map((span) => (0,markdown/* escapeMarkdown */.F)(excuseText(span))).join("<br>"),
        ]),
    });
}
function restoresSection(period) {
    const { seen } = period.restores;
    const said = `## Restores\n\n${restoresText(period)}\n`;
    if (seen.length === 0)
        return said;
    const columns = ["Volume", "Compartment", "Backup of", "Restored", "To"];
    const table = limited({
        columns: columns.map((title) => ({ title })),
        rows: seen.map(({ proof, ...it }) => [
            nameOf(it),
            (0,markdown/* escapeMarkdown */.F)(it.compartmentPath),
            `${(0,timestamps/* readableTime */.GI)(proof.backupTime)}<br>${(0,markdown/* markdownCode */.D)(proof.backupId)}`,
            (0,timestamps/* readableTime */.GI)(proof.restoredAt),
            `${(0,markdown/* escapeMarkdown */.F)(proof.restoredRegion)}<br>${(0,markdown/* markdownCode */.D)(proof.restoredVolumeId)}`,
        ]),
    });
    return `${said}\n${table}`;
}
function nameOf(it) {
    return `${(0,markdown/* escapeMarkdown */.F)(it.volumeName)}<br>${(0,markdown/* markdownCode */.D)(it.volumeId)}`;
}
function limited({ columns, rows }) {
    const more = rows.length - MAX_ROWS;
    const table = (0,markdown_table/* renderTable */.bo)({ columns, rows: rows.slice(0, MAX_ROWS) });
    return more <= 0 ? table : `${table}\nand ${more} more, in the JSON file.\n`;
}

;// CONCATENATED MODULE: ./src/reports/evidence/evidence-report.ts
/** `block_volume_backup_evidence_20260701_20260928.html` */
function evidenceFileName({ from, to }, extension) {
    const compact = (date) => date.replaceAll("-", "");
    return `block_volume_backup_evidence_${compact(from)}_${compact(to)}.${extension}`;
}

// EXTERNAL MODULE: ./src/reports/escape/terminal.ts
var terminal = __webpack_require__(9983);
// EXTERNAL MODULE: ./src/reports/terminal/palette.ts
var palette = __webpack_require__(65383);
// EXTERNAL MODULE: ./src/reports/terminal/terminal-columns.ts + 7 modules
var terminal_columns = __webpack_require__(1389);
;// CONCATENATED MODULE: ./src/reports/evidence/evidence-terminal.ts





/** Lines of a list that a terminal shows before it says how many more there are. */
const MAX_SHOWN = 20;
/** The page in short, at most `columns` wide. */
function renderEvidenceTerminal(period, { columns, isColoured }) {
    const paint = (0,palette/* palette */.M)(isColoured);
    const { chain, exceptions, tenancyExceptions, restores, isWhole, headline } = period;
    const lines = (texts) => listed(texts, columns);
    const open = openEndText(period);
    return [
        isWhole ? paint.good("WHOLE") : paint.bad("NOT WHOLE"),
        ...(0,terminal_columns/* wrapHard */.mu)((0,terminal/* escapeTerminal */.e)(headline), columns),
        ...section("Chain", lines(chain.damages.map(({ kind, message }) => `${kind}: ${message}`))),
        ...section("Days", lines(gapsOf(period).map(({ days, what }) => `${days} ${what}`))),
        ...section(`Exceptions of the tenancy: ${tenancyExceptions.length}`, lines(tenancyExceptions.map((it) => `${tenancyWhatText(it)}, stood ${durationText(it, period)}, ${tenancyEndText(it)}: ${it.message}`))),
        ...section(`Exceptions: ${exceptions.length}`, lines(exceptions.map((it) => `${it.volumeName} (${it.compartmentPath}), ${it.check}: ${it.what.join(", ")}, stood ${durationText(it, period)}, ${endText(it)}${it.excused.length === 0 ? "" : `, exempted ${(0,wording/* counted */.hS)(it.excused.length, "time")}`}`))),
        ...section("Restores", restores.seen.length === 0 ? [] : lines([restoresText(period)])),
        ...section("To know", lines([...chain.notes, ...(open === null ? [] : [open])])),
        "",
    ].join("\n");
}
function section(title, lines) {
    return lines.length === 0 ? [] : ["", title, ...lines];
}
function listed(texts, columns) {
    const shown = texts
        .slice(0, MAX_SHOWN)
        .flatMap((text) => (0,terminal_columns/* wrapHard */.mu)((0,terminal/* escapeTerminal */.e)(text), columns - 4).map((line, index) => (index === 0 ? "  - " : "    ") + line));
    const more = texts.length - MAX_SHOWN;
    return more > 0 ? [...shown, `  and ${more} more, in the page`] : shown;
}

// EXTERNAL MODULE: ./src/plain/sha256.ts
var sha256 = __webpack_require__(88877);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(64377);
// EXTERNAL MODULE: ./src/posture/compliance-status.ts
var compliance_status = __webpack_require__(62940);
// EXTERNAL MODULE: ./src/posture/access/deletion-restricted.ts + 2 modules
var deletion_restricted = __webpack_require__(55552);
// EXTERNAL MODULE: ./src/posture/checks/orphaned-backups.ts
var orphaned_backups = __webpack_require__(40327);
;// CONCATENATED MODULE: ./src/reports/json/period-tenancy.ts



const period_tenancy_section = schemas/* object */.Ikc({ result: schemas/* string */.YjP(), message: schemas/* string */.YjP() });
/** What a report says of the tenancy as a whole. */
const tenancyParts = {
    gate: schemas/* object */.Ikc({
        violations: schemas/* array */.YOg(schemas/* object */.Ikc({ rule: schemas/* string */.YjP(), message: schemas/* string */.YjP() })).optional(),
    }),
    deletion_restricted: period_tenancy_section.optional(),
    orphaned_backups: period_tenancy_section.optional(),
};
const EMPTY_RULE = "fail-if-empty";
/** Volumes aside: what the gate counted, and what it would have. `volumes` is how many it lists. */
function tenancyChecksOf({ gate, deletion_restricted: deletion, orphaned_backups: orphaned }, volumes) {
    const violations = gate.violations ?? [];
    const empty = violations.find(({ rule }) => rule === EMPTY_RULE);
    const isNamed = violations.some(({ rule, message }) => {
        return CHECK_RULES.has(rule) && message.includes(`${orphaned_backups/* ORPHANED_BACKUP_CHECK */.K.id} for the tenancy`);
    });
    return [
        ...(deletion === undefined ? [] : [checkOf(deletion_restricted/* DELETION_RESTRICTED_CHECK */.e7.id, deletion, true)]),
        ...(orphaned === undefined ? [] : [checkOf(orphaned_backups/* ORPHANED_BACKUP_CHECK */.K.id, orphaned, isNamed)]),
        ...(empty === undefined ? [] : [checkOf(EMPTY_RULE, { ...empty, result: "fail" }, true)]),
        ...(volumes === 0 ? [] : [checkOf(EMPTY_RULE, { result: "pass", message: "" }, true)]),
    ];
}
const CHECK_RULES = new Set(["fail-on-checks", "fail-on-severity"]);
/** A result of a later version is not known. */
function checkOf(check, { result, message }, isCounted) {
    const known = result === "pass" || result === "fail" ? result : "unknown";
    return { check, result: known, isCounted, message };
}

// EXTERNAL MODULE: ./src/reports/json/json-restore-proof.ts
var json_restore_proof = __webpack_require__(35562);
// EXTERNAL MODULE: ./src/reports/json/open-report.ts + 1 modules
var open_report = __webpack_require__(13732);
;// CONCATENATED MODULE: ./src/reports/json/period-reader.ts






const check = schemas/* object */.Ikc({
    id: schemas/* string */.YjP(),
    result: schemas/* string */.YjP(),
    required: schemas/* boolean */.zMY().optional(),
    waived: schemas/* boolean */.zMY().optional(),
    in_grace_period: schemas/* boolean */.zMY().optional(),
});
const finding = schemas/* object */.Ikc({
    resource_id: schemas/* string */.YjP(),
    resource_name: schemas/* string */.YjP(),
    compartment_path: schemas/* string */.YjP(),
    region: schemas/* string */.YjP(),
    compliance_status: schemas/* enum */.k5n(compliance_status/* COMPLIANCE_STATUSES */.Zk),
    waived: schemas/* boolean */.zMY(),
    in_grace_period: schemas/* boolean */.zMY().optional(),
    exemption: schemas/* object */.Ikc({ id: schemas/* string */.YjP(), reason: schemas/* string */.YjP(), expires: schemas/* string */.YjP().nullable() })
        .nullish(),
    checks: schemas/* array */.YOg(check).optional(),
    restore_proof: schemas/* unknown */.L5J().optional(),
});
/** As much of a report as evidence needs; every 1.x report has it. */
const report = schemas/* object */.Ikc({
    schema_version: schemas/* string */.YjP().startsWith("1."),
    metadata: schemas/* object */.Ikc({
        report_name: schemas/* literal */.euz("block_volume_backup_posture_audit"),
        generated_at_utc: iso/* datetime */.w$(),
        tenancy_ocid: schemas/* string */.YjP(),
        complete: schemas/* boolean */.zMY(),
        scope: schemas/* unknown */.L5J(),
        previous: schemas/* object */.Ikc({ source: schemas/* string */.YjP(), sha256: schemas/* string */.YjP() }).nullish(),
        policy_file: schemas/* object */.Ikc({ sha256: schemas/* string */.YjP() }).nullish(),
        run: schemas/* object */.Ikc({ sha: schemas/* string */.YjP(), url: schemas/* string */.YjP() }).nullish(),
    }),
    summary: schemas/* object */.Ikc({
        total_volumes_analyzed: schemas/* number */.aig(),
        compliant_count: schemas/* number */.aig(),
        stale_backup_count: schemas/* number */.aig(),
        no_backup_count: schemas/* number */.aig(),
        unknown_count: schemas/* number */.aig(),
    }),
    ...tenancyParts,
    gate: tenancyParts.gate.extend({ passed: schemas/* boolean */.zMY() }),
    skipped_compartments: schemas/* array */.YOg(schemas/* unknown */.L5J()),
    findings: schemas/* object */.Ikc({ block_volumes: schemas/* array */.YOg(finding), boot_volumes: schemas/* array */.YOg(finding) }),
});
/** Reads reports one after the other; what is equal in them is held once. Never throws. */
class PeriodReader {
    #volumes = new Map();
    /** `file` is what the report is called by. */
    read(content, file) {
        const parsed = (0,open_report/* parseReport */.M)(content, { report, finding }, (it) => this.#finding(it));
        if ("fault" in parsed)
            return problemOf(parsed.fault);
        const { metadata, gate, summary, skipped_compartments: unread } = parsed.report;
        const { previous, run } = metadata;
        const generatedAt = Date.parse(metadata.generated_at_utc);
        return {
            file,
            sha256: (0,sha256/* sha256Of */.B)(content),
            generatedAt,
            tenancyId: metadata.tenancy_ocid,
            scope: JSON.stringify(metadata.scope ?? null),
            isComplete: metadata.complete,
            unreadListings: unread.length,
            hasPassed: gate.passed,
            ...(previous === undefined ? {} : { previous }),
            policySha256: metadata.policy_file?.sha256 ?? null,
            run: run ? { commit: run.sha, url: run.url } : null,
            isConsistent: isConsistent(summary, parsed.values),
            volumes: parsed.values.map(({ volume }) => volume),
            tenancyChecks: tenancyChecksOf(parsed.report, parsed.values.length),
            restores: parsed.values.flatMap((it) => restoreOf(it, generatedAt)),
        };
    }
    #finding(it) {
        const volume = {
            volumeId: it.resource_id,
            volumeName: it.resource_name,
            compartmentPath: it.compartment_path,
            region: it.region,
            faults: faultsOf(it),
        };
        const key = JSON.stringify(volume);
        const known = this.#volumes.get(key) ?? volume;
        this.#volumes.set(key, known);
        const { restore_proof: written, compliance_status: status } = it;
        return { volume: known, status, ...(written === undefined ? {} : { written }) };
    }
}
/** What this program does not write so is no proof. */
function restoreOf({ volume, written }, generatedAt) {
    if (written === undefined)
        return [];
    const { volumeId, volumeName, compartmentPath, region } = volume;
    const proof = (0,json_restore_proof/* readRestoreProofs */.cE)([[volumeId, written]], generatedAt)?.get(volumeId);
    return proof === undefined ? [] : [{ volumeId, volumeName, compartmentPath, region, proof }];
}
/** null: it is JSON, and no report. */
function problemOf(fault) {
    if (fault.kind === "text")
        return { problem: fault.text };
    return fault.kind === "no JSON" ? { problem: "is not JSON" } : null;
}
function faultsOf(it) {
    const { compliance_status: what, checks = [] } = it;
    const isFault = what !== "COMPLIANT";
    const ofStatus = isFault ? [{ check: "backup-recency", what, excuse: excuseOf(it, it) }] : [];
    const ofChecks = checks
        .filter(({ id, result, required }) => {
        return id !== "backup-recency" && result === "fail" && required === true;
    })
        .map((failed) => ({ check: failed.id, what: "fail", excuse: excuseOf(it, failed) }));
    return [...ofStatus, ...ofChecks];
}
function excuseOf({ exemption }, by) {
    if (by.waived === true) {
        const { id, reason, expires } = exemption ?? { id: "", reason: "", expires: null };
        return { kind: "exemption", id, reason, expires };
    }
    return by.in_grace_period === true
        ? { kind: "grace period", id: "", reason: "", expires: null }
        : null;
}
/** A finding that was changed, added or taken away no longer fits the counts. */
function isConsistent(summary, findings) {
    const count = (status) => findings.filter((it) => it.status === status).length;
    return (summary.total_volumes_analyzed === findings.length &&
        summary.compliant_count === count("COMPLIANT") &&
        summary.stale_backup_count === count("STALE_BACKUP") &&
        summary.no_backup_count === count("NO_BACKUP") &&
        summary.unknown_count === count("UNKNOWN"));
}

;// CONCATENATED MODULE: ./src/reports/json/period-folder.ts



/** The reports of a folder, taken in file by file: of each only what evidence needs is kept. */
class PeriodFolder {
    reports = [];
    unreadable = [];
    /** JSON files that are something else, by their names too. */
    others = 0;
    #reader = new PeriodReader();
    add(file, content) {
        const read = this.#reader.read(content, file);
        if (read !== null && "generatedAt" in read) {
            this.reports.push(read);
            return;
        }
        const problem = read?.problem ?? "is no report of this program";
        this.addUnreadable(file, (0,sha256/* sha256Of */.B)(content), problem);
    }
    /** One that could not even be taken in; `problem` follows its name in a sentence. */
    addUnreadable(file, sha256, problem) {
        if (namedInstant(file) === null)
            this.others += 1;
        else
            this.unreadable.push({ file, sha256, problem });
    }
}

// EXTERNAL MODULE: ./src/run/narrate.ts
var narrate = __webpack_require__(57206);
// EXTERNAL MODULE: ./src/run/exit-code.ts
var exit_code = __webpack_require__(61259);
// EXTERNAL MODULE: ./src/run/files-below.ts
var files_below = __webpack_require__(14782);
;// CONCATENATED MODULE: ./src/run/modes/evidence.ts


















/** The title of every error. */
const NO_EVIDENCE = "No evidence made";
const RENDERERS = [evidenceHtmlRenderer, evidenceMarkdownRenderer, evidenceJsonRenderer];
/**
 * `evidence FOLDER --from DATE --to DATE`: makes one page of the JSON reports of a folder. The exit code
 * is 0 when every day is covered by a complete report and the chain holds, 3 when not, 2 when the page
 * could not be written, 1 when there is nothing to read.
 */
async function evidence(world, command) {
    const { workingDir, log, stdout, env } = world;
    const { folder, from, to, outputDir } = command;
    if (beginningOf(to) > world.now()) {
        log.error(`--to: ${to} is still to come. Give a day up to today, in UTC.`, NO_EVIDENCE);
        return exit_code/* EXIT */.d.notAudited;
    }
    const names = jsonFilesBelow((0,external_node_path_.resolve)(workingDir, folder));
    if (typeof names === "string") {
        log.error(`The folder ${folder} cannot be read (${names}). Give the folder that the JSON reports were downloaded to.`, NO_EVIDENCE);
        return exit_code/* EXIT */.d.notAudited;
    }
    const files = await readAll((0,external_node_path_.resolve)(workingDir, folder), names);
    if (files.reports.length + files.unreadable.length === 0) {
        log.error(`The folder ${folder} holds no JSON report of this program. Download those of the period, and the ones before and after it.`, NO_EVIDENCE);
        return exit_code/* EXIT */.d.notAudited;
    }
    if (files.others > 0)
        log.info(`Passed over: ${(0,wording/* counted */.hS)(files.others, "other JSON file")}.`);
    const period = assessPeriod(files, from, to);
    const facts = { toolVersion: world.version, madeAt: world.now(), folder };
    const pages = RENDERERS.map((renderer) => {
        const content = [Buffer.from(renderer.render(period, facts))];
        const fileName = evidenceFileName(period, renderer.extension);
        const { format, contentType } = renderer;
        return { format, fileName, contentType, content: () => content };
    });
    const delivered = await (0,disk/* diskSink */.R)(outputDir, workingDir).deliver(pages);
    (0,narrate/* narrateDelivery */.ee)(log, [delivered]);
    const options = { columns: stdout.columns ?? 80, isColoured: (0,palette/* isColoured */.y)(stdout, env) };
    stdout.write(renderEvidenceTerminal(period, options));
    return (0,exit_code/* exitCodeOf */.F)(period.isWhole, [delivered], true);
}
/** Paths below the folder, with slashes and sorted; or why it cannot be listed. */
function jsonFilesBelow(folder) {
    try {
        return (0,files_below/* filesBelow */.DR)(folder).filter((name) => name.endsWith(".json"));
    }
    catch (error) {
        return (0,error_message/* messageOf */.b)(error);
    }
}
/** One after the other: each is reduced before the next, as large, is in memory. */
async function readAll(folder, names) {
    const files = new PeriodFolder();
    for (const name of names) {
        try {
            files.add(name, await (0,read_bounded/* readBounded */.C)((0,external_node_path_.resolve)(folder, name), byte_limits/* MOST_REPORT_BYTES */.bt));
        }
        catch (error) {
            files.addUnreadable(name, "", `cannot be read (${(0,error_message/* messageOf */.b)(error)})`);
        }
    }
    return files;
}


/***/ })

};
