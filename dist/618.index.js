export const id = 618;
export const ids = [618,627];
export const modules = {

/***/ 57618:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  diff: () => (/* binding */ diff)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/error-message.ts
var error_message = __webpack_require__(86587);
// EXTERNAL MODULE: ./src/posture/drift.ts
var posture_drift = __webpack_require__(58995);
// EXTERNAL MODULE: ./src/reports/palette.ts
var palette = __webpack_require__(76700);
// EXTERNAL MODULE: ./src/reports/read-report.ts + 2 modules
var read_report = __webpack_require__(21627);
// EXTERNAL MODULE: ./src/posture/code-unit-order.ts
var code_unit_order = __webpack_require__(21059);
// EXTERNAL MODULE: ./src/posture/wording.ts
var wording = __webpack_require__(48660);
// EXTERNAL MODULE: ./src/reports/escape/terminal.ts
var terminal = __webpack_require__(9983);
// EXTERNAL MODULE: ./src/reports/terminal-columns.ts
var terminal_columns = __webpack_require__(91445);
// EXTERNAL MODULE: ./src/reports/terminal-table.ts
var terminal_table = __webpack_require__(86526);
// EXTERNAL MODULE: ./src/reports/timestamps.ts
var timestamps = __webpack_require__(36346);
;// CONCATENATED MODULE: ./src/reports/terminal-diff.ts







/** What changed between two reports, for a person at a terminal; ends with a line feed. */
function renderTerminalDiff(before, after, { drift, byVolume }, { columns, isColoured }) {
    const paint = (0,palette/* palette */.M)(isColoured);
    const then = new Map(before.volumes.map((volume) => [volume.volumeId, volume]));
    const changed = after.volumes.flatMap((volume) => {
        const kind = byVolume.get(volume.volumeId)?.drift;
        return kind === "new" || kind === "changed" ? [{ kind, volume }] : [];
    });
    const rows = (0,code_unit_order/* sortedByKeys */.Ld)(changed, newFirst).map(({ kind, volume }) => changedRow(kind, volume, then.get(volume.volumeId), paint));
    rows.push(...drift.resolvedFindings.map((it) => resolvedRow(it, paint)));
    const counts = [
        paint.bad(`new ${drift.new}`),
        paint.warning(`changed ${drift.changed}`),
        paint.good(`resolved ${drift.resolved}`),
        `failing as before ${drift.persisting}`,
    ];
    const volumes = `${(0,wording/* counted */.hS)(drift.appeared, "volume")} appeared, ${drift.vanished} vanished`;
    const lines = [
        ...origin("from", before, columns),
        ...origin("to  ", after, columns),
        "",
        `  ${counts.join("   ")}`,
        `  ${volumes}`,
        ...(rows.length === 0 ? [] : ["", ...(0,terminal_table/* terminalTable */.R)(COLUMNS, rows, columns)]),
    ];
    return `${lines.map((line) => line.trimEnd()).join("\n")}\n`;
}
const COLUMNS = [
    { title: "CHANGE" },
    { title: "WAS", isElastic: true },
    { title: "NOW", isElastic: true },
    { title: "VOLUME", isElastic: true },
    { title: "COMPARTMENT", isElastic: true },
    { title: "REGION" },
];
const newFirst = ({ kind, volume }) => [
    kind === "new" ? 0 : 1,
    volume.region,
    volume.compartmentPath,
    volume.volumeName,
    volume.volumeId,
];
function origin(word, { source, generatedAt }, columns) {
    return (0,terminal_columns/* wrapColumns */.cd)(`${word} ${(0,timestamps/* readableTime */.GI)(generatedAt)}  ${(0,terminal/* escapeTerminal */.e)(source)}`, columns);
}
function changedRow(kind, volume, then, paint) {
    return [
        { text: kind, style: kind === "new" ? paint.bad : paint.warning },
        { text: then === undefined ? "-" : stateOf(then) },
        { text: stateOf(volume) },
        ...place(volume),
    ];
}
function resolvedRow(it, paint) {
    return [
        { text: "resolved", style: paint.good },
        { text: statusOrChecks(it.previousStatus, it.previouslyFailing) },
        { text: "COMPLIANT" },
        ...place(it),
    ];
}
function stateOf({ status, isExcused, failing }) {
    if (status !== "COMPLIANT" && isExcused)
        return `${status}, excused`;
    const counted = failing.filter((it) => it.isRequired && !it.isExcused);
    return statusOrChecks(status, counted.map(({ id }) => id));
}
/** The status; of a compliant volume the checks for which it fails. */
function statusOrChecks(status, failing) {
    return status === "COMPLIANT" && failing.length > 0 ? failing.join(", ") : status;
}
function place(it) {
    return [
        { text: it.volumeName.trim() || "(no name)" },
        { text: it.compartmentPath },
        { text: it.region },
    ];
}

;// CONCATENATED MODULE: ./src/diff-command.ts







const EXIT = { nothingNew: 0, unreadable: 1, newFailures: 3 };
/**
 * `diff OLD.json NEW.json`: prints what changed between two JSON reports. The exit code is 0 when no
 * volume fails that did not fail alike before, 3 when one does, 1 when a file cannot be used.
 */
async function diff(world, { oldPath, newPath }) {
    const { log, stdout } = world;
    // One after the other: the first is reduced before the second, as large, is in memory.
    const before = await read(world, oldPath);
    const after = await read(world, newPath);
    for (const each of [before, after])
        if (typeof each === "string")
            log.error(each);
    if (typeof before !== "object" || typeof after !== "object")
        return EXIT.unreadable;
    const comparison = (0,posture_drift/* compareRuns */.q)(before, after);
    const options = { columns: stdout.columns ?? 80, isColoured: (0,palette/* isColoured */.y)(stdout, world.env) };
    stdout.write(renderTerminalDiff(before, after, comparison, options));
    const { drift } = comparison;
    return drift.new + drift.changed > 0 ? EXIT.newFailures : EXIT.nothingNew;
}
/** The report, or a sentence that says why it cannot be compared. */
async function read({ workingDir }, path) {
    let content;
    try {
        content = await (0,promises_.readFile)((0,external_node_path_.resolve)(workingDir, path));
    }
    catch (error) {
        return `${path} cannot be read (${(0,error_message/* messageOf */.b)(error)}). Give the paths of two JSON reports: diff OLD.json NEW.json.`;
    }
    const report = (0,read_report.readReport)(content, path, null);
    return "snapshot" in report ? report.snapshot : report.problem;
}


/***/ }),

/***/ 21627:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readReport: () => (/* binding */ readReport)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/api.js
var api = __webpack_require__(43759);
;// CONCATENATED MODULE: ./node_modules/zod/v4/classic/iso.js



function datetime(params) {
    return api/* _isoDateTime */.G1(schemas/* ZodISODateTime */.You, params);
}
function date(params) {
    return core._isoDate(ZodISODate, params);
}
function time(params) {
    return core._isoTime(ZodISOTime, params);
}
function duration(params) {
    return core._isoDuration(ZodISODuration, params);
}

// EXTERNAL MODULE: ./src/settings/policy.ts
var policy = __webpack_require__(11499);
;// CONCATENATED MODULE: ./src/reports/findings-by-line.ts
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
        return { value: JSON.parse(json) };
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

;// CONCATENATED MODULE: ./src/reports/read-report.ts



const finding = schemas/* object */.Ikc({
    resource_id: schemas/* string */.YjP(),
    resource_name: schemas/* string */.YjP(),
    compartment_path: schemas/* string */.YjP(),
    region: schemas/* string */.YjP(),
    compliance_status: schemas/* enum */.k5n(["COMPLIANT", "STALE_BACKUP", "NO_BACKUP", "UNKNOWN"]),
    waived: schemas/* boolean */.zMY(),
    in_grace_period: schemas/* boolean */.zMY().optional(),
    first_seen_utc: datetime().nullish(),
    checks: schemas/* array */.YOg(schemas/* object */.Ikc({
        id: schemas/* string */.YjP(),
        result: schemas/* string */.YjP(),
        waived: schemas/* boolean */.zMY().optional(),
        in_grace_period: schemas/* boolean */.zMY().optional(),
        required: schemas/* boolean */.zMY().optional(),
    }))
        .optional(),
});
/** As much of a report as a comparison needs; every 1.x report has it. */
const report = schemas/* object */.Ikc({
    schema_version: schemas/* string */.YjP(),
    metadata: schemas/* object */.Ikc({
        generated_at_utc: datetime(),
        tenancy_ocid: schemas/* string */.YjP(),
        scope: schemas/* object */.Ikc({
            regions: schemas/* union */.KCZ([schemas/* literal */.euz("all"), schemas/* array */.YOg(schemas/* string */.YjP())]),
            root_compartment: schemas/* string */.YjP().nullable(),
            include_subcompartments: schemas/* boolean */.zMY(),
            exclude_compartments: schemas/* array */.YOg(schemas/* string */.YjP()),
        })
            .optional(),
    }),
    gate: schemas/* object */.Ikc({ passed: schemas/* boolean */.zMY() }).nullish(),
    findings: schemas/* object */.Ikc({ block_volumes: schemas/* array */.YOg(finding), boot_volumes: schemas/* array */.YOg(finding) }),
});
/**
 * Reads a JSON report of this program for a comparison. What cannot be compared with comes back as a
 * sentence; it never throws. `expected` null takes a report of any scope.
 */
function readReport(content, source, expected) {
    const toSnapshot = snapshots();
    let read;
    try {
        read = readByLine(content, (it) => {
            const parsed = finding.safeParse(it);
            return parsed.success ? toSnapshot(parsed.data) : null;
        }) ?? { frame: JSON.parse(content.toString("utf8")), findings: [] };
    }
    catch {
        return unusable(`${source} is not compared with: it is not JSON.`);
    }
    const version = read.frame?.schema_version;
    if (typeof version === "string" && !version.startsWith("1.")) {
        return unusable(`${source} is not compared with: its schema version ${JSON.stringify(version)} is not one that this version reads (1.x).`);
    }
    const parsed = report.safeParse(read.frame);
    const alreadyReduced = read.findings.filter((it) => it !== null);
    if (!parsed.success || alreadyReduced.length < read.findings.length) {
        return unusable(`${source} is not compared with: it is no report of this program.`);
    }
    const { metadata, gate, findings } = parsed.data;
    if (expected !== null) {
        if (metadata.tenancy_ocid !== expected.tenancyId) {
            return unusable(`${source} is not compared with: it is of another tenancy.`);
        }
        if (metadata.scope !== undefined && !isSameScope(metadata.scope, expected.scope)) {
            return unusable(`${source} is not compared with: it is of another scope.`);
        }
    }
    const others = [...findings.block_volumes, ...findings.boot_volumes].map(toSnapshot);
    return {
        snapshot: {
            generatedAt: Date.parse(metadata.generated_at_utc),
            source,
            passed: gate?.passed ?? null,
            volumes: [...alreadyReduced, ...others],
        },
    };
}
/** Makes snapshots that share equal values: many volumes have few paths, regions and faults. */
function snapshots() {
    const text = firstOfEqual((it) => it);
    const failing = firstOfEqual((it) => JSON.stringify(it));
    return (it) => ({
        volumeId: it.resource_id,
        volumeName: it.resource_name,
        compartmentPath: text(it.compartment_path),
        region: text(it.region),
        status: it.compliance_status,
        isExcused: it.waived || it.in_grace_period === true,
        failing: failing(it.checks === undefined ? recencyOnly(it) : it.checks.flatMap(failingCheck)),
        firstSeenAt: typeof it.first_seen_utc === "string" ? Date.parse(it.first_seen_utc) : null,
    });
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
    const isFailing = status === "STALE_BACKUP" || status === "NO_BACKUP";
    return isFailing ? [{ id: "backup-recency", isRequired: true, isExcused: waived }] : [];
}
function failingCheck(it) {
    const id = policy/* CHECK_IDS */.Sh.find((known) => known === it.id);
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
function unusable(problem) {
    return { problem };
}


/***/ })

};
