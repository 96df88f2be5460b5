export const id = 83;
export const ids = [83];
export const modules = {

/***/ 71083:
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

// EXTERNAL MODULE: ./src/posture/compliance-status.ts
var compliance_status = __webpack_require__(62940);
// EXTERNAL MODULE: ./src/plain/parse-json.ts
var parse_json = __webpack_require__(84526);
// EXTERNAL MODULE: ./src/settings/policy.ts
var policy = __webpack_require__(11499);
// EXTERNAL MODULE: ./src/plain/utf8.ts
var utf8 = __webpack_require__(91109);
;// CONCATENATED MODULE: ./src/reports/json/findings-by-line.ts

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
        return { value: (0,parse_json/* parseJson */.q)(json) };
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

;// CONCATENATED MODULE: ./src/reports/json/report-schema.ts



const count = schemas/* int */.Whr().nonnegative();
const report_schema_text = schemas/* string */.YjP();
const instant = datetime();
const tally = schemas/* object */.Ikc({ total: count, non_compliant: count });
const checkId = schemas/* enum */.k5n(policy/* CHECK_IDS */.Sh);
const severity = schemas/* enum */.k5n(policy/* SEVERITIES */.oC);
const result = schemas/* enum */.k5n(["pass", "fail", "unknown", "not_applicable"]);
const ruleTally = schemas/* object */.Ikc({
    total: count,
    compliant: count,
    stale_backup: count,
    no_backup: count,
    unknown: count,
    waived: count.describe("In the other counts too"),
});
const checkTally = schemas/* object */.Ikc({ pass: count, fail: count, unknown: count, not_applicable: count });
const span = schemas/* number */.aig().nonnegative();
const ruleSchema = schemas/* object */.Ikc({
    name: report_schema_text,
    max_backup_age_ms: span,
    grace_period_ms: span,
    severity,
    warn_within_ms: span,
    rpo_window_ms: span,
    require: schemas/* object */.Ikc({
        backup_policy_assigned: schemas/* boolean */.zMY(),
        policy_meets_threshold: schemas/* boolean */.zMY(),
        schedule_missed: schemas/* boolean */.zMY(),
        immutable: schemas/* boolean */.zMY(),
        customer_managed_key: schemas/* boolean */.zMY(),
        retention_ms: span.nullable(),
        cross_region_copy_ms: span.nullable(),
        replica_ms: span.nullable(),
        achieved_rpo_ms: span.nullable(),
    })
        .describe("What is asked for beyond recency; null for nothing"),
});
const metadata = schemas/* object */.Ikc({
    report_name: schemas/* literal */.euz("block_volume_backup_posture_audit"),
    tool_version: report_schema_text,
    generated_at_utc: instant.describe("When the volumes were judged"),
    tenancy_ocid: report_schema_text,
    region: report_schema_text.describe("The tenancy's home region"),
    regions: schemas/* array */.YOg(report_schema_text).describe("The regions that were audited"),
    max_backup_age_days: schemas/* number */.aig().positive().describe("Where no rule says otherwise"),
    rules: schemas/* array */.YOg(ruleSchema)
        .optional()
        .describe("What the volumes were judged by, since 1.2: the policy's rules, and `defaults` last"),
    scope: schemas/* object */.Ikc({
        regions: schemas/* union */.KCZ([schemas/* literal */.euz("all"), schemas/* array */.YOg(report_schema_text)]),
        root_compartment: report_schema_text.nullable(),
        include_subcompartments: schemas/* boolean */.zMY(),
        exclude_compartments: schemas/* array */.YOg(report_schema_text),
    })
        .describe("What was asked to be audited"),
    complete: schemas/* boolean */.zMY().describe("False when some region, compartment or listing was not read"),
    interruption: report_schema_text.nullable().describe("Why the reading was broken off; null when it was not"),
    discovery: schemas/* array */.YOg(schemas/* object */.Ikc({ region: report_schema_text, by: schemas/* enum */.k5n(["list", "search", "search, then list"]) }))
        .describe("How it was found out what to list in each region"),
    search_failures: schemas/* array */.YOg(schemas/* object */.Ikc({ region: report_schema_text, reason: report_schema_text }))
        .describe("Regions whose search index gave no answer, so that every compartment was listed"),
    duration_ms: schemas/* number */.aig().nonnegative(),
    api: schemas/* object */.Ikc({ requests: count, retries: count, throttled: count }),
    run: schemas/* object */.Ikc({ repository: report_schema_text, run_id: report_schema_text, sha: report_schema_text, url: report_schema_text })
        .nullable()
        .describe("The GitHub workflow run; null outside GitHub Actions"),
});
const summary = schemas/* object */.Ikc({
    scanned_compartment_count: count.describe("Compartments in scope"),
    skipped_compartment_count: count.describe("Compartments of which some listing was not read"),
    total_volumes_analyzed: count,
    compliant_count: count,
    stale_backup_count: count,
    no_backup_count: count,
    unknown_count: count,
    non_compliant_count: count.describe("STALE_BACKUP and NO_BACKUP; UNKNOWN is counted apart"),
    waived_count: count,
    compliance_percent: schemas/* number */.aig().min(0).max(100),
    total_gb: schemas/* number */.aig().nonnegative(),
    unprotected_gb: schemas/* number */.aig().nonnegative().describe("Of volumes with STALE_BACKUP or NO_BACKUP"),
    availability_domain_summary: schemas/* record */.g1P(report_schema_text, tally),
    region_summary: schemas/* record */.g1P(report_schema_text, tally),
    rule_summary: schemas/* record */.g1P(report_schema_text, ruleTally).describe("By rule of the policy, and `defaults`"),
    check_summary: schemas/* partialRecord */.jgl(checkId, checkTally).describe("The checks that were evaluated"),
});
const gate = schemas/* object */.Ikc({
    passed: schemas/* boolean */.zMY().describe("The verdict; true with violations when warn-only is set"),
    only_new: schemas/* boolean */.zMY()
        .describe("True when the counts took in only what the last run did not have"),
    violations: schemas/* array */.YOg(schemas/* object */.Ikc({
        rule: report_schema_text.describe("The input's name"),
        limit: schemas/* union */.KCZ([schemas/* number */.aig(), schemas/* boolean */.zMY()]),
        actual: schemas/* number */.aig(),
        message: report_schema_text,
    })),
});
const compartment = schemas/* object */.Ikc({
    compartment_id: report_schema_text,
    name: report_schema_text,
    path: report_schema_text.describe("From the tenancy's name down, parted by slashes"),
    block_volume_count: count,
    boot_volume_count: count,
    non_compliant_volume_count: count,
});
const skippedCompartment = schemas/* object */.Ikc({
    compartment_id: report_schema_text,
    name: report_schema_text,
    region: report_schema_text,
    operation: report_schema_text.describe("The API operation that was not answered"),
    status: schemas/* int */.Whr().nullable().describe("HTTP status; null when no answer came"),
    code: report_schema_text.nullable(),
    reason: report_schema_text,
    opc_request_id: report_schema_text.nullable(),
});
const orphanedBackups = schemas/* object */.Ikc({
    result,
    severity,
    message: report_schema_text,
    count: count.nullable().describe("Null when it cannot be told which volumes are gone"),
    total_gb: schemas/* number */.aig().nonnegative().nullable(),
    never_expiring_count: count.nullable(),
})
    .describe("Backups whose volume is gone, in the tenancy as a whole");
const schedule = schemas/* object */.Ikc({
    backup_type: report_schema_text,
    period: report_schema_text,
    offset_type: report_schema_text.nullable(),
    offset_seconds: schemas/* number */.aig().nullable(),
    hour_of_day: schemas/* number */.aig().nullable(),
    day_of_week: report_schema_text.nullable(),
    day_of_month: schemas/* number */.aig().nullable(),
    month: report_schema_text.nullable(),
    time_zone: report_schema_text.nullable(),
    retention_seconds: schemas/* number */.aig(),
});
const backupPolicy = schemas/* object */.Ikc({
    name: report_schema_text,
    id: report_schema_text,
    via: schemas/* enum */.k5n(["volume", "volume_group"]),
    schedules: schemas/* array */.YOg(schedule).describe("As OCI's VolumeBackupSchedule has them"),
    retention_days: schemas/* number */.aig()
        .nullable()
        .describe("What every backup is kept for at least; null without a schedule"),
});
const check = schemas/* object */.Ikc({
    id: checkId,
    result,
    severity,
    message: report_schema_text,
    remedy: report_schema_text.nullable().describe("A line for the OCI CLI; words in capitals are to be filled in"),
    waived: schemas/* boolean */.zMY().describe("Exempt: the gate does not count the failure"),
    in_grace_period: schemas/* boolean */.zMY()
        .describe("The volume is too young: the gate does not count it either"),
    required: schemas/* boolean */.zMY().describe("True when the volume's rule asks for the check"),
    new: schemas/* boolean */.zMY().describe("True for a failure that the last run did not have, or had excused"),
});
const report_schema_status = schemas/* enum */.k5n(compliance_status/* COMPLIANCE_STATUSES */.Zk);
const drift = schemas/* object */.Ikc({
    baseline: schemas/* object */.Ikc({ generated_at_utc: instant.nullable(), source: report_schema_text })
        .nullable()
        .describe("The run that this one is compared with; null when there is none"),
    new: count.describe("Volumes that fail now and did not then, or were excused then"),
    persisting: count.describe("Failed then too, with the same status"),
    changed: count.describe("Failed then too, with another status"),
    resolved: count.describe("Failed then, and stand without any failure now"),
    appeared: count.describe("Volumes that were not there then, failing or not"),
    vanished: count.describe("Volumes that were there then and are not now"),
    resolved_findings: schemas/* array */.YOg(schemas/* object */.Ikc({
        resource_id: report_schema_text,
        resource_name: report_schema_text,
        compartment_path: report_schema_text,
        region: report_schema_text,
        previous_status: report_schema_status,
        previously_failing: schemas/* array */.YOg(checkId).describe("Required checks that failed then"),
    })),
})
    .describe("What changed since the last run over the same scope");
const finding = schemas/* object */.Ikc({
    compartment_id: report_schema_text,
    compartment_name: report_schema_text,
    compartment_path: report_schema_text,
    region: report_schema_text,
    resource_kind: schemas/* enum */.k5n(["BLOCK_VOLUME", "BOOT_VOLUME"]),
    resource_id: report_schema_text,
    resource_name: report_schema_text,
    availability_domain: report_schema_text,
    lifecycle_state: report_schema_text,
    size_gb: schemas/* number */.aig().nonnegative(),
    time_created_utc: instant.nullable().describe("Null when OCI gave no time that parses"),
    attached_instances: schemas/* array */.YOg(schemas/* object */.Ikc({
        instance_id: report_schema_text,
        instance_name: report_schema_text.nullable().describe("Null when the instance could not be read"),
        compartment_id: report_schema_text,
    })),
    attachments_known: schemas/* literal */.euz(false)
        .optional()
        .describe("False where attached_instances may lack some; else absent"),
    backup_ocid: report_schema_text.nullable().describe("The newest recovery point"),
    latest_backup_time_utc: instant.nullable(),
    backup_age_days: schemas/* number */.aig().nonnegative().nullable().describe("Two decimals"),
    max_backup_age_days: schemas/* number */.aig().positive(),
    compliance_status: report_schema_status,
    waived: schemas/* boolean */.zMY().describe("Exempt: the gate does not count the volume"),
    reason: report_schema_text,
    rule: report_schema_text.describe("The policy's rule that applies, or `defaults`"),
    in_grace_period: schemas/* boolean */.zMY().describe("Too young to be held to have a backup by the gate"),
    exemption: schemas/* object */.Ikc({
        id: report_schema_text,
        reason: report_schema_text,
        expires: report_schema_text.nullable().describe("YYYY-MM-DD, its last day in UTC; null: permanent"),
    })
        .nullable(),
    backup_policy: backupPolicy
        .nullable()
        .optional()
        .describe("Null for none; absent when it was not looked up, or could not be"),
    next_breach_utc: instant.nullable().describe("When a COMPLIANT volume is foreseen to be no more"),
    checks: schemas/* array */.YOg(check).describe("Those that apply, or that the rule requires"),
    drift: schemas/* enum */.k5n(["new", "persisting", "changed", "none"]).describe("Against the last run"),
    first_seen_utc: instant
        .nullable()
        .describe("When it was first seen to fail, as far as earlier runs tell; null while it does not"),
});
/** The JSON report, version 1.2: what 1.0 had, and more. Later 1.x versions take nothing away. */
const reportSchema = schemas/* object */.Ikc({
    schema_version: schemas/* string */.YjP().regex(/^1\.(?:[2-9]|[1-9]\d+)$/),
    metadata,
    summary,
    gate,
    compartments: schemas/* array */.YOg(compartment),
    skipped_compartments: schemas/* array */.YOg(skippedCompartment).describe("One entry a listing not read"),
    orphaned_backups: orphanedBackups,
    policy_notices: schemas/* array */.YOg(report_schema_text)
        .describe("Selectors of the policy that select nothing, and exemptions that expired"),
    drift,
    findings: schemas/* object */.Ikc({ block_volumes: schemas/* array */.YOg(finding), boot_volumes: schemas/* array */.YOg(finding) }),
})
    .meta({ title: "OCI block volume backup posture report" });

;// CONCATENATED MODULE: ./src/reports/json/read-report.ts







const read_report_finding = schemas/* object */.Ikc({
    resource_id: schemas/* string */.YjP(),
    resource_name: schemas/* string */.YjP(),
    compartment_path: schemas/* string */.YjP(),
    region: schemas/* string */.YjP(),
    compliance_status: schemas/* enum */.k5n(compliance_status/* COMPLIANCE_STATUSES */.Zk),
    waived: schemas/* boolean */.zMY(),
    in_grace_period: schemas/* boolean */.zMY().optional(),
    first_seen_utc: datetime().nullish(),
    time_created_utc: datetime().nullish(),
    latest_backup_time_utc: datetime().nullish(),
    rule: schemas/* string */.YjP().optional(),
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
        rules: schemas/* array */.YOg(ruleSchema).optional(),
        scope: schemas/* object */.Ikc({
            regions: schemas/* union */.KCZ([schemas/* literal */.euz("all"), schemas/* array */.YOg(schemas/* string */.YjP())]),
            root_compartment: schemas/* string */.YjP().nullable(),
            include_subcompartments: schemas/* boolean */.zMY(),
            exclude_compartments: schemas/* array */.YOg(schemas/* string */.YjP()),
        })
            .optional(),
    }),
    gate: schemas/* object */.Ikc({ passed: schemas/* boolean */.zMY(), violations: schemas/* array */.YOg(schemas/* unknown */.L5J()).optional() }).nullish(),
    findings: schemas/* object */.Ikc({ block_volumes: schemas/* array */.YOg(read_report_finding), boot_volumes: schemas/* array */.YOg(read_report_finding) }),
});
/**
 * Reads a JSON report of this program for a comparison. What cannot be compared with comes back as a
 * sentence; it never throws. `expected` null takes a report of any scope.
 */
function readReport(content, source, expected) {
    const decoded = (0,utf8/* toUtf8 */.P)(content);
    if ("problem" in decoded) {
        return unusable(`${source} is not compared with: the file ${decoded.problem}. Save it as UTF-8, as it was written.`);
    }
    const { bytes } = decoded;
    const toSnapshot = snapshots();
    let read;
    try {
        read = readByLine(bytes, (it) => {
            const parsed = read_report_finding.safeParse(it);
            return parsed.success ? toSnapshot(parsed.data) : null;
        }) ?? { frame: (0,parse_json/* parseJson */.q)(bytes.toString("utf8")), findings: [] };
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
            return foreign(`${source} is not compared with: it is of another tenancy.`);
        }
        if (metadata.scope === undefined) {
            return foreign(`${source} is not compared with: it does not say of which scope it is.`);
        }
        if (!isSameScope(metadata.scope, expected.scope)) {
            return foreign(`${source} is not compared with: it is of another scope.`);
        }
    }
    const others = [...findings.block_volumes, ...findings.boot_volumes].map(toSnapshot);
    return {
        snapshot: {
            generatedAt: Date.parse(metadata.generated_at_utc),
            source,
            limitsHeld: limitsHeld(gate),
            rules: new Map(metadata.rules?.map((it) => [it.name, settingsOf(it)])),
            volumes: [...alreadyReduced, ...others],
        },
    };
}
/** What the limits said: under `warn-only` a run passes that broke them. */
function limitsHeld(gate) {
    if (!gate)
        return null;
    const { passed, violations = [] } = gate;
    if (violations.length > 0)
        return false;
    // Failed without a violation: the run was interrupted, and its limits were never judged.
    return passed ? true : null;
}
function settingsOf({ require: it, ...rule }) {
    return {
        maxBackupAgeMs: rule.max_backup_age_ms,
        gracePeriodMs: rule.grace_period_ms,
        severity: rule.severity,
        warnWithinMs: rule.warn_within_ms,
        rpoWindowMs: rule.rpo_window_ms,
        require: {
            backupPolicyAssigned: it.backup_policy_assigned,
            policyMeetsThreshold: it.policy_meets_threshold,
            scheduleMissed: it.schedule_missed,
            immutable: it.immutable,
            customerManagedKey: it.customer_managed_key,
            retentionMs: it.retention_ms,
            crossRegionCopyMs: it.cross_region_copy_ms,
            replicaMs: it.replica_ms,
            achievedRpoMs: it.achieved_rpo_ms,
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
        recoveryPointAt: instantOrNull(it.latest_backup_time_utc),
        timeCreated: instantOrNull(it.time_created_utc),
        rule: it.rule === undefined ? null : text(it.rule),
        firstSeenAt: instantOrNull(it.first_seen_utc),
    });
}
function instantOrNull(time) {
    return typeof time === "string" ? Date.parse(time) : null;
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
    return (0,compliance_status/* isNonCompliant */.rX)(status)
        ? [{ id: "backup-recency", isRequired: true, isExcused: waived }]
        : [];
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
    return { problem, isForeign: false };
}
function foreign(problem) {
    return { problem, isForeign: true };
}


/***/ })

};
