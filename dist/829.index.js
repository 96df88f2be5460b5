export const id = 829;
export const ids = [829];
export const modules = {

/***/ 95119:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ escapeCsv)
/* harmony export */ });
/* harmony import */ var _plain_visible_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26630);

/** What a spreadsheet takes for a formula's start, the full-width forms of Asian keyboards included. */
const FORMULA_START = "[=+\\-@\\uff1d\\uff0b\\uff0d\\uff20]";
/** White space and quotes before it do not stop every spreadsheet. */
const FORMULA = new RegExp(`^(?=[\\s"']*${FORMULA_START})|(?<=;)(?=[\\s"']*${FORMULA_START})`, "gu");
/**
 * Text for a field of a CSV file, quoted where RFC 4180 needs it. It is one line, and an apostrophe
 * stands before whatever a spreadsheet would run as a formula: at the field's start, and after a
 * semicolon, which parts columns where the comma is the decimal sign.
 */
function escapeCsv(text) {
    // Most fields are OCIDs, times and the like, in reports of many megabytes.
    if (/^[A-Za-z0-9][\w.:/()-]*$/.test(text))
        return text;
    const safe = (0,_plain_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .R)(text).replace(FORMULA, "'");
    return /[",;\s]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}


/***/ }),

/***/ 4829:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   planCsvRenderer: () => (/* binding */ planCsvRenderer)
/* harmony export */ });
/* harmony import */ var _escape_csv_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95119);
/* harmony import */ var _timestamps_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36346);


/** A header row, then a row a finding in the assessment's order (RFC 4180). New columns come last. */
const planCsvRenderer = {
    format: "csv",
    extension: "csv",
    contentType: "text/csv; charset=utf-8",
    render: ({ findings }) => [COLUMNS.map(([name]) => name), ...findings.map(toRow)]
        .map((fields) => `${fields.join(",")}\r\n`)
        .join(""),
};
const COLUMNS = [
    ["protection", (it) => it.protection],
    ["address", (it) => it.address],
    ["asset", (it) => it.asset],
    ["resource_kind", (it) => it.resourceKind],
    ["resource_name", (it) => it.resourceName],
    ["actions", (it) => it.actions.join(" ")],
    ["region", (it) => it.region],
    ["backup_policy", (it) => it.backupPolicy?.name ?? null],
    ["via", (it) => it.backupPolicy?.via ?? null],
    ["rule", (it) => it.rule],
    ["new", (it) => it.isNew],
    ["waived", (it) => it.waived],
    ["failing_checks", (it) => idsOf(it, "fail")],
    ["unknown_checks", (it) => idsOf(it, "unknown")],
    ["plan_file", (it) => it.planFile],
    ["file", (it) => it.location?.file ?? null],
    ["line", (it) => (it.location === null ? null : String(it.location.line))],
    ["reason", (it) => it.reason],
    ["recovery", (it) => it.lastAudit?.recovery ?? null],
    ["latest_backup_time_utc", (it) => (0,_timestamps_js__WEBPACK_IMPORTED_MODULE_1__/* .utcTimestamp */ .$A)(it.lastAudit?.recoveryPoint?.timeCreated ?? NaN)],
];
/** Those that the gate may count: required and not waived. */
function idsOf({ checks }, result) {
    return checks
        .filter((it) => it.result === result && it.isRequired && !it.waived)
        .map(({ id }) => id)
        .join(" ");
}
function toRow(finding) {
    return COLUMNS.map(([, valueOf]) => {
        const value = valueOf(finding);
        return typeof value === "string" ? (0,_escape_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeCsv */ .G)(value) : String(value ?? "");
    });
}


/***/ })

};
