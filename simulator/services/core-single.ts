import type { ResourceTable } from "../tenancy/resource-table.js";
import type { RegionContents } from "../tenancy/tenancy.js";
import type { Answer, Call, Operation } from "../wire/operation.js";
import { paginate } from "../wire/pagination.js";
import { notFound } from "../wire/service-error.js";

interface Stored {
  readonly id: string;
  readonly compartmentId: string;
}

/** The operation that reads one resource by its OCID, allowed or not by the resource's compartment. */
function lookUp<T extends Stored>(
  name: string,
  collection: string,
  table: (region: RegionContents) => ResourceTable<T>,
): Operation {
  const find = (call: Call): T | undefined => table(call.region).get(call.params["id"] ?? "");
  return {
    name,
    service: "core",
    method: "GET",
    path: `/20160918/${collection}/{id}`,
    compartment: (call) => find(call)?.compartmentId,
    answer: (call) => ({ body: find(call) }),
  };
}

/** The compartment of an asset that a backup policy may be assigned to. */
function assetCompartment(call: Call): string | undefined {
  const asset = call.query.get("assetId") ?? "";
  const { volumes, bootVolumes, volumeGroups } = call.region;
  return (volumes.get(asset) ?? bootVolumes.get(asset) ?? volumeGroups.get(asset))?.compartmentId;
}

function assignmentOf(call: Call): Answer {
  const assignment = call.region.assignments.get(call.query.get("assetId") ?? "");
  return paginate(call, assignment === undefined ? [] : [assignment]);
}

function getPolicy(call: Call): Answer {
  const policy = call.region.policies.get(call.params["policyId"] ?? "");
  if (policy === undefined) throw notFound();
  return { body: policy };
}

function policyCompartment(call: Call): string | undefined {
  const policy = call.region.policies.get(call.params["policyId"] ?? "");
  return policy === undefined ? undefined : (policy.compartmentId ?? call.tenancy.id);
}

/** Without a compartment the policies that Oracle defines, with one that compartment's own. */
function listPolicies(call: Call): Answer {
  const compartment = call.query.get("compartmentId");
  const policies = [...call.region.policies.values()];
  return paginate(
    call,
    policies.filter((policy) => policy.compartmentId === compartment),
  );
}

export const CORE_SINGLE_OPERATIONS: readonly Operation[] = [
  lookUp("GetVolume", "volumes", (region) => region.volumes),
  lookUp("GetBootVolume", "bootVolumes", (region) => region.bootVolumes),
  lookUp("GetVolumeGroup", "volumeGroups", (region) => region.volumeGroups),
  lookUp("GetInstance", "instances", (region) => region.instances),
  lookUp("GetBlockVolumeReplica", "blockVolumeReplicas", (region) => region.blockVolumeReplicas),
  lookUp("GetBootVolumeReplica", "bootVolumeReplicas", (region) => region.bootVolumeReplicas),
  {
    name: "GetVolumeBackupPolicyAssetAssignment",
    service: "core",
    method: "GET",
    path: "/20160918/volumeBackupPolicyAssignments",
    required: ["assetId"],
    compartment: assetCompartment,
    answer: assignmentOf,
  },
  {
    name: "GetVolumeBackupPolicy",
    service: "core",
    method: "GET",
    path: "/20160918/volumeBackupPolicies/{policyId}",
    compartment: policyCompartment,
    answer: getPolicy,
  },
  {
    name: "ListVolumeBackupPolicies",
    service: "core",
    method: "GET",
    path: "/20160918/volumeBackupPolicies",
    compartment: (call) => call.query.get("compartmentId") ?? call.tenancy.id,
    answer: listPolicies,
  },
];
