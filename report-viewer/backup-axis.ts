import { scaleUtc } from "d3-scale";
import { svg } from "./element.js";
import type { ShownBackup } from "./volume-list.js";
import { limitText, timeText } from "./wording.js";

const HEIGHT = 84;
const AXIS_Y = 56;
const MARK_Y = 36;
const SIDE = 14;
const DAY_MINUTES = 1440;

export interface AxisSpan {
  /** Minutes since the epoch. */
  readonly now: number;
  readonly limitDays: number;
  /** Of the drawing, in CSS pixels. */
  readonly width: number;
}

/** The backups on a time axis that ends now, with the span in which a recovery point is fresh. */
export function backupAxis(backups: readonly ShownBackup[], span: AxisSpan): SVGElement {
  const { now, limitDays, width } = span;
  const dated = backups.filter(isDated);
  const freshFrom = now - limitDays * DAY_MINUTES;
  const oldest = Math.min(now - 1.3 * limitDays * DAY_MINUTES, ...dated.map((it) => it.created));
  const newest = Math.max(now, ...dated.map((it) => it.created));
  const x = scaleUtc([toDate(oldest), toDate(newest)], [SIDE, width - SIDE]);
  const at = (minutes: number) => round(x(toDate(minutes)));
  const format = x.tickFormat();
  const ticks = x
    .ticks(Math.max(2, Math.floor(width / 90)))
    .flatMap((tick) => [
      svg("path", { class: "grid", d: `M${round(x(tick))} ${AXIS_Y}v5` }),
      svg(
        "text",
        { class: "tick", x: round(x(tick)), y: AXIS_Y + 18, "text-anchor": "middle" },
        format(tick),
      ),
    ]);
  const usable = dated.filter((it) => isUsable(it, now)).length;
  const label = `${backups.length} backups on a time axis, ${usable} of them usable now.`;
  return svg(
    "svg",
    { class: "backup-axis", viewBox: `0 0 ${width} ${HEIGHT}`, role: "img", "aria-label": label },
    svg("rect", {
      class: "fresh",
      x: at(freshFrom),
      y: 16,
      width: round(x(toDate(now)) - x(toDate(freshFrom))),
      height: AXIS_Y - 16,
    }),
    svg(
      "text",
      { class: "tick", x: at(now), y: 11, "text-anchor": "end" },
      `limit ${limitText(limitDays)} d`,
    ),
    svg("path", { class: "axis-line", d: `M${SIDE} ${AXIS_Y}H${width - SIDE}` }),
    ...ticks,
    ...dated.toReversed().map((backup) => markOf(backup, at(backup.created), now)),
  );
}

type Dated = ShownBackup & { readonly created: number };

function isDated(backup: ShownBackup): backup is Dated {
  return backup.created !== null;
}

/** A recovery point: AVAILABLE, and not expired. */
export function isUsable({ state, expires }: ShownBackup, now: number): boolean {
  return state === "AVAILABLE" && (expires === null || expires > now);
}

/** A disc can be restored from, a cross cannot: told apart by shape, not by colour. */
function markOf(backup: Dated, x: number, now: number): SVGElement {
  const title = svg("title", {}, `${timeText(backup.created)}, ${backup.state}`);
  return isUsable(backup, now)
    ? svg("circle", { class: "usable", cx: x, cy: MARK_Y, r: 5 }, title)
    : svg("path", { class: "unusable", d: `M${x - 4} ${MARK_Y - 4}l8 8m0-8-8 8` }, title);
}

function toDate(minutes: number): Date {
  return new Date(minutes * 60_000);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
