import { counted } from "../../plain/wording.js";
import type { Preview } from "./preview.js";

/** The first sentence: `12 volumes would begin to fail, 3 would be exempted.` */
export function headlineOf(
  counts: Pick<Preview, "total" | "begins" | "stops" | "becomesUnknown" | "exempted">,
  differing: number,
): string {
  const { total, begins, stops, becomesUnknown, exempted } = counts;
  const parts: readonly (readonly [number, string])[] = [
    [exempted, "would be exempted"],
    [becomesUnknown, "could no longer be told"],
    [stops, "would stop failing"],
    [differing, "would fail for another reason"],
  ];
  const others = parts.filter(([count]) => count > 0);
  if (begins === 0 && others.length === 0) {
    return total === 0
      ? "The inventory has no volume to judge."
      : `Nothing would change for ${total === 1 ? "the volume" : `any of the ${total} volumes`}.`;
  }
  const first = begins === 0 ? "No volume" : counted(begins, "volume");
  return `${[`${first} would begin to fail`, ...others.map((it) => it.join(" "))].join(", ")}.`;
}
