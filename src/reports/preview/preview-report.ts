import { createHash } from "node:crypto";

import type { Preview } from "../../posture/preview/preview.js";
import type { PreviewFormat } from "../../settings/settings.js";
import { compactTime } from "../timestamps.js";
import type { RunFacts } from "../report.js";

/** What the reports on a preview say of the run. */
export interface PreviewRunFacts extends Pick<RunFacts, "toolVersion" | "run"> {
  /** Of the run, in milliseconds since the epoch; what is judged was read before. */
  readonly generatedAt: number;
  readonly inventory: { readonly path: string; readonly toolVersion: string };
  readonly policyFile: string;
  /** null: compared with what holds without a policy file. */
  readonly basePolicyFile: string | null;
}

/** A renderer is pure: the same preview and facts give the same bytes. */
export interface PreviewRenderer {
  readonly format: PreviewFormat;
  /** File name ending, without the dot. */
  readonly extension: string;
  readonly contentType: string;
  render(preview: Preview, facts: PreviewRunFacts): string;
}

/** `volume_backup_preview_20261105T031500Z.json`: one time stamp for all formats of a run. */
export function previewFileName(generatedAt: number, extension: string): string {
  return `volume_backup_preview_${compactTime(generatedAt)}.${extension}`;
}

/** By which the next run finds its own comment: one for each pair of policy files. */
export function previewCommentMarker({
  policyFile,
  basePolicyFile,
}: Pick<PreviewRunFacts, "policyFile" | "basePolicyFile">): string {
  const identity = JSON.stringify(["preview", policyFile, basePolicyFile]);
  const digest = createHash("sha256").update(identity).digest("hex").slice(0, 16);
  return `<!-- oci-volume-backup-audit preview ${digest} -->`;
}
