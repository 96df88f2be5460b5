import type { Preview } from "../posture/preview/preview.js";
import { artifactOutputs, pathOutputs, type RunResults } from "./outputs.js";

/**
 * The step's outputs of `mode: preview` by name, all of them in every case.
 * @param preview null when nothing could be compared: a number that is not known is an empty text
 */
export function previewOutputs(
  preview: Preview | null,
  reportPaths: RunResults["reportPaths"],
  artifact: RunResults["artifact"],
): Readonly<Record<string, string>> {
  return {
    ...(preview === null ? UNCOMPARED : comparedOutputs(preview)),
    ...pathOutputs(reportPaths),
    ...artifactOutputs(artifact),
  };
}

function comparedOutputs(preview: Preview) {
  const { verdict, complete, total, headline } = preview;
  return {
    result: verdict.passed ? "pass" : "fail",
    complete: String(complete),
    "total-volumes": String(total),
    "begin-to-fail": String(preview.begins),
    "stop-failing": String(preview.stops),
    exempted: String(preview.exempted),
    unknown: String(preview.after.unknown),
    violations: JSON.stringify(verdict.violations),
    headline,
  };
}

const UNCOMPARED: ReturnType<typeof comparedOutputs> = {
  result: "fail",
  complete: "false",
  "total-volumes": "",
  "begin-to-fail": "",
  "stop-failing": "",
  exempted: "",
  unknown: "",
  violations: "[]",
  headline: "Nothing could be compared: the log says why.",
};
