import type { DemoWorld } from "./world.js";

/** One group that may delete backups, one that should not, and one that may under a condition. */
export function deletionRights(world: DemoWorld): void {
  const { build } = world;
  build.iamPolicy("Tenant Admin Policy", [
    "ALLOW GROUP Administrators to manage all-resources IN TENANCY",
  ]);
  build.iamPolicy("auditors", [
    "Allow group auditors to inspect volume-family in tenancy",
    "Allow group auditors to inspect policies in tenancy",
  ]);
  build.iamPolicy(
    "production-operators",
    [
      "Allow group erp-operators to manage volume-family in compartment erp",
      "Allow group web-operators to manage volume-family in compartment web where request.permission != /*_DELETE/",
      "Allow dynamic-group backup-agents to manage volume-backups in compartment prod where target.resource.tag.ops.stage = 'test'",
    ],
    world.in.prod,
  );
}
