import type { AuditedCompartment, Volume } from "../../inventory/inventory.js";
import { compartmentsMeant } from "../../matching/compartments.js";
import { nameMatcher } from "../../matching/glob.js";
import { nearest } from "../../plain/nearest.js";
import { quoted } from "../../plain/quoted.js";
import { byCodeUnit } from "../../plain/order.js";

/** Telling how near each of more would be costs more than the hint is worth. */
const MOST_CANDIDATES = 500;

/** What a pattern would match if case did not count, else the nearest name; in quotes. */
export function nearestName(pattern: string, volumes: readonly Volume[]): string | null {
  const names = [...new Set(volumes.map(({ name }) => name))].sort(byCodeUnit);
  const isMatch = nameMatcher(pattern.toLowerCase());
  const other = names.find((name) => isMatch(name.toLowerCase()));
  return other === undefined ? nearestText(pattern, names) : quoted(other);
}

/** Likewise for a compartment, by its path below the tenancy. */
export function nearestCompartment(
  pattern: string,
  compartments: readonly AuditedCompartment[],
): string | null {
  const lower = compartments.map((it) => ({
    id: it.id.toLowerCase(),
    name: it.name.toLowerCase(),
    path: it.path.toLowerCase(),
    names: it.names.map((name) => name.toLowerCase()),
    shown: it.names.join("/"),
  }));
  const [other] = compartmentsMeant(pattern.toLowerCase(), lower)
    .map(({ shown }) => shown)
    .sort(byCodeUnit);
  if (other !== undefined) return quoted(other);
  const known = compartments.flatMap(({ name, names, path }) => [name, names.join("/"), path]);
  return nearestText(pattern, [...new Set(known)].sort(byCodeUnit));
}

/** The text that differs from the given one in case or in few letters; in quotes. */
export function nearestText(text: string, candidates: readonly string[]): string | null {
  const slack = Math.max(1, Math.floor(text.length / 3));
  const close = candidates.filter((it) => Math.abs(it.length - text.length) <= slack);
  const other = close.find((it) => it.toLowerCase() === text.toLowerCase());
  const near = other ?? nearest(text, close.slice(0, MOST_CANDIDATES));
  return near === null || near === "" ? null : quoted(near);
}
