export const id = 526;
export const ids = [526];
export const modules = {

/***/ 72081:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ stableUuid)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);

/** The namespace of all UUIDs of this program: itself a UUID of version 4, made once. */
const NAMESPACE = Buffer.from("6f0c6f5e1f0b4c0f9b0d7a3c52e8d914", "hex");
/** A UUID of version 5 (RFC 9562): the same parts give the same one, on every machine. */
function stableUuid(...parts) {
    const bytes = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha1").update(NAMESPACE).update(JSON.stringify(parts)).digest();
    bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
    const hex = bytes.toString("hex", 0, 16);
    const lengths = [0, 8, 12, 16, 20, 32];
    return lengths
        .slice(1)
        .map((end, index) => hex.slice(lengths[index], end))
        .join("-");
}


/***/ }),

/***/ 80526:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  oscalRenderer: () => (/* binding */ oscalRenderer)
});

// EXTERNAL MODULE: ./src/posture/frameworks/clauses.ts
var clauses = __webpack_require__(49830);
// EXTERNAL MODULE: ./src/plain/stable-uuid.ts
var stable_uuid = __webpack_require__(72081);
// EXTERNAL MODULE: ./src/plain/utc-time.ts
var utc_time = __webpack_require__(1386);
// EXTERNAL MODULE: ./src/plain/wording.ts
var wording = __webpack_require__(82392);
// EXTERNAL MODULE: ./src/plain/visible.ts
var visible = __webpack_require__(26630);
// EXTERNAL MODULE: ./src/posture/access/deletion-restricted.ts + 2 modules
var deletion_restricted = __webpack_require__(55552);
// EXTERNAL MODULE: ./src/posture/checks/orphaned-backups.ts
var orphaned_backups = __webpack_require__(40327);
// EXTERNAL MODULE: ./src/posture/checks/checks.ts + 8 modules
var checks = __webpack_require__(55006);
;// CONCATENATED MODULE: ./src/reports/frameworks/check-rows.ts



/** Every check under every rule under which it was evaluated, in the order of the checks. */
function checkRows({ findings, rules }) {
    const rows = new Map();
    for (const finding of findings) {
        for (const check of finding.checks) {
            const key = keyOf(check.id, finding.rule);
            const row = rows.get(key) ?? tallied();
            rows.set(key, row);
            row.counts[check.result] += 1;
            if (check.result === "fail" && (check.waived || check.inGracePeriod))
                row.excused += 1;
            if (check.result === "fail" || check.result === "unknown")
                row.told.push({ finding, check });
        }
    }
    return checks/* checks */.A.flatMap(({ id, title, help }) => rules.flatMap(({ name: rule }) => {
        const row = rows.get(keyOf(id, rule));
        return row === undefined ? [] : [{ id, title, help, rule, ...row }];
    }));
}
/** The checks of the tenancy as a whole, under no rule. */
function tenancyRows({ orphanedBackups, deletionRestricted }) {
    const judged = [
        { check: orphaned_backups/* ORPHANED_BACKUP_CHECK */.K, result: orphanedBackups.result },
        ...(deletionRestricted === undefined
            ? []
            : [{ check: deletion_restricted/* DELETION_RESTRICTED_CHECK */.e7, result: deletionRestricted.result }]),
    ];
    return judged.map(({ check: { id, title, help }, result }) => {
        const { counts } = tallied();
        counts[result] = 1;
        return { id, title, help, rule: "tenancy", counts, excused: 0, told: [] };
    });
}
function tallied() {
    return { counts: { pass: 0, fail: 0, unknown: 0, not_applicable: 0 }, excused: 0, told: [] };
}
function keyOf(id, rule) {
    return `${id}\n${rule}`;
}

;// CONCATENATED MODULE: ./src/reports/frameworks/oscal.ts






/** Of the names of properties that OSCAL does not define itself. */
const NAMESPACE = "https://github.com/oci-volume-backup-audit/ns/oscal";
const OSCAL_VERSION = "1.1.3";
const NIST = "NIST SP 800-53";
/**
 * NIST OSCAL assessment results 1.1: one observation and one finding for each check and rule. UUIDs are
 * made of what they stand for, so that the same assessment gives the same bytes.
 */
const oscalRenderer = {
    format: "oscal",
    extension: "oscal.json",
    contentType: "application/json",
    render: (assessment, facts) => `${(0,visible/* visibleJson */.$)(JSON.stringify({ "assessment-results": resultsOf(assessment, facts) }, null, 1))}\n`,
};
function resultsOf(assessment, facts) {
    const time = (0,utc_time/* utcText */.k)(assessment.assessedAt);
    const uuid = (...parts) => (0,stable_uuid/* stableUuid */.t)(assessment.tenancyId, time, ...parts);
    const rows = [...checkRows(assessment), ...tenancyRows(assessment)];
    const plan = uuid("plan");
    return {
        uuid: uuid("assessment-results"),
        metadata: {
            title: "OCI volume backup posture",
            "last-modified": time,
            version: line(facts.toolVersion),
            "oscal-version": OSCAL_VERSION,
        },
        "import-ap": { href: `#${plan}` },
        results: [resultOf(assessment, facts, rows, { uuid, time })],
        "back-matter": {
            resources: [
                {
                    uuid: plan,
                    title: "What was assessed, and by which rules",
                    description: planText(assessment, facts),
                },
            ],
        },
    };
}
function planText({ tenancyId, regions, rules }, { policyFile }) {
    const file = policyFile === undefined
        ? "no policy file"
        : `the policy file ${policyFile.path}, SHA-256 ${policyFile.sha256}`;
    const names = rules.map(({ name }) => name).join(", ");
    return line(`Every block and boot volume in scope of ${tenancyId}, in ${regions.join(", ")}, by ${file}. Rules: ${names}.`);
}
function resultOf(assessment, { durationMs }, rows, identity) {
    const { uuid, time } = identity;
    const { assessedAt, summary, complete, findings } = assessment;
    const controls = [...new Set(rows.flatMap(({ id }) => nistControls(id)))].sort();
    const told = new Set(rows.flatMap((row) => row.told.map(({ finding }) => finding.volumeId)));
    const items = findings.filter(({ volumeId }) => told.has(volumeId));
    return {
        uuid: uuid("result"),
        title: "Volume backup audit",
        description: line(`${(0,wording/* counted */.hS)(summary.total, "volume")}: ${summary.compliant} compliant, ${summary.stale} stale, ${summary.noBackup} without backup, ${summary.unknown} unknown.${complete ? "" : " Not everything could be read."}`),
        start: time,
        end: (0,utc_time/* utcText */.k)(assessedAt + durationMs),
        props: [
            prop("complete", String(complete)),
            prop("volumes", String(summary.total)),
            prop("compliant", String(summary.compliant)),
            prop("stale-backup", String(summary.stale)),
            prop("no-backup", String(summary.noBackup)),
            prop("unknown", String(summary.unknown)),
        ],
        ...(items.length === 0
            ? {}
            : { "local-definitions": { "inventory-items": items.map((it) => inventoryItem(it, uuid)) } }),
        "reviewed-controls": {
            "control-selections": [
                {
                    description: "NIST SP 800-53 Rev. 5, each in part; other frameworks stand in the findings.",
                    ...(controls.length === 0
                        ? {}
                        : { "include-controls": controls.map((id) => ({ "control-id": id })) }),
                },
            ],
        },
        observations: rows.map((row) => observation(row, identity)),
        findings: rows.map((row) => finding(row, identity)),
    };
}
function inventoryItem(it, uuid) {
    const kind = it.kind === "BOOT_VOLUME" ? "Boot volume" : "Block volume";
    return {
        uuid: uuid("volume", it.volumeId),
        description: line(`${kind} ${it.volumeName} in ${it.compartmentPath}, ${it.region}`),
        props: [
            { name: "asset-id", value: line(it.volumeId) },
            prop("region", it.region),
            prop("compartment", it.compartmentPath),
            prop("status", it.status),
        ],
    };
}
function observation(row, { uuid, time }) {
    const { id, title, rule, told } = row;
    return {
        uuid: uuid("observation", id, rule),
        title: line(`${title} (${id}, rule ${rule})`),
        description: line(countsText(row)),
        props: countProps(row),
        methods: ["TEST"],
        types: ["control-objective"],
        ...(told.length === 0
            ? {}
            : {
                subjects: told.map(({ finding: it, check }) => ({
                    "subject-uuid": uuid("volume", it.volumeId),
                    type: "inventory-item",
                    title: line(it.volumeName),
                    props: [
                        prop("result", check.result),
                        ...excuseProps(check.waived, check.inGracePeriod),
                    ],
                    remarks: line(check.message),
                })),
            }),
        collected: time,
    };
}
function finding(row, { uuid }) {
    const { id, title, help, rule, counts } = row;
    return {
        uuid: uuid("finding", id, rule),
        title: line(`${title} (${id}, rule ${rule})`),
        description: line(help),
        props: [
            ...countProps(row),
            ...(0,clauses/* clausesOf */.IN)(id).map((clause) => ({
                ...prop("clause", (0,clauses/* clauseName */.lH)(clause)),
                remarks: line(`In part. It does not cover: ${clause.notCovered}.`),
            })),
        ],
        target: {
            type: "objective-id",
            "target-id": id,
            status: stateOf(counts),
        },
        "related-observations": [{ "observation-uuid": uuid("observation", id, rule) }],
    };
}
/** What could not be told is not satisfied: nobody knows that it is. */
function stateOf({ fail, unknown }) {
    if (fail > 0)
        return { state: "not-satisfied", reason: "fail" };
    return unknown > 0
        ? { state: "not-satisfied", reason: "other", remarks: "It could not be told for every volume." }
        : { state: "satisfied", reason: "pass" };
}
function countsText({ counts, excused }) {
    const { pass, fail, unknown, not_applicable: none } = counts;
    const of = excused === 0 ? "" : `, ${excused} of them exempted or in a grace period`;
    return `Passed on ${pass}, failed on ${fail}${of}, could not be told on ${unknown}, not applicable on ${none}.`;
}
function countProps({ rule, counts, excused }) {
    return [
        prop("rule", rule),
        prop("pass", String(counts.pass)),
        prop("fail", String(counts.fail)),
        prop("excused", String(excused)),
        prop("unknown", String(counts.unknown)),
        prop("not-applicable", String(counts.not_applicable)),
    ];
}
function excuseProps(isWaived, isInGracePeriod) {
    return [
        ...(isWaived ? [prop("waived", "true")] : []),
        ...(isInGracePeriod ? [prop("in-grace-period", "true")] : []),
    ];
}
function prop(name, value) {
    return { name, ns: NAMESPACE, value: line(value) };
}
/** `CP-9(3)` as NIST's catalogue has it: `cp-9.3`. */
function nistControls(id) {
    return (0,clauses/* clausesOf */.IN)(id)
        .filter(({ framework }) => framework === NIST)
        .map(({ clause }) => clause.toLowerCase().replace("(", ".").replace(")", ""));
}
/** OSCAL's strings are not empty, of one line, and have no blank at either end. */
function line(text) {
    const shown = (0,visible/* visible */.R)(text).trim();
    return shown === "" ? "(empty)" : shown;
}


/***/ })

};
