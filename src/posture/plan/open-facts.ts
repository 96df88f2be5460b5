import { UNTOLD, type Told } from "../../plan/told.js";
import type { Match } from "../../settings/policy.js";
import type { MatchedVolume } from "./matched-volume.js";

/** A selector of a match that may hang on what a plan does not tell. */
export type OpenSelector = Exclude<keyof Match, "volumes" | "addresses">;

/** What a plan does not tell that a match asks for, and what would tell it: half a sentence. */
export function openFact(selector: OpenSelector, volume: MatchedVolume): string {
  const { asset, side } = volume;
  const isPart = asset.part !== null;
  switch (selector) {
    case "compartments":
      return typeof side.compartmentId === "string"
        ? "the plan has its compartment as an OCID, and the policy names paths or names; give the report of an audit as baseline-file, or the OCID in the policy"
        : "its compartment is not known before apply; give compartment_id a known OCID";
    case "freeformTags":
      return openTags("freeform_tags", side.freeformTags, isPart);
    case "definedTags":
      return openTags("defined_tags", side.definedTags, isPart);
    case "kinds":
      return "the plan does not tell what kind of volume it is of";
    case "regions":
      return "the plan does not tell its region; set region in the provider block";
    case "names":
      return "its display_name is not set, or not known before apply; set it in the configuration";
    case "attached":
      return "the plan does not tell whether it is attached; refer to it directly in the attachment";
    case "minSizeGb":
      return "its size is not set, or not known before apply; set it in the configuration";
  }
}

type Tags = Told<ReadonlyMap<string, Told<string>>>;

function openTags(argument: string, tags: Tags, isPart: boolean): string {
  if (isPart) {
    return `the plan has no ${argument} of a volume that an instance brings along; match those volumes by kind, name or compartment`;
  }
  if (tags === UNTOLD) {
    return `its ${argument} are not set, or not known before apply; set them in the configuration`;
  }
  if ([...tags.values()].includes(UNTOLD)) {
    return `a value in its ${argument} is not known before apply; set one that is`;
  }
  return `defaults of the tenancy may add ${argument}; set them in the configuration`;
}
