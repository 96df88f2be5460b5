/** What a listing is served from: an array, or something that makes its items when asked for. */
export interface Records<T> {
  readonly length: number;
  slice(start: number, end?: number): readonly T[];
  /** The same items as a JSON array already in bytes; undefined where these were not prepared. */
  json?(start: number, end: number): Buffer | undefined;
}

interface Keyed {
  readonly id: string;
  readonly compartmentId: string;
}

const NONE: Records<never> = [];

/** One kind of resource in one region, indexed by compartment, so that a page costs a page. */
export class ResourceTable<T extends Keyed> {
  readonly #arrays = new Map<string, T[]>();
  readonly #sources = new Map<string, Records<T>>();
  #byId: Map<string, T> | undefined;

  add(record: T): T {
    const present = this.#arrays.get(record.compartmentId);
    if (present === undefined) this.#arrays.set(record.compartmentId, [record]);
    else present.push(record);
    this.#byId?.set(record.id, record);
    return record;
  }

  /** Serves a compartment's listing from `records` instead of stored ones: for very big tenancies. */
  setSource(compartmentId: string, records: Records<T>): void {
    this.#sources.set(compartmentId, records);
    this.#byId = undefined;
  }

  in(compartmentId: string): Records<T> {
    return this.#sources.get(compartmentId) ?? this.#arrays.get(compartmentId) ?? NONE;
  }

  get(id: string): T | undefined {
    this.#byId ??= this.#indexById();
    return this.#byId.get(id);
  }

  *compartmentIds(): Generator<string> {
    yield* this.#sources.keys();
    for (const id of this.#arrays.keys()) if (!this.#sources.has(id)) yield id;
  }

  *[Symbol.iterator](): Generator<T> {
    for (const id of this.compartmentIds()) yield* this.in(id).slice(0);
  }

  #indexById(): Map<string, T> {
    const index = new Map<string, T>();
    for (const record of this) index.set(record.id, record);
    return index;
  }
}
