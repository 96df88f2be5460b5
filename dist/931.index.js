export const id = 931;
export const ids = [931];
export const modules = {

/***/ 24931:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   csvRenderer: () => (/* binding */ csvRenderer)
/* harmony export */ });
/* harmony import */ var _posture_verdict_history_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70174);
/* harmony import */ var _plain_days_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(75533);
/* harmony import */ var _escape_csv_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95119);
/* harmony import */ var _markdown_gate_failures_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(94732);
/* harmony import */ var _timestamps_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(36346);





/**
 * The volumes as a table for spreadsheets and scripts (RFC 4180): a header row, then a row a volume
 * in the assessment's order; a value that there is none of is empty. Columns keep their names and
 * order, which are the JSON report's where it has the field; new ones come last.
 */
const csvRenderer = {
    format: "csv",
    extension: "csv",
    // No byte order mark: scripts would read it as part of the first column's name.
    contentType: "text/csv; charset=utf-8",
    render: ({ findings }) => [COLUMNS.map(([name]) => name), ...findings.map(toRow)]
        .map((fields) => `${fields.join(",")}\r\n`)
        .join(""),
};
const COLUMNS = [
    ["compliance_status", (it) => it.status],
    ["resource_name", (it) => it.volumeName],
    ["resource_kind", (it) => it.kind],
    ["resource_id", (it) => it.volumeId],
    ["compartment_path", (it) => it.compartmentPath],
    ["compartment_id", (it) => it.compartmentId],
    ["region", (it) => it.region],
    ["availability_domain", (it) => it.availabilityDomain],
    ["size_gb", (it) => it.sizeGb],
    ["time_created_utc", (it) => (0,_timestamps_js__WEBPACK_IMPORTED_MODULE_3__/* .utcTimestamp */ .$A)(it.timeCreated)],
    ["latest_backup_time_utc", (it) => instant(it.newestRecoveryPoint?.timeCreated ?? null)],
    ["backup_age_days", (it) => (it.backupAgeMs === null ? null : (0,_plain_days_js__WEBPACK_IMPORTED_MODULE_1__/* .msToDays */ .hN)(it.backupAgeMs))],
    ["max_backup_age_days", (it) => (0,_plain_days_js__WEBPACK_IMPORTED_MODULE_1__/* .roundedDays */ .VE)(it.maxBackupAgeDays)],
    ["rule", (it) => it.rule],
    ["waived", (it) => it.waived],
    ["in_grace_period", (it) => it.inGracePeriod],
    // Those that the gate may count: required and not waived.
    [
        "failing_checks",
        (it) => (0,_markdown_gate_failures_js__WEBPACK_IMPORTED_MODULE_4__/* .gateFailures */ .X)(it)
            .map(({ id }) => id)
            .join(" "),
    ],
    ["next_breach_utc", (it) => instant(it.nextBreachAt)],
    ["attached_instances", (it) => it.attachedInstances.map(nameOf).join(", ")],
    ["drift", (it) => it.drift],
    ["first_seen_utc", (it) => instant(it.firstSeenAt)],
    ["reason", (it) => it.reason],
    ["status_days", (it) => (0,_posture_verdict_history_js__WEBPACK_IMPORTED_MODULE_0__/* .daysOf */ .hF)(it)],
    ["owner", (it) => it.owner ?? null],
    ["restored_at_utc", (it) => instant(it.restoreProof?.restoredAt ?? null)],
    ["protection_level", (it) => it.protection.proven],
];
function toRow(finding) {
    return COLUMNS.map(([, valueOf]) => {
        const value = valueOf(finding);
        return typeof value === "string" ? (0,_escape_csv_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeCsv */ .G)(value) : String(value ?? "");
    });
}
function instant(ms) {
    return ms === null ? null : (0,_timestamps_js__WEBPACK_IMPORTED_MODULE_3__/* .utcTimestamp */ .$A)(ms);
}
function nameOf({ instanceName, instanceId }) {
    return instanceName ?? instanceId;
}


/***/ }),

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


/***/ })

};
