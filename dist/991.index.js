export const id = 991;
export const ids = [991];
export const modules = {

/***/ 29970:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ escapeXml),
/* harmony export */   h: () => (/* binding */ xmlAttributes)
/* harmony export */ });
/* harmony import */ var _plain_visible_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26630);

/**
 * Text for XML 1.0 content or a quoted attribute value. What XML cannot hold at all (controls, lone
 * surrogates, U+FFFE and U+FFFF) shows as its code, as does whatever is not seen.
 */
function escapeXml(text) {
    // Most of it is plain, in reports of many megabytes.
    if (/^[\w .,:;/()-]*$/.test(text))
        return text;
    return (0,_plain_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .R)(text)
        .replace(/[\ufffe\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`)
        .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
/** ` name="value"` for each: what follows an element's name. */
function xmlAttributes(values) {
    return Object.entries(values)
        .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
        .join("");
}


/***/ }),

/***/ 77991:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   junitRenderer: () => (/* binding */ junitRenderer)
/* harmony export */ });
/* harmony import */ var _plain_group_by_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(11837);
/* harmony import */ var _posture_access_deletion_restricted_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55552);
/* harmony import */ var _deletion_texts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97100);
/* harmony import */ var _escape_xml_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(29970);
/* harmony import */ var _markdown_gate_failures_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(94732);
/* harmony import */ var _remedy_command_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(45368);
/* harmony import */ var _timestamps_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(36346);







/**
 * JUnit XML as test viewers read it: a suite a compartment, a case a volume. At fault is a failure,
 * UNKNOWN an error, waived or in its grace period skipped. Each listing that could not be read is an
 * error in a suite of its own, so that an incomplete audit never looks like a passed one.
 */
const junitRenderer = {
    format: "junit",
    extension: "junit.xml",
    contentType: "application/xml",
    render(assessment) {
        const groups = [...(0,_plain_group_by_js__WEBPACK_IMPORTED_MODULE_4__/* .groupBy */ .$)(assessment.findings, (it) => it.compartmentPath)];
        const resolved = new Map(assessment.drift.resolvedFindings.map((it) => [it.volumeId, it.previousStatus]));
        const suites = groups.map(([path, findings]) => ({
            name: path,
            baseline: baselineOf(assessment),
            cases: findings.map((it) => toCase(it, resolved.get(it.volumeId))),
        }));
        const deletion = deletionCases(assessment);
        if (deletion.length > 0) {
            suites.push({ name: _deletion_texts_js__WEBPACK_IMPORTED_MODULE_1__/* .DELETION_TITLE */ .qt, baseline: null, cases: deletion });
        }
        const unread = unreadCases(assessment);
        if (unread.length > 0) {
            suites.push({ name: "What could not be read", baseline: null, cases: unread });
        }
        const all = suites.flatMap(({ cases }) => cases);
        const timestamp = (0,_timestamps_js__WEBPACK_IMPORTED_MODULE_3__/* .utcTimestamp */ .$A)(assessment.assessedAt)?.slice(0, 19) ?? "";
        return [
            '<?xml version="1.0" encoding="UTF-8"?>',
            `<testsuites${(0,_escape_xml_js__WEBPACK_IMPORTED_MODULE_5__/* .xmlAttributes */ .h)({ name: "OCI volume backup posture", ...counts(all), time: 0 })}>`,
            ...suites.flatMap((suite) => suiteLines(suite, timestamp)),
            "</testsuites>\n",
        ].join("\n");
    },
};
function baselineOf({ drift: { baseline } }) {
    if (baseline === null)
        return "none";
    return `${baseline.source} of ${(0,_timestamps_js__WEBPACK_IMPORTED_MODULE_3__/* .readableTime */ .GI)(baseline.generatedAt)}`;
}
function toCase(finding, previousStatus) {
    const { region, compartmentPath, volumeName, volumeId } = finding;
    return {
        className: `${region}.${compartmentPath}`,
        // The OCID, since names tell nothing apart and viewers follow a case by its name.
        name: `${volumeName} (${volumeId})`,
        outcome: outcomeOf(finding),
        ...(previousStatus === undefined
            ? {}
            : { output: `resolved since the last run, was ${previousStatus}` }),
    };
}
function outcomeOf(finding) {
    const { status, reason, waived, inGracePeriod, exemption, drift } = finding;
    const failing = (0,_markdown_gate_failures_js__WEBPACK_IMPORTED_MODULE_6__/* .gateFailures */ .X)(finding).filter((check) => !check.inGracePeriod);
    const lines = [
        ...(drift === "none" ? [] : [`since the last run: ${drift}`]),
        ...failing.flatMap(({ id, severity, message, remedy }) => [
            `${id} (${severity}): ${message}`,
            ...(remedy === null ? [] : [`  ${(0,_remedy_command_line_js__WEBPACK_IMPORTED_MODULE_2__/* .commandLine */ .a)(remedy)}`]),
        ]),
    ];
    const isExcused = waived || inGracePeriod;
    if (status === "UNKNOWN" && !isExcused) {
        return { element: "error", type: status, message: reason, lines };
    }
    const [first] = failing;
    if (status !== "COMPLIANT" && !isExcused) {
        return { element: "failure", type: status, message: reason, lines };
    }
    if (first !== undefined) {
        return { element: "failure", type: first.id, message: first.message, lines };
    }
    if (status === "COMPLIANT")
        return null;
    const excuse = waived ? `waived: ${exemption?.reason ?? ""}` : "in its grace period";
    return { element: "skipped", type: status, message: `${excuse} (${reason})`, lines: [] };
}
/** One case for the tenancy; who it is stands in it. */
function deletionCases({ deletionRestricted: it }) {
    if (it === undefined)
        return [];
    const lines = it.who
        .filter(({ isAllowed }) => !isAllowed)
        .map((each) => (0,_deletion_texts_js__WEBPACK_IMPORTED_MODULE_1__/* .deletionCells */ .wp)(each).join(" | "));
    const element = { pass: null, fail: "failure", unknown: "error" };
    const kind = element[it.result];
    const { title } = _posture_access_deletion_restricted_js__WEBPACK_IMPORTED_MODULE_0__/* .DELETION_RESTRICTED_CHECK */ .e7;
    const outcome = kind && { element: kind, type: it.id, message: it.message, lines };
    return [{ className: "tenancy", name: title, outcome }];
}
function unreadCases({ unread, interruption }) {
    const cases = unread.map((it) => {
        const answer = [it.status ?? "no answer", it.code ?? ""].join(" ").trim();
        const request = it.opcRequestId === null ? [] : [`opc-request-id: ${it.opcRequestId}`];
        return {
            className: `${it.region}.${it.compartmentName}`,
            name: `${it.operation} (${it.compartmentId})`,
            outcome: { element: "error", type: answer, message: it.reason, lines: request },
        };
    });
    if (interruption === null)
        return cases;
    const outcome = {
        element: "error",
        type: "Interrupted",
        message: interruption,
        lines: [],
    };
    return [{ className: "audit", name: "The audit was completed", outcome }, ...cases];
}
function suiteLines({ name, baseline, cases }, timestamp) {
    return [
        `  <testsuite${(0,_escape_xml_js__WEBPACK_IMPORTED_MODULE_5__/* .xmlAttributes */ .h)({ name, ...counts(cases), time: 0, timestamp })}>`,
        ...(baseline === null
            ? []
            : [
                `    <properties><property${(0,_escape_xml_js__WEBPACK_IMPORTED_MODULE_5__/* .xmlAttributes */ .h)({ name: "baseline", value: baseline })}/></properties>`,
            ]),
        ...cases.map(caseLine),
        "  </testsuite>",
    ];
}
function caseLine({ className, name, outcome, output }) {
    const head = `    <testcase${(0,_escape_xml_js__WEBPACK_IMPORTED_MODULE_5__/* .xmlAttributes */ .h)({ classname: className, name, time: 0 })}`;
    const content = (outcome === null ? "" : outcomeElement(outcome)) +
        (output === undefined ? "" : `<system-out>${(0,_escape_xml_js__WEBPACK_IMPORTED_MODULE_5__/* .escapeXml */ .X)(output)}</system-out>`);
    return content === "" ? `${head}/>` : `${head}>${content}</testcase>`;
}
function outcomeElement({ element, type, message, lines }) {
    const given = element === "skipped" ? { message } : { message, type };
    const open = `<${element}${(0,_escape_xml_js__WEBPACK_IMPORTED_MODULE_5__/* .xmlAttributes */ .h)(given)}`;
    return lines.length === 0
        ? `${open}/>`
        : `${open}>${lines.map(_escape_xml_js__WEBPACK_IMPORTED_MODULE_5__/* .escapeXml */ .X).join("\n")}</${element}>`;
}
function counts(cases) {
    const having = (element) => cases.filter(({ outcome }) => outcome?.element === element).length;
    return {
        tests: cases.length,
        failures: having("failure"),
        errors: having("error"),
        skipped: having("skipped"),
    };
}


/***/ })

};
