export const id = 677;
export const ids = [677];
export const modules = {

/***/ 12464:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ refuseRedaction)
/* harmony export */ });
/* harmony import */ var _inventory_scope_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14520);

/** A matrix cannot be redacted: its shards hand over what the merge must still be able to join. */
function refuseRedaction({ redact }) {
    if (!redact)
        return;
    throw new _inventory_scope_js__WEBPACK_IMPORTED_MODULE_0__/* .ScopeError */ .H("shard: a partial report holds all that was read, by its true names, and redact is on. Audit in one job, or keep the workflow in a private repository and leave redact off.");
}


/***/ }),

/***/ 17058:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  shards: () => (/* binding */ shards)
});

// EXTERNAL MODULE: ./src/github/outputs.ts
var outputs = __webpack_require__(88353);
// EXTERNAL MODULE: ./src/inventory/collect.ts + 14 modules
var collect = __webpack_require__(80364);
// EXTERNAL MODULE: ./src/run/narrate.ts
var narrate = __webpack_require__(57206);
// EXTERNAL MODULE: ./src/plain/wording.ts
var wording = __webpack_require__(82392);
// EXTERNAL MODULE: ./src/oci/failure.ts
var failure = __webpack_require__(15227);
// EXTERNAL MODULE: ./src/settings/shard-id.ts
var shard_id = __webpack_require__(57795);
;// CONCATENATED MODULE: ./src/sharding/plan-shards.ts

/**
 * Cuts the audit into at most `maxShards` parts of about the same weight: heavy regions into slices,
 * light ones together. The names come in the order of their index.
 */
function planShards(regions, maxShards) {
    const total = regions.reduce((sum, { weight }) => sum + Math.max(1, weight), 0);
    const share = Math.max(1, total / maxShards);
    const heaviestFirst = [...regions].sort((a, b) => b.weight - a.weight || (a.region < b.region ? -1 : 1));
    const parts = [];
    const light = [];
    for (const each of heaviestFirst) {
        const slices = Math.min(Math.floor(each.weight / share), Math.max(1, each.compartments));
        if (slices <= 1)
            light.push(each);
        else {
            for (let slice = 1; slice <= slices; slice += 1) {
                parts.push({ regions: [each.region], slice, slices });
            }
        }
    }
    const bins = binned(light, Math.max(1, maxShards - parts.length));
    for (const names of bins)
        parts.push({ regions: names, slice: 1, slices: 1 });
    return parts.map((part, position) => (0,shard_id/* shardName */.Az)({ ...part, index: position + 1, total: parts.length }));
}
/** Each region into the bin that is lightest so far; empty bins are left out. */
function binned(regions, count) {
    const bins = Array.from({ length: Math.min(count, regions.length) }, () => ({
        weight: 0,
        names: [],
    }));
    for (const { region, weight } of regions) {
        const lightest = bins.reduce((least, bin) => (bin.weight < least.weight ? bin : least));
        lightest.weight += Math.max(1, weight);
        lightest.names.push(region);
    }
    return bins.map(({ names }) => names.sort());
}

// EXTERNAL MODULE: ./src/run/world.ts
var run_world = __webpack_require__(22177);
// EXTERNAL MODULE: ./src/run/exit-code.ts
var exit_code = __webpack_require__(61259);
// EXTERNAL MODULE: ./src/run/modes/refuse-redaction.ts
var refuse_redaction = __webpack_require__(12464);
;// CONCATENATED MODULE: ./src/run/modes/shards.ts









/** `mode: shards`: cuts the audit into parts for a matrix of runners, by how many volumes there are. */
async function shards({ world, settings }, { cloud }) {
    (0,refuse_redaction/* refuseRedaction */.W)(settings);
    const plan = await (0,collect/* planCollection */.Mi)(cloud, settings.scope);
    (0,narrate/* narratePlan */.j6)(world.log, plan);
    const weights = await Promise.all(plan.regions.regions.map((region) => weigh(cloud.region(region), plan)));
    const names = planShards(weights, settings.sharding.maxShards);
    const headline = `Planned ${(0,wording/* counted */.hS)(names.length, "shard")}: ${names.join(", ")}`;
    world.log.info(headline);
    const matrix = JSON.stringify({ shard: names });
    if (!(0,run_world/* isAction */.v)(world)) {
        world.stdout.write(`${matrix}\n`);
        return exit_code/* EXIT */.d.passed;
    }
    const problem = await (0,outputs/* writeOutputs */.Kn)({ matrix, headline });
    if (problem === null)
        return exit_code/* EXIT */.d.passed;
    world.log.error(problem);
    return exit_code/* EXIT */.d.notAudited;
}
/** The volumes that the index shows in scope; where it cannot be asked, the compartments to list. */
async function weigh(region, { scope }) {
    const audited = new Set(scope.audited.map(({ id }) => id));
    const facts = { region: region.region, compartments: audited.size };
    let volumes = 0;
    try {
        for await (const page of region.find("query volume, bootvolume resources")) {
            volumes += page.filter(({ compartmentId }) => audited.has(compartmentId)).length;
        }
        return { ...facts, weight: volumes };
    }
    catch (error) {
        if (!(error instanceof failure/* OciFailure */.e))
            throw error;
        return { ...facts, weight: audited.size };
    }
}


/***/ })

};
