export const id=680,ids=[680],modules={16680:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{__webpack_require__.r(__webpack_exports__),__webpack_require__.d(__webpack_exports__,{planHtmlRenderer:()=>planHtmlRenderer});var _posture_plan_plan_gate_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(56379),_html_client_generated_js__WEBPACK_IMPORTED_MODULE_5__=__webpack_require__(80977),_html_document_head_js__WEBPACK_IMPORTED_MODULE_7__=__webpack_require__(9695),_html_icons_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(37303),_html_markup_js__WEBPACK_IMPORTED_MODULE_6__=__webpack_require__(27442),_html_numbers_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(51895),_timestamps_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(36346),_plan_of_js__WEBPACK_IMPORTED_MODULE_8__=__webpack_require__(87260),_told_checks_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(32350);const planHtmlRenderer={format:"html",extension:"html",contentType:"text/html; charset=utf-8",render:(assessment,facts)=>page(assessment,facts).html},POLICY=`default-src 'none'; style-src '${_html_client_generated_js__WEBPACK_IMPORTED_MODULE_5__.h3}'; base-uri 'none'; form-action 'none'`;function page(assessment,{toolVersion,run}){const{verdict,notes,assessedAt,planFiles,baseline,complete}=assessment,paths=planFiles.map(({path})=>path).join(", ");return(0,_html_markup_js__WEBPACK_IMPORTED_MODULE_6__.P)`${(0,_html_document_head_js__WEBPACK_IMPORTED_MODULE_7__.K)(POLICY,`${verdict.passed?"Pass":"Fail"}: volume backups of the plan`)}
<body>
<a class="skip" href="#resources">Skip to the resources</a>
${_html_icons_js__WEBPACK_IMPORTED_MODULE_1__.ag}
<main>
<header class="page-head"><div>
<h1>Volume backups of the plan</h1>
<p class="muted">${(0,_timestamps_js__WEBPACK_IMPORTED_MODULE_3__.GI)(assessedAt)}, <code>${paths}</code></p>
${baseline?.isUsed===!0?(0,_html_markup_js__WEBPACK_IMPORTED_MODULE_6__.P)`<p class="muted">Judged with the audit of ${(0,_timestamps_js__WEBPACK_IMPORTED_MODULE_3__.GI)(baseline.generatedAt)}, <code>${baseline.source}</code></p>`:null}
</div></header>
${verdictBand(assessment)}
${complete?null:(0,_html_markup_js__WEBPACK_IMPORTED_MODULE_6__.P)`<section class="notice" aria-labelledby="partial"><h2 id="partial">${(0,_html_icons_js__WEBPACK_IMPORTED_MODULE_1__.Kk)("unknown")} Partial</h2><p>The plan leaves something out, so that this is not the whole of it.</p></section>`}
${resources(assessment)}
${notes.length===0?null:(0,_html_markup_js__WEBPACK_IMPORTED_MODULE_6__.P)`<section aria-labelledby="notes"><h2 id="notes">Notes</h2><ul>${notes.map(({message})=>(0,_html_markup_js__WEBPACK_IMPORTED_MODULE_6__.P)`<li>${message}</li>\n`)}</ul></section>`}
<footer><p class="muted">oci-volume-backup-audit ${toolVersion}${run===null?null:(0,_html_markup_js__WEBPACK_IMPORTED_MODULE_6__.P)`, <a href="${run.url}">run</a>`}</p></footer>
</main>
</body>
</html>
`}function verdictBand({headline,verdict}){const{passed,violations}=verdict,look=passed?violations.length>0?"stale":"compliant":"none",word={none:"Fail",stale:"Pass, with warnings",compliant:"Pass"}[look],list=violations.map(({rule,message})=>(0,_html_markup_js__WEBPACK_IMPORTED_MODULE_6__.P)`<li><code>${rule}</code>: ${message}</li>`);return(0,_html_markup_js__WEBPACK_IMPORTED_MODULE_6__.P)`
<section class="verdict ${look}" aria-labelledby="verdict">
<h2 id="verdict">${(0,_html_icons_js__WEBPACK_IMPORTED_MODULE_1__.Kk)(look)} ${word}</h2>
<p>${headline}</p>
${list.length===0?null:(0,_html_markup_js__WEBPACK_IMPORTED_MODULE_6__.P)`<ul>${list}</ul>`}
</section>`}const STANDINGS=[{id:"fails",label:"Fails",look:"none"},{id:"old",label:"Not counted",look:"stale"},{id:"untold",label:"Cannot be told",look:"unknown"},{id:"fine",label:"As asked",look:"compliant"}];function standingOf({checks},gate){const[fails,uncounted,untold,fine]=STANDINGS;if(checks.some(check=>(0,_posture_plan_plan_gate_js__WEBPACK_IMPORTED_MODULE_0__.X_)(check,gate)))return fails;if(checks.some(({result})=>result==="fail"))return uncounted;const unknown=checks.filter(({result})=>result==="unknown");return unknown.some(({waived})=>!waived)?untold:unknown.length>0?uncounted:fine}function resources(assessment){const{findings,gate}=assessment;if(findings.length===0)return null;const rows=findings.map(finding=>({finding,standing:standingOf(finding,gate)})),choices=STANDINGS.map(({id:id2,label,look})=>{const count=rows.filter(({standing})=>standing.id===id2).length;return choice(id2,(0,_html_markup_js__WEBPACK_IMPORTED_MODULE_6__.P)`${(0,_html_icons_js__WEBPACK_IMPORTED_MODULE_1__.Kk)(look)} ${label} <strong>${(0,_html_numbers_js__WEBPACK_IMPORTED_MODULE_2__.z)(count)}</strong>`,!1)});return(0,_html_markup_js__WEBPACK_IMPORTED_MODULE_6__.P)`
<section class="resources" aria-labelledby="resources">
<h2 id="resources">Resources</h2>
<fieldset class="choices"><legend class="unseen">Show</legend>
${choice("all",(0,_html_markup_js__WEBPACK_IMPORTED_MODULE_6__.P)`All <strong>${(0,_html_numbers_js__WEBPACK_IMPORTED_MODULE_2__.z)(rows.length)}</strong>`,!0)}
${choices}</fieldset>
<div class="scroll" tabindex="0" role="group" aria-label="Resources">
<table>
<thead><tr><th scope="col">Resource</th><th scope="col">After the plan</th><th scope="col">Rule</th><th scope="col">What</th></tr></thead>
<tbody>
${rows.map(({finding,standing})=>row(finding,standing,(0,_plan_of_js__WEBPACK_IMPORTED_MODULE_8__.X)(finding,assessment)))}</tbody>
</table>
</div>
</section>`}function choice(id2,text,isChosen){const checked=new _html_markup_js__WEBPACK_IMPORTED_MODULE_6__.V(isChosen?" checked":"");return(0,_html_markup_js__WEBPACK_IMPORTED_MODULE_6__.P)`<label><input type="radio" name="show" value="${id2}"${checked}> ${text}</label>
`}function row(finding,{id:id2,label,look},plan){const{protection,rule,rules,actions,reason,location}=finding,bad=(0,_told_checks_js__WEBPACK_IMPORTED_MODULE_4__.X)(finding).filter(({result})=>result!=="pass"),places=[...location===null?[]:[`${location.file}:${location.line}`],...plan].map(it=>(0,_html_markup_js__WEBPACK_IMPORTED_MODULE_6__.P)`<br><code>${it}</code>`),state=protection===null?actions.join(", "):protection.toLowerCase();return(0,_html_markup_js__WEBPACK_IMPORTED_MODULE_6__.P)`<tr class="${id2}"><th scope="row"><span class="badge ${look}">${(0,_html_icons_js__WEBPACK_IMPORTED_MODULE_1__.Kk)(look)} ${label}</span><br><code>${(0,_told_checks_js__WEBPACK_IMPORTED_MODULE_4__.V)(finding)}</code>${places}</th><td>${state}</td><td>${rule??rules.join(" or ")}</td><td>${bad.length===0?reason:bad.map(checkText)}</td></tr>
`}function checkText({id:id2,result,message,remedy,waived,isNew}){const marks=[...result==="unknown"?["cannot be told"]:[],...isNew?["new"]:[],...waived?["exempted"]:[]].map(mark=>(0,_html_markup_js__WEBPACK_IMPORTED_MODULE_6__.P)` <span class="kind">${mark}</span>`);return(0,_html_markup_js__WEBPACK_IMPORTED_MODULE_6__.P)`<p><code>${id2}</code>${marks} ${message}</p>${remedy===null?null:block(remedy)}`}function block(text){return(0,_html_markup_js__WEBPACK_IMPORTED_MODULE_6__.P)`<pre>${text.split(`
`).map(line=>(0,_html_markup_js__WEBPACK_IMPORTED_MODULE_6__.P)`${line}\n`)}</pre>`}})};
