import type { Asset } from "./asset.js";
import { resourceKeyOf } from "./instances.js";
import type { PlanFacts } from "./plan-facts.js";
import { TEMPLATE } from "./template-volumes.js";

/**
 * A Terraform block that would protect a volume, in the terms of the module that makes it; null where
 * no assignment can. `isWholly`: no other instance of its resource is protected, so that one block with
 * `for_each` serves them all.
 */
export function assignmentBlock(
  facts: PlanFacts,
  { change, part }: Asset,
  isWholly: boolean,
): string | null {
  const { type, name, key } = change;
  if (type === TEMPLATE) {
    return "backup_policy_id = POLICY_OCID # in create_details of this block_volumes";
  }
  if (![type, name].every((word) => /^[A-Za-z_][\w-]*$/.test(word))) return null;
  const resource = `${type}.${name}`;
  const attribute = attributeOf(part);
  const repeated =
    key === null || !isWholly ? null : typeof key === "string" ? "for_each" : "count";
  const lines = [
    ["asset_id", assetOf(resource, key, attribute, repeated)],
    ["policy_id", policyReference(facts, change.moduleKey)],
  ];
  if (repeated === "for_each") lines.unshift(["for_each", resource]);
  if (repeated === "count") lines.unshift(["count", `length(${resource})`]);
  const width = Math.max(...lines.map(([argument = ""]) => argument.length));
  const body = lines.map(([argument = "", value = ""]) => `  ${argument.padEnd(width)} = ${value}`);
  const label = part === null ? name : `${name}_${part.replace(/\W+/g, "_").replace(/_$/, "")}`;
  return [`resource "oci_core_volume_backup_policy_assignment" "${label}" {`, ...body, "}"].join(
    "\n",
  );
}

function attributeOf(part: string | null): string {
  if (part === null) return "id";
  return part === "boot_volume" ? "boot_volume_id" : `${part}.volume_id`;
}

function assetOf(
  resource: string,
  key: string | number | null,
  attribute: string,
  repeated: "for_each" | "count" | null,
): string {
  if (repeated === "for_each") return `each.value.${attribute}`;
  if (repeated === "count") return `${resource}[count.index].${attribute}`;
  return key === null ? `${resource}.${attribute}` : `${resource}[${keyText(key)}].${attribute}`;
}

/** A quoted key in which nothing is a template. */
function keyText(key: string | number): string {
  if (typeof key === "number") return String(key);
  return JSON.stringify(key).replaceAll("${", "$${").replaceAll("%{", "%%{");
}

/** The module's own backup policy where it has one, else a word for the reader to fill in. */
function policyReference({ document }: PlanFacts, moduleKey: string): string {
  const policy = document.changes.find(
    (it) =>
      it.type === "oci_core_volume_backup_policy" &&
      it.moduleKey === moduleKey &&
      it.key === null &&
      it.after !== null &&
      /^[A-Za-z_][\w-]*$/.test(it.name),
  );
  return policy === undefined ? "POLICY_OCID" : `${policy.type}.${policy.name}.id`;
}

/** One part of a resource, all its instances together, as one text. */
export function resourcePartOf({ change, part }: Pick<Asset, "change" | "part">): string {
  return `${resourceKeyOf(change)}|${part ?? ""}`;
}

/** The parts of resources of which these are instances. */
export function protectedResources(assets: readonly Asset[]): ReadonlySet<string> {
  return new Set(assets.map(resourcePartOf));
}
