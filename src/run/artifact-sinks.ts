import { artifactSink } from "../delivery/artifact.js";
import type { Sink } from "../delivery/sink.js";
import { untilCancelled } from "../delivery/until-cancelled.js";
import { uploadArtifact } from "../github/artifact.js";
import type { CommonSettings } from "../settings/settings.js";
import { isAction, type World } from "./world.js";

/** The workflow artifact of that name as a sink; none outside of GitHub Actions. */
export function artifactSinks(
  world: World,
  { artifact }: Pick<CommonSettings, "artifact">,
  name: string,
): readonly Sink[] {
  if (!artifact.enabled || !isAction(world)) return [];
  const { tempDir, cancellation } = world;
  const { retentionDays } = artifact;
  const uploads = artifactSink({ upload: uploadArtifact, name, retentionDays, tempDir });
  return [untilCancelled(uploads, cancellation)];
}
