export const id = 663;
export const ids = [663];
export const modules = {

/***/ 64663:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  merge: () => (/* binding */ merge)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/p-map/index.js
var p_map = __webpack_require__(606);
// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __webpack_require__(14006);
var picomatch_default = /*#__PURE__*/__webpack_require__.n(picomatch);
// EXTERNAL MODULE: ./src/announce.ts + 4 modules
var announce = __webpack_require__(3146);
// EXTERNAL MODULE: ./src/inventory/look-up.ts
var look_up = __webpack_require__(70179);
// EXTERNAL MODULE: ./src/posture/lookups.ts
var lookups = __webpack_require__(46783);
// EXTERNAL MODULE: ./src/posture/wording.ts
var wording = __webpack_require__(48660);
// EXTERNAL MODULE: ./src/inventory/unread-key.ts
var unread_key = __webpack_require__(8247);
// EXTERNAL MODULE: ./src/inventory/volume-groups.ts
var volume_groups = __webpack_require__(68969);
// EXTERNAL MODULE: ./src/inventory/backup-map.ts
var backup_map = __webpack_require__(26731);
// EXTERNAL MODULE: ./src/inventory/copies-in.ts
var copies_in = __webpack_require__(1503);
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
        return maps?.flatMap((map) => map.get(volumeId) ?? []);
    }
    *copies() {
        for (const map of this.#maps)
            yield* (0,copies_in/* copiesIn */.J)(map);
    }
}

// EXTERNAL MODULE: ./src/sharding/partial.ts + 1 modules
var partial = __webpack_require__(32131);
// EXTERNAL MODULE: ./src/sharding/shard-id.ts
var shard_id = __webpack_require__(97512);
;// CONCATENATED MODULE: ./src/sharding/join.ts





/**
 * Joins the shards of one audit into what a single run would have read. Refuses a set that is not
 * whole: a shard missing, twice, overlapping, or of another audit. Throws `PartialError`.
 */
function joinPartials(partials) {
    const [first] = partials;
    if (first === undefined) {
        throw new partial/* PartialError */.GM("partial-reports: there is no partial report to join.");
    }
    refuseForeign(first, partials);
    refuseApart(partials);
    refuseGaps(partials.map(({ shard }) => shard));
    refuseRegionsLeftOut(partials);
    const inventories = partials.map(({ inventory }) => inventory);
    const sum = (count) => partials.reduce((total, partial) => total + count(partial), 0);
    return {
        toolVersion: first.toolVersion,
        scope: first.scope,
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
    return {
        tenancyId: first.tenancyId,
        homeRegion: first.homeRegion,
        regions: distinct(all.flatMap(({ regions }) => regions), (region) => region),
        compartments: distinct(all.flatMap(({ compartments }) => compartments), ({ id }) => id),
        // A group may lie in another shard than its volumes.
        volumes: (0,volume_groups/* withGroups */.t)(all.flatMap(({ volumes }) => volumes), volumeGroups),
        backups: new JoinedBackups(all.map(({ backups }) => backups)),
        attachments: all.flatMap(({ attachments }) => attachments),
        instances: new Map(all.flatMap(({ instances }) => [...instances])),
        volumeGroups,
        lookups: {
            policies: new Map(all.flatMap(({ lookups }) => [...lookups.policies])),
            replicas: new Map(all.flatMap(({ lookups }) => [...lookups.replicas])),
        },
        interruption: all.find(({ interruption }) => interruption !== null)?.interruption ?? null,
        unread: distinct(all.flatMap(({ unread }) => unread), unread_key/* unreadKey */.l),
        searchFailures: distinct(all.flatMap(({ searchFailures }) => searchFailures), ({ region }) => region),
    };
}
function distinct(items, keyOf) {
    return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}
function refuseForeign(first, partials) {
    for (const { shard, inventory, scope, toolVersion } of partials) {
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
    }
}
/** Jobs of one run may wait for a runner, but not so long. */
const ONE_RUN_MS = 86_400_000;
/** What one shard read long ago must not be told as today's. */
function refuseApart(partials) {
    const [oldest, ...others] = partials.toSorted((a, b) => a.startedAt - b.startedAt);
    const newest = others.at(-1);
    if (oldest === undefined || newest === undefined)
        return;
    if (newest.startedAt - oldest.startedAt <= ONE_RUN_MS)
        return;
    const when = ({ startedAt }) => new Date(startedAt).toISOString();
    throw new partial/* PartialError */.GM(`partial-reports: shard ${(0,shard_id/* shardName */.Az)(oldest.shard)} was read at ${when(oldest)}, more than a day before shard ${(0,shard_id/* shardName */.Az)(newest.shard)} (${when(newest)}). Run the whole matrix again.`);
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

// EXTERNAL MODULE: ./src/modes/conclude.ts + 11 modules
var conclude = __webpack_require__(11079);
;// CONCATENATED MODULE: ./src/modes/merge.ts











/** `mode: merge`: joins the parts of a matrix, judges once and publishes once. */
async function merge(world, settings, connection, redaction) {
    const join = () => joinAndConclude(world, settings, connection, redaction);
    return connection === null
        ? await join()
        : await (0,announce/* announcingFailure */.H)(world, settings, connection, join);
}
async function joinAndConclude(world, settings, connection, redaction) {
    const partials = await readPartials(world, settings.sharding.partials);
    const { inventory, ...facts } = joinPartials(partials);
    const { tenancyId, compartments } = inventory;
    redaction.ofTenancy(tenancyId);
    redaction.learn(compartments);
    world.log.info(`Joined ${(0,wording/* counted */.hS)(partials.length, "shard")}.`);
    const findPlace = connection === null ? null : (0,conclude/* reportPlace */.YM)(settings, compartments, connection.cloud);
    const baseline = (0,conclude/* lastRun */.KT)(redaction, settings, facts.scope, tenancyId, findPlace);
    // A shard may have looked up more than the whole needs; a single run would not have.
    const needed = (0,lookups/* lookupsNeeded */.z)(inventory, settings.policy);
    const collected = { ...facts, inventory: (0,look_up/* withLookupsOf */.L)(inventory, needed) };
    const judged = (0,conclude/* judge */.S4)(settings, collected, redaction, await baseline);
    return await (0,conclude/* conclude */.Ep)(settings, judged, { world, connection, findPlace });
}
/** While one is taken in, the next is inflated; more would only fill the memory. */
const READ_AT_ONCE = 3;
async function readPartials(world, pattern) {
    const { base, glob } = picomatch_default().scan(pattern);
    const folder = (0,external_node_path_.resolve)(world.workingDir, base);
    const isMatch = picomatch_default()(glob === "" ? "**" : glob);
    let names;
    try {
        names = await (0,promises_.readdir)(folder, { recursive: true });
    }
    catch {
        throw new partial/* PartialError */.GM(`partial-reports: there is no folder ${folder}. Download the artifacts of the matrix before the merge.`);
    }
    const files = names.filter((name) => isMatch(name.replaceAll("\\", "/"))).sort();
    if (files.length === 0) {
        throw new partial/* PartialError */.GM(`partial-reports: ${pattern} matches no file. Download the artifacts of the matrix before the merge.`);
    }
    const read = async (name) => (0,partial/* readPartial */.oi)(await (0,promises_.readFile)((0,external_node_path_.join)(folder, name)), name);
    return await (0,p_map/* default */.Ay)(files, read, { concurrency: READ_AT_ONCE });
}


/***/ })

};
