export const id = 512;
export const ids = [512];
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


/***/ })

};
