export const id = 411;
export const ids = [411];
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

/***/ 50411:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  planSarifRenderer: () => (/* binding */ planSarifRenderer)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./src/reports/plan/told-checks.ts
var told_checks = __webpack_require__(32350);
// EXTERNAL MODULE: ./src/settings/policy.ts
var policy = __webpack_require__(11499);
// EXTERNAL MODULE: ./src/reports/escape/sarif.ts
var sarif = __webpack_require__(64617);
// EXTERNAL MODULE: ./src/plain/visible.ts
var visible = __webpack_require__(26630);
// EXTERNAL MODULE: ./src/reports/sarif/sarif-log.ts
var sarif_log = __webpack_require__(52267);
// EXTERNAL MODULE: ./src/reports/sarif/sarif-rules.ts
var sarif_rules = __webpack_require__(87502);
// EXTERNAL MODULE: ./src/reports/plan/plan-of.ts
var plan_of = __webpack_require__(87260);
;// CONCATENATED MODULE: ./src/reports/plan/transition-texts.ts
/** The checks that only a plan has, for reports that describe each check. */
const TRANSITION_TEXTS = {
    "protection-removed": {
        title: "A volume keeps its backup policy",
        help: "The volume stays and no policy makes backups of it any more. Keep the assignment, or exempt the volume with a reason.",
        severity: "high",
    },
    "protection-weakened": {
        title: "A volume keeps what its rule asks for",
        help: "Schedules change in place, for every volume that the backup policy is assigned to. Keep schedules, retention and locks, or assign another policy.",
        severity: "medium",
    },
    "volume-replaced": {
        title: "No volume is replaced",
        help: "A replaced volume is a new and empty one; the data goes with the old one. Undo the change of the arguments that force it, or restore the volume from a backup.",
        severity: "high",
    },
    "group-replaced": {
        title: "No volume group is replaced",
        help: "A replaced volume group begins its history of backups anew. Change the members through the group's volume_ids, which can be updated.",
        severity: "medium",
    },
    "volume-destroyed": {
        title: "No volume is destroyed unseen",
        help: "What was not backed up is gone with the volume. Make a backup by hand first, which is kept until it is deleted.",
        severity: "medium",
    },
    "backup-destroyed": {
        title: "No managed backup is destroyed",
        help: "A deleted backup cannot be had back. Take it out of the state instead, so that it lives on.",
        severity: "high",
    },
    "two-policies": {
        title: "One assignment for each asset",
        help: "An asset has one backup policy: the assignment that is made later displaces the other. Keep one of them.",
        severity: "low",
    },
};

;// CONCATENATED MODULE: ./src/reports/plan/plan-sarif.ts









/** Where results are shown whose resource is not found in a file: GitHub refuses one without a place. */
const DEFAULT_ANCHOR = "main.tf";
/** SARIF 2.1.0 for GitHub code scanning, each result at the line of its resource. */
const planSarifRenderer = {
    format: "sarif",
    extension: "sarif",
    contentType: "application/sarif+json",
    render(assessment, facts) {
        const { findings, assessedAt } = assessment;
        const results = findings.flatMap((finding) => finding.checks
            .filter((it) => !it.waived && (it.result === "fail" || (it.result === "unknown" && it.isRequired)))
            .map((check) => toResult(finding, check, { ...facts, of: (0,plan_of/* planOf */.X)(finding, assessment) })));
        return (0,sarif_log/* sarifLogText */.t)({
            toolVersion: facts.toolVersion,
            description: "Judges the volume backups of a Terraform plan.",
            id: "oci-volume-backup-audit/plan/",
            rules: rulesOf(findings),
            invocation: {
                executionSuccessful: true,
                startTimeUtc: new Date(assessedAt).toISOString(),
            },
            results: results.slice(0, sarif_log/* MAX_RESULTS */.s),
        });
    },
};
/** Every check in the order of ALL_CHECK_IDS, as serious as the worst of its results. */
function rulesOf(findings) {
    const highest = new Map();
    for (const { id, severity } of findings.flatMap(({ checks }) => checks)) {
        highest.set(id, (0,sarif_rules/* higherOf */.tN)(severity, highest.get(id)));
    }
    const transitions = policy/* TRANSITION_CHECK_IDS */.qA.map((id) => {
        const text = TRANSITION_TEXTS[id];
        return (0,sarif_rules/* sarifRule */.ob)({ id, ...text }, highest.get(id) ?? text.severity);
    });
    return [...(0,sarif_rules/* sarifRules */.VS)(highest), ...transitions];
}
function toResult(finding, check, { anchor, of }) {
    const name = (0,told_checks/* nameOf */.V)(finding);
    const place = finding.location ?? { file: anchor ?? DEFAULT_ANCHOR, line: 1 };
    const identity = [check.id, finding.planFile, name].join("\n");
    const hash = (0,external_node_crypto_.createHash)("sha256").update(identity).digest("hex");
    return {
        ruleId: check.id,
        ruleIndex: policy/* ALL_CHECK_IDS */.aV.indexOf(check.id),
        ...(check.result === "fail"
            ? { kind: "fail", level: check.isRequired ? sarif_rules/* LEVELS */.A_[check.severity] : "note" }
            : { kind: "review", level: "none" }),
        message: {
            text: (0,sarif/* sarifText */.B)(`${name}${of.map((plan) => ` (${plan})`).join("")}: ${check.message}.`),
        },
        locations: [
            {
                physicalLocation: {
                    artifactLocation: {
                        uri: (0,sarif/* sarifUri */.y)(place.file),
                        uriBaseId: "%SRCROOT%",
                    },
                    region: { startLine: place.line },
                },
                logicalLocations: [
                    { name: (0,visible/* visible */.R)(finding.address), fullyQualifiedName: (0,visible/* visible */.R)(name), kind: "resource" },
                ],
            },
        ],
        partialFingerprints: { primaryLocationLineHash: `${hash.slice(0, 16)}:1` },
        baselineState: check.isNew ? "new" : "unchanged",
        properties: {
            severity: check.severity,
            rule: (0,visible/* visible */.R)(finding.rule ?? finding.rules.join(" or ")),
        },
    };
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


/***/ })

};
