export const id = 477;
export const ids = [477];
export const modules = {

/***/ 14782:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DR: () => (/* binding */ filesBelow),
/* harmony export */   NP: () => (/* binding */ filesMatching),
/* harmony export */   fo: () => (/* binding */ isFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _matching_glob_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(736);



/**
 * The files below a folder, links to files included, by their paths from there with slashes, and sorted.
 * Throws what reading a folder throws.
 */
function filesBelow(folder) {
    return [...walk(folder, "")].sort();
}
/** Not by `recursive`: Node 24 follows links to folders, and comes to no end where they go in circles. */
function* walk(folder, path) {
    for (const entry of (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(folder, { withFileTypes: true })) {
        const place = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, entry.name);
        const name = `${path}${entry.name}`;
        if (entry.isDirectory())
            yield* walk(place, `${name}/`);
        else if (entry.isFile() || (entry.isSymbolicLink() && isFile(place)))
            yield name;
    }
}
/** True for a file that can be found; a link counts as what it leads to. */
function isFile(path) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path).isFile();
    }
    catch {
        return false;
    }
}
/** Those that a glob below `base` matches, `base` before each; none where the folder cannot be read. */
function filesMatching(base, glob, workingDir) {
    const isMatch = (0,_matching_glob_js__WEBPACK_IMPORTED_MODULE_2__/* .pathMatcher */ .kZ)(glob);
    let names;
    try {
        names = filesBelow((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workingDir, base));
    }
    catch {
        return [];
    }
    return names.filter((name) => isMatch(name.split("/"))).map((name) => `${base}${name}`);
}


/***/ }),

/***/ 63477:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  merge: () => (/* binding */ merge)
});

// EXTERNAL MODULE: ./node_modules/p-map/index.js
var p_map = __webpack_require__(606);
// EXTERNAL MODULE: ./src/run/announce.ts + 4 modules
var announce = __webpack_require__(13348);
// EXTERNAL MODULE: ./src/inventory/with-lookups.ts
var with_lookups = __webpack_require__(16116);
// EXTERNAL MODULE: ./src/posture/lookups-needed.ts
var lookups_needed = __webpack_require__(93329);
// EXTERNAL MODULE: ./src/plain/wording.ts
var wording = __webpack_require__(82392);
// EXTERNAL MODULE: ./src/plain/days.ts
var days = __webpack_require__(75533);
// EXTERNAL MODULE: ./src/plain/instant.ts
var instant = __webpack_require__(15705);
// EXTERNAL MODULE: ./src/inventory/unread-key.ts
var unread_key = __webpack_require__(8247);
// EXTERNAL MODULE: ./src/inventory/volume-groups.ts
var volume_groups = __webpack_require__(68969);
// EXTERNAL MODULE: ./src/inventory/store/backup-map.ts
var backup_map = __webpack_require__(60437);
// EXTERNAL MODULE: ./src/inventory/store/copies-in.ts
var copies_in = __webpack_require__(52209);
;// CONCATENATED MODULE: ./src/sharding/joined-backups.ts


/** Several maps as one. A volume's backups may lie in several shards, as backups can be moved. */
class JoinedBackups extends backup_map/* BackupMap */.l {
    #maps;
    #mapsOf = new Map();
    constructor(maps) {
        super();
        this.#maps = maps;
        for (const map of maps) {
            const alone = [map];
            for (const volumeId of map.keys()) {
                const others = this.#mapsOf.get(volumeId);
                this.#mapsOf.set(volumeId, others === undefined ? alone : [...others, map]);
            }
        }
    }
    get size() {
        return this.#mapsOf.size;
    }
    has(volumeId) {
        return this.#mapsOf.has(volumeId);
    }
    keys() {
        return this.#mapsOf.keys();
    }
    get(volumeId) {
        const maps = this.#mapsOf.get(volumeId);
        const [first] = maps ?? [];
        if (maps?.length === 1)
            return first?.get(volumeId);
        // One that moved while the shards were read may be in two of them.
        const all = maps?.flatMap((map) => map.get(volumeId) ?? []);
        return all && [...new Map(all.map((backup) => [backup.id, backup])).values()];
    }
    *copies() {
        for (const map of this.#maps)
            yield* (0,copies_in/* copiesIn */.J)(map);
    }
    *having(ids) {
        for (const map of this.#maps)
            yield* (0,copies_in/* backupsHaving */.L)(map, ids);
    }
}

// EXTERNAL MODULE: ./src/sharding/partial.ts
var partial = __webpack_require__(37797);
// EXTERNAL MODULE: ./src/settings/shard-id.ts
var shard_id = __webpack_require__(57795);
;// CONCATENATED MODULE: ./src/sharding/join.ts







/**
 * Joins the shards of one audit into what a single run would have read. Refuses a set that is not
 * whole: a shard missing, twice, overlapping, of another audit, or not of today at `now` (ms since the
 * epoch). Throws `PartialError`.
 */
function joinPartials(partials, now) {
    const [first] = partials;
    if (first === undefined) {
        throw new partial/* PartialError */.GM("partial-reports: there is no partial report to join.");
    }
    refuseForeign(first, partials);
    for (const each of partials)
        refuseUntimely(each, now);
    refuseGaps(partials.map(({ shard }) => shard));
    refuseRegionsLeftOut(partials);
    // Of what two shards read, as it moved, the later one is right.
    const inventories = partials
        .toSorted((a, b) => a.startedAt - b.startedAt)
        .map(({ inventory }) => inventory);
    const sum = (count) => partials.reduce((total, partial) => total + count(partial), 0);
    return {
        toolVersion: first.toolVersion,
        scope: first.scope,
        runId: first.runId,
        startedAt: Math.max(...partials.map(({ startedAt }) => startedAt)),
        durationMs: Math.max(...partials.map(({ durationMs }) => durationMs)),
        api: {
            requests: sum(({ api }) => api.requests),
            retries: sum(({ api }) => api.retries),
            throttled: sum(({ api }) => api.throttled),
        },
        coversTenancy: first.coversTenancy,
        inventory: joinInventories(first.inventory, inventories),
    };
}
function joinInventories(first, all) {
    const volumeGroups = distinct(all.flatMap((it) => it.volumeGroups), ({ id }) => id);
    // The first shard reads it for all.
    const iam = all.find((it) => it.iam !== undefined)?.iam;
    return {
        ...(iam === undefined ? {} : { iam }),
        tenancyId: first.tenancyId,
        homeRegion: first.homeRegion,
        regions: distinct(all.flatMap(({ regions }) => regions), (region) => region),
        compartments: distinct(all.flatMap(({ compartments }) => compartments), ({ id }) => id),
        // A group may lie in another shard than its volumes.
        volumes: (0,volume_groups/* withGroups */.t)(distinct(all.flatMap(({ volumes }) => volumes), ({ id }) => id), volumeGroups),
        backups: new JoinedBackups(all.map(({ backups }) => backups)),
        attachments: distinct(all.flatMap(({ attachments }) => attachments), ({ volumeId, instanceId, lifecycleState: state }) => `${volumeId} ${instanceId} ${state}`),
        instances: new Map(all.flatMap(({ instances }) => [...instances])),
        volumeGroups,
        lookups: {
            policies: new Map(all.flatMap(({ lookups }) => [...lookups.policies])),
            replicas: new Map(all.flatMap(({ lookups }) => [...lookups.replicas])),
        },
        interruption: all.find(({ interruption }) => interruption !== null)?.interruption ?? null,
        unread: distinct(all.flatMap(({ unread }) => unread), unread_key/* unreadKey */.l),
        tolerated: distinct(all.flatMap(({ tolerated }) => tolerated), unread_key/* unreadKey */.l),
        unasked: joinUnasked(all.flatMap(({ unasked }) => unasked)),
        discovery: joinDiscovery(all.flatMap(({ discovery }) => discovery)),
        searchFailures: distinct(all.flatMap(({ searchFailures }) => searchFailures), ({ region }) => region),
    };
}
/** Slices of a region leave out compartments of their own. */
function joinUnasked(all) {
    const joined = new Map();
    for (const it of all) {
        const key = JSON.stringify([it.region, it.operation]);
        const compartments = (joined.get(key)?.compartments ?? 0) + it.compartments;
        joined.set(key, { ...it, compartments });
    }
    return [...joined.values()];
}
/** Slices of a region may have been planned in several ways: the one that leaves most open says it. */
function joinDiscovery(all) {
    const order = ["list", "search, then list", "search"];
    const sorted = all.toSorted((a, b) => order.indexOf(a.by) - order.indexOf(b.by));
    return distinct(sorted, ({ region }) => region);
}
function distinct(items, keyOf) {
    return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}
function refuseForeign(first, partials) {
    for (const { shard, inventory, scope, toolVersion, runId } of partials) {
        const name = (0,shard_id/* shardName */.Az)(shard);
        if (inventory.tenancyId !== first.inventory.tenancyId) {
            throw new partial/* PartialError */.GM(`partial-reports: shard ${name} is of another tenancy.`);
        }
        if (JSON.stringify(scope) !== JSON.stringify(first.scope)) {
            throw new partial/* PartialError */.GM(`partial-reports: shard ${name} is of another scope. Give every job of the matrix the same inputs.`);
        }
        if (toolVersion !== first.toolVersion) {
            throw new partial/* PartialError */.GM(`partial-reports: shard ${name} was made by version ${toolVersion}, another by ${first.toolVersion}. Use one version in every job.`);
        }
        if (runId !== first.runId) {
            const [here, there] = [runId, first.runId].map((id) => id ?? "outside of GitHub Actions");
            throw new partial/* PartialError */.GM(`partial-reports: shard ${name} is of another workflow run than the others (${here}, not ${there}). Join the parts of one run: run the whole matrix again.`);
        }
    }
}
/** Jobs of one run may wait for a runner, and be run again, but not for so long. */
const MOST_AGE_MS = days/* DAY_MS */.sO;
/** What a shard read long ago must not be told as today's, by a merge that is run again alone either. */
function refuseUntimely({ shard, startedAt }, now) {
    const name = (0,shard_id/* shardName */.Az)(shard);
    const at = new Date(startedAt).toISOString();
    if (startedAt > (0,instant/* latestPast */.A)(now)) {
        throw new partial/* PartialError */.GM(`partial-reports: shard ${name} was read at ${at}, which is still to come by this machine's clock. Set the clocks of all runners, and run the whole matrix again.`);
    }
    if (now - startedAt > MOST_AGE_MS) {
        throw new partial/* PartialError */.GM(`partial-reports: shard ${name} was read at ${at}, more than a day ago, and what it holds is not of today. Run the whole matrix again.`);
    }
}
function refuseGaps(shards) {
    const names = shards.map(shard_id/* shardName */.Az);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice !== undefined) {
        throw new partial/* PartialError */.GM(`partial-reports: shard ${twice} is there twice. Keep one of each.`);
    }
    const total = shards[0]?.total ?? 0;
    const stranger = shards.find((shard) => shard.total !== total);
    if (stranger !== undefined) {
        throw new partial/* PartialError */.GM(`partial-reports: shard ${(0,shard_id/* shardName */.Az)(stranger)} belongs to another matrix (the others are of ${total}).`);
    }
    refuseOverlap(shards);
    const present = new Set(shards.map(({ index }) => index));
    const missing = Array.from({ length: total }, (_, index) => index + 1).filter((index) => !present.has(index));
    if (missing.length > 0) {
        throw new partial/* PartialError */.GM(`partial-reports: ${missing.length === 1 ? "shard" : "shards"} ${missing.join(", ")} of ${total} ${missing.length === 1 ? "is" : "are"} missing, so the audit would not be whole. Look at why ${missing.length === 1 ? "that job" : "those jobs"} of the matrix failed.`);
    }
    refuseSlicesLeftOut(shards);
}
/** The matrix may have been planned before a region was subscribed to, or with other inputs. */
function refuseRegionsLeftOut(partials) {
    const read = new Set(partials.flatMap(({ shard }) => shard.regions));
    const covered = new Set(partials.flatMap(({ regions }) => regions));
    const leftOut = [...covered].filter((region) => !read.has(region));
    if (leftOut.length === 0)
        return;
    throw new partial/* PartialError */.GM(`partial-reports: no shard is of ${leftOut.join(", ")}, which the audit covers. Plan the matrix again, with the same inputs as its jobs.`);
}
/** A region belongs to one shard, or to the slices of one cut, each once. */
function refuseOverlap(shards) {
    for (const [region, parts] of byRegion(shards)) {
        const taken = new Set(parts.map(({ slice }) => slice));
        const isOneCut = parts.every(({ slices }) => slices === parts[0]?.slices);
        if (isOneCut && taken.size === parts.length)
            continue;
        throw new partial/* PartialError */.GM(`partial-reports: the shards ${parts.map(shard_id/* shardName */.Az).join(" and ")} overlap in region ${region}. Join the parts of one matrix only.`);
    }
}
/** Parts of several matrices may have numbers that fit, and still leave out a part of a region. */
function refuseSlicesLeftOut(shards) {
    for (const [region, parts] of byRegion(shards)) {
        const slices = parts[0]?.slices ?? 0;
        if (parts.length === slices)
            continue;
        throw new partial/* PartialError */.GM(`partial-reports: of the ${slices} slices of region ${region} only ${parts.length} ${parts.length === 1 ? "is" : "are"} there. Join the parts of one matrix only.`);
    }
}
function byRegion(shards) {
    const regions = new Set(shards.flatMap((shard) => shard.regions));
    return new Map([...regions].map((region) => [region, shards.filter((it) => it.regions.includes(region))]));
}

// EXTERNAL MODULE: ./src/run/judged-instant.ts
var judged_instant = __webpack_require__(3464);
// EXTERNAL MODULE: ./src/run/kept-inventory.ts
var kept_inventory = __webpack_require__(86700);
// EXTERNAL MODULE: ./src/run/conclude.ts + 2 modules
var conclude = __webpack_require__(73326);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/plain/byte-limits.ts
var byte_limits = __webpack_require__(4885);
// EXTERNAL MODULE: ./src/plain/error-message.ts
var error_message = __webpack_require__(31256);
// EXTERNAL MODULE: ./src/matching/glob.ts + 1 modules
var glob = __webpack_require__(736);
// EXTERNAL MODULE: ./src/matching/glob-syntax.ts
var glob_syntax = __webpack_require__(78625);
// EXTERNAL MODULE: ./src/plain/read-bounded.ts
var read_bounded = __webpack_require__(24726);
// EXTERNAL MODULE: ./src/run/files-below.ts
var files_below = __webpack_require__(14782);
;// CONCATENATED MODULE: ./src/run/modes/partial-files.ts








/** What the jobs of a matrix hand over, in a folder that was named without more. */
const IN_FOLDER = "**/*.json.gz";
/**
 * The files that `partial-reports` means, in the order of their names: a file, a folder with whatever
 * partial reports lie below it, or a glob.
 * @throws PartialError in a sentence when there are none
 */
function findPartialFiles(workingDir, pattern) {
    const start = (0,glob_syntax/* literalStart */.k9)(pattern);
    const isLiteral = start === pattern;
    const base = isLiteral ? pattern : start.slice(0, start.lastIndexOf("/") + 1);
    const folder = (0,external_node_path_.resolve)(workingDir, base);
    if (isLiteral && (0,files_below/* isFile */.fo)(folder))
        return [partialFile(folder, pattern)];
    const isMatch = (0,glob/* pathMatcher */.kZ)(isLiteral ? IN_FOLDER : pattern.slice(base.length));
    const files = namesBelow(folder).filter((name) => isMatch(name.split("/")));
    if (files.length === 0) {
        throw new partial/* PartialError */.GM(`partial-reports: ${pattern} matches no file. Download the artifacts of the matrix before the merge.`);
    }
    return files.map((name) => partialFile((0,external_node_path_.join)(folder, name), name));
}
function partialFile(path, name) {
    const read = async () => {
        try {
            return await (0,read_bounded/* readBounded */.C)(path, byte_limits/* MOST_PACKED_BYTES */.nC);
        }
        catch (error) {
            // Of a file that is too large the error says so itself.
            if (!isOfSystem(error))
                throw tooLarge(name, (0,error_message/* messageOf */.b)(error));
            throw new partial/* PartialError */.GM(`partial-reports: ${name} cannot be read (${codeOf(error)}). Make it readable for the user that runs the merge.`);
        }
    };
    return { name, read };
}
function namesBelow(folder) {
    try {
        return (0,files_below/* filesBelow */.DR)(folder);
    }
    catch (error) {
        const code = codeOf(error);
        if (code === "ENOENT" || code === "ENOTDIR") {
            throw new partial/* PartialError */.GM(`partial-reports: there is no folder ${folder}. Download the artifacts of the matrix before the merge.`);
        }
        throw new partial/* PartialError */.GM(`partial-reports: the folder ${folder} cannot be read (${code}). Make it readable for the user that runs the merge.`);
    }
}
function isOfSystem(error) {
    return error.code !== undefined;
}
function tooLarge(name, why) {
    return new partial/* PartialError */.GM(`partial-reports: ${name} is too large for a partial report (${why}). Look at what partial-reports matches, and plan more shards if it is one.`);
}
function codeOf(error) {
    return String(error.code);
}

;// CONCATENATED MODULE: ./src/run/modes/merge.ts











/** `mode: merge`: joins the parts of a matrix, judges once and publishes once. */
async function merge(context, connection) {
    const join = () => joinAndConclude(context, connection);
    return connection === null ? await join() : await (0,announce/* announcingFailure */.H)(context, connection, join);
}
async function joinAndConclude(context, connection) {
    const { world, settings, redaction } = context;
    const partials = await readPartials(world, settings.sharding.partials);
    const now = await presentInstant(world, connection);
    const joined = joinPartials(partials, now);
    const { tenancyId, compartments } = joined.inventory;
    redaction.ofTenancy(tenancyId);
    redaction.learn(compartments);
    world.log.info(`Joined ${(0,wording/* counted */.hS)(partials.length, "shard")}.`);
    const findPlace = connection === null ? null : (0,conclude/* reportPlace */.YM)(context, compartments, connection.cloud);
    const baseline = await (0,conclude/* lastRun */.KT)(context, { scope: joined.scope, tenancyId, now }, findPlace);
    const kept = await (0,kept_inventory/* keptInventory */.J)(context, joined, baseline);
    // A shard may have looked up more than the whole needs; a single run would not have.
    const needed = (0,lookups_needed/* lookupsNeeded */.zv)(joined.inventory, settings.policy);
    const collected = { ...joined, inventory: (0,with_lookups/* withLookupsOf */.L)(joined.inventory, needed) };
    const judged = (0,conclude/* judge */.S4)(context, collected, baseline);
    return await (0,conclude/* conclude */.Ep)(context, { ...judged, inventory: kept }, { connection, findPlace });
}
/**
 * The time that the parts' age is told by, in milliseconds since the epoch: a machine whose clock stands
 * still would take parts of any age for today's. OCI is asked for its own where it is asked at all.
 */
async function presentInstant(world, connection) {
    if (connection === null)
        return world.now();
    // Any answer tells the time, a denial too.
    await connection.cloud.regionSubscriptions().catch(() => []);
    return connection.serverNow() === null ? world.now() : (0,judged_instant/* judgedInstant */.zl)(world, connection, 0);
}
/** While one is taken in, the next is inflated; more would only fill the memory. */
const READ_AT_ONCE = 3;
async function readPartials(world, pattern) {
    const files = findPartialFiles(world.workingDir, pattern);
    const read = async (file) => (0,partial/* readPartial */.oi)(await file.read(), file.name);
    return await (0,p_map/* default */.Ay)(files, read, { concurrency: READ_AT_ONCE });
}


/***/ })

};
