/** Distinct values in the order of their first use; those of equal keys share an index. */
export class Interned<Value> {
  readonly values: Value[] = [];
  readonly #indexes = new Map<string, number>();
  readonly #keyOf: (value: Value) => string;

  /** `keyOf`: a text that no two different values share. */
  constructor(keyOf: (value: Value) => string = (value) => JSON.stringify(value)) {
    this.#keyOf = keyOf;
  }

  indexOf(value: Value): number {
    const key = this.#keyOf(value);
    const known = this.#indexes.get(key);
    if (known !== undefined) return known;
    const index = this.values.length;
    this.values.push(value);
    this.#indexes.set(key, index);
    return index;
  }
}
