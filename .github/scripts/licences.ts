/** Which bundled packages have a licence that is not on the list. */

interface Component {
  readonly name: string;
  readonly version: string;
  readonly licenses?: readonly {
    readonly license?: { readonly id?: string; readonly name?: string };
    readonly expression?: string;
  }[];
}

/** A CycloneDX bill of materials, as `npm sbom` writes it. */
export interface BillOfMaterials {
  readonly components: readonly Component[];
}

/**
 * Packages that name no licence of the SPDX list, each looked at by hand; the version is part of
 * the key, so that a new version is looked at anew.
 */
const READ_BY_HAND: Readonly<Record<string, string>> = {
  "buffers@0.1.1": "declares none; comes with @actions/artifact, by way of unzip-stream",
  "chainsaw@0.1.0": "MIT/X11, which is MIT; comes the same way",
};

/** `name@version (licence)` of each package whose licence is missing or not allowed, sorted. */
export function notAllowed(bill: BillOfMaterials, allowed: readonly string[]): string[] {
  return bill.components
    .map((component) => ({
      id: `${component.name}@${component.version}`,
      licence: licenceOf(component),
    }))
    .filter(({ id, licence }) => !isAllowed(licence, allowed) && READ_BY_HAND[id] === undefined)
    .map(({ id, licence }) => `${id} (${licence === "" ? "none declared" : licence})`)
    .sort();
}

function licenceOf({ licenses = [] }: Component): string {
  return licenses
    .map(({ license, expression }) => expression ?? license?.id ?? license?.name ?? "")
    .join(" AND ");
}

/** SPDX expressions of one level, which is all that npm packages use: `A`, `(A OR B)`, `(A AND B)`. */
function isAllowed(expression: string, allowed: readonly string[]): boolean {
  const bare = expression.replaceAll(/[()]/g, "");
  return bare
    .split(" AND ")
    .every((part) => part.split(" OR ").some((name) => allowed.includes(name.trim())));
}
