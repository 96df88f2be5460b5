import type { BackupSchedule } from "../../inventory/inventory.js";
import { regionTimeZone } from "./region-time-zone.js";

export type Schedules = readonly BackupSchedule[];

/** Volumes share policies by the thousand: what an object leads to is worked out once. */
export function remembered<Key extends object, Fact>(
  workOut: (key: Key) => Fact,
): (key: Key) => Fact {
  const known = new WeakMap<Key, { readonly fact: Fact }>();
  return (key) => {
    const entry = known.get(key);
    if (entry !== undefined) return entry.fact;
    const fact = workOut(key);
    known.set(key, { fact });
    return fact;
  };
}

/** Equal schedules share their facts too: each look-up of a policy may bring an array of its own. */
const canonical = remembered((schedules: Schedules): Schedules => {
  const text = JSON.stringify(schedules, writeNumbersOut);
  const same = byText.get(text) ?? schedules;
  byText.set(text, same);
  return same;
});
const byText = new Map<string, Schedules>();

/** JSON has no NaN or Infinity: as null they would be taken for fields left out. */
function writeNumbersOut(_key: string, value: unknown): unknown {
  return typeof value === "number" ? String(value) : value;
}

/** The same for what depends on a region too, as starts do: by nothing but its clock. */
export function rememberedByClock<Fact>(
  workOut: (schedules: Schedules, region: string) => Fact,
): (schedules: Schedules, region: string) => Fact {
  const factsOf = remembered<Schedules, Map<string | null, { readonly fact: Fact }>>(
    () => new Map(),
  );
  return (schedules, region) => {
    const facts = factsOf(canonical(schedules));
    // In UTC or a zone that is never known, all regions' clocks are one.
    const clock = schedules.some(isRegional) ? regionTimeZone(region) : null;
    const entry = facts.get(clock) ?? { fact: workOut(schedules, region) };
    facts.set(clock, entry);
    return entry.fact;
  };
}

function isRegional({ timeZone }: BackupSchedule): boolean {
  return timeZone === "REGIONAL_DATA_CENTER_TIME";
}
