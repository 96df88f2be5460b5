import type { Assessment } from "../../posture/assessment.js";
import { trendPhrase } from "../markdown/trend-section.js";
import { lineChart } from "./line-chart.js";
import type { Markup } from "./markup.js";
import { markup } from "./markup.js";

const CHANGED = "rules changed";

/** The share and the size without a fresh backup over the days that are remembered; null with one day. */
export function trendCharts({ history }: Assessment): Markup | null {
  const phrase = trendPhrase({ history });
  if (phrase === null) return null;
  const marks = history.filter((it) => it.isPolicyChanged).map(({ day }) => day);
  const common = { summary: phrase, marks, markLabel: CHANGED };
  return markup`${lineChart({
    ...common,
    title: "Compliant, of the volumes that count",
    points: history.map((it) => ({ day: it.day, value: it.compliancePercent })),
    highest: 100,
    unit: " %",
  })}
${lineChart({
  ...common,
  title: "GB without a fresh backup",
  points: history.map((it) => ({ day: it.day, value: it.unprotectedGb })),
  highest: null,
  unit: "",
})}`;
}
