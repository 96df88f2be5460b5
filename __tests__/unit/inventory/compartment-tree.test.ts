import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { placeAll, readCompartmentTree } from "../../../src/inventory/compartment-tree.js";
import { compartment, denied, failure, fakeCloud, TENANCY, type World } from "./fake-cloud.js";

function pathsOf(tree: { readonly byId: ReadonlyMap<string, { readonly path: string }> }) {
  return Object.fromEntries([...tree.byId].map(([id, { path }]) => [id, path]));
}

async function read(world: World, root: string | null = null) {
  const { cloud, asked } = fakeCloud(world);
  const tree = await readCompartmentTree(cloud, root);
  return { tree, paths: pathsOf(tree), asked };
}

describe("readCompartmentTree", () => {
  test("gives every compartment of every page its path from the tenancy down", async () => {
    const { tree, paths } = await read({
      below: [[compartment("erp", "prod"), compartment("prod")], [], [compartment("dev")]],
    });
    expect(paths).toEqual({
      [TENANCY]: "acme",
      prod: "acme/prod-name",
      erp: "acme/prod-name/erp-name",
      dev: "acme/dev-name",
    });
    expect(tree.failure).toBeNull();
    expect(tree.byId.get("erp")?.names).toEqual(["prod-name", "erp-name"]);
    expect(tree.byId.get(TENANCY)).toMatchObject({ names: [], parentId: null, name: "acme" });
    expect([...tree.byId.keys()].indexOf("prod")).toBeLessThan(
      [...tree.byId.keys()].indexOf("erp"),
    );
  });

  test.each<[string, World, string]>([
    ["its root compartment", { compartments: { [TENANCY]: compartment("acme") } }, "acme-name"],
    ["the tenancy", { tenancyName: "acme corp" }, "acme corp"],
    ["nothing that is known", { tenancyName: null }, "root"],
    ["nothing that may be read", { tenancyName: denied("GetTenancy") }, "root"],
  ])("is named after %s", async (_, world, name) => {
    expect((await read(world)).paths).toEqual({ [TENANCY]: name });
  });

  test("walks down from the root compartment where the tenancy may not be listed", async () => {
    const { tree, paths, asked } = await read(
      {
        below: [denied("ListCompartments")],
        compartments: { prod: compartment("prod") },
        children: {
          prod: [[compartment("erp", "prod")], [compartment("old", "prod", "DELETED")]],
          erp: [[compartment("db", "erp")]],
          old: [denied("ListCompartments")],
        },
      },
      "prod",
    );
    expect(paths).toEqual({
      [TENANCY]: "acme",
      prod: "acme/prod-name",
      erp: "acme/prod-name/erp-name",
      old: "acme/prod-name/old-name",
      db: "acme/prod-name/erp-name/db-name",
    });
    expect(asked).toEqual(["below", "children prod", "children erp", "children db"]);
    expect(tree.failure).toMatchObject({ isDenied: true });
  });

  test("walks no circle", async () => {
    const { asked } = await read(
      {
        below: [denied("ListCompartments")],
        compartments: { a: compartment("a", "b") },
        children: { a: [[compartment("b", "a")]], b: [[compartment("a", "b")]] },
      },
      "a",
    );
    expect(asked).toEqual(["below", "children a", "children b"]);
  });

  test.each<[string, Error, string | null]>([
    ["no root compartment is named", denied("ListCompartments"), null],
    ["the tenancy is the root", denied("ListCompartments"), TENANCY],
    ["the service fails", failure("ListCompartments", 500, "InternalError"), "prod"],
    ["something else breaks", new TypeError("broken"), "prod"],
  ])("fails when the tenancy cannot be listed and %s", async (_, error, root) => {
    const { cloud } = fakeCloud({ below: [error], compartments: { prod: compartment("prod") } });
    await expect(readCompartmentTree(cloud, root)).rejects.toBe(error);
  });

  test("goes on where a compartment below the root compartment may not be listed, and names it", async () => {
    const { tree } = await read(
      {
        below: [denied("ListCompartments")],
        compartments: { prod: compartment("prod") },
        children: {
          prod: [[compartment("erp", "prod"), compartment("web", "prod")]],
          erp: [denied("ListCompartments")],
          web: [[compartment("cache", "web")]],
        },
      },
      "prod",
    );
    expect(Object.keys(pathsOf(tree))).toEqual([TENANCY, "prod", "erp", "web", "cache"]);
    expect(tree.closed).toMatchObject([{ compartment: { id: "erp" }, failure: { status: 404 } }]);
  });

  test.each<[string, Record<string, Error>]>([
    ["the root compartment may not be listed", { prod: denied("ListCompartments") }],
    ["the service fails below it", { erp: failure("ListCompartments", 500, "InternalError") }],
  ])("fails when %s", async (_, broken) => {
    const errors = Object.entries(broken).map(([id, error]) => [id, [error]]);
    const { cloud } = fakeCloud({
      below: [denied("ListCompartments")],
      compartments: { prod: compartment("prod") },
      children: {
        prod: [[compartment("erp", "prod")]],
        ...(Object.fromEntries(errors) as Record<string, Error[]>),
      },
    });
    await expect(readCompartmentTree(cloud, "prod")).rejects.toBe(Object.values(broken)[0]);
  });
});

describe("placeAll", () => {
  test("an orphan stands below the tenancy", () => {
    const found = [compartment("a", "unseen"), compartment("b", "a"), compartment("c", null)];
    expect(pathsOf(placeAll(TENANCY, "acme", found))).toEqual({
      [TENANCY]: "acme",
      a: "acme/a-name",
      b: "acme/a-name/b-name",
      c: "acme/c-name",
    });
  });

  test("a circle is cut open", () => {
    const found = [compartment("a", "b"), compartment("b", "a"), compartment("self", "self")];
    expect(pathsOf(placeAll(TENANCY, "acme", found))).toEqual({
      [TENANCY]: "acme",
      a: "acme/b-name/a-name",
      b: "acme/b-name",
      self: "acme/self-name",
    });
  });

  test("places each compartment once, after its parent, whoever is whose parent", () => {
    const ids = ["a", "b", "c", "d", "e"];
    const parent = fc.constantFrom(TENANCY, "unseen", null, ...ids);
    fc.assert(
      fc.property(fc.shuffledSubarray(ids), fc.array(parent, { minLength: 5 }), (some, parents) => {
        const found = some.map((id, index) => compartment(id, parents[index] ?? TENANCY));
        const { byId } = placeAll(TENANCY, "acme", found);
        expect([...byId.keys()].sort()).toEqual([TENANCY, ...some].sort());
        for (const { path, names } of byId.values()) {
          expect(path).toBe(["acme", ...names].join("/"));
        }
      }),
    );
  });
});
