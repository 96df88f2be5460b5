import { MEBIBYTE } from "../plain/byte-limits.js";
import { parseJson } from "../plain/parse-json.js";
import { decodeText } from "../plain/utf8.js";
import { planDocument, type PlanDocument } from "./plan-document.js";
import { PlanError } from "./plan-error.js";
import { isList, isObject, type Json, type JsonObject } from "./told.js";

/** More than any plan that Terraform can still apply. */
export const MAX_PLAN_BYTES = 256 * MEBIBYTE;

const HOW = "Give the output of terraform show -json (or tofu show -json) on the plan file";

/** A zip archive begins so, and no text that could be a plan does. */
const ZIP = Buffer.from("PK");

/**
 * A plan from the bytes of its file.
 * @param name the file's name, as it was given; @throws PlanError
 */
export function readPlan(content: Buffer, name: string): PlanDocument {
  if (content.subarray(0, ZIP.length).equals(ZIP)) {
    throw new PlanError(`${name} is a binary plan, or another zip archive. ${HOW}.`);
  }
  const decoded = decodeText(content);
  if ("problem" in decoded) throw new PlanError(`${name} ${decoded.problem}. ${HOW}, in UTF-8.`);
  return readPlanText(decoded.text, name);
}

/**
 * A plan as `terraform show -json` writes it, alone or as setup-terraform's wrapper prints it.
 * @param text what the file holds; @param name the file's name, as it was given
 * @throws PlanError
 */
export function readPlanText(text: string, name: string): PlanDocument {
  const refuse = (what: string) => new PlanError(`${name} ${what}`);
  const start = text.search(/\S/);
  if (start < 0) throw refuse(`is empty. ${HOW}.`);
  if (/^\{"@level"/.test(text.slice(start, start + 10))) {
    throw refuse(`is the log of terraform plan -json, which has no plan in it. ${HOW}.`);
  }
  const plan = parsed(text);
  if (plan === "several") {
    throw refuse("holds more than one plan. Give each in a file of its own.");
  }
  if (plan === null) throw refuse(`is not complete JSON. Write it again: ${lowerFirst(HOW)}.`);
  const version = plan["format_version"];
  const isState = isList(plan["resources"]) || isObject(plan["values"]);
  if (isState && !("resource_changes" in plan) && !("planned_values" in plan)) {
    throw refuse(`is a state and not a plan. ${HOW}.`);
  }
  if (typeof version !== "string" || !("resource_changes" in plan || "planned_values" in plan)) {
    throw refuse(`is not a plan of Terraform or OpenTofu. ${HOW}.`);
  }
  if (!hasChanges(plan)) {
    throw refuse(`lacks the resource_changes that its other parts speak of. ${HOW}, as it is.`);
  }
  const major = Number(/^\d+/.exec(version)?.[0] ?? NaN);
  if (!(major <= 1)) {
    throw refuse(
      `has plan format ${shortened(version)}, which this version does not read. Use a newer version of the action.`,
    );
  }
  if (plan["errored"] === true) {
    throw refuse(
      "is of a plan that ended with an error, so that it lacks what was not planned. Fix the error that Terraform reported, and plan again.",
    );
  }
  return planDocument(plan);
}

/** Terraform leaves the list of changes out where there is no resource at all. */
function hasChanges(plan: JsonObject): boolean {
  const changes = plan["resource_changes"] ?? null;
  if (changes !== null) return isList(changes);
  const planned = plan["planned_values"];
  const root = isObject(planned) ? planned["root_module"] : null;
  return !isObject(root) || !("resources" in root || "child_modules" in root);
}

/**
 * The wrapper of setup-terraform puts the command before the output, and lines of its own behind it;
 * `terragrunt run-all` puts plan behind plan.
 */
function parsed(text: string): JsonObject | "several" | null {
  const begin = text.search(/^[ \t]*\{/m);
  if (begin < 0) return null;
  const end = text.lastIndexOf("}") + 1;
  const lineEnd = text.indexOf("\n", begin);
  const whole = objectIn(text.slice(begin, end));
  if (whole !== null || lineEnd < 0) return whole;
  const first = objectIn(text.slice(begin, lineEnd));
  // In the wrapper's own lines the plan may stand once more, behind `::debug::stdout: `.
  const isFollowed = /^[ \t]*\{"format_version"/m.test(text.slice(lineEnd));
  return first !== null && isFollowed ? "several" : first;
}

function objectIn(text: string): JsonObject | null {
  try {
    const value = parseJson(text) as Json;
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function shortened(version: string): string {
  return /^[\w.+-]{1,20}$/.test(version) ? version : "of another kind";
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
