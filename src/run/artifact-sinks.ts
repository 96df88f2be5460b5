import { artifactSink } from "../delivery/artifact.js";
import type { Sink } from "../delivery/sink.js";
import { untilCancelled } from "../delivery/until-cancelled.js";
import { uploadArtifact } from "../github/artifact.js";
import type { CommonSettings } from "../settings/settings.js";
import { isGithubActions, type World } from "./world.js";

/** The workflow artifact of that name as a sink; none outside of GitHub Actions. */
export function artifactSinks(
  { env, tempDir, cancellation }: World,
  { artifact }: Pick<CommonSettings, "artifact">,
  name: string,
): readonly Sink[] {
  if (!artifact.enabled || !isGithubActions(env)) return [];
  const { retentionDays } = artifact;
  const uploads = artifactSink({ upload: uploadArtifact, name, retentionDays, tempDir });
  return [untilCancelled(uploads, cancellation)];
}
