export const id = 774;
export const ids = [774,855];
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

/***/ 1774:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   summarizeUnset: () => (/* binding */ summarizeUnset),
/* harmony export */   tellUnjudged: () => (/* binding */ tellUnjudged)
/* harmony export */ });
/* harmony import */ var _github_summary_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92935);
/* harmony import */ var _github_plan_outputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13855);
/* harmony import */ var _github_outputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88353);
/* harmony import */ var _github_workflow_run_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(55442);
/* harmony import */ var _reports_plan_plan_comment_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(42504);
/* harmony import */ var _narrate_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(57206);
/* harmony import */ var _tell_github_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(32624);
/* harmony import */ var _plan_marker_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(67370);
/* harmony import */ var _world_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(22177);









/**
 * No plan could be judged: sets the outputs and says so in the summary. A comment of an earlier plan must not
 * go on with its verdict; where there is none, the failed step says it.
 * @param why a sentence
 */
async function tellUnjudged(context, why) {
    const { world } = context;
    if (!(0,_world_js__WEBPACK_IMPORTED_MODULE_7__/* .isAction */ .v)(world))
        return;
    (0,_narrate_js__WEBPACK_IMPORTED_MODULE_4__/* .narrateProblem */ .FV)(world.log, await (0,_github_outputs_js__WEBPACK_IMPORTED_MODULE_2__/* .writeOutputs */ .Kn)((0,_github_plan_outputs_js__WEBPACK_IMPORTED_MODULE_1__.planOutputs)(null, new Map(), null)));
    // What is cancelled may be so for a newer plan's sake, of which another run tells.
    if (world.cancellation.aborted)
        return;
    await (0,_tell_github_js__WEBPACK_IMPORTED_MODULE_5__/* .addToSummary */ .Dg)(context, () => (0,_reports_plan_plan_comment_js__WEBPACK_IMPORTED_MODULE_3__/* .renderUnjudgedSummary */ .zr)(why));
    const facts = { run: (0,_github_workflow_run_js__WEBPACK_IMPORTED_MODULE_8__/* .workflowRun */ .t)(world.env) };
    const comment = {
        marker: (0,_plan_marker_js__WEBPACK_IMPORTED_MODULE_6__/* .planMarker */ .Y)(context),
        isBroken: false,
        render: (marker, headSha) => (0,_reports_plan_plan_comment_js__WEBPACK_IMPORTED_MODULE_3__/* .renderUnjudgedComment */ .WU)(why, (0,_tell_github_js__WEBPACK_IMPORTED_MODULE_5__/* .atHead */ .Uy)(facts, headSha), marker),
    };
    await (0,_tell_github_js__WEBPACK_IMPORTED_MODULE_5__/* .commentOn */ .Jt)(context, comment, false);
}
/** The same where the settings are not known, and with them neither plan nor comment. */
async function summarizeUnset({ env, secrets, log }, jobSummary, why) {
    if (!env["GITHUB_STEP_SUMMARY"] || /^false$/i.test(jobSummary?.trim() ?? ""))
        return;
    const summary = secrets.applyToFile((0,_reports_plan_plan_comment_js__WEBPACK_IMPORTED_MODULE_3__/* .renderUnjudgedSummary */ .zr)(why));
    (0,_narrate_js__WEBPACK_IMPORTED_MODULE_4__/* .narrateProblem */ .FV)(log, await (0,_github_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .appendSummary */ .f)(summary, env["GITHUB_STEP_SUMMARY"]));
}


/***/ })

};
