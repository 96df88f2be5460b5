import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { assetsOf } from "../../../src/plan/assets.js";
import { PlanFacts } from "../../../src/plan/plan-facts.js";
import { readPlanText } from "../../../src/plan/plan-text.js";
import { protectionFinder } from "../../../src/plan/protection.js";
import { generated } from "./generated-configuration.js";

function protections(plan: object): ReadonlyMap<string, string> {
  const facts = new PlanFacts(readPlanText(JSON.stringify(plan), "plan.json"));
  const assets = assetsOf(facts);
  const protectionOf = protectionFinder(facts, assets)("after");
  return new Map(
    assets.map((asset) => [asset.change.address, protectionOf(asset)?.kind ?? "gone"]),
  );
}

/** Every read of something within a value counts, however often it is read. */
function counting<T extends object>(value: T, count: () => void): T {
  const known = new WeakMap<object, object>();
  const wrapped = (it: object): object => {
    const made = known.get(it) ?? new Proxy(it, { get: read });
    known.set(it, made);
    return made;
  };
  const read = (target: object, name: string | symbol): unknown => {
    count();
    const found: unknown = Reflect.get(target, name);
    return typeof found === "object" && found !== null ? wrapped(found) : found;
  };
  return wrapped(value) as T;
}

/** Looks into the configuration that it takes to protect so many volumes of a module, each by its key. */
function looks(count: number, form: "one resource" | "many resources" | "local"): number {
  const keys = [...Array(count).keys()].map((index) => `k${index}`);
  const created = (type: string, name: string, index: string | null, modules = "") => ({
    address: `${modules}${type}.${name}${index === null ? "" : `["${index}"]`}`,
    ...(modules === "" ? {} : { module_address: "module.disks" }),
    mode: "managed",
    type,
    name,
    index,
    provider_name: "registry.terraform.io/oracle/oci",
    change: { actions: ["create"], after: {}, after_unknown: { id: true, asset_id: true } },
  });
  const VOLUME = "oci_core_volume";
  const TYPE = "oci_core_volume_backup_policy_assignment";
  const assigned = (name: string, references: readonly string[]) => ({
    address: `${TYPE}.${name}`,
    expressions: { asset_id: { references } },
  });
  const through = form === "local" ? ["local.ids", "each.key"] : ["module.disks.ids", "each.key"];
  const plan = {
    format_version: "1.2",
    complete: true,
    resource_changes: keys.flatMap((key) => [
      created(VOLUME, "this", key, "module.disks."),
      created(
        TYPE,
        form === "many resources" ? key : "own",
        form === "many resources" ? null : key,
      ),
    ]),
    configuration: {
      root_module: {
        resources:
          form === "many resources"
            ? keys.map((key) => assigned(key, [`module.disks.ids["${key}"]`]))
            : [assigned("own", through)],
        module_calls: {
          disks: {
            module: {
              resources: [{ address: `${VOLUME}.this`, expressions: {} }],
              outputs: { ids: { expression: { references: [`${VOLUME}.this`] } } },
            },
          },
        },
      },
    },
  };
  const document = readPlanText(JSON.stringify(plan), "plan.json");
  let reads = 0;
  const configuration = counting(document.configuration, () => (reads += 1));
  const facts = new PlanFacts({ ...document, configuration });
  const assets = assetsOf(facts);
  const protectionOf = protectionFinder(facts, assets)("after");
  const kinds = new Set(assets.map((asset) => protectionOf(asset)?.kind));
  expect([...kinds]).toEqual([form === "local" ? "unknown" : "protected"]);
  expect(reads).toBeGreaterThan(0);
  return reads;
}

describe("the resolution of references", () => {
  test("agrees with what the author of a generated configuration knows", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.array(fc.nat(1_000), { minLength: 40, maxLength: 40 }), (numbers) => {
        const { plan, expected } = generated(numbers);
        expect(Object.fromEntries(protections(plan))).toEqual(Object.fromEntries(expected));
        for (const kind of expected.values()) seen.add(kind);
      }),
      { numRuns: 300 },
    );
    expect([...seen].sort()).toEqual(["protected", "unknown", "unprotected"]);
  });

  test.each(["one resource", "many resources", "local"] as const)(
    "looks twice as often for twice as many volumes: %s",
    (form) => {
      const [few, many] = [looks(200, form), looks(400, form)];
      expect(many / few).toBeLessThan(2.1);
    },
  );
});
