import type { ResourceTable } from "../tenancy/resource-table.js";
import type { RegionContents } from "../tenancy/tenancy.js";
import { rootCompartment, type Answer, type Call, type Operation } from "../wire/operation.js";
import { paginate } from "../wire/pagination.js";
import { invalidParameter } from "../wire/service-error.js";
import { mayReadInstances } from "./instance-permissions.js";
import { parseQuery, type Condition, type Operator } from "./search-query.js";

const MAX_QUERY_LENGTH = 50_000;
/** Enough for every region of a big tenancy to be searched at once. */
const CACHED_RESULTS = 32;

/** What the index holds of a resource. */
interface Indexed {
  readonly resourceType: string;
  readonly identifier: string;
  readonly compartmentId: string;
  readonly displayName: string;
  readonly lifecycleState: string;
  /** Null or empty for what lies in none. */
  readonly availabilityDomain: string | null;
  readonly timeCreated: string | null;
  readonly freeformTags: Readonly<Record<string, string>>;
  readonly definedTags: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

interface Searchable {
  readonly id: string;
  readonly compartmentId: string;
  readonly displayName: string;
  readonly lifecycleState: string;
  readonly availabilityDomain?: string;
  readonly timeCreated: string | null;
  readonly timeRequestReceived?: string;
  readonly freeformTags: Record<string, string>;
  readonly definedTags: Record<string, Record<string, string>>;
}

interface SearchType {
  readonly resourceType: string;
  /** The listing whose permission the search needs too. */
  readonly operation: string;
  readonly table: (region: RegionContents) => ResourceTable<Searchable>;
}

const TYPES: ReadonlyMap<string, SearchType> = new Map<string, SearchType>([
  ["volume", { resourceType: "Volume", operation: "ListVolumes", table: (r) => r.volumes }],
  [
    "bootvolume",
    { resourceType: "BootVolume", operation: "ListBootVolumes", table: (r) => r.bootVolumes },
  ],
  [
    "volumebackup",
    { resourceType: "VolumeBackup", operation: "ListVolumeBackups", table: (r) => r.volumeBackups },
  ],
  [
    "bootvolumebackup",
    {
      resourceType: "BootVolumeBackup",
      operation: "ListBootVolumeBackups",
      table: (r) => r.bootVolumeBackups,
    },
  ],
  [
    "volumegroup",
    { resourceType: "VolumeGroup", operation: "ListVolumeGroups", table: (r) => r.volumeGroups },
  ],
  [
    "volumegroupbackup",
    {
      resourceType: "VolumeGroupBackup",
      operation: "ListVolumeGroupBackups",
      table: (r) => r.volumeGroupBackups,
    },
  ],
  ["instance", { resourceType: "Instance", operation: "ListInstances", table: (r) => r.instances }],
]);

/** On the wire, but of no use to a structured search. */
const NEVER_SET = {
  additionalDetails: {},
  identityContext: {},
  searchContext: null,
  systemTags: {},
};

/** The resource types that the simulated search knows, buckets aside. */
const SEARCHABLE_TYPES: readonly string[] = [...TYPES.keys(), "bucket"];

const FIELDS = [
  "resourceType",
  "identifier",
  "compartmentId",
  "displayName",
  "lifecycleState",
  "availabilityDomain",
  "timeCreated",
] as const satisfies readonly (keyof Indexed)[];

type Field = (typeof FIELDS)[number];

const isField = (name: string): name is Field => (FIELDS as readonly string[]).includes(name);

/** Answers searches, remembering the last results, so that page after page is not searched anew. */
export class ResourceSearch {
  readonly #results = new Map<string, readonly Indexed[]>();

  readonly operation: Operation = {
    name: "SearchResources",
    service: "search",
    method: "POST",
    path: "/20180409/resources",
    compartment: rootCompartment,
    answer: (call) => this.#answer(call),
  };

  #answer(call: Call): Answer {
    const { type, query } = JSON.parse(call.body.toString()) as { type?: string; query?: string };
    if (type !== "Structured") throw invalidParameter("Only Structured searches are supported.");
    if (query === undefined) throw invalidParameter("The search has no query.");
    if (query.length > MAX_QUERY_LENGTH) {
      throw invalidParameter(`The query is longer than ${MAX_QUERY_LENGTH} characters.`);
    }
    return paginate(call, this.#find(call, query), (items) => ({
      items: items.map((item) => ({ ...item, ...NEVER_SET })),
    }));
  }

  #find(call: Call, query: string): readonly Indexed[] {
    const key = `${call.region.name} ${query}`;
    // A first page searches anew; only those that follow share its result.
    const known = call.query.has("page") ? this.#results.get(key) : undefined;
    if (known !== undefined) return known;
    const found = search(call, query);
    this.#results.delete(key);
    this.#results.set(key, found);
    const oldest = this.#results.keys().next().value;
    if (this.#results.size > CACHED_RESULTS && oldest !== undefined) this.#results.delete(oldest);
    return found;
  }
}

function search(call: Call, text: string): Indexed[] {
  const { types, where } = parseQuery(text);
  const wanted = types.includes("all") ? SEARCHABLE_TYPES : types;
  // What the index has in another compartment than the service is found in that one.
  const only = where === null || call.tenancy.isMovedInIndex ? null : compartmentsOf(where);
  if (where !== null) demandFields(where);
  const newest = call.now - call.behaviour.searchLagMs;
  return wanted
    .flatMap((type) => [...indexed(call, type, only)])
    .filter(({ timeCreated }) => timeCreated === null || Date.parse(timeCreated) <= newest)
    .filter((item) => where === null || holds(where, item));
}

function* indexed(call: Call, type: string, only: ReadonlySet<string> | null): Generator<Indexed> {
  if (type === "bucket") yield* indexedBuckets(call);
  else {
    const spec = TYPES.get(type);
    if (spec === undefined) throw invalidParameter(`${type} is no searchable resource type.`);
    const table = spec.table(call.region);
    for (const compartment of only ?? table.compartmentIds()) {
      if (!isSearched(call, spec, compartment)) continue;
      for (const record of table.in(compartment).slice(0)) {
        const instead = call.tenancy.indexedInstead(record.id);
        if (instead !== null) yield { ...entry(spec.resourceType, record), ...instead };
      }
    }
  }
}

/** Search asks for the right to list each type, but for instances: Oracle demands INSTANCE_READ. */
function isSearched(call: Call, { operation, resourceType }: SearchType, id: string): boolean {
  if (call.tenancy.isDenied(id, operation, call.region.name)) return false;
  return resourceType !== "Instance" || mayReadInstances(call, id);
}

function* indexedBuckets(call: Call): Generator<Indexed> {
  for (const bucket of call.region.buckets.values()) {
    if (call.tenancy.isDenied(bucket.compartmentId, "ListBuckets", call.region.name)) continue;
    const { compartmentId, timeCreated, freeformTags, definedTags } = bucket;
    yield {
      resourceType: "Bucket",
      identifier: bucket.id,
      displayName: bucket.name,
      // As recorded: in lower case, and in an availability domain without a name.
      lifecycleState: "active",
      availabilityDomain: "",
      ...{ compartmentId, timeCreated, freeformTags, definedTags },
    };
  }
}

function entry(resourceType: string, record: Searchable): Indexed {
  const { compartmentId, displayName, timeCreated, freeformTags, definedTags } = record;
  return {
    resourceType,
    identifier: record.id,
    lifecycleState: inSomeCase(record.lifecycleState, record.id),
    availabilityDomain: record.availabilityDomain ?? null,
    ...{ compartmentId, displayName, timeCreated, freeformTags, definedTags },
  };
}

/** The index has states as they were reported to it, in upper, lower or mixed case. */
function inSomeCase(state: string, id: string): string {
  const lower = state.toLowerCase();
  const cases = [state, lower, state.charAt(0) + lower.slice(1)];
  return cases[id.charCodeAt(id.length - 1) % cases.length] ?? state;
}

/** The only compartments that can satisfy the condition; null when it does not bound them. */
function compartmentsOf(condition: Condition): ReadonlySet<string> | null {
  if (condition.kind === "compare") {
    const bounds = condition.field === "compartmentId" && /^==?$/.test(condition.operator);
    return bounds ? new Set([condition.value]) : null;
  }
  const parts = condition.parts.map((part) => compartmentsOf(part));
  if (condition.kind === "all") return parts.find((part) => part !== null) ?? null;
  return parts.reduce((union, part) =>
    union === null || part === null ? null : new Set([...union, ...part]),
  );
}

function holds(condition: Condition, item: Indexed): boolean {
  if (condition.kind !== "compare") {
    const isMet = (part: Condition): boolean => holds(part, item);
    return condition.kind === "all" ? condition.parts.every(isMet) : condition.parts.some(isMet);
  }
  const { field, operator, value } = condition;
  return COMPARE[operator](
    ((isField(field) ? item[field] : null) ?? "").toLowerCase(),
    value.toLowerCase(),
  );
}

function demandFields(condition: Condition): void {
  if (condition.kind !== "compare") condition.parts.forEach(demandFields);
  else if (!isField(condition.field)) {
    throw invalidParameter(`${condition.field} is no searchable field.`);
  }
}

const COMPARE: Readonly<Record<Operator, (actual: string, value: string) => boolean>> = {
  "=": (actual, value) => actual === value,
  "==": (actual, value) => actual === value,
  "!=": (actual, value) => actual !== value,
  "=~": (actual, value) => actual.includes(value.replaceAll("*", "")),
  ">": (actual, value) => actual > value,
  ">=": (actual, value) => actual >= value,
  "<": (actual, value) => actual < value,
  "<=": (actual, value) => actual <= value,
};
