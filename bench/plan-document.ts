/** How large a generated plan is. */
export interface PlanSize {
  /** Calls of the module, each with instances of its own. */
  readonly calls: number;
  readonly instances: number;
  readonly volumesPerInstance: number;
}

/** In each instance of the module this one has no assignment, as in a `for_each` that leaves it out. */
const LEFT_OUT = 0;
const PROVIDER = "registry.terraform.io/oracle/oci";

export const volumesOf = ({ calls, instances, volumesPerInstance }: PlanSize): number =>
  calls * instances * volumesPerInstance;

export const unprotectedOf = ({ calls, instances }: PlanSize): number => calls * instances;

/**
 * A plan that creates volumes in modules with `for_each`, each with an assignment but one in every
 * instance, in the shape and size that `terraform show -json` gives it.
 */
export function planJson(size: PlanSize): string {
  const modules = counted(size.calls).flatMap((call) =>
    counted(size.instances).map((instance) => `module.cell_${call}["az-${instance}"]`),
  );
  return JSON.stringify({
    format_version: "1.2",
    terraform_version: "1.11.4",
    planned_values: {
      root_module: {
        child_modules: modules.map((address) => ({
          address,
          resources: resourcesIn(address, size).map(plannedValue),
        })),
      },
    },
    resource_changes: modules.flatMap((address) =>
      resourcesIn(address, size).map((resource) => ({
        ...identityOf(resource),
        module_address: address,
        change: resource.isVolume ? volumeChange(resource.key) : ASSIGNMENT_CHANGE,
      })),
    ),
    configuration: configuration(size),
    applyable: true,
    complete: true,
    errored: false,
  });
}

interface Resource {
  readonly module: string;
  readonly key: string;
  readonly isVolume: boolean;
}

function resourcesIn(module: string, { volumesPerInstance }: PlanSize): readonly Resource[] {
  const keys = counted(volumesPerInstance).map((index) => `data-${index}`);
  const assigned = keys.filter((_, index) => index !== LEFT_OUT);
  return [
    ...keys.map((key) => ({ module, key, isVolume: true })),
    ...assigned.map((key) => ({ module, key, isVolume: false })),
  ];
}

function identityOf({ module, key, isVolume }: Resource) {
  const type = isVolume ? "oci_core_volume" : "oci_core_volume_backup_policy_assignment";
  return {
    address: `${module}.${type}.data["${key}"]`,
    mode: "managed",
    type,
    name: "data",
    index: key,
    provider_name: PROVIDER,
  };
}

function plannedValue(resource: Resource) {
  return {
    ...identityOf(resource),
    schema_version: 0,
    values: resource.isVolume ? volumeValues(resource.key) : { timeouts: null },
    sensitive_values: resource.isVolume ? SENSITIVE : {},
  };
}

const volumeValues = (key: string) => ({
  availability_domain: "Uocm:US-ASHBURN-AD-1",
  block_volume_replicas_deletion: null,
  compartment_id: "ocid1.compartment.oc1..aaaaaaaaprod",
  display_name: key,
  freeform_tags: { env: "prod" },
  timeouts: null,
});

const SENSITIVE = {
  autotune_policies: [],
  block_volume_replicas: [],
  defined_tags: {},
  freeform_tags: {},
  source_details: [],
  system_tags: {},
};

/** What the provider fills in: Terraform marks each as not known before it is made. */
const COMPUTED = (
  "auto_tuned_vpus_per_gb autotune_policies backup_policy_id block_volume_replicas " +
  "cluster_placement_group_id defined_tags id is_auto_tune_enabled is_hydrated " +
  "is_reservations_enabled kms_key_id size_in_gbs size_in_mbs source_details state system_tags " +
  "time_created volume_backup_id volume_group_id vpus_per_gb xrc_kms_key_id"
).split(" ");

const UNKNOWN = {
  ...Object.fromEntries(COMPUTED.map((name) => [name, true])),
  freeform_tags: {},
};

const volumeChange = (key: string) => ({
  actions: ["create"],
  before: null,
  after: volumeValues(key),
  after_unknown: UNKNOWN,
  before_sensitive: false,
  after_sensitive: SENSITIVE,
});

const ASSIGNMENT_CHANGE = {
  actions: ["create"],
  before: null,
  after: { timeouts: null },
  after_unknown: { asset_id: true, id: true, policy_id: true, time_created: true },
  before_sensitive: false,
  after_sensitive: {},
};

function configuration({ calls }: PlanSize) {
  const module_calls = Object.fromEntries(
    counted(calls).map((call) => [
      `cell_${call}`,
      { source: "./cell", for_each_expression: { references: ["var.zones"] }, module: MODULE },
    ]),
  );
  return {
    provider_config: {
      oci: {
        name: "oci",
        full_name: PROVIDER,
        expressions: { region: { constant_value: "us-ashburn-1" } },
      },
    },
    root_module: { module_calls, variables: { zones: {} } },
  };
}

const MODULE = {
  resources: [
    {
      address: "oci_core_volume.data",
      mode: "managed",
      type: "oci_core_volume",
      name: "data",
      provider_config_key: "oci",
      expressions: {
        availability_domain: { constant_value: "Uocm:US-ASHBURN-AD-1" },
        compartment_id: { constant_value: "ocid1.compartment.oc1..aaaaaaaaprod" },
        display_name: { references: ["each.key"] },
        freeform_tags: { constant_value: { env: "prod" } },
      },
      schema_version: 0,
      for_each_expression: { references: ["var.volumes"] },
    },
    {
      address: "oci_core_volume_backup_policy_assignment.data",
      mode: "managed",
      type: "oci_core_volume_backup_policy_assignment",
      name: "data",
      provider_config_key: "oci",
      expressions: {
        asset_id: { references: ["oci_core_volume.data", "each.key"] },
        policy_id: { references: ["var.policy_id"] },
      },
      schema_version: 0,
      for_each_expression: { references: ["var.assigned"] },
    },
  ],
  variables: { volumes: {}, assigned: {}, policy_id: {} },
};

function counted(length: number): readonly number[] {
  return Array.from({ length }, (_, index) => index);
}
