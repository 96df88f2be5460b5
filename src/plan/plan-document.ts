import { moduleKey, moduleSteps, type InstanceKey, type ModuleStep } from "./address.js";
import {
  asObject,
  isList,
  isObject,
  objectsIn,
  type Json,
  type JsonObject,
  type PlannedValues,
  type Step,
} from "./told.js";

/** A plan as `terraform show -json` or `tofu show -json` writes it, reduced to what is judged. */
export interface PlanDocument {
  readonly formatVersion: string;
  /** null: not said. */
  readonly terraformVersion: string | null;
  /** Terraform says itself that a later plan has to follow: it was targeted, or something was deferred. */
  readonly isSaidPartial: boolean;
  /** Terraform says itself that nothing is left out. */
  readonly isSaidComplete: boolean;
  /** Of resources that this provider manages, in the plan's order; behind them those that it leaves out. */
  readonly changes: readonly ResourceChange[];
  /** What the state held before, of the same provider; those with a change of their own included. */
  readonly state: readonly StateResource[];
  /** Data sources that are read when the plan is applied. */
  readonly deferredData: readonly InstancePlace[];
  /** What was deleted outside Terraform. */
  readonly goneOutside: readonly ResourceChange[];
  readonly configuration: JsonObject;
  readonly variables: ReadonlyMap<string, Json>;
}

/** Where a resource instance stands. */
export interface InstancePlace {
  readonly address: string;
  readonly modules: readonly ModuleStep[];
  /** `modules` as one text. */
  readonly moduleKey: string;
  readonly type: string;
  readonly name: string;
  readonly key: InstanceKey;
}

/** What becomes of a resource instance. `forget`: it leaves Terraform's state and lives on. */
export type Action = "no-op" | "create" | "update" | "delete" | "replace" | "read" | "forget";

/** A new object: one of its own, or in place of another. */
export function isMade({ action }: Pick<ResourceChange, "action">): boolean {
  return action === "create" || action === "replace";
}

/** The object that was there is destroyed, whether or not another takes its place. */
export function isDestroyed({ action }: Pick<ResourceChange, "action">): boolean {
  return action === "delete" || action === "replace";
}

export interface ResourceChange extends InstancePlace {
  readonly action: Action;
  /** As Terraform names them: `["delete", "create"]`. */
  readonly actions: readonly string[];
  /** An old object that a replacement left behind; it is no instance of the configuration. */
  readonly isDeposed: boolean;
  /** A targeted plan says nothing of it: it stays as the state has it. */
  readonly isLeftOut: boolean;
  readonly before: PlannedValues | null;
  readonly after: PlannedValues | null;
  /** The attributes that force the replacement. */
  readonly replacePaths: readonly (readonly Step[])[];
}

export interface StateResource extends InstancePlace {
  readonly isData: boolean;
  readonly values: PlannedValues;
}

/** The parts of a plan, as read; each resource that lacks what makes it one is left out. */
export function planDocument(plan: JsonObject): PlanDocument {
  const listed = objectsIn(plan["resource_changes"]).flatMap(changeOf);
  const values = asObject(asObject(plan["prior_state"])["values"]);
  const isDeferred = objectsIn(plan["deferred_changes"]).length > 0;
  const state: StateResource[] = [];
  collectState(asObject(values["root_module"]), state);
  return {
    formatVersion: text(plan["format_version"]) ?? "",
    terraformVersion: text(plan["terraform_version"]),
    isSaidPartial: plan["complete"] === false || isDeferred,
    isSaidComplete: plan["complete"] === true && !isDeferred,
    changes: [...listed, ...leftOut(state, listed)],
    state,
    deferredData: objectsIn(plan["resource_changes"]).flatMap(dataOf),
    goneOutside: objectsIn(plan["resource_drift"])
      .flatMap(changeOf)
      .filter(({ action }) => action === "delete"),
    configuration: asObject(plan["configuration"]),
    variables: variablesOf(plan),
  };
}

/** Those of the root module, without what its author marked as sensitive. */
function variablesOf(plan: JsonObject): ReadonlyMap<string, Json> {
  const declared = asObject(asObject(asObject(plan["configuration"])["root_module"])["variables"]);
  return new Map(
    Object.entries(asObject(plan["variables"])).flatMap(([name, it]) =>
      isObject(it) && asObject(declared[name])["sensitive"] !== true
        ? [[name, it["value"] ?? null] as const]
        : [],
    ),
  );
}

/** The provider's resources, whatever registry or mirror it came from. Terraform 0.12 says `oci` alone. */
function isOfProvider(resource: JsonObject): boolean {
  return /^oci$|(^|\/)(oracle|hashicorp|-)\/oci$/.test(text(resource["provider_name"]) ?? "");
}

function changeOf(resource: JsonObject): ResourceChange[] {
  const change = resource["change"];
  if (!isObject(change) || resource["mode"] !== "managed" || !isOfProvider(resource)) return [];
  const place = placeOf(resource, moduleSteps(text(resource["module_address"]) ?? ""));
  if (place === null) return [];
  const named = isList(change["actions"]) ? change["actions"] : [];
  const actions = named.filter((it) => typeof it === "string");
  return [
    {
      ...place,
      action: actionOf(actions),
      actions,
      isDeposed: text(resource["deposed"]) !== null,
      isLeftOut: false,
      before: side(change["before"], null, change["before_sensitive"]),
      after: side(change["after"], change["after_unknown"], change["after_sensitive"]),
      replacePaths: isList(change["replace_paths"])
        ? change["replace_paths"].filter(isList).map((path) => path.filter(isStep))
        : [],
    },
  ];
}

/** The state is whole in every plan, the list of changes is not in a targeted one. */
function leftOut(
  state: readonly StateResource[],
  listed: readonly ResourceChange[],
): readonly ResourceChange[] {
  const addresses = new Set(listed.map(({ address }) => address));
  return state
    .filter(({ isData, address }) => !isData && !addresses.has(address))
    .map(({ values, ...place }) => ({
      ...place,
      action: "no-op",
      actions: ["no-op"],
      isDeposed: false,
      isLeftOut: true,
      before: values,
      after: values,
      replacePaths: [],
    }));
}

function placeOf(
  resource: JsonObject,
  modules: readonly ModuleStep[] | null,
): InstancePlace | null {
  const [address, type, name] = ["address", "type", "name"].map((key) => text(resource[key]));
  if (!address || !type || !name || modules === null) return null;
  const index = resource["index"];
  const key = typeof index === "string" || typeof index === "number" ? index : null;
  return { address, modules, moduleKey: moduleKey(modules), type, name, key };
}

/** The plan has a change of those data sources alone that it could not read, whoever provides them. */
function dataOf(resource: JsonObject): InstancePlace[] {
  const place = placeOf(resource, moduleSteps(text(resource["module_address"]) ?? ""));
  return resource["mode"] !== "data" || place === null ? [] : [place];
}

const SINGLE_ACTIONS: readonly Action[] = ["no-op", "create", "update", "delete", "read", "forget"];

/** An action that is newer than this program is taken as a change in place. */
function actionOf(actions: readonly string[]): Action {
  // A replacement of which the old object lives on makes a new one all the same.
  if (actions.length > 1) return actions.includes("forget") ? "create" : "replace";
  return SINGLE_ACTIONS.find((it) => it === actions[0]) ?? "update";
}

function side(
  values: Json | undefined,
  unknown: Json | undefined,
  sensitive: Json | undefined,
): PlannedValues | null {
  if (!isObject(values)) return null;
  return { values, unknown: unknown ?? null, sensitive: sensitive ?? null };
}

function collectState(module: JsonObject, found: StateResource[]): void {
  const modules = moduleSteps(text(module["address"]) ?? "") ?? [];
  for (const resource of objectsIn(module["resources"])) {
    const place = placeOf(resource, modules);
    const values = side(resource["values"], null, resource["sensitive_values"]);
    // An old object that a replacement left behind is no instance of its resource.
    const isDeposed = text(resource["deposed_key"]) !== null;
    if (place === null || values === null || isDeposed || !isOfProvider(resource)) continue;
    found.push({ ...place, isData: resource["mode"] === "data", values });
  }
  for (const child of objectsIn(module["child_modules"])) collectState(child, found);
}

function text(value: Json | undefined): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function isStep(value: Json): value is Step {
  return typeof value === "string" || typeof value === "number";
}
