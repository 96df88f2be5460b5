import { moduleKey, type InstanceKey } from "./address.js";
import type { Expression, ModuleScope, Scopes } from "./configuration.js";
import { placeId, resourceKey, resourceKeyOf, type Instances } from "./instances.js";
import type { PlanDocument, ResourceChange } from "./plan-document.js";
import type { Reference } from "./references.js";
import { bindingOfCall, MAX_DEPTH, unrepeated, type Binding } from "./resolution.js";
import { at, UNTOLD } from "./told.js";

/**
 * Tells which expressions Terraform knows while it plans: of such a one a mark "known after apply" means
 * no more than that it is null, and the service fills it in.
 */
export class KnownExpressions {
  readonly #scopes: Scopes;
  readonly #instances: Instances;
  readonly #deferredData: ReadonlySet<string>;
  /** By their places. */
  readonly #changes: ReadonlyMap<string, ResourceChange>;
  readonly #answers = new WeakMap<Expression, Map<string, boolean>>();

  constructor(
    { changes, deferredData }: Pick<PlanDocument, "changes" | "deferredData">,
    scopes: Scopes,
    instances: Instances,
  ) {
    this.#scopes = scopes;
    this.#instances = instances;
    this.#deferredData = new Set(deferredData.map(resourceKeyOf));
    this.#changes = new Map(
      changes
        .filter(({ isDeposed }) => !isDeposed)
        .map((it) => [placeId(resourceKeyOf(it), it.key), it]),
    );
  }

  isKnown(expression: Expression, binding: Binding, depth = 0): boolean {
    const answers = this.#answers.get(expression) ?? new Map<string, boolean>();
    this.#answers.set(expression, answers);
    const place = moduleKey(binding.scope.path);
    const known = answers.get(place);
    if (known !== undefined) return known;
    // Asked again before it is answered, it leads back to itself.
    answers.set(place, false);
    const answer =
      depth < MAX_DEPTH &&
      expression.references.every((it) => this.#isKnown(it, binding, depth + 1));
    answers.set(place, answer);
    return answer;
  }

  #isKnown(reference: Reference, { scope, repeated }: Binding, depth: number): boolean {
    switch (reference.kind) {
      case "constant":
      case "instance key":
        return true;
      case "local":
        return false;
      case "each.value": {
        const over = repeated.forEach;
        return over === null || this.isKnown(over, unrepeated(scope), depth);
      }
      case "variable": {
        const { caller } = scope;
        const given = caller?.call.argument(reference.name) ?? null;
        if (caller === null || given === null) return true;
        return this.isKnown(given, bindingOfCall(caller), depth);
      }
      case "module":
        return this.#isOutputKnown(reference, scope, depth);
      case "resource":
        return this.#isResourceKnown(reference, scope);
    }
  }

  #isOutputKnown(
    { name, key, output }: Extract<Reference, { kind: "module" }>,
    scope: ModuleScope,
    depth: number,
  ): boolean {
    const present = [...this.#instances.ofModule(scope, name)];
    return present.filter(isMeant(key)).every((each) => {
      const child = this.#scopes.child(scope, { name, key: each });
      const written = output === null ? null : (child?.module.output(output) ?? null);
      return child !== null && written !== null && this.isKnown(written, unrepeated(child), depth);
    });
  }

  #isResourceKnown(
    { isData, type, name, key, path }: Extract<Reference, { kind: "resource" }>,
    { path: modules }: ModuleScope,
  ): boolean {
    const inModule = moduleKey(modules);
    if (isData) return !this.#deferredData.has(resourceKey(inModule, `${type}.${name}`));
    // Of other providers' resources nothing is read.
    if (!type.startsWith("oci_")) return false;
    const resource = resourceKey(inModule, `${type}.${name}`);
    // What is not there, or goes, is no instance: `try` and a splat make nothing of it.
    const meant = [...this.#instances.ofResource(resource)].filter(isMeant(key));
    return meant.every((each) => {
      const after = this.#changes.get(placeId(resource, each))?.after ?? null;
      return after !== null && path.length > 0 && at(after, path) !== UNTOLD;
    });
  }
}

function isMeant(key: InstanceKey | undefined): (each: InstanceKey) => boolean {
  return (each) => key === undefined || each === key;
}
