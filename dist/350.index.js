export const id = 350;
export const ids = [350,855];
export const modules = {

/***/ 13855:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   planOutputs: () => (/* binding */ planOutputs)
/* harmony export */ });
/* harmony import */ var _posture_plan_plan_gate_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56379);
/* harmony import */ var _outputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88353);


/**
 * The step's outputs of `mode: plan` by name, all of them in every case.
 * @param assessment null when no plan could be judged: a number that is not known is an empty text
 */
function planOutputs(assessment, reportPaths, artifact) {
    return {
        ...(assessment === null ? UNJUDGED : judgedOutputs(assessment)),
        ...(0,_outputs_js__WEBPACK_IMPORTED_MODULE_1__/* .pathOutputs */ .ak)(reportPaths),
        "artifact-id": artifact?.id ?? "",
        "artifact-url": artifact?.url ?? "",
    };
}
function judgedOutputs({ verdict, complete, summary, findings, headline }) {
    const isNewFailure = findings.filter(({ checks }) => checks.some((it) => it.result === "fail" && it.isRequired && it.isNew && !it.waived));
    return {
        result: verdict.passed ? "pass" : "fail",
        complete: String(complete),
        "total-volumes": String(summary.total),
        violations: JSON.stringify(verdict.violations),
        new: String(isNewFailure.length),
        unknown: String(findings.filter((it) => (0,_posture_plan_plan_gate_js__WEBPACK_IMPORTED_MODULE_0__/* .isUntold */ .N1)(it, { onlyNew: false })).length),
        waived: String(summary.waived),
        "destroyed-volumes": String(summary.destroyed + summary.replaced),
        headline,
    };
}
const UNJUDGED = {
    result: "fail",
    complete: "false",
    "total-volumes": "",
    violations: "[]",
    new: "",
    unknown: "",
    waived: "",
    "destroyed-volumes": "",
    headline: "No plan could be judged: the log says why.",
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

/***/ 42504:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $l: () => (/* binding */ planCommentMarker),
/* harmony export */   WU: () => (/* binding */ renderUnjudgedComment),
/* harmony export */   zk: () => (/* binding */ renderPlanComment),
/* harmony export */   zr: () => (/* binding */ renderUnjudgedSummary)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _escape_markdown_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(77898);
/* harmony import */ var _markdown_github_limits_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(219);
/* harmony import */ var _markdown_run_section_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81862);
/* harmony import */ var _plan_markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(18052);





/** By which the next run finds its own comment: one for each gate. */
function planCommentMarker(gate) {
    const { policyFile, planFiles, terraformDir, artifactName } = gate;
    const files = [...planFiles].sort();
    const identity = JSON.stringify(["plan", policyFile, files, terraformDir, artifactName]);
    const digest = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(identity).digest("hex").slice(0, 16);
    return `<!-- oci-volume-backup-audit plan ${digest} -->`;
}
const TITLE = "## Volume backups of the plan";
/** The job summary of a run that could not judge, for the reason `why`, a sentence. */
function renderUnjudgedSummary(why) {
    return `${TITLE}\n\n❌ **No plan could be judged.** ${(0,_escape_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .escapeMarkdown */ .F)(why)}\n`;
}
/** What stands in place of an earlier plan's verdict. */
function renderUnjudgedComment(why, { run }, marker) {
    const told = `The newest plan could not be judged, and what stood here was of an earlier one. ${why}`;
    const text = (0,_escape_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .escapeMarkdown */ .F)(told.slice(0, MAX_REASON_LENGTH));
    return `${marker}\n${TITLE}\n\n❌ ${text}\n${(0,_markdown_run_section_js__WEBPACK_IMPORTED_MODULE_1__/* .commentFoot */ .e)(run)}`;
}
/** Escaped it is no more than five times as long, and fits a comment. */
const MAX_REASON_LENGTH = 10_000;
function renderPlanComment(assessment, { run }, marker) {
    const head = `${marker}\n`;
    const foot = (0,_markdown_run_section_js__WEBPACK_IMPORTED_MODULE_1__/* .commentFoot */ .e)(run);
    const text = (0,_plan_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .fittedPlanMarkdown */ .BD)(assessment, TITLE, {
        room: _markdown_github_limits_js__WEBPACK_IMPORTED_MODULE_4__/* .MAX_COMMENT_LENGTH */ .w - head.length - foot.length,
        sizeOf: (it) => it.length,
        note: "The rest is in the job summary.",
    });
    return head + text + foot;
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

/***/ 67370:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ planMarker)
/* harmony export */ });
/* harmony import */ var _github_stable_path_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(41254);
/* harmony import */ var _reports_plan_plan_comment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(42504);


/** By which a plan gate's comment is found, from paths that are the same on every runner. */
function planMarker({ world: { env }, settings }) {
    const { policyFile, plan, artifact } = settings;
    const stable = (path) => path && (0,_github_stable_path_js__WEBPACK_IMPORTED_MODULE_0__/* .stablePath */ .$)(path, env);
    return (0,_reports_plan_plan_comment_js__WEBPACK_IMPORTED_MODULE_1__/* .planCommentMarker */ .$l)({
        policyFile: stable(policyFile),
        planFiles: plan.files.map((it) => (0,_github_stable_path_js__WEBPACK_IMPORTED_MODULE_0__/* .stablePath */ .$)(it, env)),
        terraformDir: stable(plan.terraformDir),
        artifactName: artifact.name,
    });
}


/***/ }),

/***/ 3350:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  judgePlans: () => (/* binding */ judgePlans)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/run/artifact-sinks.ts + 2 modules
var artifact_sinks = __webpack_require__(69741);
// EXTERNAL MODULE: ./src/delivery/disk.ts + 1 modules
var disk = __webpack_require__(25260);
// EXTERNAL MODULE: ./src/delivery/sink.ts
var sink = __webpack_require__(47057);
// EXTERNAL MODULE: ./src/posture/plan/plan-gate.ts
var plan_gate = __webpack_require__(56379);
// EXTERNAL MODULE: ./src/reports/plan/plan-of.ts
var plan_of = __webpack_require__(87260);
// EXTERNAL MODULE: ./src/reports/plan/told-checks.ts
var told_checks = __webpack_require__(32350);
// EXTERNAL MODULE: ./src/github/annotations.ts
var annotations = __webpack_require__(34793);
;// CONCATENATED MODULE: ./src/github/plan-annotations.ts




/**
 * One for each resource that the gate counts, an error unless it only warns, then a warning for each that the
 * plan makes fail and the gate does not count. With those of the broken limits as many as GitHub shows.
 */
function planAnnotations(assessment) {
    const { findings, gate, verdict } = assessment;
    const isCounted = (check) => (0,plan_gate/* isCountedCheck */.X_)(check, gate);
    const isNoted = (check) => check.result === "fail" && check.isNew && !check.waived;
    const counted = findings.filter(({ checks }) => checks.some(isCounted));
    const noted = findings.filter(({ checks }) => !checks.some(isCounted) && checks.some(isNoted));
    const level = verdict.warnOnly ? "warning" : "error";
    const all = [
        ...counted.map((it) => annotationOf(assessment, it, level, isCounted)),
        ...noted.map((it) => annotationOf(assessment, it, "warning", isNoted)),
    ];
    const room = annotations/* MAX_ANNOTATIONS_PER_LEVEL */.jB - verdict.violations.length;
    if (all.length <= room)
        return all;
    const left = all.length - room + 1;
    const message = `${left} more resources fail or warn: see the report.`;
    return [...all.slice(0, room - 1), { level: "warning", title: "Plan", message }];
}
function annotationOf(assessment, finding, level, isMeant) {
    const { location, checks } = finding;
    const plan = ["Plan", ...(0,plan_of/* planOf */.X)(finding, assessment)].join(" ");
    return {
        level,
        title: `${plan}: ${(0,told_checks/* nameOf */.V)(finding)}`,
        message: checks
            .filter(isMeant)
            .map(({ id, message }) => `${id}: ${message}`)
            .join("; "),
        ...(location === null ? {} : { place: location }),
    };
}

// EXTERNAL MODULE: ./src/github/plan-outputs.ts
var plan_outputs = __webpack_require__(13855);
// EXTERNAL MODULE: ./src/github/outputs.ts
var outputs = __webpack_require__(88353);
// EXTERNAL MODULE: ./src/github/report-anchor.ts
var report_anchor = __webpack_require__(84191);
// EXTERNAL MODULE: ./src/github/workflow-run.ts
var workflow_run = __webpack_require__(55442);
// EXTERNAL MODULE: ./src/github/summary.ts
var summary = __webpack_require__(92935);
// EXTERNAL MODULE: ./src/run/narrate.ts
var narrate = __webpack_require__(57206);
// EXTERNAL MODULE: ./src/run/tell-github.ts + 2 modules
var tell_github = __webpack_require__(32624);
;// CONCATENATED MODULE: ./src/plan/address.ts
/**
 * The steps of an address or a reference: `module.a["x"].oci_core_volume.b[0].id` is
 * `module`, `a`, key `x`, `oci_core_volume`, `b`, key 0, `id`. null when it is neither.
 */
function stepsOf(text) {
    const steps = [];
    STEP.lastIndex = 0;
    while (STEP.lastIndex < text.length) {
        const isFirst = STEP.lastIndex === 0;
        const match = STEP.exec(text);
        if (match === null)
            return null;
        const [, dot, name, quoted, number] = match;
        if (name !== undefined) {
            if ((dot === undefined) !== isFirst)
                return null;
            steps.push({ kind: "name", value: name });
        }
        else if (quoted !== undefined)
            steps.push({ kind: "key", value: unquoted(quoted) });
        else
            steps.push({ kind: "key", value: Number(number) });
    }
    return steps.length === 0 ? null : steps;
}
const STEP = /(\.)?([^.[\]"\s]+)|\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]/gy;
const ESCAPES = { n: "\n", r: "\r", t: "\t" };
/** Undoes what Terraform escapes in a quoted key: control characters, quotes and template marks. */
function unquoted(text) {
    return text
        .replace(/\\(?:u([0-9a-f]{4})|U([0-9a-f]{8})|(.))/gis, (_, short, long, one = "") => {
        const code = short ?? long;
        return code === undefined
            ? (ESCAPES[one] ?? one)
            : String.fromCodePoint(parseInt(code, 16));
    })
        .replaceAll("$${", "${")
        .replaceAll("%%{", "%{");
}
/** The modules that `module.a["x"].module.b` leads through, none for the root's empty address; null for another form. */
function moduleSteps(address) {
    const steps = address === "" ? [] : stepsOf(address);
    if (steps === null)
        return null;
    const modules = [];
    let index = 0;
    while (index < steps.length) {
        const [word, name, key] = steps.slice(index, index + 3);
        if (word?.kind !== "name" || word.value !== "module" || name?.kind !== "name")
            return null;
        const isKeyed = key?.kind === "key";
        modules.push({ name: String(name.value), key: isKeyed ? key.value : null });
        index += isKeyed ? 3 : 2;
    }
    return modules;
}
/** A module instance as one text; the root is the empty one. */
function moduleKey(path) {
    return path.map(({ name, key }) => JSON.stringify([name, key])).join("");
}

;// CONCATENATED MODULE: ./src/plan/resolution.ts
/** All instances of a resource, one of which it may be. */
const ANY = Symbol("any instance");
const NOTHING = { sources: [], open: [], isCertain: false };
function resolution_open(scope, what, isEverything = false) {
    return { ...NOTHING, open: [{ scope, what, isEverything }] };
}
function uncertain(resolution) {
    return { ...resolution, isCertain: false };
}
function withDoubt(resolution, isCertain) {
    return isCertain ? resolution : uncertain(resolution);
}
function distinct(sources) {
    if (sources.length < 2)
        return sources;
    const idOf = ({ resource, key, path }) => `${resource}|${key === ANY ? "*" : JSON.stringify(key)}|${JSON.stringify(path)}`;
    return [...new Map(sources.map((it) => [idOf(it), it])).values()];
}
/** Deeper than any module tree that people write; a made-up plan must not exhaust the stack. */
const MAX_DEPTH = 100;
/** Where a module instance is called: what its inputs are given stands there. */
function bindingOfCall({ scope, call, key }) {
    return { scope, key, repeated: call };
}
/** An expression that stands in no repeated resource. */
function unrepeated(scope) {
    return { scope, key: null, repeated: { forEach: null, count: null } };
}

;// CONCATENATED MODULE: ./src/plan/instances.ts


/** Which instances the plan leaves of each resource and of each module. */
class Instances {
    #resources = new Map();
    #modules = new Map();
    #changed = new Set();
    #known;
    constructor({ changes, state }) {
        const seen = new Set();
        const current = changes.filter(({ isDeposed }) => !isDeposed);
        for (const change of current)
            this.#changed.add(resourceKeyOf(change));
        this.#known = new Set([...this.#changed, ...state.map(resourceKeyOf)]);
        // What goes is no instance of the configuration: it may have had another kind of key.
        const going = new Set(current.filter(({ action }) => GOING.has(action)).map(({ address }) => address));
        for (const place of [...current, ...state]) {
            if (going.has(place.address))
                continue;
            add(this.#resources, resourceKeyOf(place), place.key);
            if (seen.has(place.moduleKey))
                continue;
            seen.add(place.moduleKey);
            for (const [depth, { name, key }] of place.modules.entries()) {
                add(this.#modules, `${moduleKey(place.modules.slice(0, depth))}|${name}`, key);
            }
        }
    }
    ofResource(resourceKey) {
        return this.#resources.get(resourceKey) ?? NONE;
    }
    /** The plan or the state before it has an instance, be it one that goes. */
    isKnown(resourceKey) {
        return this.#known.has(resourceKey);
    }
    /** The plan itself has an instance, be it one that stays as it is or goes. */
    isPlanned(resourceKey) {
        return this.#changed.has(resourceKey);
    }
    ofModule({ path }, name) {
        return this.#modules.get(`${moduleKey(path)}|${name}`) ?? NONE;
    }
}
const GOING = new Set(["delete", "forget"]);
const NONE = new Set();
function add(index, id, key) {
    const keys = index.get(id);
    if (keys === undefined)
        index.set(id, new Set([key]));
    else
        keys.add(key);
}
/** A resource in a module instance, all its own instances together, as one text. */
function resourceKeyOf(place) {
    return resourceKey(place.moduleKey, `${place.type}.${place.name}`);
}
function resourceKey(inModule, name) {
    return `${inModule}|${name}`;
}
/** One instance of a resource, or with ANY all of them. */
function placeId(resource, key) {
    return `${resource}|${key === ANY ? "*" : JSON.stringify(key)}`;
}

;// CONCATENATED MODULE: ./src/plan/told.ts
/** What a plan says of a value: the value itself (null: it is not set), or that it cannot be told. */
const UNTOLD = Symbol("cannot be told from the plan");
/**
 * The value at a path; null when it is not set. What is known after apply only, and what is marked as
 * sensitive, cannot be told.
 */
function at({ values, unknown, sensitive }, path) {
    let value = values;
    let marks = [unknown, sensitive];
    for (const step of path) {
        if (marks.includes(true))
            return UNTOLD;
        value = child(value, step);
        marks = marks.map((mark) => child(mark, step));
    }
    return marks.includes(true) ? UNTOLD : value;
}
/** The keys of a map, with those whose values are known after apply only: plan JSON leaves them out of it. */
function keysAt(side, path) {
    const maps = [side.values, side.unknown].map((tree) => path.reduce(child, tree));
    return [...new Set(maps.flatMap((map) => (isObject(map) ? Object.keys(map) : [])))];
}
function child(value, step) {
    if (Array.isArray(value))
        return typeof step === "number" ? (value[step] ?? null) : null;
    return isObject(value) && Object.hasOwn(value, step) ? (value[step] ?? null) : null;
}
function isObject(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
function isList(value) {
    return Array.isArray(value);
}
/** A text that is set; null for none, and for the empty one that the provider puts for none. */
function textOf(value) {
    if (value === UNTOLD)
        return UNTOLD;
    return typeof value === "string" && value !== "" ? value : null;
}
/** A number; the provider gives some as text (`size_in_gbs`). */
function numberOf(value) {
    if (value === UNTOLD)
        return UNTOLD;
    const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
    return typeof number === "number" && Number.isFinite(number) ? number : null;
}
/** How many blocks or elements there are. */
function countOf(value) {
    if (value === UNTOLD)
        return UNTOLD;
    return isList(value) ? value.length : 0;
}
function isTold(value) {
    return value !== UNTOLD;
}

;// CONCATENATED MODULE: ./src/plan/asset.ts


/** `key` of an asset or of the resource that has it, as `placeId` makes it. */
function assetKey(place, part) {
    return `${place}|${part ?? ""}`;
}
function partOf(change, part, kind) {
    const place = placeId(resourceKeyOf(change), change.key);
    const key = assetKey(change.isDeposed ? `${place} deposed` : place, part);
    return { key, change, part, kind };
}
const FATES = {
    "no-op": "kept",
    read: "kept",
    update: "kept",
    create: "created",
    delete: "destroyed",
    replace: "replaced",
    forget: "forgotten",
};
/** What is destroyed or forgotten is not there on the other side. */
function bothSides(change, sideOf) {
    const isGone = change.action === "delete" || change.isDeposed;
    return { before: sideOf("before"), after: isGone ? null : sideOf("after") };
}
/** The OCID stays while the resource does; what is made anew gets one when the plan is applied. */
function ocidOf(change, when, from, path) {
    const isNew = when === "after" && (change.action === "create" || change.action === "replace");
    return isNew ? UNTOLD : textOf(from(path));
}
/** Tags are filled in by the service where none are written: unknown then, and not "no tags". */
function tagsOf(facts, change, when, path) {
    const from = facts.marked(change, when);
    return from === null ? UNTOLD : tagMap(from, path, facts.keys(change, when, path));
}
/** @param names those of all tags, of unknown ones too */
function tagMap(from, path, names) {
    if (from(path) === UNTOLD)
        return UNTOLD;
    return new Map(names.map((name) => {
        const value = from([...path, name]);
        return [name, typeof value === "string" ? value : UNTOLD];
    }));
}
/** True for a key of one's own; unknown where what is written may come to nothing. */
function hasKeyAt(facts, change, from, path) {
    const id = textOf(from(path));
    if (id !== UNTOLD)
        return id !== null;
    const written = facts.argument(change, path);
    if (written === null || written === UNTOLD)
        return UNTOLD;
    const [only, ...others] = written.references;
    return only?.kind === "resource" && others.length === 0 ? true : UNTOLD;
}
function isBlock(value) {
    return value !== UNTOLD && isObject(value);
}
/** `source_details[0].source_id` */
function pathText(path) {
    return path.reduce((text, step) => {
        if (typeof step === "number")
            return `${text}[${step}]`;
        return text === "" ? step : `${text}.${step}`;
    }, "");
}

;// CONCATENATED MODULE: ./src/plan/instance-volumes.ts


const INSTANCE = "oci_core_instance";
/** The boot volume that an instance is started from, and the volumes that are made when it is launched. */
function volumesOfInstance(facts, change) {
    const boot = bootVolumeOf(facts, change);
    const count = launchVolumeCount(change);
    const launched = [...Array(count).keys()].flatMap((index) => launchVolume(facts, change, index));
    return boot === null ? launched : [boot, ...launched];
}
/** How many volumes are attached when the instance is launched, on the side that has more of them. */
function launchVolumeCount({ before, after }) {
    const counts = [before, after].map((side) => {
        const listed = side === null ? 0 : countOf(at(side, ["launch_volume_attachments"]));
        return listed === UNTOLD ? 0 : listed;
    });
    return Math.max(...counts);
}
const NO_TAGS_TOLD = { freeformTags: UNTOLD, definedTags: UNTOLD };
function bootVolumeOf(facts, change) {
    const source = ["source_details", 0];
    const sideOf = (when) => {
        const from = facts.reader(change, when);
        // Started from a boot volume that is there already, which is no asset of this resource.
        if (from === null || sourceType(from) === "bootvolume")
            return null;
        const name = textOf(from(["display_name"]));
        return {
            ocid: ocidOf(change, when, from, ["boot_volume_id"]),
            // The service's default name for it.
            name: typeof name === "string" ? `${name} (Boot Volume)` : UNTOLD,
            compartmentId: textOf(from(["compartment_id"])),
            sizeGb: numberOf(from([...source, "boot_volume_size_in_gbs"])),
            ...NO_TAGS_TOLD,
            hasOwnKey: hasKeyAt(facts, change, from, [...source, "kms_key_id"]),
            replicas: 0,
            groupId: null,
            policyId: null,
        };
    };
    const { before, after } = bothSides(change, sideOf);
    if (before === null && after === null)
        return null;
    const isSwapped = change.action === "update" && isSourceChanged(facts, change);
    const fate = isSwapped ? "replaced" : fateWithInstance(facts, change, isBootVolumePreserved);
    return {
        ...partOf(change, "boot_volume", "BOOT_VOLUME"),
        fate,
        replacedBy: isSwapped
            ? [pathText([...source, "source_id"])]
            : change.replacePaths.map(pathText),
        before,
        after: after !== null && isSwapped ? { ...after, ocid: UNTOLD } : after,
    };
}
function sourceType(from) {
    const type = from(["source_details", 0, "source_type"]);
    return typeof type === "string" ? type.toLowerCase() : null;
}
/** An image that is changed in place: the service makes a new boot volume, under the same instance. */
function isSourceChanged(facts, change) {
    const [before, after] = ["before", "after"].map((when) => facts.reader(change, when)?.(["source_details", 0, "source_id"]));
    return before !== after && before !== undefined && after !== undefined;
}
const isBootVolumePreserved = (from) => from(["preserve_boot_volume"]) === true ||
    from(["source_details", 0, "is_preserve_boot_volume_enabled"]) === true;
/** By the API's reference, volumes that were made at launch are kept unless told otherwise. */
const areLaunchVolumesPreserved = (from) => from(["preserve_data_volumes_created_at_launch"]) !== false;
/** An old volume that is kept when its instance goes leaves Terraform, and the new one is another. */
function fateWithInstance(facts, change, isKept) {
    const fate = FATES[change.action];
    const from = facts.reader(change, "before");
    if (from === null || !isKept(from))
        return fate;
    return fate === "replaced" ? "created" : fate === "destroyed" ? "forgotten" : fate;
}
function launchVolume(facts, change, index) {
    const attachment = ["launch_volume_attachments", index];
    const details = [...attachment, "launch_create_volume_details", 0];
    const sideOf = (when) => {
        const from = facts.reader(change, when);
        if (from === null || !isBlock(from(details)))
            return null;
        return {
            ocid: ocidOf(change, when, from, [...attachment, "volume_id"]),
            name: textOf(from([...details, "display_name"])),
            compartmentId: textOf(from([...details, "compartment_id"])),
            sizeGb: numberOf(from([...details, "size_in_gbs"])),
            ...NO_TAGS_TOLD,
            hasOwnKey: hasKeyAt(facts, change, from, [...details, "kms_key_id"]),
            replicas: 0,
            groupId: null,
            policyId: null,
        };
    };
    const { before, after } = bothSides(change, sideOf);
    if (before === null && after === null)
        return [];
    return [
        {
            ...partOf(change, `launch_volume_attachments[${index}]`, "BLOCK_VOLUME"),
            fate: fateWithInstance(facts, change, areLaunchVolumesPreserved),
            replacedBy: change.replacePaths.map(pathText),
            before,
            after,
        },
    ];
}

;// CONCATENATED MODULE: ./src/plan/template-volumes.ts


const TEMPLATE = "oci_core_instance_configuration";
/** Volumes that are made with each instance of an instance configuration; how many, nobody can say. */
function volumesOfTemplate(facts, change) {
    const from = facts.reader(change, "after");
    if (from === null || change.action === "delete" || change.action === "forget")
        return [];
    const volumes = ["instance_details", 0, "block_volumes"];
    const count = countOf(from(volumes));
    return [...Array(count === UNTOLD ? 0 : count).keys()].flatMap((index) => {
        const details = [...volumes, index, "create_details", 0];
        if (!isBlock(from(details)))
            return [];
        const freeform = [...details, "freeform_tags"];
        const sideOf = (when) => {
            const own = facts.reader(change, when);
            if (own === null || !isBlock(own(details)))
                return null;
            return {
                ocid: null,
                name: textOf(own([...details, "display_name"])),
                compartmentId: textOf(own([...details, "compartment_id"])),
                sizeGb: numberOf(own([...details, "size_in_gbs"])),
                // A template has the tags that are written in it, and none where none are.
                freeformTags: tagMap(own, freeform, facts.keys(change, when, freeform)),
                definedTags: tagsOf(facts, change, when, [...details, "defined_tags"]),
                hasOwnKey: hasKeyAt(facts, change, own, [...details, "kms_key_id"]),
                replicas: countOf(own([...details, "block_volume_replicas"])),
                groupId: null,
                policyId: textOf(own([...details, "backup_policy_id"])),
            };
        };
        return [
            {
                ...partOf(change, `block_volumes[${index}]`, "BLOCK_VOLUME"),
                fate: change.action === "create" || change.action === "replace" ? "created" : "kept",
                replacedBy: [],
                before: sideOf("before"),
                after: sideOf("after"),
            },
        ];
    });
}

;// CONCATENATED MODULE: ./src/plan/assets.ts




const VOLUME_TYPES = {
    oci_core_volume: "BLOCK_VOLUME",
    oci_core_boot_volume: "BOOT_VOLUME",
};
/** Every volume that the plan has or makes, in the plan's order. */
function assetsOf(facts) {
    return facts.document.changes.flatMap((change) => {
        const kind = VOLUME_TYPES[change.type];
        if (kind !== undefined)
            return [volumeOf(facts, change, kind)];
        if (change.type === INSTANCE)
            return volumesOfInstance(facts, change);
        return change.type === TEMPLATE ? volumesOfTemplate(facts, change) : [];
    });
}
function volumeOf(facts, change, kind) {
    const replicas = kind === "BOOT_VOLUME" ? "boot_volume_replicas" : "block_volume_replicas";
    const sideOf = (when) => {
        const from = facts.reader(change, when);
        if (from === null)
            return null;
        return {
            ocid: ocidOf(change, when, from, ["id"]),
            name: textOf(from(["display_name"])),
            compartmentId: textOf(from(["compartment_id"])),
            sizeGb: numberOf(from(["size_in_gbs"])),
            freeformTags: tagsOf(facts, change, when, ["freeform_tags"]),
            definedTags: tagsOf(facts, change, when, ["defined_tags"]),
            hasOwnKey: hasKeyAt(facts, change, from, ["kms_key_id"]),
            replicas: from([`${replicas}_deletion`]) === true ? 0 : countOf(from([replicas])),
            groupId: textOf(from(["volume_group_id"])),
            policyId: textOf(from(["backup_policy_id"])),
        };
    };
    return {
        ...partOf(change, null, kind),
        fate: FATES[change.action],
        replacedBy: change.replacePaths.map(pathText),
        ...bothSides(change, sideOf),
    };
}

;// CONCATENATED MODULE: ./src/plan/assignment-block.ts


const IDENTIFIER = /^[A-Za-z_][\w-]*$/;
/**
 * Makes a Terraform block that would protect a volume, in the terms of the module that makes it; null
 * where no assignment can. Where no other instance of its resource is protected, one block with
 * `for_each` serves them all.
 */
function blockMaker({ document }, protectedAssets) {
    const safe = new Set(protectedAssets.map(resourcePartOf));
    const policies = policiesByModule(document);
    return (asset) => assignmentBlock(asset, !safe.has(resourcePartOf(asset)), policies.get(asset.change.moduleKey) ?? "POLICY_OCID");
}
function assignmentBlock({ change, part }, isWholly, policy) {
    const { type, name, key } = change;
    if (type === TEMPLATE) {
        return "backup_policy_id = POLICY_OCID # in create_details of this block_volumes";
    }
    if (![type, name].every((word) => IDENTIFIER.test(word)))
        return null;
    const resource = `${type}.${name}`;
    const attribute = attributeOf(part);
    const repeated = key === null || !isWholly ? null : typeof key === "string" ? "for_each" : "count";
    const lines = [
        ["asset_id", assetOf(resource, key, attribute, repeated)],
        ["policy_id", policy],
    ];
    if (repeated === "for_each")
        lines.unshift(["for_each", resource]);
    if (repeated === "count")
        lines.unshift(["count", `length(${resource})`]);
    const width = Math.max(...lines.map(([argument = ""]) => argument.length));
    const body = lines.map(([argument = "", value = ""]) => `  ${argument.padEnd(width)} = ${value}`);
    const label = part === null ? name : `${name}_${part.replace(/\W+/g, "_").replace(/_$/, "")}`;
    return [`resource "oci_core_volume_backup_policy_assignment" "${label}" {`, ...body, "}"].join("\n");
}
function attributeOf(part) {
    if (part === null)
        return "id";
    return part === "boot_volume" ? "boot_volume_id" : `${part}.volume_id`;
}
function assetOf(resource, key, attribute, repeated) {
    if (repeated === "for_each")
        return `each.value.${attribute}`;
    if (repeated === "count")
        return `${resource}[count.index].${attribute}`;
    return key === null ? `${resource}.${attribute}` : `${resource}[${keyText(key)}].${attribute}`;
}
/** A quoted key in which nothing is a template. */
function keyText(key) {
    if (typeof key === "number")
        return String(key);
    return JSON.stringify(key).replaceAll("${", "$${").replaceAll("%{", "%%{");
}
/** The first backup policy of each module that has one of its own, as its sources name it. */
function policiesByModule({ changes }) {
    const references = new Map();
    for (const { type, name, key, after, moduleKey } of changes) {
        if (type !== "oci_core_volume_backup_policy" || key !== null || after === null)
            continue;
        if (references.has(moduleKey) || !IDENTIFIER.test(name))
            continue;
        references.set(moduleKey, `${type}.${name}.id`);
    }
    return references;
}
/** One part of a resource, all its instances together, as one text. */
function resourcePartOf({ change, part }) {
    return `${resourceKeyOf(change)}|${part ?? ""}`;
}

;// CONCATENATED MODULE: ./src/plan/attachments.ts




const TYPE = "oci_core_volume_attachment";
/** Whether a volume is attached to an instance, on one side of a plan. */
function attachmentFinder(facts, when) {
    const attached = new Set();
    const perhaps = new Set();
    let isOpen = false;
    for (const change of facts.document.changes) {
        if (change.type !== TYPE || change.isDeposed)
            continue;
        const from = facts.reader(change, when);
        if (from === null || (when === "after" && change.action === "delete"))
            continue;
        const id = textOf(from(["volume_id"]));
        if (typeof id === "string")
            attached.add(id);
        if (id !== UNTOLD)
            continue;
        const resolution = facts.resolution(change, ["volume_id"]);
        const [source] = resolution?.sources ?? [];
        if (resolution?.isCertain === true && source !== undefined) {
            attached.add(assetKey(placeId(source.resource, source.key), null));
            continue;
        }
        isOpen ||= resolution === null || resolution.open.length > 0;
        for (const each of resolution?.sources ?? []) {
            perhaps.add(each.key === ANY ? each.resource : assetKey(placeId(each.resource, each.key), null));
        }
    }
    return ({ key, part, fate, change, ...asset }) => {
        // What is made with an instance is made for it.
        if (part !== null)
            return true;
        const ocid = asset[when]?.ocid;
        if (attached.has(key) || (typeof ocid === "string" && attached.has(ocid)))
            return true;
        if (isOpen || perhaps.has(key) || perhaps.has(resourceKeyOf(change)))
            return UNTOLD;
        // A volume that was there before may be attached by somebody else.
        return fate === "created" ? false : UNTOLD;
    };
}

;// CONCATENATED MODULE: ./src/plan/references.ts

/**
 * Terraform lists each reference with all that it begins with (`a.b.id`, then `a.b`); these are
 * the longest of each, every one once. Source: marshalExpression in Terraform's jsonconfig.
 */
function referencesIn(listed) {
    const heads = new Set();
    let head = "";
    let previous = "";
    for (const text of listed) {
        const isPart = text.length < previous.length && isPrefix(text, head);
        if (!isPart) {
            head = text;
            heads.add(text);
        }
        previous = text;
    }
    return [...heads].map(read);
}
function isPrefix(text, head) {
    return head.startsWith(text) && [".", "["].includes(head.charAt(text.length));
}
function read(text) {
    const steps = stepsOf(text);
    const [first, second, third] = steps ?? [];
    // What cannot be read may be anything: as little is known of it as of a local value.
    if (steps === null || first?.kind !== "name")
        return { kind: "local", name: text };
    const rest = (from) => steps.slice(from).map(({ value }) => value);
    const name = String(second?.value ?? "");
    switch (first.value) {
        case "var":
            return { kind: "variable", name, path: rest(2) };
        case "local":
            return { kind: "local", name };
        case "each":
            return name === "value" ? { kind: "each.value", path: rest(2) } : { kind: "instance key" };
        case "count":
            return { kind: "instance key" };
        case "path":
        case "terraform":
        case "self":
            return { kind: "constant" };
        case "module": {
            const key = keyOf(third);
            const output = steps[key === undefined ? 2 : 3];
            return {
                kind: "module",
                name,
                key,
                output: output === undefined ? null : String(output.value),
                path: rest(key === undefined ? 3 : 4),
            };
        }
        case "data":
            return resource(true, steps.slice(1));
        default:
            return resource(false, steps);
    }
}
function resource(isData, [type, name, third, ...rest]) {
    const key = keyOf(third);
    const path = (key === undefined && third !== undefined ? [third, ...rest] : rest).map((it) => it.value);
    return {
        kind: "resource",
        isData,
        type: String(type?.value ?? ""),
        name: String(name?.value ?? ""),
        key,
        path,
    };
}
function keyOf(step) {
    return step?.kind === "key" ? step.value : undefined;
}

;// CONCATENATED MODULE: ./src/plan/configuration.ts


/** A module's source, read as it is asked for: a plan may hold thousands of resources. */
class ModuleConfig {
    #resources;
    #outputs;
    #calls = new Map();
    constructor(source) {
        const resources = isList(source["resources"]) ? source["resources"].filter(isObject) : [];
        this.#resources = new Map(resources.map((it) => [configuration_text(it["address"]), it]));
        this.#outputs = object(source["outputs"]);
        for (const [name, call] of Object.entries(object(source["module_calls"]))) {
            if (!isObject(call))
                continue;
            const written = object(call["expressions"]);
            const argument = (input) => {
                const given = Object.hasOwn(written, input) ? written[input] : undefined;
                return isObject(given) ? expression(given) : null;
            };
            this.#calls.set(name, {
                ...repetitionOf(call),
                module: new ModuleConfig(object(call["module"])),
                source: configuration_text(call["source"]),
                argument,
                arguments: () => expressionsBelow(written),
            });
        }
    }
    /** `name` as `oci_core_volume.data`, a data source with `data.` before it. */
    resource(name) {
        const source = this.#resources.get(name);
        if (source === undefined)
            return null;
        return {
            ...repetitionOf(source),
            expressions: object(source["expressions"]),
            providerKey: configuration_text(source["provider_config_key"]),
        };
    }
    resourceNames() {
        return this.#resources.keys();
    }
    output(name) {
        const output = this.#outputs[name];
        return isObject(output) && isObject(output["expression"])
            ? expression(output["expression"])
            : null;
    }
    outputNames() {
        return Object.keys(this.#outputs);
    }
    call(name) {
        return this.#calls.get(name) ?? null;
    }
    calls() {
        return this.#calls;
    }
}
/**
 * What is written for an argument; null where nothing is. It cannot be told for a block that the plan
 * has and the configuration has not: it comes from a `dynamic` block. `blocks` is how many blocks of
 * the first step's name the plan has.
 */
function argumentAt({ expressions }, path, lengthOf) {
    let value = expressions;
    for (const [index, step] of path.entries()) {
        if (typeof step === "number") {
            const written = isList(value) ? value : value === undefined ? [] : [value];
            if (written.length !== lengthOf(path.slice(0, index)))
                return UNTOLD;
            value = written[step];
        }
        else {
            value = isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
            if (value === undefined && path.length > index + 1)
                continue;
        }
    }
    return isObject(value) ? expression(value) : null;
}
const configuration_read = new WeakMap();
function expression(source) {
    const known = configuration_read.get(source);
    if (known !== undefined)
        return known;
    const listed = isList(source["references"]) ? source["references"] : [];
    const made = {
        constant: source["constant_value"],
        references: referencesIn(listed.filter((it) => typeof it === "string")),
    };
    configuration_read.set(source, made);
    return made;
}
/** Every expression that is written anywhere below a block. */
function expressionsBelow(block) {
    if (isList(block))
        return block.flatMap(expressionsBelow);
    if (!isObject(block))
        return [];
    if (isList(block["references"]))
        return [expression(block)];
    return Object.values(block).flatMap(expressionsBelow);
}
function repetitionOf(source) {
    const of = (key) => (isObject(source[key]) ? expression(source[key]) : null);
    return { forEach: of("for_each_expression"), count: of("count_expression") };
}
function configuration_text(value) {
    return typeof value === "string" ? value : "";
}
function object(value) {
    return isObject(value) ? value : {};
}
/** The module instances of a plan by their path, each made once. */
class Scopes {
    root;
    #children = new Map();
    constructor(configuration) {
        const module = new ModuleConfig(object(configuration["root_module"]));
        this.root = { path: [], module, caller: null };
    }
    /** null: no such module is configured any more. */
    at(path) {
        let scope = this.root;
        for (const step of path)
            scope = scope === null ? null : this.child(scope, step);
        return scope;
    }
    child(scope, { name, key }) {
        const children = this.#children.get(scope) ?? new Map();
        this.#children.set(scope, children);
        const id = JSON.stringify([name, key]);
        const known = children.get(id);
        if (known !== undefined)
            return known;
        const call = scope.module.call(name);
        if (call === null)
            return null;
        const made = {
            path: [...scope.path, { name, key }],
            module: call.module,
            caller: { scope, call, key },
        };
        children.set(id, made);
        return made;
    }
}

;// CONCATENATED MODULE: ./src/plan/known-value.ts


/**
 * The value of an expression that is a constant, or an input that leads to one or to a variable of
 * the root module. Anything else cannot be told.
 */
function knownValue(expression, scope, variables) {
    if (expression.constant !== undefined)
        return expression.constant;
    const [only, ...others] = expression.references;
    if (only?.kind !== "variable" || only.path.length > 0 || others.length > 0)
        return UNTOLD;
    if (scope.caller === null) {
        const value = variables.get(only.name);
        return value === undefined ? UNTOLD : value;
    }
    const given = scope.caller.call.argument(only.name);
    return given === null ? UNTOLD : knownValue(given, scope.caller.scope, variables);
}
/**
 * True when only constants and the root module's variables decide the value. Terraform knows it then
 * while it plans, so that a mark "known after apply" means no more than: it is null, and the service
 * fills it in.
 */
function isPlain(expression, { scope, repeated }, depth = 0) {
    return (depth < MAX_DEPTH &&
        expression.references.every((reference) => {
            if (reference.kind === "constant" || reference.kind === "instance key")
                return true;
            if (reference.kind === "each.value") {
                const over = repeated.forEach;
                return over === null || isPlain(over, unrepeated(scope), depth + 1);
            }
            if (reference.kind !== "variable")
                return false;
            const { caller } = scope;
            const given = caller?.call.argument(reference.name) ?? null;
            if (caller === null || given === null)
                return true;
            return isPlain(given, bindingOfCall(caller), depth + 1);
        }));
}
/** `region = var.region` gives the region; a text with anything around it would not be one reference. */
function knownText(expression, scope, variables) {
    const value = knownValue(expression, scope, variables);
    return typeof value === "string" && value !== "" ? value : UNTOLD;
}
/** `each.value` as a key: that of a known map, or in a set the key itself; else it cannot be told. */
function eachValue(forEach, key, scope, variables) {
    if (typeof key !== "string")
        return UNTOLD;
    // A set of constants is not in plan JSON at all; a map of constants is.
    if (forEach === null || (forEach.constant === undefined && forEach.references.length === 0)) {
        return key;
    }
    const over = knownValue(forEach, scope, variables);
    if (over === UNTOLD)
        return UNTOLD;
    if (!isObject(over))
        return key;
    const value = Object.hasOwn(over, key) ? over[key] : undefined;
    return typeof value === "string" || typeof value === "number" ? value : UNTOLD;
}

;// CONCATENATED MODULE: ./src/plan/reach.ts



/**
 * The resources (as `resourceKey` makes them) that a value of a module instance may come from when it
 * goes through `local` values, which plan JSON does not have: the module's own, what its inputs were
 * given, and what the modules that it calls give back.
 */
class Reach {
    #scopes;
    #instances;
    #resolver;
    #known = new Map();
    constructor(scopes, instances, resolver) {
        this.#scopes = scopes;
        this.#instances = instances;
        this.#resolver = resolver;
    }
    of({ scope }) {
        const known = this.#known.get(scope);
        if (known !== undefined)
            return known;
        const found = new Set();
        // Before it is whole: modules that hand values to each other lead back here.
        this.#known.set(scope, found);
        for (const name of scope.module.resourceNames()) {
            found.add(resourceKey(moduleKey(scope.path), name));
        }
        const { caller } = scope;
        if (caller !== null) {
            const outer = bindingOfCall(caller);
            for (const given of caller.call.arguments()) {
                this.#take(this.#resolver.resolve(given, outer), found);
            }
        }
        for (const [name, call] of scope.module.calls()) {
            for (const key of this.#instances.ofModule(scope, name)) {
                const child = this.#scopes.child(scope, { name, key });
                if (child === null)
                    continue;
                const binding = unrepeated(child);
                for (const output of call.module.outputNames()) {
                    const written = call.module.output(output);
                    if (written !== null)
                        this.#take(this.#resolver.resolve(written, binding), found);
                }
            }
        }
        return found;
    }
    #take({ sources, open }, found) {
        for (const { resource } of sources)
            found.add(resource);
        for (const each of open)
            for (const resource of this.of(each))
                found.add(resource);
    }
}

;// CONCATENATED MODULE: ./src/plan/resolve.ts






/** The types whose own attributes are what is looked for: a reference to one is not followed further. */
const ENDS = {
    oci_core_volume: ["id"],
    oci_core_boot_volume: ["id"],
    oci_core_volume_group: ["id"],
    oci_core_instance: ["id", "boot_volume_id", "launch_volume_attachments"],
    oci_core_volume_backup_policy: ["id"],
    "data.oci_core_volume_backup_policies": ["volume_backup_policies"],
};
/**
 * Follows references through `for_each`, `count`, module inputs and module outputs. Where one of
 * several references decides, or an index that is not the instance's own key, nothing is certain.
 */
class Resolver {
    #scopes;
    #instances;
    #variables;
    #answers = new WeakMap();
    constructor(scopes, instances, variables) {
        this.#scopes = scopes;
        this.#instances = instances;
        this.#variables = variables;
    }
    resolve(expression, binding) {
        return this.#all(expression, binding, { index: undefined, rest: [] }, 0);
    }
    /** Each question once: in a tree of modules one output may be asked for in many ways. */
    #all(expression, binding, wanted, depth) {
        const answers = this.#answers.get(expression) ?? new Map();
        this.#answers.set(expression, answers);
        const { scope, key, repeated } = binding;
        const question = JSON.stringify([
            moduleKey(scope.path),
            key,
            repeated.forEach !== null,
            wanted.index ?? ["none"],
            wanted.rest,
        ]);
        const known = answers.get(question);
        if (known !== undefined)
            return known;
        // Asked again before it is answered, it leads back to itself.
        answers.set(question, resolution_open(scope, "a reference to itself"));
        const answer = this.#follow(expression, binding, wanted, depth);
        answers.set(question, answer);
        return answer;
    }
    #follow(expression, binding, wanted, depth) {
        const references = expression.references.filter(({ kind }) => kind !== "constant");
        const sources = references.filter(({ kind }) => kind !== "instance key");
        const isIndexed = sources.length < references.length;
        const [first, second, ...more] = sources;
        if (depth > MAX_DEPTH)
            return resolution_open(binding.scope, "a chain of references that is too long");
        if (first === undefined) {
            // `asset_id = each.key`: one of what `for_each` was made from.
            const over = binding.repeated.forEach;
            return isIndexed && over !== null
                ? uncertain(this.#all(over, unrepeated(binding.scope), wanted, depth + 1))
                : NOTHING;
        }
        if (second === undefined)
            return this.#one(first, binding, isIndexed, wanted, depth);
        if (more.length === 0 && isInstanceOf(first, second)) {
            const value = eachValue(binding.repeated.forEach, binding.key, binding.scope, this.#variables);
            return value === UNTOLD
                ? uncertain(this.#one(first, binding, false, { index: undefined, rest: [] }, depth))
                : this.#one(first, binding, false, { ...wanted, index: value }, depth);
        }
        const parts = sources.map((it) => this.#one(it, binding, isIndexed, wanted, depth));
        return {
            sources: distinct(parts.flatMap((it) => it.sources)),
            open: parts.flatMap((it) => it.open),
            isCertain: false,
        };
    }
    #one(reference, binding, isIndexed, wanted, depth) {
        const { scope } = binding;
        const index = isIndexed ? binding.key : wanted.index;
        const inner = { index, rest: wanted.rest };
        switch (reference.kind) {
            case "resource":
                return this.#resource(reference, binding, isIndexed, inner, depth);
            case "module":
                return this.#module(reference, scope, inner, depth);
            case "variable": {
                const { caller } = scope;
                const given = caller?.call.argument(reference.name) ?? null;
                if (caller === null || given === null)
                    return NOTHING;
                const wantedOfIt = through(inner, reference.path);
                return this.#all(given, bindingOfCall(caller), wantedOfIt, depth + 1);
            }
            case "each.value": {
                const over = binding.repeated.forEach;
                // A set of constants: it names no resource.
                if (over === null)
                    return NOTHING;
                const own = { index: binding.key, rest: [...reference.path, ...wanted.rest] };
                return this.#all(over, unrepeated(scope), own, depth + 1);
            }
            case "local":
                return resolution_open(scope, `local.${reference.name}`);
            case "instance key":
            case "constant":
                return NOTHING;
        }
    }
    #resource(reference, { scope }, isIndexed, { index, rest }, depth) {
        const { isData, name } = reference;
        const type = isData ? `data.${reference.type}` : reference.type;
        const resource = resourceKey(moduleKey(scope.path), `${type}.${name}`);
        const known = this.#instances.ofResource(resourceKey(moduleKey(scope.path), `${reference.type}.${name}`));
        const written = scope.module.resource(`${type}.${name}`);
        const isRepeated = written !== null && isRepeatedOver(written, known);
        let isCertain = !isIndexed || (isRepeated && reference.key === undefined);
        let key = reference.key ?? null;
        let path = [...reference.path, ...rest];
        if (isRepeated && reference.key === undefined) {
            const isOwn = index !== undefined && known.has(index) && reference.path.length === 0;
            key = isOwn ? index : ANY;
            if (!isOwn)
                isCertain = false;
        }
        else if (isIndexed && typeof index === "number" && isLaunchVolumes(reference)) {
            // `launch_volume_attachments[count.index].volume_id`: plan JSON leaves out what follows the index.
            path = [...path, index];
            isCertain = true;
        }
        const ends = ENDS[type];
        const [attribute] = path;
        if (ends !== undefined && (attribute === undefined || ends.includes(String(attribute)))) {
            const source = {
                resource,
                isData,
                type,
                key,
                path: attribute === undefined ? null : path,
            };
            return { sources: [source], open: [], isCertain };
        }
        if (written === null)
            return isData ? resolution_open(scope, `${type}.${name}`, true) : NOTHING;
        const own = { scope, key: key === ANY ? null : key, repeated: written };
        const argument = attribute === undefined || isData ? null : argumentAt(written, [attribute], () => 1);
        if (argument !== null && argument !== UNTOLD) {
            const through_ = { index: undefined, rest: path.slice(1) };
            return withDoubt(this.#all(argument, own, through_, depth + 1), isCertain);
        }
        const parts = expressionsBelow(written.expressions).map((it) => this.#all(it, own, { index: undefined, rest: [] }, depth + 1));
        const found = {
            sources: distinct(parts.flatMap((it) => it.sources)),
            open: parts.flatMap((it) => it.open),
            isCertain: false,
        };
        if (!isData)
            return found;
        // What a data source finds is not written anywhere, whatever it is asked with.
        const anything = resolution_open(scope, `${type}.${name}`, true);
        return { ...found, open: [...found.open, ...anything.open] };
    }
    #module({ name, key, output, path }, scope, { index, rest }, depth) {
        const call = scope.module.call(name);
        if (call === null)
            return NOTHING;
        const present = this.#instances.ofModule(scope, name);
        const isRepeated = isRepeatedOver(call, present);
        const isOwn = isRepeated && key === undefined && index !== undefined && present.has(index);
        const keys = key !== undefined ? [key] : isOwn ? [index] : isRepeated ? [...present] : [null];
        // An index that chose the module does not choose again within its output.
        const inner = { index: isOwn ? undefined : index, rest };
        const from = (outputs, wanted) => keys
            .flatMap((each) => this.#scopes.child(scope, { name, key: each }) ?? [])
            .flatMap((child) => outputs.flatMap((it) => {
            const written = child.module.output(it);
            return written === null
                ? []
                : [this.#all(written, unrepeated(child), wanted, depth + 1)];
        }))
            .filter((it) => it.sources.length > 0 || it.open.length > 0);
        // `each.value.volume_id` over the module names the output there.
        const [named, ...more] = rest;
        const meant = output !== null
            ? from([output], through(inner, path))
            : typeof named === "string"
                ? from([named], { ...inner, rest: more })
                : [];
        const isTold = output !== null || meant.length > 0;
        const found = isTold ? meant : from(call.module.outputNames(), through(inner, path));
        const sources = distinct(found.flatMap((it) => it.sources));
        const isCertain = (key !== undefined || isOwn || !isRepeated) &&
            sources.length === 1 &&
            found.every((it) => it.isCertain);
        return { sources, open: found.flatMap((it) => it.open), isCertain };
    }
}
/** `for_each = toset(["a"])` is nowhere in plan JSON but in the instances' keys. */
function isRepeatedOver({ forEach, count }, keys) {
    return forEach !== null || count !== null || [...keys].some((key) => key !== null);
}
/** `module.db.ids["redo"].id` wants the element `redo` and then `id` of what the output gives. */
function through({ index, rest }, path) {
    const [first, ...more] = path;
    return first === undefined ? { index, rest } : { index: first, rest: [...more, ...rest] };
}
function isLaunchVolumes({ path }) {
    return path.length === 1 && path[0] === "launch_volume_attachments";
}
/** `oci_core_volume.data[each.value]`: the second reference chooses an instance of the first. */
function isInstanceOf(first, second) {
    const isWhole = (first.kind === "resource" || first.kind === "module") && first.key === undefined;
    return isWhole && second.kind === "each.value" && second.path.length === 0;
}

;// CONCATENATED MODULE: ./src/plan/plan-facts.ts







/** The types that say who is protected by what. */
const JUDGED_TYPES = [
    "oci_core_volume",
    "oci_core_boot_volume",
    "oci_core_instance",
    "oci_core_volume_group",
    "oci_core_volume_backup_policy",
    "oci_core_volume_backup_policy_assignment",
];
/** A plan with its configuration beside it: what will be, and where each value comes from. */
class PlanFacts {
    document;
    hidesNames;
    scopes;
    instances;
    resolver;
    reach;
    #isPartial = null;
    /** @param hidesNames display names are not for those who read the reports */
    constructor(document, hidesNames = false) {
        this.document = document;
        this.hidesNames = hidesNames;
        this.scopes = new Scopes(document.configuration);
        this.instances = new Instances(document);
        this.resolver = new Resolver(this.scopes, this.instances, document.variables);
        this.reach = new Reach(this.scopes, this.instances, this.resolver);
    }
    /**
     * One side of a change, on which an argument that nothing is written for is not set; null: it is not
     * there on that side.
     */
    reader(change, when) {
        const marked = this.marked(change, when);
        if (marked === null || when === "before")
            return marked;
        const isUnset = this.#unset(change);
        return (path) => {
            const value = marked(path);
            return value === UNTOLD && isUnset(path) ? null : value;
        };
    }
    /** The same with Terraform's marks as they are. What is forgotten lives on as it was. */
    marked(change, when) {
        const side = sideOf(change, when);
        return side === null ? null : (path) => at(side, path);
    }
    /** The keys of a map, those of unknown values too. */
    keys(change, when, path) {
        const side = sideOf(change, when);
        return side === null ? [] : keysAt(side, path);
    }
    /** What is written for an argument of a resource; null: nothing. Cannot be told: a dynamic block. */
    argument(change, path) {
        const written = this.binding(change)?.repeated ?? null;
        return written === null ? null : argumentAt(written, path, lengthsOf(change));
    }
    /** Where a value comes from that is known after apply only; null when nothing is written for it. */
    resolution(change, path) {
        const expression = this.argument(change, path);
        const binding = this.binding(change);
        if (expression === null || expression === UNTOLD || binding === null)
            return null;
        return this.resolver.resolve(expression, binding);
    }
    binding(place) {
        const scope = this.scopes.at(place.modules);
        const repeated = scope?.module.resource(`${place.type}.${place.name}`) ?? null;
        return scope === null || repeated === null ? null : { scope, key: place.key, repeated };
    }
    /**
     * Resources of a type that are written and of which a partial plan leaves out instances, or may: of
     * one that is repeated, nobody can say how many there are.
     */
    *unplanned(type) {
        if (!this.isPartial)
            return;
        for (const each of this.#configured(type, true)) {
            const { name, binding } = each;
            const key = resourceKey(moduleKey(binding.scope.path), name);
            const isCounted = [...this.instances.ofResource(key)].some((it) => it !== null);
            if (isCounted || isRepeated(binding.repeated) || !this.instances.isPlanned(key))
                yield each;
        }
    }
    *#configured(type, withAbsentModules) {
        for (const scope of this.#scopesWithin(this.scopes.root, withAbsentModules)) {
            for (const name of scope.module.resourceNames()) {
                const written = name.startsWith(`${type}.`) ? scope.module.resource(name) : null;
                if (written !== null) {
                    yield { name, binding: { scope, key: null, repeated: written }, written };
                }
            }
        }
    }
    /** True when the plan leaves out what is configured: it was targeted, or something was deferred. */
    get isPartial() {
        const { isSaidPartial, isSaidComplete } = this.document;
        this.#isPartial ??= isSaidPartial || (!isSaidComplete && this.#lacksResources());
        return this.#isPartial;
    }
    /** Versions of Terraform that do not say that a plan was targeted. */
    #lacksResources() {
        return JUDGED_TYPES.some((type) => {
            for (const { name, binding } of this.#configured(type, false)) {
                const key = resourceKey(moduleKey(binding.scope.path), name);
                if (!isRepeated(binding.repeated) && !this.instances.isKnown(key))
                    return true;
            }
            return false;
        });
    }
    /** @param withAbsent one more of each module that is repeated, for the instances that are left out */
    *#scopesWithin(scope, withAbsent) {
        yield scope;
        for (const [name, call] of scope.module.calls()) {
            const keys = this.instances.ofModule(scope, name);
            const isCounted = isRepeated(call) || [...keys].some((key) => key !== null);
            const absent = isCounted ? withAbsent : keys.size === 0;
            for (const key of absent ? [...keys, null] : keys) {
                const child = this.scopes.child(scope, { name, key });
                if (child !== null)
                    yield* this.#scopesWithin(child, withAbsent);
            }
        }
    }
    /**
     * Every argument that the service may fill in is "known after apply" on what is created, written or
     * not: where nothing is written for it, or a null, it is not set.
     */
    #unset(change) {
        const binding = this.binding(change);
        if (binding === null || change.after === null)
            return () => false;
        const { sensitive } = change.after;
        const lengths = lengthsOf(change);
        return (path) => {
            if (at({ values: null, unknown: null, sensitive }, path) === UNTOLD)
                return false;
            const expression = argumentAt(binding.repeated, path, lengths);
            return expression === null || (expression !== UNTOLD && isPlain(expression, binding));
        };
    }
}
function sideOf({ action, before, after }, when) {
    return when === "before" || action === "forget" ? before : after;
}
function isRepeated({ forEach, count }) {
    return forEach !== null || count !== null;
}
function lengthsOf({ after, before }) {
    return (path) => {
        const value = after === null ? null : at(after, path);
        const list = value === UNTOLD || value === null ? null : value;
        if (isList(list))
            return list.length;
        const old = before === null ? null : at(before, path);
        return old !== UNTOLD && isList(old) ? old.length : 0;
    };
}

;// CONCATENATED MODULE: ./src/plan/live-policies.ts

const NO_LIVE_POLICIES = { of: () => UNTOLD, byId: () => null };

;// CONCATENATED MODULE: ./src/plan/doubts.ts






/** An instance stands for its boot volume, and for whatever is attached to it when it is launched. */
function targetFinder({ document }) {
    const parts = new Map();
    for (const change of document.changes) {
        if (change.type !== INSTANCE || change.isDeposed)
            continue;
        const attached = [...Array(launchVolumeCount(change)).keys()];
        parts.set(placeId(resourceKeyOf(change), change.key), [
            BOOT_VOLUME,
            ...attached.map((index) => `${LAUNCHED}[${index}]`),
        ]);
    }
    return ({ resource, type, key, path }) => {
        const place = placeId(resource, key);
        if (type !== INSTANCE)
            return { keys: [assetKey(place, null)], isOther: false };
        const own = parts.get(place) ?? [];
        const named = path === null ? null : partOfPath(path);
        const meant = own.filter((part) => named === null || part === named || part.startsWith(`${named}[`));
        return {
            keys: meant.map((part) => assetKey(place, part)),
            isOther: path !== null && named === null,
        };
    };
}
const BOOT_VOLUME = "boot_volume";
const LAUNCHED = "launch_volume_attachments";
function partOfPath([attribute, index]) {
    if (attribute === "boot_volume_id")
        return BOOT_VOLUME;
    if (attribute !== LAUNCHED)
        return null;
    return typeof index === "number" ? `${LAUNCHED}[${index}]` : LAUNCHED;
}
/** What assignments that cannot be followed to their end leave open. */
class Doubts {
    #facts;
    #targetsOf;
    #keys = new Map();
    #resources = new Map();
    /** Of every volume whose OCID the plan does not know. */
    #ofNew = null;
    /** Of every volume whose OCID it knows: where that could have been named, and would not be seen. */
    #ofKnown = null;
    constructor(facts, targetsOf) {
        this.#facts = facts;
        this.#targetsOf = targetsOf;
    }
    certainTarget({ isCertain, sources }) {
        const [source] = sources;
        if (!isCertain || source === undefined || source.key === ANY)
            return null;
        const { keys, isOther } = this.#targetsOf(source);
        return keys.length === 1 && !isOther ? (keys[0] ?? null) : null;
    }
    /** @param isHidden what it names is known to Terraform, and marked as sensitive */
    add(resolution, address, isHidden) {
        const why = (through) => `${address} may be for it: plan JSON does not tell ${through}; refer to the volume directly in that asset_id`;
        const { sources, open } = resolution ?? NOWHERE;
        if (isHidden || sources.length + open.length === 0) {
            this.#ofKnown ??= why("which volume it names");
        }
        if (resolution === null)
            this.#ofNew ??= why("which volume it names");
        this.#spread(sources, why("which of several volumes it names"));
        for (const each of open) {
            const reason = why(`the value of ${each.what}`);
            if (each.isEverything) {
                this.#ofNew ??= reason;
                this.#ofKnown ??= reason;
            }
            this.#reach(each, reason);
        }
    }
    /** A targeted plan leaves assignments out that the configuration has. */
    addUnplanned(type) {
        for (const { binding, written, name } of this.#facts.unplanned(type)) {
            const expression = argumentAt(written, ["asset_id"], () => 0);
            if (expression === null || expression === UNTOLD)
                continue;
            const { sources, open } = this.#facts.resolver.resolve(expression, binding);
            const reason = `${name} is configured and not in this plan, which is partial; plan without -target`;
            this.#spread(sources, reason);
            for (const each of open)
                this.#reach(each, reason);
        }
    }
    /** @param hasId an OCID that is known while planning would be known in what refers to it, too */
    of(key, resource, hasId) {
        if (hasId)
            return this.#ofKnown;
        return this.#keys.get(key) ?? this.#resources.get(resource) ?? this.#ofNew;
    }
    #spread(sources, reason) {
        for (const source of sources) {
            if (source.key === ANY)
                setOnce(this.#resources, source.resource, reason);
            for (const key of this.#targetsOf(source).keys)
                setOnce(this.#keys, key, reason);
        }
    }
    #reach(open, reason) {
        for (const resource of this.#facts.reach.of(open))
            setOnce(this.#resources, resource, reason);
    }
}
const NOWHERE = { sources: [], open: [] };
function setOnce(map, key, value) {
    if (!map.has(key))
        map.set(key, value);
}

;// CONCATENATED MODULE: ./src/plan/planned-policy.ts

/** A policy of which nothing is known but that there is one. */
const UNKNOWN_POLICY = {
    name: null,
    schedules: UNTOLD,
    destinationRegion: UNTOLD,
};

;// CONCATENATED MODULE: ./src/plan/assignments.ts



const assignments_TYPE = "oci_core_volume_backup_policy_assignment";
/** The assignments of one side of a plan. */
function assignmentsOf(facts, policies, when) {
    const certain = new Map();
    const doubts = new Doubts(facts, targetFinder(facts));
    const add = (key, assigned) => {
        const others = certain.get(key);
        if (others === undefined)
            certain.set(key, [assigned]);
        else
            others.push(assigned);
    };
    const { changes, state } = facts.document;
    const changed = new Set(changes.map(({ address }) => address));
    for (const { type, isData, address, values } of state) {
        if (type !== assignments_TYPE || isData || changed.has(address))
            continue;
        // Left out of a targeted plan: it stays as the state has it.
        const from = (path) => at(values, path);
        const [asset, policy] = [textOf(from(["asset_id"])), textOf(from(["policy_id"]))];
        if (typeof asset === "string" && typeof policy === "string") {
            add(asset, { address, policy: policies.byId(policy) });
        }
    }
    for (const change of changes) {
        if (change.type !== assignments_TYPE || change.isDeposed)
            continue;
        const from = facts.reader(change, when);
        if (from === null || (when === "after" && change.action === "delete"))
            continue;
        const assigned = { address: change.address, policy: policyOf(facts, policies, change, from) };
        const asset = textOf(from(["asset_id"]));
        if (asset !== UNTOLD) {
            if (asset !== null)
                add(asset, assigned);
            continue;
        }
        // What is written says nothing of an assignment that the plan takes away or makes anew.
        const isWritten = when === "after" || change.action === "no-op" || change.action === "update";
        const resolution = isWritten ? facts.resolution(change, ["asset_id"]) : null;
        const target = resolution === null ? null : doubts.certainTarget(resolution);
        if (target !== null)
            add(target, assigned);
        else
            doubts.add(resolution, change.address, isHidden(change, when));
    }
    if (when === "after")
        doubts.addUnplanned(assignments_TYPE);
    return { certain, doubtOf: (...asked) => doubts.of(...asked) };
}
/** Its asset is there to read, and marked as sensitive. */
function isHidden(change, when) {
    const side = when === "after" ? (change.after ?? change.before) : change.before;
    return side !== null && at({ ...side, sensitive: null }, ["asset_id"]) !== UNTOLD;
}
/** The policy of an assignment, of a group or of a volume, as far as it can be told. */
function policyOf(facts, policies, change, from) {
    const id = textOf(from(["policy_id"]));
    if (id !== UNTOLD)
        return id === null ? UNKNOWN_POLICY : policies.byId(id);
    return policyFrom(policies, facts.resolution(change, ["policy_id"]));
}
function policyFrom(policies, resolution) {
    const [source] = resolution?.sources ?? [];
    return resolution?.isCertain === true && source !== undefined
        ? policies.bySource(source)
        : UNKNOWN_POLICY;
}
/** By the key of an asset or group, and by its OCID where that is known. */
function lookUp(index, key, ocid) {
    const own = index.get(key) ?? [];
    return ocid === null ? own : [...own, ...(index.get(ocid) ?? [])];
}

;// CONCATENATED MODULE: ./src/plan/effective-policy.ts
const UNPROTECTED = { kind: "unprotected" };
function byPolicy(via, policy) {
    return { kind: "protected", via, policy, assignments: [] };
}

;// CONCATENATED MODULE: ./src/plan/planned-policies.ts



const planned_policies_TYPE = "oci_core_volume_backup_policy";
/** @param live what is known of policies that are not in the plan */
function plannedPolicies(facts, when, live) {
    const { changes, state } = facts.document;
    const byId = new Map();
    const byPlace = new Map();
    const liveById = (id) => {
        const policy = live.byId(id);
        return policy !== null && facts.hidesNames ? { ...policy, name: null } : policy;
    };
    const shown = (from) => facts.hidesNames ? (path) => (path.at(-1) === "display_name" ? null : from(path)) : from;
    for (const { isData, type, values } of state) {
        const from = shown((path) => at(values, path));
        if (isData && type === "oci_core_volume_backup_policies") {
            const listed = from(["volume_backup_policies"]);
            for (const index of isTold(listed) && isList(listed) ? listed.keys() : []) {
                planned_policies_add(byId, from, ["volume_backup_policies", index]);
            }
        }
        if (!isData && type === planned_policies_TYPE)
            planned_policies_add(byId, from, []);
    }
    for (const change of changes) {
        if (change.type !== planned_policies_TYPE || change.isDeposed)
            continue;
        const reader = facts.reader(change, when);
        if (reader === null)
            continue;
        const from = shown(reader);
        planned_policies_add(byId, from, []);
        byPlace.set(placeId(resourceKeyOf(change), change.key), policyAt(from, []));
    }
    return {
        byId: (id) => byId.get(id) ?? liveById(id) ?? UNKNOWN_POLICY,
        bySource: ({ resource, key }) => byPlace.get(placeId(resource, key)) ?? UNKNOWN_POLICY,
    };
}
function planned_policies_add(byId, from, path) {
    const id = textOf(from([...path, "id"]));
    if (id !== UNTOLD && id !== null)
        byId.set(id, policyAt(from, path));
}
function policyAt(from, path) {
    const name = textOf(from([...path, "display_name"]));
    return {
        name: name === UNTOLD ? null : name,
        schedules: schedulesAt(from, [...path, "schedules"]),
        destinationRegion: destinationAt(from, [...path, "destination_region"]),
    };
}
/** OCI keeps a region's name in lower case; `none` and an empty text stand for no region. */
function destinationAt(from, path) {
    const region = textOf(from(path));
    if (region === UNTOLD || region === null)
        return region;
    return region.toLowerCase() === "none" ? null : region.toLowerCase();
}
function schedulesAt(from, path) {
    const list = from(path);
    if (list === UNTOLD)
        return UNTOLD;
    if (!isList(list))
        return [];
    const schedules = [];
    for (const index of list.keys()) {
        const schedule = scheduleAt(from, [...path, index]);
        if (schedule === UNTOLD)
            return UNTOLD;
        schedules.push(schedule);
    }
    return schedules;
}
/** What the service fills in by itself may be missing; without period or retention nothing can be told. */
function scheduleAt(from, path) {
    const text = (name) => known(textOf(from([...path, name])));
    const number = (name) => known(numberOf(from([...path, name])));
    const period = text("period");
    const retentionSeconds = number("retention_seconds");
    if (period === null || retentionSeconds === null)
        return UNTOLD;
    const hour = number("hour_of_day");
    const day = number("day_of_month");
    return {
        backupType: text("backup_type") ?? "",
        period,
        offsetType: text("offset_type"),
        offsetSeconds: number("offset_seconds"),
        // The provider's default for both is -1: not set.
        hourOfDay: hour !== null && hour < 0 ? null : hour,
        dayOfWeek: text("day_of_week"),
        dayOfMonth: day !== null && day < 1 ? null : day,
        month: text("month"),
        retentionSeconds,
        timeZone: text("time_zone"),
        isGuarded: guardAt(from, path),
    };
}
function known(value) {
    return value === UNTOLD ? null : value;
}
/**
 * A protection is a flag and a period. A flag that is unknown stands in a dynamic block, whose other
 * values are known: it was not written, and the service leaves it off.
 */
function guardAt(from, path) {
    const flags = ["is_retention_lock_enabled", "is_prevent_deletion_enabled"].map((name) => from([...path, name]));
    if (!flags.includes(true))
        return false;
    const amount = numberOf(from([...path, "retention_period", 0, "retention_time_amount"]));
    return amount === UNTOLD ? UNTOLD : amount === null || amount > 0;
}

;// CONCATENATED MODULE: ./src/plan/volume-groups.ts








const GROUP_TYPE = "oci_core_volume_group";
/** The volume groups of one side of a plan, with their members and their policies. */
function groupsOf(facts, policies, assignments, when, known) {
    const ids = new Set();
    const members = new Map();
    const wereMembers = new Set();
    const perhaps = new Map();
    let everything = null;
    for (const change of facts.document.changes) {
        if (change.type !== GROUP_TYPE || change.isDeposed)
            continue;
        const before = change.before === null ? null : textOf(facts.marked(change, "before")?.(["id"]) ?? null);
        if (typeof before === "string")
            ids.add(before);
        const held = membersBefore(facts, change);
        for (const id of held)
            wereMembers.add(id);
        const from = facts.reader(change, when);
        if (from === null || (when === "after" && change.action === "delete"))
            continue;
        const isNew = when === "after" && (change.action === "create" || change.action === "replace");
        const id = isNew ? null : textOf(from(["id"]));
        const key = assetKey(placeId(resourceKeyOf(change), change.key), null);
        const ocid = typeof id === "string" ? id : null;
        const isUnassigned = ocid !== null && known.unassigned.has(ocid);
        const seen = ocid === null ? null : (known.livePolicies.get(ocid) ?? liveThrough(held, known));
        const live = isUnassigned ? null : seen;
        const group = { key, ocid, isUnassigned, live };
        const protection = protectionOf(facts, policies, assignments, change, from, group);
        if (protection.kind === "unprotected")
            continue;
        const listed = membersOf(facts, change, from, when, known.withId);
        for (const member of listed.certain)
            members.set(member, protection);
        const doubt = {
            kind: "unknown",
            why: `plan JSON does not tell whether it is a member of ${change.address}; refer to the volume directly in the volume_ids there`,
        };
        for (const member of listed.perhaps)
            perhaps.set(member, doubt);
        if (listed.isEverything)
            everything = doubt;
    }
    if (when === "after") {
        for (const { name, binding, written } of facts.unplanned(GROUP_TYPE)) {
            const why = `${name} is configured and not in this plan, which is partial; plan without -target`;
            for (const member of unplannedMembers(facts, binding, written)) {
                if (!perhaps.has(member))
                    perhaps.set(member, { kind: "unknown", why });
            }
        }
    }
    const isInPlan = (id) => ids.has(id);
    return {
        of: (key, resource, ocid) => ({
            protection: members.get(key) ??
                (ocid === null ? undefined : members.get(ocid)) ??
                perhaps.get(key) ??
                perhaps.get(resource) ??
                everything,
            isInPlan,
            isAnyInPlan: ids.size > 0,
            wasMember: ocid !== null && wereMembers.has(ocid),
        }),
    };
}
/** OCIDs that the state names, whose volumes may not know of it yet. */
function membersBefore(facts, change) {
    const from = facts.marked(change, "before");
    if (from === null)
        return [];
    return [["volume_ids"], ["source_details", 0, "volume_ids"]].flatMap((path) => {
        const list = from(path);
        return isTold(list) && isList(list) ? list.filter((id) => typeof id === "string") : [];
    });
}
/** What protects a member through its group protects the group. */
function liveThrough(members, { live }) {
    for (const id of members) {
        const seen = live.of(id);
        if (isTold(seen) && seen?.via === "volume_group")
            return seen;
    }
    return null;
}
function protectionOf(facts, policies, assignments, change, from, { key, ocid, isUnassigned, live }) {
    const own = lookUp(assignments.certain, key, ocid);
    const [first, ...others] = own;
    if (first !== undefined) {
        const policy = others.length > 0 ? UNKNOWN_POLICY : first.policy;
        return byPolicy("volume_group", policy);
    }
    if (live !== null)
        return byPolicy("baseline", policies.byId(live.id));
    // As in a volume, the provider never clears it.
    const attribute = isUnassigned ? null : textOf(from(["backup_policy_id"]));
    if (typeof attribute === "string") {
        const policy = policies.byId(attribute);
        return byPolicy("volume_group", policy);
    }
    const resolution = attribute === UNTOLD ? facts.resolution(change, ["backup_policy_id"]) : null;
    if (resolution?.isCertain === true) {
        const policy = policyFrom(policies, resolution);
        return byPolicy("volume_group", policy);
    }
    const doubt = assignments.doubtOf(key, resourceKeyOf(change), ocid !== null);
    const why = doubt ?? (attribute === UNTOLD ? UNTOLD_GROUP_POLICY : null);
    return why === null ? UNPROTECTED : { kind: "unknown", why };
}
const UNTOLD_GROUP_POLICY = "plan JSON does not tell its group's policy; assign one to the group by an oci_core_volume_backup_policy_assignment";
const NOBODY = { certain: [], perhaps: [], isEverything: false };
/** Keys of assets, and resources, that a group which the plan leaves out may have. */
function unplannedMembers({ resolver, reach }, binding, written) {
    return [["volume_ids"], ["source_details", 0, "volume_ids"]].flatMap((path) => {
        const expression = argumentAt(written, path, () => 1);
        if (expression === null || expression === UNTOLD)
            return [];
        const { sources, open } = resolver.resolve(expression, binding);
        return [
            ...sources.map(({ resource, key }) => key === ANY ? resource : assetKey(placeId(resource, key), null)),
            ...open.flatMap((it) => [...reach.of(it)]),
        ];
    });
}
/**
 * `source_details` says what a group was made from, `volume_ids` what it holds now. A list whose length
 * is known, and that has as many references as elements to be known after apply, holds them all.
 */
function membersOf(facts, change, from, when, withId) {
    const current = from(["volume_ids"]);
    const isEmptied = isTold(current) && isList(current) && current.length === 0 && when === "after";
    // Told to hold nobody; where nothing is written, an empty list only says that the state lacks it.
    if (isEmptied && facts.argument(change, ["volume_ids"]) !== null)
        return NOBODY;
    const isListed = isTold(current) ? isList(current) && current.length > 0 : true;
    const path = isListed ? ["volume_ids"] : ["source_details", 0, "volume_ids"];
    const list = from(path);
    const elements = list === UNTOLD ? null : isList(list) ? [...list.keys()] : [];
    const told = (elements ?? []).map((index) => textOf(from([...path, index])));
    const certain = told.filter((id) => typeof id === "string");
    const open = elements === null ? null : told.filter((id) => id === UNTOLD).length;
    if (open === 0)
        return { ...NOBODY, certain };
    const resolution = facts.resolution(change, path);
    const found = (resolution?.sources ?? []).flatMap(({ resource, key }) => key === ANY
        ? [...facts.instances.ofResource(resource)].map((each) => placeId(resource, each))
        : [placeId(resource, key)]);
    const keys = [...new Set(found)].map((place) => assetKey(place, null));
    // One that has an OCID would be told by it.
    const unknown = keys.filter((key) => !withId.has(key));
    if (resolution?.open.length === 0 && unknown.length === open) {
        return { ...NOBODY, certain: [...certain, ...unknown] };
    }
    const reached = (resolution?.open ?? []).flatMap((it) => [...facts.reach.of(it)]);
    const isEverything = resolution === null || resolution.open.some((it) => it.isEverything);
    return { certain, perhaps: [...unknown, ...reached], isEverything };
}

;// CONCATENATED MODULE: ./src/plan/protection.ts









/**
 * Who protects whom, on one side of a plan.
 * @param live what the last audit saw, which comes before the state
 */
function protectionFinder(facts, assets, when, live = NO_LIVE_POLICIES) {
    const policies = plannedPolicies(facts, when, live);
    const assignments = assignmentsOf(facts, policies, when);
    const unassigned = when === "after" ? idsThatLoseAssignments(facts) : protection_NONE;
    const withId = assets.filter((asset) => typeof asset[when]?.ocid === "string");
    const groups = groupsOf(facts, policies, assignments, when, {
        unassigned,
        withId: new Set(withId.map(({ key }) => key)),
        livePolicies: groupPolicies(assets, live),
        live,
    });
    return (asset) => {
        const side = asset[when];
        if (side === null)
            return null;
        const resource = resourceKeyOf(asset.change);
        const ocid = typeof side.ocid === "string" ? side.ocid : null;
        const own = lookUp(assignments.certain, asset.key, ocid);
        if (own[0] !== undefined)
            return byAssignments(own);
        // Of a template nothing else can be said than what is written in it.
        const doubt = side.ocid === null ? null : assignments.doubtOf(asset.key, resource, ocid !== null);
        const group = groups.of(asset.key, resource, ocid);
        const found = byGroup(group) ??
            byAttribute(asset, side) ??
            (ocid !== null && unassigned.has(ocid)
                ? UNPROTECTED
                : (byAudit(ocid, side, group) ?? byState(asset, side, group)));
        if (doubt === null)
            return found;
        if (found.kind !== "protected")
            return { kind: "unknown", why: doubt };
        return { ...found, policy: UNKNOWN_POLICY };
    };
    function byAttribute(asset, side) {
        const { policyId } = side;
        const isNew = when === "after" && (asset.fate === "created" || asset.fate === "replaced");
        const isTemplate = asset.change.type === TEMPLATE;
        if (!isNew && !isTemplate)
            return null;
        if (policyId === null)
            return null;
        if (policyId !== UNTOLD)
            return byPolicy("attribute", policies.byId(policyId));
        const path = isTemplate ? templatePath(asset) : ["backup_policy_id"];
        const resolution = facts.resolution(asset.change, path);
        if (resolution?.isCertain === true) {
            return byPolicy("attribute", policyFrom(policies, resolution));
        }
        return { kind: "unknown", why: UNTOLD_ATTRIBUTE };
    }
    function byAudit(ocid, { groupId }, group) {
        const seen = ocid === null ? UNTOLD : live.of(ocid);
        if (seen === UNTOLD)
            return null;
        if (seen === null)
            return UNPROTECTED;
        if (seen.via === "volume_group") {
            // What a group of this plan means for its members was asked before.
            const isOurs = typeof groupId === "string" && group.isInPlan(groupId);
            if (isOurs || group.wasMember)
                return UNPROTECTED;
            if (typeof groupId !== "string" && when === "after" && group.isAnyInPlan) {
                return { kind: "unknown", why: "plan JSON does not tell which volume group it is in" };
            }
        }
        return byPolicy("baseline", policies.byId(seen.id));
    }
    function byState({ change, part, fate }, { policyId, groupId, ocid }, group) {
        if (ocid === UNTOLD || fate === "created")
            return UNPROTECTED;
        if (policyId === UNTOLD) {
            return { kind: "unknown", why: UNTOLD_ATTRIBUTE };
        }
        if (typeof policyId === "string")
            return byPolicy("state", policies.byId(policyId));
        if (part !== null && change.type !== TEMPLATE) {
            return {
                kind: "unknown",
                why: `no assignment for it is in this plan, and the state does not tell whether there is another; ${AUDIT_TELLS}`,
            };
        }
        if (typeof groupId === "string" && !group.isInPlan(groupId)) {
            const why = `it is a member of a volume group that is not in this plan; ${AUDIT_TELLS}`;
            return { kind: "unknown", why };
        }
        return UNPROTECTED;
    }
}
const protection_NONE = new Set();
const UNTOLD_ATTRIBUTE = "plan JSON does not tell the value of backup_policy_id; use an oci_core_volume_backup_policy_assignment instead";
const AUDIT_TELLS = "the report of an audit as baseline-file tells it";
/** The later of two displaces the other; which comes later, nobody can say. */
function byAssignments(own) {
    const [first, ...others] = own;
    return {
        kind: "protected",
        via: "assignment",
        policy: first === undefined || others.length > 0 ? UNKNOWN_POLICY : first.policy,
        assignments: own.map(({ address }) => address),
    };
}
/** By the group's OCID: what protects a member through it protects the group. */
function groupPolicies(assets, live) {
    const found = new Map();
    for (const { before } of assets) {
        if (typeof before?.ocid !== "string" || typeof before.groupId !== "string")
            continue;
        const seen = live.of(before.ocid);
        if (seen !== UNTOLD && seen?.via === "volume_group")
            found.set(before.groupId, seen);
    }
    return found;
}
function byGroup({ protection }) {
    return protection === null || protection.kind === "unprotected" ? null : protection;
}
function templatePath({ part }) {
    const index = Number(/\d+/.exec(part ?? "")?.[0] ?? 0);
    return ["instance_details", 0, "block_volumes", index, "create_details", 0, "backup_policy_id"];
}
/** The provider never clears `backup_policy_id` in the state: it still names what this plan takes away. */
function idsThatLoseAssignments({ document }) {
    return new Set(document.changes
        .filter(({ type }) => type === "oci_core_volume_backup_policy_assignment")
        .filter(({ action }) => action === "delete" || action === "replace")
        .map(({ before }) => before?.values?.asset_id)
        .filter((id) => typeof id === "string"));
}

;// CONCATENATED MODULE: ./src/plan/regions.ts



/**
 * The region of a resource's provider, in lower case. A provider that takes it from the environment or
 * from a file says nothing of it.
 */
function regionFinder(facts) {
    const known = new Map();
    return (place) => {
        const scope = facts.scopes.at(place.modules);
        const written = scope?.module.resource(`${place.type}.${place.name}`) ?? null;
        if (scope === null || written === null)
            return UNTOLD;
        const id = `${place.moduleKey}|${written.providerKey}`;
        const region = known.get(id) ?? regionOfProvider(facts, written.providerKey);
        known.set(id, region);
        return region;
    };
}
/** Keys are `oci`, `oci.phoenix`, and `module.a.module.b:oci` for a provider of a module's own. */
function regionOfProvider(facts, key) {
    const providers = facts.document.configuration["provider_config"];
    const provider = isObject(providers) && Object.hasOwn(providers, key) ? providers[key] : null;
    if (!isObject(provider))
        return UNTOLD;
    const expressions = provider["expressions"];
    const region = isObject(expressions) ? expressions["region"] : undefined;
    const scope = scopeOfProvider(facts, provider["module_address"]);
    if (!isObject(region) || scope === null)
        return UNTOLD;
    const name = knownText(expression(region), scope, facts.document.variables);
    return name === UNTOLD ? UNTOLD : name.toLowerCase();
}
/** A module's own provider is written once for all its instances. */
function scopeOfProvider({ scopes }, address) {
    if (typeof address !== "string" || address === "")
        return scopes.root;
    const names = address.split(".").filter((_, index) => index % 2 === 1);
    return scopes.at(names.map((name) => ({ name, key: null })));
}

// EXTERNAL MODULE: ./src/posture/policy/exemptions.ts
var policy_exemptions = __webpack_require__(92851);
// EXTERNAL MODULE: ./src/plain/days.ts
var days = __webpack_require__(75533);
// EXTERNAL MODULE: ./src/plain/utc-time.ts
var utc_time = __webpack_require__(1386);
// EXTERNAL MODULE: ./src/plain/wording.ts
var wording = __webpack_require__(82392);
;// CONCATENATED MODULE: ./src/posture/plan/recovery.ts



/** The OCID that a volume has before the plan; null for one that is not there, or not told. */
function idBefore({ before }) {
    return typeof before?.ocid === "string" ? before.ocid : null;
}
/** Of the volume with this OCID, as it stands before the plan; null without one, or without an audit. */
function recoveryOf(evidence, volumeId) {
    if (evidence === null || volumeId === null)
        return null;
    const { audit } = evidence;
    const { generatedAt, isComplete, volumes } = audit;
    const report = `the report of ${(0,utc_time/* inUtc */.e)(generatedAt)}`;
    if (isTooOld(evidence))
        return unknown(`${report} is older than ${ageText(evidence.maxAgeMs)}`);
    const volume = volumes.get(volumeId);
    if (volume === undefined) {
        if (isComplete)
            return { outcome: "not_in_report", text: `not in ${report}` };
        return unknown(`not in ${report}, which is incomplete`);
    }
    const { recoveryPoint, status, guard } = volume;
    if (recoveryPoint === null) {
        if (status !== "UNKNOWN")
            return { outcome: "nothing", text: "nothing to restore from" };
        return unknown(`${report} could not tell its backups`);
    }
    const made = `the backup of ${(0,utc_time/* inUtc */.e)(recoveryPoint.timeCreated)}`;
    if (evidence.deletedBackups.has(recoveryPoint.id)) {
        return unknown(`${made} is deleted too, and ${report} does not name an older one`);
    }
    const { expiresAt } = recoveryPoint;
    if (typeof expiresAt === "number" && expiresAt <= evidence.now) {
        return unknown(`${made} expired at ${(0,utc_time/* inUtc */.e)(expiresAt)}, and ${report} names no other`);
    }
    const safe = guard === null ? "" : "; one that is recent cannot be deleted";
    return { outcome: "recoverable", text: `${lastingText(recoveryPoint, made)}${safe}` };
}
function lastingText({ expiresAt }, made) {
    if (expiresAt === undefined)
        return `recoverable from ${made}`;
    if (expiresAt === null)
        return `recoverable from ${made}, which does not expire`;
    return `recoverable until ${(0,utc_time/* inUtc */.e)(expiresAt)} from ${made}`;
}
/** A usable backup that was made after `time` and that the plans leave alone; null: none is known. */
function newerBackup(evidence, volumeId, time) {
    const point = evidence.audit.volumes.get(volumeId)?.recoveryPoint ?? null;
    if (point === null || isTooOld(evidence) || evidence.deletedBackups.has(point.id))
        return null;
    const { expiresAt, timeCreated } = point;
    const isExpired = typeof expiresAt === "number" && expiresAt <= evidence.now;
    return timeCreated > time && !isExpired ? point : null;
}
/** What the audit saw that cannot be deleted; null where it saw nothing, or too long ago. */
function seenGuard(evidence, volumeId) {
    if (evidence === null || volumeId === null || isTooOld(evidence))
        return null;
    const seen = evidence.audit.volumes.get(volumeId)?.guard ?? null;
    if (seen === null)
        return null;
    const message = `by the report of ${(0,utc_time/* inUtc */.e)(evidence.audit.generatedAt)}, ${seen.message}`;
    return { ...seen, message };
}
function isTooOld({ audit, maxAgeMs, now }) {
    return now - audit.generatedAt > maxAgeMs;
}
/** `48 hours`, `90 minutes` */
function ageText(ms) {
    const hours = ms / days/* HOUR_MS */.iQ;
    return Number.isInteger(hours)
        ? (0,wording/* counted */.hS)(hours, "hour")
        : (0,wording/* counted */.hS)(Math.round(hours * 60), "minute");
}
function unknown(why) {
    return { outcome: "unknown", text: `whether it can be restored cannot be told: ${why}` };
}

;// CONCATENATED MODULE: ./src/posture/plan/finding-facts.ts

/** What the last audit saw of a volume that is there. */
function auditedFacts({ asset, recovery }, evidence, hidesNames) {
    if (recovery === null)
        return null;
    const seen = evidence?.audit.volumes.get(idBefore(asset) ?? "");
    return {
        status: seen?.status ?? null,
        compartmentPath: hidesNames ? null : (seen?.compartmentPath ?? null),
        recoveryPoint: seen?.recoveryPoint ?? null,
        recovery: recovery.outcome,
    };
}
function protectionFacts(protection) {
    switch (protection?.kind) {
        case undefined:
            return { protection: null, backupPolicy: null };
        case "protected":
            return {
                protection: "PROTECTED",
                backupPolicy: { name: protection.policy.name, via: protection.via },
            };
        case "unprotected":
            return { protection: "UNPROTECTED", backupPolicy: null };
        case "unknown":
            return { protection: "UNKNOWN", backupPolicy: null };
    }
}
function outcomeOf(checks, waiver, protection) {
    const bad = checks.filter(({ result }) => result === "fail" || result === "unknown");
    const first = bad.find(({ result, isRequired }) => result === "fail" && isRequired) ??
        bad.find(({ result }) => result === "fail") ??
        bad[0];
    return {
        isNew: bad.some(({ isNew }) => isNew),
        waived: bad.length > 0 && bad.every(({ waived }) => waived),
        exemption: waiver.exemption,
        exemptedBy: waiver.ids,
        reason: first?.message ?? protectedBy(protection),
        checks,
    };
}
function protectedBy(protection) {
    if (protection?.kind !== "protected")
        return "nothing is asked of it";
    const { policy, via } = protection;
    const name = policy.name === null ? "a backup policy" : `backup policy ${JSON.stringify(policy.name)}`;
    return `${name} is assigned ${VIA[via]}`;
}
const VIA = {
    assignment: "to it",
    volume_group: "to its volume group",
    attribute: "by backup_policy_id",
    state: "to it, as the state says",
    baseline: "to it, as the last audit saw",
};

;// CONCATENATED MODULE: ./src/posture/plan/last-audit.ts

/** A report does not tell what its policies protect from deletion, nor where they copy to. */
function livePoliciesOf({ volumes }) {
    const byId = new Map();
    for (const { policy } of volumes.values()) {
        if (!policy || byId.has(policy.id))
            continue;
        const schedules = policy.schedules.map((it) => ({ ...it, isGuarded: UNTOLD }));
        byId.set(policy.id, { name: policy.name, schedules, destinationRegion: UNTOLD });
    }
    return {
        of: (volumeId) => volumes.get(volumeId)?.policy ?? untoldUnlessNone(volumes.get(volumeId)),
        byId: (policyId) => byId.get(policyId) ?? null,
    };
}
function untoldUnlessNone(volume) {
    return volume?.policy === null ? null : UNTOLD;
}
/** False when the plans know OCIDs of volumes or compartments, and the report none of these. */
function isOfSameTenancy(audit, documents) {
    const compartments = new Set(audit.compartments.map(({ id }) => id));
    let isAnyKnown = false;
    for (const id of documents.flatMap(({ changes, state }) => [...changes.flatMap(({ before, after }) => [before, after]), ...state.map((it) => it.values)]
        .map((side) => side?.values)
        .flatMap(ocidsIn))) {
        if (audit.volumes.has(id) || compartments.has(id))
            return true;
        isAnyKnown = true;
    }
    return !isAnyKnown;
}
/** Oracle's own policies and images have the same OCIDs in every tenancy: only these tell it. */
function ocidsIn(values) {
    if (!isObject(values))
        return [];
    return [values["id"], values["boot_volume_id"], values["compartment_id"]].filter((id) => typeof id === "string" && /^ocid1\.(?:volume|bootvolume|compartment|tenancy)\./.test(id));
}

// EXTERNAL MODULE: ./src/settings/policy.ts
var policy = __webpack_require__(11499);
// EXTERNAL MODULE: ./src/posture/checks/checks.ts + 8 modules
var checks = __webpack_require__(55006);
// EXTERNAL MODULE: ./src/posture/policy/meant-by-gate.ts
var meant_by_gate = __webpack_require__(75050);
// EXTERNAL MODULE: ./src/posture/checks/backup-policy-assigned.ts
var backup_policy_assigned = __webpack_require__(87912);
// EXTERNAL MODULE: ./src/posture/checks/outcome.ts
var outcome = __webpack_require__(23784);
// EXTERNAL MODULE: ./src/posture/checks/policy-meets-threshold.ts
var policy_meets_threshold = __webpack_require__(18815);
// EXTERNAL MODULE: ./src/posture/checks/retention.ts
var retention = __webpack_require__(69298);
// EXTERNAL MODULE: ./src/posture/checks/schedule-facts.ts + 1 modules
var schedule_facts = __webpack_require__(5128);
// EXTERNAL MODULE: ./src/posture/checks/span-text.ts
var span_text = __webpack_require__(99476);
// EXTERNAL MODULE: ./src/posture/schedule/recurrence.ts
var recurrence = __webpack_require__(35876);
// EXTERNAL MODULE: ./src/posture/schedule/remembered.ts
var remembered = __webpack_require__(99132);
;// CONCATENATED MODULE: ./src/posture/plan/planned-checks.ts









/**
 * The checks that a plan can answer: from the policy that will hold and from the volume's arguments.
 * null: the check looks at backups, and what does not exist yet has none.
 */
const plannedChecks = {
    "backup-policy-assigned": (subject) => {
        const { protection } = subject;
        return protection.kind === "unknown"
            ? (0,outcome/* unknown */.L5)(protection.why)
            : backup_policy_assigned/* backupPolicyAssigned */.p.evaluate(subject.asAudited);
    },
    "policy-meets-threshold": (subject) => bySchedules(subject, () => policy_meets_threshold/* policyMeetsThreshold */.i.evaluate(subject.asAudited)),
    retention: (subject) => {
        const { asAudited, settings } = subject;
        const required = settings.require.retention;
        if (required === null)
            return (0,outcome/* notApplicable */.hH)("no rule says how long backups are to be kept");
        return bySchedules(subject, () => {
            const promised = (0,retention/* promisedRetention */.O)(asAudited, required);
            return promised === null
                ? (0,outcome/* fail */.fJ)("no backup policy will keep backups of the volume", null)
                : promised;
        });
    },
    immutable: (subject) => bySchedules(subject, (schedules) => judgeGuards(subject, schedules)),
    "cross-region-copy": (subject) => bySchedules(subject, (schedules) => judgeDestination(subject, schedules)),
    replica: ({ replicas, settings }) => {
        if (settings.require.replica === null)
            return (0,outcome/* notApplicable */.hH)("no rule asks for a replica");
        if (replicas === UNTOLD)
            return (0,outcome/* unknown */.L5)("the plan does not tell whether a replica is made");
        return replicas > 0
            ? (0,outcome/* pass */.IX)("a replica is configured; when it has synced, only an audit can tell")
            : (0,outcome/* fail */.fJ)("no replica is configured", null);
    },
    "customer-managed-key": ({ hasOwnKey }) => {
        if (hasOwnKey === UNTOLD)
            return (0,outcome/* unknown */.L5)("the plan does not tell whether a Vault key is used");
        return hasOwnKey
            ? (0,outcome/* pass */.IX)("the volume is encrypted with a Vault key")
            : (0,outcome/* fail */.fJ)("the volume is encrypted with a key that Oracle manages", null);
    },
    "backup-recency": null,
    "schedule-missed": null,
    "last-backup-faulty": null,
    "expiry-forecast": null,
    "achieved-rpo": null,
    "restore-tested": null,
    "protection-level": null,
    "orphaned-backup": null,
    "deletion-restricted": null,
    "unattached-volume": null,
};
/** Judges by the schedules that will make backups: none where no policy is assigned. */
function bySchedules({ protection }, judge) {
    if (protection.kind === "unknown")
        return (0,outcome/* unknown */.L5)(protection.why);
    if (protection.kind === "unprotected")
        return judge([]);
    const { schedules } = protection.policy;
    return schedules === UNTOLD
        ? (0,outcome/* unknown */.L5)("the plan does not tell the schedules of the backup policy; a data source oci_core_volume_backup_policies, or the report of an audit as baseline-file, tells them")
        : judge(schedules);
}
/**
 * A recent recovery point is protected at any time if each backup is, or if those that are come often
 * enough by themselves.
 */
function judgeGuards({ settings, region, protection, guardSeen }, schedules) {
    // A report has the schedules of a policy without what they protect, and what came of them.
    const isSeen = protection.kind === "protected" && protection.via === "baseline";
    if (isSeen && guardSeen !== null && guardSeen.withinMs <= settings.maxBackupAgeMs) {
        if (schedules.every(({ isGuarded }) => isGuarded === UNTOLD))
            return (0,outcome/* pass */.IX)(guardSeen.message);
    }
    const guarded = guardedOf(schedules);
    const perhaps = perhapsGuardedOf(schedules);
    const isGuarded = schedules.length > 0 && suffices(guarded, schedules, settings, region);
    if (isGuarded === true)
        return (0,outcome/* pass */.IX)("the schedules make backups that cannot be deleted");
    if (isGuarded === null)
        return (0,outcome/* unknown */.L5)(MONTH_ENDS);
    if (perhaps.length > guarded.length && suffices(perhaps, schedules, settings, region) !== false) {
        return (0,outcome/* unknown */.L5)("the plan does not tell how long backups are protected from deletion");
    }
    if (schedules.length === 0)
        return (0,outcome/* fail */.fJ)("no schedule makes backups that cannot be deleted", null);
    return (0,outcome/* fail */.fJ)(guarded.length === 0
        ? "no schedule protects its backups from deletion"
        : `the schedules that protect their backups from deletion do not keep within ${(0,span_text/* inDays */.DV)(settings.maxBackupAgeMs)}`, null);
}
// Many volumes share a policy, and how often its schedules run is long to reckon.
const guardedOf = (0,remembered/* remembered */.H)((schedules) => schedules.filter(({ isGuarded }) => isGuarded === true));
const perhapsGuardedOf = (0,remembered/* remembered */.H)((schedules) => schedules.filter(({ isGuarded }) => isGuarded !== false));
const readableOf = (0,remembered/* remembered */.H)((schedules) => schedules.filter(recurrence/* isReadable */.hS));
function suffices(some, all, { maxBackupAgeMs }, region) {
    if (some.length === 0)
        return false;
    if (some.length === all.length)
        return true;
    return (0,schedule_facts/* keepsWithin */.qp)(readableOf(some), region, maxBackupAgeMs);
}
const MONTH_ENDS = "a schedule is for a day that not every month has, and what OCI does in the others is not documented";
function judgeDestination({ settings, protection, region, isRegionKnown }, schedules) {
    const limit = settings.require["cross-region-copy"];
    if (limit === null)
        return (0,outcome/* notApplicable */.hH)("no rule asks for a copy in another region");
    const destination = protection.kind === "protected" ? protection.policy.destinationRegion : null;
    if (destination === UNTOLD)
        return (0,outcome/* unknown */.L5)("the plan does not tell where backups are copied to");
    if (destination === null)
        return (0,outcome/* fail */.fJ)("no backup is copied to another region", null);
    if (isRegionKnown && destination === region) {
        return (0,outcome/* fail */.fJ)(`backups are copied to ${destination}, which is the volume's own region`, null);
    }
    const oldest = (0,schedule_facts/* knownWorstCopyAge */.D5)(schedules, region);
    if (schedules.length === 0)
        return (0,outcome/* fail */.fJ)("no schedule makes a backup to copy", null);
    if (oldest === null || !schedules.every(recurrence/* isReadable */.hS)) {
        return (0,outcome/* unknown */.L5)("a schedule cannot be read by this version");
    }
    const isKept = (0,schedule_facts/* keepsWithin */.qp)(schedules, region, limit, schedule_facts/* knownWorstCopyAge */.D5);
    if (isKept === null) {
        return (0,outcome/* unknown */.L5)(MONTH_ENDS);
    }
    const text = oldest.ageMs === Infinity
        ? `copies in ${destination} are not kept until the next one is there: at times none is left`
        : `the newest copy in ${destination} can have an age of ${(0,span_text/* againstLimit */.jq)(oldest.ageMs, limit)}`;
    return isKept ? (0,outcome/* pass */.IX)(text) : (0,outcome/* fail */.fJ)(text, null);
}

;// CONCATENATED MODULE: ./src/posture/plan/transitions.ts

/** What a volume loses by the plan, but for single requirements: see `weakened`. */
function transitionsOf(asset, before, after, recovery) {
    const outcomes = [];
    const add = (id, outcome, onlyWarns = false) => {
        outcomes.push({ id, onlyWarns, ...outcome });
    };
    const left = recovery === null ? "" : `; ${recovery.text}`;
    if (asset.fate === "destroyed") {
        const isForGood = recovery?.outcome === "nothing";
        add("volume-destroyed", (0,outcome/* fail */.fJ)(`the plan destroys the volume${left}`, null), !isForGood);
    }
    if (asset.fate === "replaced") {
        const by = asset.replacedBy.length === 0 ? "" : `, because of ${asset.replacedBy.join(", ")}`;
        add("volume-replaced", (0,outcome/* fail */.fJ)(`the plan destroys the volume and makes an empty one in its place${by}${left}`, null));
    }
    if (asset.fate === "kept" && before?.kind === "protected") {
        if (after?.kind === "unprotected") {
            add("protection-removed", (0,outcome/* fail */.fJ)("the plan takes its backup policy away", null));
        }
        if (after?.kind === "unknown")
            add("protection-removed", (0,outcome/* unknown */.L5)(after.why));
    }
    if (after?.kind === "protected" && after.assignments.length > 1) {
        const names = after.assignments.join(" and ");
        add("two-policies", (0,outcome/* fail */.fJ)(`${names} are both for it, and one displaces the other`, null), true);
    }
    return outcomes;
}
/** `met`: requirements that the volume met before; those of them that it no longer meets. */
function weakened(asset, met) {
    if (asset.fate !== "kept")
        return null;
    const lost = met.filter(({ now }) => now.result === "fail");
    const doubtful = met.filter(({ now }) => now.result === "unknown");
    const base = { id: "protection-weakened", onlyWarns: false };
    if (lost.length > 0) {
        // Those checks fail too, and say why.
        const what = lost.map(({ id }) => id).join(", ");
        return { ...base, ...(0,outcome/* fail */.fJ)(`the volume met ${what} before, and would not any more`, null) };
    }
    if (doubtful.length === 0)
        return null;
    const what = doubtful.map(({ id }) => id).join(", ");
    return { ...base, ...(0,outcome/* unknown */.L5)(`it cannot be told whether the volume still meets ${what}`) };
}

;// CONCATENATED MODULE: ./src/posture/plan/judge-asset.ts





/** All checks of one volume. Where several rules may hold, what they differ in cannot be told. */
function judgeAsset(judged, { failOnChecks }, waiver) {
    const { asset, before, after } = judged;
    const { rules, open } = after ?? before ?? NO_RULES;
    const isMade = asset.fate === "created" || asset.fate === "replaced";
    const past = isMade || before === null ? [] : pastOf(before, failOnChecks);
    const under = rules.map((rule) => checksUnder(rule, judged, past, failOnChecks));
    const ids = [...new Set(under.flatMap((results) => [...results.keys()]))];
    return ids.flatMap((id) => {
        const result = either(rules, under.map((results) => results.get(id)), open);
        return result === null ? [] : [{ ...result, waived: waiver.covers(id) }];
    });
}
const NO_RULES = { rules: [], open: [] };
/** What fixes the cloud does not fix a plan: what that lacks belongs in its configuration. */
const NO_REMEDY = { remedy: null };
function checksUnder(rule, { asset, before, after, recovery }, past, named) {
    const { settings } = rule;
    const results = new Map();
    const now = after === null ? null : evaluated(after.subjectUnder(settings), settings, named);
    for (const [id, outcome] of now ?? []) {
        const severity = severityOf(id, settings);
        const isRequired = requires(id, settings);
        const isNew = isBad(outcome) && !isOld(id, outcome, severity, past);
        results.set(id, { id, ...outcome, ...NO_REMEDY, severity, isRequired, isNew });
    }
    // What is lost counts only where a backup policy is asked for at all.
    if (!settings.require["backup-policy-assigned"])
        return results;
    const then = before === null || now === null
        ? null
        : evaluated(before.subjectUnder(settings), settings, named);
    const met = [...(now ?? [])].filter(([id]) => id !== "backup-policy-assigned" && then?.get(id)?.result === "pass");
    const lost = weakened(asset, met.map(([id, outcome]) => ({ id, now: outcome })));
    const isRemoved = after?.protection.kind !== "protected";
    const transitions = transitionsOf(asset, before?.protection ?? null, after?.protection ?? null, recovery);
    for (const { id, onlyWarns, ...outcome } of [
        ...transitions,
        ...(lost === null || isRemoved ? [] : [lost]),
    ]) {
        const { severity } = settings;
        const [isRequired, isNew] = [!onlyWarns, isBad(outcome)];
        results.set(id, { id, ...outcome, ...NO_REMEDY, severity, isRequired, isNew });
    }
    return results;
}
function isBad({ result }) {
    return result === "fail" || result === "unknown";
}
/** The plan's own checks of one side: those that the rule asks for, and those that the gate names. */
function evaluated(subject, settings, named) {
    const outcomes = new Map();
    for (const id of policy/* CHECK_IDS */.Sh) {
        const evaluate = plannedChecks[id];
        if (evaluate === null || !(requires(id, settings) || named.includes(id)))
            continue;
        const outcome = evaluate(subject);
        if (outcome.result !== "not_applicable")
            outcomes.set(id, outcome);
    }
    return outcomes;
}
const byId = new Map(checks/* checks */.A.map((check) => [check.id, check]));
function requires(id, settings) {
    return byId.get(id)?.isRequired(settings) ?? false;
}
function severityOf(id, settings) {
    return requires(id, settings) ? settings.severity : (byId.get(id)?.severity ?? settings.severity);
}
/** How the checks came out before the plan, under each rule that may have held then. */
function pastOf(before, named) {
    return before.rules.map(({ settings }) => ({
        settings,
        outcomes: evaluated(before.subjectUnder(settings), settings, named),
    }));
}
/** A failure is old when the check failed before, under a rule that took it no less seriously. */
function isOld(id, outcome, severity, past) {
    return (past.length > 0 &&
        past.every(({ settings, outcomes }) => outcomes.get(id)?.result === outcome.result &&
            (0,meant_by_gate/* isAtLeast */.d)(severityOf(id, settings), severity)));
}
/**
 * Passed under all rules that may hold is passed, failed under all is failed, as seriously as the
 * mildest of them takes it; else it cannot be told.
 */
function either(rules, each, open) {
    const present = each.filter((it) => it !== undefined);
    const [first] = present;
    if (first === undefined)
        return null;
    if (each.every((it) => it?.result === first.result)) {
        const severities = present.map(({ severity }) => severity);
        return {
            ...first,
            severity: policy/* SEVERITIES */.oC.find((it) => severities.includes(it)) ?? first.severity,
            isRequired: present.every(({ isRequired }) => isRequired),
            isNew: present.every(({ isNew }) => isNew),
        };
    }
    const isHarmless = each.every((it) => it === undefined || it.result === "pass");
    if (isHarmless)
        return first;
    const names = rules.map(({ name }) => name).join(" or ");
    return {
        ...first,
        result: "unknown",
        message: `its rule may be ${names}, which ask for different things: ${open.join("; ")}`,
        isRequired: present.some(({ isRequired }) => isRequired),
        isNew: present.some(({ isNew }) => isNew),
    };
}

;// CONCATENATED MODULE: ./src/posture/plan/lesser-policies.ts





/** Volumes whose policy gives less than before, though nothing that is asked for is lost. */
function lesserPolicies(judged, findings) {
    const weakened = new Set(findings
        .filter(({ checks }) => checks.some(({ id }) => id === "protection-weakened"))
        .map(({ address, asset }) => JSON.stringify([address, asset])));
    return judged.flatMap(({ asset, region, before, after }) => {
        const { address } = asset.change;
        const [then, now] = [before?.protection, after?.protection];
        if (asset.fate !== "kept" || then?.kind !== "protected" || now?.kind !== "protected")
            return [];
        if (weakened.has(JSON.stringify([address, asset.part])))
            return [];
        const less = losses(then.policy, now.policy, isTold(region) ? region : "");
        if (less.length === 0)
            return [];
        const message = `The backup policy of ${address} still meets the rule, but does less than before: ${(0,wording/* inWords */.r4)(less)}.`;
        return [{ code: "lesser-policy", address, message }];
    });
}
function losses(then, now, region) {
    const { schedules: old } = then;
    const { schedules: next } = now;
    if (!isTold(old) || !isTold(next))
        return [];
    const found = [];
    const kept = [old, next].map((all) => Math.max(0, ...all.map((it) => it.retentionSeconds)));
    const [keptThen = 0, keptNow = 0] = kept.map((seconds) => seconds * 1_000);
    if (keptNow < keptThen) {
        found.push(`backups are kept for ${(0,span_text/* inDays */.DV)(keptNow)} instead of ${(0,span_text/* inDays */.DV)(keptThen)}`);
    }
    const [gapThen, gapNow] = [old, next].map((all) => (0,schedule_facts/* knownWorstAge */.u9)(all, region)?.gapMs ?? null);
    // Summer time alone moves a backup by an hour.
    if (typeof gapThen === "number" && typeof gapNow === "number" && gapNow > gapThen + days/* HOUR_MS */.iQ) {
        found.push(`up to ${(0,span_text/* inDays */.DV)(gapNow)} lie between them instead of ${(0,span_text/* inDays */.DV)(gapThen)}`);
    }
    if (old.some((it) => it.isGuarded === true) && next.every((it) => it.isGuarded === false)) {
        found.push("they can be deleted");
    }
    if (typeof then.destinationRegion === "string" && now.destinationRegion === null) {
        found.push("they are not copied to another region");
    }
    return found;
}

// EXTERNAL MODULE: ./src/plain/instant.ts
var instant = __webpack_require__(15705);
;// CONCATENATED MODULE: ./src/posture/plan/lost-things.ts







/** OCIDs of the backups that the plan deletes, those of groups with them. */
function deletedBackups({ changes }) {
    return changes
        .filter(({ type, action }) => BACKUP_TYPES.has(type) && DELETING.has(action))
        .flatMap(({ before }) => {
        const values = before?.values;
        if (!isObject(values))
            return [];
        const members = values["volume_backup_ids"];
        return [values["id"], ...(isList(members) ? members : [])];
    })
        .filter((id) => typeof id === "string");
}
const DELETING = new Set(["delete", "replace"]);
const BACKUP_TYPES = new Set([
    "oci_core_volume_backup",
    "oci_core_boot_volume_backup",
    "oci_core_volume_group_backup",
]);
/** Volume groups that are replaced, with their backups' history, and backups that are deleted. */
function lostThings(facts, judge) {
    return facts.document.changes.flatMap((change) => {
        const loss = lossOf(change);
        if (loss === null || change.isDeposed)
            return [];
        const region = judge.regionOf(change);
        const own = matchedOf(facts, change, region);
        const { rules } = judge.rulesOf(judge.volumeOf(volumeIdOf(facts, change)) ?? own);
        const waiver = judge.waiverFor(own);
        const newer = newerThan(facts, change, judge.evidence);
        const told = newer === null ? loss : { ...loss, message: `${loss.message}; ${newer}` };
        const check = checkOf(told, rules, waiver, newer !== null);
        if (check === null)
            return [];
        const { name } = own.side;
        return [
            {
                planFile: judge.planFile,
                address: change.address,
                asset: null,
                resourceType: change.type,
                resourceKind: loss.kind,
                resourceName: typeof name === "string" && !facts.hidesNames ? name : null,
                actions: change.actions,
                region: isTold(region) ? region : null,
                protection: null,
                backupPolicy: null,
                rule: rules.length === 1 ? (rules[0]?.name ?? null) : null,
                rules: rules.map((it) => it.name),
                isNew: true,
                waived: check.waived,
                exemption: waiver.exemption,
                exemptedBy: waiver.ids,
                reason: told.message,
                lastAudit: null,
                checks: [check],
                location: judge.locate(change),
            },
        ];
    });
}
/** Counts where each rule that may hold asks for a backup policy, as seriously as the mildest takes it. */
function checkOf({ id, message }, rules, waiver, onlyWarns) {
    const asking = rules.filter(({ settings }) => settings.require["backup-policy-assigned"]);
    const severity = policy/* SEVERITIES */.oC.find((it) => asking.some(({ settings }) => settings.severity === it));
    if (severity === undefined)
        return null;
    return {
        id,
        result: "fail",
        message,
        remedy: null,
        severity,
        isRequired: !onlyWarns && asking.length === rules.length,
        isNew: true,
        waived: waiver.covers(id),
    };
}
/** A group by its own tags; what a backup is tagged with says nothing of its volume. */
function matchedOf(facts, change, region) {
    const from = facts.marked(change, "before");
    const textAt = (name) => (from === null ? UNTOLD : textOf(from([name])));
    const isGroup = change.type === GROUP_TYPE;
    const tags = (name) => (isGroup ? tagsOf(facts, change, "before", [name]) : UNTOLD);
    return {
        asset: { change, part: null, kind: UNTOLD },
        side: {
            ocid: null,
            name: textAt("display_name"),
            compartmentId: textAt("compartment_id"),
            sizeGb: UNTOLD,
            freeformTags: tags("freeform_tags"),
            definedTags: tags("defined_tags"),
        },
        region,
        isAttached: UNTOLD,
    };
}
function volumeIdOf(facts, change) {
    const from = facts.marked(change, "before");
    const name = change.type === "oci_core_boot_volume_backup" ? "boot_volume_id" : "volume_id";
    const id = from === null || change.type === GROUP_TYPE ? null : textOf(from([name]));
    return typeof id === "string" ? id : "";
}
/** Half a sentence on a newer backup that the plan leaves alone; null: none is known. */
function newerThan(facts, change, evidence) {
    const from = facts.marked(change, "before");
    const made = from === null ? null : textOf(from(["time_created"]));
    if (evidence === null || typeof made !== "string")
        return null;
    const newer = newerBackup(evidence, volumeIdOf(facts, change), stateTime(made));
    return newer && `that of ${(0,utc_time/* inUtc */.e)(newer.timeCreated)} is newer and stays`;
}
/** The provider writes `2026-11-01 03:15:00.123 +0000 UTC`; what cannot be read is NaN, newer than nothing. */
function stateTime(text) {
    return (0,instant/* parseInstant */.n)(text.replace(/^(\S+) (\S+) \+0000 UTC$/, "$1T$2Z"));
}
function lossOf({ type, action, replacePaths }) {
    if (type === GROUP_TYPE && action === "replace") {
        const isByMembers = replacePaths.some((path) => path.includes("volume_ids"));
        const hint = isByMembers
            ? "; change its volume_ids instead of source_details, which can be updated in place"
            : "";
        return {
            id: "group-replaced",
            kind: "VOLUME_GROUP",
            message: `the plan destroys the volume group and makes another in its place${hint}`,
        };
    }
    if (!BACKUP_TYPES.has(type) || !DELETING.has(action))
        return null;
    return { id: "backup-destroyed", kind: "BACKUP", message: "the plan destroys the backup" };
}

;// CONCATENATED MODULE: ./src/posture/plan/exemption-notes.ts


/**
 * A note for each exemption that the change of the policy file adds, or that it alters, with what it
 * covers of the plan. `before` null: what was exempted before is not known, and there is nothing to say.
 */
function exemptionNotes(before, exemptions, findings, now) {
    if (before === null)
        return [];
    const ids = new Set(before.map(({ id }) => id));
    return (0,policy_exemptions/* exemptionsBeyond */.e9)(before, exemptions)
        .filter((it) => !(0,policy_exemptions/* isOver */.PU)(it, now))
        .map((it) => {
        const covered = findings.filter(({ exemptedBy }) => exemptedBy.includes(it.id));
        const bad = covered.filter(({ checks }) => checks.some(isExcused)).length;
        const what = ids.has(it.id) ? "alters" : "adds";
        const end = it.expires === null ? "without an end" : `until ${it.expires}`;
        return {
            code: "exemption-added",
            address: null,
            message: `This change ${what} the exemption ${it.id}, ${end}: ${it.reason}. It covers ${(0,wording/* counted */.hS)(covered.length, "resource")} of the plan, and excuses what fails or cannot be told on ${bad}.`,
        };
    });
}
function isExcused({ result, waived }) {
    return waived && (result === "fail" || result === "unknown");
}

// EXTERNAL MODULE: ./src/plain/order.ts
var order = __webpack_require__(73028);
;// CONCATENATED MODULE: ./src/posture/plan/plan-summary.ts



/** Findings that the gate counts, then those that fail otherwise, then what cannot be told, then the rest. */
function worstFirst(findings, gate) {
    return (0,order/* sortedByKeys */.Ld)(findings, (it) => [
        rankOf(it, gate),
        it.planFile,
        it.address,
        it.asset ?? "",
    ]);
}
function rankOf({ checks }, gate) {
    if (checks.some((check) => (0,plan_gate/* isCountedCheck */.X_)(check, gate)))
        return 0;
    const open = checks.filter(({ waived }) => !waived);
    if (open.some(({ result, isRequired }) => result === "fail" && isRequired))
        return 1;
    if (open.some(({ result }) => result === "fail"))
        return 2;
    return open.some(({ result }) => result === "unknown") ? 3 : 4;
}
const GROUP_OR_BACKUP = new Set(["VOLUME_GROUP", "BACKUP"]);
function isVolume({ resourceKind }) {
    return !GROUP_OR_BACKUP.has(resourceKind);
}
function summarizePlan(findings) {
    const volumes = findings.filter(isVolume);
    const count = (is) => volumes.filter(is).length;
    return {
        total: volumes.length,
        created: count(isCreated),
        replaced: count(isReplaced),
        destroyed: count(isDestroyed),
        protected: count(({ protection }) => protection === "PROTECTED"),
        unprotected: count(({ protection }) => protection === "UNPROTECTED"),
        unknown: count(({ protection }) => protection === "UNKNOWN"),
        waived: count(({ waived }) => waived),
    };
}
function isCreated(finding) {
    return finding.actions.join() === "create" || (isRemade(finding) && !isReplaced(finding));
}
function isRemade({ actions }) {
    return actions.includes("create") && actions.includes("delete");
}
function isReplaced({ checks }) {
    return checks.some(({ id }) => id === "volume-replaced");
}
function isDestroyed({ actions, protection }) {
    return actions.join() === "delete" && protection === null;
}
/** The first sentence of every report: what the plan does, and what is wrong with it. */
function headlineOf(findings, { total, created, replaced, destroyed }, gate) {
    if (findings.length === 0)
        return "This plan touches no volume.";
    const done = [
        created > 0 ? `creates ${(0,wording/* counted */.hS)(created, "volume")}` : null,
        replaced > 0 ? `replaces ${(0,wording/* counted */.hS)(replaced, "volume")}` : null,
        destroyed > 0 ? `destroys ${(0,wording/* counted */.hS)(destroyed, "volume")}` : null,
    ].filter((it) => it !== null);
    const what = done.length === 0 ? `leaves ${(0,wording/* counted */.hS)(total, "volume")} in place` : (0,wording/* inWords */.r4)(done);
    const failing = failingOf(findings, gate);
    const rest = [
        ...failing,
        ...openOf(findings, gate),
        ...(failing.length === 0 ? uncountedOf(findings, gate) : []),
    ];
    return `This plan ${what}; ${rest.length === 0 ? "all is as the policy asks" : (0,wording/* inWords */.r4)(rest)}.`;
}
function failsAt(gate) {
    return ({ checks }) => checks.some((it) => (0,plan_gate/* isCountedCheck */.X_)(it, gate));
}
/** What fails is said already, whatever else of it is open. */
function openOf(findings, gate) {
    const isFailing = failsAt(gate);
    const open = findings.filter((it) => !isFailing(it) && (0,plan_gate/* isUntold */.N1)(it, { onlyNew: false })).length;
    return open > 0 ? [`${open} cannot be judged from the plan`] : [];
}
function failingOf(findings, gate) {
    const failing = findings.filter(failsAt(gate));
    const having = (ids) => failing.filter(({ checks }) => checks.some((it) => ids.includes(it.id) && (0,plan_gate/* isCountedCheck */.X_)(it, gate)));
    const isBare = having(["backup-policy-assigned", "protection-removed"]);
    const isWeak = having(["protection-weakened"]);
    const isLost = having([
        "volume-replaced",
        "group-replaced",
        "volume-destroyed",
        "backup-destroyed",
    ]);
    const [bare, weak, lost] = [isBare.length, isWeak.length, isLost.length];
    const other = failing.length - new Set([...isBare, ...isWeak, ...isLost]).size;
    return [
        bare > 0 ? `${bare} would have no backup policy` : null,
        weak > 0 ? `${weak} would be protected less than before` : null,
        lost > 0 ? `${lost} would be destroyed with ${lost === 1 ? "its" : "their"} data` : null,
        other > 0 ? `${other} would not meet the policy` : null,
    ].filter((it) => it !== null);
}
/** What the policy asks for and the gate does not count: it passes, and is not as the policy asks. */
function uncountedOf(findings, gate) {
    const having = (is) => findings.filter(({ checks }) => checks.some(is)).length;
    const exempted = having((check) => {
        const { result, isRequired, waived } = check;
        if (!waived)
            return false;
        const isOpen = isRequired && (result === "fail" || result === "unknown");
        return isOpen || (0,plan_gate/* isCountedCheck */.X_)({ ...check, waived: false }, gate);
    });
    const passed = having(({ result, isRequired, waived }) => {
        return result === "fail" && isRequired && !waived;
    });
    return [
        exempted > 0 ? `${exempted} ${exempted === 1 ? "is" : "are"} exempted` : null,
        passed > 0
            ? `${passed} ${passed === 1 ? "does not meet the policy and is" : "do not meet the policy and are"} not counted`
            : null,
    ].filter((it) => it !== null);
}

;// CONCATENATED MODULE: ./src/posture/plan/plan-baseline.ts




const plan_baseline_NONE = { facts: null, evidence: null, notes: [] };
/** Weighs a baseline at `now` (ms since the epoch). */
function weighBaseline(baseline, documents, now) {
    const note = (code, message) => ({ code, address: null, message });
    if (baseline === null)
        return plan_baseline_NONE;
    if ("problem" in baseline) {
        return { ...plan_baseline_NONE, notes: [note("baseline-unusable", baseline.problem)] };
    }
    const { audit, maxAgeMs } = baseline;
    const { source, generatedAt, isComplete } = audit;
    const deleted = new Set(documents.flatMap(deletedBackups));
    const evidence = { audit, maxAgeMs, deletedBackups: deleted, now };
    const isUsed = isOfSameTenancy(audit, documents);
    const isOld = isTooOld(evidence);
    const facts = { source, generatedAt, isComplete, isTooOld: isOld, isUsed };
    if (!isUsed) {
        const message = `baseline-file: ${source} has no OCID in common with the plan, so that nothing is taken from it. It is of another tenancy, or of another part of it.`;
        return { facts, evidence: null, notes: [note("baseline-foreign", message)] };
    }
    const made = `baseline-file: ${source}, made at ${(0,utc_time/* inUtc */.e)(generatedAt)},`;
    const notes = [
        isOld
            ? note("baseline-old", `${made} is older than ${ageText(maxAgeMs)}, so that it does not say what can be restored. Audit again, or raise baseline-max-age.`)
            : null,
        isComplete
            ? null
            : note("baseline-incomplete", `${made} is incomplete: a volume that it does not list may exist, with backups. Let the audit read everything to know.`),
    ];
    return { facts, evidence, notes: notes.filter((it) => it !== null) };
}

;// CONCATENATED MODULE: ./src/posture/plan/plan-notes.ts


/** Their volumes are made by the service, one for each machine, and none can be assigned in a plan. */
const POOL_TYPES = new Set([
    "oci_core_instance_pool",
    "oci_core_cluster_network",
    "oci_containerengine_node_pool",
]);
/** What is worth knowing of a plan though nothing judges it. */
function planNotes(facts, assets) {
    const { changes, goneOutside } = facts.document;
    const notes = [];
    const add = (code, address, message) => {
        notes.push({ code, address, message });
    };
    if (facts.isPartial) {
        add("partial-plan", null, "The plan is partial: it was targeted, or something was deferred. What it leaves out is not judged.");
    }
    const pools = changes.filter(({ type, action }) => POOL_TYPES.has(type) && action !== "delete");
    if (pools.length > 0) {
        add("pools", null, `The boot volumes of ${(0,wording/* counted */.hS)(pools.length, "pool")} are not judged: a plan cannot assign a backup policy to them.`);
    }
    const forgotten = changes.filter(({ type, action }) => action === "forget" && JUDGED_TYPES.includes(type));
    for (const { address } of forgotten) {
        add("forgotten", address, `${address} leaves Terraform and stays in the cloud.`);
    }
    for (const { change, fate, part } of assets) {
        if (part === null &&
            (fate === "created" || fate === "replaced") &&
            isAttributeUsed(facts, change)) {
            add("deprecated-attribute", change.address, `${change.address} sets backup_policy_id, which is deprecated: a later change of it replaces the volume. Use an oci_core_volume_backup_policy_assignment.`);
        }
    }
    const anew = new Set(changes.filter(({ action }) => action === "create").map(({ address }) => address));
    for (const { address, type } of goneOutside) {
        if (!JUDGED_TYPES.includes(type))
            continue;
        const outcome = anew.has(address)
            ? "this plan makes it anew"
            : "this plan does not make it anew";
        add("drift", address, `${address} was removed outside Terraform; ${outcome}.`);
    }
    return notes;
}
function isAttributeUsed(facts, change) {
    const value = facts.reader(change, "after")?.(["backup_policy_id"]);
    return value !== null && value !== undefined && value !== "";
}

// EXTERNAL MODULE: ./src/matching/compartments.ts
var matching_compartments = __webpack_require__(21706);
// EXTERNAL MODULE: ./src/matching/glob.ts + 1 modules
var glob = __webpack_require__(736);
// EXTERNAL MODULE: ./src/matching/normal-form.ts
var normal_form = __webpack_require__(16751);
// EXTERNAL MODULE: ./src/posture/policy/comparable-tags.ts
var comparable_tags = __webpack_require__(30497);
// EXTERNAL MODULE: ./src/posture/policy/rules.ts
var policy_rules = __webpack_require__(40396);
;// CONCATENATED MODULE: ./src/posture/plan/open-facts.ts

/** What a plan does not tell that a match asks for, and what would tell it: half a sentence. */
function openFact(selector, volume) {
    const { asset, side } = volume;
    const isPart = asset.part !== null;
    switch (selector) {
        case "compartments":
            return typeof side.compartmentId === "string"
                ? "the plan has its compartment as an OCID, and the policy names paths or names; give the report of an audit as baseline-file, or the OCID in the policy"
                : "its compartment is not known before apply; give compartment_id a known OCID";
        case "freeformTags":
            return openTags("freeform_tags", side.freeformTags, isPart);
        case "definedTags":
            return openTags("defined_tags", side.definedTags, isPart);
        case "kinds":
            return "the plan does not tell what kind of volume it is of";
        case "regions":
            return "the plan does not tell its region; set region in the provider block";
        case "names":
            return "its display_name is not set, or not known before apply; set it in the configuration";
        case "attached":
            return "the plan does not tell whether it is attached; refer to it directly in the attachment";
        case "minSizeGb":
            return "its size is not set, or not known before apply; set it in the configuration";
    }
}
function openTags(argument, tags, isPart) {
    if (isPart) {
        return `the plan has no ${argument} of a volume that an instance brings along; match those volumes by kind, name or compartment`;
    }
    if (tags === UNTOLD) {
        return `its ${argument} are not set, or not known before apply; set them in the configuration`;
    }
    if ([...tags.values()].includes(UNTOLD)) {
        return `a value in its ${argument} is not known before apply; set one that is`;
    }
    return `defaults of the tenancy may add ${argument}; set them in the configuration`;
}

;// CONCATENATED MODULE: ./src/posture/plan/planned-match.ts








/**
 * A match as a function of a planned volume: one "no" decides, then one "cannot be told".
 * @param compartments those whose paths are known
 */
function compilePlannedMatch(match, compartments) {
    const conditions = {
        compartments: match.compartments && inCompartments(match.compartments, compartments),
        freeformTags: match.freeformTags && hasTags(match.freeformTags, "freeformTags"),
        definedTags: match.definedTags && hasTags(match.definedTags, "definedTags"),
        kinds: match.kinds &&
            isOneOf(match.kinds, ({ asset: { kind } }) => isTold(kind) ? (kind === "BOOT_VOLUME" ? "boot" : "block") : UNTOLD),
        regions: match.regions && isOneOf(match.regions, ({ region }) => region),
        names: match.names && isNamed(match.names),
        attached: match.attached === null
            ? null
            : ({ isAttached }) => (isTold(isAttached) ? isAttached === match.attached : null),
        minSizeGb: match.minSizeGb === null ? null : isAtLeast(match.minSizeGb),
    };
    const asked = Object.keys(conditions).flatMap((selector) => {
        const holds = conditions[selector];
        return holds === null ? [] : [{ selector, holds }];
    });
    const told = [
        match.volumes && planned_match_isVolume(match.volumes),
        match.addresses && hasAddress(match.addresses),
    ].filter((it) => it !== null);
    return (volume) => {
        if (told.some((holds) => !holds(volume)))
            return false;
        const open = [];
        for (const { selector, holds } of asked) {
            const answer = holds(volume);
            if (answer === false)
                return false;
            if (answer === null)
                open.push(selector);
        }
        return open.length === 0 ? true : { open };
    };
}
function plannedRules({ rules, defaults }, compartments) {
    const compiled = rules.map((rule) => ({
        rule,
        matches: compilePlannedMatch(rule.match, compartments),
    }));
    const fallback = { name: policy_rules/* DEFAULTS */.zY, settings: defaults };
    return (volume) => {
        const possible = [];
        const open = new Set();
        for (const { rule, matches } of compiled) {
            const answer = matches(volume);
            if (answer === false)
                continue;
            possible.push(rule);
            if (answer === true)
                return { rules: possible, open: [...open] };
            for (const selector of answer.open)
                open.add(openFact(selector, volume));
        }
        return { rules: [...possible, fallback], open: [...open] };
    };
}
function isOneOf(values, valueOf) {
    const known = new Set(values);
    return (volume) => {
        const value = valueOf(volume);
        return value === UNTOLD ? null : known.has(value);
    };
}
/** A plan has compartments by OCID; what they are called, and where they lie, an audit may tell. */
function inCompartments(patterns, compartments) {
    const isOnlyOcids = patterns.every((pattern) => /^ocid[\w]*[.:]/.test(pattern));
    const placed = new Set(compartments.map(({ id }) => id));
    const meant = new Set(patterns);
    for (const pattern of patterns) {
        for (const { id } of (0,matching_compartments/* compartmentsMeant */.$)(pattern, compartments))
            meant.add(id);
    }
    return ({ side: { compartmentId } }) => {
        if (typeof compartmentId !== "string")
            return null;
        if (meant.has(compartmentId))
            return true;
        return isOnlyOcids || placed.has(compartmentId) ? false : null;
    };
}
/** A freeform tag that is not written is not there; of defined ones the tenancy's defaults may add some. */
function hasTags(wanted, kind) {
    const comparable = (key) => (0,comparable_tags/* comparableKey */.QP)(kind, key);
    const tags = Object.entries(wanted).map(([key, values]) => [comparable(key), new Set(values.map(normal_form/* normalForm */.I))]);
    const absent = kind === "definedTags" ? null : false;
    return ({ side }) => {
        const present = side[kind];
        if (present === UNTOLD)
            return null;
        const known = new Map([...present].map(([key, value]) => [comparable(key), value]));
        const answers = tags.map(([key, values]) => {
            const value = known.get(key);
            if (value === undefined)
                return absent;
            return value === UNTOLD ? null : values.has((0,normal_form/* normalForm */.I)(value));
        });
        if (answers.includes(false))
            return false;
        return answers.includes(null) ? null : true;
    };
}
function isNamed(globs) {
    const matchers = globs.map(glob/* nameMatcher */.MH);
    return ({ side: { name } }) => typeof name === "string" ? matchers.some((matches) => matches(name)) : null;
}
function isAtLeast(minSizeGb) {
    return ({ side: { sizeGb } }) => (typeof sizeGb === "number" ? sizeGb >= minSizeGb : null);
}
function planned_match_isVolume(ocids) {
    const known = new Set(ocids);
    // A volume that has no identifier yet is none that anybody could have named.
    return ({ side: { ocid } }) => typeof ocid === "string" && known.has(ocid);
}
/**
 * Addresses are paths whose names end at dots. As in Terraform's own targets, one without a key means
 * every instance: `module.scratch.**` is all of `module.scratch["a"]`, too.
 */
function hasAddress(patterns) {
    const matchers = patterns.map((pattern) => (0,glob/* pathMatcher */.kZ)(dotsToSlashes(pattern)));
    return ({ asset: { change, part } }) => {
        const steps = stepsOf(change.address) ?? [];
        const keyed = [];
        for (const { kind, value } of steps) {
            const key = `[${JSON.stringify(value)}]`;
            keyed.push(kind === "name" ? String(value) : `${keyed.pop() ?? ""}${key}`);
        }
        const plain = steps.filter(({ kind }) => kind === "name").map(({ value }) => String(value));
        const spelt = [keyed, plain].flatMap((names) => part === null ? [names] : [names, [...names, part]]);
        return matchers.some((matches) => spelt.some(matches));
    };
}
/** Dots within a quoted key are its own. */
function dotsToSlashes(pattern) {
    return pattern.replace(/\["(?:[^"\\]|\\.)*"\]|\./g, (found) => (found === "." ? "/" : found));
}

// EXTERNAL MODULE: ./src/posture/evidence/restore-proofs.ts
var restore_proofs = __webpack_require__(48368);
;// CONCATENATED MODULE: ./src/posture/plan/planned-subject.ts


function plannedSubject({ change, kind }, side, { protection, region, settings, guardSeen, hidesNames }) {
    const unnamed = hidesNames ? "(its name is hidden)" : "(its name is not in the plan)";
    const place = isTold(region) ? region : "";
    const volume = {
        kind,
        id: change.address,
        name: typeof side.name === "string" ? side.name : change.address,
        compartmentId: "",
        region: place,
        availabilityDomain: "",
        lifecycleState: "PROVISIONING",
        sizeGb: null,
        timeCreated: 0,
        volumeGroupId: null,
        kmsKeyId: null,
        freeformTags: {},
        definedTags: {},
        replicas: [],
    };
    return {
        settings,
        protection,
        hasOwnKey: side.hasOwnKey,
        replicas: side.replicas,
        region: place,
        isRegionKnown: region !== UNTOLD,
        guardSeen,
        asAudited: auditedSubject(volume, settings, effectivePolicyOf(protection, unnamed)),
    };
}
/** A volume that exists only in a plan: it has no backups, and its policy is as sure as the plan is. */
function auditedSubject(volume, settings, answer) {
    return {
        volume,
        now: 0,
        settings,
        status: "UNKNOWN",
        statusReason: "the volume is planned",
        areBackupsRead: true,
        backups: [],
        recoveryPoints: [],
        copies: [],
        elsewhere: [],
        areCopiesRead: true,
        areBackupsHidden: false,
        auditedRegions: [volume.region],
        isAttached: null,
        policy: { kind: "answered", answer },
        policiesInUse: [],
        replicas: [],
        restore: restore_proofs/* NOTHING_RESTORED */.LH,
        nextBreachAt: null,
    };
}
function effectivePolicyOf(protection, unnamed) {
    if (protection.kind !== "protected")
        return null;
    const { via, policy } = protection;
    return {
        policy: {
            id: "",
            name: policy.name ?? unnamed,
            destinationRegion: isTold(policy.destinationRegion) ? policy.destinationRegion : null,
            schedules: isTold(policy.schedules) ? policy.schedules : [],
        },
        assignedAt: null,
        via: via === "volume_group" ? "volume_group" : "volume",
    };
}

;// CONCATENATED MODULE: ./src/posture/plan/unjudged-checks.ts





const NEVER_JUDGED = new Set(policy/* CHECK_IDS */.Sh.filter((id) => plannedChecks[id] === null));
/**
 * The gate's limits as they hold for a plan. What it names and no volume can be judged by narrows
 * nothing: where it names no other check, all that rules require counts.
 */
function gateOfPlans(gate, policy) {
    const named = gate.failOnChecks;
    const never = named.filter((id) => NEVER_JUDGED.has(id));
    const unasked = checks/* checks */.A
        .filter((check) => named.includes(check.id) && !NEVER_JUDGED.has(check.id))
        .filter((check) => takesLimit(check.id) && !isAsked(check, policy))
        .map(({ id }) => id);
    const idle = new Set([...never, ...unasked]);
    const failOnChecks = named.filter((id) => !idle.has(id));
    const messages = unasked.map((id) => `fail-on-checks names ${id}, which no rule requires, so that it is judged on no volume: require it in a rule or in defaults, or take it off.`);
    if (idle.size > 0 && failOnChecks.length === 0) {
        messages.push(`fail-on-checks names only what this plan cannot be judged by (${named.join(", ")}): it is judged as if fail-on-checks were not given.`);
    }
    else if (never.length > 0) {
        messages.push(`fail-on-checks names ${(0,wording/* inWords */.r4)(never)}, by which no plan can be judged: of this plan only the other checks that it names count.`);
    }
    return {
        gate: { ...gate, failOnChecks },
        notes: messages.map((message) => ({ code: "gate-checks", address: null, message })),
    };
}
/** Without a rule's limit there is nothing to judge by, though the gate names the check. */
function takesLimit(id) {
    return policy/* CHECKS */.ui[id]?.kind === "span";
}
function isAsked(check, policy) {
    return (0,policy_rules/* settingsOf */.f5)(policy).some((it) => check.isRequired(it));
}
/** A note on what rules require of volumes that stay or come, and only an audit can tell. */
function onlyAuditNotes(findings, { defaults, rules }) {
    const staying = findings.filter(({ protection }) => protection !== null);
    const names = new Set(staying.flatMap((it) => it.rules));
    const inForce = [{ name: "defaults", settings: defaults }, ...rules].filter(({ name }) => names.has(name));
    const ids = checks/* checks */.A
        .filter(({ id }) => mayBeAsked(id) && NEVER_JUDGED.has(id))
        .filter((check) => inForce.some(({ settings }) => check.isRequired(settings)))
        .map(({ id }) => id);
    if (ids.length === 0)
        return [];
    const message = `The policy also requires ${(0,wording/* inWords */.r4)(ids)} of volumes of this plan, which only an audit can tell: ${ids.length === 1 ? "it is" : "they are"} not judged here.`;
    return [{ code: "only-audit", address: null, message }];
}
/** Recency is asked of every volume, and needs no word. */
function mayBeAsked(id) {
    return policy/* CHECKS */.ui[id] !== null;
}

;// CONCATENATED MODULE: ./src/posture/plan/assess-plan.ts
























/** Judges plans at `now` (ms since the epoch), which ends exemptions and ages a baseline. Pure. */
function assessPlans(plans, policy, limits, now, { hidesNames = false, baseline = null, baseExemptions = null } = {}) {
    const { gate, notes: gateNotes } = gateOfPlans(limits, policy);
    const documents = plans.map(({ document }) => document);
    const weighed = weighBaseline(baseline, documents, now);
    const judged = plans.map((plan) => {
        const facts = new PlanFacts(plan.document, hidesNames);
        const { formatVersion, terraformVersion } = plan.document;
        const { isPartial } = facts;
        return {
            ...judgePlan(plan, facts, policy, gate, now, weighed.evidence),
            planFile: { path: plan.path, formatVersion, terraformVersion, isPartial },
        };
    });
    const planFiles = judged.map(({ planFile }) => planFile);
    // Of several plans a note is of one.
    const notesOf = ({ notes, planFile }) => planFiles.length < 2
        ? notes
        : notes.map((it) => ({ ...it, message: `${planFile.path}: ${it.message}` }));
    const findings = judged.flatMap((it) => it.findings);
    const sorted = worstFirst(findings, gate);
    const summary = summarizePlan(sorted);
    return {
        assessedAt: now,
        planFiles,
        baseline: weighed.facts,
        complete: planFiles.every(({ isPartial }) => !isPartial),
        summary,
        findings: sorted,
        notes: [
            ...exemptionNotes(baseExemptions, policy.exemptions, sorted, now),
            ...gateNotes,
            ...onlyAuditNotes(sorted, policy),
            ...weighed.notes,
            ...judged.flatMap(notesOf),
        ],
        isTouching: documents.some(isTouching),
        verdict: (0,plan_gate/* judgePlanGate */.YL)(sorted, gate),
        gate,
        headline: headlineOf(sorted, summary, gate),
    };
}
const TOUCHED_TYPES = new Set([...JUDGED_TYPES, ...BACKUP_TYPES, TEMPLATE]);
function isTouching({ changes }) {
    return changes.some(({ type, action }) => TOUCHED_TYPES.has(type) && action !== "no-op" && action !== "read");
}
function judgePlan({ path, locate }, facts, policy, gate, now, evidence) {
    const assets = assetsOf(facts);
    const regionOf = regionFinder(facts);
    const audit = evidence?.audit ?? null;
    const live = audit === null ? NO_LIVE_POLICIES : livePoliciesOf(audit);
    const compartments = audit?.compartments ?? [];
    const rulesOf = plannedRules(policy, compartments);
    const waiverFor = waiverFinder(policy.exemptions, compartments, now);
    const attachedOn = {
        before: attachmentFinder(facts, "before"),
        after: attachmentFinder(facts, "after"),
    };
    const sides = { before: sideFinder("before"), after: sideFinder("after") };
    function sideFinder(when) {
        const protectionOf = protectionFinder(facts, assets, when, live);
        return (asset, region) => {
            const side = asset[when];
            const protection = protectionOf(asset);
            if (side === null || protection === null)
                return null;
            return {
                protection,
                ...rulesOf({ asset, side, region, isAttached: attachedOn[when](asset) }),
                subjectUnder: (settings) => plannedSubject(asset, side, {
                    ...{ protection, region, settings, hidesNames: facts.hidesNames },
                    guardSeen: guardOf(asset),
                }),
            };
        };
    }
    const guardOf = (asset) => seenGuard(evidence, idBefore(asset));
    const judged = assets.map((asset) => {
        const region = regionOf(asset.change);
        return {
            asset,
            region,
            before: sides.before(asset, region),
            after: sides.after(asset, region),
            recovery: recoveryOf(evidence, idBefore(asset)),
        };
    });
    const blockFor = blockMaker(facts, judged.filter(({ after }) => after?.protection.kind === "protected").map((it) => it.asset));
    const withBlock = (asset, check) => {
        if (check.result !== "fail" || !MENDED_BY_ASSIGNMENT.has(check.id))
            return check;
        return { ...check, remedy: blockFor(asset) };
    };
    const findings = judged.flatMap((it) => {
        const { asset, region, before, after } = it;
        if (asset.fate === "forgotten")
            return [];
        const side = asset.after ?? asset.before;
        if (side === null)
            return [];
        const isAttached = attachedOn[asset.after === null ? "before" : "after"](asset);
        const waiver = waiverFor({ asset, side, region, isAttached });
        const checks = judgeAsset(it, gate, waiver).map((check) => withBlock(asset, check));
        const name = side.name;
        const rules = (after ?? before)?.rules.map((it) => it.name) ?? [];
        return [
            {
                planFile: path,
                address: asset.change.address,
                asset: asset.part,
                resourceType: asset.change.type,
                resourceKind: asset.kind,
                resourceName: typeof name === "string" && !facts.hidesNames ? name : null,
                actions: asset.change.actions,
                region: isTold(region) ? region : null,
                ...protectionFacts(after?.protection ?? null),
                rule: rules.length === 1 ? (rules[0] ?? null) : null,
                rules,
                ...outcomeOf(checks, waiver, after?.protection ?? null),
                lastAudit: auditedFacts(it, evidence, facts.hidesNames),
                location: locate(asset.change),
            },
        ];
    });
    const lost = lostThings(facts, {
        planFile: path,
        regionOf,
        rulesOf,
        waiverFor,
        locate,
        evidence,
        volumeOf: volumeFinder(judged, attachedOn.before),
    });
    const notes = [...planNotes(facts, assets), ...lesserPolicies(judged, findings)];
    return { findings: [...findings, ...lost], notes };
}
function volumeFinder(judged, isAttachedBefore) {
    const byOcid = new Map(judged.map((it) => [it.asset.before?.ocid, it]));
    return (ocid) => {
        const { asset, region } = byOcid.get(ocid) ?? {};
        const side = asset?.before ?? null;
        if (asset === undefined || region === undefined || side === null)
            return null;
        return { asset, side, region, isAttached: isAttachedBefore(asset) };
    };
}
const MENDED_BY_ASSIGNMENT = new Set([
    "backup-policy-assigned",
    "protection-removed",
]);
/** Exemptions that certainly match: a doubt waives nothing. */
function waiverFinder(exemptions, compartments, now) {
    const compiled = exemptions
        .filter((exemption) => !(0,policy_exemptions/* isOver */.PU)(exemption, now))
        .map((exemption) => ({
        exemption,
        matches: compilePlannedMatch(exemption.match, compartments),
    }));
    return (volume) => (0,policy_exemptions/* waiverOf */.Ci)(compiled.filter(({ matches }) => matches(volume) === true).map(({ exemption }) => exemption));
}

// EXTERNAL MODULE: ./src/reports/plan/plan-comment.ts
var plan_comment = __webpack_require__(42504);
// EXTERNAL MODULE: ./src/reports/plan/plan-markdown.ts
var plan_markdown = __webpack_require__(18052);
// EXTERNAL MODULE: ./src/reports/file-names.ts
var file_names = __webpack_require__(76840);
// EXTERNAL MODULE: ./src/reports/renderers.ts + 9 modules
var renderers = __webpack_require__(15530);
// EXTERNAL MODULE: ./src/reports/escape/terminal.ts
var terminal = __webpack_require__(9983);
// EXTERNAL MODULE: ./src/reports/terminal/terminal-columns.ts + 7 modules
var terminal_columns = __webpack_require__(1389);
;// CONCATENATED MODULE: ./src/reports/plan/plan-terminal.ts





/** Resources that a terminal shows before it says how many more there are. */
const MAX_SHOWN = 50;
/** What fails, and a block to paste for each, at most `columns` wide. */
function renderPlanTerminal(assessment, columns) {
    const { findings, gate } = assessment;
    const failing = findings.filter(({ checks }) => checks.some((it) => (0,plan_gate/* isCountedCheck */.X_)(it, gate)));
    const lines = [];
    for (const finding of failing.slice(0, MAX_SHOWN)) {
        lines.push("", ...wrapped(titleOf(finding, assessment), "", columns));
        for (const check of (0,told_checks/* toldChecks */.X)(finding).filter((it) => (0,plan_gate/* isCountedCheck */.X_)(it, gate))) {
            lines.push(...wrapped(`${check.id}: ${check.message}`, "  ", columns));
        }
        const block = finding.checks.find(({ remedy }) => remedy !== null)?.remedy ?? null;
        if (block !== null)
            lines.push("", ...block.split("\n").map((line) => `    ${(0,terminal/* escapeTerminal */.e)(line)}`));
    }
    const more = failing.length - MAX_SHOWN;
    if (more > 0)
        lines.push("", `and ${more} more: see the report.`);
    return lines.length === 0 ? "" : `${lines.join("\n")}\n\n`;
}
/** The address, and where it is written; of several plans also the plan. */
function titleOf(finding, assessment) {
    const { location } = finding;
    const places = [
        ...(location === null ? [] : [`${location.file}:${location.line}`]),
        ...(0,plan_of/* planOf */.X)(finding, assessment),
    ];
    return `${(0,told_checks/* nameOf */.V)(finding)}${places.length === 0 ? "" : ` (${places.join(", ")})`}`;
}
function wrapped(text, indent, columns) {
    const further = `${indent}  `;
    return (0,terminal_columns/* wrapHard */.mu)((0,terminal/* escapeTerminal */.e)(text), columns - further.length).map((line, index) => (index === 0 ? indent : further) + line);
}

;// CONCATENATED MODULE: ./src/reports/redact/redact-plan.ts
/**
 * A judged plan whose OCIDs are shortened wherever they stand: keys of instances, and with them addresses,
 * sentences and blocks to paste. Display names were never taken from the plan.
 */
function redactPlan(assessment, redactor) {
    return withTexts(assessment, (text) => redactor.ocidsIn(text));
}
function withTexts(value, clean) {
    if (typeof value === "string")
        return clean(value);
    if (Array.isArray(value))
        return value.map((each) => withTexts(each, clean));
    if (typeof value !== "object" || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withTexts(each, clean)]));
}

// EXTERNAL MODULE: ./src/reports/redact/redactor.ts + 2 modules
var redactor = __webpack_require__(19960);
// EXTERNAL MODULE: ./src/run/world.ts
var run_world = __webpack_require__(22177);
// EXTERNAL MODULE: ./src/run/exists-in.ts
var exists_in = __webpack_require__(62777);
// EXTERNAL MODULE: ./src/run/exit-code.ts
var exit_code = __webpack_require__(61259);
// EXTERNAL MODULE: ./src/run/baseline-file.ts
var baseline_file = __webpack_require__(91893);
;// CONCATENATED MODULE: ./src/run/modes/plan-baseline.ts

/** The audit's report that `baseline-file` names, or why it cannot be used; null: none is named. */
async function readPlanBaseline({ workingDir }, { drift, plan }, now) {
    const file = drift.baselineFile;
    if (file === null)
        return null;
    const content = await (0,baseline_file/* readBaselineFile */.s)(file, workingDir);
    if ("problem" in content)
        return content;
    // Few gates have a baseline, and its schema takes time to be made.
    const { readLastAudit } = await __webpack_require__.e(/* import() */ 339).then(__webpack_require__.bind(__webpack_require__, 39339));
    const read = readLastAudit(content, file, now);
    return "problem" in read
        ? { problem: `baseline-file: ${read.problem}` }
        : { ...read, maxAgeMs: plan.baselineMaxAgeMs };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./src/matching/glob-syntax.ts
var glob_syntax = __webpack_require__(78625);
// EXTERNAL MODULE: ./src/plan/plan-error.ts
var plan_error = __webpack_require__(80099);
// EXTERNAL MODULE: ./src/plain/byte-limits.ts
var byte_limits = __webpack_require__(4885);
// EXTERNAL MODULE: ./src/plain/parse-json.ts
var parse_json = __webpack_require__(84526);
// EXTERNAL MODULE: ./src/plain/utf8.ts
var utf8 = __webpack_require__(91109);
;// CONCATENATED MODULE: ./src/plan/plan-document.ts


/** The parts of a plan, as read; each resource that lacks what makes it one is left out. */
function planDocument(plan) {
    const changes = objects(plan["resource_changes"]).flatMap(changeOf);
    const values = objectAt(objectAt(plan["prior_state"])["values"]);
    const isDeferred = objects(plan["deferred_changes"]).length > 0;
    const state = [];
    collectState(objectAt(values["root_module"]), state);
    return {
        formatVersion: plan_document_text(plan["format_version"]) ?? "",
        terraformVersion: plan_document_text(plan["terraform_version"]),
        isSaidPartial: plan["complete"] === false || isDeferred,
        isSaidComplete: plan["complete"] === true && !isDeferred,
        changes,
        state,
        goneOutside: objects(plan["resource_drift"])
            .flatMap(changeOf)
            .filter(({ action }) => action === "delete"),
        configuration: objectAt(plan["configuration"]),
        variables: variablesOf(plan),
    };
}
/** Those of the root module, without what its author marked as sensitive. */
function variablesOf(plan) {
    const declared = objectAt(objectAt(objectAt(plan["configuration"])["root_module"])["variables"]);
    return new Map(Object.entries(objectAt(plan["variables"])).flatMap(([name, it]) => isObject(it) && objectAt(declared[name])["sensitive"] !== true
        ? [[name, it["value"] ?? null]]
        : []));
}
/** The provider's resources, whatever registry or mirror it came from. */
function isOfProvider(resource) {
    return /(^|\/)(oracle|hashicorp)\/oci$/.test(plan_document_text(resource["provider_name"]) ?? "");
}
function changeOf(resource) {
    const change = resource["change"];
    if (!isObject(change) || resource["mode"] !== "managed" || !isOfProvider(resource))
        return [];
    const place = placeOf(resource, moduleSteps(plan_document_text(resource["module_address"]) ?? ""));
    if (place === null)
        return [];
    const named = isList(change["actions"]) ? change["actions"] : [];
    const actions = named.filter((it) => typeof it === "string");
    return [
        {
            ...place,
            action: actionOf(actions),
            actions,
            isDeposed: plan_document_text(resource["deposed"]) !== null,
            before: side(change["before"], null, change["before_sensitive"]),
            after: side(change["after"], change["after_unknown"], change["after_sensitive"]),
            replacePaths: isList(change["replace_paths"])
                ? change["replace_paths"].filter(isList).map((path) => path.filter(isStep))
                : [],
        },
    ];
}
function placeOf(resource, modules) {
    const [address, type, name] = ["address", "type", "name"].map((key) => plan_document_text(resource[key]));
    if (!address || !type || !name || modules === null)
        return null;
    const index = resource["index"];
    const key = typeof index === "string" || typeof index === "number" ? index : null;
    return { address, modules, moduleKey: moduleKey(modules), type, name, key };
}
const SINGLE_ACTIONS = ["no-op", "create", "update", "delete", "read", "forget"];
/** An action that is newer than this program is taken as a change in place. */
function actionOf(actions) {
    if (actions.length > 1)
        return actions.includes("forget") ? "forget" : "replace";
    return SINGLE_ACTIONS.find((it) => it === actions[0]) ?? "update";
}
function side(values, unknown, sensitive) {
    if (!isObject(values))
        return null;
    return { values, unknown: unknown ?? null, sensitive: sensitive ?? null };
}
function collectState(module, found) {
    const modules = moduleSteps(plan_document_text(module["address"]) ?? "") ?? [];
    for (const resource of objects(module["resources"])) {
        const place = placeOf(resource, modules);
        const values = side(resource["values"], null, resource["sensitive_values"]);
        if (place === null || values === null || !isOfProvider(resource))
            continue;
        found.push({ ...place, isData: resource["mode"] === "data", values });
    }
    for (const child of objects(module["child_modules"]))
        collectState(child, found);
}
function objects(value) {
    return isList(value) ? value.filter(isObject) : [];
}
function objectAt(value) {
    return isObject(value) ? value : {};
}
function plan_document_text(value) {
    return typeof value === "string" && value !== "" ? value : null;
}
function isStep(value) {
    return typeof value === "string" || typeof value === "number";
}

;// CONCATENATED MODULE: ./src/plan/plan-text.ts






/** More than any plan that Terraform can still apply. */
const MAX_PLAN_BYTES = 256 * byte_limits/* MEBIBYTE */.gJ;
const HOW = "Give the output of terraform show -json (or tofu show -json) on the plan file";
/** A zip archive begins so, and no text that could be a plan does. */
const ZIP = Buffer.from("PK");
/**
 * A plan from the bytes of its file.
 * @param name the file's name, as it was given; @throws PlanError
 */
function readPlan(content, name) {
    if (content.subarray(0, ZIP.length).equals(ZIP)) {
        throw new plan_error/* PlanError */.W(`${name} is a binary plan, or another zip archive. ${HOW}.`);
    }
    const decoded = (0,utf8/* decodeText */.g)(content);
    if ("problem" in decoded)
        throw new plan_error/* PlanError */.W(`${name} ${decoded.problem}. ${HOW}, in UTF-8.`);
    return readPlanText(decoded.text, name);
}
/**
 * A plan as `terraform show -json` writes it, alone or as setup-terraform's wrapper prints it.
 * @param text what the file holds; @param name the file's name, as it was given
 * @throws PlanError
 */
function readPlanText(text, name) {
    const refuse = (what) => new plan_error/* PlanError */.W(`${name} ${what}`);
    const start = text.search(/\S/);
    if (start < 0)
        throw refuse(`is empty. ${HOW}.`);
    if (/^\{"@level"/.test(text.slice(start, start + 10))) {
        throw refuse(`is the log of terraform plan -json, which has no plan in it. ${HOW}.`);
    }
    const plan = parsed(text);
    if (plan === null)
        throw refuse(`is not complete JSON. Write it again: ${lowerFirst(HOW)}.`);
    const version = plan["format_version"];
    const isState = isList(plan["resources"]) || isObject(plan["values"]);
    if (isState && !("resource_changes" in plan) && !("planned_values" in plan)) {
        throw refuse(`is a state and not a plan. ${HOW}.`);
    }
    if (typeof version !== "string" || !("resource_changes" in plan || "planned_values" in plan)) {
        throw refuse(`is not a plan of Terraform or OpenTofu. ${HOW}.`);
    }
    const major = Number(/^\d+/.exec(version)?.[0] ?? NaN);
    if (!(major <= 1)) {
        throw refuse(`has plan format ${shortened(version)}, which this version does not read. Use a newer version of the action.`);
    }
    if (plan["errored"] === true) {
        throw refuse("is of a plan that ended with an error, so that it lacks what was not planned. Fix the error that Terraform reported, and plan again.");
    }
    return planDocument(plan);
}
/** The wrapper of setup-terraform puts the command before the output, and lines of its own behind it. */
function parsed(text) {
    const begin = text.search(/^[ \t]*\{/m);
    if (begin < 0)
        return null;
    const end = text.lastIndexOf("}") + 1;
    const lineEnd = text.indexOf("\n", begin);
    const candidates = [text.slice(begin, end), lineEnd < 0 ? "" : text.slice(begin, lineEnd)];
    return candidates.map(objectIn).find((value) => value !== null) ?? null;
}
function objectIn(text) {
    try {
        const value = (0,parse_json/* parseJson */.q)(text);
        return isObject(value) ? value : null;
    }
    catch {
        return null;
    }
}
function shortened(version) {
    return /^[\w.+-]{1,20}$/.test(version) ? version : "of another kind";
}
function lowerFirst(text) {
    return text.charAt(0).toLowerCase() + text.slice(1);
}

// EXTERNAL MODULE: ./src/run/files-below.ts
var files_below = __webpack_require__(14782);
;// CONCATENATED MODULE: ./src/run/modes/plan-files.ts






/** Standard input, as a name. */
const STDIN = "-";
/** File descriptor 0. */
const STDIN_FD = 0;
/** The plans that `plan-file` means, by their paths as they were given. Throws `PlanError`. */
function readPlans(patterns, workingDir) {
    const paths = [...new Set(patterns.flatMap((pattern) => pathsOf(pattern, workingDir)))];
    return paths.map((path) => ({ path, document: readPlanFile(path, workingDir) }));
}
function pathsOf(pattern, workingDir) {
    const start = (0,glob_syntax/* literalStart */.k9)(pattern);
    if (pattern === STDIN || start === pattern || (0,files_below/* isFile */.fo)((0,external_node_path_.resolve)(workingDir, pattern)))
        return [pattern];
    const base = start.slice(0, start.lastIndexOf("/") + 1);
    const found = (0,files_below/* filesMatching */.NP)(base, pattern.slice(base.length), workingDir);
    if (found.length === 0) {
        throw new plan_error/* PlanError */.W(`plan-file: ${pattern} matches no file. Write the plan with terraform show -json tfplan > plan.json first.`);
    }
    return found;
}
function readPlanFile(path, workingDir) {
    const name = path === STDIN ? "The plan on standard input" : path;
    return readPlan(bytesOf(path, name, workingDir), name);
}
function bytesOf(path, name, workingDir) {
    const place = path === STDIN ? STDIN_FD : (0,external_node_path_.resolve)(workingDir, path);
    let bytes;
    try {
        if (typeof place === "string" && (0,external_node_fs_.statSync)(place).size > MAX_PLAN_BYTES)
            throw tooLarge(name);
        bytes = (0,external_node_fs_.readFileSync)(place);
    }
    catch (error) {
        if (error instanceof plan_error/* PlanError */.W)
            throw error;
        const code = String(error.code);
        throw new plan_error/* PlanError */.W(`plan-file: ${path} cannot be read (${code}). Check the path and that the step before wrote it.`);
    }
    if (bytes.length > MAX_PLAN_BYTES)
        throw tooLarge(name);
    return bytes;
}
function tooLarge(name) {
    return new plan_error/* PlanError */.W(`${name} is larger than 256 MiB and was not read. Split the configuration, or plan its parts.`);
}

// EXTERNAL MODULE: ./src/run/modes/plan-marker.ts
var plan_marker = __webpack_require__(67370);
;// CONCATENATED MODULE: ./src/run/modes/source-lines.ts



/** Larger files are not written by hand, and are not looked through. */
const MAX_FILE_BYTES = 1_024 * 1_024;
/**
 * Finds `resource "TYPE" "NAME"` in the configuration below a folder, through local modules and those
 * that `terraform init` fetched; where a module is not there, the line of its call. Reads only, and no
 * file outside of the workspace.
 */
function sourceLocator(terraformDir, workspace) {
    const root = realPath(workspace) ?? workspace;
    const fetched = fetchedModules(terraformDir);
    const folders = new Map();
    const blocksOf = (folder) => {
        const known = folders.get(folder) ?? readBlocks(folder, root);
        folders.set(folder, known);
        return known;
    };
    return ({ modules, type, name }) => {
        let folder = (0,external_node_path_.resolve)(terraformDir);
        let best = null;
        const path = [];
        for (const step of modules) {
            const call = blocksOf(folder).get(`module ${step.name}`);
            if (call === undefined)
                return best;
            best = call.location;
            path.push(step.name);
            const local = /^\.{1,2}\//.test(call.source ?? "");
            const next = local ? (0,external_node_path_.resolve)(folder, call.source ?? ".") : fetched.get(path.join("."));
            if (next === undefined)
                return best;
            folder = next;
        }
        return blocksOf(folder).get(`resource ${type} ${name}`)?.location ?? best;
    };
}
/** Why nothing below a folder can be shown, to follow its name; null where there is something. */
function whyNotLocated(terraformDir, workspace) {
    const place = realPath(terraformDir);
    if (place === null || !(0,external_node_fs_.statSync)(place).isDirectory())
        return "is no folder";
    if (!isWithin(place, realPath(workspace) ?? workspace))
        return "is not in the workspace";
    return namesIn(place).length === 0 ? "has no file that ends in .tf or .tofu" : null;
}
const RESOURCE = /^\s*resource\s+"([\w-]+)"\s+"([\w-]+)"/;
const MODULE = /^\s*module\s+"([\w-]+)"/;
const SOURCE = /^\s*source\s*=\s*"([^"]*)"/;
function readBlocks(folder, root) {
    const blocks = new Map();
    const place = realPath(folder);
    if (place === null || !isWithin(place, root))
        return blocks;
    for (const name of namesIn(place)) {
        const file = (0,external_node_path_.join)(place, name);
        const text = source_lines_textOf(file, root);
        if (text === null)
            continue;
        const shown = (0,external_node_path_.relative)(root, file).split(external_node_path_.sep).join("/");
        let call = null;
        for (const [index, line] of text.split("\n").entries()) {
            const location = { file: shown, line: index + 1 };
            const resource = RESOURCE.exec(line);
            const module = MODULE.exec(line);
            const source = SOURCE.exec(line);
            if (resource !== null) {
                call = null;
                blocks.set(`resource ${resource[1] ?? ""} ${resource[2] ?? ""}`, {
                    location,
                    source: null,
                });
            }
            else if (module !== null) {
                call = `module ${module[1] ?? ""}`;
                blocks.set(call, { location, source: null });
            }
            else if (source !== null && call !== null) {
                const known = blocks.get(call);
                if (known?.source === null)
                    blocks.set(call, { ...known, source: source[1] ?? "" });
            }
        }
    }
    return blocks;
}
function namesIn(folder) {
    try {
        return (0,external_node_fs_.readdirSync)(folder)
            .filter((name) => /\.(tf|tofu)$/.test(name))
            .sort();
    }
    catch {
        return [];
    }
}
/** A link may lead out of the workspace. */
function source_lines_textOf(file, root) {
    const place = realPath(file);
    if (place === null || !isWithin(place, root))
        return null;
    const { size } = (0,external_node_fs_.statSync)(place);
    return size > MAX_FILE_BYTES ? null : (0,external_node_fs_.readFileSync)(place, "utf8");
}
function realPath(path) {
    try {
        return (0,external_node_fs_.realpathSync)(path);
    }
    catch {
        return null;
    }
}
function isWithin(path, root) {
    return path === root || path.startsWith(root.endsWith(external_node_path_.sep) ? root : root + external_node_path_.sep);
}
/** Where `terraform init` put modules, by their path from the root: `a.b`. */
function fetchedModules(terraformDir) {
    const found = new Map();
    try {
        const text = (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(terraformDir, ".terraform/modules/modules.json"), "utf8");
        const { Modules: modules } = Object((0,parse_json/* parseJson */.q)(text));
        for (const entry of Array.isArray(modules) ? modules : []) {
            const { Key: key, Dir: dir } = Object(entry);
            if (typeof key === "string" && typeof dir === "string")
                found.set(key, (0,external_node_path_.resolve)(terraformDir, dir));
        }
    }
    catch {
        // Not initialised here, which is no fault: the module's call is shown.
    }
    return found;
}

;// CONCATENATED MODULE: ./src/run/modes/plan.ts



























/** `mode: plan`: judges plans by the policy file. Calls nothing but GitHub. Throws `PlanError`. */
async function judgePlans(context) {
    const { world, settings } = context;
    const { workingDir, env, log } = world;
    const { plan, policy, gate, redact } = settings;
    const locate = locatorOf(context);
    const plans = readPlans(plan.files, workingDir).map((it) => ({ ...it, locate }));
    for (const { path } of plans)
        log.info(`Plan read: ${path}`);
    // Of a plan's text and its values most are read by now.
    world.collectGarbage();
    const now = world.now();
    const baseline = await readPlanBaseline(world, settings, now);
    const judged = assessPlans(plans, policy, gate, now, {
        ...{ hidesNames: redact, baseline },
        baseExemptions: plan.baseExemptions,
    });
    const assessment = redact ? redactPlan(judged, new redactor/* Redactor */.p("")) : judged;
    const anchor = (0,report_anchor/* reportAnchor */.E)(settings.policyFile, env, (0,exists_in/* existsIn */.I)(world));
    const facts = {
        toolVersion: world.version,
        run: (0,workflow_run/* workflowRun */.t)(env),
        ...(anchor === undefined ? {} : { anchor }),
    };
    for (const format of settings.formats.filter((it) => renderers/* renderers */.Z[it].plan === null)) {
        log.notice(`formats: there is no ${format} report of a plan, only of an audit. Leave ${format} out here.`);
    }
    const files = await render(context, assessment, facts);
    const sinks = [
        (0,disk/* diskSink */.R)(settings.outputDir, workingDir),
        ...(0,artifact_sinks/* artifactSinks */.D)(world, settings, settings.artifact.name),
    ];
    const deliveries = await (0,sink/* deliverAll */.F0)(sinks, files);
    (0,narrate/* narrateDelivery */.ee)(log, deliveries);
    plan_narrate(world, assessment);
    if ((0,run_world/* isAction */.v)(world))
        await tellGithub(context, assessment, facts, { files, deliveries });
    return (0,exit_code/* exitCodeOf */.F)(assessment.verdict.passed, deliveries, settings.failOnUploadError);
}
/** Finds lines in the folder that `terraform-dir` names; where that cannot be, says so. */
function locatorOf({ world, settings }) {
    const { workingDir, env, log } = world;
    const { terraformDir } = settings.plan;
    const folder = (0,external_node_path_.resolve)(workingDir, terraformDir ?? ".");
    const workspace = env["GITHUB_WORKSPACE"] ?? workingDir;
    const why = terraformDir === null ? null : whyNotLocated(folder, workspace);
    if (terraformDir !== null && why !== null) {
        log.notice(`terraform-dir: ${terraformDir} ${why}, so that no file and line are shown. Give the folder of the Terraform configuration, seen from the working directory.`);
    }
    return sourceLocator(folder, workspace);
}
async function render({ world: { secrets }, settings }, assessment, facts) {
    const loaders = settings.formats.flatMap((format) => {
        const load = renderers/* renderers */.Z[format].plan;
        return load === null ? [] : [{ format, load }];
    });
    return await Promise.all(loaders.map(async ({ format, load }) => {
        const renderer = await load();
        const content = [Buffer.from(secrets.applyToFile(renderer.render(assessment, facts)))];
        return {
            format,
            fileName: (0,file_names/* planReportFileName */.L)(assessment.assessedAt, renderer.extension),
            contentType: renderer.contentType,
            content: () => content,
        };
    }));
}
function plan_narrate(world, assessment) {
    const { log, stdout, secrets } = world;
    for (const { code, message } of assessment.notes) {
        log[levelOf(code)](message);
    }
    (0,narrate/* narrateHeadline */.sl)(log, "Plan", assessment);
    if (!(0,run_world/* isAction */.v)(world)) {
        stdout.write(secrets.apply(renderPlanTerminal(assessment, stdout.columns ?? 80)));
    }
}
function levelOf(code) {
    if (code.startsWith("baseline-"))
        return "warning";
    return code === "exemption-added" || code === "gate-checks" ? "notice" : "info";
}
async function tellGithub(context, assessment, facts, { files, deliveries }) {
    const { log } = context.world;
    for (const { level, title, message, place } of planAnnotations(assessment)) {
        log[level](message, title, place);
    }
    await (0,tell_github/* addToSummary */.Dg)(context, () => (0,plan_markdown/* fittedPlanMarkdown */.BD)(assessment, "## Volume backups of the plan", {
        room: summary/* SUMMARY_LIMIT_BYTES */.J / 2,
        sizeOf: (text) => Buffer.byteLength(text),
        note: plan_markdown/* REST_IN_REPORTS */.z4,
    }));
    const { reportPaths, artifact } = (0,sink/* placesOf */.ek)(files, deliveries);
    (0,narrate/* narrateProblem */.FV)(log, await (0,outputs/* writeOutputs */.Kn)((0,plan_outputs.planOutputs)(assessment, reportPaths, artifact)));
    const comment = {
        marker: (0,plan_marker/* planMarker */.Y)(context),
        isBroken: assessment.verdict.violations.length > 0,
        render: (marker, headSha) => (0,plan_comment/* renderPlanComment */.zk)(assessment, (0,tell_github/* atHead */.Uy)(facts, headSha), marker),
    };
    await (0,tell_github/* commentOn */.Jt)(context, comment, assessment.isTouching);
}


/***/ })

};
