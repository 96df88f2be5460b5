export const id = 765;
export const ids = [765];
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

/***/ 86765:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   planJunitRenderer: () => (/* binding */ planJunitRenderer)
/* harmony export */ });
/* harmony import */ var _told_checks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32350);
/* harmony import */ var _posture_plan_plan_gate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56379);
/* harmony import */ var _escape_xml_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(29970);
/* harmony import */ var _timestamps_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36346);




/**
 * JUnit XML: a suite a plan, a case a resource. What the gate counts is a failure, what cannot be told
 * an error where a rule asks for it, and what is exempted skipped.
 */
const planJunitRenderer = {
    format: "junit",
    extension: "junit.xml",
    contentType: "application/xml",
    render({ planFiles, findings, assessedAt, gate }) {
        const timestamp = (0,_timestamps_js__WEBPACK_IMPORTED_MODULE_2__/* .utcTimestamp */ .$A)(assessedAt)?.slice(0, 19) ?? "";
        const isCounted = (check) => (0,_posture_plan_plan_gate_js__WEBPACK_IMPORTED_MODULE_1__/* .isCountedCheck */ .X_)(check, gate);
        const suites = planFiles.map(({ path }) => ({
            path,
            cases: findings
                .filter(({ planFile }) => planFile === path)
                .map((it) => toCase(it, isCounted)),
        }));
        const all = suites.flatMap(({ cases }) => cases);
        return [
            '<?xml version="1.0" encoding="UTF-8"?>',
            `<testsuites${(0,_escape_xml_js__WEBPACK_IMPORTED_MODULE_3__/* .xmlAttributes */ .h)({ name: "Volume backups of the plan", ...counts(all), time: 0 })}>`,
            ...suites.flatMap(({ path, cases }) => [
                `  <testsuite${(0,_escape_xml_js__WEBPACK_IMPORTED_MODULE_3__/* .xmlAttributes */ .h)({ name: path, ...counts(cases), time: 0, timestamp })}>`,
                ...cases.map(caseLine),
                "  </testsuite>",
            ]),
            "</testsuites>\n",
        ].join("\n");
    },
};
function toCase(finding, isCounted) {
    const { checks, resourceType, waived, reason } = finding;
    const failing = checks.filter(isCounted);
    const open = checks.filter((it) => it.result === "unknown" && it.isRequired && !it.waived);
    const [first] = [...failing, ...open];
    const element = failing.length > 0 ? "failure" : open.length > 0 ? "error" : waived ? "skipped" : null;
    return {
        name: (0,_told_checks_js__WEBPACK_IMPORTED_MODULE_0__/* .nameOf */ .V)(finding),
        className: resourceType,
        element,
        type: first?.id ?? "waived",
        message: first?.message ?? reason,
        lines: [...failing, ...open].map(({ id, severity, message }) => `${id} (${severity}): ${message}`),
    };
}
function caseLine({ name, className, element, type, message, lines }) {
    const head = `    <testcase${(0,_escape_xml_js__WEBPACK_IMPORTED_MODULE_3__/* .xmlAttributes */ .h)({ classname: className, name, time: 0 })}`;
    if (element === null)
        return `${head}/>`;
    const given = element === "skipped" ? { message } : { message, type };
    const text = lines.map(_escape_xml_js__WEBPACK_IMPORTED_MODULE_3__/* .escapeXml */ .X).join("\n");
    return `${head}><${element}${(0,_escape_xml_js__WEBPACK_IMPORTED_MODULE_3__/* .xmlAttributes */ .h)(given)}>${text}</${element}></testcase>`;
}
function counts(cases) {
    const having = (element) => cases.filter((it) => it.element === element).length;
    return {
        tests: cases.length,
        failures: having("failure"),
        errors: having("error"),
        skipped: having("skipped"),
    };
}


/***/ })

};
