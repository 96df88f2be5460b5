import { z } from "zod";

import type { ScopeSettings } from "../../settings/settings.js";
import { text } from "./schema-parts.js";

/** What an audit was asked to look at, as a report says it. */
export const scopeSchema = z.object({
  regions: z.union([z.literal("all"), z.array(text)]),
  root_compartment: text.nullable(),
  include_subcompartments: z.boolean(),
  exclude_compartments: z.array(text),
});

type JsonScope = z.infer<typeof scopeSchema>;

export function toScope(scope: ScopeSettings): JsonScope {
  return {
    regions: scope.regions === "all" ? "all" : [...scope.regions],
    root_compartment: scope.rootCompartment,
    include_subcompartments: scope.includeSubcompartments,
    exclude_compartments: [...scope.excludeCompartments],
  };
}

/** JSON, equal for two scopes that ask for the same: the order of a list means nothing. */
export function scopeKey({ regions, exclude_compartments: excluded, ...rest }: JsonScope): string {
  return JSON.stringify({
    regions: regions === "all" ? regions : regions.toSorted(),
    ...rest,
    exclude_compartments: excluded.toSorted(),
  });
}
