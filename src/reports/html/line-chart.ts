import { scaleLinear, scaleUtc } from "d3-scale";
import type { Markup } from "./markup.js";
import { markup } from "./markup.js";
import { grouped } from "./numbers.js";

/** In the units of the drawing; it scales with the page. */
const WIDTH = 420;
const HEIGHT = 198;
const LEFT = 46;
const RIGHT = 18;
const TOP = 30;
const BOTTOM = 34;

export interface DayPoint {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly value: number;
}

export interface LineChart {
  readonly title: string;
  /** What is to be seen, in a sentence, for those who do not see it. */
  readonly summary: string;
  /** In ascending order. Where a day is missing the line is broken off. */
  readonly points: readonly DayPoint[];
  /** The upper end of the axis; null: the highest value. */
  readonly highest: number | null;
  /** Behind a value: ` %`. */
  readonly unit: string;
  readonly marks: readonly string[];
  readonly markLabel: string;
}

/** A line a day long or more as a figure; days without a value are gaps in it. */
export function lineChart(chart: LineChart): Markup {
  const { title, summary, points, unit, marks, markLabel } = chart;
  const times = points.map(({ day }) => Date.parse(day));
  const x = scaleUtc([new Date(times[0] ?? 0), new Date(times.at(-1) ?? 0)], [LEFT, WIDTH - RIGHT]);
  const top = chart.highest ?? Math.max(1, ...points.map(({ value }) => value));
  const y = scaleLinear([0, top], [HEIGHT - BOTTOM, TOP]).nice(4);
  const at = (day: string) => round(x(new Date(day)));
  const grid = y.ticks(4).map(
    (tick) => markup`<path class="grid" d="M${LEFT} ${round(y(tick))}H${WIDTH - RIGHT}"></path>
<text class="tick" x="${LEFT - 6}" y="${round(y(tick) + 4)}" text-anchor="end">${grouped(tick)}${unit}</text>`,
  );
  const runs = runsOf(points);
  const lines = runs.map(
    (run) =>
      markup`<path class="trend" d="M${run.map(({ day, value }) => `${at(day)} ${round(y(value))}`).join("L")}"></path>`,
  );
  const last = points.at(-1);
  // A day by itself is no line, and would not be seen.
  const single = runs.flatMap((run) => (run.length === 1 ? run : []));
  const dots = [...single, ...(last === undefined ? [] : [last])].map(
    ({ day, value }) =>
      markup`<circle class="trend-dot" cx="${at(day)}" cy="${round(y(value))}" r="3"><title>${day}: ${grouped(value)}${unit}</title></circle>`,
  );
  return markup`
<figure>
<figcaption>${title}${marks.length === 0 ? null : legend(markLabel)}</figcaption>
<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}: ${summary}">
${grid}${marks.map((day) => markup`<path class="mark" d="M${at(day)} ${TOP - 12}V${HEIGHT - BOTTOM}"><title>${day}: ${markLabel}</title></path>`)}
${lines}${dots}
${dayTicks(points, at)}
</svg>
</figure>`;
}

function legend(label: string): Markup {
  return markup` <span class="legend"><svg viewBox="0 0 12 12" aria-hidden="true"><path class="mark" d="M6 0V12"></path></svg> ${label}</span>`;
}

/** The first and the last day, and the middle where there is room for it. */
function dayTicks(points: readonly DayPoint[], at: (day: string) => string): Markup[] {
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined) return [];
  const tick = (day: string, anchor: string) =>
    markup`<text class="tick" x="${at(day)}" y="${HEIGHT - BOTTOM + 16}" text-anchor="${anchor}">${day}</text>`;
  return [tick(first.day, "start"), ...(last === first ? [] : [tick(last.day, "end")])];
}

const DAY_MS = 86_400_000;

/** Days that follow one another without a gap. */
function runsOf(points: readonly DayPoint[]): DayPoint[][] {
  const runs: DayPoint[][] = [];
  let before: number | null = null;
  for (const point of points) {
    const time = Date.parse(point.day);
    if (before !== null && time - before === DAY_MS) runs.at(-1)?.push(point);
    else runs.push([point]);
    before = time;
  }
  return runs;
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
