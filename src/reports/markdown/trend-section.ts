import type { Assessment } from "../../posture/assessment.js";
import { recentDays, trendOf } from "../../posture/verdict/trend.js";
import { counted } from "../../plain/wording.js";

/** Days that a chart in a summary has room for. */
const MOST_CHARTED = 30;

/** `61.2 % → 74 % in 30 days; oldest gap 212 days`; null while there is but one day to tell of. */
export function trendPhrase({ history }: Pick<Assessment, "history">): string | null {
  const trend = trendOf(history);
  if (trend === null) return null;
  const { from, to, days, meanDaysToFix } = trend;
  const gap =
    to.oldestGapDays === null
      ? "no open gap"
      : `oldest gap ${counted(Math.floor(to.oldestGapDays), "day")}`;
  const fixed =
    meanDaysToFix === null ? "" : `; fixed after ${counted(meanDaysToFix, "day")} on average`;
  return `${percent(from.compliancePercent)} → ${percent(to.compliancePercent)} in ${counted(days, "day")}; ${gap}${fixed}`;
}

/** The share of each day with a run, as GitHub draws it; empty with one day. No name is in it. */
export function trendChart({ history }: Pick<Assessment, "history">): string {
  const recent = recentDays(history, MOST_CHARTED);
  if (recent.length < 2) return "";
  const changed = recent.some((it) => it.isPolicyChanged);
  // The axis is of days with a run, for the chart knows no gaps: a day without one is no zero.
  const days = recent.map((it) => `"${it.day.slice(5)}${it.isPolicyChanged ? "*" : ""}"`);
  return [
    "```mermaid",
    `%%{init: {"xyChart": {"width": 1000, "height": 300}, "themeVariables": {"xyChart": {"plotColorPalette": "#0969da"}}}}%%`,
    "xychart-beta",
    `  title "Compliant, of the volumes that count, on each day with a run${changed ? " (* rules changed)" : ""}"`,
    `  x-axis [${days.join(", ")}]`,
    `  y-axis "%" 0 --> 100`,
    `  line [${recent.map((it) => it.compliancePercent).join(", ")}]`,
    "```",
    "",
  ].join("\n");
}

/** Rounded down, so that nothing is said to be whole that is not. */
function percent(value: number): string {
  return `${Math.floor(value * 10) / 10} %`;
}
