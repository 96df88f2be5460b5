export const id = 767;
export const ids = [767,512];
export const modules = {

/***/ 42512:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   previewOutputs: () => (/* binding */ previewOutputs)
/* harmony export */ });
/* harmony import */ var _outputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88353);

/**
 * The step's outputs of `mode: preview` by name, all of them in every case.
 * @param preview null when nothing could be compared: a number that is not known is an empty text
 */
function previewOutputs(preview, reportPaths, artifact) {
    return {
        ...(preview === null ? UNCOMPARED : comparedOutputs(preview)),
        ...(0,_outputs_js__WEBPACK_IMPORTED_MODULE_0__/* .pathOutputs */ .ak)(reportPaths),
        "artifact-id": artifact?.id ?? "",
        "artifact-url": artifact?.url ?? "",
    };
}
function comparedOutputs(preview) {
    const { verdict, complete, total, headline } = preview;
    return {
        result: verdict.passed ? "pass" : "fail",
        complete: String(complete),
        "total-volumes": String(total),
        "begin-to-fail": String(preview.begins),
        "stop-failing": String(preview.stops),
        exempted: String(preview.exempted),
        unknown: String(preview.after.unknown),
        violations: JSON.stringify(verdict.violations),
        headline,
    };
}
const UNCOMPARED = {
    result: "fail",
    complete: "false",
    "total-volumes": "",
    "begin-to-fail": "",
    "stop-failing": "",
    exempted: "",
    unknown: "",
    violations: "[]",
    headline: "Nothing could be compared: the log says why.",
};


/***/ }),

/***/ 41254:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ stablePath)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);

const FOLDERS = [
    ["GITHUB_WORKSPACE", "."],
    ["RUNNER_TEMP", "<temp>"],
];
/**
 * A path without where a runner happens to keep its folders, which another runner keeps elsewhere: by
 * it the next run knows that a file is the same one.
 */
function stablePath(path, env) {
    if (!(0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(path))
        return node_path__WEBPACK_IMPORTED_MODULE_0__.posix.normalize(path.split(node_path__WEBPACK_IMPORTED_MODULE_0__.sep).join("/"));
    for (const [variable, name] of FOLDERS) {
        const folder = env[variable] ?? "";
        const local = folder === "" ? ".." : (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(folder, path);
        if (local === ".." || local.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_0__.sep}`) || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(local))
            continue;
        return node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(name, local.split(node_path__WEBPACK_IMPORTED_MODULE_0__.sep).join("/"));
    }
    return path;
}


/***/ }),

/***/ 14782:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DR: () => (/* binding */ filesBelow),
/* harmony export */   NP: () => (/* binding */ filesMatching),
/* harmony export */   fo: () => (/* binding */ isFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _matching_glob_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(736);



/**
 * The files below a folder, links to files included, by their paths from there with slashes, and sorted.
 * Throws what reading a folder throws.
 */
function filesBelow(folder) {
    return [...walk(folder, "")].sort();
}
/** Not by `recursive`: Node 24 follows links to folders, and comes to no end where they go in circles. */
function* walk(folder, path) {
    for (const entry of (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(folder, { withFileTypes: true })) {
        const place = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, entry.name);
        const name = `${path}${entry.name}`;
        if (entry.isDirectory())
            yield* walk(place, `${name}/`);
        else if (entry.isFile() || (entry.isSymbolicLink() && isFile(place)))
            yield name;
    }
}
/** True for a file that can be found; a link counts as what it leads to. */
function isFile(path) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path).isFile();
    }
    catch {
        return false;
    }
}
/** Those that a glob below `base` matches, `base` before each; none where the folder cannot be read. */
function filesMatching(base, glob, workingDir) {
    const isMatch = (0,_matching_glob_js__WEBPACK_IMPORTED_MODULE_2__/* .pathMatcher */ .kZ)(glob);
    let names;
    try {
        names = filesBelow((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workingDir, base));
    }
    catch {
        return [];
    }
    return names.filter((name) => isMatch(name.split("/"))).map((name) => `${base}${name}`);
}


/***/ }),

/***/ 99767:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  previewPolicy: () => (/* binding */ previewPolicy)
});

// EXTERNAL MODULE: ./src/run/artifact-sinks.ts + 2 modules
var artifact_sinks = __webpack_require__(69741);
// EXTERNAL MODULE: ./src/delivery/disk.ts + 1 modules
var disk = __webpack_require__(25260);
// EXTERNAL MODULE: ./src/delivery/sink.ts
var sink = __webpack_require__(47057);
// EXTERNAL MODULE: ./src/github/outputs.ts
var github_outputs = __webpack_require__(88353);
// EXTERNAL MODULE: ./src/github/preview-outputs.ts
var preview_outputs = __webpack_require__(42512);
// EXTERNAL MODULE: ./src/github/stable-path.ts
var stable_path = __webpack_require__(41254);
// EXTERNAL MODULE: ./src/github/workflow-run.ts
var workflow_run = __webpack_require__(55442);
// EXTERNAL MODULE: ./src/run/narrate.ts
var narrate = __webpack_require__(57206);
// EXTERNAL MODULE: ./src/run/tell-github.ts + 2 modules
var tell_github = __webpack_require__(32624);
// EXTERNAL MODULE: ./src/posture/notice.ts
var posture_notice = __webpack_require__(2230);
// EXTERNAL MODULE: ./src/plain/group-by.ts
var group_by = __webpack_require__(11837);
// EXTERNAL MODULE: ./src/plain/order.ts
var order = __webpack_require__(73028);
// EXTERNAL MODULE: ./src/settings/policy.ts
var policy = __webpack_require__(11499);
// EXTERNAL MODULE: ./src/posture/access/allowed-subjects.ts
var allowed_subjects = __webpack_require__(37789);
// EXTERNAL MODULE: ./src/posture/access/deletion-restricted.ts + 2 modules
var deletion_restricted = __webpack_require__(55552);
;// CONCATENATED MODULE: ./src/posture/preview/deletion-change.ts


/** null: both files allow the same. */
function allowListChange(before, after) {
    if (before === undefined) {
        return after === undefined
            ? null
            : { kind: "added", added: (0,allowed_subjects/* allowedEntries */.x6)(after), removed: [] };
    }
    if (after === undefined)
        return { kind: "removed", added: [], removed: (0,allowed_subjects/* allowedEntries */.x6)(before) };
    const [added, removed] = [(0,allowed_subjects/* entriesBeyond */.Md)(after, before), (0,allowed_subjects/* entriesBeyond */.Md)(before, after)];
    return added.length + removed.length === 0 ? null : { kind: "changed", added, removed };
}
function deletionSideOf({ result, who }) {
    const others = who.filter(({ isAllowed }) => !isAllowed);
    return { result, others: new Map(others.map((it) => [(0,deletion_restricted/* nameOf */.Vb)(it), it.subject])) };
}
function deletionChangeOf(change, before, after) {
    if (change === null)
        return null;
    const [then, now] = [before?.others ?? new Map(), after?.others ?? new Map()];
    return {
        ...change,
        before: before?.result ?? null,
        after: after?.result ?? null,
        stops: beyond(then, now),
        begins: beyond(now, then),
    };
}
function beyond(one, other) {
    return [...one].filter(([name]) => !other.has(name)).map(([, subject]) => subject);
}
/** By how many entries the gate objects to less; the whole key counts as one. */
function loosenedBy(change) {
    if (change === null || change.kind === "added")
        return 0;
    return change.kind === "removed" ? 1 : change.added.length;
}

// EXTERNAL MODULE: ./src/plain/wording.ts
var wording = __webpack_require__(82392);
;// CONCATENATED MODULE: ./src/posture/preview/headline.ts

/** The first sentences: `12 volumes would begin to fail, 3 would be exempted.` */
function headlineOf(counts, { allowList, verdicts }) {
    const { total } = counts;
    const changes = volumeChanges(counts);
    const deletion = allowList === null ? [] : [allowListSentence(allowList)];
    if (changes !== null)
        return [changes, ...deletion].join(" ");
    const gate = gateSentence(...verdicts);
    const others = [...deletion, ...(gate === null ? [] : [gate])];
    const isQuiet = others.length === 0;
    const nothing = isQuiet
        ? `Nothing would change for ${total === 1 ? "the volume" : `any of the ${total} volumes`}.`
        : "No volume would begin or stop failing.";
    return [total === 0 ? "The inventory has no volume to judge." : nothing, ...others].join(" ");
}
function volumeChanges(counts) {
    const { begins, stops, becomesUnknown, exempted, differs } = counts;
    const parts = [
        [exempted, "would be exempted"],
        [becomesUnknown, "could no longer be told"],
        [stops, "would stop failing"],
        [differs, "would fail for another reason"],
    ];
    const others = parts.filter(([count]) => count > 0);
    if (begins === 0 && others.length === 0)
        return null;
    const first = begins === 0 ? "No volume" : (0,wording/* counted */.hS)(begins, "volume");
    return `${[`${first} would begin to fail`, ...others.map((it) => it.join(" "))].join(", ")}.`;
}
function allowListSentence({ kind, added, removed }) {
    if (kind === "added")
        return "The policy file would begin to restrict who may delete backups.";
    if (kind === "removed")
        return "The policy file would no longer restrict who may delete backups.";
    const parts = [
        ...(added.length === 0 ? [] : [`gain ${entries(added.length)}`]),
        ...(removed.length === 0 ? [] : [`lose ${entries(removed.length)}`]),
    ];
    return `The list of those who may delete backups would ${parts.join(" and ")}.`;
}
function entries(count) {
    return count === 1 ? "1 entry" : `${count} entries`;
}
/** null: the gate says the same. */
function gateSentence(before, after) {
    const word = wordOf(after);
    if (word !== wordOf(before))
        return `The gate would ${word}.`;
    if (broken(before) !== broken(after))
        return `The gate would ${word} for another reason.`;
    if (before.warnOnly === after.warnOnly)
        return null;
    return after.warnOnly
        ? "The gate would only warn of what it finds."
        : "The gate would no longer only warn.";
}
function wordOf({ passed, violations }) {
    if (!passed)
        return "fail";
    return violations.length > 0 ? "only warn" : "pass";
}
function broken({ violations }) {
    return JSON.stringify(violations.map(({ rule, actual }) => [rule, actual]));
}

// EXTERNAL MODULE: ./src/posture/policy/meant-by-gate.ts
var meant_by_gate = __webpack_require__(75050);
;// CONCATENATED MODULE: ./src/posture/preview/standing.ts

/**
 * `begins`: fails only under the new policy. `becomes_unknown`: it cannot be told any more, and does not
 * fail. `differs`: fails under both, by other checks. `stops`: fails only under the old one, and not for
 * being exempted. `same`: none of these.
 */
const CHANGE_KINDS = ["begins", "becomes_unknown", "differs", "stops", "same"];
/** The finding reduced to what its policy asks for: by a rule, or by the gate's limits on checks. */
function standingOf({ rule, status, checks }, gate) {
    const asked = checks.filter((it) => it.isRequired || (0,meant_by_gate/* isMeantByGate */.U)(it, gate));
    const failing = asked.filter(({ result }) => result === "fail");
    const isExcused = (it) => it.waived || it.inGracePeriod;
    return {
        rule,
        status,
        failing: told(failing.filter((it) => !isExcused(it))),
        excused: told(failing.filter(isExcused)),
        unknown: told(asked.filter((it) => it.result === "unknown" && !it.waived)),
    };
}
/** One for the many volumes that have none. */
const NONE = [];
function told(checks) {
    return checks.length === 0 ? NONE : checks.map(({ id, message }) => ({ id, message }));
}
/** @param isExempted the change exempts something of the volume */
function changeOf(before, after, isExempted) {
    const [then, now] = [idsOf(before.failing), idsOf(after.failing)];
    if (now.size > 0) {
        if (then.size === 0)
            return "begins";
        return isSame(then, now) ? "same" : "differs";
    }
    const known = idsOf(before.unknown);
    if (after.unknown.some(({ id }) => !known.has(id)))
        return "becomes_unknown";
    if (then.size === 0)
        return "same";
    // What is exempted fails as it did, and no more of it is heard.
    const isStillThere = isExempted && after.excused.some(({ id }) => then.has(id));
    return isStillThere ? "same" : "stops";
}
function idsOf(checks) {
    return new Set(checks.map(({ id }) => id));
}
function isSame(one, other) {
    return one.size === other.size && [...one].every((id) => other.has(id));
}

;// CONCATENATED MODULE: ./src/posture/preview/compare-policies.ts








/** What the change from one policy to the other would do. */
function comparePolicies(judged, limits) {
    const { before, after, exempted, allowList, lacking } = judged;
    const pairs = changesOf(judged);
    const volumes = pairs.filter((it) => it.change !== "same" || it.exempted !== null);
    const having = (change) => volumes.filter((it) => it.change === change).length;
    const counts = {
        total: after.volumes.length,
        begins: having("begins"),
        stops: having("stops"),
        becomesUnknown: having("becomes_unknown"),
        exempted: exempted.size,
    };
    return {
        readAt: after.assessedAt,
        tenancyId: after.tenancyId,
        complete: after.complete && before.complete,
        ...counts,
        headline: headlineOf({ ...counts, differs: having("differs") }, { allowList, verdicts: [before.verdict, after.verdict] }),
        before: sideOf(before, pairs, (it) => it.before),
        after: sideOf(after, pairs, (it) => it.after),
        deletion: deletionChangeOf(allowList, before.deletion, after.deletion),
        volumes: (0,order/* sortedByKeys */.Ld)(volumes, (it) => [
            CHANGE_KINDS.indexOf(it.change),
            it.region,
            it.compartmentPath,
            it.volumeName,
            it.volumeId,
        ]),
        rules: rulesOf(judged, pairs),
        checks: checksOf(pairs),
        notices: noticesOf(judged),
        lacking,
        verdict: verdictOf(exempted.size, allowList, limits),
    };
}
function changesOf({ before, after, exempted }) {
    const then = new Map(before.volumes.map(({ volumeId, standing }) => [volumeId, standing]));
    return after.volumes.flatMap(({ standing, ...volume }) => {
        const earlier = then.get(volume.volumeId);
        if (earlier === undefined)
            return [];
        const widened = exempted.get(volume.volumeId) ?? null;
        const change = changeOf(earlier, standing, widened !== null);
        return [{ ...volume, change, before: earlier, after: standing, exempted: widened }];
    });
}
function sideOf({ waived, verdict }, pairs, of) {
    return {
        failing: pairs.filter((it) => of(it).failing.length > 0).length,
        waived,
        unknown: pairs.filter((it) => of(it).unknown.length > 0).length,
        verdict,
    };
}
function rulesOf({ before, after }, pairs) {
    const names = new Set([...after.rules, ...before.rules]);
    const [then, now] = [
        (0,group_by/* groupBy */.$)(pairs, (it) => it.before.rule),
        (0,group_by/* groupBy */.$)(pairs, (it) => it.after.rule),
    ];
    return [...names].map((rule) => {
        const [earlier, later] = [then.get(rule) ?? [], now.get(rule) ?? []];
        return {
            rule,
            volumesBefore: earlier.length,
            volumesAfter: later.length,
            failingBefore: earlier.filter((it) => it.before.failing.length > 0).length,
            failingAfter: later.filter((it) => it.after.failing.length > 0).length,
        };
    });
}
function checksOf(pairs) {
    const tallies = new Map(policy/* CHECK_IDS */.Sh.map((id) => [id, { id, begins: 0, stops: 0 }]));
    for (const { before, after } of pairs) {
        if (before.failing.length === 0 && after.failing.length === 0)
            continue;
        const [then, now] = [idsOf(before.failing), idsOf(after.failing)];
        for (const [id, tally] of tallies) {
            if (now.has(id) && !then.has(id))
                tally.begins += 1;
            if (then.has(id) && !now.has(id))
                tally.stops += 1;
        }
    }
    return [...tallies.values()].filter(({ begins, stops }) => begins + stops > 0);
}
function noticesOf({ before, after, notices }) {
    const known = new Set(before.policyNotices.map(posture_notice/* noticeText */.ut));
    return [
        ...after.policyNotices.map((notice) => ({ notice, isNew: !known.has((0,posture_notice/* noticeText */.ut)(notice)) })),
        ...notices.map((notice) => ({ notice, isNew: true })),
    ];
}
function verdictOf(exempted, allowList, { failOnExemptions, warnOnly }) {
    const violations = failOnExemptions
        ? [exemptsVolumes(exempted), letsDelete(allowList)].filter((it) => it !== null)
        : [];
    return { passed: warnOnly || violations.length === 0, warnOnly, onlyNew: false, violations };
}
const BROKEN = { rule: "fail-on-exemptions", limit: true };
function exemptsVolumes(exempted) {
    if (exempted === 0)
        return null;
    const message = `The change exempts ${(0,wording/* counted */.hS)(exempted, "volume")}, and fail-on-exemptions allows none: take the exemptions out, or merge the change past this check after a review.`;
    return { ...BROKEN, actual: exempted, message };
}
/** Whoever is allowed is exempted from the check, and without the key everybody is. */
function letsDelete(allowList) {
    const actual = loosenedBy(allowList);
    if (actual === 0)
        return null;
    const message = allowList?.kind === "removed"
        ? "The change takes deletion-restricted out, and fail-on-exemptions admits no such thing: put it back, or merge the change past this check after a review."
        : `The change allows more to delete backups by ${entries(actual)} of deletion-restricted, and fail-on-exemptions admits no such thing: take that out, or merge the change past this check after a review.`;
    return { ...BROKEN, actual, message };
}

// EXTERNAL MODULE: ./src/inventory/with-lookups.ts
var with_lookups = __webpack_require__(16116);
// EXTERNAL MODULE: ./src/posture/assess.ts + 9 modules
var assess = __webpack_require__(19833);
// EXTERNAL MODULE: ./src/posture/lookups-needed.ts
var lookups_needed = __webpack_require__(93329);
// EXTERNAL MODULE: ./src/posture/policy/exemptions.ts
var policy_exemptions = __webpack_require__(92851);
;// CONCATENATED MODULE: ./src/posture/preview/judged-side.ts


function judged_side_sideOf(assessment, gate) {
    const { assessedAt, tenancyId, complete, verdict, policyNotices, summary } = assessment;
    const { deletionRestricted } = assessment;
    return {
        ...{ assessedAt, tenancyId, complete, verdict, policyNotices },
        waived: summary.waived,
        deletion: deletionRestricted === undefined ? null : deletionSideOf(deletionRestricted),
        rules: assessment.rules.map(({ name }) => name),
        volumes: assessment.findings.map((finding) => {
            const { kind, volumeId, volumeName, compartmentPath, region } = finding;
            const where = { kind, volumeId, volumeName, compartmentPath, region };
            return { ...where, standing: standingOf(finding, gate) };
        }),
    };
}

// EXTERNAL MODULE: ./src/posture/evidence/audited-volumes.ts
var audited_volumes = __webpack_require__(16872);
// EXTERNAL MODULE: ./src/posture/evidence/attachment-questions.ts
var attachment_questions = __webpack_require__(14355);
// EXTERNAL MODULE: ./src/posture/policy/match.ts
var match = __webpack_require__(45258);
// EXTERNAL MODULE: ./src/posture/policy/rules.ts
var rules = __webpack_require__(40396);
;// CONCATENATED MODULE: ./src/posture/preview/lacking.ts





const LACKING = (/* unused pure expression or super */ null && ([
    "backup-policy",
    "replica",
    "attachment",
    "restore",
    "iam-policies",
]));
function lackingOf(inventory, { policy, gate }, now) {
    const { policyAssets, replicas } = (0,lookups_needed/* lookupsNeeded */.zv)(inventory, policy);
    const { lookups } = inventory;
    const openPolicies = openIds(policyAssets, lookups.policies);
    const openReplicas = openIds(replicas, lookups.replicas);
    const questions = (0,attachment_questions/* attachmentsInQuestion */.c6)(inventory, policy, gate, now);
    const inQuestion = new Set(questions.map(({ kind, region }) => `${kind} ${region}`));
    const surroundings = (0,match/* surroundingsOf */.Z)(inventory);
    const { attachments } = surroundings;
    const ruleOf = (0,rules/* ruleFinder */.PI)(policy, surroundings);
    const asksForRestore = (volume) => ruleOf(volume).some(({ settings }) => settings.require["restore-tested"] !== null);
    const volumes = (0,audited_volumes/* auditedVolumes */.K)(inventory.volumes);
    const tallies = [
        {
            what: "backup-policy",
            volumes: volumes.filter(({ id, volumeGroupId }) => openPolicies.has(id) || openPolicies.has(volumeGroupId ?? "")).length,
        },
        {
            what: "replica",
            volumes: volumes.filter((it) => it.replicas.some(({ id }) => openReplicas.has(id))).length,
        },
        {
            what: "attachment",
            volumes: volumes.filter((it) => inQuestion.has(`${it.kind} ${it.region}`) && attachments.isAttached(it) === null).length,
        },
        {
            what: "restore",
            volumes: inventory.areSourcesUnknown === true ? volumes.filter(asksForRestore).length : 0,
        },
    ];
    const isIamLacking = policy.deletionRestricted !== undefined && inventory.iam === undefined;
    const iam = isIamLacking ? [{ what: "iam-policies", volumes: 0 }] : [];
    return [...tallies.filter((it) => it.volumes > 0), ...iam];
}
/** Asked for now and not then: it could not be told, which is not the same as not asked. */
function withGapsUnread(inventory, { policyAssets, replicas }) {
    const { lookups } = inventory;
    return {
        ...inventory,
        lookups: {
            policies: withUnread(lookups.policies, policyAssets),
            replicas: withUnread(lookups.replicas, replicas),
        },
    };
}
function withUnread(known, assets) {
    const missing = assets.filter(({ id }) => !known.has(id));
    if (missing.length === 0)
        return known;
    return new Map([...known, ...missing.map(({ id }) => [id, { kind: "unread" }])]);
}
function openIds(assets, known) {
    const isOpen = ({ id }) => known.get(id)?.kind !== "answered";
    return new Set(assets.filter(isOpen).map(({ id }) => id));
}

// EXTERNAL MODULE: ./src/plain/days.ts
var days = __webpack_require__(75533);
;// CONCATENATED MODULE: ./src/posture/preview/widened-exemptions.ts





/** By OCID, the volumes that `after` exempts and `before` does not, in whatever state they are. */
function widenedExemptions(inventory, before, after, now) {
    const then = exemptionsByVolume(inventory, before.exemptions, now);
    const widened = new Map();
    for (const [id, exemptions] of exemptionsByVolume(inventory, after.exemptions, now)) {
        const found = widening(then.get(id) ?? [], exemptions);
        if (found !== null)
            widened.set(id, found);
    }
    return widened;
}
function exemptionsByVolume(inventory, exemptions, now) {
    const surroundings = (0,match/* surroundingsOf */.Z)(inventory);
    const volumes = (0,audited_volumes/* auditedVolumes */.K)(inventory.volumes);
    const byVolume = new Map();
    for (const exemption of exemptions) {
        if (exemption.match.addresses !== null || (0,policy_exemptions/* isOver */.PU)(exemption, now))
            continue;
        const matches = (0,match/* compileMatch */.t)(exemption.match, surroundings);
        for (const volume of volumes) {
            if (matches(volume) !== true)
                continue;
            const others = byVolume.get(volume.id);
            if (others === undefined)
                byVolume.set(volume.id, [exemption]);
            else
                others.push(exemption);
        }
    }
    return byVolume;
}
function widening(before, after) {
    const checks = policy/* CHECK_IDS */.Sh.filter((id) => coveredUntil(after, id) > coveredUntil(before, id));
    const [first] = checks;
    if (first === undefined)
        return null;
    const until = coveredUntil(after, first);
    const shown = after.find((it) => covers(it, first) && endOf(it) === until);
    if (shown === undefined)
        return null;
    const isLonger = checks.every((id) => before.some((it) => covers(it, id)));
    const { id, reason, expires } = shown;
    return { id, reason, expires, checks, extent: isLonger ? "longer" : "new" };
}
function coveredUntil(exemptions, check) {
    return Math.max(...exemptions.filter((it) => covers(it, check)).map(endOf));
}
function covers({ checks }, check) {
    return checks === null || checks.includes(check);
}
function endOf({ expires }) {
    return expires === null ? Infinity : Date.parse(`${expires}T00:00:00Z`) + days/* DAY_MS */.sO;
}

;// CONCATENATED MODULE: ./src/posture/preview/judge-twice.ts









function judgeTwice(read, before, after, { namesNearest, told, onReduced }) {
    const { inventory, readAt } = read;
    // One after the other is reduced to what is compared: two whole assessments would fill the memory.
    const side = (terms) => judged_side_sideOf(told(judgedUnder(read, terms, namesNearest)), terms.gate);
    const sideBefore = side(before);
    onReduced?.();
    return {
        before: sideBefore,
        after: side(after),
        exempted: widenedExemptions(inventory, before.policy, after.policy, readAt),
        allowList: allowListChange(before.policy.deletionRestricted, after.policy.deletionRestricted),
        lacking: lackingOf(inventory, after, readAt),
        notices: addressNotices(before.policy, after.policy),
    };
}
/** As an audit under these terms would have judged it: what others need looked up is left out. */
function judgedUnder({ inventory, readAt, coversTenancy, earlierProofs = new Map() }, { policy, gate }, namesNearest = true) {
    const needed = (0,lookups_needed/* lookupsNeeded */.zv)(inventory, policy);
    const known = (0,with_lookups/* withLookupsOf */.L)(withGapsUnread(inventory, needed), needed);
    const context = { coversTenancy, earlierProofs, keepsBackupPoints: false, namesNearest };
    return (0,assess/* assess */.n)(known, policy, gate, readAt, context);
}
/** Of a plan's resources, of which an inventory has none. */
function addressNotices(before, after) {
    return (0,policy_exemptions/* exemptionsBeyond */.e9)(before.exemptions, after.exemptions)
        .filter((it) => it.match.addresses !== null)
        .map(({ id }) => (0,posture_notice/* noticeOf */.QJ) `Exemption ${id} names addresses of a Terraform plan, which no inventory has: the plan gate alone can tell what it exempts.`);
}

;// CONCATENATED MODULE: ./src/reports/preview/lacking-text.ts

const WHAT = {
    "backup-policy": "what the new policy asks of the backup policy",
    replica: "what the new policy asks of the replica",
    attachment: "which rules and exemptions hold",
    restore: "what the new policy asks of the restore test",
};
function lackingText({ what, volumes }) {
    if (what === "iam-policies") {
        return "The inventory does not tell who may delete backups: the audit that made it did not ask for IAM policies, so that deletion-restricted is not known.";
    }
    const one = volumes === 1;
    const thing = {
        "backup-policy": one ? "the backup policy" : "the backup policies",
        replica: one ? "the replica" : "the replicas",
        attachment: one ? "the attachment" : "the attachments",
        restore: one ? "the restore" : "the restores",
    }[what];
    return `The inventory does not tell ${thing} of ${(0,wording/* counted */.hS)(volumes, "volume")}, so that ${WHAT[what]} is not known there.`;
}

// EXTERNAL MODULE: ./src/plain/utc-time.ts
var utc_time = __webpack_require__(1386);
// EXTERNAL MODULE: ./src/plain/visible.ts
var visible = __webpack_require__(26630);
;// CONCATENATED MODULE: ./src/reports/preview/preview-json.ts




const previewJsonRenderer = {
    format: "json",
    extension: "json",
    contentType: "application/json",
    render(preview, facts) {
        const report = { ...headOf(preview, facts), volumes: [] };
        const lines = preview.volumes.map((it) => `    ${JSON.stringify(volumeOf(it))}`);
        return (0,visible/* visibleJson */.$)(`${withVolumes(JSON.stringify(report, null, 2), lines)}\n`);
    },
};
/** A volume is one line, so that text tools can compare two reports. */
function withVolumes(report, lines) {
    if (lines.length === 0)
        return report;
    const end = report.lastIndexOf("[]");
    return `${report.slice(0, end)}[\n${lines.join(",\n")}\n  ]${report.slice(end + 2)}`;
}
function headOf(preview, facts) {
    const { run, inventory } = facts;
    return {
        schema_version: "1.0",
        metadata: {
            report_name: "volume_backup_preview",
            tool_version: facts.toolVersion,
            generated_at_utc: (0,utc_time/* utcText */.k)(facts.generatedAt),
            inventory: {
                path: inventory.path,
                read_at_utc: (0,utc_time/* utcText */.k)(preview.readAt),
                tool_version: inventory.toolVersion,
                tenancy_ocid: preview.tenancyId,
                complete: preview.complete,
            },
            run: run && { repository: run.repository, run_id: run.runId, sha: run.sha, url: run.url },
        },
        headline: preview.headline,
        summary: {
            total_volumes: preview.total,
            begin_to_fail_count: preview.begins,
            stop_failing_count: preview.stops,
            become_unknown_count: preview.becomesUnknown,
            exempted_count: preview.exempted,
        },
        before: preview_json_sideOf(preview.before, facts.basePolicyFile),
        after: preview_json_sideOf(preview.after, facts.policyFile),
        gate: gateOf(preview.verdict),
        deletion_restricted: preview.deletion && deletionOf(preview.deletion),
        rules: preview.rules.map((it) => ({
            rule: it.rule,
            volumes_before: it.volumesBefore,
            volumes_after: it.volumesAfter,
            failing_before: it.failingBefore,
            failing_after: it.failingAfter,
        })),
        checks: preview.checks.map(({ id, begins, stops }) => ({
            ...{ id, begin_to_fail_count: begins, stop_failing_count: stops },
        })),
        notices: preview.notices.map(({ notice, isNew }) => ({
            ...{ message: (0,posture_notice/* noticeText */.ut)(notice), new: isNew },
        })),
        lacking: preview.lacking.map((it) => ({ ...it, message: lackingText(it) })),
    };
}
function preview_json_sideOf({ failing, unknown, waived, verdict }, policyFile) {
    return {
        policy_file: policyFile,
        failing_count: failing,
        unknown_count: unknown,
        waived_count: waived,
        gate: gateOf(verdict),
    };
}
function gateOf({ passed, warnOnly, violations }) {
    return { passed, warn_only: warnOnly, violations: [...violations] };
}
function deletionOf(it) {
    const entries = (list) => list.map((entry) => ({ ...entry }));
    const subjects = (list) => list.map((subject) => ({
        ...{ subject: subject?.name ?? null, subject_kind: subject?.kind ?? null },
    }));
    return {
        change: it.kind,
        result_before: it.before,
        result_after: it.after,
        entries_added: entries(it.added),
        entries_removed: entries(it.removed),
        stop_failing: subjects(it.stops),
        begin_to_fail: subjects(it.begins),
    };
}
function volumeOf(it) {
    return {
        resource_kind: it.kind,
        resource_id: it.volumeId,
        resource_name: it.volumeName,
        compartment_path: it.compartmentPath,
        region: it.region,
        change: it.change,
        before: preview_json_standingOf(it.before),
        after: preview_json_standingOf(it.after),
        exempted: it.exempted && { ...it.exempted, checks: [...it.exempted.checks] },
    };
}
function preview_json_standingOf({ rule, status, failing, excused, unknown }) {
    return {
        rule,
        compliance_status: status,
        failing: [...failing],
        excused: [...excused],
        unknown: [...unknown],
    };
}

// EXTERNAL MODULE: ./src/reports/deletion-texts.ts
var deletion_texts = __webpack_require__(97100);
// EXTERNAL MODULE: ./src/reports/escape/markdown.ts
var markdown = __webpack_require__(77898);
// EXTERNAL MODULE: ./src/reports/markdown/fit-sections.ts
var fit_sections = __webpack_require__(16023);
// EXTERNAL MODULE: ./src/reports/markdown/github-limits.ts
var github_limits = __webpack_require__(219);
// EXTERNAL MODULE: ./src/reports/markdown/markdown-table.ts
var markdown_table = __webpack_require__(81465);
// EXTERNAL MODULE: ./src/reports/markdown/run-section.ts
var run_section = __webpack_require__(81862);
// EXTERNAL MODULE: ./src/reports/markdown/top-rows.ts
var top_rows = __webpack_require__(92350);
// EXTERNAL MODULE: ./src/reports/markdown/verdict-section.ts
var verdict_section = __webpack_require__(96322);
// EXTERNAL MODULE: ./src/reports/timestamps.ts
var timestamps = __webpack_require__(36346);
;// CONCATENATED MODULE: ./src/reports/preview/deletion-change-text.ts

const ENTRIES = {
    added: { added: "It allows", removed: "" },
    removed: { added: "", removed: "It allowed" },
    changed: { added: "The policy file would also allow", removed: "It would no longer allow" },
};
/** What becomes of `deletion-restricted`, a sentence each. Names in it are as IAM has them. */
function deletionChangeTexts(change) {
    const { kind, added, removed, before, after, stops, begins } = change;
    const words = ENTRIES[kind];
    const key = {
        added: [
            "The policy file would begin to restrict who may delete backups: it gains deletion-restricted.",
        ],
        removed: [
            "The policy file would no longer restrict who may delete backups: it loses deletion-restricted.",
        ],
        changed: [],
    }[kind];
    return [
        ...key,
        ...listed(words.added, added.map(entryText)),
        ...listed(words.removed, removed.map(entryText)),
        ...listed("May delete backups, and would no longer fail the check", stops.map(deletion_change_text_told)),
        ...listed("May delete backups, and would begin to fail the check", begins.map(deletion_change_text_told)),
        `The check deletion-restricted: ${before ?? "not asked"} before, ${after ?? "not asked"} after.`,
    ];
}
function deletion_change_text_told(subject) {
    return (0,deletion_texts/* subjectText */.yq)({ subject });
}
function entryText({ kind, name }) {
    return `${kind} ${name}`;
}
function listed(lead, names) {
    return names.length === 0 ? [] : [`${lead}: ${(0,deletion_texts/* named */.KT)(names)}.`];
}

;// CONCATENATED MODULE: ./src/reports/preview/preview-markdown.ts












/** Rows of a table: for a first look, and for whoever reads all of it. The JSON report has no limit. */
const FEW_ROWS = 30;
const MANY_ROWS = 1_000;
const previewMarkdownRenderer = {
    format: "markdown",
    extension: "md",
    contentType: "text/markdown; charset=utf-8",
    render: (preview, facts) => {
        const head = preview_markdown_headOf(preview, facts, "# Preview of the policy file");
        return head + (0,fit_sections/* fitSections */.W)(sectionsOf(preview, MANY_ROWS), Infinity, (text) => text.length);
    },
};
function renderPreviewSummary(preview, facts) {
    const head = preview_markdown_headOf(preview, facts, "## Preview of the policy file");
    const room = github_limits/* MAX_SUMMARY_BYTES */.Q - Buffer.byteLength(head);
    return head + (0,fit_sections/* fitSections */.W)(sectionsOf(preview, FEW_ROWS), room, (it) => Buffer.byteLength(it));
}
/** The pull request's comment, `marker` first. */
function renderPreviewComment(preview, facts, marker) {
    const { run } = facts;
    const head = `${marker}\n${preview_markdown_headOf(preview, facts, "## Preview of the policy file")}`;
    const foot = (0,run_section/* commentFoot */.e)(run);
    const room = github_limits/* MAX_COMMENT_LENGTH */.w - head.length - foot.length;
    return head + (0,fit_sections/* fitSections */.W)(sectionsOf(preview, FEW_ROWS), room, (it) => it.length) + foot;
}
function preview_markdown_headOf(preview, facts, title) {
    const { headline, verdict, before, after, readAt, complete } = preview;
    const marks = { passed: "ℹ️", warned: "⚠️", failed: "❌" };
    const isBroken = verdict.violations.length > 0;
    const mark = !isBroken ? marks.passed : verdict.passed ? marks.warned : marks.failed;
    const base = facts.basePolicyFile;
    const told = base === null ? "without a policy file" : `under ${(0,markdown/* escapeMarkdown */.F)(base)}`;
    const gaps = complete ? "" : " That audit could not read everything.";
    const sides = (0,markdown_table/* renderTable */.bo)({
        columns: [{ title: "" }, { title: "Before" }, { title: "After" }],
        rows: [
            ["Gate", gateText(before), gateText(after)],
            ["Volumes that fail", String(before.failing), String(after.failing)],
            ["Volumes that cannot be told", String(before.unknown), String(after.unknown)],
            ["Volumes whose status is waived", String(before.waived), String(after.waived)],
        ],
    });
    return [
        `${title}\n\n${mark} **${(0,markdown/* escapeMarkdown */.F)(headline)}**\n`,
        ...verdict.violations.map(({ message }) => `- ${(0,markdown/* escapeMarkdown */.F)(message)}\n`),
        `Judged under ${(0,markdown/* escapeMarkdown */.F)(facts.policyFile)}, and before it ${told}, by what an audit read at ${(0,timestamps/* readableTime */.GI)(readAt)}.${gaps}\n`,
        sides,
    ].join("\n");
}
function gateText({ verdict }) {
    const rules = verdict.violations.map(({ rule }) => rule).join(", ");
    const word = (0,verdict_section/* verdictWord */.E0)({ verdict });
    return (0,markdown/* escapeMarkdown */.F)(rules === "" ? word : `${word}: ${rules}`);
}
function sectionsOf(preview, mostRows) {
    const having = (change) => preview.volumes.filter((it) => it.change === change);
    const changed = (title, change, rank, of) => ({
        ...{ title, rank, text: (0,top_rows/* topRows */.F)(changesTable(having(change), of), mostRows) },
    });
    const { volumes, rules, checks, deletion } = preview;
    return [
        { title: deletion_texts/* DELETION_TITLE */.qt, text: deletionText(deletion), rank: 0 },
        changed("Would begin to fail", "begins", 0, ({ after }) => after.failing),
        {
            title: "Would be exempted",
            text: (0,top_rows/* topRows */.F)(exemptedTable(volumes.filter((it) => it.exempted !== null)), mostRows),
            rank: 1,
        },
        changed("Could no longer be told", "becomes_unknown", 5, ({ after }) => after.unknown),
        changed("Would fail for another reason", "differs", 6, ({ after }) => after.failing),
        changed("Would stop failing", "stops", 7, ({ before }) => before.failing),
        {
            title: "By rule",
            text: (0,top_rows/* topRows */.F)({
                columns: [
                    { title: "Rule" },
                    ...["Volumes before", "Volumes after", "Fail before", "Fail after"].map((title) => ({
                        ...{ title, isNumber: true },
                    })),
                ],
                rows: rules.map((it) => [
                    (0,markdown/* escapeMarkdown */.F)(it.rule),
                    ...[it.volumesBefore, it.volumesAfter, it.failingBefore, it.failingAfter].map(String),
                ]),
            }, mostRows),
            rank: 4,
        },
        {
            title: "By check",
            text: (0,top_rows/* topRows */.F)({
                columns: [
                    { title: "Check" },
                    { title: "Begin to fail", isNumber: true },
                    { title: "Stop failing", isNumber: true },
                ],
                rows: checks.map(({ id, begins, stops }) => [id, String(begins), String(stops)]),
            }, mostRows),
            rank: 3,
        },
        { title: "Rules and exemptions to look at", text: noticesText(preview, mostRows), rank: 2 },
        {
            title: "What the inventory lacks",
            text: preview.lacking.map((it) => `- ${lackingText(it)}\n`).join(""),
            rank: 2,
        },
    ];
}
function deletionText(deletion) {
    if (deletion === null)
        return "";
    return deletionChangeTexts(deletion)
        .map((it) => `- ${(0,markdown/* escapeMarkdown */.F)(it)}\n`)
        .join("");
}
function changesTable(volumes, of) {
    return {
        columns: [{ title: "Volume" }, { title: "What" }, { title: "Rule" }],
        rows: volumes.map((it) => [volumeCell(it), of(it).map(checkText).join("<br>"), ruleCell(it)]),
    };
}
function exemptedTable(volumes) {
    return {
        columns: ["Volume", "Exemption", "Until", "Of what", "Fails without it"].map((title) => ({
            title,
        })),
        rows: volumes.flatMap(({ exempted, after, ...volume }) => {
            if (exempted === null)
                return [];
            const { id, reason, expires, checks, extent } = exempted;
            const until = expires === null ? "no end" : (0,markdown/* escapeMarkdown */.F)(expires);
            return [
                [
                    volumeCell(volume),
                    `${(0,markdown/* escapeMarkdown */.F)(id)}<br>${(0,markdown/* escapeMarkdown */.F)(reason)}`,
                    extent === "longer" ? `${until} (it was exempted before)` : until,
                    checks.length > MOST_NAMED ? `${checks.length} checks` : checks.join(", "),
                    failuresBehind(after, checks).map(checkText).join("<br>") || "no",
                ],
            ];
        }),
    };
}
/** An exemption of everything has all of the checks. */
const MOST_NAMED = 4;
function failuresBehind({ excused }, checks) {
    return excused.filter(({ id }) => checks.includes(id));
}
function volumeCell(it) {
    const { volumeName, compartmentPath, region } = it;
    return `${(0,markdown/* escapeMarkdown */.F)(volumeName)}<br>${(0,markdown/* escapeMarkdown */.F)(`${compartmentPath}, ${region}`)}`;
}
function ruleCell({ before, after }) {
    const now = (0,markdown/* escapeMarkdown */.F)(after.rule);
    return before.rule === after.rule ? now : `${(0,markdown/* escapeMarkdown */.F)(before.rule)} → ${now}`;
}
function checkText({ id, message }) {
    return `**${id}**: ${(0,markdown/* escapeMarkdown */.F)(message)}`;
}
/** New ones first: they are what the change is asked about. */
function noticesText({ notices }, most) {
    const sorted = notices.toSorted((a, b) => Number(b.isNew) - Number(a.isNew));
    const lines = sorted
        .slice(0, most)
        .map(({ notice, isNew }) => `- ${isNew ? "**New.** " : ""}${(0,markdown/* escapeMarkdown */.F)((0,posture_notice/* noticeText */.ut)(notice))}\n`);
    const more = sorted.length - lines.length;
    return lines.join("") + (more > 0 ? `\n*${more} more in the full report.*\n` : "");
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./src/reports/preview/preview-report.ts


/** `volume_backup_preview_20261105T031500Z.json`: one time stamp for all formats of a run. */
function previewFileName(generatedAt, extension) {
    return `volume_backup_preview_${(0,timestamps/* compactTime */.dh)(generatedAt)}.${extension}`;
}
/** By which the next run finds its own comment: one for each pair of policy files. */
function previewCommentMarker({ policyFile, basePolicyFile, }) {
    const identity = JSON.stringify(["preview", policyFile, basePolicyFile]);
    const digest = (0,external_node_crypto_.createHash)("sha256").update(identity).digest("hex").slice(0, 16);
    return `<!-- oci-volume-backup-audit preview ${digest} -->`;
}

// EXTERNAL MODULE: ./src/reports/escape/terminal.ts
var terminal = __webpack_require__(9983);
// EXTERNAL MODULE: ./src/reports/terminal/terminal-columns.ts + 7 modules
var terminal_columns = __webpack_require__(1389);
;// CONCATENATED MODULE: ./src/reports/preview/preview-terminal.ts




/** Volumes of a kind that a terminal shows before it says how many more there are. */
const MAX_SHOWN = 50;
/** Who may delete backups and the volumes, where the change makes a difference, at most `columns` wide. */
function renderPreviewTerminal({ volumes, deletion }, columns) {
    const having = (change) => volumes.filter((it) => it.change === change);
    const lines = [
        ...deletionLines(deletion),
        ...group("Would begin to fail", having("begins"), ({ after }) => preview_terminal_told(after.failing)),
        ...group("Would be exempted", volumes.filter((it) => it.exempted !== null), ({ exempted }) => [`${exempted?.id ?? ""}: ${exempted?.reason ?? ""}`]),
        ...group("Could no longer be told", having("becomes_unknown"), ({ after }) => preview_terminal_told(after.unknown)),
        ...group("Would fail for another reason", having("differs"), ({ after }) => preview_terminal_told(after.failing)),
        ...group("Would stop failing", having("stops"), ({ before }) => preview_terminal_told(before.failing)),
    ];
    return lines.length === 0 ? "" : `${lines.flatMap((it) => wrapped(it, columns)).join("\n")}\n\n`;
}
function deletionLines(deletion) {
    if (deletion === null)
        return [];
    return [
        { text: "", indent: "" },
        { text: `${deletion_texts/* DELETION_TITLE */.qt}:`, indent: "" },
        ...deletionChangeTexts(deletion).map((text) => ({ text, indent: "  " })),
    ];
}
function group(title, volumes, linesOf) {
    if (volumes.length === 0)
        return [];
    const more = volumes.length - MAX_SHOWN;
    return [
        { text: "", indent: "" },
        { text: `${title}:`, indent: "" },
        ...volumes
            .slice(0, MAX_SHOWN)
            .flatMap((it) => [
            { text: `${it.volumeName} in ${it.compartmentPath}, ${it.region}`, indent: "  " },
            ...linesOf(it).map((text) => ({ text, indent: "    " })),
        ]),
        ...(more > 0 ? [{ text: `and ${more} more: see the report.`, indent: "  " }] : []),
    ];
}
function preview_terminal_told(checks) {
    return checks.map(({ id, message }) => `${id}: ${message}`);
}
function wrapped({ text, indent }, columns) {
    if (text === "")
        return [""];
    const further = `${indent}  `;
    return (0,terminal_columns/* wrapHard */.mu)((0,terminal/* escapeTerminal */.e)(text), columns - further.length).map((line, index) => (index === 0 ? indent : further) + line);
}

// EXTERNAL MODULE: ./src/run/world.ts
var run_world = __webpack_require__(22177);
// EXTERNAL MODULE: ./src/run/exit-code.ts
var exit_code = __webpack_require__(61259);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/matching/glob-syntax.ts
var glob_syntax = __webpack_require__(78625);
// EXTERNAL MODULE: ./src/plain/byte-limits.ts
var byte_limits = __webpack_require__(4885);
// EXTERNAL MODULE: ./src/plain/error-message.ts
var error_message = __webpack_require__(31256);
// EXTERNAL MODULE: ./src/plain/read-bounded.ts
var read_bounded = __webpack_require__(24726);
// EXTERNAL MODULE: ./src/run/files-below.ts
var files_below = __webpack_require__(14782);
// EXTERNAL MODULE: ./src/snapshot/snapshot.ts + 1 modules
var snapshot = __webpack_require__(19639);
;// CONCATENATED MODULE: ./src/run/modes/inventory-file.ts









/** The inventory that `inventory-file` means: of several the newest, by its name. Throws `SnapshotError`. */
async function readInventoryFile(pattern, workingDir) {
    const path = newest(pattern, workingDir);
    return { path, snapshot: await (0,snapshot/* readSnapshot */.RA)(await bytesOf(path, workingDir), path) };
}
/** What an audit wrote, in a folder that was named without more. */
const IN_FOLDER = "**/*.inventory.json.gz";
function newest(pattern, workingDir) {
    const start = (0,glob_syntax/* literalStart */.k9)(pattern);
    const isLiteral = start === pattern;
    const kind = (0,external_node_fs_.statSync)((0,external_node_path_.resolve)(workingDir, pattern), { throwIfNoEntry: false });
    if (kind?.isFile() === true || (isLiteral && kind?.isDirectory() !== true))
        return pattern;
    const base = isLiteral
        ? `${pattern.replace(/\/+$/, "")}/`
        : start.slice(0, start.lastIndexOf("/") + 1);
    const glob = isLiteral ? IN_FOLDER : pattern.slice(base.length);
    const found = (0,files_below/* filesMatching */.NP)(base, glob, workingDir);
    const last = found.sort((a, b) => (0,order/* byCodeUnit */.X)(fileName(a), fileName(b))).at(-1);
    if (last === undefined) {
        throw new snapshot/* SnapshotError */.JC(`inventory-file: ${pattern} matches no file. Let an audit with formats: inventory write one, and download it before this step.`);
    }
    return last;
}
/** `block_volume_backup_posture_20261105T031500Z.inventory.json.gz`: the time orders them. */
function fileName(path) {
    return path.slice(path.lastIndexOf("/") + 1);
}
async function bytesOf(path, workingDir) {
    try {
        return await (0,read_bounded/* readBounded */.C)((0,external_node_path_.resolve)(workingDir, path), byte_limits/* MOST_PACKED_BYTES */.nC);
    }
    catch (error) {
        const why = error.code ?? (0,error_message/* messageOf */.b)(error);
        throw new snapshot/* SnapshotError */.JC(`inventory-file: ${path} cannot be read (${why}). Check the path and that the step before wrote or downloaded it.`);
    }
}

;// CONCATENATED MODULE: ./src/run/modes/preview.ts





















/**
 * `mode: preview`: what a change of the policy would do to the volumes that an audit read. Calls nothing
 * but GitHub. Throws `SnapshotError`.
 */
async function previewPolicy(context) {
    const { world, settings } = context;
    const { log, env } = world;
    const { inventory: pattern, base, failOnExemptions } = settings.preview;
    if (base.policyFile === null) {
        log.notice("base-policy-file is not given, so that the policy file is compared with what holds without one. Give the file as it was before the change.");
    }
    const { judged, ...inventory } = await readAndJudge(context, pattern);
    const { warnOnly } = settings.gate;
    world.collectGarbage();
    const preview = comparePolicies(judged, { failOnExemptions, warnOnly });
    const facts = {
        toolVersion: world.version,
        run: (0,workflow_run/* workflowRun */.t)(env),
        generatedAt: world.now(),
        inventory,
        policyFile: settings.policyFile ?? "",
        basePolicyFile: base.policyFile,
    };
    const deliveries = await publish(context, preview, facts);
    return (0,exit_code/* exitCodeOf */.F)(preview.verdict.passed, deliveries, settings.failOnUploadError);
}
/** On its own, so that the inventory is gone from the memory before the reports come into it. */
async function readAndJudge({ world, settings, redaction }, pattern) {
    const { path, snapshot } = await readInventoryFile(pattern, world.workingDir);
    world.log.info(`Inventory read: ${path}, of ${(0,timestamps/* readableTime */.GI)(snapshot.readAt)}`);
    redaction.ofTenancy(snapshot.inventory.tenancyId);
    redaction.learn(snapshot.inventory.compartments);
    // The file, and what it inflated to.
    world.collectGarbage();
    const judged = judgeTwice(snapshot, settings.preview.base, settings, {
        namesNearest: !settings.redact,
        told: (assessment) => redaction.assessment(assessment),
        onReduced: () => {
            world.collectGarbage();
        },
    });
    return { path, toolVersion: snapshot.toolVersion, judged: redaction.judgedTwice(judged) };
}
async function publish(context, preview, facts) {
    const { world, settings } = context;
    const { log, secrets, stdout } = world;
    const files = render(context, preview, facts);
    const sinks = [
        (0,disk/* diskSink */.R)(settings.outputDir, world.workingDir),
        ...(0,artifact_sinks/* artifactSinks */.D)(world, settings, settings.artifact.name),
    ];
    const deliveries = await (0,sink/* deliverAll */.F0)(sinks, files);
    (0,narrate/* narrateDelivery */.ee)(log, deliveries);
    for (const { notice, isNew } of preview.notices) {
        if (isNew)
            log.notice((0,posture_notice/* noticeText */.ut)(notice), "Policy");
    }
    for (const lacking of preview.lacking)
        log.notice(lackingText(lacking));
    (0,narrate/* narrateHeadline */.sl)(log, "Preview", preview);
    if ((0,run_world/* isAction */.v)(world))
        await tellGithub(context, preview, facts, { files, deliveries });
    else
        stdout.write(secrets.apply(renderPreviewTerminal(preview, stdout.columns ?? 80)));
    return deliveries;
}
const RENDERERS = {
    json: previewJsonRenderer,
    markdown: previewMarkdownRenderer,
};
function render({ world, settings }, preview, facts) {
    const renderers = Object.values(RENDERERS).filter(({ format }) => settings.formats.includes(format));
    return renderers.map((renderer) => {
        const content = [Buffer.from(world.secrets.applyToFile(renderer.render(preview, facts)))];
        return {
            format: renderer.format,
            fileName: previewFileName(facts.generatedAt, renderer.extension),
            contentType: renderer.contentType,
            content: () => content,
        };
    });
}
async function tellGithub(context, preview, facts, { files, deliveries }) {
    const { env, log } = context.world;
    await (0,tell_github/* addToSummary */.Dg)(context, () => renderPreviewSummary(preview, facts));
    const { reportPaths, artifact } = (0,sink/* placesOf */.ek)(files, deliveries);
    const outputs = (0,preview_outputs.previewOutputs)(preview, reportPaths, artifact);
    (0,narrate/* narrateProblem */.FV)(log, await (0,github_outputs/* writeOutputs */.Kn)(outputs));
    await (0,tell_github/* commentOn */.Jt)(context, {
        marker: previewCommentMarker({
            policyFile: (0,stable_path/* stablePath */.$)(facts.policyFile, env),
            basePolicyFile: facts.basePolicyFile && (0,stable_path/* stablePath */.$)(facts.basePolicyFile, env),
        }),
        isBroken: [preview.verdict, preview.after.verdict].some((it) => it.violations.length > 0),
        render: (marker, headSha) => renderPreviewComment(preview, (0,tell_github/* atHead */.Uy)(facts, headSha), marker),
    });
}


/***/ })

};
