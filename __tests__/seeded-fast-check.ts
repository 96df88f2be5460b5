/**
 * What the tests get for `fast-check` (jest.config.js): properties draw from one seed, so that a run of
 * the tests is the same for everyone. `PROPERTY_SEED` gives another seed, and `PROPERTY_RUNS` so many
 * times as many cases; a property that fails names both in fast-check's own words.
 */
import fc from "../node_modules/fast-check/lib/fast-check.js";

export * from "../node_modules/fast-check/lib/fast-check.js";

const DEFAULT_SEED = 20_261_105;
const DEFAULT_RUNS = 100;

const seed = wholeNumber("PROPERTY_SEED", DEFAULT_SEED);
const factor = wholeNumber("PROPERTY_RUNS", 1);

function assert<Ts>(
  property: Parameters<typeof fc.assert<Ts>>[0],
  params: fc.Parameters<Ts> = {},
): ReturnType<typeof fc.assert<Ts>> {
  const numRuns = (params.numRuns ?? DEFAULT_RUNS) * factor;
  return fc.assert(property, { seed, ...params, numRuns });
}

const SURROGATES = { first: 0xd800, count: 0x800 };

/**
 * Any code point that stands alone, as fast-check's unit `binary` has it. That one first lists all
 * 1.1 million of them, which takes a second and 100 MB of each file.
 */
const codePoint = fc.nat({ max: 0x10ffff - SURROGATES.count }).map(
  (index) => String.fromCodePoint(index < SURROGATES.first ? index : index + SURROGATES.count),
  (text) => {
    const [point = NaN, another] = Array.from(String(text), (it) => it.codePointAt(0));
    if (another !== undefined || Number.isNaN(point)) throw new Error("is not one code point");
    return point < SURROGATES.first ? point : point - SURROGATES.count;
  },
);

export function string(constraints: fc.StringConstraints = {}): fc.Arbitrary<string> {
  return fc.string(
    constraints.unit === "binary" ? { ...constraints, unit: codePoint } : constraints,
  );
}

function wholeNumber(name: string, otherwise: number): number {
  const given = process.env[name] ?? "";
  if (given === "") return otherwise;
  if (!/^-?\d+$/.test(given)) throw new Error(`${name} is a whole number, not ${given}.`);
  return Number(given);
}

export default { ...fc, assert, string };
