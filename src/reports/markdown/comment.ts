import { createHash } from "node:crypto";

import type { Assessment } from "../../posture/assessment.js";
import type { ScopeSettings } from "../../settings/settings.js";
import { changesTable, driftSentences } from "./drift-section.js";
import { MAX_COMMENT_LENGTH } from "./github-limits.js";
import { fitSections } from "./fit-sections.js";
import { numbersSection } from "./numbers-section.js";
import type { RunFacts } from "../report.js";
import { commentFoot } from "./run-section.js";
import { topRows } from "./top-rows.js";
import { incompleteSection, verdictSection } from "./verdict-section.js";
import { worstVolumes } from "./worst-volumes.js";

const MOST_VOLUMES = 10;

export const COMMENT_TITLE = "## OCI volume backup posture";

/**
 * A comment that shows as nothing and by which the next run finds its own: gates with another
 * artifact name or another scope have another.
 */
export function commentMarker(artifactName: string, scope: ScopeSettings): string {
  const name = artifactName.replace(/[^\w.]+/g, "_");
  const identity = JSON.stringify([artifactName, scope]);
  const digest = createHash("sha256").update(identity).digest("hex").slice(0, 16);
  return `<!-- oci-volume-backup-audit ${name} ${digest} -->`;
}

/** The pull request's comment, `marker` first: verdict, numbers, what changed, the worst volumes. */
export function renderComment(
  assessment: Assessment,
  facts: RunFacts,
  marker: string,
  maxLength: number = MAX_COMMENT_LENGTH,
): string {
  const head = [
    marker,
    COMMENT_TITLE,
    verdictSection(assessment),
    numbersSection(assessment.summary),
    incompleteSection(assessment),
  ]
    .filter((section) => section !== "")
    .map((section) => `${section.trimEnd()}\n`)
    .join("\n");
  const foot = commentFoot(facts.run);
  const table = topRows(changesTable(assessment), MOST_VOLUMES);
  const changes = `${driftSentences(assessment)}${table === "" ? "" : `\n${table}`}`;
  const sections = [
    { title: "What changed", text: changes, rank: 0 },
    { title: "Worst volumes", text: worstVolumes(assessment.findings, MOST_VOLUMES), rank: 1 },
  ];
  const room = maxLength - head.length - foot.length;
  return head + fitSections(sections, room, (text) => text.length) + foot;
}
