export const id = 486;
export const ids = [486];
export const modules = {

/***/ 71486:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Notifications: () => (/* binding */ Notifications)
/* harmony export */ });
/* harmony import */ var oci_ons__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76058);
/* harmony import */ var oci_ons__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(oci_ons__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _sdk_client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50928);


/** OCI Notifications in one region, as far as it takes messages. */
class Notifications {
    #client;
    constructor(region, httpClient) {
        this.#client = (0,_sdk_client_js__WEBPACK_IMPORTED_MODULE_1__/* .sdkClient */ .I)(oci_ons__WEBPACK_IMPORTED_MODULE_0__.NotificationDataPlaneClient, httpClient, region);
    }
    async publish({ topicId, title, body }) {
        await this.#client.publishMessage({ topicId, messageDetails: { title, body } });
    }
}


/***/ })

};
