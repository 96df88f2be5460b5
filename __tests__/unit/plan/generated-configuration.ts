/**
 * A configuration that is drawn from numbers, as plan JSON, with what it protects as its author knows it:
 * the oracle reads no reference.
 */
export interface Generated {
  readonly plan: object;
  /** By address of the volume. */
  readonly expected: ReadonlyMap<string, "protected" | "unknown" | "unprotected">;
}

type Key = string | number | null;

interface Volume {
  readonly name: string;
  readonly keys: readonly Key[];
}

interface Module {
  readonly name: string;
  readonly keys: readonly Key[];
  readonly volumes: readonly Volume[];
  readonly child: Module | null;
}

interface Assignment {
  readonly keys: readonly Key[];
  readonly references: readonly string[];
  readonly forEach: readonly string[] | null;
  readonly isCounted: boolean;
  /** Of each instance, seen from the module that it stands in. */
  readonly targets: (key: Key, inModule: string) => readonly string[];
  /** It may be any of the targets, and perhaps none. */
  readonly isPerhaps: boolean;
}

const VOLUME = "oci_core_volume";
const ASSIGNMENT = "oci_core_volume_backup_policy_assignment";
const KEYS = ["a", "b", "c"];

const bracket = (key: Key) => (key === null ? "" : `[${JSON.stringify(key)}]`);
const below = (place: string, name: string) => (place === "" ? name : `${place}.${name}`);
const addressOf = (place: string, { name }: Volume, key: Key) =>
  below(place, `${VOLUME}.${name}${bracket(key)}`);
const addressesOf = (place: string, volume: Volume) =>
  volume.keys.map((key) => addressOf(place, volume, key));
/** Terraform lists a reference with all that it begins with. */
const withParts = (reference: string): readonly string[] => {
  const parts = [reference];
  for (let rest = reference; ;) {
    rest = rest.replace(/(\.[\w-]+|\[[^[\]]*\])$/, "");
    if (rest.split(".").length < 2) return parts;
    parts.push(rest);
  }
};

export function generated(numbers: readonly number[]): Generated {
  let next = 0;
  const pick = (count: number) => (numbers[next++ % numbers.length] ?? 0) % count;
  const choose = <T>(from: readonly T[]): T => from[pick(from.length)] as T;
  const keysOf = (): readonly Key[] => {
    const count = 1 + pick(3);
    return [[null], KEYS.slice(0, count), [...Array(count).keys()]][pick(3)] as readonly Key[];
  };
  const volumesOf = (prefix: string) =>
    [...Array(1 + pick(3)).keys()].map((index) => ({ name: `${prefix}${index}`, keys: keysOf() }));
  const moduleOf = (name: string, depth: number): Module => ({
    name,
    keys: keysOf(),
    volumes: volumesOf("v"),
    child: depth > 0 && pick(2) === 0 ? moduleOf("inner", depth - 1) : null,
  });
  const root: Module = {
    name: "",
    keys: [null],
    volumes: volumesOf("r"),
    child: moduleOf("m", 1),
  };

  const isKeyed = (keys: readonly Key[]) => keys.some((key) => key !== null);
  const expected = new Map<string, "protected" | "unknown" | "unprotected">();
  const sure = new Set<string>();
  const perhaps = new Set<string>();
  const changes: object[] = [];
  const change = (
    place: string,
    type: string,
    name: string,
    key: Key,
    after: object,
    unknown: object,
  ) => {
    changes.push({
      address: below(place, `${type}.${name}${bracket(key)}`),
      ...(place === "" ? {} : { module_address: place }),
      mode: "managed",
      type,
      name,
      ...(key === null ? {} : { index: key }),
      provider_name: "registry.terraform.io/oracle/oci",
      change: { actions: ["create"], before: null, after, after_unknown: unknown },
    });
  };

  const once = (references: readonly string[]): Omit<Assignment, "targets" | "isPerhaps"> => ({
    keys: [null],
    references: references.flatMap(withParts),
    forEach: null,
    isCounted: false,
  });

  /** An assignment for volumes of its own module. */
  const ownAssignment = (module: Module): Assignment => {
    const volume = choose(module.volumes);
    const resource = `${VOLUME}.${volume.name}`;
    const form = pick(4);
    if (form === 0 && isKeyed(volume.keys)) {
      const isCounted = typeof volume.keys[0] === "number";
      const keys = volume.keys.slice(0, 1 + pick(volume.keys.length));
      return {
        keys,
        references: [resource, isCounted ? "count.index" : "each.key"],
        forEach: null,
        isCounted,
        targets: (key, place) => [addressOf(place, volume, key)],
        isPerhaps: false,
      };
    }
    if (form === 1 && typeof volume.keys[0] === "string") {
      return {
        keys: volume.keys.slice(0, 1 + pick(volume.keys.length)),
        references: ["each.value.id", "each.value"],
        forEach: [resource],
        isCounted: false,
        targets: (key, place) => [addressOf(place, volume, key)],
        isPerhaps: false,
      };
    }
    const key = choose(volume.keys);
    const reference = `${resource}${bracket(key)}.id`;
    if (form === 2) {
      const other = choose(module.volumes);
      const otherKey = choose(other.keys);
      const second = `${VOLUME}.${other.name}${bracket(otherKey)}.id`;
      return {
        ...once(["var.flag", reference, second]),
        targets: (_, place) => [addressOf(place, volume, key), addressOf(place, other, otherKey)],
        // Of one volume both ways, too: the references are those of a condition with another value.
        isPerhaps: true,
      };
    }
    return {
      ...once([reference]),
      targets: (_, place) => [addressOf(place, volume, key)],
      isPerhaps: false,
    };
  };

  /** An assignment for a volume of the module below, by its output. */
  const outerAssignment = (child: Module): Assignment => {
    const volume = choose(child.volumes);
    const key = choose(child.keys);
    const call = `module.${child.name}${bracket(key)}`;
    const output = `${call}.id_${volume.name}`;
    const at = (place: string) => below(place, call);
    if (!isKeyed(volume.keys)) {
      return {
        ...once([output]),
        targets: (_, place) => [addressOf(at(place), volume, null)],
        isPerhaps: false,
      };
    }
    if (pick(2) === 0 && key === null) {
      const isCounted = typeof volume.keys[0] === "number";
      return {
        keys: volume.keys.slice(0, 1 + pick(volume.keys.length)),
        references: [...withParts(output), isCounted ? "count.index" : "each.key"],
        forEach: null,
        isCounted,
        targets: (each, place) => [addressOf(at(place), volume, each)],
        isPerhaps: false,
      };
    }
    const wanted = choose(volume.keys);
    return {
      ...once([`${output}${bracket(wanted)}`]),
      targets: (_, place) => [addressOf(at(place), volume, wanted)],
      isPerhaps: false,
    };
  };

  /** Through a local value: whatever its module sees. */
  const localAssignment = (module: Module): Assignment => ({
    ...once(["local.chosen"]),
    targets: (_, place) => [
      ...module.volumes.flatMap((volume) => addressesOf(place, volume)),
      ...(module.child === null
        ? []
        : module.child.keys.flatMap((key) =>
            (module.child?.volumes ?? []).flatMap((volume) =>
              addressesOf(
                below(place, `module.${module.child?.name ?? ""}${bracket(key)}`),
                volume,
              ),
            ),
          )),
    ],
    isPerhaps: true,
  });

  const configOf = (module: Module, places: readonly string[]): object => {
    const { child } = module;
    const assignments = [...Array(pick(4)).keys()].map((): Assignment => {
      const form = pick(7);
      if (form === 0) return localAssignment(module);
      return form < 4 && child !== null ? outerAssignment(child) : ownAssignment(module);
    });
    for (const place of places) {
      for (const volume of module.volumes) {
        for (const key of volume.keys) {
          change(place, VOLUME, volume.name, key, {}, { id: true, backup_policy_id: true });
          expected.set(addressOf(place, volume, key), "unprotected");
        }
      }
      for (const [index, { keys, targets, isPerhaps }] of assignments.entries()) {
        for (const key of keys) {
          const policy = { policy_id: "ocid1.volumebackuppolicy.oc1..p" };
          change(place, ASSIGNMENT, `t${index}`, key, policy, { id: true, asset_id: true });
          for (const target of targets(key, place)) (isPerhaps ? perhaps : sure).add(target);
        }
      }
    }
    const repetition = (keys: readonly Key[]) =>
      typeof keys[0] === "number" ? { count_expression: { constant_value: keys.length } } : {};
    const inner =
      child === null
        ? {}
        : {
            [child.name]: {
              source: `./${child.name}`,
              ...repetition(child.keys),
              module: configOf(
                child,
                places.flatMap((place) =>
                  child.keys.map((key) => below(place, `module.${child.name}${bracket(key)}`)),
                ),
              ),
            },
          };
    return {
      resources: [
        ...module.volumes.map(({ name, keys }) => ({
          address: `${VOLUME}.${name}`,
          mode: "managed",
          type: VOLUME,
          name,
          provider_config_key: "oci",
          expressions: {},
          ...repetition(keys),
        })),
        ...assignments.map(({ references, forEach, isCounted, keys }, index) => ({
          address: `${ASSIGNMENT}.t${index}`,
          mode: "managed",
          type: ASSIGNMENT,
          name: `t${index}`,
          provider_config_key: "oci",
          expressions: {
            asset_id: { references },
            policy_id: { constant_value: "ocid1.volumebackuppolicy.oc1..p" },
          },
          ...(forEach === null ? {} : { for_each_expression: { references: forEach } }),
          ...(isCounted ? repetition(keys) : {}),
        })),
      ],
      outputs: Object.fromEntries(
        module.volumes.map(({ name, keys }) => [
          `id_${name}`,
          {
            expression: {
              references: isKeyed(keys) ? [`${VOLUME}.${name}`] : withParts(`${VOLUME}.${name}.id`),
            },
          },
        ]),
      ),
      module_calls: inner,
    };
  };

  const configuration = { root_module: configOf(root, [""]) };
  for (const address of perhaps) expected.set(address, "unknown");
  for (const address of sure) expected.set(address, "protected");
  return {
    plan: { format_version: "1.2", complete: true, resource_changes: changes, configuration },
    expected,
  };
}
