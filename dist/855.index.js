export const id = 855;
export const ids = [855];
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


/***/ })

};
