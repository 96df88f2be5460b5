import { assetKey, type Asset } from "./asset.js";
import { resourceKeyOf } from "./instances.js";
import type { PlanFacts } from "./plan-facts.js";
import type { PlanDocument } from "./plan-document.js";
import { TEMPLATE } from "./template-volumes.js";

const IDENTIFIER = /^[A-Za-z_][\w-]*$/;

/**
 * Makes a Terraform block that would protect a volume, in the terms of the module that makes it; null
 * where no assignment can. Where no other instance of its resource is protected, one block with
 * `for_each` serves them all.
 */
export function blockMaker(
  { document }: PlanFacts,
  protectedAssets: readonly Asset[],
): (asset: Asset) => string | null {
  const safe = new Set(protectedAssets.map(resourcePartOf));
  const policies = policiesByModule(document);
  return (asset) =>
    assignmentBlock(
      asset,
      !safe.has(resourcePartOf(asset)),
      policies.get(asset.change.moduleKey) ?? "POLICY_OCID",
    );
}

function assignmentBlock(
  { change, part }: Asset,
  isWholly: boolean,
  policy: string,
): string | null {
  const { type, name, key } = change;
  if (type === TEMPLATE) {
    return "backup_policy_id = POLICY_OCID # in create_details of this block_volumes";
  }
  if (![type, name].every((word) => IDENTIFIER.test(word))) return null;
  const resource = `${type}.${name}`;
  const attribute = attributeOf(part);
  const repeated =
    key === null || !isWholly ? null : typeof key === "string" ? "for_each" : "count";
  const lines = [
    ["asset_id", assetOf(resource, key, attribute, repeated)],
    ["policy_id", policy],
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

/** The first backup policy of each module that has one of its own, as its sources name it. */
function policiesByModule({ changes }: PlanDocument): ReadonlyMap<string, string> {
  const references = new Map<string, string>();
  for (const { type, name, key, after, moduleKey } of changes) {
    if (type !== "oci_core_volume_backup_policy" || key !== null || after === null) continue;
    if (references.has(moduleKey) || !IDENTIFIER.test(name)) continue;
    references.set(moduleKey, `${type}.${name}.id`);
  }
  return references;
}

/** One part of a resource, all its instances together, as one text. */
function resourcePartOf({ change, part }: Asset): string {
  return assetKey(resourceKeyOf(change), part);
}
