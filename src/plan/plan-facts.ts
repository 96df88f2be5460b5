import { moduleKey } from "./address.js";
import {
  argumentAt,
  Scopes,
  type Expression,
  type Repeated,
  type ResourceConfig,
} from "./configuration.js";
import { Instances, resourceKey } from "./instances.js";
import { KnownExpressions } from "./known-expressions.js";
import type { InstancePlace, PlanDocument, ResourceChange } from "./plan-document.js";
import { Reach } from "./reach.js";
import type { Binding, Resolution } from "./resolution.js";
import { Resolver } from "./resolve.js";
import {
  at,
  isList,
  keysAt,
  UNTOLD,
  type Json,
  type PlannedValues,
  type Step,
  type Told,
} from "./told.js";

/** Which side of a change: as it stands, or as it will stand when the plan is applied. */
export type When = "before" | "after";

/** Reads one side of one resource. */
export type Reader = (path: readonly Step[]) => Told<Json>;

/** The types that say who is protected by what. */
export const JUDGED_TYPES: readonly string[] = [
  "oci_core_volume",
  "oci_core_boot_volume",
  "oci_core_instance",
  "oci_core_volume_group",
  "oci_core_volume_backup_policy",
  "oci_core_volume_backup_policy_assignment",
];

/** A resource that is written, and that the plan does not have or not as a whole. */
export interface Unplanned {
  readonly binding: Binding;
  readonly written: ResourceConfig;
  /** Half a sentence that says why nothing can be told of it, and what would tell it. */
  readonly why: string;
}

interface Configured extends Pick<Unplanned, "binding" | "written"> {
  readonly name: string;
}

/** A plan with its configuration beside it: what will be, and where each value comes from. */
export class PlanFacts {
  readonly document: PlanDocument;
  readonly hidesNames: boolean;
  readonly scopes: Scopes;
  readonly instances: Instances;
  readonly resolver: Resolver;
  readonly reach: Reach;
  readonly #known: KnownExpressions;
  #isPartial: boolean | null = null;

  /** @param hidesNames display names are not for those who read the reports */
  constructor(document: PlanDocument, hidesNames = false) {
    this.document = document;
    this.hidesNames = hidesNames;
    this.scopes = new Scopes(document.configuration);
    this.instances = new Instances(document);
    this.resolver = new Resolver(this.scopes, this.instances, document.variables);
    this.#known = new KnownExpressions(document, this.scopes, this.instances);
    this.reach = new Reach(this.scopes, this.instances, this.resolver);
  }

  /**
   * One side of a change, on which an argument that nothing is written for is not set; null: it is not
   * there on that side.
   */
  reader(change: ResourceChange, when: When): Reader | null {
    const marked = this.marked(change, when);
    if (marked === null || when === "before") return marked;
    const isUnset = this.#unset(change);
    return (path) => {
      const value = marked(path);
      return value === UNTOLD && isUnset(path) ? null : value;
    };
  }

  /** The same with Terraform's marks as they are. What is forgotten lives on as it was. */
  marked(change: ResourceChange, when: When): Reader | null {
    const side = sideOf(change, when);
    return side === null ? null : (path) => at(side, path);
  }

  /** The keys of a map, those of unknown values too. */
  keys(change: ResourceChange, when: When, path: readonly Step[]): readonly string[] {
    const side = sideOf(change, when);
    return side === null ? [] : keysAt(side, path);
  }

  /** What is written for an argument of a resource; null: nothing. Cannot be told: a dynamic block. */
  argument(change: ResourceChange, path: readonly Step[]): Told<Expression | null> {
    const written = this.binding(change)?.repeated ?? null;
    return written === null ? null : argumentAt(written, path, lengthsOf(change));
  }

  /** Where a value comes from that is known after apply only; null when nothing is written for it. */
  resolution(change: ResourceChange, path: readonly Step[]): Resolution | null {
    const expression = this.argument(change, path);
    const binding = this.binding(change);
    if (expression === null || expression === UNTOLD || binding === null) return null;
    return this.resolver.resolve(expression, binding);
  }

  binding(place: InstancePlace): (Binding & { readonly repeated: ResourceConfig }) | null {
    const scope = this.scopes.at(place.modules);
    const repeated = scope?.module.resource(`${place.type}.${place.name}`) ?? null;
    return scope === null || repeated === null ? null : { scope, key: place.key, repeated };
  }

  /**
   * Resources of a type that are written and of which a partial plan leaves out instances, or may: of
   * one that is repeated, nobody can say how many there are.
   */
  *unplanned(type: string): Iterable<Unplanned> {
    if (!this.isPartial) return;
    for (const { name, ...configured } of this.#configured(type, true)) {
      const { scope, repeated } = configured.binding;
      const key = resourceKey(moduleKey(scope.path), name);
      const isCounted = [...this.instances.ofResource(key)].some((it) => it !== null);
      if (!isCounted && !isRepeated(repeated) && this.instances.isPlanned(key)) continue;
      const why = `${name} is configured and not in this plan, which is partial; plan without -target`;
      yield { ...configured, why };
    }
  }

  *#configured(type: string, withAbsentModules: boolean): Iterable<Configured> {
    for (const scope of this.#scopesWithin(this.scopes.root, withAbsentModules)) {
      for (const name of scope.module.resourceNames()) {
        const written = name.startsWith(`${type}.`) ? scope.module.resource(name) : null;
        if (written !== null) {
          yield { name, binding: { scope, key: null, repeated: written }, written };
        }
      }
    }
  }

  /** True when the plan leaves out what is configured: it was targeted, or something was deferred. */
  get isPartial(): boolean {
    const { isSaidPartial, isSaidComplete } = this.document;
    this.#isPartial ??= isSaidPartial || (!isSaidComplete && this.#lacksResources());
    return this.#isPartial;
  }

  /** Versions of Terraform that do not say that a plan was targeted. */
  #lacksResources(): boolean {
    return JUDGED_TYPES.some((type) => {
      for (const { name, binding } of this.#configured(type, false)) {
        const key = resourceKey(moduleKey(binding.scope.path), name);
        if (!isRepeated(binding.repeated) && !this.instances.isKnown(key)) return true;
      }
      return false;
    });
  }

  /** @param withAbsent one more of each module that is repeated, for the instances that are left out */
  *#scopesWithin(scope: Scopes["root"], withAbsent: boolean): Iterable<Scopes["root"]> {
    yield scope;
    for (const [name, call] of scope.module.calls()) {
      const keys = this.instances.ofModule(scope, name);
      const isCounted = isRepeated(call) || [...keys].some((key) => key !== null);
      const absent = isCounted ? withAbsent : keys.size === 0;
      for (const key of absent ? [...keys, null] : keys) {
        const child = this.scopes.child(scope, { name, key });
        if (child !== null) yield* this.#scopesWithin(child, withAbsent);
      }
    }
  }

  /**
   * Every argument that the service may fill in is "known after apply" on what is created, written or
   * not: where nothing is written for it, or a null, it is not set.
   */
  #unset(change: ResourceChange): (path: readonly Step[]) => boolean {
    const binding = this.binding(change);
    if (binding === null || change.after === null) return () => false;
    const { sensitive } = change.after;
    const lengths = lengthsOf(change);
    return (path) => {
      if (at({ values: null, unknown: null, sensitive }, path) === UNTOLD) return false;
      const expression = argumentAt(binding.repeated, path, lengths);
      return (
        expression === null || (expression !== UNTOLD && this.#known.isKnown(expression, binding))
      );
    };
  }
}

function sideOf({ action, before, after }: ResourceChange, when: When): PlannedValues | null {
  if (when === "before" || action === "forget") return before;
  return action === "delete" ? null : after;
}

function isRepeated({ forEach, count }: Repeated): boolean {
  return forEach !== null || count !== null;
}

function lengthsOf({ after, before }: ResourceChange): (path: readonly Step[]) => number {
  return (path) => {
    const value = after === null ? null : at(after, path);
    const list = value === UNTOLD || value === null ? null : value;
    if (isList(list)) return list.length;
    const old = before === null ? null : at(before, path);
    return old !== UNTOLD && isList(old) ? old.length : 0;
  };
}
