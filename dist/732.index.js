export const id = 732;
export const ids = [732];
export const modules = {

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


/***/ })

};
