import { describe, expect, test } from "@jest/globals";

import { placeAll } from "../../../src/inventory/compartment-tree.js";
import { readIamPolicies } from "../../../src/inventory/iam-policies.js";
import type { IamPolicy, Inventory } from "../../../src/inventory/inventory.js";
import { selectScope } from "../../../src/inventory/scope.js";
import { inventory } from "../posture/inventory-builder.js";
import {
  compartment,
  denied,
  failure,
  fakeCloud,
  HOME,
  TENANCY,
  type World,
} from "./fake-cloud.js";

const tree = placeAll(TENANCY, "acme", [
  compartment("prod"),
  compartment("erp", "prod"),
  compartment("dev"),
  compartment("gone", TENANCY, "DELETED"),
  compartment("going", TENANCY, "DELETING"),
]);
const scope = selectScope(tree, {
  regions: "all",
  rootCompartment: "erp",
  includeSubcompartments: true,
  excludeCompartments: [],
});

const policy = (id: string, compartmentId = TENANCY): IamPolicy => ({
  ...{ id, name: id, compartmentId },
  statements: ["Allow group Admins to manage all-resources in tenancy"],
});

async function read(
  world: World,
  over: Partial<Inventory> = {},
  signal = new AbortController().signal,
) {
  const { cloud, asked } = fakeCloud(world);
  const options = { concurrency: 4, cancellation: signal };
  const base = { ...inventory(), ...over };
  return { asked, read: await readIamPolicies(cloud, base, { tree, scope }, options) };
}

describe("IAM policies", () => {
  test("are listed in every compartment that may still have some, to the last page", async () => {
    const { asked, read: found } = await read({
      iamPolicies: { [TENANCY]: [[policy("a")], [], [policy("b")]], erp: [[policy("c", "erp")]] },
    });
    expect(asked.toSorted()).toEqual(
      [TENANCY, "prod", "erp", "dev", "going"].map((id) => `iamPolicies ${id}`).toSorted(),
    );
    expect(found.iam?.policies.map(({ id }) => id).toSorted()).toEqual(["a", "b", "c"]);
    expect(found.iam?.compartments).toHaveLength(6);
    expect([found.unread, found.tolerated]).toEqual([[], []]);
  });

  test("denied at or above what is audited are a gap; elsewhere they are tolerated", async () => {
    const no = [denied("ListPolicies")];
    const { read: found } = await read({
      iamPolicies: { [TENANCY]: no, prod: no, erp: no, dev: no, going: no },
    });
    const ids = (listings: Inventory["unread"]) =>
      listings.map((it) => it.compartmentId).toSorted();
    expect(ids(found.unread)).toEqual(["erp", TENANCY, "prod"].toSorted());
    expect(ids(found.tolerated)).toEqual(["dev"]);
    expect(found.unread[0]).toMatchObject({ operation: "ListPolicies", region: HOME, status: 404 });
  });

  test("that fail for another reason are a gap wherever they are", async () => {
    const { read: found } = await read({
      iamPolicies: { dev: [[policy("a", "dev")], failure("ListPolicies", 500, "InternalError")] },
    });
    expect(found.unread.map(({ compartmentId }) => compartmentId)).toEqual(["dev"]);
  });

  test("are not asked for once the run is interrupted, and an interruption is told", async () => {
    const { asked, read: same } = await read({}, { interruption: "Cancelled." });
    expect([asked, same.iam]).toEqual([[], undefined]);
    const stopped = AbortSignal.abort("Stop.");
    expect((await read({}, {}, stopped)).read.interruption).toBe("Stop.");
  });
});
