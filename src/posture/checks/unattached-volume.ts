import type { Check } from "../check.js";
import { fail, pass, unknown } from "./outcome.js";

export const unattachedVolume: Check = {
  id: "unattached-volume",
  title: "The volume is attached to an instance",
  help:
    "A volume that no instance uses costs money and is easily forgotten. " +
    "Attach it, or make a last backup and delete it.",
  severity: "info",
  needs: [],
  isRequired: () => false,
  demands: () => [],
  evaluate({ isAttached, volume }) {
    if (isAttached === true) return pass("the volume is attached to an instance");
    if (isAttached === null) {
      return unknown("no attachment was found, but not all attachments were listed");
    }
    const size = volume.sizeGb === null ? "" : ` of ${volume.sizeGb} GB`;
    return fail(`no instance is attached to the volume${size}`, null);
  },
};
