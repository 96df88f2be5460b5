/** Orders strings by UTF-16 code unit, so that reports do not depend on the machine's locale. */
export function byCodeUnit(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** A comparator over the parts that `keysOf` names, the first difference deciding. */
export function byKeys<T>(
  keysOf: (item: T) => readonly (string | number)[],
): (a: T, b: T) => number {
  return (a, b) => {
    const rightKeys = keysOf(b);
    for (const [index, left] of keysOf(a).entries()) {
      const right = rightKeys[index];
      if (left === right || right === undefined) continue;
      return left < right ? -1 : 1;
    }
    return 0;
  };
}
