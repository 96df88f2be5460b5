import type { Assessment, Finding } from "../../posture/assessment.js";
import { ageInLimits } from "../faults.js";

/** Charts in Mermaid, which GitHub draws. No name from the cloud is in them. */

const GREEN = "#2da44e";
const AMBER = "#d4a72c";
const RED = "#cf222e";
const GREY = "#8c959f";
const BLUE = "#0969da";

/** The volumes by status; empty without volumes. */
export function statusChart({ summary }: Pick<Assessment, "summary">): string {
  const slices = [
    { label: "Compliant", count: summary.compliant, colour: GREEN },
    { label: "Stale", count: summary.stale, colour: AMBER },
    { label: "No backup", count: summary.noBackup, colour: RED },
    { label: "Unknown", count: summary.unknown, colour: GREY },
  ].filter(({ count }) => count > 0);
  if (slices.length === 0) return "";
  // Mermaid gives out colours by size or as written, by version: in this order both are the same.
  slices.sort((a, b) => b.count - a.count);
  const colours = slices.map(({ colour }, index) => `"pie${index + 1}": "${colour}"`);
  return fence([
    `%%{init: {"themeVariables": {${colours.join(", ")}, "pieOpacity": "1"}}}%%`,
    "pie showData",
    "  title Volumes by status",
    ...slices.map(({ label, count }) => `  "${label}" : ${count}`),
  ]);
}

/** The upper ends of the buckets, as multiples of a volume's own limit. */
const BUCKETS = [
  { upTo: 0.25, label: "≤ ¼" },
  { upTo: 0.5, label: "≤ ½" },
  { upTo: 0.75, label: "≤ ¾" },
  { upTo: 1, label: "≤ limit" },
  { upTo: 2, label: "≤ 2×" },
  { upTo: 4, label: "≤ 4×" },
  { upTo: Infinity, label: "> 4×" },
] as const;

/**
 * How many volumes have a newest recovery point of which age, each measured by its own limit; and how
 * many have none. Volumes of which that is unknown are left out. Empty without any.
 */
export function ageChart({ findings }: Pick<Assessment, "findings">): string {
  const counts = BUCKETS.map(() => 0);
  let without = 0;
  for (const finding of findings) {
    if (finding.status === "NO_BACKUP") without += 1;
    const bucket = bucketOf(finding);
    if (bucket !== null) counts[bucket] = (counts[bucket] ?? 0) + 1;
  }
  const all = [...counts, without];
  const highest = Math.max(...all);
  if (highest === 0) return "";
  return fence([
    `%%{init: {"themeVariables": {"xyChart": {"plotColorPalette": "${BLUE}"}}}}%%`,
    "xychart-beta",
    `  title "Age of the newest recovery point, against each volume's limit"`,
    `  x-axis [${[...BUCKETS.map(({ label }) => label), "none"].map((label) => `"${label}"`).join(", ")}]`,
    `  y-axis "Volumes" 0 --> ${highest}`,
    `  bar [${all.join(", ")}]`,
  ]);
}

function bucketOf(finding: Finding): number | null {
  if (finding.backupAgeMs === null) return null;
  const age = ageInLimits(finding);
  return BUCKETS.findIndex(({ upTo }) => age <= upTo);
}

function fence(lines: readonly string[]): string {
  return `\`\`\`mermaid\n${lines.join("\n")}\n\`\`\`\n`;
}
