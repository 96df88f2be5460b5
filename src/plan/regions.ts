import { isRegionName } from "../plain/region-name.js";
import { expression, type ModuleScope } from "./configuration.js";
import { knownText } from "./known-value.js";
import type { InstancePlace } from "./plan-document.js";
import type { PlanFacts } from "./plan-facts.js";
import { isObject, UNTOLD, type Told } from "./told.js";

/**
 * The region of a resource's provider, in lower case. A provider that takes it from the environment or
 * from a file says nothing of it.
 */
export function regionFinder(facts: PlanFacts): (place: InstancePlace) => Told<string> {
  const known = new Map<string, Told<string>>();
  return (place) => {
    const scope = facts.scopes.at(place.modules);
    const written = scope?.module.resource(`${place.type}.${place.name}`) ?? null;
    if (scope === null || written === null) return UNTOLD;
    const id = `${place.moduleKey}|${written.providerKey}`;
    const region = known.get(id) ?? regionOfProvider(facts, written.providerKey);
    known.set(id, region);
    return region;
  };
}

/** Keys are `oci`, `oci.phoenix`, and `module.a.module.b:oci` for a provider of a module's own. */
function regionOfProvider(facts: PlanFacts, key: string): Told<string> {
  const providers = facts.document.configuration["provider_config"];
  const provider = isObject(providers) && Object.hasOwn(providers, key) ? providers[key] : null;
  if (!isObject(provider)) return UNTOLD;
  const expressions = provider["expressions"];
  const region = isObject(expressions) ? expressions["region"] : undefined;
  const scope = scopeOfProvider(facts, provider["module_address"]);
  if (!isObject(region) || scope === null) return UNTOLD;
  const name = knownText(expression(region), scope, facts.document.variables);
  // `var.env == "prod" ? one : other` would be the environment's name, `fra` stands for a name.
  const lower = name === UNTOLD ? null : name.toLowerCase();
  return lower !== null && isRegionName(lower) ? lower : UNTOLD;
}

/** A module's own provider is written once for all its instances. */
function scopeOfProvider({ scopes }: PlanFacts, address: unknown): ModuleScope | null {
  if (typeof address !== "string" || address === "") return scopes.root;
  const names = address.split(".").filter((_, index) => index % 2 === 1);
  return scopes.at(names.map((name) => ({ name, key: null })));
}
