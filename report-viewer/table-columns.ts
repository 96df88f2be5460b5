import { lookOf, STATUS_LOOKS } from "../src/reports/html/status-look.js";
import { element, icon } from "./element.js";
import type { SortKey } from "./view-state.js";
import { at, type VolumeList } from "./volume-list.js";
import { days, limitText } from "./wording.js";

export interface TableColumn {
  readonly key: SortKey;
  readonly title: string;
  /** In the first click's order: the worst on top. */
  readonly startsDescending: boolean;
  readonly isNumber: boolean;
  /** The cell's content; what it shows on hovering. */
  readonly content: (list: VolumeList, row: number) => Node | string;
  readonly hint?: (list: VolumeList, row: number) => string;
}

const text = { startsDescending: false, isNumber: false };
const number = { startsDescending: true, isNumber: true };

export const COLUMNS: readonly TableColumn[] = [
  { key: "status", title: "Status", ...text, content: statusCell },
  { key: "name", title: "Volume", ...text, content: nameCell, hint: (list, row) => list.name(row) },
  {
    key: "compartment",
    title: "Compartment",
    ...text,
    content: (list, row) => list.compartmentPath(row),
    hint: (list, row) => list.compartmentPath(row),
  },
  { key: "region", title: "Region", ...text, content: (list, row) => list.region(row) },
  { key: "age", title: "Age, days", ...number, content: ageCell },
  {
    key: "limit",
    title: "Limit",
    ...number,
    startsDescending: false,
    content: ({ payload }, row) => limitText(at(payload.columns.limitDays, row)),
  },
  {
    key: "size",
    title: "GB",
    ...number,
    content: ({ payload }, row) => String(at(payload.columns.sizeGb, row) ?? "not known"),
  },
  {
    key: "failing",
    title: "Failing",
    ...number,
    content: (list, row) => String(list.failing(row)),
  },
  {
    key: "drift",
    title: "Change",
    ...text,
    content: (list, row) => driftMark(list, row) ?? "–",
  },
];

export function statusBadge(list: VolumeList, row: number): HTMLElement {
  const status = list.status(row);
  const label = STATUS_LOOKS.find((it) => it.status === status)?.label ?? status;
  return element("span", { class: `badge ${lookOf(status)}` }, icon(lookOf(status)), ` ${label}`);
}

/** What the gate makes of the volume, where it does not count it. */
export function gateMark(list: VolumeList, row: number): HTMLElement | null {
  const { isWaived, isInGrace } = list.payload.columns;
  const mark = isWaived[row] === 1 ? "waived" : isInGrace[row] === 1 ? "grace period" : null;
  return mark === null ? null : element("span", { class: "mark" }, mark);
}

/** What changed since the last run; null when nothing did, or nobody knows. */
export function driftMark(list: VolumeList, row: number): HTMLElement | null {
  const drift = list.drift(row);
  if (drift === "none") return null;
  return element(drift === "persisting" ? "span" : "strong", { class: "change" }, drift);
}

function statusCell(list: VolumeList, row: number): Node {
  return element("span", {}, statusBadge(list, row), " ", gateMark(list, row));
}

function nameCell(list: VolumeList, row: number): Node {
  const href = `#${new URLSearchParams({ volume: list.id(row) }).toString()}`;
  const kind =
    list.payload.columns.isBoot[row] === 1 ? element("span", { class: "kind" }, "boot") : null;
  const name = list.name(row).trim() === "" ? "(no name)" : list.name(row);
  return element(
    "span",
    {},
    element("a", { href, tabindex: -1 }, name),
    kind === null ? null : " ",
    kind,
  );
}

function ageCell({ payload: { columns } }: VolumeList, row: number): string {
  const age = at(columns.age, row);
  return age === null ? "–" : days(age);
}
