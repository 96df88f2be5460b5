export const id = 438;
export const ids = [438];
export const modules = {

/***/ 65438:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  preflight: () => (/* binding */ preflight)
});

// EXTERNAL MODULE: ./src/github/outputs.ts
var outputs = __webpack_require__(88353);
// EXTERNAL MODULE: ./src/run/tell-github.ts + 2 modules
var tell_github = __webpack_require__(32624);
// EXTERNAL MODULE: ./src/run/narrate.ts
var narrate = __webpack_require__(57206);
// EXTERNAL MODULE: ./src/run/conclude.ts + 2 modules
var conclude = __webpack_require__(73326);
// EXTERNAL MODULE: ./src/run/exit-code.ts
var exit_code = __webpack_require__(61259);
// EXTERNAL MODULE: ./src/run/world.ts
var run_world = __webpack_require__(22177);
// EXTERNAL MODULE: ./src/plain/days.ts
var days = __webpack_require__(75533);
// EXTERNAL MODULE: ./src/plain/wording.ts
var wording = __webpack_require__(82392);
;// CONCATENATED MODULE: ./src/run/preflight/result.ts
function passed(what, detail) {
    return { what, state: "passed", detail, statements: [] };
}
function failed(what, detail, statements = []) {
    return { what, state: "failed", detail, statements };
}
function unproven(what, detail, statements = []) {
    return { what, state: "unproven", detail, statements };
}

;// CONCATENATED MODULE: ./src/run/preflight/clock.ts



const WHAT = "clock";
/** OCI refuses a signature whose time differs by more than five minutes. */
const MOST_SKEW_MS = 5 * days/* MINUTE_MS */.kg;
/** Below, the header's own precision and the way it took matter as much. */
const NOTICEABLE_MS = 2_000;
/** @param servedNow OCI's time; null when no answer told it, without which nothing is judged */
function checkClock(now, servedNow) {
    if (servedNow === null) {
        return unproven(WHAT, "No answer of OCI told its time.");
    }
    const skewMs = now - servedNow;
    const off = Math.abs(skewMs);
    if (off < NOTICEABLE_MS)
        return passed(WHAT, "It agrees with OCI's.");
    const seconds = (0,wording/* counted */.hS)(Math.round(off / 1_000), "second");
    const sentence = `It is ${seconds} ${skewMs > 0 ? "ahead of" : "behind"} OCI's.`;
    return off > MOST_SKEW_MS
        ? failed(WHAT, `${sentence} OCI refuses more than 300: set this machine's clock (NTP).`)
        : passed(WHAT, sentence);
}

// EXTERNAL MODULE: ./src/delivery/service-answer.ts
var service_answer = __webpack_require__(47198);
;// CONCATENATED MODULE: ./deploy/terraform/iam-statements.json
const iam_statements_namespaceObject = /*#__PURE__*/JSON.parse('{"audit":{"input":null,"statements":["Allow group <group> to inspect tenancies in tenancy","Allow group <group> to inspect compartments in tenancy","Allow group <group> to inspect volume-family in tenancy","Allow group <group> to read instances in tenancy"]},"object-storage":{"input":"upload-object-storage","statements":["Allow group <group> to read buckets in compartment <compartment>","Allow group <group> to manage objects in compartment <compartment> where all {target.bucket.name=\'<bucket>\', request.permission=\'OBJECT_CREATE\'}","Allow group <group> to read objects in compartment <compartment> where target.bucket.name=\'<bucket>\'"]},"metrics":{"input":"metrics-namespace","statements":["Allow group <group> to use metrics in tenancy where target.metrics.namespace=\'<metrics-namespace>\'"]},"notifications":{"input":"notification-topic","statements":["Allow group <group> to use ons-topics in compartment <compartment> where request.permission=\'ONS_TOPIC_PUBLISH\'"]},"iam-policies":{"input":"policy-file","statements":["Allow group <group> to inspect policies in tenancy"]}}');
;// CONCATENATED MODULE: ./src/run/preflight/statements.ts

const ALL = Object.values(iam_statements_namespaceObject).flatMap(({ statements }) => statements);
/** The statements that grant these rights: those of the README and of the Terraform module. */
function statementsFor(rights, known = {}) {
    const { bucket = "<bucket>", metricsNamespace = "<metrics-namespace>" } = known;
    return ALL.filter((it) => rights.some((right) => it.includes(` to ${right} in `))).map((it) => it.replace("<bucket>", bucket).replace("<metrics-namespace>", metricsNamespace));
}

;// CONCATENATED MODULE: ./src/run/preflight/destinations.ts



const EARLIER = "earlier reports";
/** The bucket as far as reading tells of it. `findPlace` null: Object Storage is off. */
async function checkBucket(findPlace) {
    if (findPlace === null)
        return [];
    const choice = await findPlace();
    if ("problem" in choice) {
        return [failed("bucket", choice.problem, statementsFor(["read buckets"]))];
    }
    const { store, namespace, bucket, prefix, names } = choice.place;
    const shown = names.bucket(bucket);
    const where = `namespace ${names.namespace(namespace)}, ${store.region}`;
    const statements = statementsFor(["manage objects"], { bucket: shown });
    return [
        passed("bucket", `${shown} in ${where}, is private.`),
        unproven("upload of reports", `Not provable without writing to ${shown}.`, statements),
        await checkEarlierReports(() => store.listObjects(namespace, bucket, prefix === "" ? "" : `${prefix}/`), shown),
    ];
}
/** Without them a run only compares with nothing. */
async function checkEarlierReports(list, bucket) {
    try {
        await list();
        return passed(EARLIER, "Can be listed.");
    }
    catch (error) {
        const detail = `Cannot be listed: nothing is compared. ${(0,service_answer/* answerOf */.u)(error)}.`;
        return unproven(EARLIER, detail, statementsFor(["read objects"], { bucket }));
    }
}
/** The artifact service, as far as the runner's variables tell of it. */
function checkArtifact(env) {
    const needed = ["ACTIONS_RUNTIME_TOKEN", "ACTIONS_RESULTS_URL"];
    const missing = needed.filter((name) => !env[name]);
    return missing.length === 0
        ? passed("artifact service", "The runner names it and gives a token.")
        : failed("artifact service", `${missing.join(" and ")} is not set, so that no artifact can be uploaded. Run this as an action and not in a script, or set upload-artifact to false.`);
}
/** What cannot be tried without doing it. */
function checkTelling({ metricsNamespace, notificationTopic, scope, }) {
    const results = [];
    if (metricsNamespace !== null) {
        // They are posted to the root compartment of the audit.
        const place = scope.rootCompartment === null ? "tenancy" : "compartment <compartment>";
        const statements = statementsFor(["use metrics"], { metricsNamespace }).map((statement) => statement.replace("in tenancy", `in ${place}`));
        results.push(unproven("metrics", "Not provable without posting some.", statements));
    }
    if (notificationTopic !== null) {
        const statements = statementsFor(["use ons-topics"]);
        results.push(unproven("notification", "Not provable without publishing one.", statements));
    }
    return results;
}

// EXTERNAL MODULE: ./src/run/explain.ts
var explain = __webpack_require__(49266);
// EXTERNAL MODULE: ./src/inventory/compartment-tree.ts
var compartment_tree = __webpack_require__(72753);
// EXTERNAL MODULE: ./src/inventory/region-choice.ts
var region_choice = __webpack_require__(27824);
// EXTERNAL MODULE: ./src/inventory/scope.ts
var inventory_scope = __webpack_require__(14520);
// EXTERNAL MODULE: ./src/oci/failure.ts
var failure = __webpack_require__(15227);
;// CONCATENATED MODULE: ./src/run/preflight/foundations.ts









const SIGN_IN = "sign-in";
const REGIONS = "regions";
const COMPARTMENTS = "compartments";
/** Signs in, and learns the regions and the compartments. The first call proves the sign-in. */
async function checkFoundations(cloud, scope) {
    let regions;
    const signedIn = passed(SIGN_IN, `OCI takes the identity in ${cloud.startRegion}.`);
    try {
        regions = await (0,region_choice/* chooseRegions */.T)(cloud, scope.regions);
    }
    catch (error) {
        const sentence = (0,explain/* explain */.W)(error, cloud.startRegion);
        const results = error instanceof inventory_scope/* ScopeError */.H
            ? [signedIn, failed(REGIONS, sentence)]
            : [failed(SIGN_IN, sentence)];
        return { results, plan: null, tree: null };
    }
    const so = [signedIn, judgeRegions(regions)];
    let tree = null;
    try {
        tree = await (0,compartment_tree/* readCompartmentTree */.N)(cloud, scope.rootCompartment);
        const selected = (0,inventory_scope/* selectScope */.D)(tree, scope);
        const audited = (0,wording/* counted */.hS)(selected.audited.length, "compartment");
        const results = [...so, passed(COMPARTMENTS, `${audited} to audit.`)];
        return { results, plan: { scope: selected, regions }, tree };
    }
    catch (error) {
        const isDenied = error instanceof failure/* OciFailure */.e && error.isDenied;
        const statements = isDenied ? statementsFor(["inspect compartments"]) : [];
        const sentence = (0,explain/* explain */.W)(error, cloud.startRegion);
        return { results: [...so, failed(COMPARTMENTS, sentence, statements)], plan: null, tree };
    }
}
function judgeRegions({ regions, notReady, failure }) {
    if (failure !== null) {
        const detail = `The tenancy's regions cannot be listed, so that only ${regions.join(", ")} would be audited. ${(0,service_answer/* answerOf */.u)(failure)}.`;
        return failed(REGIONS, detail, statementsFor(["inspect tenancies"]));
    }
    const waiting = notReady.length === 0 ? "" : ` Not ready: ${notReady.join(", ")}.`;
    return passed(REGIONS, `${regions.join(", ")}.${waiting}`);
}

// EXTERNAL MODULE: ./src/inventory/iam-policies.ts
var iam_policies = __webpack_require__(78388);
;// CONCATENATED MODULE: ./src/run/preflight/listings.ts




const VOLUME_FAMILY = ["inspect volume-family"];
/** An attachment is shown to those who may see both of its ends. */
const BOTH_ENDS = ["inspect volume-family", "read instances"];
const LISTINGS = [
    { what: "block volumes", rights: VOLUME_FAMILY, pages: (it, id) => it.volumes(id) },
    { what: "boot volumes", rights: VOLUME_FAMILY, pages: (it, id) => it.bootVolumes(id) },
    { what: "block volume backups", rights: VOLUME_FAMILY, pages: (it, id) => it.volumeBackups(id) },
    {
        what: "boot volume backups",
        rights: VOLUME_FAMILY,
        pages: (it, id) => it.bootVolumeBackups(id),
    },
    { what: "volume groups", rights: VOLUME_FAMILY, pages: (it, id) => it.volumeGroups(id) },
    { what: "volume attachments", rights: BOTH_ENDS, pages: (it, id) => it.volumeAttachments(id) },
    { what: "boot volume attachments", rights: BOTH_ENDS, pages: bootVolumeAttachments },
    { what: "instances", rights: ["read instances"], pages: (it, id) => it.instances(id) },
];
async function* bootVolumeAttachments(region, compartmentId) {
    const [domain] = await region.availabilityDomains();
    if (domain !== undefined)
        yield* region.bootVolumeAttachments(compartmentId, domain);
}
const PATHS_SHOWN = 3;
/**
 * Makes each listing of the audit, its first page only: in every compartment of one region, where
 * rights may differ, and in one compartment of the others, which may not be reachable.
 */
async function checkListings(cloud, regions, audited) {
    const main = regions.includes(cloud.startRegion) ? cloud.startRegion : regions[0];
    const places = regions.flatMap((region) => (region === main ? audited : audited.slice(0, 1)).map(({ id, path }) => ({ region, id, path })));
    return await Promise.all(LISTINGS.map(async (listing) => {
        const outcomes = await Promise.all(places.map(async ({ region, id, path }) => {
            const error = await errorOf(firstPage(listing.pages(cloud.region(region), id)));
            return { path, error };
        }));
        return judge(listing, outcomes, regions.length);
    }));
}
/** The first page of a listing, which may be empty though there are more. */
async function firstPage(pages) {
    for await (const page of pages)
        return page;
    return [];
}
/** What the call fails with; null when it does not. */
async function errorOf(call) {
    try {
        await call;
        return null;
    }
    catch (error) {
        return error;
    }
}
function judge({ what, rights }, outcomes, regions) {
    const failures = outcomes.filter(({ error }) => error !== null);
    const [first] = failures;
    const compartments = (0,wording/* counted */.hS)(new Set(outcomes.map(({ path }) => path)).size, "compartment");
    if (first === undefined) {
        return passed(what, `Can be listed (${compartments}, ${(0,wording/* counted */.hS)(regions, "region")}).`);
    }
    const paths = [...new Set(failures.map(({ path }) => path))];
    const more = paths.length > PATHS_SHOWN ? ` and ${paths.length - PATHS_SHOWN} more` : "";
    const detail = `Cannot be listed in ${paths.slice(0, PATHS_SHOWN).join(", ")}${more} (of ${compartments}). ${(0,service_answer/* answerOf */.u)(first.error)}.`;
    return failed(what, detail, (0,service_answer/* isDenied */.G)(first.error) ? statementsFor(rights) : []);
}

;// CONCATENATED MODULE: ./src/run/preflight/iam-policies.ts






const iam_policies_WHAT = "IAM policies";
/** Lists them in the audited compartments and above, where the policy file asks who may delete backups. */
async function checkIamPolicies(cloud, plan, { deletionRestricted }) {
    if (deletionRestricted === undefined)
        return [];
    const compartments = (0,iam_policies/* iamCompartments */.X)(plan);
    try {
        await Promise.all(compartments.map(({ id }) => firstPage(cloud.iamPolicies(id))));
        return [passed(iam_policies_WHAT, `Can be listed (${(0,wording/* counted */.hS)(compartments.length, "compartment")}).`)];
    }
    catch (error) {
        const detail = `Cannot be listed everywhere, so that it would not be known who may delete backups. ${(0,service_answer/* answerOf */.u)(error)}.`;
        return [failed(iam_policies_WHAT, detail, (0,service_answer/* isDenied */.G)(error) ? statementsFor(["inspect policies"]) : [])];
    }
}

;// CONCATENATED MODULE: ./src/run/preflight/instance-names.ts





const instance_names_WHAT = "names of instances";
/** So many compartments are asked for an instance to try, one after the other. */
const MOST_PLACES = 100;
/**
 * Reads one instance, as the audit does where no listing names one: that takes more than to list
 * them. Nothing is told where no instance is found.
 */
async function checkInstanceNames(cloud, regions, audited) {
    const places = regions.flatMap((region) => audited.map(({ id }) => ({ region, id })));
    for (const { region, id } of places.slice(0, MOST_PLACES)) {
        const instance = await someInstance(cloud, region, id);
        if (instance !== null)
            return [await tryToRead(cloud, region, instance)];
    }
    return [];
}
/** null for what may not be listed, too: the listings have a line of their own. */
async function someInstance(cloud, region, id) {
    try {
        const [first] = await firstPage(cloud.region(region).instances(id));
        return first ?? null;
    }
    catch (error) {
        if (error instanceof failure/* OciFailure */.e)
            return null;
        throw error;
    }
}
async function tryToRead(cloud, region, { id }) {
    try {
        await cloud.region(region).instance(id);
        return passed(instance_names_WHAT, "An instance can be read.");
    }
    catch (error) {
        if (!(0,service_answer/* isDenied */.G)(error))
            return failed(instance_names_WHAT, `An instance cannot be read. ${(0,service_answer/* answerOf */.u)(error)}.`);
        const detail = `An instance may be listed and not read, so that reports have OCIDs in place of names, and the audit makes more calls. ${(0,service_answer/* answerOf */.u)(error)}.`;
        return unproven(instance_names_WHAT, detail, statementsFor(["read instances"]));
    }
}

// EXTERNAL MODULE: ./src/oci/operations.ts
var operations = __webpack_require__(84359);
// EXTERNAL MODULE: ./src/posture/checks/checks.ts + 8 modules
var checks = __webpack_require__(55006);
// EXTERNAL MODULE: ./src/posture/policy/rules.ts
var policy_rules = __webpack_require__(40396);
;// CONCATENATED MODULE: ./src/run/preflight/lookups.ts









const POLICY = "backup policies";
const REPLICA = "replicas";
const SEARCH = "Resource Search";
/** Tries, on the first volumes that are found, the look-ups that some rule, or a kept inventory, needs. */
async function checkLookUps(cloud, regions, audited, { policy, keepsInventory }) {
    const rules = (0,policy_rules/* settingsOf */.f5)(policy);
    const required = checks/* checks */.A.filter((check) => rules.some((rule) => check.isRequired(rule)));
    const needed = keepsInventory ? checks/* checks */.A : required;
    const needs = new Set(needed.flatMap((check) => check.needs));
    if (needs.size === 0)
        return [];
    const volumes = await someVolumes(cloud, regions, audited, needs.has("replica"));
    return await Promise.all([
        ...(needs.has("policy") ? [checkPolicies(cloud, volumes)] : []),
        ...(needs.has("replica") ? [checkReplicas(cloud, volumes)] : []),
    ]);
}
/** Volumes from the first place that has some; all places are asked for one with a replica. */
async function someVolumes(cloud, regions, audited, wantsReplica) {
    const found = [];
    for (const region of regions) {
        for (const { id } of audited) {
            const page = await readable(firstPage(cloud.region(region).volumes(id)));
            found.push(...(page ?? []));
            const isEnough = found.some(({ replicas }) => !wantsReplica || replicas.length > 0);
            if (isEnough)
                return found;
        }
    }
    return found;
}
/** null for what may not be read: the listings have a line of their own. */
async function readable(call) {
    try {
        return await call;
    }
    catch (error) {
        if (error instanceof failure/* OciFailure */.e)
            return null;
        throw error;
    }
}
async function checkPolicies(cloud, [volume]) {
    if (volume === undefined) {
        return unproven(POLICY, "There is no volume whose backup policy could be looked up.");
    }
    const region = cloud.region(volume.region);
    return await tryOn(POLICY, "The backup policy of a volume", async () => {
        const assignment = await region.policyAssignment(volume.id);
        if (assignment !== null)
            await region.backupPolicy(assignment.policyId);
    });
}
async function checkReplicas(cloud, volumes) {
    const [found] = volumes.flatMap(({ kind, replicas }) => replicas.map(({ id }) => ({ kind, id })));
    if (found === undefined) {
        return unproven(REPLICA, "No volume was found that has a replica to look up.");
    }
    return await tryOn(REPLICA, "The replica of a volume", async () => {
        const place = await cloud.regionOf(found.id);
        if (place.kind === "unknown")
            throw (0,failure/* unknownRegion */.h)(operations/* GET_REPLICA */.SO[found.kind], place.key);
        const region = place.kind === "named" ? place.region : cloud.startRegion;
        await cloud.region(region).replica(found.kind, found.id);
    });
}
async function tryOn(what, subject, call) {
    try {
        await call();
        return passed(what, `${subject} can be read.`);
    }
    catch (error) {
        const statements = (0,service_answer/* isDenied */.G)(error) ? statementsFor(["inspect volume-family"]) : [];
        return failed(what, `${subject} cannot be read. ${(0,service_answer/* answerOf */.u)(error)}.`, statements);
    }
}
/** Asks the index of every region, where discovery may use it. It is never needed: listing does too. */
async function checkSearch(cloud, regions, discovery) {
    if (discovery === "list")
        return [];
    try {
        const query = "query volume resources";
        await Promise.all(regions.map((region) => firstPage(cloud.region(region).find(query))));
        return [passed(SEARCH, `Can be asked (${(0,wording/* counted */.hS)(regions.length, "region")}).`)];
    }
    catch (error) {
        const detail = `Gives no answer, so that every compartment would be listed instead. ${(0,service_answer/* answerOf */.u)(error)}.`;
        if (discovery === "auto")
            return [unproven(SEARCH, detail)];
        const fix = `${detail} Set discovery to list if that is to stay so.`;
        return [failed(SEARCH, fix, (0,service_answer/* isDenied */.G)(error) ? statementsFor(["inspect volume-family"]) : [])];
    }
}

// EXTERNAL MODULE: ./src/reports/escape/markdown.ts
var markdown = __webpack_require__(77898);
// EXTERNAL MODULE: ./src/reports/markdown/markdown-table.ts
var markdown_table = __webpack_require__(81465);
// EXTERNAL MODULE: ./src/reports/escape/terminal.ts
var terminal = __webpack_require__(9983);
// EXTERNAL MODULE: ./src/reports/terminal/terminal-columns.ts + 7 modules
var terminal_columns = __webpack_require__(1389);
;// CONCATENATED MODULE: ./src/run/preflight/terminal-table.ts



const WIDTH = 80;
const WHAT_WIDTH = 24;
const INDENT = WHAT_WIDTH + 5;
const MARKS = { passed: "✔", failed: "✖", unproven: "–" };
/** The results as lines of a terminal of 80 columns, each with the IAM statements that it lacks. */
function terminalTable(results) {
    return [headline(results), ...results.flatMap(rowLines)];
}
/** One sentence over all results. */
function headline(results) {
    const failures = results.filter(({ state }) => state === "failed").length;
    const unknown = results.filter(({ state }) => state === "unproven").length;
    const open = unknown === 0 ? "" : `, ${unknown} not provable`;
    return failures === 0
        ? `Preflight passed: ${(0,wording/* counted */.hS)(results.length, "check")}${open}.`
        : `Preflight failed: ${failures} of ${(0,wording/* counted */.hS)(results.length, "check")}${open}.`;
}
function rowLines({ what, state, detail, statements }) {
    const lines = (0,terminal_columns/* wrapHard */.mu)((0,terminal/* escapeTerminal */.e)(detail), WIDTH - INDENT);
    const head = `  ${MARKS[state]} ${(0,terminal_columns/* fitColumns */.Pk)((0,terminal/* escapeTerminal */.e)(what), WHAT_WIDTH)} `;
    const label = state === "failed" ? "missing" : "needs";
    return [
        ...lines.map((line, index) => `${index === 0 ? head : " ".repeat(INDENT)}${line}`),
        ...statements.flatMap((statement) => (0,terminal_columns/* wrapHard */.mu)(`${label}: ${(0,terminal/* escapeTerminal */.e)(statement)}`, WIDTH - 6).map((line, index) => `${" ".repeat(index === 0 ? 4 : 6)}${line}`)),
    ];
}

;// CONCATENATED MODULE: ./src/run/preflight/markdown-table.ts



/** The results for the job summary. */
function markdownTable(results) {
    const table = (0,markdown_table/* renderTable */.bo)({
        columns: [
            { title: "" },
            { title: "Check" },
            { title: "What was seen" },
            { title: "IAM statement that it lacks or needs" },
        ],
        rows: results.map(({ what, state, detail, statements }) => [
            MARKS[state],
            (0,markdown/* escapeMarkdown */.F)(what),
            (0,markdown/* escapeMarkdown */.F)(detail),
            statements.map(markdown/* escapeMarkdown */.F).join("<br>"),
        ]),
    });
    return `## OCI volume backup audit: preflight\n\n${headline(results)}\n\n${table}\n`;
}

;// CONCATENATED MODULE: ./src/run/preflight/preflight.ts
















/**
 * `mode: preflight`: tries, reading only, everything that an audit with these settings would need,
 * and says what is missing. The answer is the exit code.
 */
async function preflight(context, connection) {
    const { world } = context;
    const results = await check(context, connection);
    const lines = terminalTable(results);
    if ((0,run_world/* isAction */.v)(world)) {
        for (const line of lines)
            world.log.info(line);
        for (const { what, state, detail } of results) {
            if (state === "failed")
                world.log.error(`${what}: ${detail}`, "Preflight");
        }
        await (0,tell_github/* addToSummary */.Dg)(context, () => markdownTable(results));
        (0,narrate/* narrateProblem */.FV)(world.log, await (0,outputs/* writeOutputs */.Kn)({ headline: headline(results) }));
    }
    else {
        world.stdout.write(`${lines.join("\n")}\n`);
    }
    return results.some(({ state }) => state === "failed") ? exit_code/* EXIT */.d.notAudited : exit_code/* EXIT */.d.passed;
}
async function check(context, connection) {
    const { world, settings, redaction } = context;
    const { cloud } = connection;
    const { plan, tree, results } = await checkFoundations(cloud, settings.scope);
    redaction.learn([...(tree?.byId.values() ?? [])]);
    const isArtifactWanted = settings.artifact.enabled && (0,run_world/* isAction */.v)(world);
    return [
        ...results,
        checkClock(world.now(), connection.serverNow()),
        ...(plan === null || tree === null
            ? [unproven("permissions, bucket", "Not tried: they need what failed above.")]
            : await checkInScope(context, cloud, { ...plan, tree })),
        ...(isArtifactWanted ? [checkArtifact(world.env)] : []),
        ...checkTelling(settings),
    ];
}
async function checkInScope(context, cloud, plan) {
    const { settings, redaction } = context;
    const { audited } = plan.scope;
    const { regions } = plan.regions;
    const parts = await Promise.all([
        checkListings(cloud, regions, redaction.compartments(audited)),
        checkInstanceNames(cloud, regions, audited),
        checkLookUps(cloud, regions, audited, settings),
        checkIamPolicies(cloud, plan, settings.policy),
        checkSearch(cloud, regions, settings.discovery),
        checkBucket((0,conclude/* reportPlace */.YM)(context, audited, cloud)),
    ]);
    return parts.flat();
}


/***/ })

};
