import { grouped } from "../src/reports/html/numbers.js";
import { byId, element } from "./element.js";
import { COLUMNS, type TableColumn } from "./table-columns.js";
import type { Sort } from "./view-state.js";
import type { VolumeList } from "./volume-list.js";

/** As the style sheet has it. */
const ROW_HEIGHT = 34;
/** Rows drawn beyond the edges, so that scrolling finds them there. */
const MARGIN_ROWS = 12;
/** So many rows are put on paper; a document of thousands of pages helps nobody. */
const MOST_PRINTED_ROWS = 2000;

export interface TableListener {
  sorted(sort: Sort): void;
  opened(row: number): void;
}

/**
 * The table of volumes. Only the rows in sight are in the document; two fillers stand for the
 * others. One link is in the tab order, the arrow keys move it.
 */
export class VolumeTable {
  readonly #list: VolumeList;
  readonly #window = byId("volume-window", HTMLElement);
  readonly #table: HTMLTableElement;
  readonly #body = element("tbody");
  readonly #above = filler();
  readonly #below = filler();
  /** On paper only: says what is not there. */
  readonly #unprinted = element("p", { class: "unprinted" });
  readonly #heads: readonly HTMLTableCellElement[];
  readonly #drawn = new Map<number, HTMLTableRowElement>();
  #rows: Uint32Array = new Uint32Array();
  /** Position of the row whose link is in the tab order. */
  #active = 0;
  #isPrinting = false;

  constructor(list: VolumeList, listener: TableListener) {
    this.#list = list;
    this.#heads = COLUMNS.map((column) => headCell(column, listener));
    const head = element("thead", {}, element("tr", { "aria-rowindex": 1 }, ...this.#heads));
    const caption = element("caption", { class: "unseen" }, "Volumes");
    this.#table = element(
      "table",
      { class: "volume-table", role: "grid" },
      caption,
      head,
      this.#above,
      this.#body,
      this.#below,
    );
    this.#unprinted.hidden = true;
    this.#window.append(this.#table, this.#unprinted);
    this.#window.hidden = false;
    this.#window.addEventListener("scroll", () => {
      this.#draw();
    });
    new ResizeObserver(() => {
      this.#draw();
    }).observe(this.#window);
    this.#body.addEventListener("keydown", (event) => {
      this.#move(event);
    });
    this.#body.addEventListener("click", (event) => {
      const position = positionOf(event.target);
      const isFollowing = event.metaKey || event.ctrlKey || event.shiftKey;
      if (position === null || isFollowing || getSelection()?.isCollapsed === false) return;
      event.preventDefault();
      this.#active = position;
      this.#retab();
      listener.opened(this.#rows[position] ?? 0);
    });
    this.#setUpPrinting();
  }

  show(rows: Uint32Array, sort: Sort | null): void {
    this.#rows = rows;
    this.#active = 0;
    this.#table.setAttribute("aria-rowcount", String(rows.length + 1));
    for (const [index, { key }] of COLUMNS.entries()) {
      const direction = sort?.isDescending === true ? "descending" : "ascending";
      this.#heads[index]?.setAttribute("aria-sort", sort?.key === key ? direction : "none");
    }
    this.#window.scrollTop = 0;
    this.#clear();
    this.#draw();
  }

  /** The row shown before or after this one; undefined at an end. */
  neighbour(row: number, step: -1 | 1): number | undefined {
    const position = this.#rows.indexOf(row);
    return position === -1 ? undefined : this.#rows[position + step];
  }

  /** Puts the keyboard on a row's link. */
  focus(row: number): void {
    const position = this.#rows.indexOf(row);
    if (position !== -1) this.#goTo(position);
  }

  #goTo(position: number): void {
    this.#active = position;
    const top = position * ROW_HEIGHT;
    const room = this.#window.clientHeight - 2 * ROW_HEIGHT;
    const { scrollTop } = this.#window;
    if (top < scrollTop) this.#window.scrollTop = top;
    else if (top > scrollTop + room) this.#window.scrollTop = top - room;
    this.#draw();
    this.#retab();
    this.#drawn.get(position)?.querySelector("a")?.focus({ preventScroll: true });
  }

  #move(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor(this.#window.clientHeight / ROW_HEIGHT) - 2);
    const last = this.#rows.length - 1;
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: this.#active + 1,
      ArrowUp: this.#active - 1,
      PageDown: this.#active + page,
      PageUp: this.#active - page,
      Home: 0,
      End: last,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    this.#goTo(Math.min(Math.max(target, 0), last));
  }

  #draw(): void {
    const { scrollTop, clientHeight } = this.#window;
    const isAll = this.#isPrinting;
    const first = isAll ? 0 : Math.max(0, Math.floor(scrollTop / ROW_HEIGHT) - MARGIN_ROWS);
    const inSight = Math.ceil(clientHeight / ROW_HEIGHT) + 2 * MARGIN_ROWS;
    const end = Math.min(this.#rows.length, isAll ? MOST_PRINTED_ROWS : first + inSight);
    for (const [position, drawn] of this.#drawn) {
      if (position >= first && position < end) continue;
      drawn.remove();
      this.#drawn.delete(position);
    }
    let before: HTMLTableRowElement | null = null;
    for (let position = first; position < end; position += 1) {
      const row = this.#drawn.get(position) ?? this.#rowAt(position);
      if (!row.isConnected) {
        if (before === null) this.#body.prepend(row);
        else before.after(row);
      }
      before = row;
    }
    setHeight(this.#above, first);
    setHeight(this.#below, isAll ? 0 : this.#rows.length - end);
    this.#retab();
  }

  #rowAt(position: number): HTMLTableRowElement {
    const row = this.#rows[position] ?? 0;
    const cells = COLUMNS.map(({ key, isNumber, content, hint }) => {
      const attributes = {
        class: `${key}${isNumber ? " count" : ""}`,
        title: hint?.(this.#list, row) ?? null,
      };
      const isHead = key === "name";
      return isHead
        ? element("th", { ...attributes, scope: "row" }, content(this.#list, row))
        : element("td", attributes, content(this.#list, row));
    });
    const made = element("tr", { "aria-rowindex": position + 2 }, ...cells);
    this.#drawn.set(position, made);
    return made;
  }

  /** The active row's link takes the tab stop; where it is out of sight, the first one drawn. */
  #retab(): void {
    const holder = this.#drawn.has(this.#active) ? this.#active : Math.min(...this.#drawn.keys());
    for (const [position, row] of this.#drawn) {
      const link = row.querySelector("a");
      if (link !== null) link.tabIndex = position === holder ? 0 : -1;
    }
  }

  #clear(): void {
    this.#drawn.clear();
    this.#body.replaceChildren();
  }

  #setUpPrinting(): void {
    addEventListener("beforeprint", () => {
      this.#isPrinting = true;
      const rest = this.#rows.length - MOST_PRINTED_ROWS;
      this.#unprinted.hidden = rest <= 0;
      this.#unprinted.textContent = `… and ${grouped(rest)} more ${rest === 1 ? "row" : "rows"}: filter the table to print others, or take the CSV report, which has every volume.`;
      this.#draw();
    });
    addEventListener("afterprint", () => {
      this.#isPrinting = false;
      this.#unprinted.hidden = true;
      this.#draw();
    });
  }
}

function headCell(column: TableColumn, listener: TableListener): HTMLTableCellElement {
  const { key, title, isNumber, startsDescending } = column;
  const button = element("button", { type: "button" }, title);
  const cell = element(
    "th",
    { scope: "col", class: `${key}${isNumber ? " count" : ""}`, "aria-sort": "none" },
    button,
  );
  button.addEventListener("click", () => {
    const sorted = cell.getAttribute("aria-sort");
    const isDescending = sorted === "none" ? startsDescending : sorted === "ascending";
    listener.sorted({ key, isDescending });
  });
  return cell;
}

function filler(): HTMLTableSectionElement {
  const cell = element("td", { colspan: COLUMNS.length });
  return element("tbody", { "aria-hidden": "true" }, element("tr", {}, cell));
}

function setHeight(section: HTMLTableSectionElement, rows: number): void {
  section.hidden = rows === 0;
  const cell = section.querySelector("td");
  if (cell !== null) cell.style.height = `${rows * ROW_HEIGHT}px`;
}

/** Position of the row that an event came from. */
function positionOf(target: EventTarget | null): number | null {
  const row = target instanceof Element ? target.closest("tr") : null;
  const index = Number(row?.getAttribute("aria-rowindex"));
  return index >= 2 ? index - 2 : null;
}
