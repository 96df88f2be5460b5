export const id = 567;
export const ids = [567,732];
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

/***/ 43567:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readReport: () => (/* binding */ readReport)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(92857);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(64377);
/* harmony import */ var _posture_compliance_status_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(62940);
/* harmony import */ var _settings_policy_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11499);
/* harmony import */ var _plain_sha256_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88877);
/* harmony import */ var _json_history_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(71031);
/* harmony import */ var _json_restore_proof_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(35562);
/* harmony import */ var _json_rule_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(12737);
/* harmony import */ var _redact_ocid_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(76670);
/* harmony import */ var _open_report_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(13732);









const finding = zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({
    resource_id: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
    resource_name: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
    compartment_path: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
    region: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
    compliance_status: zod__WEBPACK_IMPORTED_MODULE_7__/* ["enum"] */ .k5n(_posture_compliance_status_js__WEBPACK_IMPORTED_MODULE_8__/* .COMPLIANCE_STATUSES */ .Zk),
    waived: zod__WEBPACK_IMPORTED_MODULE_7__/* .boolean */ .zMY(),
    in_grace_period: zod__WEBPACK_IMPORTED_MODULE_7__/* .boolean */ .zMY().optional(),
    first_seen_utc: zod__WEBPACK_IMPORTED_MODULE_9__/* .datetime */ .w$().nullish(),
    time_created_utc: zod__WEBPACK_IMPORTED_MODULE_9__/* .datetime */ .w$().nullish(),
    latest_backup_time_utc: zod__WEBPACK_IMPORTED_MODULE_9__/* .datetime */ .w$().nullish(),
    rule: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP().optional(),
    status_days: zod__WEBPACK_IMPORTED_MODULE_7__/* .unknown */ .L5J().optional(),
    restore_proof: zod__WEBPACK_IMPORTED_MODULE_7__/* .unknown */ .L5J().optional(),
    checks: zod__WEBPACK_IMPORTED_MODULE_7__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({
        id: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
        result: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
        waived: zod__WEBPACK_IMPORTED_MODULE_7__/* .boolean */ .zMY().optional(),
        in_grace_period: zod__WEBPACK_IMPORTED_MODULE_7__/* .boolean */ .zMY().optional(),
        required: zod__WEBPACK_IMPORTED_MODULE_7__/* .boolean */ .zMY().optional(),
    }))
        .optional(),
});
/** As much of a report as a comparison needs; every 1.x report has it. */
const report = zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({
    schema_version: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
    metadata: zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({
        generated_at_utc: zod__WEBPACK_IMPORTED_MODULE_9__/* .datetime */ .w$(),
        tenancy_ocid: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
        rules: zod__WEBPACK_IMPORTED_MODULE_7__/* .array */ .YOg(_json_rule_js__WEBPACK_IMPORTED_MODULE_4__/* .earlierRuleSchema */ .K1).optional(),
        scope: zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({
            regions: zod__WEBPACK_IMPORTED_MODULE_7__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_7__/* .literal */ .euz("all"), zod__WEBPACK_IMPORTED_MODULE_7__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP())]),
            root_compartment: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP().nullable(),
            include_subcompartments: zod__WEBPACK_IMPORTED_MODULE_7__/* .boolean */ .zMY(),
            exclude_compartments: zod__WEBPACK_IMPORTED_MODULE_7__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP()),
        })
            .optional(),
    }),
    history: zod__WEBPACK_IMPORTED_MODULE_7__/* .unknown */ .L5J().optional(),
    orphaned_backups: zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({ count: zod__WEBPACK_IMPORTED_MODULE_7__/* .number */ .aig().nullish() }).optional(),
    unseen_restore_proofs: zod__WEBPACK_IMPORTED_MODULE_7__/* .unknown */ .L5J().optional(),
    gate: zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({ passed: zod__WEBPACK_IMPORTED_MODULE_7__/* .boolean */ .zMY(), violations: zod__WEBPACK_IMPORTED_MODULE_7__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_7__/* .unknown */ .L5J()).optional() }).nullish(),
    findings: zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({ block_volumes: zod__WEBPACK_IMPORTED_MODULE_7__/* .array */ .YOg(finding), boot_volumes: zod__WEBPACK_IMPORTED_MODULE_7__/* .array */ .YOg(finding) }),
});
/**
 * Reads a JSON report of this program for a comparison. What cannot be compared with comes back as a
 * sentence; it never throws. `expected` null takes a report of any scope.
 */
function readReport(content, source, expected) {
    const { toSnapshot, areAllDaysSound, written } = snapshots();
    const opened = (0,_open_report_js__WEBPACK_IMPORTED_MODULE_6__/* .openReport */ .N)(content, source, { report, finding }, toSnapshot);
    if ("problem" in opened)
        return { problem: opened.problem, isForeign: false };
    const { metadata, gate, orphaned_backups: orphaned } = opened.report;
    if (expected !== null) {
        if ((0,_redact_ocid_js__WEBPACK_IMPORTED_MODULE_5__/* .isShortOcid */ .g8)(metadata.tenancy_ocid) !== (0,_redact_ocid_js__WEBPACK_IMPORTED_MODULE_5__/* .isShortOcid */ .g8)(expected.tenancyId)) {
            return foreign(`${source} is not compared with: one of the two runs is redacted, and the other is not. Give both the same redact.`);
        }
        if (metadata.tenancy_ocid !== expected.tenancyId) {
            return foreign(`${source} is not used: it is of another tenancy.`);
        }
        if (metadata.scope === undefined) {
            return foreign(`${source} is not used: it does not say of which scope it is.`);
        }
        if (!isSameScope(metadata.scope, expected.scope)) {
            return foreign(`${source} is not used: it is of another scope.`);
        }
    }
    const generatedAt = Date.parse(metadata.generated_at_utc);
    const history = (0,_json_history_js__WEBPACK_IMPORTED_MODULE_2__/* .readHistory */ .Lu)(opened.report.history ?? [], generatedAt);
    const isSound = history !== null && areAllDaysSound();
    const unseen = (0,_json_restore_proof_js__WEBPACK_IMPORTED_MODULE_3__/* .unseenProofsIn */ .Dl)(opened.report.unseen_restore_proofs);
    const restoreProofs = unseen && (0,_json_restore_proof_js__WEBPACK_IMPORTED_MODULE_3__/* .readRestoreProofs */ .cE)([...unseen, ...written], generatedAt);
    return {
        notice: notCarriedOn(source, isSound, restoreProofs !== null),
        snapshot: {
            tenancyId: metadata.tenancy_ocid,
            generatedAt,
            source,
            sha256: (0,_plain_sha256_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256Of */ .B)(content),
            limitsHeld: limitsHeld(gate),
            rules: new Map(metadata.rules?.map((it) => [it.name, (0,_json_rule_js__WEBPACK_IMPORTED_MODULE_4__/* .settingsOfRule */ .PU)(it)])),
            volumes: isSound ? opened.values : opened.values.map(withoutDays),
            ...(orphaned?.count ? { orphanedBackups: orphaned.count } : {}),
            ...(isSound ? { history } : {}),
            ...(restoreProofs === null ? {} : { restoreProofs }),
        },
    };
}
function notCarriedOn(source, isHistorySound, areProofsSound) {
    const notices = [
        isHistorySound
            ? []
            : `${source} is compared with, but its history is not carried on: it is none that this program writes.`,
        areProofsSound
            ? []
            : `${source} is compared with, but its restore proofs are not carried on: they are none that this program writes.`,
    ].flat();
    return notices.length === 0 ? null : notices.join(" ");
}
function withoutDays(volume) {
    const { days, ...rest } = volume;
    return days === undefined ? volume : rest;
}
/** What the limits said: under `warn-only` a run passes that broke them. */
function limitsHeld(gate) {
    if (!gate)
        return null;
    const { passed, violations = [] } = gate;
    if (violations.length > 0)
        return false;
    // Failed without a violation: the run was interrupted, and its limits were never judged.
    return passed ? true : null;
}
/** Makes snapshots that share equal values: many volumes have few paths, regions and faults. */
function snapshots() {
    let isSound = true;
    const written = [];
    const text = firstOfEqual((it) => it);
    const failing = firstOfEqual((it) => JSON.stringify(it));
    const daysOf = ({ status_days: days, compliance_status: status }) => {
        if (days === undefined)
            return {};
        if ((0,_json_history_js__WEBPACK_IMPORTED_MODULE_2__/* .areDaysSound */ .Ju)(days, status))
            return { days: text(days) };
        isSound = false;
        return {};
    };
    const asSnapshot = (it) => ({
        volumeId: it.resource_id,
        volumeName: it.resource_name,
        compartmentPath: text(it.compartment_path),
        region: text(it.region),
        status: it.compliance_status,
        isExcused: it.waived || it.in_grace_period === true,
        failing: failing(it.checks === undefined ? recencyOnly(it) : it.checks.flatMap(failingCheck)),
        recoveryPointAt: instantOrNull(it.latest_backup_time_utc),
        timeCreated: instantOrNull(it.time_created_utc),
        rule: it.rule === undefined ? null : text(it.rule),
        firstSeenAt: instantOrNull(it.first_seen_utc),
        ...daysOf(it),
    });
    const toSnapshot = (it) => {
        if (it.restore_proof !== undefined)
            written.push([it.resource_id, it.restore_proof]);
        return asSnapshot(it);
    };
    return { toSnapshot, areAllDaysSound: () => isSound, written };
}
function instantOrNull(time) {
    return typeof time === "string" ? Date.parse(time) : null;
}
function firstOfEqual(keyOf) {
    const known = new Map();
    return (value) => {
        const key = keyOf(value);
        const first = known.get(key) ?? value;
        known.set(key, first);
        return first;
    };
}
/** A 1.0 report has no checks; what its statuses tell of recency is all that it knew. */
function recencyOnly({ compliance_status: status, waived, }) {
    return (0,_posture_compliance_status_js__WEBPACK_IMPORTED_MODULE_8__/* .isNonCompliant */ .rX)(status)
        ? [{ id: "backup-recency", isRequired: true, isExcused: waived }]
        : [];
}
function failingCheck(it) {
    const id = _settings_policy_js__WEBPACK_IMPORTED_MODULE_0__/* .CHECK_IDS */ .Sh.find((known) => known === it.id);
    // A check of a later version has no meaning here.
    if (id === undefined || it.result !== "fail")
        return [];
    const isExcused = it.waived === true || it.in_grace_period === true;
    return [{ id, isRequired: it.required === true, isExcused }];
}
function isSameScope(then, now) {
    const sorted = (list) => list === "all" ? list : [...list].sort().join("\n");
    return (sorted(then.regions) === sorted(now.regions) &&
        then.root_compartment === now.rootCompartment &&
        then.include_subcompartments === now.includeSubcompartments &&
        sorted(then.exclude_compartments) === sorted(now.excludeCompartments));
}
function foreign(problem) {
    return { problem, isForeign: true };
}


/***/ })

};
