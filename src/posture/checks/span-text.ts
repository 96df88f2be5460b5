import { DAY_MS, HOUR_MS } from "../../plain/days.js";
import { counted } from "../../plain/wording.js";

const UNIT_MS = { day: DAY_MS, hour: HOUR_MS };
type Unit = keyof typeof UNIT_MS;

/** `1.25 days`, from milliseconds, rounded to two decimals. */
export function inDays(ms: number): string {
  return counted(rounded(ms, "day"), "day");
}

/** `9.5 days (limit 7)`; says so where rounding hides that the limit was passed. */
export function againstLimit(ms: number, limitMs: number, unit: Unit = "day"): string {
  const [shown, limit] = [rounded(ms, unit), rounded(limitMs, unit)];
  const excess = ms > limitMs && shown <= limit ? `, exceeded by less than 0.01 ${unit}s` : "";
  return `${counted(shown, unit)} (limit ${limit}${excess})`;
}

/** `7 days (at least 35 required)`; says so where rounding hides that it falls short. */
export function againstMinimum(ms: number, minimumMs: number): string {
  const [shown, minimum] = [rounded(ms, "day"), rounded(minimumMs, "day")];
  const lack = ms < minimumMs && shown >= minimum ? ", short by less than 0.01 days" : "";
  return `${counted(shown, "day")} (at least ${minimum} required${lack})`;
}

function rounded(ms: number, unit: Unit): number {
  return Math.round((ms / UNIT_MS[unit]) * 100) / 100;
}
