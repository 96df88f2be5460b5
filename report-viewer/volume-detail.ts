import {
  backupsSection,
  checksSection,
  factsSection,
  mendingSection,
  policySection,
  restoreSection,
} from "./detail-sections.js";
import { dayStrip } from "./day-strip.js";
import { byId, element } from "./element.js";
import { driftMark, gateMark, statusBadge } from "./table-columns.js";
import type { VolumeList } from "./volume-list.js";

const PADDING = 24;

export interface DetailListener {
  /** The reader closed it. */
  closed(row: number): void;
  /** The row to show instead; undefined at an end of the table. */
  neighbour(row: number, step: -1 | 1): number | undefined;
  moved(row: number): void;
}

/** The drawer with everything that is known of one volume. */
export class VolumeDetail {
  readonly #dialog = byId("detail", HTMLDialogElement);
  readonly #list: VolumeList;
  readonly #listener: DetailListener;
  #row: number | null = null;

  constructor(list: VolumeList, listener: DetailListener) {
    this.#list = list;
    this.#listener = listener;
    this.#dialog.addEventListener("close", () => {
      const row = this.#row;
      this.#row = null;
      this.#dialog.replaceChildren();
      if (row !== null) listener.closed(row);
    });
    this.#dialog.addEventListener("click", (event) => {
      const { target } = event;
      // The dialog itself is hit where nothing of it is: on what lies behind.
      if (target === this.#dialog) this.#dialog.close();
      if (target instanceof HTMLButtonElement && target.classList.contains("copy"))
        void copy(target);
    });
  }

  show(row: number): void {
    if (this.#row === row) return;
    this.#row = row;
    if (!this.#dialog.open) this.#dialog.showModal();
    this.#fill(row);
    this.#dialog.scrollTop = 0;
    byId("detail-name", HTMLElement).focus();
  }

  /** Closes it without telling the listener, who knows. */
  hide(): void {
    this.#row = null;
    if (this.#dialog.open) this.#dialog.close();
  }

  #fill(row: number): void {
    const { reason, checks } = this.#list.judgement(row);
    const width = Math.max(280, this.#dialog.clientWidth - 2 * PADDING);
    this.#dialog.replaceChildren(
      element(
        "div",
        { class: "drawer" },
        this.#head(row),
        element(
          "p",
          {},
          statusBadge(this.#list, row),
          " ",
          gateMark(this.#list, row),
          " ",
          driftMark(this.#list, row),
          ` ${reason}`,
        ),
        dayStrip(this.#list.days(row)),
        backupsSection(this.#list, row, width),
        mendingSection(this.#list, row),
        checksSection(checks, this.#list.name(row)),
        policySection(this.#list, row),
        restoreSection(this.#list, row),
        element("h3", {}, "Volume"),
        factsSection(this.#list, row),
        element("p", { class: "unseen", role: "status", id: "copied" }),
      ),
    );
  }

  #head(row: number): HTMLElement {
    const close = element("button", { type: "button", class: "close" }, "Close");
    close.addEventListener("click", () => {
      this.#dialog.close();
    });
    const name = this.#list.name(row).trim() === "" ? "(no name)" : this.#list.name(row);
    return element(
      "header",
      {},
      element("h2", { id: "detail-name", tabindex: -1 }, name),
      element("div", { class: "buttons" }, this.#step(row, -1), this.#step(row, 1), close),
    );
  }

  #step(row: number, step: -1 | 1): HTMLElement {
    const button = element("button", { type: "button" }, step === 1 ? "Next" : "Previous");
    const neighbour = this.#listener.neighbour(row, step);
    if (neighbour === undefined) button.disabled = true;
    else {
      button.addEventListener("click", () => {
        this.#listener.moved(neighbour);
      });
    }
    return button;
  }
}

/** Where the clipboard is refused, the text is selected: one keystroke is left to the reader. */
async function copy(button: HTMLButtonElement): Promise<void> {
  const source = button.previousElementSibling;
  if (source === null) return;
  let said = "Copied";
  try {
    await navigator.clipboard.writeText(source.textContent);
  } catch {
    getSelection()?.selectAllChildren(source);
    said = "Selected: press Ctrl+C";
  }
  button.textContent = said;
  const status = document.getElementById("copied");
  if (status !== null) status.textContent = said;
}
