import { scaleBand, scaleLinear } from "d3-scale";
import type { Markup } from "./markup.js";
import { markup } from "./markup.js";
import { grouped } from "./numbers.js";

/** In the units of the drawing; it scales with the page. */
const WIDTH = 420;
const HEIGHT = 198;
const LEFT = 38;
const RIGHT = 18;
const TOP = 30;
const BOTTOM = 34;

export interface BarPart {
  /** Name of the look, as in the style sheet. */
  readonly look: string;
  readonly count: number;
}

export interface Bar {
  /** For the tooltip: `3 to 4 days`. */
  readonly title: string;
  /** Below the axis; null for none. */
  readonly tick: string | null;
  /** From the axis upwards. */
  readonly parts: readonly BarPart[];
}

export interface BarChart {
  readonly title: string;
  /** What is to be seen, in a sentence, for those who do not see it. */
  readonly summary: string;
  readonly axis: string;
  readonly bars: readonly Bar[];
  /** A line before the bar of that index. */
  readonly mark?: { readonly before: number; readonly label: string };
  readonly note?: string;
  readonly legend?: readonly { readonly look: string; readonly label: string }[];
}

/** A bar chart as a figure. */
export function barChart({
  title,
  summary,
  axis,
  bars,
  mark,
  note,
  legend = [],
}: BarChart): Markup {
  const x = scaleBand<number>(bars.keys(), [LEFT, WIDTH - RIGHT]).paddingInner(0.18);
  const highest = Math.max(1, ...bars.map(heightOf));
  const y = scaleLinear([0, highest], [HEIGHT - BOTTOM, TOP]).nice(4);
  const left = (index: number) => x(index) ?? LEFT;
  const grid = y
    .ticks(4)
    .filter(Number.isInteger)
    .map(
      (tick) => markup`<path class="grid" d="M${LEFT} ${round(y(tick))}H${WIDTH - RIGHT}"></path>
<text class="tick" x="${LEFT - 6}" y="${round(y(tick) + 4)}" text-anchor="end">${grouped(tick)}</text>`,
    );
  const drawn = bars.map(
    (
      bar,
      index,
    ) => markup`<g><title>${bar.title}: ${spoken(bar)}</title>${columns(bar, left(index), x.bandwidth(), y)}</g>
${tickOf(bar, left(index) + x.bandwidth() / 2)}`,
  );
  return markup`
<figure>
<figcaption>${title}${legend.map(legendItem)}</figcaption>
<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}: ${summary}">
${grid}${drawn}${mark === undefined ? null : markLine(left(mark.before) - (x.step() - x.bandwidth()) / 2, mark.label)}
<text class="axis" x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 3}" text-anchor="middle">${axis}</text>
</svg>
${note === undefined ? null : markup`<p class="muted">${note}</p>`}
</figure>`;
}

function legendItem({ look, label }: { look: string; label: string }): Markup {
  return markup` <span class="legend"><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="${look}" width="12" height="12"></rect></svg> ${label}</span>`;
}

function columns(
  { parts }: Bar,
  left: number,
  width: number,
  y: (count: number) => number,
): Markup[] {
  let below = 0;
  return parts
    .filter(({ count }) => count > 0)
    .map(({ look, count }) => {
      const [bottom, top] = [y(below), y(below + count)];
      below += count;
      return markup`<rect class="${look}" x="${round(left)}" y="${round(top)}" width="${round(width)}" height="${round(bottom - top)}"></rect>`;
    });
}

function tickOf({ tick }: Bar, middle: number): Markup | null {
  if (tick === null) return null;
  return markup`<text class="tick" x="${round(middle)}" y="${HEIGHT - BOTTOM + 14}" text-anchor="middle">${tick}</text>`;
}

function markLine(x: number, label: string): Markup {
  return markup`<path class="mark" d="M${round(x)} ${TOP - 20}V${HEIGHT - BOTTOM}"></path>
<text class="mark-label" x="${round(x + 5)}" y="${TOP - 12}">${label}</text>`;
}

function spoken({ parts }: Bar): string {
  const present = parts.filter(({ count }) => count > 0);
  if (present.length === 0) return "0";
  return present.map(({ look, count }) => `${grouped(count)} ${look}`).join(", ");
}

function heightOf({ parts }: Bar): number {
  return parts.reduce((sum, { count }) => sum + count, 0);
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
