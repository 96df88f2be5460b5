import { DAY_MS, HOUR_MS, MINUTE_MS, WEEK_MS } from "../../plain/days.js";

const MS_PER_UNIT: Readonly<Record<string, number>> = {
  m: MINUTE_MS,
  h: HOUR_MS,
  d: DAY_MS,
  w: WEEK_MS,
};

/** A hundred years: more is a slip, and far from where milliseconds lose their exactness. */
const maxMs = 36_500 * DAY_MS;

/** Milliseconds of `90m`, `36h`, `7d` or `2w`, from 0 to a hundred years; undefined for any other text. */
export function readDuration(text: string): number | undefined {
  const [, digits, unit] = /^(\d{1,12})([mhdw])$/.exec(text) ?? [];
  const msPerUnit = MS_PER_UNIT[unit ?? ""];
  if (digits === undefined || msPerUnit === undefined) return undefined;
  const ms = Number(digits) * msPerUnit;
  return ms <= maxMs ? ms : undefined;
}
