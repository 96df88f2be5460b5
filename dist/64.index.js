export const id = 64;
export const ids = [64];
export const modules = {

/***/ 64617:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ sarifText),
/* harmony export */   y: () => (/* binding */ sarifUri)
/* harmony export */ });
/* harmony import */ var _plain_visible_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26630);

/**
 * Text for a message of SARIF 2.1.0, a single line. Messages know placeholders, `{0}` (3.11.5), and
 * links, `[text](target)` (3.11.6): neither comes about.
 */
function sarifText(text) {
    return (0,_plain_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .R)(text).replaceAll("](", "] (").replace(/[{}]/g, "$&$&");
}
/** A file's path as a URI reference: what is syntax in one is escaped. */
function sarifUri(path) {
    return encodeURI(path).replace(/[?#:]/g, encodeURIComponent);
}


/***/ }),

/***/ 52267:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ MAX_RESULTS),
/* harmony export */   t: () => (/* binding */ sarifLogText)
/* harmony export */ });
/* harmony import */ var _plain_visible_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26630);

/** GitHub takes at most so many results a run; of 10 MB gzipped they fill less than half. */
const MAX_RESULTS = 25_000;
/** The text of a SARIF 2.1.0 file of one run. */
function sarifLogText({ toolVersion, description, id, rules, invocation, results, }) {
    const log = {
        $schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [
            {
                tool: {
                    driver: {
                        name: "oci-volume-backup-audit",
                        version: toolVersion,
                        semanticVersion: toolVersion,
                        shortDescription: { text: description },
                        rules,
                    },
                },
                automationDetails: { id },
                invocations: [invocation],
                columnKind: "utf16CodeUnits",
                results,
            },
        ],
    };
    return `${(0,_plain_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visibleJson */ .$)(JSON.stringify(log, null, 1))}\n`;
}


/***/ }),

/***/ 87502:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A_: () => (/* binding */ LEVELS),
/* harmony export */   VS: () => (/* binding */ sarifRules),
/* harmony export */   ob: () => (/* binding */ sarifRule),
/* harmony export */   tN: () => (/* binding */ higherOf)
/* harmony export */ });
/* harmony import */ var _posture_access_deletion_restricted_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55552);
/* harmony import */ var _posture_checks_checks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55006);
/* harmony import */ var _posture_checks_orphaned_backups_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(40327);
/* harmony import */ var _posture_frameworks_clauses_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(49830);
/* harmony import */ var _plain_order_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(73028);
/* harmony import */ var _settings_policy_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(11499);






/** The levels of SARIF 2.1.0 (3.27.10) for a result of kind `fail`. */
const LEVELS = {
    critical: "error",
    high: "error",
    medium: "warning",
    low: "note",
    info: "note",
};
/** Within GitHub's bands for security-severity: above 9.0 critical, 7.0 high, 4.0 medium, 0.1 low. */
const SCORES = {
    critical: "9.5",
    high: "8.0",
    medium: "5.5",
    low: "2.0",
    info: "0.1",
};
const PROBLEM_SEVERITIES = { error: "error", warning: "warning", note: "recommendation" };
/**
 * Every check as a SARIF reportingDescriptor, in the order of CHECK_IDS. GitHub shows a rule's
 * severity for all its results, so it is the highest that this run's results have.
 */
function sarifRules(highest) {
    const all = [..._posture_checks_checks_js__WEBPACK_IMPORTED_MODULE_1__/* .checks */ .A, _posture_checks_orphaned_backups_js__WEBPACK_IMPORTED_MODULE_2__/* .ORPHANED_BACKUP_CHECK */ .K, _posture_access_deletion_restricted_js__WEBPACK_IMPORTED_MODULE_0__/* .DELETION_RESTRICTED_CHECK */ .e7];
    return (0,_plain_order_js__WEBPACK_IMPORTED_MODULE_5__/* .sortedByKeys */ .Ld)(all, ({ id }) => [_settings_policy_js__WEBPACK_IMPORTED_MODULE_4__/* .CHECK_IDS */ .Sh.indexOf(id)]).map((check) => sarifRule(check, highest.get(check.id) ?? check.severity));
}
/** A check as a reportingDescriptor, as serious as its results. */
function sarifRule({ id, title, help }, severity) {
    const level = LEVELS[severity];
    return {
        id,
        name: `${pascalCase(id)}Check`,
        shortDescription: { text: `${title}.` },
        fullDescription: { text: help },
        help: { text: help, markdown: `**${title}.** ${help}` },
        defaultConfiguration: { level },
        properties: {
            tags: ["security", "backup", "oci", ...(0,_posture_frameworks_clauses_js__WEBPACK_IMPORTED_MODULE_3__/* .clausesOf */ .IN)(id).map(_posture_frameworks_clauses_js__WEBPACK_IMPORTED_MODULE_3__/* .clauseName */ .lH)],
            precision: "very-high",
            "problem.severity": PROBLEM_SEVERITIES[level],
            "security-severity": SCORES[severity],
        },
    };
}
/** The higher of two severities. */
function higherOf(a, b) {
    return b !== undefined && _settings_policy_js__WEBPACK_IMPORTED_MODULE_4__/* .SEVERITIES */ .oC.indexOf(b) > _settings_policy_js__WEBPACK_IMPORTED_MODULE_4__/* .SEVERITIES */ .oC.indexOf(a) ? b : a;
}
function pascalCase(id) {
    return id.replace(/(?:^|-)([a-z])/g, (_, letter) => letter.toUpperCase());
}


/***/ }),

/***/ 32064:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  sarifRenderer: () => (/* binding */ sarifRenderer)
});

// EXTERNAL MODULE: ./src/plain/wording.ts
var wording = __webpack_require__(82392);
// EXTERNAL MODULE: ./src/plain/visible.ts
var visible = __webpack_require__(26630);
// EXTERNAL MODULE: ./src/reports/escape/sarif.ts
var sarif = __webpack_require__(64617);
// EXTERNAL MODULE: ./src/reports/sarif/sarif-log.ts
var sarif_log = __webpack_require__(52267);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./src/settings/policy.ts
var policy = __webpack_require__(11499);
// EXTERNAL MODULE: ./src/reports/deletion-texts.ts
var deletion_texts = __webpack_require__(97100);
// EXTERNAL MODULE: ./src/reports/remedy/command-line.ts
var command_line = __webpack_require__(45368);
// EXTERNAL MODULE: ./src/reports/sarif/sarif-rules.ts
var sarif_rules = __webpack_require__(87502);
;// CONCATENATED MODULE: ./src/reports/sarif/sarif-results.ts







/**
 * Every failing check of every volume, and every required one that could not be told; worst first,
 * what is excused last. `anchor` is the URI of a file in the repository to show them at, `ruleLines` where in
 * it each of the assessment's rules begins, as far as that is known.
 */
function sarifResults(assessment, anchor, ruleLines) {
    const { findings, orphanedBackups, deletionRestricted, tenancyId } = assessment;
    const lines = new Map(assessment.rules.map(({ name }, index) => [name, ruleLines[index] ?? 1]));
    const top = { uri: anchor, line: 1 };
    const hasBaseline = assessment.drift.baseline !== null;
    const ofVolumes = findings.flatMap((finding) => finding.checks
        .filter((it) => it.result === "fail" || (it.result === "unknown" && it.isRequired))
        .map((check) => {
        const subject = { id: finding.volumeId, name: finding.volumeName };
        const place = { uri: anchor, line: lines.get(finding.rule) ?? 1 };
        return rated(check, subject, place, excuseOf(finding, check), () => ({
            text: `${describe(finding)}: ${check.message}.${remedyText(check)}`,
            baselineState: hasBaseline ? baselineState(finding, check) : undefined,
            properties: {
                region: finding.region,
                compartment: (0,visible/* visible */.R)(finding.compartmentPath),
                status: finding.status,
                severity: check.severity,
            },
        }));
    }));
    const tenancyChecks = [
        ...(orphanedBackups.result === "fail" ? [orphanedBackups] : []),
        ...(deletionRestricted === undefined || deletionRestricted.result === "pass"
            ? []
            : [deletionRestricted]),
    ];
    const ofTenancy = tenancyChecks.map((check) => rated(check, { id: tenancyId, name: tenancyId }, top, null, () => ({
        text: `In the tenancy as a whole, ${check.message}.${namesOf(check, deletionRestricted)}`,
        baselineState: undefined,
        properties: { severity: check.severity },
    })));
    return [...ofVolumes, ...ofTenancy].toSorted(worstFirst);
}
/** Those who may delete, where the result is about them. */
function namesOf(check, deletion) {
    if (deletion === undefined || check !== deletion)
        return "";
    const names = (0,deletion_texts/* othersNamed */.VP)(deletion.who);
    return names === "" ? "" : ` They are: ${names}.`;
}
/** `excuse`: why the gate does not count it; null when it does. */
function rated(check, subject, place, excuse, particulars) {
    const { id: ruleId, severity } = check;
    return {
        ruleId,
        severity,
        isFailure: check.result === "fail",
        isSuppressed: excuse !== null,
        result: () => toResult(check, subject, place, excuse, particulars()),
    };
}
function toResult({ id: ruleId, result, severity }, subject, place, excuse, { text, baselineState: state, properties }) {
    return {
        ruleId,
        ruleIndex: policy/* CHECK_IDS */.Sh.indexOf(ruleId),
        // SARIF 3.27.10: what did not fail has no level.
        ...(result === "fail"
            ? { kind: "fail", level: sarif_rules/* LEVELS */.A_[severity] }
            : { kind: "review", level: "none" }),
        message: { text: (0,sarif/* sarifText */.B)(text) },
        locations: [
            {
                physicalLocation: {
                    artifactLocation: { uri: place.uri, uriBaseId: "%SRCROOT%" },
                    region: { startLine: place.line },
                },
                logicalLocations: [
                    {
                        name: (0,visible/* visible */.R)(subject.name),
                        fullyQualifiedName: (0,visible/* visible */.R)(subject.id),
                        kind: "resource",
                    },
                ],
            },
        ],
        partialFingerprints: { primaryLocationLineHash: fingerprint(ruleId, subject.id) },
        ...(state === undefined ? {} : { baselineState: state }),
        // All results have the property, or a viewer could not tell "none" from "not said".
        suppressions: excuse === null ? [] : [suppression(excuse)],
        properties,
    };
}
function describe({ kind, volumeName, volumeId, compartmentPath, region }) {
    const what = kind === "BOOT_VOLUME" ? "Boot volume" : "Block volume";
    return `${what} ${volumeName} (${volumeId}) in compartment ${compartmentPath}, ${region}`;
}
function remedyText({ remedy }) {
    return remedy === null ? "" : ` Remedy: ${(0,command_line/* commandLine */.a)(remedy)}`;
}
/** How it compares with the last run; undefined where that run's report does not tell. */
function baselineState({ drift }, check) {
    const isStatus = check.id === "backup-recency";
    if (isStatus && drift === "changed")
        return "updated";
    if (check.result === "fail")
        return check.isNew ? "new" : "unchanged";
    if (!isStatus || drift === "none")
        return undefined;
    return drift === "new" ? "new" : "unchanged";
}
function excuseOf({ exemption }, check) {
    if (check.waived)
        return exemption === null ? "Exempt." : `${exemption.id}: ${exemption.reason}`;
    return check.inGracePeriod ? "The volume is in its grace period." : null;
}
function suppression(justification) {
    return { kind: "external", status: "accepted", justification: (0,visible/* visible */.R)(justification) };
}
/** GitHub takes the part before the colon for the alert's identity, and counts after it. */
function fingerprint(ruleId, ocid) {
    const hash = (0,external_node_crypto_.createHash)("sha256").update(`${ruleId}\n${ocid}`).digest("hex");
    return `${hash.slice(0, 16)}:1`;
}
/** What is alike keeps the assessment's order. */
function worstFirst(a, b) {
    return rank(b) - rank(a);
}
function rank({ isSuppressed, isFailure, severity }) {
    return (isSuppressed ? 0 : 100) + (isFailure ? 10 : 0) + policy/* SEVERITIES */.oC.indexOf(severity);
}

;// CONCATENATED MODULE: ./src/reports/sarif/sarif.ts






/** The listings that could not be read; the other reports have them all. */
const MAX_GAPS = 100;
/** Where results are shown when nobody says better: the workflow's name in the README. */
const DEFAULT_ANCHOR = ".github/workflows/volume-backup-audit.yml";
/**
 * SARIF 2.1.0 for GitHub code scanning. Findings that were resolved since the last run are left out:
 * GitHub closes an alert that is no longer in the file, and would show an `absent` one as open.
 */
const sarifRenderer = {
    format: "sarif",
    extension: "sarif",
    contentType: "application/sarif+json",
    render,
};
function render(assessment, facts) {
    const anchor = (0,sarif/* sarifUri */.y)(facts.anchor ?? DEFAULT_ANCHOR);
    const results = sarifResults(assessment, anchor, facts.ruleLines ?? []);
    const { tenancyId, assessedAt, interruption } = assessment;
    const { toolVersion, durationMs } = facts;
    return (0,sarif_log/* sarifLogText */.t)({
        toolVersion,
        description: "Audits the backups of OCI block and boot volumes.",
        id: `oci-volume-backup-audit/${(0,visible/* visible */.R)(tenancyId)}/`,
        rules: (0,sarif_rules/* sarifRules */.VS)(highestSeverities(results)),
        invocation: {
            // GitHub refuses the file of an unsuccessful run; gaps alone do not make it one.
            executionSuccessful: interruption === null,
            startTimeUtc: new Date(assessedAt).toISOString(),
            endTimeUtc: new Date(assessedAt + durationMs).toISOString(),
            toolExecutionNotifications: notifications(assessment, results.length),
        },
        results: results.slice(0, sarif_log/* MAX_RESULTS */.s).map(({ result }) => result()),
    });
}
function notifications({ interruption, unread }, results) {
    const gaps = unread
        .slice(0, MAX_GAPS)
        .map(({ operation, region, compartmentId, status, code, reason }) => {
        const answer = [status ?? "no answer", code ?? ""].join(" ").trim();
        return `${operation} in ${region}, compartment ${compartmentId}, could not be read (${answer}): ${reason}`;
    });
    const more = unread.length - gaps.length;
    const over = results - sarif_log/* MAX_RESULTS */.s;
    return [
        ...(interruption === null ? [] : [notification("interrupted", "error", interruption)]),
        ...gaps.map((text) => notification("unread-listing", "warning", text)),
        ...(more <= 0
            ? []
            : [
                notification("unread-listing", "warning", `${(0,wording/* counted */.hS)(more, "more listing")} could not be read: see the JSON report.`),
            ]),
        ...(over <= 0
            ? []
            : [
                notification("results-left-out", "warning", `${(0,wording/* counted */.hS)(over, "result")} of ${results} left out, the least severe: GitHub takes ${sarif_log/* MAX_RESULTS */.s}. The other reports have them all.`),
            ]),
    ];
}
function notification(id, level, text) {
    return { descriptor: { id }, level, message: { text: (0,sarif/* sarifText */.B)(text) } };
}
function highestSeverities(results) {
    const highest = new Map();
    for (const { ruleId, severity } of results) {
        highest.set(ruleId, (0,sarif_rules/* higherOf */.tN)(severity, highest.get(ruleId)));
    }
    return highest;
}


/***/ })

};
