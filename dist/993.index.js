export const id = 993;
export const ids = [993];
export const modules = {

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
