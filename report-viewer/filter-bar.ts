import { byId, element } from "./element.js";
import { FILTERS, NO_FILTERS, type FilterName, type Filters } from "./view-state.js";
import type { VolumeList } from "./volume-list.js";

/** A longer list of suggestions helps nobody, and slows typing down. */
const MOST_SUGGESTIONS = 300;

type Control = HTMLInputElement | HTMLSelectElement;

/** The filters above the table. `changed` is told whenever the reader sets one. */
export class FilterBar {
  readonly #controls: ReadonlyMap<FilterName, Control>;

  constructor(list: VolumeList, changed: (filters: Filters) => void) {
    this.#controls = new Map(FILTERS.map((name) => [name, controlOf(name)]));
    for (const control of this.#controls.values()) {
      control.addEventListener("input", () => {
        changed(this.read());
      });
    }
    byId("reset", HTMLButtonElement).addEventListener("click", () => {
      this.show(NO_FILTERS);
      changed(NO_FILTERS);
      this.#controls.get("q")?.focus();
    });
    const { compartments, tags } = list.payload.lists;
    suggest("compartment", withParents(compartments.map(([path]) => path)));
    suggest("tag", tags);
    document.querySelector<HTMLElement>(".filters")?.removeAttribute("hidden");
  }

  read(): Filters {
    return {
      ...NO_FILTERS,
      ...Object.fromEntries([...this.#controls].map(([name, { value }]) => [name, value])),
    };
  }

  show(filters: Filters): void {
    for (const [name, control] of this.#controls) {
      control.value = filters[name];
      // A link may name what no volume has: a select shows such a value only once it is an option.
      if (control.value !== filters[name]) {
        control.append(element("option", { value: filters[name] }, filters[name]));
        control.value = filters[name];
      }
      control.classList.toggle("set", filters[name] !== "");
    }
  }
}

function controlOf(name: FilterName): Control {
  const control = document.getElementById(`filter-${name}`);
  return control instanceof HTMLSelectElement ? control : byId(`filter-${name}`, HTMLInputElement);
}

function suggest(name: "compartment" | "tag", values: readonly string[]): void {
  const options = values.toSorted().slice(0, MOST_SUGGESTIONS);
  byId(`suggest-${name}`, HTMLDataListElement).append(
    ...options.map((value) => element("option", { value })),
  );
}

function withParents(paths: readonly string[]): string[] {
  const all = paths.flatMap((path) => {
    const names = path.split("/");
    return names.map((_, index) => names.slice(0, index + 1).join("/"));
  });
  return [...new Set(all)];
}
