import type { Asset, AssetFacts } from "../../plan/asset.js";
import type { Told } from "../../plan/told.js";

/** What a match may ask of a planned volume, group or backup, on one side of the plan. */
export interface MatchedVolume {
  readonly asset: Pick<Asset, "change" | "part"> & { readonly kind: Told<Asset["kind"]> };
  readonly side: Pick<
    AssetFacts,
    "ocid" | "name" | "compartmentId" | "sizeGb" | "freeformTags" | "definedTags"
  >;
  readonly region: Told<string>;
  readonly isAttached: Told<boolean>;
}
