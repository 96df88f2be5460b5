import type { InstanceKey, ModuleStep } from "./address.js";
import { referencesIn, type Reference } from "./references.js";
import {
  asObject,
  isList,
  isObject,
  objectsIn,
  UNTOLD,
  type Json,
  type JsonObject,
  type Step,
  type Told,
} from "./told.js";

/** One module instance and what is written in it. */
export interface ModuleScope {
  readonly path: readonly ModuleStep[];
  readonly module: ModuleConfig;
  /** Where the module is called; null for the root. */
  readonly caller: {
    readonly scope: ModuleScope;
    readonly call: ModuleCall;
    readonly key: InstanceKey;
  } | null;
}

export interface Expression {
  /** undefined: it is no constant. */
  readonly constant: Json | undefined;
  readonly references: readonly Reference[];
}

/** A resource, data source or module call with `for_each` or `count`. */
export interface Repeated {
  readonly forEach: Expression | null;
  readonly count: Expression | null;
}

export interface ResourceConfig extends Repeated {
  /** The arguments as plan JSON has them; those of dynamic blocks are left out there. */
  readonly expressions: JsonObject;
  readonly providerKey: string;
}

export interface ModuleCall extends Repeated {
  readonly module: ModuleConfig;
  readonly source: string;
  /** What is handed over for an input; null where the input's default holds. */
  argument(input: string): Expression | null;
  arguments(): readonly Expression[];
}

/** A module's source, read as it is asked for: a plan may hold thousands of resources. */
class ModuleConfig {
  readonly #resources: ReadonlyMap<string, JsonObject>;
  readonly #outputs: JsonObject;
  readonly #calls = new Map<string, ModuleCall>();

  constructor(source: JsonObject) {
    const resources = objectsIn(source["resources"]);
    this.#resources = new Map(resources.map((it) => [text(it["address"]), it]));
    this.#outputs = asObject(source["outputs"]);
    for (const [name, call] of Object.entries(asObject(source["module_calls"]))) {
      if (!isObject(call)) continue;
      const written = asObject(call["expressions"]);
      const argument = (input: string) => {
        const given = Object.hasOwn(written, input) ? written[input] : undefined;
        return isObject(given) ? expression(given) : null;
      };
      this.#calls.set(name, {
        ...repetitionOf(call),
        module: new ModuleConfig(asObject(call["module"])),
        source: text(call["source"]),
        argument,
        arguments: () => expressionsBelow(written),
      });
    }
  }

  /** `name` as `oci_core_volume.data`, a data source with `data.` before it. */
  resource(name: string): ResourceConfig | null {
    const source = this.#resources.get(name);
    if (source === undefined) return null;
    return {
      ...repetitionOf(source),
      expressions: asObject(source["expressions"]),
      providerKey: text(source["provider_config_key"]),
    };
  }

  resourceNames(): Iterable<string> {
    return this.#resources.keys();
  }

  output(name: string): Expression | null {
    const output = this.#outputs[name];
    return isObject(output) && isObject(output["expression"])
      ? expression(output["expression"])
      : null;
  }

  outputNames(): readonly string[] {
    return Object.keys(this.#outputs);
  }

  call(name: string): ModuleCall | null {
    return this.#calls.get(name) ?? null;
  }

  calls(): ReadonlyMap<string, ModuleCall> {
    return this.#calls;
  }
}

/**
 * What is written for an argument; null where nothing is. It cannot be told for a block that the plan
 * has and the configuration has not: it comes from a `dynamic` block. `blocks` is how many blocks of
 * the first step's name the plan has.
 */
export function argumentAt(
  { expressions }: Pick<ResourceConfig, "expressions">,
  path: readonly Step[],
  lengthOf: (path: readonly Step[]) => number,
): Told<Expression | null> {
  let value: Json | undefined = expressions;
  for (const [index, step] of path.entries()) {
    if (typeof step === "number") {
      const written: readonly Json[] = isList(value) ? value : value === undefined ? [] : [value];
      if (written.length !== lengthOf(path.slice(0, index))) return UNTOLD;
      value = written[step];
    } else {
      value = isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
      if (value === undefined && path.length > index + 1) continue;
    }
  }
  return isObject(value) ? expression(value) : null;
}

const read = new WeakMap<JsonObject, Expression>();

export function expression(source: JsonObject): Expression {
  const known = read.get(source);
  if (known !== undefined) return known;
  const listed = isList(source["references"]) ? source["references"] : [];
  const made: Expression = {
    constant: source["constant_value"],
    references: referencesIn(listed.filter((it) => typeof it === "string")),
  };
  read.set(source, made);
  return made;
}

/** Every expression that is written anywhere below a block. */
export function expressionsBelow(block: Json): readonly Expression[] {
  if (isList(block)) return block.flatMap(expressionsBelow);
  if (!isObject(block)) return [];
  if (isList(block["references"])) return [expression(block)];
  return Object.values(block).flatMap(expressionsBelow);
}

function repetitionOf(source: JsonObject): Repeated {
  const of = (key: string) => (isObject(source[key]) ? expression(source[key]) : null);
  return { forEach: of("for_each_expression"), count: of("count_expression") };
}

function text(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

/** The module instances of a plan by their path, each made once. */
export class Scopes {
  readonly root: ModuleScope;
  readonly #children = new Map<ModuleScope, Map<string, ModuleScope>>();

  constructor(configuration: JsonObject) {
    const module = new ModuleConfig(asObject(configuration["root_module"]));
    this.root = { path: [], module, caller: null };
  }

  /** null: no such module is configured any more. */
  at(path: readonly ModuleStep[]): ModuleScope | null {
    let scope: ModuleScope | null = this.root;
    for (const step of path) scope = scope === null ? null : this.child(scope, step);
    return scope;
  }

  child(scope: ModuleScope, { name, key }: ModuleStep): ModuleScope | null {
    const children = this.#children.get(scope) ?? new Map<string, ModuleScope>();
    this.#children.set(scope, children);
    const id = JSON.stringify([name, key]);
    const known = children.get(id);
    if (known !== undefined) return known;
    const call = scope.module.call(name);
    if (call === null) return null;
    const made = {
      path: [...scope.path, { name, key }],
      module: call.module,
      caller: { scope, call, key },
    };
    children.set(id, made);
    return made;
  }
}
