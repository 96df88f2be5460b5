import { expect, test } from "@jest/globals";

import { placeAll } from "../../../../src/inventory/compartment-tree.js";
import { selectScope } from "../../../../src/inventory/scope.js";
import { checkIamPolicies } from "../../../../src/run/preflight/iam-policies.js";
import { compartment, denied, failure, fakeCloud, TENANCY } from "../../inventory/fake-cloud.js";
import { policy } from "../../posture/policy-fixtures.js";

const tree = placeAll(TENANCY, "acme", [
  compartment("prod"),
  compartment("erp", "prod"),
  compartment("dev"),
]);
const scope = selectScope(tree, {
  ...{ regions: "all", rootCompartment: "erp" },
  ...{ includeSubcompartments: true, excludeCompartments: [] },
});
const asking = policy({
  deletionRestricted: { allowedGroups: ["Admins"], allowedDynamicGroups: [] },
});
const detail = expect.stringContaining("would not be known who may delete backups") as unknown;

test("IAM policies are tried where they hold for what is audited, and only when asked for", async () => {
  const { cloud, asked } = fakeCloud({});
  expect(await checkIamPolicies(cloud, { tree, scope }, policy())).toEqual([]);
  expect(asked).toEqual([]);
  expect(await checkIamPolicies(cloud, { tree, scope }, asking)).toMatchObject([
    { what: "IAM policies", state: "passed", detail: "Can be listed (3 compartments)." },
  ]);
  expect(asked.toSorted()).toEqual(
    [TENANCY, "prod", "erp"].map((id) => `iamPolicies ${id}`).toSorted(),
  );
});

test("a denial names the statement, and another failure does not", async () => {
  const no = fakeCloud({ iamPolicies: { prod: [denied("ListPolicies")] } });
  expect(await checkIamPolicies(no.cloud, { tree, scope }, asking)).toMatchObject([
    {
      ...{ state: "failed", detail },
      statements: ["Allow group <group> to inspect policies in tenancy"],
    },
  ]);
  const broken = fakeCloud({ iamPolicies: { erp: [failure("ListPolicies", 500, "Oops")] } });
  expect(await checkIamPolicies(broken.cloud, { tree, scope }, asking)).toMatchObject([
    { state: "failed", detail, statements: [] },
  ]);
});
