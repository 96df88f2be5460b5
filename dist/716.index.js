export const id = 716;
export const ids = [716];
export const modules = {

/***/ 64617:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ sarifText)
/* harmony export */ });
/* harmony import */ var _visible_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50601);

/**
 * Text for a message of SARIF 2.1.0, a single line. Messages know placeholders, `{0}` (3.11.5), and
 * links, `[text](target)` (3.11.6): neither comes about.
 */
function sarifText(text) {
    return (0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .R)(text).replaceAll("](", "] (").replace(/[{}]/g, "$&$&");
}


/***/ }),

/***/ 59716:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   planSarifRenderer: () => (/* binding */ planSarifRenderer)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _settings_policy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11499);
/* harmony import */ var _escape_sarif_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(64617);
/* harmony import */ var _escape_visible_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(50601);
/* harmony import */ var _sarif_rules_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(79748);
/* harmony import */ var _plan_markdown_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(18052);






/** GitHub takes at most so many results a run. */
const MAX_RESULTS = 25_000;
/** Where results are shown whose resource is not found in a file: GitHub refuses one without a place. */
const DEFAULT_ANCHOR = "main.tf";
/** SARIF 2.1.0 for GitHub code scanning, each result at the line of its resource. */
const planSarifRenderer = {
    format: "sarif",
    extension: "sarif",
    contentType: "application/sarif+json",
    render({ findings, assessedAt }, facts) {
        const results = findings.flatMap((finding) => finding.checks
            .filter((it) => !it.waived && (it.result === "fail" || (it.result === "unknown" && it.isRequired)))
            .map((check) => toResult(finding, check, facts)));
        const log = {
            $schema: "https://json.schemastore.org/sarif-2.1.0.json",
            version: "2.1.0",
            runs: [
                {
                    tool: {
                        driver: {
                            name: "oci-volume-backup-audit",
                            version: facts.toolVersion,
                            semanticVersion: facts.toolVersion,
                            shortDescription: { text: "Judges the volume backups of a Terraform plan." },
                            rules: _settings_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .ALL_CHECK_IDS */ .aV.map((id) => ({
                                id,
                                shortDescription: { text: `${titleOf(id)}.` },
                                help: { text: `${titleOf(id)}: see the policy file's rules.` },
                            })),
                        },
                    },
                    automationDetails: { id: "oci-volume-backup-audit/plan/" },
                    invocations: [
                        { executionSuccessful: true, startTimeUtc: new Date(assessedAt).toISOString() },
                    ],
                    columnKind: "utf16CodeUnits",
                    results: results.slice(0, MAX_RESULTS),
                },
            ],
        };
        return `${(0,_escape_visible_js__WEBPACK_IMPORTED_MODULE_4__/* .visibleJson */ .$)(JSON.stringify(log, null, 1))}\n`;
    },
};
function titleOf(id) {
    const words = id.replaceAll("-", " ");
    return words.charAt(0).toUpperCase() + words.slice(1);
}
function toResult(finding, check, { anchor }) {
    const name = (0,_plan_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .nameOf */ .Vb)(finding);
    const place = finding.location ?? { file: anchor ?? DEFAULT_ANCHOR, line: 1 };
    const identity = [check.id, finding.planFile, name].join("\n");
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(identity).digest("hex");
    return {
        ruleId: check.id,
        ruleIndex: _settings_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .ALL_CHECK_IDS */ .aV.indexOf(check.id),
        ...(check.result === "fail"
            ? { kind: "fail", level: check.isRequired ? _sarif_rules_js__WEBPACK_IMPORTED_MODULE_2__/* .LEVELS */ .A_[check.severity] : "note" }
            : { kind: "review", level: "none" }),
        message: { text: (0,_escape_sarif_js__WEBPACK_IMPORTED_MODULE_5__/* .sarifText */ .B)(`${name}: ${check.message}.`) },
        locations: [
            {
                physicalLocation: {
                    artifactLocation: {
                        uri: encodeURI(place.file).replace(/[?#:]/g, encodeURIComponent),
                        uriBaseId: "%SRCROOT%",
                    },
                    region: { startLine: place.line },
                },
                logicalLocations: [
                    { name: (0,_escape_visible_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .R)(finding.address), fullyQualifiedName: (0,_escape_visible_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .R)(name), kind: "resource" },
                ],
            },
        ],
        partialFingerprints: { primaryLocationLineHash: `${hash.slice(0, 16)}:1` },
        baselineState: check.isNew ? "new" : "unchanged",
        properties: {
            severity: check.severity,
            rule: (0,_escape_visible_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .R)(finding.rule ?? finding.rules.join(" or ")),
        },
    };
}


/***/ }),

/***/ 79748:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A_: () => (/* binding */ LEVELS),
/* harmony export */   VS: () => (/* binding */ sarifRules),
/* harmony export */   tN: () => (/* binding */ higherOf)
/* harmony export */ });
/* harmony import */ var _posture_checks_checks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(54981);
/* harmony import */ var _posture_checks_orphaned_backups_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(40327);
/* harmony import */ var _posture_code_unit_order_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(21059);
/* harmony import */ var _settings_policy_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11499);




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
    const all = [..._posture_checks_checks_js__WEBPACK_IMPORTED_MODULE_0__/* .checks */ .A, _posture_checks_orphaned_backups_js__WEBPACK_IMPORTED_MODULE_1__/* .ORPHANED_BACKUP_CHECK */ .K];
    return (0,_posture_code_unit_order_js__WEBPACK_IMPORTED_MODULE_3__/* .sortedByKeys */ .Ld)(all, ({ id }) => [_settings_policy_js__WEBPACK_IMPORTED_MODULE_2__/* .CHECK_IDS */ .Sh.indexOf(id)]).map((check) => {
        const { id, title, help } = check;
        const severity = highest.get(id) ?? check.severity;
        const level = LEVELS[severity];
        return {
            id,
            name: `${pascalCase(id)}Check`,
            shortDescription: { text: `${title}.` },
            fullDescription: { text: help },
            help: { text: help, markdown: `**${title}.** ${help}` },
            defaultConfiguration: { level },
            properties: {
                tags: ["security", "backup", "oci"],
                precision: "very-high",
                "problem.severity": PROBLEM_SEVERITIES[level],
                "security-severity": SCORES[severity],
            },
        };
    });
}
/** The higher of two severities. */
function higherOf(a, b) {
    return b !== undefined && _settings_policy_js__WEBPACK_IMPORTED_MODULE_2__/* .SEVERITIES */ .oC.indexOf(b) > _settings_policy_js__WEBPACK_IMPORTED_MODULE_2__/* .SEVERITIES */ .oC.indexOf(a) ? b : a;
}
function pascalCase(id) {
    return id.replace(/(?:^|-)([a-z])/g, (_, letter) => letter.toUpperCase());
}


/***/ })

};
