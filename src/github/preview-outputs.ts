import type { Preview } from "../posture/preview/preview.js";
import { pathOutputs } from "./outputs.js";

/** The step's outputs of `mode: preview` by name. */
export function previewOutputs(
  preview: Preview,
  reportPaths: ReadonlyMap<string, string>,
  artifact: { readonly id: string; readonly url: string } | null,
): Readonly<Record<string, string>> {
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
    ...pathOutputs(reportPaths),
    "artifact-id": artifact?.id ?? "",
    "artifact-url": artifact?.url ?? "",
  };
}
