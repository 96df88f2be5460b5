import { pathMatcher, spellings } from "./glob.js";
import { normalForm } from "./normal-form.js";

/** As much of a compartment as a pattern may name. */
export interface PlacedCompartment {
  readonly id: string;
  readonly name: string;
  /** As the reports print it, the tenancy's name first: `acme/prod/erp`. */
  readonly path: string;
  /** From just below the tenancy down; empty for the tenancy. */
  readonly names: readonly string[];
}

/**
 * The compartments that a pattern means: by OCID, by name wherever it lies, or by a path with globs
 * below the tenancy or below `root`. Where there is none, the pattern is read as a path with the
 * tenancy's name first, as the reports print it.
 */
export function compartmentsMeant<Compartment extends PlacedCompartment>(
  pattern: string,
  compartments: readonly Compartment[],
  root: readonly string[] = [],
): readonly Compartment[] {
  const isPath = pathMatcher(pattern);
  const literal = new Set(spellings(pattern));
  const meant = compartments.filter(({ id, name, names }) => {
    if (id === pattern || literal.has(normalForm(name)) || isPath(names)) return true;
    const below = root.length > 0 ? namesBelow(names, root) : null;
    return below !== null && isPath(below);
  });
  return meant.length > 0 ? meant : printedAs(pattern, compartments);
}

function printedAs<Compartment extends PlacedCompartment>(
  pattern: string,
  compartments: readonly Compartment[],
): readonly Compartment[] {
  const [first] = compartments;
  if (first === undefined) return [];
  const tenancy = tenancyName(first);
  const start = spellings(pattern).find((it) => it.startsWith(`${normalForm(tenancy)}/`));
  if (start === undefined) return [];
  const rest = start.slice(normalForm(tenancy).length + 1).replace(/^\/+|\/+$/g, "");
  const isPath = pathMatcher(rest);
  // `acme/**` is, as of every compartment, acme and all below it.
  return compartments.filter(({ names }) => (names.length === 0 ? rest === "**" : isPath(names)));
}

function tenancyName({ path, names }: PlacedCompartment): string {
  const below = names.reduce((length, name) => length + 1 + name.length, 0);
  return path.slice(0, path.length - below);
}

function namesBelow(names: readonly string[], root: readonly string[]): readonly string[] | null {
  return root.every((name, index) => names[index] === name) ? names.slice(root.length) : null;
}
