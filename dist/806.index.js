export const id = 806;
export const ids = [806];
export const modules = {

/***/ 42806:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Monitoring: () => (/* binding */ Monitoring)
/* harmony export */ });
/* harmony import */ var oci_common__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48473);
/* harmony import */ var oci_common__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(oci_common__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var oci_monitoring__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6014);
/* harmony import */ var oci_monitoring__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(oci_monitoring__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _plain_outside_words_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(32207);
/* harmony import */ var _malformed_answer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58658);
/* harmony import */ var _sdk_client_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(50928);





/** Posting has a host of its own, which the SDK does not choose by itself. */
const INGESTION = "https://telemetry-ingestion.{region}.{secondLevelDomain}";
/** OCI Monitoring in one region, as far as it takes metrics in. */
class Monitoring {
    #region;
    #client;
    constructor(region, httpClient) {
        this.#region = region;
        this.#client = (0,_sdk_client_js__WEBPACK_IMPORTED_MODULE_3__/* .sdkClient */ .I)(oci_monitoring__WEBPACK_IMPORTED_MODULE_1__.MonitoringClient, httpClient, region);
        this.#client.endpoint = oci_common__WEBPACK_IMPORTED_MODULE_0__.EndpointBuilder.createEndpointFromRegionId(INGESTION, region);
    }
    async post(batch) {
        const { namespace, compartmentId, values } = batch;
        const timestamp = new Date(batch.timestamp);
        const metricData = values.map(({ name, value, unit, dimensions }) => ({
            namespace,
            compartmentId,
            name,
            dimensions: { ...dimensions },
            metadata: { unit },
            datapoints: [{ timestamp, value }],
        }));
        const { postMetricDataResponseDetails: answer } = await this.#client.postMetricData({
            postMetricDataDetails: { metricData },
        });
        // A body that does not say so is no word that everything was taken.
        if (!Number.isInteger(answer.failedMetricsCount)) {
            throw (0,_malformed_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .malformed */ .Qm)("PostMetricData", this.#region, "the answer does not say what was taken");
        }
        const failed = answer.failedMetrics ?? [];
        const messages = failed.flatMap(({ message }) => {
            const words = typeof message === "string" ? (0,_plain_outside_words_js__WEBPACK_IMPORTED_MODULE_4__/* .outsideWords */ .T)(message) : "";
            return words === "" ? [] : [words];
        });
        return { count: answer.failedMetricsCount, messages };
    }
}


/***/ })

};
