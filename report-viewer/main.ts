import { grouped } from "../src/reports/html/numbers.js";
import type { Payload } from "../src/reports/html/payload/payload.js";
import { byId } from "./element.js";
import { FilterBar } from "./filter-bar.js";
import { Query } from "./query.js";
import { setUpTheme } from "./theme.js";
import { isView, readFragment, writeFragment, type ViewState } from "./view-state.js";
import { VolumeDetail } from "./volume-detail.js";
import { VolumeList } from "./volume-list.js";
import { VolumeTable } from "./volume-table.js";

const SLICE = 1000;

setUpTheme();
const list = new VolumeList(JSON.parse(byId("report-data", HTMLScriptElement).text) as Payload);
const query = new Query(list);
const count = byId("count", HTMLElement);
let state = readFragment(isView(location.hash) ? location.hash : "");

const filterBar = new FilterBar(list, (filters) => {
  apply({ ...state, filters });
  remember();
});
const table = new VolumeTable(list, {
  sorted: (sort) => {
    apply({ ...state, sort });
    remember();
  },
  opened: (row) => {
    openVolume(row);
  },
});
const detail = new VolumeDetail(list, {
  closed: (row) => {
    state = { ...state, volume: null };
    remember();
    table.focus(row);
  },
  neighbour: (row, step) => table.neighbour(row, step),
  moved: (row) => {
    state = { ...state, volume: list.id(row) };
    remember();
    detail.show(row);
  },
});

addEventListener("hashchange", () => {
  if (isView(location.hash)) follow(readFragment(location.hash));
});
document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[href^='#']") : null;
  const href = link?.getAttribute("href") ?? "";
  if (link === null || !isView(href) || link.closest(".volume-table") !== null) return;
  // Back to the same view is no change of the address: the reader still wants to get there.
  detail.hide();
  follow(readFragment(href));
  byId("volumes", HTMLElement).focus();
});

show(state);
if (state.volume !== null || writeFragment(state) !== "") revealLinked();

warmUp(0);

/** Readies the search a slice at a time, so that the first letter typed need not wait. */
function warmUp(from: number): void {
  const end = Math.min(from + SLICE, list.size);
  for (let row = from; row < end; row += 1) list.searchText(row);
  if (end < list.size) {
    setTimeout(() => {
      warmUp(end);
    });
  }
}

function follow(next: ViewState): void {
  apply(next);
  revealLinked();
}

function apply(next: ViewState): void {
  state = next;
  show(next);
}

function show({ filters, sort }: ViewState): void {
  filterBar.show(filters);
  const rows = query.rows(filters, sort);
  table.show(rows, sort);
  count.textContent =
    rows.length === list.size
      ? `${grouped(list.size)} volumes`
      : `${grouped(rows.length)} of ${grouped(list.size)} volumes`;
}

/** What the fragment points at, in sight. */
function revealLinked(): void {
  const row = state.volume === null ? undefined : list.rowOf(state.volume);
  if (row === undefined) {
    detail.hide();
    byId("volumes", HTMLElement).scrollIntoView();
    if (state.volume !== null) count.textContent += `; ${state.volume} is not among them`;
    return;
  }
  detail.show(row);
}

function openVolume(row: number): void {
  state = { ...state, volume: list.id(row) };
  history.pushState(null, "", address());
  detail.show(row);
}

function remember(): void {
  history.replaceState(null, "", address());
}

function address(): string {
  const fragment = writeFragment(state);
  return fragment === "" ? location.pathname + location.search : fragment;
}
