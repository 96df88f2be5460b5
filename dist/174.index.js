export const id = 174;
export const ids = [174,993];
export const modules = {

/***/ 28720:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ unaskedDeletion),
/* harmony export */   p: () => (/* binding */ deletionComplaints)
/* harmony export */ });
/* harmony import */ var _plain_quoted_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70386);
/* harmony import */ var _policy_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12993);


/** What a statement of IAM names in place of a group. */
const ANYBODY = /^any-(?:user|group)$/i;
/** Matches every name of the domain Default, which is left out of a name, or of every domain. */
const EVERY_NAME = /^(?:(?:default|\*+)\/|'(?:default|\*+)'\/)?(?:\*+|'\*+')$/i;
/** Warnings on what the check `deletion-restricted` is told and cannot heed, or not as it was meant. */
function deletionComplaints({ deletionRestricted, exemptions }) {
    const { allowedGroups = [], allowedDynamicGroups = [] } = deletionRestricted ?? {};
    return [
        ...allowed("allowed-groups", "group", allowedGroups),
        ...allowed("allowed-dynamic-groups", "dynamic group", allowedDynamicGroups),
        ...exemptions.flatMap(({ id, checks }, index) => {
            if (checks?.includes("deletion-restricted") !== true)
                return [];
            const message = `exemption ${(0,_plain_quoted_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .TL)(id)} names deletion-restricted, from which no volume can be exempted, since it judges the tenancy; take it off, and name those who may under deletion-restricted`;
            return [{ path: ["exemptions", index, "checks"], message }];
        }),
    ];
}
function allowed(key, noun, patterns) {
    const path = ["deletion-restricted", key];
    const where = (0,_policy_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .pathInWords */ .q)(path);
    return patterns.flatMap((pattern) => {
        if (ANYBODY.test(pattern)) {
            const message = `${where}: ${(0,_plain_quoted_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .TL)(pattern)} is no ${noun} and cannot be allowed; take it off, and narrow its statement in IAM by a condition on request.permission`;
            return [{ path, message }];
        }
        if (EVERY_NAME.test(pattern)) {
            const message = `${where}: ${(0,_plain_quoted_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .TL)(pattern)} allows every ${noun}; name those that may delete backups`;
            return [{ path, message }];
        }
        return [];
    });
}
/** A warning on a gate that names the check while nothing asks for it; an audit has a notice of its own. */
function unaskedDeletion({ deletionRestricted, gate }) {
    const isNamed = gate.failOnChecks?.includes("deletion-restricted") === true;
    if (!isNamed || deletionRestricted !== undefined)
        return [];
    const message = "gate: fail-on-checks names deletion-restricted, which is not judged without the key deletion-restricted; add that key, or take it off";
    return [{ path: ["gate", "fail-on-checks"], message }];
}


/***/ }),

/***/ 89174:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  parsePolicyFile: () => (/* binding */ parsePolicyFile)
});

// EXTERNAL MODULE: ./src/plain/days.ts
var days = __webpack_require__(75533);
// EXTERNAL MODULE: ./src/settings/policy-content.ts
var policy_content = __webpack_require__(92275);
;// CONCATENATED MODULE: ./src/settings/policy-file/attainable.ts


/** A day from one backup to the next, and up to a day that it may be late. */
const SHORTEST_FOR_CERTAIN_MS = 2 * days/* DAY_MS */.sO;
/** Of all the thresholds that are in force by default the longest, so that no warning rests on it. */
const BUILT_IN_MAX_AGE_MS = 7 * days/* DAY_MS */.sO;
/**
 * Warnings on what no schedule of OCI can meet: it makes at most one scheduled backup of a volume a
 * day, which may be up to a day late.
 */
function attainabilityComplaints(content) {
    const maxAge = content.defaults.maxBackupAgeMs ?? BUILT_IN_MAX_AGE_MS;
    const { defaults, rules } = (0,policy_content/* toPolicy */.i)(content, maxAge);
    const inForce = [
        [defaults, ["defaults"]],
        ...rules.map(({ settings }, index) => [settings, ["rules", index]]),
    ];
    return inForce.flatMap(([settings, path]) => complaintsOf(settings, path));
}
function complaintsOf({ maxBackupAgeMs, require }, path) {
    const where = path.length === 1 ? "defaults" : `rules[${path[1] ?? ""}]`;
    const complaints = [];
    const add = (message) => complaints.push({ path, message });
    if (maxBackupAgeMs < days/* DAY_MS */.sO) {
        add(`${where}: no schedule keeps a volume within a max-backup-age of ${inHours(maxBackupAgeMs)}, for OCI makes at most one scheduled backup of it a day`);
    }
    else if (require["policy-meets-threshold"] && maxBackupAgeMs < SHORTEST_FOR_CERTAIN_MS) {
        add(`${where}: policy-meets-threshold can pass with no schedule under a max-backup-age of ${inHours(maxBackupAgeMs)}, for a daily backup may be a day late; give 48h or more, or leave it out`);
    }
    for (const [key, limit] of [
        ["achieved-rpo", require["achieved-rpo"]],
        ["cross-region-copy", require["cross-region-copy"]],
    ]) {
        if (limit === null || limit >= days/* DAY_MS */.sO)
            continue;
        add(`${where}: no schedule keeps ${key} within ${inHours(limit)}, for OCI makes at most one scheduled backup of a volume a day`);
    }
    return complaints;
}
function inHours(ms) {
    return ms % days/* HOUR_MS */.iQ === 0 ? `${ms / days/* HOUR_MS */.iQ}h` : `${ms / days/* MINUTE_MS */.kg}m`;
}

;// CONCATENATED MODULE: ./src/settings/policy-file/content.ts
/** The file's keys in the program's own terms. */
function contentOf(file) {
    const gate = file.gate ?? {};
    const ownerTag = file["owner-tag"];
    const restricted = file["deletion-restricted"];
    return {
        ...(ownerTag === undefined ? {} : { ownerTag }),
        ...(restricted === undefined ? {} : { deletionRestricted: restrictionOf(restricted) }),
        defaults: settingsOf(file.defaults ?? {}),
        rules: (file.rules ?? []).map(ruleOf),
        exemptions: (file.exemptions ?? []).map((exemption) => ({
            id: exemption.id,
            match: matchOf(exemption.match),
            reason: exemption.reason,
            checks: exemption.checks ?? null,
            expires: exemption.expires ?? null,
        })),
        gate: {
            maxNoBackup: gate["max-no-backup"],
            maxStaleBackup: gate["max-stale-backup"],
            maxUnknown: gate["max-unknown"],
            minCompliancePercent: gate["min-compliance-percent"],
            failOnIncomplete: gate["fail-on-incomplete"],
            failIfEmpty: gate["fail-if-empty"],
            failOnChecks: gate["fail-on-checks"],
            failOnSeverity: gate["fail-on-severity"],
            onlyNew: onlyNew(gate["fail-on"]),
        },
    };
}
function restrictionOf(given) {
    return {
        allowedGroups: given["allowed-groups"],
        allowedDynamicGroups: given["allowed-dynamic-groups"] ?? [],
    };
}
function onlyNew(failOn) {
    return failOn === undefined ? undefined : failOn === "new";
}
function ruleOf(rule) {
    return { name: rule.name, match: matchOf(rule.match ?? {}), settings: settingsOf(rule) };
}
function settingsOf(given) {
    return {
        maxBackupAgeMs: given["max-backup-age"],
        gracePeriodMs: given["grace-period"],
        severity: given.severity,
        warnWithinMs: given["warn-within"],
        rpoWindowMs: given["rpo-window"],
        require: given.require ?? {},
    };
}
function matchOf(given) {
    return {
        compartments: given.compartments ?? null,
        freeformTags: given["freeform-tags"] ?? null,
        definedTags: given["defined-tags"] ?? null,
        kinds: given.kinds ?? null,
        regions: given.regions ?? null,
        names: given.names ?? null,
        attached: given.attached ?? null,
        minSizeGb: given["min-size-gb"] ?? null,
        volumes: given.volumes ?? null,
        addresses: given.addresses ?? null,
    };
}

// EXTERNAL MODULE: ./src/settings/policy-file/policy-problem.ts
var policy_problem = __webpack_require__(12993);
;// CONCATENATED MODULE: ./src/settings/policy-file/cross-checks.ts

/**
 * What no single value shows: doubled names, and exemptions without an end. It reads the raw data,
 * so that it speaks up also while other values are wrong.
 */
function crossChecks(data) {
    return [
        ...doubles(data, "rules", "name"),
        ...doubles(data, "exemptions", "id"),
        ...mappingsAt(data, "exemptions").flatMap(([exemption, path]) => ends(exemption, path)),
    ];
}
function doubles(data, list, key) {
    const seen = new Map();
    return mappingsAt(data, list).flatMap(([item, path]) => {
        const value = item[key];
        if (typeof value !== "string")
            return [];
        const first = seen.get(value);
        if (first === undefined) {
            seen.set(value, path);
            return [];
        }
        const here = [...path, key];
        const message = `${(0,policy_problem/* pathInWords */.q)(here)}: ${(0,policy_problem/* pathInWords */.q)(first)} has this ${key} already; give each its own`;
        return [{ path: here, message }];
    });
}
function ends(exemption, path) {
    const isPermanent = exemption["permanent"] === true;
    const expires = exemption["expires"] ?? null;
    const where = (0,policy_problem/* pathInWords */.q)(path);
    if (isPermanent && expires !== null) {
        const message = `${where}: expires and permanent: true exclude each other; keep one`;
        return [{ path: [...path, "permanent"], isAboutKey: true, message }];
    }
    if (!isPermanent && exemption["expires"] === undefined) {
        const message = `${where}: expires is missing; give a day such as 2027-01-31, or permanent: true`;
        return [{ path, message }];
    }
    return [];
}
function mappingsAt(data, key) {
    const list = isMapping(data) ? data[key] : undefined;
    if (!Array.isArray(list))
        return [];
    return list.flatMap((item, index) => isMapping(item) ? [[item, [key, index]]] : []);
}
function isMapping(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

// EXTERNAL MODULE: ./src/settings/policy-file/deletion-keys.ts
var deletion_keys = __webpack_require__(28720);
// EXTERNAL MODULE: ./src/matching/glob-syntax.ts
var glob_syntax = __webpack_require__(78625);
// EXTERNAL MODULE: ./src/plain/quoted.ts
var quoted = __webpack_require__(70386);
;// CONCATENATED MODULE: ./src/settings/policy-file/glob.ts


/** Longer than any path of compartments that a person writes. */
const maxLength = 1000;
/** The text itself when it can be a name or a path with globs; undefined otherwise. */
function readGlob(text) {
    return text.trim() === "" || text.length > maxLength || /\p{Cc}/u.test(text) ? undefined : text;
}
/** Warnings on braces that stand for themselves, and were hardly meant so. */
function loneBraces({ rules, exemptions }) {
    const owners = [
        ...rules.map(({ match }, index) => ({ match, path: ["rules", index, "match"] })),
        ...exemptions.map(({ match }, index) => ({ match, path: ["exemptions", index, "match"] })),
    ];
    return owners.flatMap(({ match, path }) => ["compartments", "names"].flatMap((key) => (match[key] ?? []).filter(glob_syntax/* hasLoneBrace */["in"]).map((pattern) => ({
        path: [...path, key],
        message: `the pattern ${(0,quoted/* quoted */.TL)(pattern)} has a brace without its partner, which stands for itself; close it, or write ? in its place`,
    }))));
}

;// CONCATENATED MODULE: ./src/settings/policy-file/rule-order.ts

/** Warnings on rules that take every volume too early, and on those that can never match. */
function ruleOrderComplaints(rules) {
    return rules.flatMap((rule, index) => {
        const complaints = [];
        const path = ["rules", index];
        const name = (0,quoted/* quoted */.TL)(rule.name);
        const earlier = rules.slice(0, index).find(({ match }) => covers(match, rule.match));
        if (earlier !== undefined) {
            const message = `rule ${name} can never match, for ${(0,quoted/* quoted */.TL)(earlier.name)} above takes all that it would; move it up, or remove it`;
            complaints.push({ path, message });
        }
        const isLast = index === rules.length - 1;
        if (!isLast && Object.values(rule.match).every((value) => value === null)) {
            const message = `rule ${name} has no match, so it takes every volume that gets there; move it to the end, or say it as defaults`;
            complaints.push({ path, message });
        }
        return complaints;
    });
}
/** True when the one obviously matches whatever the other does. */
function covers(broad, narrow) {
    return (coversList(broad.compartments, narrow.compartments) &&
        coversTags(broad.freeformTags, narrow.freeformTags) &&
        coversTags(broad.definedTags, narrow.definedTags) &&
        coversList(broad.kinds, narrow.kinds) &&
        coversList(broad.regions, narrow.regions) &&
        coversList(broad.names, narrow.names) &&
        (broad.attached === null || broad.attached === narrow.attached) &&
        (broad.minSizeGb === null || broad.minSizeGb <= (narrow.minSizeGb ?? -1)));
}
function coversList(broad, narrow) {
    return broad === null || (narrow?.every((item) => broad.includes(item)) ?? false);
}
function coversTags(broad, narrow) {
    return Object.entries(broad ?? {}).every(([key, values]) => coversList(values, narrow?.[key] ?? null));
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./src/settings/fields.ts
var fields = __webpack_require__(20764);
// EXTERNAL MODULE: ./src/settings/policy.ts
var policy = __webpack_require__(11499);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core = __webpack_require__(88532);
// EXTERNAL MODULE: ./src/plain/ocid.ts
var ocid = __webpack_require__(14345);
// EXTERNAL MODULE: ./src/settings/policy-file/calendar-date.ts
var calendar_date = __webpack_require__(9128);
// EXTERNAL MODULE: ./src/settings/policy-file/duration.ts
var duration = __webpack_require__(94325);
;// CONCATENATED MODULE: ./src/settings/policy-file/fields.ts







const takesDuration = "a duration such as 90m, 36h, 7d or 2w";
const durationPattern = "^[0-9]{1,12}[mhdw]$";
/** A text that `read` turns into a value; undefined means that it is not taken. */
function fields_text(takes, read, pattern) {
    const error = `it takes ${takes}`;
    return schemas/* string */.YjP({ error })
        .transform((given, context) => {
        const value = read(given);
        if (value === undefined) {
            context.addIssue({ code: "custom", message: error });
            return core/* NEVER */.tm;
        }
        return value;
    })
        .meta(pattern === undefined ? {} : { pattern });
}
function shaped(takes, pattern) {
    const shape = new RegExp(pattern, "u");
    return fields_text(takes, (given) => (shape.test(given) ? given : undefined), pattern);
}
function fields_boolean() {
    return schemas/* boolean */.zMY({ error: "it takes true or false" });
}
/** Milliseconds, more than 0. */
function fields_duration() {
    return fields_text(`${takesDuration}, more than 0`, (given) => (0,duration/* readDuration */.$)(given) || undefined, durationPattern);
}
/** Milliseconds; 0 is taken. */
function durationOrZero() {
    return fields_text(takesDuration, duration/* readDuration */.$, durationPattern);
}
/** Milliseconds, or null for `false`: not required. */
function durationOrFalse() {
    const error = `it takes ${takesDuration}, more than 0; or false`;
    return schemas/* union */.KCZ([
        schemas/* literal */.euz(false, { error }),
        fields_text(error.replace("it takes ", ""), (given) => (0,duration/* readDuration */.$)(given) || undefined, durationPattern),
    ])
        .transform((value) => (value === false ? null : value));
}
/** A protection level, or null for `false`: none is required. */
function levelOrFalse() {
    const error = `it takes ${policy/* REQUIRABLE_LEVELS */.li.join(", ")} or false`;
    return schemas/* union */.KCZ([schemas/* literal */.euz(false, { error }), schemas/* enum */.k5n(policy/* REQUIRABLE_LEVELS */.li, { error })])
        .transform((value) => (value === false ? null : value));
}
function date() {
    return fields_text("a day of the calendar as YYYY-MM-DD, such as 2027-01-31", calendar_date/* readCalendarDate */.l, "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
}
function glob() {
    return fields_text("a text of 1 to 1000 characters, in which * ? ** {a,b} make a glob; a number stands in quotes", readGlob);
}
function regionName() {
    return shaped("a region's full name such as us-ashburn-1", fields/* REGION_NAME */.hS);
}
function volumeOcid() {
    return shaped("an OCID: ocid1.volume.… or ocid1.bootvolume.…", (0,ocid/* ocidPattern */.c9)("volume", "bootvolume"));
}
/** One line that names a rule or an exemption in reports. */
function label() {
    return shaped("one line of 1 to 100 characters", String.raw `^(?=.*\S)[^\p{Cc}]{1,100}$`);
}
/** One full stop at most: it parts the namespace from the key. */
function tagName() {
    return shaped("a tag as Namespace.Key, or the key of a free-form tag", String.raw `^[^.\s\p{Cc}]{1,100}(\.[^.\s\p{Cc}]{1,100})?$`);
}
function prose() {
    return fields_text("a text of 1 to 1000 characters", (given) => {
        const trimmed = given.trim();
        return trimmed !== "" && trimmed.length <= 1000 ? trimmed : undefined;
    });
}
/** A list, or one item in a list's place; as a list without doubles. */
function oneOrMore(item) {
    const list = schemas/* array */.YOg(item, { error: "it takes a list" });
    return schemas/* union */.KCZ([item, list.min(1, { error: "it takes at least one entry" })])
        .transform((value) => [...new Set(Array.isArray(value) ? value : [value])]);
}
/** Tags: each key must be there with one of its values. */
function tags(keyTakes, keyPattern) {
    const key = schemas/* string */.YjP().regex(new RegExp(keyPattern, "u"), { error: `it takes ${keyTakes}` });
    const value = shaped("a text; a number, true and false stand in quotes", String.raw `^[^\p{Cc}]{0,256}$`);
    return schemas/* record */.g1P(key, oneOrMore(value), { error: "it takes tags as key: value" })
        .refine((given) => Object.keys(given).length > 0, { error: "it takes at least one tag" });
}

;// CONCATENATED MODULE: ./src/settings/policy-file/schema.ts




const mapping = { error: "it takes keys with values" };
const list = { error: "it takes a list" };
const takesLimit = { error: "it takes a whole number of 0 or more, or unlimited" };
const takesSize = { error: "it takes a number of GB, 0 or more" };
const takesPercent = { error: "it takes a number from 0 to 100" };
const countLimit = () => schemas/* union */.KCZ([schemas/* int */.Whr(takesLimit).min(0, takesLimit), schemas/* literal */.euz("unlimited", takesLimit)])
    .transform((value) => (value === "unlimited" ? null : value));
const REQUIREMENT_FIELDS = {
    switch: fields_boolean,
    span: durationOrFalse,
    level: levelOrFalse,
};
const requirements = schemas/* strictObject */.rej(Object.fromEntries(policy/* REQUIREMENTS */.dq.map(({ key, kind, meaning }) => [
    key,
    REQUIREMENT_FIELDS[kind]().describe(meaning).optional(),
])), mapping);
const ruleSettings = {
    "max-backup-age": fields_duration().describe("How old the newest recovery point may be.").optional(),
    "grace-period": durationOrZero()
        .describe("So long after a volume's creation the gate does not count its status; 0d for none.")
        .optional(),
    severity: (0,fields/* oneOf */.yL)(policy/* SEVERITIES */.oC)
        .describe("Severity of a failed check that the rule asks for.")
        .optional(),
    "warn-within": fields_duration()
        .describe("`expiry-forecast` fails when a breach is nearer than this.")
        .optional(),
    "rpo-window": fields_duration().describe("How far back `achieved-rpo` looks.").optional(),
    require: requirements
        .describe("What is asked for beyond recency; each key falls back to `defaults.require`.")
        .optional(),
};
const match = {
    compartments: oneOrMore(glob())
        .describe("OCIDs, names, or paths below the tenancy with globs (`prod/**`).")
        .optional(),
    "freeform-tags": tags("a tag's key", String.raw `^[^\p{Cc}]{1,100}$`)
        .describe("Each of these tags, with one of its values.")
        .optional(),
    "defined-tags": tags("a tag as Namespace.Key", String.raw `^[^.\s]+\.[^.\s]+$`)
        .describe("Each of these tags (`Namespace.Key`), with one of its values.")
        .optional(),
    kinds: oneOrMore((0,fields/* oneOf */.yL)(["block", "boot"]))
        .describe("Kinds of volume.")
        .optional(),
    regions: oneOrMore(regionName()).describe("Regions, by full name.").optional(),
    names: oneOrMore(glob()).describe("Display names, with globs (`db-*`).").optional(),
    attached: fields_boolean().describe("Attached to an instance, or not.").optional(),
    "min-size-gb": schemas/* number */.aig(takesSize).min(0, takesSize).describe("Least size in GB.").optional(),
};
const rule = schemas/* strictObject */.rej({
    name: label()
        .refine((name) => name !== "defaults", {
        error: "it takes another name, since defaults names what holds without a rule",
    })
        .describe("Name in reports; each rule has its own."),
    match: schemas/* strictObject */.rej(match, mapping)
        .describe("Which volumes; every given key must hold. Without it: all.")
        .optional(),
    ...ruleSettings,
}, mapping);
const exemption = schemas/* strictObject */.rej({
    id: label().describe("Identifier in reports; each exemption has its own."),
    match: schemas/* strictObject */.rej({
        ...match,
        volumes: oneOrMore(volumeOcid()).describe("OCIDs of volumes.").optional(),
        addresses: oneOrMore(glob())
            .describe("Addresses in a Terraform plan, with globs (`module.scratch.**`).")
            .optional(),
    }, mapping)
        .refine((given) => Object.keys(given).length > 0, {
        error: 'it takes at least one key; names: "*" matches all volumes',
    })
        .describe("Which volumes, as in a rule; at least one key."),
    reason: prose().describe("Why, for those who read the report."),
    checks: oneOrMore((0,fields/* oneOf */.yL)(policy/* ALL_CHECK_IDS */.aV))
        .describe("The checks that are exempted. Without it: all, and the status at the gate.")
        .optional(),
    expires: date()
        .describe("Last day, in UTC, `YYYY-MM-DD`. Required unless `permanent: true`.")
        .optional(),
    permanent: fields_boolean().describe("`true`: never expires.").optional(),
}, mapping)
    .meta({ anyOf: [{ required: ["expires"] }, { required: ["permanent"] }] });
const gate = schemas/* strictObject */.rej({
    "max-no-backup": countLimit().describe("As the input of that name.").optional(),
    "max-stale-backup": countLimit().describe("As the input of that name.").optional(),
    "max-unknown": countLimit().describe("As the input of that name.").optional(),
    "min-compliance-percent": schemas/* number */.aig(takesPercent)
        .min(0, takesPercent)
        .max(100, takesPercent)
        .describe("As the input of that name.")
        .optional(),
    "fail-on-incomplete": fields_boolean().describe("As the input of that name.").optional(),
    "fail-if-empty": fields_boolean().describe("As the input of that name.").optional(),
    "fail-on-checks": oneOrMore((0,fields/* oneOf */.yL)(policy/* ALL_CHECK_IDS */.aV))
        .describe("Fail when one of these checks fails on a volume.")
        .optional(),
    "fail-on-severity": (0,fields/* oneOf */.yL)(policy/* SEVERITIES */.oC)
        .describe("Fail when a check of at least this severity fails on a volume.")
        .optional(),
    "fail-on": (0,fields/* oneOf */.yL)(policy/* FAIL_ON */.d$)
        .describe("`new` counts only what did not fail, or not in that way, in the last run; `any` counts everything.")
        .optional(),
}, mapping);
const deletionRestricted = schemas/* strictObject */.rej({
    "allowed-groups": oneOrMore(glob()).describe("Groups that may: names with globs, with the domain where it is not Default (`Domain/Name`), or OCIDs."),
    "allowed-dynamic-groups": oneOrMore(glob())
        .describe("Dynamic groups that may, written likewise.")
        .optional(),
}, mapping);
/** The policy file as its author writes it: the source of types, of the JSON Schema and of the reference. */
const policyFileSchema = schemas/* strictObject */.rej({
    version: schemas/* literal */.euz(1, { error: "it takes 1" }).describe("Version of this format: `1`."),
    defaults: schemas/* strictObject */.rej(ruleSettings, mapping)
        .describe("What holds for a volume that no rule matches, and where a rule is silent.")
        .optional(),
    rules: schemas/* array */.YOg(rule, list).describe("In order: the first whose `match` holds wins.").optional(),
    "owner-tag": tagName()
        .describe("The tag whose value says whose a volume is: `Namespace.Key`, or the key of a free-form tag.")
        .optional(),
    "deletion-restricted": deletionRestricted
        .describe("Asks IAM who may delete backups, backup policies and their assignments; anybody else fails the gate.")
        .optional(),
    exemptions: schemas/* array */.YOg(exemption, list)
        .describe("Volumes that the gate does not count, with a reason. They stay in the reports.")
        .optional(),
    gate: gate.describe("Limits; an input of the same name wins.").optional(),
}, mapping);

// EXTERNAL MODULE: ./src/plain/nearest.ts
var nearest = __webpack_require__(27558);
;// CONCATENATED MODULE: ./src/settings/policy-file/schema-complaints.ts




/** A mapping of something else has thousands of keys that are unknown here. */
const maxKeys = 51;
/** Longer keys are no slips of a known one. */
const maxKeyLength = 40;
/** The schema's issues as complaints: what was got, and what is taken instead. */
function schemaComplaints(schema, issues, data) {
    return issues.flatMap((issue) => schema_complaints_complaintsOf(schema, issue, data, []));
}
function schema_complaints_complaintsOf(schema, issue, data, above) {
    const path = [
        ...above,
        ...issue.path.map((step) => (typeof step === "number" ? step : String(step))),
    ];
    const where = (0,policy_problem/* pathInWords */.q)(path);
    const prefix = where === "" ? "" : `${where}: `;
    switch (issue.code) {
        case "unrecognized_keys": {
            const known = keysAt(schema, path);
            return issue.keys.slice(0, maxKeys).map((key) => ({
                path: [...path, key],
                isAboutKey: true,
                message: `${prefix}unknown key ${(0,quoted/* quoted */.TL)(key)}; ${hint(key, known)}`,
            }));
        }
        case "invalid_union":
            return branchMeant(issue.errors).flatMap((each) => schema_complaints_complaintsOf(schema, each, data, path));
        case "invalid_key": {
            const takes = issue.issues.map(({ message }) => message).join("; ");
            const message = `${(0,policy_problem/* pathInWords */.q)(path.slice(0, -1))}: got the key ${(0,quoted/* quoted */.TL)(String(path.at(-1)))}; ${takes}`;
            return [{ path, isAboutKey: true, message }];
        }
        default: {
            const value = valueAt(data, path);
            if (value === undefined)
                return [{ path, message: `${where} is missing; ${issue.message}` }];
            const isRoot = path.length === 0;
            const message = `${isRoot ? "the file: " : prefix}got ${inWords(value, isRoot)}; ${issue.message}`;
            return [{ path, message }];
        }
    }
}
/** Of a choice of shapes the one that was tried: what it says goes deeper than "another type". */
function branchMeant(branches) {
    const isDeeper = ({ code, path }) => code !== "invalid_type" || path.length > 0;
    return branches.find((issues) => issues.some(isDeeper)) ?? branches[0] ?? [];
}
function hint(key, known) {
    const near = key.length > maxKeyLength ? null : (0,nearest/* nearest */.p)(key, known);
    return near === null ? `known are ${known.join(", ")}` : `the nearest known key is ${near}`;
}
/** The keys that the schema knows at the path. */
function keysAt(schema, path) {
    let current = schema;
    for (const step of path) {
        current = unwrapped(current);
        if (current instanceof schemas/* ZodObject */.bvH)
            current = current.shape[step];
        else if (current instanceof schemas/* ZodArray */.naA)
            current = current.element;
    }
    current = unwrapped(current);
    return current instanceof schemas/* ZodObject */.bvH ? Object.keys(current.shape) : [];
}
function unwrapped(schema) {
    return schema instanceof schemas/* ZodOptional */.IiU ? schema.unwrap() : schema;
}
function valueAt(data, path) {
    return path.reduce((value, step) => typeof value === "object" && value !== null
        ? value[step]
        : undefined, data);
}
/** The value as it was given; of the root only its kind, for another file may have been named by mistake. */
function inWords(value, isRoot) {
    if (value === null)
        return "nothing";
    if (Array.isArray(value))
        return "a list";
    if (typeof value === "object")
        return "a mapping";
    if (isRoot)
        return "a text";
    if (typeof value !== "string")
        return JSON.stringify(value);
    return value.includes("PRIVATE KEY") ? "a value that is not shown" : (0,quoted/* quoted */.TL)(value);
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
;// CONCATENATED MODULE: ./src/settings/policy-file/yaml-fault.ts
const endsEarly = "something is missing here: a closing quote or bracket, a comma, or the colon and space after a key";
const strayText = "this is no YAML at this place; put a text with special characters in quotes";
const indentation = "the indentation does not fit what stands above";
const oneLine = "a key stands on one line, followed by a colon and a space";
/** What is wrong with the YAML, in the words of this program. */
const SENTENCES = {
    ALIAS_PROPS: "an alias takes neither an anchor nor a tag",
    BAD_ALIAS: "an anchor or an alias needs a name, which does not end in a colon",
    BAD_COLLECTION_TYPE: "this tag does not fit what follows it; remove the tag",
    BAD_DIRECTIVE: "this line is no directive; remove it",
    BAD_DQ_ESCAPE: "in double quotes a backslash begins an escape; write the text in single quotes, or the backslash twice",
    BAD_INDENT: indentation,
    BAD_PROP_ORDER: "an anchor or a tag stands after the dash, the question mark or the colon",
    BAD_SCALAR_START: "a text that begins with this character stands in quotes",
    BLOCK_AS_IMPLICIT_KEY: "a mapping or a list cannot begin here; put it on lines of its own, indented",
    BLOCK_IN_FLOW: "within brackets or braces, lists and mappings are in brackets or braces too",
    DUPLICATE_KEY: "this key is given twice",
    IMPOSSIBLE: strayText,
    KEY_OVER_1024_CHARS: "a key has at most 1024 characters",
    MISSING_CHAR: endsEarly,
    MULTILINE_IMPLICIT_KEY: oneLine,
    MULTIPLE_ANCHORS: "a value has at most one anchor",
    MULTIPLE_DOCS: "one document is taken, and a second begins here; remove the line ---, or put the other in a file of its own",
    MULTIPLE_TAGS: "a value has at most one tag",
    NON_STRING_KEY: "a key is a text",
    RESOURCE_EXHAUSTION: "the file is nested too deeply",
    TAB_AS_INDENT: "a tab is no indentation; use spaces",
    TAG_RESOLVE_FAILED: "tags such as !this have no meaning in a policy file; remove it",
    UNEXPECTED_TOKEN: strayText,
};
/** A sentence without the full stop, as for every problem of a policy file. */
function yamlFault(code) {
    return `YAML: ${SENTENCES[code]}`;
}

;// CONCATENATED MODULE: ./src/settings/policy-file/yaml-text.ts



const maxBytes = 1024 * 1024;
/** Each alias may stand for the whole file: with many of them a small file grows without end. */
const maxAliases = 100;
/** Reads YAML 1.2. Never throws: what is wrong is in `problems`. */
function readYaml(text, file) {
    const unusable = (message) => {
        const { place } = readDocument("", file);
        return { data: undefined, problems: [place({ path: [], message })], place };
    };
    if (Buffer.byteLength(text) > maxBytes)
        return unusable("the file is larger than 1 MiB");
    try {
        return readDocument(text, file);
    }
    catch {
        return unusable("the file is nested too deeply, or its aliases refer to too much");
    }
}
function readDocument(text, file) {
    const lines = new dist/* LineCounter */.HN();
    const document = (0,dist/* parseDocument */.Tp)(text, {
        lineCounter: lines,
        prettyErrors: false,
        schema: "core",
        // Ours below takes one pass; the parser's own compares each key with all others.
        uniqueKeys: false,
    });
    // The parser recurses: a text of nothing but brackets exhausts the stack.
    if (document.errors.some(({ code }) => code === "RESOURCE_EXHAUSTION"))
        throw new RangeError();
    const at = (offset, message) => {
        const { line, col } = lines.linePos(offset);
        return { file, line: Math.max(1, line), column: Math.max(1, col), message };
    };
    const problems = [...document.errors, ...document.warnings].map(({ pos, code }) => at(pos[0], yamlFault(code)));
    if (problems.length === 0) {
        const found = structureProblems(document);
        problems.push(...found.map(({ offset, message }) => at(offset, message)));
    }
    return {
        data: problems.length === 0 ? document.toJS({ maxAliasCount: maxAliases }) : undefined,
        problems,
        place: (complaint) => at(offsetOf(document, complaint), complaint.message),
    };
}
/** What is YAML and yet no policy: keys given twice, and aliases that lead nowhere or are too many. */
function structureProblems(document) {
    const found = [];
    let aliases = 0;
    (0,dist/* visit */.YR)(document, {
        Alias: (_, alias) => {
            aliases += 1;
            const offset = startOf(alias);
            if (aliases > maxAliases) {
                found.push({ offset, message: `the file has more than ${maxAliases} aliases` });
                return dist/* visit */.YR.BREAK;
            }
            if (alias.resolve(document) === undefined) {
                const message = `the alias ${(0,quoted/* quoted */.TL)(alias.source)} stands for no anchor before it`;
                found.push({ offset, message });
            }
            return undefined;
        },
        Map: (_, map) => {
            const seen = new Set();
            for (const pair of map.items) {
                const key = keyOf(pair);
                const offset = startOf(pair.key, startOf(map));
                // As data it would become a text, with a warning past our log.
                if (!(0,dist/* isScalar */.jn)(pair.key))
                    found.push({ offset, message: "a key is a text" });
                if (seen.has(key)) {
                    found.push({ offset, message: `the key ${(0,quoted/* quoted */.TL)(key)} is given twice` });
                }
                // Data keeps it apart from ordinary keys, and so it would be passed over.
                if (key === "__proto__")
                    found.push({ offset, message: `unknown key ${(0,quoted/* quoted */.TL)(key)}` });
                seen.add(key);
            }
        },
    });
    return found;
}
/** Where the value at the path begins; as near to it as the text goes when there is none. */
function offsetOf(document, { path, isAboutKey = false }) {
    let node = document.contents;
    let offset = startOf(node);
    for (const [index, step] of path.entries()) {
        if ((0,dist/* isAlias */.Vj)(node))
            node = node.resolve(document);
        if ((0,dist/* isMap */.jh)(node)) {
            const pair = node.items.find((item) => keyOf(item) === String(step));
            if (pair === undefined)
                return offset;
            const isLast = index === path.length - 1;
            if (isLast && isAboutKey)
                return startOf(pair.key);
            node = pair.value;
        }
        else if ((0,dist/* isSeq */.oP)(node)) {
            node = node.items[Number(step)];
        }
        offset = startOf(node, offset);
    }
    return offset;
}
function keyOf({ key }) {
    // In data every key is a text: `1:` and `"1":` are the same one.
    return (0,dist/* isScalar */.jn)(key) ? `${(key.value ?? "")}` : String(key);
}
function startOf(node, fallback = 0) {
    return node?.range?.[0] ?? fallback;
}

;// CONCATENATED MODULE: ./src/settings/policy-file/parse.ts









/** More than anyone fixes in one go; a file that is no policy at all has thousands. */
const maxProblems = 50;
/** Reads a policy file's text. Never throws: every problem is told at once, with its place. */
function parsePolicyFile(text, fileName) {
    const { data, problems, place } = readYaml(text, fileName);
    if (problems.length > 0)
        return refused(problems, place);
    const result = policyFileSchema.safeParse(data);
    const complaints = [
        ...schemaComplaints(policyFileSchema, (result.error?.issues ?? []).slice(0, maxProblems + 1), data),
        ...crossChecks(data),
    ];
    if (!result.success || complaints.length > 0) {
        return refused(complaints.slice(0, maxProblems + 1).map(place), place);
    }
    const content = contentOf(result.data);
    const warnings = [
        ...ruleOrderComplaints(content.rules),
        ...attainabilityComplaints(content),
        ...loneBraces(content),
        ...(0,deletion_keys/* deletionComplaints */.p)(content),
    ];
    const ruleLines = [
        ...content.rules.map((_, index) => place({ path: ["rules", index], message: "" }).line),
        place({ path: ["defaults"], isAboutKey: true, message: "" }).line,
    ];
    return { content, problems: [], warnings: warnings.map(place), ruleLines, place };
}
function refused(problems, place) {
    const told = problems
        .slice(0, maxProblems)
        .sort((a, b) => a.line - b.line || a.column - b.column);
    const last = told.at(-1);
    if (last !== undefined && problems.length > maxProblems) {
        told.push({ ...last, message: "there are more problems than are told here" });
    }
    return { content: null, problems: told, warnings: [], ruleLines: [], place };
}


/***/ }),

/***/ 12993:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   problemLine: () => (/* binding */ problemLine),
/* harmony export */   q: () => (/* binding */ pathInWords)
/* harmony export */ });
/* harmony import */ var _plain_visible_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26630);

/** `policy.yml:12:5: error: …`, as compilers write it. */
function problemLine(level, problem) {
    const { file, line, column, message } = problem;
    return `${(0,_plain_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .R)(file)}:${line}:${column}: ${level}: ${message}.`;
}
/** `rules[0].match.names`; empty for the root. */
function pathInWords(path) {
    return path.reduce((words, step) => {
        if (typeof step === "number")
            return `${words}[${step}]`;
        const key = /^[\w-]{1,100}$/.test(step) ? step : (0,_plain_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .R)(JSON.stringify(step.slice(0, 100)));
        return words === "" ? key : `${words}.${key}`;
    }, "");
}


/***/ })

};
