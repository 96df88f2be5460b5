export const id = 339;
export const ids = [339,732];
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


/***/ }),

/***/ 39339:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readLastAudit: () => (/* binding */ readLastAudit)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(64377);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(92857);
/* harmony import */ var _plain_days_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(75533);
/* harmony import */ var _plain_utf8_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91109);
/* harmony import */ var _posture_compliance_status_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(62940);
/* harmony import */ var _redact_ocid_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76670);
/* harmony import */ var _open_report_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(13732);






const instant = zod__WEBPACK_IMPORTED_MODULE_4__/* .datetime */ .w$();
const schedule = zod__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({
    backup_type: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(),
    period: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(),
    offset_type: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP().nullable(),
    offset_seconds: zod__WEBPACK_IMPORTED_MODULE_5__/* .number */ .aig().nullable(),
    hour_of_day: zod__WEBPACK_IMPORTED_MODULE_5__/* .number */ .aig().nullable(),
    day_of_week: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP().nullable(),
    day_of_month: zod__WEBPACK_IMPORTED_MODULE_5__/* .number */ .aig().nullable(),
    month: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP().nullable(),
    time_zone: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP().nullable(),
    retention_seconds: zod__WEBPACK_IMPORTED_MODULE_5__/* .number */ .aig(),
});
const finding = zod__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({
    compartment_id: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(),
    compartment_path: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(),
    resource_id: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(),
    compliance_status: zod__WEBPACK_IMPORTED_MODULE_5__/* ["enum"] */ .k5n(_posture_compliance_status_js__WEBPACK_IMPORTED_MODULE_6__/* .COMPLIANCE_STATUSES */ .Zk),
    backup_ocid: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP().nullish(),
    latest_backup_time_utc: instant.nullish(),
    latest_backup_expires_utc: instant.nullish(),
    max_backup_age_days: zod__WEBPACK_IMPORTED_MODULE_5__/* .number */ .aig().positive().optional(),
    backup_policy: zod__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({
        name: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(),
        id: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(),
        via: zod__WEBPACK_IMPORTED_MODULE_5__/* ["enum"] */ .k5n(["volume", "volume_group"]),
        schedules: zod__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(schedule),
    })
        .nullish(),
    checks: zod__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({ id: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), result: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), message: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP() })).optional(),
});
/** As much of an audit's report as a plan is judged by; every 1.x report has what is not optional. */
const report = zod__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({
    metadata: zod__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({
        report_name: zod__WEBPACK_IMPORTED_MODULE_5__/* .literal */ .euz("block_volume_backup_posture_audit"),
        generated_at_utc: instant,
        tenancy_ocid: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(),
        complete: zod__WEBPACK_IMPORTED_MODULE_5__/* .boolean */ .zMY().optional(),
    }),
    compartments: zod__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({ compartment_id: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), path: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP() })).optional(),
    findings: zod__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({ block_volumes: zod__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(finding), boot_volumes: zod__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(finding) }),
});
/**
 * Reads an audit's JSON report for a plan that is judged at `now` (ms since the epoch). What cannot be
 * used comes back as a sentence; it never throws.
 */
function readLastAudit(content, source, now) {
    const decoded = (0,_plain_utf8_js__WEBPACK_IMPORTED_MODULE_1__/* .toUtf8 */ .P)(content);
    if ("bytes" in decoded && decoded.bytes.includes('"report_name": "volume_backup_plan"')) {
        return unusable(`${source} is not used: it is a report on a plan. Give that of an audit.`);
    }
    const opened = (0,_open_report_js__WEBPACK_IMPORTED_MODULE_3__/* .openReport */ .N)(content, source, { report, finding }, (it) => it);
    if ("problem" in opened)
        return opened;
    const { metadata, compartments = [] } = opened.report;
    const generatedAt = Date.parse(metadata.generated_at_utc);
    if ((0,_redact_ocid_js__WEBPACK_IMPORTED_MODULE_2__/* .isShortOcid */ .g8)(metadata.tenancy_ocid)) {
        return unusable(`${source} is not used: it was made with redact, and has no whole OCID. Make one without, for this.`);
    }
    const toCome = (0,_open_report_js__WEBPACK_IMPORTED_MODULE_3__.stillToCome)({ source, generatedAt }, now);
    if (toCome !== null)
        return unusable(toCome);
    return {
        audit: {
            source,
            generatedAt,
            isComplete: metadata.complete === true,
            volumes: new Map(opened.values.map((it) => [it.resource_id, volumeOf(it)])),
            compartments: placesOf([...compartments, ...opened.values.map(placeOf)]),
        },
    };
}
function unusable(problem) {
    return { problem };
}
function volumeOf(it) {
    const { backup_policy: policy } = it;
    const guard = it.checks?.find(({ id, result }) => id === "immutable" && result === "pass");
    return {
        compartmentPath: it.compartment_path,
        status: it.compliance_status,
        recoveryPoint: recoveryPointOf(it),
        ...(policy === undefined ? {} : { policy: policy && policyOf(policy) }),
        guard: guard === undefined || it.max_backup_age_days === undefined
            ? null
            : { message: guard.message, withinMs: (0,_plain_days_js__WEBPACK_IMPORTED_MODULE_0__/* .daysToMs */ .Lm)(it.max_backup_age_days) },
    };
}
function recoveryPointOf(it) {
    const { backup_ocid: id, latest_backup_time_utc: made, latest_backup_expires_utc: ends } = it;
    if (!id || !made)
        return null;
    const expires = ends === undefined ? {} : { expiresAt: ends === null ? null : Date.parse(ends) };
    return { id, timeCreated: Date.parse(made), ...expires };
}
function policyOf({ name, id, via, schedules, }) {
    return {
        name,
        id,
        via,
        schedules: schedules.map((it) => ({
            backupType: it.backup_type,
            period: it.period,
            offsetType: it.offset_type,
            offsetSeconds: it.offset_seconds,
            hourOfDay: it.hour_of_day,
            dayOfWeek: it.day_of_week,
            dayOfMonth: it.day_of_month,
            month: it.month,
            retentionSeconds: it.retention_seconds,
            timeZone: it.time_zone,
        })),
    };
}
function placeOf({ compartment_id, compartment_path }) {
    return { compartment_id, path: compartment_path };
}
/** A compartment whose path was not read has its OCID there, and is nowhere. */
function placesOf(places) {
    const byId = new Map();
    for (const { compartment_id: id, path } of places) {
        if (path === id || byId.has(id))
            continue;
        const names = path.split("/").slice(1);
        byId.set(id, { id, name: names.at(-1) ?? path, path, names });
    }
    return [...byId.values()];
}


/***/ })

};
