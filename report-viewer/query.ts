import { COMPLIANCE_STATUSES } from "../src/posture/compliance-status.js";
import { PROTECTION_LEVELS } from "../src/settings/policy.js";
import type { Filters, Sort, SortKey } from "./view-state.js";
import { at, type VolumeList } from "./volume-list.js";

type Condition = (row: number) => boolean;

/** The rows that meet every filter, in the order asked for. */
export class Query {
  readonly #list: VolumeList;
  readonly #orders = new Map<SortKey, Order>();

  constructor(list: VolumeList) {
    this.#list = list;
  }

  rows(filters: Filters, sort: Sort | null): Uint32Array {
    const conditions = conditionsOf(this.#list, filters);
    const found = new Uint32Array(this.#list.size);
    let count = 0;
    for (let row = 0; row < found.length; row += 1) {
      if (conditions.every((holds) => holds(row))) found[count++] = row;
    }
    const rows = found.slice(0, count);
    return sort === null ? rows : inOrder(rows, this.#order(sort.key), sort.isDescending);
  }

  #order(key: SortKey): Order {
    const known = this.#orders.get(key);
    if (known !== undefined) return known;
    const order = orderOf(valuesOf(this.#list, key));
    this.#orders.set(key, order);
    return order;
  }
}

/** The place of each row's value among the distinct values. */
interface Order {
  readonly places: Uint32Array;
  readonly distinct: number;
}

/** By counting, since there are few places; rows of the same place stay in the report's order. */
function inOrder(rows: Uint32Array, { places, distinct }: Order, isDescending: boolean) {
  const placeOf = (row: number) => {
    const place = at(places, row);
    return isDescending ? distinct - 1 - place : place;
  };
  const starts = new Uint32Array(distinct + 1);
  const increase = (place: number, by: number) => (starts[place] = at(starts, place) + by);
  for (const row of rows) increase(placeOf(row) + 1, 1);
  for (let place = 1; place <= distinct; place += 1) increase(place, at(starts, place - 1));
  const sorted = new Uint32Array(rows.length);
  for (const row of rows) sorted[increase(placeOf(row), 1) - 1] = row;
  return sorted;
}

function conditionsOf(list: VolumeList, filters: Filters): Condition[] {
  const { columns, lists } = list.payload;
  const conditions: Condition[] = [];
  // The cheap ones first: a search reads the most.
  if (filters.status !== "") {
    const status = COMPLIANCE_STATUSES.findIndex((it) => it === filters.status);
    conditions.push((row) => columns.status[row] === status);
  }
  if (filters.region !== "") {
    const region = lists.regions.indexOf(filters.region);
    conditions.push((row) => columns.region[row] === region);
  }
  if (filters.drift !== "") conditions.push((row) => list.drift(row) === filters.drift);
  if (filters.level !== "") {
    const level = PROTECTION_LEVELS.findIndex((it) => it === filters.level);
    conditions.push((row) => columns.level[row] === level);
  }
  if (filters.gate !== "") conditions.push(gateCondition(list, filters.gate));
  if (filters.compartment !== "") {
    const chosen = compartmentsChosen(list, filters.compartment);
    conditions.push((row) => chosen[at(columns.compartment, row)] === true);
  }
  if (filters.owner !== "") {
    const wanted = lists.owners.indexOf(filters.owner);
    conditions.push((row) => wanted >= 0 && columns.owner[row] === wanted);
  }
  if (filters.tag !== "") {
    const wanted = filters.tag.toLowerCase();
    const tags = lists.tags.map((tag) => tag.toLowerCase().includes(wanted));
    const sets = lists.tagSets.map((set) => set.some((tag) => tags[tag]));
    conditions.push((row) => sets[at(columns.tagSet, row)] === true);
  }
  if (filters.check !== "") {
    const [id, result = "fail"] = filters.check.split(":");
    const checks = lists.checks.map((it) => it.id === id && it.result === result);
    const sets = lists.checkSets.map((set) => set.some((check) => checks[check]));
    conditions.push((row) => sets[at(columns.checkSet, row)] === true);
  }
  for (const word of filters.q.toLowerCase().split(/\s+/)) {
    if (word !== "") conditions.push((row) => list.searchText(row).includes(word));
  }
  return conditions;
}

/** A path that exists chooses itself and all below it; anything else, what contains it. */
function compartmentsChosen({ payload }: VolumeList, wanted: string): boolean[] {
  const paths = payload.lists.compartments.map(([path]) => path);
  const isPath = paths.some((path) => path === wanted || path.startsWith(`${wanted}/`));
  if (isPath) return paths.map((path) => path === wanted || path.startsWith(`${wanted}/`));
  const lower = wanted.toLowerCase();
  return paths.map((path) => path.toLowerCase().includes(lower));
}

function gateCondition({ payload: { columns } }: VolumeList, gate: string): Condition {
  if (gate === "waived") return (row) => columns.isWaived[row] === 1;
  if (gate === "grace") return (row) => columns.isInGrace[row] === 1;
  return (row) => columns.isWaived[row] === 0 && columns.isInGrace[row] === 0;
}

/** What to sort by: text in lower case, or numbers. */
function valuesOf(list: VolumeList, key: SortKey): readonly (string | number)[] {
  const { columns } = list.payload;
  const each = <Value>(valueOf: (row: number) => Value) =>
    Array.from({ length: list.size }, (_, row) => valueOf(row));
  switch (key) {
    case "status":
      return columns.status;
    case "drift":
      return columns.drift;
    case "limit":
      return columns.limitDays;
    case "size":
      return columns.sizeGb.map((size) => size ?? -1);
    case "age":
      // Never is older than anything.
      return columns.age.map((age) => age ?? Infinity);
    case "failing":
      return each((row) => list.failing(row));
    case "name":
      return each((row) => list.name(row).toLowerCase());
    case "region":
      return each((row) => list.region(row));
    case "compartment":
      return each((row) => list.compartmentPath(row).toLowerCase());
  }
}

function orderOf(values: readonly (string | number)[]): Order {
  const distinct = [...new Set(values)].sort((a, b) => (a < b ? -1 : 1));
  const places = new Map(distinct.map((value, place) => [value, place]));
  return {
    places: Uint32Array.from(values, (value) => places.get(value) ?? 0),
    distinct: distinct.length,
  };
}
