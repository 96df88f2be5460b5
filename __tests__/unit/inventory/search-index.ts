import type { FoundResource } from "../../../src/oci/resources.js";

/** An index of one region: the resources of a query's types that its conditions let pass. */
export const index =
  (...resources: readonly FoundResource[]) =>
  (query: string) => {
    const [, types = "", conditions = ""] =
      /^query (.*?) resources(?: where (.*))?$/.exec(query) ?? [];
    const excluded = [...conditions.matchAll(/!= '([^']+)'/g)].map(([, id]) => id);
    const wanted = resources.filter(
      ({ type, compartmentId }) =>
        types.split(", ").includes(type) && !excluded.includes(compartmentId),
    );
    return [wanted];
  };

export const SEARCH = { discovery: "search" } as const;

/** Compartments below the tenancy: `c0`, `c1` … */
export const compartments = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    ...{ id: `c${at}`, name: `c${at}`, parentId: null, lifecycleState: "ACTIVE" },
  }));
