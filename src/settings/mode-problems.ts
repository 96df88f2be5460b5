import type { InputValues } from "./schema.js";
import { PREVIEW_FORMATS } from "./settings.js";

type Values = Pick<InputValues, "mode" | "formats" | "redact" | "baseline">;

/** What other modes take and this one does not, and formats that are not for it or not beside `redact`. */
export function modeProblems(values: Values): readonly string[] {
  return [...baselineProblems(values), ...formatProblems(values)];
}

function baselineProblems({ mode, baseline }: Values): readonly string[] {
  if (baseline !== "last") return [];
  if (mode === "plan") {
    return [
      "baseline: last reads a report from Object Storage, and mode plan asks nothing of OCI. Download the audit's JSON report and give its path as baseline-file.",
    ];
  }
  if (mode !== "preview") return [];
  return [
    "baseline: last reads a report from Object Storage, and mode preview asks nothing of OCI. Leave baseline out.",
  ];
}

function formatProblems({ mode, formats, redact }: Values): readonly string[] {
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
