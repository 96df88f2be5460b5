import { assetKey, type Asset } from "./asset.js";
import { argumentAt } from "./configuration.js";
import { INSTANCE } from "./instance-volumes.js";
import { placeId } from "./instances.js";
import type { ResourceChange } from "./plan-document.js";
import type { PlanFacts, Reader, When } from "./plan-facts.js";
import { UNKNOWN_POLICY, type PlannedPolicy, type Policies } from "./planned-policies.js";
import { ANY, type Resolution, type Source } from "./resolution.js";
import { at, textOf, UNTOLD, type Step } from "./told.js";

/** A policy that something assigns. */
export interface Assigned {
  readonly address: string;
  readonly policy: PlannedPolicy;
}

/** What is assigned to volumes and groups, and what perhaps is. */
export interface Assignments {
  /** By OCID, and by the key of an asset or group. */
  readonly certain: ReadonlyMap<string, readonly Assigned[]>;
  /** Why it cannot be told whether a policy is assigned, by the same keys. */
  doubtOf(key: string, resource: string): string | null;
}

const TYPE = "oci_core_volume_backup_policy_assignment";

/** The assignments of one side of a plan. */
export function assignmentsOf(
  facts: PlanFacts,
  policies: Policies,
  assets: readonly Asset[],
  when: When,
): Assignments {
  const certain = new Map<string, Assigned[]>();
  const doubts = new Doubts(facts, targetFinder(assets));
  const add = (key: string, assigned: Assigned) => {
    const others = certain.get(key);
    if (others === undefined) certain.set(key, [assigned]);
    else others.push(assigned);
  };
  const { changes, state } = facts.document;
  const changed = new Set(changes.map(({ address }) => address));
  for (const { type, isData, address, values } of state) {
    if (type !== TYPE || isData || changed.has(address)) continue;
    // Left out of a targeted plan: it stays as the state has it.
    const from: Reader = (path) => at(values, path);
    const [asset, policy] = [textOf(from(["asset_id"])), textOf(from(["policy_id"]))];
    if (typeof asset === "string" && typeof policy === "string") {
      add(asset, { address, policy: policies.byId(policy) });
    }
  }
  for (const change of changes) {
    if (change.type !== TYPE || change.isDeposed) continue;
    const from = facts.reader(change, when);
    if (from === null || (when === "after" && change.action === "delete")) continue;
    const assigned = { address: change.address, policy: policyOf(facts, policies, change, from) };
    const asset = textOf(from(["asset_id"]));
    if (asset !== UNTOLD) {
      if (asset !== null) add(asset, assigned);
      continue;
    }
    const resolution = facts.resolution(change, ["asset_id"]);
    const target = resolution === null ? null : doubts.certainTarget(resolution);
    if (target !== null) add(target, assigned);
    else doubts.add(resolution, change.address);
  }
  if (when === "after") doubts.addUnplanned();
  return { certain, doubtOf: (key, resource) => doubts.of(key, resource) };
}

/** The policy of an assignment, of a group or of a volume, as far as it can be told. */
export function policyOf(
  facts: PlanFacts,
  policies: Policies,
  change: ResourceChange,
  from: Reader,
): PlannedPolicy {
  const id = textOf(from(["policy_id"]));
  if (id !== UNTOLD) return id === null ? UNKNOWN_POLICY : policies.byId(id);
  return policyFrom(policies, facts.resolution(change, ["policy_id"]));
}

export function policyFrom(policies: Policies, resolution: Resolution | null): PlannedPolicy {
  const [source] = resolution?.sources ?? [];
  return resolution?.isCertain === true && source !== undefined
    ? policies.bySource(source)
    : UNKNOWN_POLICY;
}

/** By the key of an asset or group, and by its OCID where that is known. */
export function lookUp<Value>(
  index: ReadonlyMap<string, readonly Value[]>,
  key: string,
  ocid: string | null,
): readonly Value[] {
  const own = index.get(key) ?? [];
  return ocid === null ? own : [...own, ...(index.get(ocid) ?? [])];
}

/** The keys of the assets and groups that a source may stand for. */
type TargetFinder = (source: Source) => readonly string[];

function targetFinder(assets: readonly Asset[]): TargetFinder {
  const parts = new Map<string, string[]>();
  for (const { change, part, key } of assets) {
    if (change.type !== INSTANCE || change.isDeposed) continue;
    const place = key.slice(0, key.length - (part ?? "").length - 1);
    const known = parts.get(place);
    if (known === undefined) parts.set(place, [part ?? ""]);
    else known.push(part ?? "");
  }
  return ({ resource, type, key, path }) => {
    const place = placeId(resource, key);
    if (type !== INSTANCE) return [assetKey(place, null)];
    const own = parts.get(place) ?? [];
    const named = path === null ? null : partOfPath(path);
    if (path !== null && named === null) return [];
    return own
      .filter((part) => named === null || part === named || part.startsWith(`${named}[`))
      .map((part) => assetKey(place, part));
  };
}

function partOfPath([attribute, index]: readonly Step[]): string | null {
  if (attribute === "boot_volume_id") return "boot_volume";
  if (attribute !== "launch_volume_attachments") return null;
  return typeof index === "number" ? `${attribute}[${index}]` : attribute;
}

/** What an assignment that cannot be followed to its end leaves open. */
class Doubts {
  readonly #facts: PlanFacts;
  readonly #targetsOf: TargetFinder;
  readonly #keys = new Map<string, string>();
  readonly #resources = new Map<string, string>();
  #everything: string | null = null;

  constructor(facts: PlanFacts, targetsOf: TargetFinder) {
    this.#facts = facts;
    this.#targetsOf = targetsOf;
  }

  certainTarget({ isCertain, sources }: Resolution): string | null {
    const [source] = sources;
    if (!isCertain || source === undefined || source.key === ANY) return null;
    const targets = this.#targetsOf(source);
    return targets.length === 1 ? (targets[0] ?? null) : null;
  }

  add(resolution: Resolution | null, address: string): void {
    const why = (through: string) => `${address} may be for it: plan JSON does not tell ${through}`;
    if (resolution === null) {
      this.#everything ??= why("which volume it names");
      return;
    }
    for (const source of resolution.sources) {
      const reason = why("which of several volumes it names");
      if (source.key === ANY) setOnce(this.#resources, source.resource, reason);
      for (const key of this.#targetsOf(source)) setOnce(this.#keys, key, reason);
    }
    for (const open of resolution.open) {
      const reason = why(`the value of ${open.what}`);
      if (open.isEverything) this.#everything ??= reason;
      for (const resource of this.#facts.reach.of(open)) setOnce(this.#resources, resource, reason);
    }
  }

  /** A targeted plan leaves assignments out that the configuration has. */
  addUnplanned(): void {
    const { isPartial } = this.#facts;
    for (const { binding, written, name } of this.#facts.unplanned(TYPE)) {
      const isRepeated = binding.repeated.forEach !== null || binding.repeated.count !== null;
      if (isRepeated && !isPartial) continue;
      const expression = argumentAt(written, ["asset_id"], () => 0);
      if (expression === null || expression === UNTOLD) continue;
      const resolution = this.#facts.resolver.resolve(expression, binding);
      for (const source of resolution.sources) {
        const reason = `${name} is configured and not in this plan, which is partial`;
        setOnce(this.#resources, source.resource, reason);
      }
    }
  }

  of(key: string, resource: string): string | null {
    return this.#keys.get(key) ?? this.#resources.get(resource) ?? this.#everything;
  }
}

function setOnce(map: Map<string, string>, key: string, value: string): void {
  if (!map.has(key)) map.set(key, value);
}
