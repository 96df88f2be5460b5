export const id = 680;
export const ids = [680];
export const modules = {

/***/ 16680:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   planHtmlRenderer: () => (/* binding */ planHtmlRenderer)
/* harmony export */ });
/* harmony import */ var _html_client_generated_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(80977);
/* harmony import */ var _html_markup_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27442);
/* harmony import */ var _timestamps_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36346);
/* harmony import */ var _plan_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18052);




/** One HTML file that needs nothing beside it and runs no script. */
const planHtmlRenderer = {
    format: "html",
    extension: "html",
    contentType: "text/html; charset=utf-8",
    render: (assessment) => page(assessment).html,
};
const POLICY = `default-src 'none'; style-src '${_html_client_generated_js__WEBPACK_IMPORTED_MODULE_2__/* .STYLE_HASH */ .h3}'; base-uri 'none'; form-action 'none'`;
function page(assessment) {
    const { headline, verdict, findings, notes, assessedAt, planFiles } = assessment;
    return (0,_html_markup_js__WEBPACK_IMPORTED_MODULE_3__/* .markup */ .P) `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new _html_markup_js__WEBPACK_IMPORTED_MODULE_3__/* .Markup */ .V(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${verdict.passed ? "Pass" : "Fail"}: volume backups of the plan</title>
<style>${new _html_markup_js__WEBPACK_IMPORTED_MODULE_3__/* .Markup */ .V(_html_client_generated_js__WEBPACK_IMPORTED_MODULE_2__/* .STYLE */ .Y)}</style>
</head>
<body>
<main>
<header><h1>Volume backups of the plan</h1>
<p>${headline}</p>
${verdict.violations.map(({ message }) => (0,_html_markup_js__WEBPACK_IMPORTED_MODULE_3__/* .markup */ .P) `<p>${message}</p>\n`)}</header>
<section aria-labelledby="resources"><h2 id="resources">Resources</h2>
<div class="wide"><table>
<thead><tr><th scope="col">Resource</th><th scope="col">Protection</th><th scope="col">Rule</th><th scope="col">Checks</th></tr></thead>
<tbody>
${findings.map(row)}</tbody>
</table></div>
</section>
${notes.length === 0 ? null : (0,_html_markup_js__WEBPACK_IMPORTED_MODULE_3__/* .markup */ .P) `<section aria-labelledby="notes"><h2 id="notes">Notes</h2><ul>${notes.map(({ message }) => (0,_html_markup_js__WEBPACK_IMPORTED_MODULE_3__/* .markup */ .P) `<li>${message}</li>\n`)}</ul></section>`}
<footer><p>Judged on ${(0,_timestamps_js__WEBPACK_IMPORTED_MODULE_0__/* .readableTime */ .GI)(assessedAt)}: ${planFiles.map(({ path }) => path).join(", ")}</p></footer>
</main>
</body>
</html>
`;
}
function row(finding) {
    const { protection, rule, rules, checks, reason } = finding;
    const bad = checks.filter(({ result }) => result !== "pass");
    return (0,_html_markup_js__WEBPACK_IMPORTED_MODULE_3__/* .markup */ .P) `<tr><th scope="row">${(0,_plan_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)(finding)}</th><td>${protection ?? finding.actions.join(", ")}</td><td>${rule ?? rules.join(" or ")}</td><td>${bad.length === 0 ? reason : bad.map(checkText)}</td></tr>
`;
}
function checkText({ id, result, message, remedy, waived, isNew }) {
    const marks = [result, ...(isNew ? ["new"] : []), ...(waived ? ["exempted"] : [])].join(", ");
    return (0,_html_markup_js__WEBPACK_IMPORTED_MODULE_3__/* .markup */ .P) `<p><strong>${id}</strong> (${marks}): ${message}</p>${remedy === null ? null : (0,_html_markup_js__WEBPACK_IMPORTED_MODULE_3__/* .markup */ .P) `<pre>${remedy}</pre>`}`;
}


/***/ })

};
