import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { placeAll } from "../../../src/inventory/compartment-tree.js";
import { pathMatcher, ScopeError, selectScope } from "../../../src/inventory/scope.js";
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

function select(over: Partial<ScopeSettings>, found: readonly Compartment[] = FOUND) {
  const scope = selectScope(placeAll(TENANCY, "acme", found), {
    regions: "all",
    rootCompartment: null,
    includeSubcompartments: true,
    excludeCompartments: [],
    ...over,
  });
  const paths = (list: readonly { readonly path: string }[]) => list.map(({ path }) => path).sort();
  return {
    audited: paths(scope.audited),
    beyond: paths(scope.beyond),
    unmatched: scope.unmatchedPatterns,
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
    ["BRAND_NEW", ["acme/dev"]],
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
        "root-compartment: ocid:prod (acme/prod) is DELETED. Choose a compartment that is ACTIVE.",
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

describe("pathMatcher", () => {
  test("takes names as they are, with dots, blanks and signs", () => {
    expect(pathMatcher("prod/*")("prod/.hidden")).toBe(true);
    expect(pathMatcher("*")("a b | `c` é 😀")).toBe(true);
    expect(pathMatcher("prod")("")).toBe(false);
  });

  test("never fails, whatever the pattern", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string(), (glob, path) => {
        expect(typeof pathMatcher(glob)(path)).toBe("boolean");
      }),
    );
  });
});
