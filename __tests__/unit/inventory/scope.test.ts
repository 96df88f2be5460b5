import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { isWholeTenancy } from "../../../src/inventory/collect.js";
import { placeAll } from "../../../src/inventory/compartment-tree.js";
import { ScopeError, selectScope } from "../../../src/inventory/scope.js";
import type { Compartment } from "../../../src/oci/resources.js";
import type { ScopeSettings } from "../../../src/settings/settings.js";
import { TENANCY } from "./fake-cloud.js";

/** `prod/erp` and the like; the OCID is the path's initials after `ocid:`. */
function compartments(...paths: readonly string[]): Compartment[] {
  return paths.map((path) => {
    const names = path.split("/");
    const parent = names.slice(0, -1).join("/");
    return {
      id: `ocid:${path}`,
      name: names.at(-1) ?? "",
      parentId: parent === "" ? TENANCY : `ocid:${parent}`,
      lifecycleState: "ACTIVE",
    };
  });
}

const FOUND = compartments(
  "prod",
  "prod/erp",
  "prod/erp/tmp",
  "prod/crm",
  "prod/crm/tmp",
  "dev",
  "dev/tmp",
);

const NOTHING_SET: ScopeSettings = {
  regions: "all",
  rootCompartment: null,
  includeSubcompartments: true,
  excludeCompartments: [],
};

function select(over: Partial<ScopeSettings>, found: readonly Compartment[] = FOUND) {
  const scope = selectScope(placeAll(TENANCY, "acme", found), { ...NOTHING_SET, ...over });
  const paths = (list: readonly { readonly path: string }[]) => list.map(({ path }) => path).sort();
  return {
    audited: paths(scope.audited),
    beyond: paths(scope.beyond),
    unmatched: scope.unmatchedPatterns,
    excluded: paths(scope.excluded),
  };
}

describe("selectScope", () => {
  test("takes the tenancy and all below it", () => {
    const { audited, beyond } = select({});
    expect(audited).toHaveLength(8);
    expect(audited).toContain("acme");
    expect(beyond).toEqual([]);
  });

  test("takes a compartment and what is below it; the others hold backups at most", () => {
    expect(select({ rootCompartment: "ocid:prod/erp" })).toEqual({
      audited: ["acme/prod/erp", "acme/prod/erp/tmp"],
      beyond: [
        "acme",
        "acme/dev",
        "acme/dev/tmp",
        "acme/prod",
        "acme/prod/crm",
        "acme/prod/crm/tmp",
      ],
      unmatched: [],
      excluded: [],
    });
  });

  test.each([
    [null, ["acme"]],
    ["ocid:prod", ["acme/prod"]],
  ])("takes only the root %j when told to", (rootCompartment, audited) => {
    expect(select({ rootCompartment, includeSubcompartments: false }).audited).toEqual(audited);
  });

  test.each<[string, readonly string[]]>([
    ["ocid:dev", ["acme/dev"]],
    ["tmp", ["acme/dev/tmp", "acme/prod/crm/tmp", "acme/prod/erp/tmp"]],
    ["dev", ["acme/dev"]],
    ["dev/**", ["acme/dev", "acme/dev/tmp"]],
    ["dev/*", ["acme/dev/tmp"]],
    ["prod/*/tmp", ["acme/prod/crm/tmp", "acme/prod/erp/tmp"]],
    ["/prod/crm/", ["acme/prod/crm"]],
    ["**/tmp", ["acme/dev/tmp", "acme/prod/crm/tmp", "acme/prod/erp/tmp"]],
    ["p*", ["acme/prod"]],
    ["{dev,prod}/tmp", ["acme/dev/tmp"]],
    [
      "**",
      [
        "acme/dev",
        "acme/dev/tmp",
        "acme/prod",
        "acme/prod/crm",
        "acme/prod/crm/tmp",
        "acme/prod/erp",
        "acme/prod/erp/tmp",
      ],
    ],
  ])("leaves out %s", (pattern, left) => {
    const { beyond, unmatched } = select({ excludeCompartments: [pattern] });
    expect(beyond).toEqual(left);
    expect(unmatched).toEqual([]);
  });

  test("a path is one below the tenancy or below the root compartment", () => {
    const root = { rootCompartment: "ocid:prod" };
    const all = [
      "acme/prod",
      "acme/prod/crm",
      "acme/prod/crm/tmp",
      "acme/prod/erp",
      "acme/prod/erp/tmp",
    ];
    const without = (path: string) => all.filter((each) => each !== path);
    expect(select({ ...root, excludeCompartments: ["erp/tmp"] }).audited).toEqual(
      without("acme/prod/erp/tmp"),
    );
    expect(select({ ...root, excludeCompartments: ["prod/erp/tmp"] }).audited).toEqual(
      without("acme/prod/erp/tmp"),
    );
  });

  test("a path may begin with the tenancy's name, as the reports print it", () => {
    const excluded = (pattern: string, found = FOUND) =>
      select({ excludeCompartments: [pattern] }, found).excluded;
    expect(excluded("acme/prod/erp")).toEqual(["acme/prod/erp"]);
    expect(excluded("acme/prod/erp/**")).toEqual(["acme/prod/erp", "acme/prod/erp/tmp"]);
    expect(excluded("acme/**")).toHaveLength(8);
    const prod = { rootCompartment: "ocid:prod" };
    const below = select({ ...prod, excludeCompartments: ["acme/prod/erp"] });
    expect(below.excluded).toEqual(["acme/prod/erp"]);
    // Below the tenancy comes first: nothing is left out that a path below it does not mean.
    const twins = [...FOUND, ...compartments("acme", "acme/prod")];
    expect(excluded("acme/prod", twins)).toEqual(["acme/acme/prod"]);
  });

  test.each([
    ["team (a)/[b]", "team (a)/[b]"],
    ["+(x)", "+(x)"],
    ["{a,b}", "{a,b}"],
    ["caf\u00e9", "cafe\u0301"],
    ["cafe\u0301", "caf\u00e9"],
    ["acme/cafe\u0301", "caf\u00e9"],
    [String.raw`acme/a\u202eb`, "a\u202eb"],
  ])("the pattern %j takes the characters of %j as they are", (pattern, name) => {
    const found = [{ id: "ocid:it", name, parentId: TENANCY, lifecycleState: "ACTIVE" }];
    expect(select({ excludeCompartments: [pattern] }, found).excluded).toEqual([`acme/${name}`]);
  });

  test("what OCI itself makes lies below the tenancy; elsewhere the name is the user's own", () => {
    const found = compartments(
      "ManagedCompartmentForPaaS",
      "prod",
      "prod/ManagedCompartmentForPaaS",
    );
    const excluded = (pattern: string, rootCompartment: string | null = null) =>
      select({ excludeCompartments: [pattern], rootCompartment }, found).excluded;
    expect(excluded("ManagedCompartmentForPaaS")).toEqual(["acme/ManagedCompartmentForPaaS"]);
    expect(excluded("ManagedCompartmentForPaaS", "ocid:prod")).toEqual([]);
    expect(excluded("**/ManagedCompartmentForPaaS")).toHaveLength(2);
  });

  test.each(["sandbox", "Dev", "prod/tmp", "!dev", "/", "ManagedCompartmentForPaaS"])(
    "says that %s matched nothing",
    (pattern) => {
      const { audited, unmatched } = select({ excludeCompartments: [pattern, "dev"] });
      expect(unmatched).toEqual([pattern]);
      expect(audited).toHaveLength(7);
    },
  );

  test("every pattern that matches counts as used", () => {
    expect(select({ excludeCompartments: ["dev", "dev/**", "ocid:dev"] }).unmatched).toEqual([]);
  });

  test.each([
    ["INACTIVE", ["acme/dev"]],
    ["DELETING", ["acme/dev"]],
    ["CREATING", ["acme/dev"]],
    ["DELETED", []],
  ])(
    "what is %s is not audited, and its backups are looked for while it exists",
    (lifecycleState, expected) => {
      const gone = FOUND.map((each) =>
        each.id === "ocid:dev" ? { ...each, lifecycleState } : each,
      );
      const { audited, beyond } = select({}, gone);
      expect(audited).not.toContain("acme/dev");
      expect(beyond).toEqual(expected);
      expect(audited).toContain("acme/dev/tmp");
    },
  );

  test.each(["BRAND_NEW", "UPDATING", ""])(
    "what is %j may hold volumes, and is audited",
    (state) => {
      const found = FOUND.map((it) =>
        it.id === "ocid:dev" ? { ...it, lifecycleState: state } : it,
      );
      expect(select({}, found).audited).toContain("acme/dev");
      expect(select({ rootCompartment: "ocid:dev" }, found).audited).toContain("acme/dev");
    },
  );

  test("a root compartment that nobody sees is an error", () => {
    expect(() => select({ rootCompartment: "ocid:none" })).toThrow(
      new ScopeError(
        "root-compartment: ocid:none is not a compartment of this tenancy that the caller can see. Check the OCID, and that the caller may inspect compartments in the tenancy.",
      ),
    );
  });

  test("so is one that is not ACTIVE", () => {
    const gone = FOUND.map((each) => ({ ...each, lifecycleState: "DELETED" }));
    expect(() => select({ rootCompartment: "ocid:prod" }, gone)).toThrow(
      new ScopeError(
        "root-compartment: ocid:prod is DELETED. Choose a compartment that is ACTIVE.",
      ),
    );
  });

  test("compartments in a circle end the search for the root", () => {
    const [a, b, root] = compartments("a", "b", "root");
    if (a === undefined || b === undefined || root === undefined) throw new Error("three");
    const circle = [{ ...a, parentId: b.id }, { ...b, parentId: a.id }, root];
    expect(select({ rootCompartment: root.id }, circle).audited).toEqual(["acme/root"]);
  });

  test("every ACTIVE compartment is on exactly one side", () => {
    const root = fc.constantFrom(null, ...FOUND.map(({ id }) => id));
    const patterns = fc.array(fc.oneof(fc.constantFrom("tmp", "dev/**", "prod"), fc.string()));
    fc.assert(
      fc.property(root, patterns, fc.boolean(), (rootCompartment, excludeCompartments, deep) => {
        const includeSubcompartments = deep;
        const scope = select({ rootCompartment, excludeCompartments, includeSubcompartments });
        expect([...scope.audited, ...scope.beyond].sort()).toEqual(select({}).audited);
      }),
    );
  });
});

describe("isWholeTenancy", () => {
  test.each([
    ["ACTIVE", true],
    ["DELETING", true],
    ["DELETED", true],
    // Its volumes are not asked for, and it may have some.
    ["INACTIVE", false],
  ])("with a compartment that is %s: %s", (lifecycleState, isWhole) => {
    const found = FOUND.map((it) => (it.name === "crm" ? { ...it, lifecycleState } : it));
    const scope = selectScope(placeAll(TENANCY, "acme", found), NOTHING_SET);
    expect(isWholeTenancy({ scope })).toBe(isWhole);
  });

  test("not where one is left out", () => {
    const excludeCompartments = ["dev/tmp"];
    const tree = placeAll(TENANCY, "acme", FOUND);
    const scope = selectScope(tree, { ...NOTHING_SET, excludeCompartments });
    expect(isWholeTenancy({ scope })).toBe(false);
  });
});
