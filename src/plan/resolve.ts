import { moduleKey, type InstanceKey } from "./address.js";
import {
  argumentAt,
  expressionsBelow,
  type Expression,
  type Repeated,
  type ModuleScope,
  type Scopes,
} from "./configuration.js";
import { resourceKey, type Instances } from "./instances.js";
import { eachValue } from "./known-value.js";
import type { Reference } from "./references.js";
import {
  ANY,
  bindingOfCall,
  distinct,
  MAX_DEPTH,
  NOTHING,
  open,
  uncertain,
  unrepeated,
  withDoubt,
  type AnyKey,
  type Binding,
  type Resolution,
  type Source,
} from "./resolution.js";
import { UNTOLD, type Json, type Step } from "./told.js";

/** The types whose own attributes are what is looked for: a reference to one is not followed further. */
const ENDS: Readonly<Record<string, readonly string[]>> = {
  oci_core_volume: ["id"],
  oci_core_boot_volume: ["id"],
  oci_core_volume_group: ["id"],
  oci_core_instance: ["id", "boot_volume_id", "launch_volume_attachments"],
  oci_core_volume_backup_policy: ["id"],
  "data.oci_core_volume_backup_policies": ["volume_backup_policies"],
};

/**
 * Follows references through `for_each`, `count`, module inputs and module outputs. Where one of
 * several references decides, or an index that is not the instance's own key, nothing is certain.
 */
export class Resolver {
  readonly #scopes: Scopes;
  readonly #instances: Instances;
  readonly #variables: ReadonlyMap<string, Json>;
  readonly #answers = new WeakMap<Expression, Map<string, Resolution>>();

  constructor(scopes: Scopes, instances: Instances, variables: ReadonlyMap<string, Json>) {
    this.#scopes = scopes;
    this.#instances = instances;
    this.#variables = variables;
  }

  resolve(expression: Expression, binding: Binding): Resolution {
    return this.#all(expression, binding, { index: undefined, rest: [] }, 0);
  }

  /** Each question once: in a tree of modules one output may be asked for in many ways. */
  #all(expression: Expression, binding: Binding, wanted: Wanted, depth: number): Resolution {
    const answers = this.#answers.get(expression) ?? new Map<string, Resolution>();
    this.#answers.set(expression, answers);
    const { scope, key, repeated } = binding;
    const question = JSON.stringify([
      moduleKey(scope.path),
      key,
      repeated.forEach !== null,
      wanted.index ?? ["none"],
      wanted.rest,
    ]);
    const known = answers.get(question);
    if (known !== undefined) return known;
    // Asked again before it is answered, it leads back to itself.
    answers.set(question, open(scope, "a reference to itself"));
    const answer = this.#follow(expression, binding, wanted, depth);
    answers.set(question, answer);
    return answer;
  }

  #follow(expression: Expression, binding: Binding, wanted: Wanted, depth: number): Resolution {
    const references = expression.references.filter((it) => !isConstant(it));
    const sources = references.filter(({ kind }) => kind !== "instance key");
    const isIndexed = sources.length < references.length;
    const [first, second, ...more] = sources;
    if (depth > MAX_DEPTH) return open(binding.scope, "a chain of references that is too long");
    if (first === undefined) {
      // `asset_id = each.key`: one of what `for_each` was made from.
      const over = binding.repeated.forEach;
      return isIndexed && over !== null
        ? uncertain(this.#all(over, unrepeated(binding.scope), wanted, depth + 1))
        : NOTHING;
    }
    if (second === undefined) {
      const found = this.#one(first, binding, isIndexed, wanted, depth);
      return withDoubt(found, wanted.index !== undefined || !isDecided(expression));
    }
    if (more.length === 0 && isInstanceOf(first, second)) {
      const value = eachValue(
        binding.repeated.forEach,
        binding.key,
        binding.scope,
        this.#variables,
      );
      return value === UNTOLD
        ? uncertain(this.#one(first, binding, false, { index: undefined, rest: [] }, depth))
        : this.#one(first, binding, false, { ...wanted, index: value }, depth);
    }
    const parts = sources.map((it) => this.#one(it, binding, isIndexed, wanted, depth));
    return {
      sources: distinct(parts.flatMap((it) => it.sources)),
      open: parts.flatMap((it) => it.open),
      isCertain: false,
    };
  }

  #one(
    reference: Reference,
    binding: Binding,
    isIndexed: boolean,
    wanted: Wanted,
    depth: number,
  ): Resolution {
    const { scope } = binding;
    const index = isIndexed ? binding.key : wanted.index;
    const inner = { index, rest: wanted.rest };
    switch (reference.kind) {
      case "resource":
        return this.#resource(reference, binding, isIndexed, inner, depth);
      case "module":
        return this.#module(reference, scope, inner, depth);
      case "variable": {
        const { caller } = scope;
        const given = caller?.call.argument(reference.name) ?? null;
        if (caller === null || given === null) return NOTHING;
        const wantedOfIt = through(inner, reference.path);
        return this.#all(given, bindingOfCall(caller), wantedOfIt, depth + 1);
      }
      case "each.value": {
        const over = binding.repeated.forEach;
        // A set of constants: it names no resource.
        if (over === null) return NOTHING;
        const own = { index: binding.key, rest: [...reference.path, ...wanted.rest] };
        return this.#all(over, unrepeated(scope), own, depth + 1);
      }
      case "local":
        return open(scope, `local.${reference.name}`);
      case "instance key":
      case "constant":
        return NOTHING;
    }
  }

  #resource(
    reference: Extract<Reference, { kind: "resource" }>,
    { scope }: Binding,
    isIndexed: boolean,
    { index, rest }: Wanted,
    depth: number,
  ): Resolution {
    const { isData, name } = reference;
    const type = isData ? `data.${reference.type}` : reference.type;
    const resource = resourceKey(moduleKey(scope.path), `${type}.${name}`);
    const known = this.#instances.ofResource(
      resourceKey(moduleKey(scope.path), `${reference.type}.${name}`),
    );
    const written = scope.module.resource(`${type}.${name}`);
    const isRepeated = written !== null && isRepeatedOver(written, known);
    let isCertain = !isIndexed || (isRepeated && reference.key === undefined);
    let key: AnyKey = reference.key ?? null;
    let path = [...reference.path, ...rest];
    if (isRepeated && reference.key === undefined) {
      const isOwn = index !== undefined && known.has(index) && reference.path.length === 0;
      key = isOwn ? index : ANY;
      if (!isOwn) isCertain = false;
    } else if (isIndexed && typeof index === "number" && isLaunchVolumes(reference)) {
      // `launch_volume_attachments[count.index].volume_id`: plan JSON leaves out what follows the index.
      path = [...path, index];
      isCertain = true;
    }
    const ends = ENDS[type];
    const [attribute] = path;
    if (ends !== undefined && (attribute === undefined || ends.includes(String(attribute)))) {
      const source: Source = {
        resource,
        isData,
        type,
        key,
        path: attribute === undefined ? null : path,
      };
      return { sources: [source], open: [], isCertain };
    }
    if (written === null) return isData ? open(scope, `${type}.${name}`, true) : NOTHING;
    const own: Binding = { scope, key: key === ANY ? null : key, repeated: written };
    const argument =
      attribute === undefined || isData ? null : argumentAt(written, [attribute], () => 1);
    if (argument !== null && argument !== UNTOLD) {
      const through_ = { index: undefined, rest: path.slice(1) };
      return withDoubt(this.#all(argument, own, through_, depth + 1), isCertain);
    }
    const parts = expressionsBelow(written.expressions).map((it) =>
      this.#all(it, own, { index: undefined, rest: [] }, depth + 1),
    );
    const found = {
      sources: distinct(parts.flatMap((it) => it.sources)),
      open: parts.flatMap((it) => it.open),
      isCertain: false,
    };
    if (!isData) return found;
    // What a data source finds is not written anywhere, whatever it is asked with.
    const anything = open(scope, `${type}.${name}`, true);
    return { ...found, open: [...found.open, ...anything.open] };
  }

  #module(
    { name, key, output, path }: Extract<Reference, { kind: "module" }>,
    scope: ModuleScope,
    { index, rest }: Wanted,
    depth: number,
  ): Resolution {
    const call = scope.module.call(name);
    if (call === null) return NOTHING;
    const present = this.#instances.ofModule(scope, name);
    const isRepeated = isRepeatedOver(call, present);
    const isOwn = isRepeated && key === undefined && index !== undefined && present.has(index);
    const keys: readonly InstanceKey[] =
      key !== undefined ? [key] : isOwn ? [index] : isRepeated ? [...present] : [null];
    // An index that chose the module does not choose again within its output.
    const inner = { index: isOwn ? undefined : index, rest };
    const from = (outputs: readonly string[], wanted: Wanted) =>
      keys
        .flatMap((each) => this.#scopes.child(scope, { name, key: each }) ?? [])
        .flatMap((child) =>
          outputs.flatMap((it) => {
            const written = child.module.output(it);
            return written === null
              ? []
              : [this.#all(written, unrepeated(child), wanted, depth + 1)];
          }),
        )
        .filter((it) => it.sources.length > 0 || it.open.length > 0);
    // `each.value.volume_id` over the module names the output there.
    const [named, ...more] = rest;
    const meant =
      output !== null
        ? from([output], through(inner, path))
        : typeof named === "string"
          ? from([named], { ...inner, rest: more })
          : [];
    const isTold = output !== null || meant.length > 0;
    const found = isTold ? meant : from(call.module.outputNames(), through(inner, path));
    const sources = distinct(found.flatMap((it) => it.sources));
    const isCertain =
      (key !== undefined || isOwn || !isRepeated) &&
      sources.length === 1 &&
      found.every((it) => it.isCertain);
    return { sources, open: found.flatMap((it) => it.open), isCertain };
  }
}

/** What is wanted of a value: one element of it, and then an attribute of that. */
interface Wanted {
  readonly index: InstanceKey | undefined;
  readonly rest: readonly Step[];
}

/**
 * `terraform.workspace == "prod" ? one : null`, or `each.key == "a" ? null : many[each.key].id`: what
 * only chooses an instance stands behind it. What is itself chosen from by a key is decided by that.
 */
function isDecided({ references }: Expression): boolean {
  return references.some(isConstant) || references[0]?.kind === "instance key";
}

function isConstant({ kind }: Reference): boolean {
  return kind === "constant";
}

/** `for_each = toset(["a"])` is nowhere in plan JSON but in the instances' keys. */
function isRepeatedOver({ forEach, count }: Repeated, keys: ReadonlySet<InstanceKey>): boolean {
  return forEach !== null || count !== null || [...keys].some((key) => key !== null);
}

/** `module.db.ids["redo"].id` wants the element `redo` and then `id` of what the output gives. */
function through({ index, rest }: Wanted, path: readonly Step[]): Wanted {
  const [first, ...more] = path;
  return first === undefined ? { index, rest } : { index: first, rest: [...more, ...rest] };
}

function isLaunchVolumes({ path }: { readonly path: readonly Step[] }): boolean {
  return path.length === 1 && path[0] === "launch_volume_attachments";
}

/** `oci_core_volume.data[each.value]`: the second reference chooses an instance of the first. */
function isInstanceOf(first: Reference, second: Reference): boolean {
  const isWhole = (first.kind === "resource" || first.kind === "module") && first.key === undefined;
  return isWhole && second.kind === "each.value" && second.path.length === 0;
}
