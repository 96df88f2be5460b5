/** What of the page a link can name: `#status=STALE_BACKUP&sort=-age`, `#volume=ocid1…`. */
export const FILTERS = [
  "q",
  "status",
  "region",
  "compartment",
  "tag",
  "check",
  "drift",
  "gate",
  "level",
  "owner",
] as const;
export type FilterName = (typeof FILTERS)[number];
export type Filters = Readonly<Record<FilterName, string>>;

export const SORT_KEYS = [
  "status",
  "name",
  "compartment",
  "region",
  "age",
  "limit",
  "size",
  "failing",
  "drift",
] as const;
export type SortKey = (typeof SORT_KEYS)[number];

export interface Sort {
  readonly key: SortKey;
  readonly isDescending: boolean;
}

export interface ViewState {
  readonly filters: Filters;
  /** null: the report's own order, worst first. */
  readonly sort: Sort | null;
  /** OCID of the volume whose detail is open. */
  readonly volume: string | null;
}

export const NO_FILTERS: Filters = {
  q: "",
  status: "",
  region: "",
  compartment: "",
  tag: "",
  check: "",
  drift: "",
  gate: "",
  level: "",
  owner: "",
};

/** Reads a URL's fragment; what it does not know is left out. */
export function readFragment(fragment: string): ViewState {
  const given = new URLSearchParams(fragment.replace(/^#/, ""));
  const filters = Object.fromEntries(FILTERS.map((name) => [name, given.get(name) ?? ""]));
  return {
    filters: filters as Filters,
    sort: readSort(given.get("sort") ?? ""),
    volume: given.get("volume"),
  };
}

/** The fragment that `readFragment` reads back, `#` included; empty when there is nothing to say. */
export function writeFragment({ filters, sort, volume }: ViewState): string {
  const fragment = new URLSearchParams();
  for (const name of FILTERS) if (filters[name] !== "") fragment.set(name, filters[name]);
  if (sort !== null) fragment.set("sort", `${sort.isDescending ? "-" : ""}${sort.key}`);
  if (volume !== null) fragment.set("volume", volume);
  const text = fragment.toString();
  return text === "" ? "" : `#${text}`;
}

/** True for a fragment that names a view, and not a place on the page. */
export function isView(fragment: string): boolean {
  return fragment === "" || fragment.includes("=");
}

function readSort(text: string): Sort | null {
  const isDescending = text.startsWith("-");
  const key = SORT_KEYS.find((it) => it === text.slice(isDescending ? 1 : 0));
  return key === undefined ? null : { key, isDescending };
}
