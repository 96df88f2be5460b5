export const id = 838;
export const ids = [838];
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

/***/ 77838:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ocsfRenderer: () => (/* binding */ ocsfRenderer)
/* harmony export */ });
/* harmony import */ var _posture_access_deletion_restricted_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55552);
/* harmony import */ var _posture_checks_checks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55006);
/* harmony import */ var _posture_checks_orphaned_backups_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(40327);
/* harmony import */ var _posture_frameworks_clauses_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(49830);
/* harmony import */ var _plain_stable_uuid_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(72081);
/* harmony import */ var _settings_policy_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(11499);
/* harmony import */ var _plain_visible_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(26630);
/* harmony import */ var _remedy_command_line_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(45368);








const OCSF_VERSION = "1.5.0";
const FINDINGS_CATEGORY = 2;
const COMPLIANCE_FINDING = 2003;
const ACTIVITIES = { create: 1, update: 2 };
const STATUSES = { new: 1, inProgress: 2, suppressed: 3, resolved: 4 };
/** An event is one of hundreds of thousands: what each clause leaves open is in the other formats. */
const IN_PART = "The check gives evidence for these requirements in part.";
/** OCSF calls a missing answer a warning, and has no word for a question that does not arise. */
const RESULTS = {
    pass: { id: 1, name: "Pass" },
    unknown: { id: 2, name: "Warning" },
    fail: { id: 3, name: "Fail" },
    not_applicable: { id: 99, name: "Not applicable" },
};
/** OCSF counts from informational, which is 1. */
const SEVERITY_NAMES = ["Informational", "Low", "Medium", "High", "Critical"];
/** OCSF Compliance Findings (class 2003), one object a line: each check of each volume. */
const ocsfRenderer = {
    format: "ocsf",
    extension: "ocsf.jsonl",
    contentType: "application/x-ndjson",
    render: (assessment, facts) => [...pieces(assessment, facts)].join(""),
    pieces,
};
function* pieces(assessment, facts) {
    const { orphanedBackups, deletionRestricted, tenancyId } = assessment;
    for (const finding of assessment.findings) {
        for (const check of finding.checks) {
            yield lineOf(volumeEvent(finding, check, assessment, facts));
        }
    }
    const tenancy = {
        uid: tenancyId,
        name: tenancyId,
        type: "Tenancy",
        region: assessment.homeRegion,
    };
    const ofTenancy = [
        orphanedBackups,
        ...(deletionRestricted === undefined ? [] : [deletionRestricted]),
    ];
    for (const check of ofTenancy) {
        yield lineOf(event(check, tenancy, lifeOf(check.result), assessment, facts));
    }
}
function lineOf(value) {
    return `${(0,_plain_visible_js__WEBPACK_IMPORTED_MODULE_7__/* .visibleJson */ .$)(JSON.stringify(value))}\n`;
}
function volumeEvent(finding, check, assessment, facts) {
    const resource = {
        uid: finding.volumeId,
        name: finding.volumeName,
        type: finding.kind === "BOOT_VOLUME" ? "Boot volume" : "Block volume",
        region: finding.region,
        zone: finding.availabilityDomain,
        namespace: finding.compartmentPath,
    };
    const hasStood = assessment.drift.baseline !== null && check.result === "fail" && !check.isNew;
    const isExcused = check.result === "fail" && (check.waived || check.inGracePeriod);
    const life = {
        ...lifeOf(check.result),
        ...(hasStood ? { activity: "update", status: "inProgress" } : {}),
        ...(isExcused ? { status: "suppressed" } : {}),
        firstSeenAt: check.result === "fail" ? finding.firstSeenAt : null,
    };
    return event(check, resource, life, assessment, facts);
}
function lifeOf(result) {
    const isOpen = result === "fail" || result === "unknown";
    return { activity: "create", status: isOpen ? "new" : "resolved", firstSeenAt: null };
}
function event(check, resource, { activity, status, firstSeenAt }, { assessedAt, tenancyId }, { toolVersion }) {
    const { id, result, severity, message, remedy } = check;
    const clauses = (0,_posture_frameworks_clauses_js__WEBPACK_IMPORTED_MODULE_3__/* .clausesOf */ .IN)(id);
    const { id: resultId, name: resultName } = RESULTS[result];
    const rank = severityOf(result, severity);
    return {
        activity_id: ACTIVITIES[activity],
        category_uid: FINDINGS_CATEGORY,
        class_uid: COMPLIANCE_FINDING,
        type_uid: COMPLIANCE_FINDING * 100 + ACTIVITIES[activity],
        time: assessedAt,
        severity_id: rank + 1,
        severity: SEVERITY_NAMES[rank],
        status_id: STATUSES[status],
        message,
        metadata: {
            version: OCSF_VERSION,
            profiles: ["cloud"],
            event_code: id,
            tenant_uid: tenancyId,
            product: { name: "oci-volume-backup-audit", version: toolVersion },
        },
        cloud: { provider: "OCI", region: resource.region, account: { uid: tenancyId } },
        finding_info: {
            // The same check of the same volume is the same finding, from run to run.
            uid: (0,_plain_stable_uuid_js__WEBPACK_IMPORTED_MODULE_4__/* .stableUuid */ .t)(tenancyId, id, resource.uid),
            title: TITLES.get(id) ?? id,
            ...(firstSeenAt === null ? {} : { first_seen_time: firstSeenAt }),
            types: ["Backup"],
        },
        compliance: {
            control: id,
            ...(clauses.length === 0 ? {} : { desc: IN_PART }),
            standards: [...new Set(clauses.map(_posture_frameworks_clauses_js__WEBPACK_IMPORTED_MODULE_3__/* .standardName */ .bq))],
            requirements: clauses.map(_posture_frameworks_clauses_js__WEBPACK_IMPORTED_MODULE_3__/* .clauseName */ .lH),
            status_id: resultId,
            status: resultName,
        },
        resources: [resource],
        ...(remedy === null ? {} : { remediation: { desc: (0,_remedy_command_line_js__WEBPACK_IMPORTED_MODULE_6__/* .commandLine */ .a)(remedy) } }),
    };
}
/** What did not fail is information, however serious a failure would be. */
function severityOf(result, severity) {
    return result === "fail" ? _settings_policy_js__WEBPACK_IMPORTED_MODULE_5__/* .SEVERITIES */ .oC.indexOf(severity) : 0;
}
const TITLES = new Map([..._posture_checks_checks_js__WEBPACK_IMPORTED_MODULE_1__/* .checks */ .A, _posture_checks_orphaned_backups_js__WEBPACK_IMPORTED_MODULE_2__/* .ORPHANED_BACKUP_CHECK */ .K, _posture_access_deletion_restricted_js__WEBPACK_IMPORTED_MODULE_0__/* .DELETION_RESTRICTED_CHECK */ .e7].map(({ id, title }) => [id, title]));


/***/ })

};
