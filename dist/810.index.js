export const id = 810;
export const ids = [810];
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

/***/ 810:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  auditShard: () => (/* binding */ auditShard)
});

// EXTERNAL MODULE: ./src/run/artifact-sinks.ts + 2 modules
var artifact_sinks = __webpack_require__(69741);
// EXTERNAL MODULE: ./src/delivery/disk.ts + 1 modules
var delivery_disk = __webpack_require__(25260);
// EXTERNAL MODULE: ./src/delivery/sink.ts
var sink = __webpack_require__(47057);
// EXTERNAL MODULE: ./src/github/workflow-run.ts
var workflow_run = __webpack_require__(55442);
// EXTERNAL MODULE: ./src/inventory/collect.ts + 14 modules
var collect = __webpack_require__(80364);
// EXTERNAL MODULE: ./src/inventory/iam-policies.ts
var iam_policies = __webpack_require__(78388);
// EXTERNAL MODULE: ./src/inventory/lookups.ts + 1 modules
var lookups = __webpack_require__(59366);
// EXTERNAL MODULE: ./src/run/narrate.ts
var narrate = __webpack_require__(57206);
// EXTERNAL MODULE: ./src/github/outputs.ts
var outputs = __webpack_require__(88353);
// EXTERNAL MODULE: ./src/plain/wording.ts
var wording = __webpack_require__(82392);
// EXTERNAL MODULE: ./src/posture/lookups-needed.ts
var lookups_needed = __webpack_require__(93329);
// EXTERNAL MODULE: ./src/sharding/partial.ts
var partial = __webpack_require__(37797);
// EXTERNAL MODULE: ./src/settings/shard-id.ts
var shard_id = __webpack_require__(57795);
// EXTERNAL MODULE: ./src/inventory/scope.ts
var inventory_scope = __webpack_require__(14520);
;// CONCATENATED MODULE: ./src/sharding/slice-plan.ts


/** The part of the plan that one shard reads: its regions, and its slice of all compartments. */
function slicePlan(plan, shard) {
    const { regions, scope } = plan;
    const unknown = shard.regions.filter((region) => !regions.regions.includes(region));
    if (unknown.length > 0) {
        throw new inventory_scope/* ScopeError */.H(`shard: ${(0,shard_id/* shardName */.Az)(shard)} is of ${unknown.join(", ")}, which this audit does not cover. Give mode: shards and mode: audit the same inputs.`);
    }
    const isMine = ({ id }) => (0,shard_id/* isInSlice */.ct)(shard, id);
    return {
        ...plan,
        regions: { ...regions, regions: shard.regions },
        scope: {
            ...scope,
            audited: scope.audited.filter(isMine),
            beyond: scope.beyond.filter(isMine),
            elsewhere: new Set(scope.audited.filter((each) => !isMine(each)).map(({ id }) => id)),
        },
    };
}

// EXTERNAL MODULE: ./src/run/attachments-to-ask.ts
var attachments_to_ask = __webpack_require__(83737);
// EXTERNAL MODULE: ./src/run/exit-code.ts
var exit_code = __webpack_require__(61259);
// EXTERNAL MODULE: ./src/run/judged-instant.ts
var judged_instant = __webpack_require__(3464);
// EXTERNAL MODULE: ./src/run/modes/refuse-redaction.ts
var refuse_redaction = __webpack_require__(12464);
;// CONCATENATED MODULE: ./src/run/modes/shard.ts


















/** `mode: audit` with a `shard`: reads its part and hands it over; `mode: merge` judges the whole. */
async function auditShard({ world, settings }, connection, shard) {
    const { log, cancellation } = world;
    const { concurrency, discovery, scope, policy } = settings;
    (0,refuse_redaction/* refuseRedaction */.W)(settings);
    const { cloud, usage } = connection;
    const elapsed = (0,judged_instant/* stopwatch */.sX)(world);
    const whole = await (0,collect/* planCollection */.Mi)(cloud, scope);
    const startedAt = (0,judged_instant/* judgedInstant */.zl)(world, connection, elapsed());
    const plan = slicePlan(whole, shard);
    (0,narrate/* narratePlan */.j6)(log, plan);
    const observer = (0,narrate/* collectionObserver */.tz)(log, cancellation);
    const toAsk = (0,attachments_to_ask/* attachmentsToAsk */.H)(settings, startedAt);
    const listed = await (0,collect/* collectInventory */.rS)(cloud, plan, {
        ...{ concurrency, discovery, now: startedAt, cancellation, observer },
        // What is attached to a volume may lie in another slice of its region.
        attachmentsInQuestion: toAsk !== null && shard.slices > 1 ? () => everyVolumeOf(plan.regions.regions) : toAsk,
    });
    const options = { concurrency, cancellation };
    const needed = lookupsOfShard(listed, policy, settings.keepsInventory);
    const lookedUp = await (0,lookups/* lookUp */.T)(cloud, listed, needed, options);
    // They are of no region and no slice: one shard reads them for all.
    const isAskedForIam = policy.deletionRestricted !== undefined && shard.index === 1;
    const inventory = isAskedForIam
        ? await (0,iam_policies/* readIamPolicies */.i)(cloud, lookedUp, whole, options)
        : lookedUp;
    if (inventory.interruption !== null) {
        log.error(`${inventory.interruption} The shard is not handed over.`, "Interrupted");
        return exit_code/* EXIT */.d.notAudited;
    }
    const name = (0,shard_id/* shardName */.Az)(shard);
    const content = await (0,partial/* writePartial */.BA)(name, {
        shard,
        regions: whole.regions.regions,
        toolVersion: world.version,
        scope,
        startedAt,
        runId: (0,workflow_run/* workflowRun */.t)(world.env)?.runId ?? null,
        durationMs: elapsed(),
        api: { ...usage },
        coversTenancy: (0,collect/* isWholeTenancy */.Ex)(whole),
        inventory,
    });
    const file = {
        format: "partial",
        fileName: `partial_${name}.json.gz`,
        contentType: "application/gzip",
        content: () => [content],
    };
    const disk = (0,delivery_disk/* diskSink */.R)(settings.outputDir, world.workingDir);
    const artifacts = (0,artifact_sinks/* artifactSinks */.D)(world, settings, `${settings.artifact.name}-${name}`);
    const deliveries = await (0,sink/* deliverAll */.F0)([disk, ...artifacts], [file]);
    (0,narrate/* narrateDelivery */.ee)(log, deliveries);
    const isHandedOver = deliveries.every(({ problems }) => problems.length === 0);
    const read = `Shard ${name}: ${(0,wording/* counted */.hS)(inventory.volumes.length, "volume")} read`;
    const headline = `${read} and ${isHandedOver ? "" : "not "}handed over`;
    (0,narrate/* narrateProblem */.FV)(log, await (0,outputs/* writeOutputs */.Kn)({ headline }));
    return isHandedOver ? exit_code/* EXIT */.d.passed : exit_code/* EXIT */.d.notDelivered;
}
/**
 * A shard may not see an instance of another one, so that it cannot tell which rule with `attached`
 * will win. It looks up for either answer; the merge uses what it needs.
 */
function lookupsOfShard(inventory, policy, keepsInventory) {
    if (keepsInventory) {
        const { policyAssets, replicas } = (0,lookups_needed/* everyLookup */.yH)(inventory);
        return { policyAssets: distinct([...policyAssets, ...groupsOfOthers(inventory)]), replicas };
    }
    const variants = [policy];
    if (policy.rules.some(({ match }) => match.attached !== null)) {
        const rules = policy.rules.filter(({ match }) => match.attached === null);
        const widened = policy.rules.map((rule) => ({
            ...rule,
            match: { ...rule.match, attached: null },
        }));
        variants.push({ ...policy, rules }, { ...policy, rules: widened });
    }
    const requests = variants.map((variant) => (0,lookups_needed/* lookupsNeeded */.zv)(inventory, variant));
    const groups = (0,lookups_needed/* needsPolicies */.G8)(policy) ? groupsOfOthers(inventory) : [];
    return {
        policyAssets: distinct([...requests.flatMap(({ policyAssets }) => policyAssets), ...groups]),
        replicas: distinct(requests.flatMap(({ replicas }) => replicas)),
    };
}
function distinct(items) {
    return [...new Map(items.map((item) => [item.id, item])).values()];
}
/** A shard may not see the volumes that something hangs on: another one may judge them. */
function everyVolumeOf(regions) {
    return regions.flatMap((region) => [
        { region, kind: "BLOCK_VOLUME" },
        { region, kind: "BOOT_VOLUME" },
    ]);
}
/** Groups of volumes that another shard reads, and that need not know their group. */
function groupsOfOthers({ volumes, volumeGroups }) {
    const own = new Set(volumes.map(({ id }) => id));
    return volumeGroups
        .filter(({ volumeIds }) => volumeIds.some((id) => !own.has(id)))
        .map(({ id, region }) => ({ id, region }));
}


/***/ })

};
