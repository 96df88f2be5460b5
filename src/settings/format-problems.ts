import type { InputValues } from "./schema.js";
import { PREVIEW_FORMATS } from "./settings.js";

/** Formats that are words of the input and cannot be had in this mode, or beside `redact`. */
export function formatProblems({
  mode,
  formats,
  redact,
}: Pick<InputValues, "mode" | "formats" | "redact">): readonly string[] {
  if (mode === "preview") {
    const others = formats.filter((format) => !PREVIEW_FORMATS.some((it) => it === format));
    if (others.length === 0) return [];
    return [
      `formats: mode preview writes ${PREVIEW_FORMATS.join(" and ")} and no ${others.join(", ")}; leave out what it does not write.`,
    ];
  }
  if (!formats.includes("inventory")) return [];
  if (mode === "plan") {
    return [
      "formats: an inventory is what an audit read, and mode plan reads none; leave inventory out.",
    ];
  }
  if (!redact) return [];
  return [
    "formats: an inventory holds all that was read, by its true names, and redact is on; leave inventory out, or keep the workflow in a private repository and leave redact off.",
  ];
}
