import { distinctBy } from "../plain/distinct-by.js";
import type { InstanceKey } from "./address.js";
import type { Repeated, ModuleScope } from "./configuration.js";
import type { Step } from "./told.js";

/** All instances of a resource, one of which it may be. */
export const ANY = Symbol("any instance");

export type AnyKey = InstanceKey | typeof ANY;

/** Where a value may come from. */
export interface Source {
  /** As `resourceKey` makes it. */
  readonly resource: string;
  readonly isData: boolean;
  readonly type: string;
  readonly key: AnyKey;
  /** The attribute; null where plan JSON leaves it out. */
  readonly path: readonly Step[] | null;
}

/** What plan JSON tells of where an argument's value comes from. */
export interface Resolution {
  readonly sources: readonly Source[];
  /** Where what cannot be followed may lead: to anything that these module instances can see. */
  readonly open: readonly Open[];
  /** There is one source, and the value is certainly its own. */
  readonly isCertain: boolean;
}

export interface Open {
  readonly scope: ModuleScope;
  /** A data source that only the service can answer: it may find any volume. */
  readonly isEverything: boolean;
  /** What could not be followed: `local.protect`. */
  readonly what: string;
}

/** Which instance an expression stands in, and what it is repeated over. */
export interface Binding {
  readonly scope: ModuleScope;
  readonly key: InstanceKey;
  readonly repeated: Repeated;
}

/** The one place that the value certainly comes from; null where there may be others. */
export function certainSource(resolution: Resolution | null): Source | null {
  return resolution?.isCertain === true ? (resolution.sources[0] ?? null) : null;
}

export const NOTHING: Resolution = { sources: [], open: [], isCertain: false };

export function open(scope: ModuleScope, what: string, isEverything = false): Resolution {
  return { ...NOTHING, open: [{ scope, what, isEverything }] };
}

export function uncertain(resolution: Resolution): Resolution {
  return { ...resolution, isCertain: false };
}

export function withDoubt(resolution: Resolution, isCertain: boolean): Resolution {
  return isCertain ? resolution : uncertain(resolution);
}

export function distinct(sources: readonly Source[]): readonly Source[] {
  if (sources.length < 2) return sources;
  return distinctBy(
    sources,
    ({ resource, key, path }) =>
      `${resource}|${key === ANY ? "*" : JSON.stringify(key)}|${JSON.stringify(path)}`,
  );
}

/** Deeper than any module tree that people write; a made-up plan must not exhaust the stack. */
export const MAX_DEPTH = 100;

/** Where a module instance is called: what its inputs are given stands there. */
export function bindingOfCall({ scope, call, key }: NonNullable<ModuleScope["caller"]>): Binding {
  return { scope, key, repeated: call };
}

/** An expression that stands in no repeated resource. */
export function unrepeated(scope: ModuleScope): Binding {
  return { scope, key: null, repeated: { forEach: null, count: null } };
}
