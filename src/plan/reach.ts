import { moduleKey } from "./address.js";
import type { ModuleScope, Scopes } from "./configuration.js";
import { resourceKey, type Instances } from "./instances.js";
import { bindingOfCall, unrepeated, type Open } from "./resolution.js";
import type { Resolver } from "./resolve.js";

/**
 * The resources (as `resourceKey` makes them) that a value of a module instance may come from when it
 * goes through `local` values, which plan JSON does not have: the module's own, what its inputs were
 * given, and what the modules that it calls give back.
 */
export class Reach {
  readonly #scopes: Scopes;
  readonly #instances: Instances;
  readonly #resolver: Resolver;
  readonly #known = new Map<ModuleScope, ReadonlySet<string>>();

  constructor(scopes: Scopes, instances: Instances, resolver: Resolver) {
    this.#scopes = scopes;
    this.#instances = instances;
    this.#resolver = resolver;
  }

  of({ scope }: Open): ReadonlySet<string> {
    const known = this.#known.get(scope);
    if (known !== undefined) return known;
    const found = new Set<string>();
    // Before it is whole: modules that hand values to each other lead back here.
    this.#known.set(scope, found);
    for (const name of scope.module.resourceNames()) {
      found.add(resourceKey(moduleKey(scope.path), name));
    }
    const { caller } = scope;
    if (caller !== null) {
      const outer = bindingOfCall(caller);
      for (const given of caller.call.arguments()) {
        this.#take(this.#resolver.resolve(given, outer), found);
      }
    }
    for (const [name, call] of scope.module.calls()) {
      for (const key of this.#instances.ofModule(scope, name)) {
        const child = this.#scopes.child(scope, { name, key });
        if (child === null) continue;
        const binding = unrepeated(child);
        for (const output of call.module.outputNames()) {
          const written = call.module.output(output);
          if (written !== null) this.#take(this.#resolver.resolve(written, binding), found);
        }
      }
    }
    return found;
  }

  #take({ sources, open }: ReturnType<Resolver["resolve"]>, found: Set<string>): void {
    for (const { resource } of sources) found.add(resource);
    for (const each of open) for (const resource of this.of(each)) found.add(resource);
  }
}
